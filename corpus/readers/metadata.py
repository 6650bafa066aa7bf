"""What is stated about an article: beside its text, above it, or in the record that holds it.

`NAME.meta.toml` beside `NAME.txt` says what the text does not; for a file of many articles it says
what holds for all that do not say otherwise.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from corpus.dates import read_date
from corpus.errors import ArticleFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


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

    def or_else(self, other: Metadata) -> Metadata:
        """This, and where it says nothing what *other* says."""
        missing = {name: getattr(other, name) for name in KEYS if not getattr(self, name)}
        return replace(self, **missing)


KEYS = tuple(field.name for field in fields(Metadata))
# Other names that the keys go by in front matter and exports.
ALIASES = {"author": "authors", "lang": "language"}
_YEAR = re.compile(r"[\d〇零一二三四五六七八九]{4}")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_TIME_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*", re.DOTALL)


def read_metadata(text: str, name: str) -> Metadata:
    """Read the TOML *text* of the metadata file *name*; each of its keys may be left out.

    Values are strings that are not empty; `date` may also be a TOML date, `authors` a list of
    strings. Raises ArticleFormatError with the line for what is not TOML, an unknown key or another
    value.

    >>> read_metadata('source = "The Daily Example"', "budget.meta.toml").source
    'The Daily Example'
    """
    table = parse_toml(text, name)

    def problem(key: str, reason: str) -> ArticleFormatError:
        return ArticleFormatError(name, line_of(key, text), reason)

    for key, value in table.items():
        if ALIASES.get(key, key) not in KEYS:
            expected = ", ".join(KEYS)
            raise problem(key, f"expected the keys {expected}, found {key!r}")
        if not value:
            raise problem(key, _expected(key, value))
    return dated(stated(table, problem), problem)


def dated(said: Metadata, problem: Callable[[str, str], ArticleFormatError]) -> Metadata:
    """*said* as it is; what *problem* makes of a `date` that is none is raised.

    That is one without a year, and one that no calendar has.
    """
    if said.date and (not _YEAR.search(said.date) or _is_impossible(said.date)):
        raise problem("date", f'expected a date such as "2024-03-05", found {said.date[:60]!r}')
    return said


def _is_impossible(written: str) -> bool:
    return bool(_ISO_DATE.match(written)) and read_date(written) is None


def parse_toml(text: str, name: str, above: int = 0) -> dict[str, object]:
    """The table that *text* is; *above* lines stand before it in the file *name*.

    Raises ArticleFormatError with the line of a fault.
    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        # at the end of the document it names no line: that is the last
        line = int(at.group(1)) if at else text.count("\n") + 1
        reason = f"expected TOML, found a fault: {error}"
        raise ArticleFormatError(name, above + line, reason) from None
    except RecursionError:
        reason = "expected TOML, found brackets nested too deeply"
        raise ArticleFormatError(name, above + 1, reason) from None


def stated(
    table: Mapping[str, object], problem: Callable[[str, str], ArticleFormatError]
) -> Metadata:
    """What *table* says of an article by the keys of `Metadata` and their `ALIASES`.

    Other keys are nobody's business, and an empty value says nothing. What *problem* makes of a key
    and a reason is raised for a value of another type.
    """
    told: dict[str, str] = {}
    authors: tuple[str, ...] = ()
    for written, value in table.items():
        key = ALIASES.get(written, written)
        if key not in KEYS or value is None or value == "":
            continue
        if key == "authors":
            listed = value if isinstance(value, list) else [value]
            authors += tuple(_words(written, _named(author), problem) for author in listed)
        else:
            told[key] = _words(written, value, problem)
    return Metadata(
        source=told.get("source"),
        date=without_time(told["date"]) if "date" in told else None,
        url=told.get("url"),
        authors=authors,
        language=told.get("language"),
    )


def without_time(written: str) -> str:
    """A date as *written*, without the time of day that programs put behind it.

    >>> without_time("2024-03-05T10:30:00+01:00"), without_time("March 5, 2024")
    ('2024-03-05', 'March 5, 2024')
    """
    match = _TIME_OF_DAY.fullmatch(written)
    return match[1] if match else written


def _words(key: str, value: object, problem: Callable[[str, str], ArticleFormatError]) -> str:
    """One value as it is written."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or not value.strip():
        raise problem(key, _expected(key, value))
    return " ".join(value.split())


def _expected(key: str, value: object) -> str:
    if isinstance(value, list | dict):  # which may hold itself, many times over
        found = "a list" if isinstance(value, list) else "a table"
    else:
        found = "an empty text" if isinstance(value, str) else f"{value!r:.60}"
    return f'{key}: expected text in quotation marks, as in {key} = "...", found {found}'


def _named(author: object) -> object:
    """The name of an author who has a record of their own."""
    return author.get("name") if isinstance(author, dict) else author


def line_of(key: str, text: str) -> int | None:
    """The 1-based line on which *key* is set, ``None`` when it is written in an unusual way."""
    setting = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[\].=:]")
    lines = enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
    return next((number for number, line in lines if setting.match(line)), None)
