"""Months and days by name, and the day that written words name."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

# Names and abbreviations of the months in order. Source: The Associated Press Stylebook, "months",
# and the three-letter forms of other houses.
MONTH_FORMS = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
MONTH_NUMBERS = {form.lower(): n for n, forms in enumerate(MONTH_FORMS, 1) for form in forms}
# For patterns, long forms first.
MONTHS = "|".join(sorted((f for forms in MONTH_FORMS for f in forms), key=len, reverse=True))
WEEKDAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    "|Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun"
)

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号號])?")
_YEAR = re.compile(r"\b(\d{4})\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)")
_MONTH = re.compile(rf"\b({MONTHS})", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def read_date(words: str) -> date | None:
    """The day that *words* name, the first of the month where they name none.

    >>> read_date("Sept. 20, 2020"), read_date("2024-03-05"), read_date("soon")
    (datetime.date(2020, 9, 20), datetime.date(2024, 3, 5), None)
    """
    if match := _ISO.search(words) or _CHINESE.search(words):
        return day_of(*(int(part or 1) for part in match.groups()))
    year, month = _YEAR.search(words), _MONTH.search(words)
    if not year or not month:
        return None
    day = _DAY.search(words.replace(year[0], ""))
    return day_of(int(year[1]), MONTH_NUMBERS[month[1].lower()], int(day[1]) if day else 1)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, ``None`` where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
