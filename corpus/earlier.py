"""What was found out about a set in an earlier reading of it, and still holds."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.archive import Mapped
from corpus.counts import places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from corpus.strings import Arrays, Ints

SIGNATURES, PAIRS, ALIKE = "copy_signatures", "copy_pairs", "copy_alike"
KEYS = "article_keys"


@dataclass(frozen=True, slots=True)
class Earlier:
    """The *old* arrays of a set, and by what numbers the new one has the same things.

    *articles* are the numbers that the new one's articles had before, ascending, -1 for those that
    are new, or of which a byte changed; *words* and *terms* likewise, in any order. Each word that
    was there is read as it was. *starts* say where the passages of each article begin now, and
    where the last ends.
    """

    old: Arrays
    articles: Ints
    words: Ints
    terms: Ints
    starts: Ints

    def passages(self) -> Ints:
        """The numbers that passages had before, ascending, -1 for new ones."""
        lengths = np.diff(self.starts)
        found = places_of(self._before()[self.articles], lengths)
        found[np.repeat(self.articles < 0, lengths)] = -1
        return found

    def new_passages(self) -> Ints:
        """The numbers of those that were not there."""
        return np.flatnonzero(self.passages() < 0)

    def passages_now(self) -> Ints:
        """The numbers that passages of before have now, -1 for those that are there no longer."""
        return _inverse(self.passages(), int(self._before()[-1]))

    def shown_articles_now(self) -> Ints:
        """The same of the articles that have passages, numbered without the others."""
        shown = self.articles[np.diff(self.starts) > 0]
        has_any = np.diff(self._before()) > 0
        before = np.where(shown >= 0, (np.cumsum(has_any) - 1)[shown], -1)
        return _inverse(before, int(has_any.sum()))

    def let_go(self) -> None:
        """Give back what memory the old arrays take until they are looked at again."""
        if isinstance(self.old, Mapped):
            self.old.let_go()

    def _before(self) -> Ints:
        return np.asarray(self.old["passage_starts"], np.int64)


class EarlierCopies:
    """What was found out about copies, for the passages of a set by their numbers now.

    *passages* are the numbers that these had before.
    """

    def __init__(self, old: Arrays, passages: Ints) -> None:
        self._old = old
        self._passages = passages

    def fill(self, name: str, table: npt.NDArray[np.generic]) -> None:
        """Put the rows of the array *name* into *table*, for all passages that were there."""
        were = self._passages >= 0
        table[were] = self._old[name][self._passages[were]]

    def is_new(self) -> npt.NDArray[np.bool_]:
        """Of each passage whether it was not there."""
        return np.asarray(self._passages < 0)

    def verdicts(self, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
        """Of each of *pairs* whether it was found to be alike: 1 or 0, or -1 where nobody knows."""
        known = np.asarray(self._old[PAIRS], np.int64)
        found = np.full(len(pairs), -1, np.int8)
        were = np.sort(self._passages[pairs], axis=1)
        both = np.flatnonzero(were[:, 0] >= 0)
        if not len(known) or not len(both):
            return found
        wanted = pair_keys(were[both], len(self._old[SIGNATURES]))
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        hits = known[at] == wanted
        found[both[hits]] = self._old[ALIKE][at[hits]]
        return found


def _inverse(before: Ints, count: int) -> Ints:
    """The place of each number up to *count* in *before*, -1 for one that is not there."""
    found = np.full(count, -1, np.int32)
    kept = np.flatnonzero(before >= 0)
    found[before[kept]] = kept
    return found


def pair_keys(pairs: Ints, count: int) -> npt.NDArray[np.int64]:
    """A number for each of *pairs* of so many things, the lower of either first."""
    return np.asarray(pairs[:, 0].astype(np.int64) * count + pairs[:, 1], np.int64)


def same_articles(old: Arrays, keys: Sequence[bytes]) -> Ints:
    """The number that each of the articles with these *keys* had in the *old* set, ascending.

    It is -1 for an article that was not there, and for the fewest possible that stood at another
    place among the others.
    """
    places: dict[bytes, deque[int]] = defaultdict(deque)
    for number, key in enumerate(keys_in(old)):
        places[key].append(number)
    found = [places[key].popleft() if places.get(key) else -1 for key in keys]
    kept = _longest_ascending(found)
    return np.array([n if at in kept else -1 for at, n in enumerate(found)], np.int64)


def keys_in(arrays: Arrays) -> list[bytes]:
    """The keys of the articles of a set."""
    table = np.ascontiguousarray(arrays[KEYS])
    whole, size = table.tobytes(), table.shape[1]
    return [whole[start : start + size] for start in range(0, len(whole), size)]


def _longest_ascending(numbers: Sequence[int]) -> set[int]:
    """The places of the most numbers, -1 apart, that ascend without moving any.

    Source: Schensted (1961), "Longest increasing and decreasing subsequences".
    """
    ends: list[int] = []  # the least last number of so many that ascend
    last: list[int] = []  # and its place
    before: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number < 0:
            continue
        length = bisect_left(ends, number)
        before[place] = last[length - 1] if length else -1
        ends[length : length + 1] = [number]
        last[length : length + 1] = [place]
    found: set[int] = set()
    place = last[-1] if last else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
