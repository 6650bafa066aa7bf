"""The file beside an article that says what its text does not: `NAME.meta.toml` for `NAME.txt`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date

from corpus.errors import ArticleFormatError


@dataclass(frozen=True, slots=True)
class Metadata:
    """Where an article comes from: its source, its date as written there, its address, its makers.

    *language* is as written there, best by its short name ("en", "zh-Hant").
    """

    source: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


KEYS = tuple(field.name for field in fields(Metadata))


def read_metadata(text: str, name: str) -> Metadata:
    """Read the TOML *text* of the metadata file *name*; each of its keys may be left out.

    Values are strings that are not empty; `date` may also be a TOML date, `authors` a list of
    strings. Raises ArticleFormatError with the line for what is not TOML, an unknown key or another
    value.

    >>> read_metadata('source = "The Daily Example"', "budget.meta.toml").source
    'The Daily Example'
    """
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        # at the end of the document it names no line: that is the last
        line = int(at.group(1)) if at else text.count("\n") + 1
        raise ArticleFormatError(name, line, f"expected TOML, found a fault: {error}") from None
    unknown = next((key for key in table if key not in KEYS), None)
    if unknown is not None:
        found = f"expected the keys {', '.join(KEYS)}, found {unknown!r}"
        raise ArticleFormatError(name, _line_of(unknown, text), found)
    authors = table.pop("authors", ())
    listed = authors if isinstance(authors, list | tuple) else [authors]
    told: dict[str, str] = {key: _words(key, value, text, name) for key, value in table.items()}
    return Metadata(
        source=told.get("source"),
        date=told.get("date"),
        url=told.get("url"),
        authors=tuple(_words("authors", author, text, name) for author in listed),
        language=told.get("language"),
    )


def _words(key: str, value: object, text: str, name: str) -> str:
    """The value of one key as it is written."""
    line = _line_of(key, text)
    if key == "date" and isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or not value.strip():
        found = "an empty text" if isinstance(value, str) else f"{value!r}"
        expected = f'text in quotation marks, as in {key} = "..."'
        raise ArticleFormatError(name, line, f"{key}: expected {expected}, found {found}")
    return value.strip()


def _line_of(key: str, text: str) -> int | None:
    """The 1-based line on which *key* is set, ``None`` when it is written in an unusual way."""
    setting = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    lines = enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
    return next((number for number, line in lines if setting.match(line)), None)
