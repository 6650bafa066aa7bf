"""Exports of many articles: one JSON object a line, or a JSON list of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from corpus.errors import ArticleFormatError
from corpus.model import Article
from corpus.readers.composing import Block, compose, make_article, mend, paragraphs_of, split_text
from corpus.readers.contents import LeftOut
from corpus.readers.encodings import decode, decode_lines
from corpus.readers.metadata import stated
from corpus.readers.stored import digest
from corpus.readers.web import blocks_of_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.readers.metadata import Metadata

    Problem: TypeAlias = Callable[[str, str], ArticleFormatError]

Record: TypeAlias = dict[str, Any]
Found: TypeAlias = Article | ArticleFormatError | LeftOut

TITLES = ("title", "headline")
TEXTS = ("paragraphs", "text", "body", "content")
LISTS = ("articles", "items", "data")  # where an object holds the list
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
FAULT = "found a code point that is no character: shown as U+FFFD"
FAULTS = "found {count:,} code points that are no characters: shown as U+FFFD"


@dataclass(frozen=True, slots=True)
class Export:
    """A file of records: its name, what holds for all of them, and the bytes that say so."""

    name: str
    defaults: Metadata
    metadata: bytes


def read_lines(content: bytes, export: Export) -> Iterator[Found]:
    """What each line of *content* holds: an article, or what is wrong with it.

    An article's number is that of its line; empty lines hold nothing.
    """
    for number, line in decode_lines(content, export.name):
        if isinstance(line, ArticleFormatError):
            yield line
        elif line.strip("\ufeff \t\r\n"):
            try:
                record = _DECODER.decode(line.strip("\ufeff \t\r\n"))
            except (ValueError, RecursionError) as error:
                yield ArticleFormatError(export.name, number, _fault(error))
            else:
                yield from _read_record(record, export, f"{export.name}#{number}", number)


def read_list(content: bytes, export: Export) -> Iterator[Found]:
    """The articles of a JSON list, of an object that holds such a list, or of one record.

    An article's number is its place in the list, from 1. Where the list is damaged, what stands
    before the damage counts. Raises ArticleFormatError for what is no text.
    """
    text = decode(content, export.name)
    start = _after_space(text, 1 if text.startswith("\ufeff") else 0)
    if text[start : start + 1] != "[":
        yield from _read_whole(text, start, export)
        return
    place, number = _after_space(text, start + 1), 0
    has_lines = "\n" in text.strip()
    while text[place : place + 1] != "]":
        number += 1
        line = text.count("\n", 0, place) + 1
        try:
            record, end = _DECODER.raw_decode(text, place)
            place = _after_space(text, end)
            if text[place : place + 1] not in (",", "]"):
                raise json.JSONDecodeError("Expecting ',' or ']'", text, place)
        except (ValueError, RecursionError) as error:
            yield ArticleFormatError(export.name, getattr(error, "lineno", line), _fault(error))
            return
        path = f"{export.name}#{number}"
        yield from _read_record(record, export, path, line if has_lines else None)
        if text[place] == ",":
            place = _after_space(text, place + 1)


def _read_whole(text: str, start: int, export: Export) -> Iterator[Found]:
    """The articles of a file that holds one object."""
    try:
        record = _DECODER.decode(text[start:])
    except (ValueError, RecursionError) as error:
        yield ArticleFormatError(export.name, getattr(error, "lineno", 1), _fault(error))
        return
    listed = _listed_in(record)
    if listed is None:
        yield from _read_record(record, export, export.name, None)
        return
    for number, item in enumerate(listed, start=1):
        yield from _read_record(item, export, f"{export.name}#{number}", None)


def _listed_in(record: object) -> list[object] | None:
    """The list of records that *record* holds, ``None`` when it is one itself."""
    if not isinstance(record, dict) or any(key in record for key in TEXTS):
        return None
    return next((record[key] for key in LISTS if isinstance(record.get(key), list)), None)


def _read_record(record: object, export: Export, path: str, line: int | None) -> Iterator[Found]:
    """The article of one record, or what is wrong with it; and what in it had to be mended."""
    # without a line to name, the number of the article tells which is meant
    name = path if line is None else export.name

    def problem(_: str, reason: str) -> ArticleFormatError:
        return ArticleFormatError(name, line, reason)

    if not isinstance(record, dict):
        found = f"found {_kind(record)}"
        yield problem("", f'expected an object as in {{"title": "...", "text": "..."}}, {found}')
        return
    mended, faults = _mended(record)
    try:
        title, blocks = _title_of(mended, problem), _blocks_of(mended, problem)
        said = stated(mended, problem).or_else(export.defaults)
    except ArticleFormatError as error:
        yield error
        return
    text, paragraphs = compose(title, blocks)
    mark = digest(json.dumps(record).encode(), export.metadata)
    yield make_article(path, text, paragraphs, said, mark)
    if faults:
        yield LeftOut(name, line, (FAULTS if faults > 1 else FAULT).format(count=faults))


def _title_of(record: Record, problem: Problem) -> str:
    key = next((key for key in TITLES if record.get(key) is not None), TITLES[0])
    title = record.get(key)
    if not isinstance(title, str) or not title.strip():
        raise problem(key, f"{key}: expected the headline, found {_kind(title)}")
    return " ".join(title.split())


def _blocks_of(record: Record, problem: Problem) -> list[Block]:
    """The blocks of the first key that holds text; there may be none below a headline."""
    key = next((key for key in TEXTS if record.get(key) is not None), None)
    if key is None:
        expected = f"expected text under one of the keys {', '.join(TEXTS)}"
        raise problem(TEXTS[0], f"{expected}, found the keys {', '.join(record):.80}")
    value = record[key]
    texts = value if isinstance(value, list) else [value]
    for number, text in enumerate(texts, start=1):
        if not isinstance(text, str):
            where = f"{key}[{number}]" if isinstance(value, list) else key
            raise problem(key, f"{where}: expected text, found {_kind(text)}")
    if isinstance(value, list):
        return [block for text in texts for block in _paragraphs(text)]
    return blocks_of_markup(value) or list(split_text(value))


def _paragraphs(text: str) -> list[Block]:
    """What one text of a list of paragraphs holds, which may be several or none."""
    return blocks_of_markup(text) or [Block(piece) for piece in paragraphs_of(text)]


def _mended(record: Record, depth: int = 3) -> tuple[Record, int]:
    """*record* with its texts mended, also those in lists and objects in it; and how many faults.

    What is nested deeper says nothing of an article.
    """
    faults = 0

    def clean(value: Any, depth: int) -> Any:  # noqa: ANN401 -- JSON holds anything
        nonlocal faults
        if isinstance(value, str):
            text, count = mend(value)
            faults += count
            return text
        if isinstance(value, list) and depth:
            return [clean(item, depth - 1) for item in value]
        if isinstance(value, dict) and depth:
            return {clean(key, 0): clean(item, depth - 1) for key, item in value.items()}
        return value

    return clean(record, depth), faults


def _kind(value: object) -> str:
    """What *value* is, in the words of JSON."""
    names = {str: "text", list: "a list", dict: "an object", bool: "true or false"}
    if value == "":
        return "an empty text"
    return "nothing" if value is None else names.get(type(value), "a number")


def _fault(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "expected JSON, found brackets nested too deeply"
    message, column = getattr(error, "msg", str(error)), getattr(error, "colno", None)
    at = f" at character {column}" if column else ""
    return f"expected JSON, found a fault{at}: {message}"


def _after_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start
