"""What was found out about passages in an earlier reading of the set, and still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.counts import places_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from corpus.strings import Arrays, Ints

SIGNATURES, PAIRS, ALIKE = "copy_signatures", "copy_pairs", "copy_alike"


class Earlier:
    """The *old* arrays of a set, by the numbers that its passages have in the *new* ones.

    *places* are the numbers that passages had before, -1 for those of articles that are new, or
    of which a byte changed.
    """

    def __init__(self, old: Arrays, new: Arrays) -> None:
        self._old = old
        before, now = (np.asarray(arrays["content_marks"], np.uint64) for arrays in (old, new))
        starts, own = (np.asarray(arrays["passage_starts"], np.int64) for arrays in (old, new))
        order = np.argsort(before, kind="stable")
        at = np.minimum(np.searchsorted(before[order], now), len(before) - 1)
        articles = order[at]
        lengths = np.diff(own)
        same = (before[articles] == now) & (np.diff(starts)[articles] == lengths)
        self.places: Ints = places_of(starts[articles], lengths)
        self.places[~np.repeat(same, lengths)] = -1

    def fill(self, name: str, table: npt.NDArray[np.generic]) -> None:
        """Put the rows of the array *name* into *table*, for all passages that were there."""
        were = self.places >= 0
        table[were] = self._old[name][self.places[were]]

    def verdicts(self, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
        """Of each of *pairs* whether it was found to be alike: 1 or 0, or -1 where nobody knows."""
        known = np.asarray(self._old[PAIRS], np.int64)
        found = np.full(len(pairs), -1, np.int8)
        were = np.sort(self.places[pairs], axis=1)
        both = np.flatnonzero(were[:, 0] >= 0)
        if not len(known) or not len(both):
            return found
        wanted = pair_keys(were[both], len(self._old[SIGNATURES]))
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        hits = known[at] == wanted
        found[both[hits]] = self._old[ALIKE][at[hits]]
        return found


def pair_keys(pairs: Ints, count: int) -> npt.NDArray[np.int64]:
    """A number for each of *pairs* of so many things, the lower of either first."""
    return np.asarray(pairs[:, 0].astype(np.int64) * count + pairs[:, 1], np.int64)
