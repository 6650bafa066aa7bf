"""Which days words for a period mean, counted from a set's own dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from corpus import periods
from corpus.dates import MONTH_NUMBERS, MONTHS, day_of
from corpus.periods import Period
from corpus.time_words import (
    CHINESE_DIGITS,
    CHINESE_UNITS,
    CHINESE_YEARS,
    DAYS,
    MONTH,
    NUMBERS,
    PARTS_OF_YEAR,
    PERIODS,
    QUARTER,
    QUARTERS,
    SEASON,
    SEASONS,
    WEEKDAYS,
    YEAR,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import TypeAlias

    Meaning: TypeAlias = "Callable[[list[str], Calendar], Period | None]"


class Calendar(Protocol):
    """When the articles of a set appeared, which is what "last year" is counted from."""

    @property
    def newest(self) -> date:
        """The day of the newest article."""

    def has(self, period: Period) -> bool:
        """Whether an article appeared in *period*."""


FIRST_SEASON = 12  # added to the first month of a season, which tells it from that month
YEARS_BACK = 100  # in which a month without its year is looked for


def read_period(words: str, dates: Calendar) -> Period | None:
    """Which days *words*, the period of a `When`, mean to a set; ``None`` where no day is.

    What has no year of its own is the latest such that is not behind the set's newest article, and
    of these one that has an article.
    """
    for pattern, meaning in PERIODS:
        if match := pattern.fullmatch(words):
            parts = [part for part in match.groups() if part]
            return _MEANINGS[meaning](parts, dates)
    return None


def _to(parts: list[str], dates: Calendar) -> Period | None:
    """“From March to May 2019”: what has no year has the other's, or the one before."""
    last = _point(parts[1], dates)
    if last is None or last.first is None:
        return None
    first = _point(parts[0], dates)
    if not re.search(YEAR, parts[0]) and re.search(MONTH, parts[0], re.IGNORECASE):
        for year in (last.first.year - 1, last.first.year):
            other = _point(f"{parts[0]} {year}", dates)
            first = other if other and other.first and other.first <= last.first else first
    return first.to(last) if first else None


def _changed(change: Callable[[Period], Period]) -> Meaning:
    """The meaning of a form that holds one point in time."""

    def meaning(parts: list[str], dates: Calendar) -> Period | None:
        found = _point(parts[0], dates, change=change)
        return change(found) if found else None

    return meaning


def _decade(parts: list[str], _: Calendar) -> Period:
    return periods.year(int(parts[0]), 10)


def _past(parts: list[str], dates: Calendar) -> Period:
    """“The past two months”: up to the newest article."""
    unit = _unit(parts[-1])
    start = periods.back(dates.newest, _number(parts[0]) if parts[1:] else 1, unit)
    return Period(start, dates.newest)


def _ago(parts: list[str], dates: Calendar) -> Period:
    """“Two months ago”: the day, week, month or year that far back."""
    unit = _unit(parts[1])
    return _around(periods.back(dates.newest, _number(parts[0]), unit), unit)


def _named(parts: list[str], dates: Calendar) -> Period:
    """“Last week”, "this month"."""
    count = 0 if parts[0] in ("this", "本", "这") else 1
    unit = _unit(parts[1])
    return _around(periods.back(dates.newest, count, unit), unit)


def _days(parts: list[str], dates: Calendar) -> Period:
    return periods.day(periods.back(dates.newest, DAYS[parts[0]], "day"))


def _weekday(parts: list[str], dates: Calendar) -> Period | None:
    """“On Monday”: the latest up to the newest article; “last Monday” is before that one's day.

    “This Monday” is of the same week, and so is “上周一” of the one before.
    """
    number = WEEKDAYS[parts[-1].split()[0]]
    which = parts[0] if parts[1:] else ""
    if which in ("this", "本", "这", "上"):
        monday = periods.week(dates.newest, back=which == "上").first
        return periods.day(periods.back(monday, -number, "day")) if monday else None
    back = (dates.newest.weekday() - number) % 7
    return periods.day(periods.back(dates.newest, back or 7 * bool(which), "day"))


def _recent(parts: list[str], dates: Calendar) -> Period | None:
    """“Last March”: the one that ended last; the one going on where only that has articles."""
    now = _point(parts[1], dates, dates.newest.year)
    if now is None or now.first is None or now.last is None:
        return None
    if now.first > dates.newest:
        return _point(parts[1], dates, dates.newest.year - 1)
    before = _point(parts[1], dates, dates.newest.year - 1)
    is_going_on = now.last >= dates.newest
    takes_now = parts[0] == "this" or not is_going_on or not (before and dates.has(before))
    return now if takes_now else before


def _point(
    words: str, dates: Calendar, year: int = 0, change: Callable[[Period], Period] = Period.itself
) -> Period | None:
    """The days of one point in time; *year* is what it is of if it does not say.

    Without any, it is the latest of which the set has articles, once it is *change*d.
    """
    if words in DAYS:
        return _days([words], dates)
    if (match := re.fullmatch(r"(?:(last|this|past) )?(\w+)(?: \w+)?", words)) and (
        match[2] in WEEKDAYS
    ):
        return _weekday([part for part in match.groups() if part], dates)
    if match := re.fullmatch(r"(last|this) (\w+)", words):
        return _named([match[1], match[2]], dates)
    found = re.search(rf"\b{YEAR}|[一二][{CHINESE_DIGITS}]{{3}}(?=年)", words)
    number, day = _month_and_day(words.replace(found.group(), " ") if found else words)
    if found:
        year = int("".join(map(_digit, found.group())))
    else:
        year = next((dates.newest.year - n for w, n in CHINESE_YEARS.items() if w in words), year)
    if not number:
        return _in_year(words, year) if year else None
    if year:
        return _of_year(year, number, day)
    years = range(dates.newest.year, dates.newest.year - YEARS_BACK, -1)
    every = [
        p for y in years if (p := _of_year(y, number, day)) and p.first and p.first <= dates.newest
    ]
    return next((p for p in every if dates.has(change(p))), every[0] if every else None)


def _in_year(words: str, year: int) -> Period:
    """A quarter, the early, middle or late third, or all of *year*."""
    if match := re.search(QUARTER, words):
        last = 3 * QUARTERS[match.group()]
        return periods.month(year, last - 2).to(periods.month(year, last))
    part = next((PARTS_OF_YEAR[w] for w in PARTS_OF_YEAR if words.startswith(w)), None)
    if part is None:
        return periods.year(year)
    return periods.month(year, part[0]).to(periods.month(year, part[1]))


def _digit(character: str) -> str:
    """A digit as it is, a Chinese one as a digit; there are two signs for 0."""
    place = CHINESE_DIGITS.find(character)
    return character if place < 0 else str(max(place - 1, 0))


def _month_and_day(words: str) -> tuple[int, int]:
    """The numbers of month and day, 0 for none; a season is numbered from 13 on."""
    if match := re.search(r"(\d+|[一二三四五六七八九十]+)月份?(?:(\d+)[日号])?", words):
        return _number(match[1]), int(match[2] or 0)
    if match := re.search(r"[-/](\d+)[-/](\d+)", words):
        return int(match[1]), int(match[2])
    if match := re.search(SEASON, words):
        return FIRST_SEASON + SEASONS[match.group()], 0
    month = re.search(rf"\b({MONTHS})\b", words, re.IGNORECASE)
    day = re.search(r"\d+", words)
    return (MONTH_NUMBERS[month[1]], int(day.group()) if day else 0) if month else (0, 0)


def _of_year(year: int, number: int, day: int) -> Period | None:
    if number > FIRST_SEASON:
        return periods.month(year, number - FIRST_SEASON).to(
            periods.month(year, number - FIRST_SEASON + 2)
        )
    if not day:
        return periods.month(year, number)
    found = day_of(year, number, day)
    return periods.day(found) if found else None


def _around(day: date, unit: str) -> Period:
    if unit == "day":
        return periods.day(day)
    if unit == "week":
        return periods.week(day)
    return periods.month(day.year, day.month) if unit == "month" else periods.year(day.year)


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else NUMBERS.get(words, 1)


def _unit(words: str) -> str:
    return CHINESE_UNITS.get(words, words)


_MEANINGS: dict[str, Meaning] = {
    "to": _to,
    "since": _changed(Period.since),
    "after": _changed(Period.after),
    "before": _changed(Period.before),
    "until": _changed(Period.until),
    "in": _changed(Period.itself),
    "decade": _decade,
    "past": _past,
    "ago": _ago,
    "named": _named,
    "days": _days,
    "recent": _recent,
    "weekday": _weekday,
}
