"""An article put together from a title and blocks of text that stand apart in its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Article, ParagraphKind, Span
from corpus.readers.blocks import name_blocks
from corpus.readers.dates import find_date_line, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model import Paragraph
    from corpus.readers.metadata import Metadata

_BLANK_LINES = re.compile(r"(?:[^\S\n]*(?:\r\n|\r|\n)){2,}\s*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_ENDED = re.compile(r"[.!?…:;。！？；：]['\"”’»」』)\]]*\Z")
LONG_LINE = 120  # characters; a text that is broken to fit a page has shorter ones
# What no text holds: the NUL character, and halves of characters beyond the first plane.
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text; *kind* is what its file says that it is, ``None`` for form to tell."""

    text: str
    kind: ParagraphKind | None = None


def compose(title: str, blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text that *title* and *blocks* make, joined by blank lines, and its paragraphs.

    A first block that only says the title again is left out.
    """
    kept = [block for block in blocks if block.text]
    if kept and _plain(kept[0].text) == _plain(title):
        del kept[0]
    spans = [Span(0, len(title))]
    kinds: dict[int, ParagraphKind] = {}
    for number, block in enumerate(kept, start=1):
        start = spans[-1].end + 2
        spans.append(Span(start, start + len(block.text)))
        if block.kind is not None:
            kinds[number] = block.kind
    text = "\n\n".join([title, *(block.text for block in kept)])
    return text, name_blocks(text, spans, kinds)


def make_article(
    path: str, text: str, paragraphs: tuple[Paragraph, ...], said: Metadata, mark: str
) -> Article:
    """The article of that text; *said* is what is stated about it, *mark* its fingerprint."""
    return Article(
        path=path,
        text=text,
        paragraphs=paragraphs,
        source=said.source,
        date=said.date or find_date_line(text, paragraphs),
        url=said.url,
        date_mentions=find_dates(text),
        fingerprint=mark,
        authors=said.authors,
        language=said.language,
    )


def split_text(text: str) -> Iterator[Block]:
    """The blocks of a text that blank lines divide, or else lines where each is a paragraph."""
    pieces = paragraphs_of(text)
    if len(pieces) == 1:
        lines = [line.strip() for line in _LINE_END.split(pieces[0])]
        if _are_paragraphs(lines):
            pieces = lines
    yield from map(Block, pieces)


def paragraphs_of(text: str) -> list[str]:
    """What blank lines divide *text* into; nothing for white space."""
    return [piece.strip() for piece in _BLANK_LINES.split(text.strip()) if piece.strip()]


def mend(text: str) -> tuple[str, int]:
    """*text* with U+FFFD in place of each code point that is no character; and how many were."""
    return _NO_CHARACTER.subn("\ufffd", text)


def _are_paragraphs(lines: Sequence[str]) -> bool:
    """Whether *lines* are whole paragraphs and not the lines of a page."""
    inner = [line for line in lines[:-1] if line]
    return bool(inner) and all(len(x) > LONG_LINE or _LINE_ENDED.search(x) for x in inner)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
