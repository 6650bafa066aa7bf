"""Stretches of days: a day, a month, a year, since when and until when."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """All days from *first* to *last*, both included; ``None`` is no border on that side."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether *day* is one of them."""
        after = self.first is None or self.first <= day
        return after and (self.last is None or day <= self.last)

    def itself(self) -> Period:
        """The period as it is."""
        return self

    def since(self) -> Period:
        """From its first day on."""
        return Period(self.first)

    def until(self) -> Period:
        """Up to its last day."""
        return Period(None, self.last)

    def before(self) -> Period:
        """Up to the day before it begins."""
        return Period(None, self.first - DAY if self.first and self.first > date.min else None)

    def after(self) -> Period:
        """From the day behind its end on."""
        return Period(self.last + DAY if self.last and self.last < date.max else None)

    def to(self, other: Period) -> Period:
        """From its first day to the last of *other*, whichever of the two is the earlier."""
        one, two = sorted((self, other), key=lambda p: p.first or date.min)
        return Period(one.first, two.last)


def day(of: date) -> Period:
    """One day."""
    return Period(of, of)


def week(of: date, back: int = 0) -> Period:
    """The days from Monday to Sunday around *of*, or *back* weeks earlier."""
    monday = of - timedelta(days=of.weekday() + 7 * back)
    return Period(monday, monday + 6 * DAY)


def month(year: int, number: int) -> Period:
    """A month; numbers below 1 and above 12 are of other years.

    >>> month(2020, 0).last
    datetime.date(2019, 12, 31)
    """
    over, place = divmod(number - 1, MONTHS_IN_YEAR)
    year, number = min(max(year + over, date.min.year), date.max.year), place + 1
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int, years: int = 1) -> Period:
    """A year, or several from it on."""
    number = min(max(number, date.min.year), date.max.year - years)
    return Period(date(number, 1, 1), date(number + years - 1, 12, 31))


def back(of: date, count: int, unit: str) -> date:
    """The day *count* days, weeks, months or years before *of*; the last of a shorter month."""
    if unit in ("day", "week"):
        return of - timedelta(days=count * (7 if unit == "week" else 1))
    months = count * (MONTHS_IN_YEAR if unit == "year" else 1)
    over, place = divmod(of.year * MONTHS_IN_YEAR + of.month - 1 - months, MONTHS_IN_YEAR)
    if over < date.min.year:
        return date.min
    return date(over, place + 1, min(of.day, calendar.monthrange(over, place + 1)[1]))
