"""When the articles of a set appeared, and which of their passages fall into a period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from corpus.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.lexicon import Flags, Ints
    from corpus.model import Passage
    from corpus.periods import Period

UNDATED = 0  # the day of an article without a date that can be read; others count from year 1


def read_days(passages: Sequence[Passage], article_of: Ints) -> Ints:
    """The day of each article, as a proleptic ordinal, in order; `UNDATED` for none."""
    _, first = np.unique(article_of, return_index=True)
    return np.array([day_number(passages[n].article.date) for n in first.tolist()], np.int32)


def day_number(written: str | None) -> int:
    """The day that an article's date, as *written*, names; `UNDATED` for none."""
    day = read_date(written or "")
    return day.toordinal() if day else UNDATED


class Days:
    """The days on which articles appeared, *of_articles*, and those of passages *article_of* them.

    False when no article has a date.
    """

    def __init__(self, of_articles: Ints, article_of: Ints) -> None:
        self._of_articles = of_articles
        self._article_of = article_of
        self._sorted = np.unique(of_articles[of_articles != UNDATED])

    def __bool__(self) -> bool:
        return len(self._sorted) > 0

    @property
    def newest(self) -> date:
        """The day of the newest article; only of a set with dates."""
        return date.fromordinal(int(self._sorted[-1]))

    @property
    def oldest(self) -> date:
        """The day of the oldest article; only of a set with dates."""
        return date.fromordinal(int(self._sorted[0]))

    def has(self, period: Period) -> bool:
        """Whether an article appeared in *period*."""
        first, last = self._borders(period)
        return first < last

    def nearest(self, period: Period) -> date | None:
        """The day nearest to *period* on which an article appeared; ``None`` without any date."""
        first, _ = self._borders(period)
        near = self._sorted[max(first - 1, 0) : first + 1].tolist()
        if not near:
            return None
        starts = [b.toordinal() for b in (period.first, period.last) if b]
        return date.fromordinal(min(near, key=lambda day: min(abs(day - s) for s in starts)))

    def inside(self, period: Period) -> Flags:
        """Which passages are of articles that appeared in *period*."""
        first, last = _ordinals(period)
        found: Flags = (self._of_articles >= first) & (self._of_articles <= last)
        inside: Flags = (found & (self._of_articles != UNDATED))[self._article_of]
        return inside

    def of(self, passages: Ints) -> Ints:
        """The day of each of *passages*, `UNDATED` for none."""
        return self._of_articles[self._article_of[passages]]

    def _borders(self, period: Period) -> tuple[int, int]:
        first, last = _ordinals(period)
        start, end = np.searchsorted(self._sorted, [first, last + 1])
        return int(start), int(end)


def _ordinals(period: Period) -> tuple[int, int]:
    first = period.first.toordinal() if period.first else UNDATED + 1
    return first, (period.last or date.max).toordinal()
