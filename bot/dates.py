"""Articles in order of their dates, as far as these can be read."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Article
    from corpus.searching import Hit

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")
_YEAR = re.compile(r"\b(\d{4})\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})", re.IGNORECASE)


def newest_first(hits: Sequence[Hit]) -> list[Hit]:
    """*hits* in order of their articles' dates, newest first, those without one last."""
    return sorted(hits, key=lambda hit: _age(hit.passage.article))


def recent(articles: Sequence[Article]) -> list[Article]:
    """*articles* in order of their dates, newest first, those without one last."""
    return sorted(articles, key=_age)


def _age(article: Article) -> int:
    read = read_date(article.date or "")
    return -read.toordinal() if read else 0


@lru_cache(maxsize=10_000)
def read_date(words: str) -> date | None:
    """The day that *words* name, the first of the month where they name none.

    >>> read_date("Sept. 20, 2020"), read_date("2024-03-05"), read_date("soon")
    (datetime.date(2020, 9, 20), datetime.date(2024, 3, 5), None)
    """
    if match := _ISO.search(words) or _CHINESE.search(words):
        return _day(*(int(part or 1) for part in match.groups()))
    year, month = _YEAR.search(words), _MONTH.search(words)
    if not year or not month:
        return None
    day = _DAY.search(words.replace(year[0], ""))
    return _day(int(year[1]), 1 + _MONTHS.index(month[1].lower()), int(day[1]) if day else 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
