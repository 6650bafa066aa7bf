"""Days and periods in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from corpus import periods

if TYPE_CHECKING:
    from datetime import date

    from corpus.periods import Period


def day_words(day: date) -> str:
    """A day as people write it.

    >>> from datetime import date
    >>> day_words(date(2024, 3, 5))
    '5 March 2024'
    """
    return wording.DAY.format(day=day.day, month=wording.month(day.month), year=day.year)


def period_words(period: Period) -> str:
    """A period as it stands behind "articles".

    >>> from corpus import periods
    >>> period_words(periods.year(2019)), period_words(periods.month(2024, 3).since())
    ('of 2019', 'since 1 March 2024')
    """
    first, last = period.first, period.last
    if first and last:
        if period == periods.day(first):
            return wording.PERIOD_WHOLE.format(period=day_words(first))
        if period == periods.month(first.year, first.month):
            month = wording.MONTH.format(month=wording.month(first.month), year=first.year)
            return wording.PERIOD_WHOLE.format(period=month)
        if period == periods.year(first.year):
            return wording.PERIOD_WHOLE.format(period=wording.YEAR.format(year=first.year))
        return wording.PERIOD_RANGE.format(first=day_words(first), last=day_words(last))
    if first:
        return wording.PERIOD_SINCE.format(first=day_words(first))
    return wording.PERIOD_UNTIL.format(last=day_words(last)) if last else ""
