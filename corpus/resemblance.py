"""How far two passages have the same runs of words.

Source: Broder (1997), "On the resemblance and containment of documents".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.lexicon import SENTENCE
from corpus.lists import distinct
from corpus.same_texts import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from corpus.lexicon import Flags, Ints
    from corpus.streams import Streams

    Hashes = npt.NDArray[np.uint64]

RUN = 3  # words of a run
AT_ONCE = 20_000  # passages or pairs whose words are looked at in one go
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 by the golden ratio, odd
_PLACE = np.uint64(40)  # bits of a run that are kept beside the place of its passage


class Runs:
    """The terms of passages without what stands between sentences, as numbers spread evenly.

    *counts* are how many runs each passage has; *figures* tell apart what numbers it names.
    """

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        ends = np.flatnonzero(streams.words == SENTENCE)
        owners = np.searchsorted(streams.starts, ends, side="right") - 1
        lengths = np.diff(streams.starts) - np.bincount(owners, minlength=len(streams))
        self.counts: Ints = np.maximum(lengths - RUN + 1, 0)
        terms = streams.lexicon.terms
        # by letters, not by number: in the next reading of the set a term may have another
        self._mixed = _mixed(marks(*terms.letters()))
        self.figures = self._sums(np.array([term[:1].isdigit() for term in terms], bool))

    def runs(self, numbers: Ints) -> tuple[Hashes, Ints]:
        """The runs of words of the passages *numbers*, and where those of each begin."""
        spread, lengths = self._spread(numbers)
        hashes = spread.copy()
        for step in range(1, RUN):
            hashes[:-step] = hashes[:-step] * _SPREAD + spread[step:]
        # a run may not go on into the next passage
        ends = np.cumsum(lengths)
        inside = np.ones(len(hashes), bool)
        for step in range(1, RUN):
            inside[ends - step] = False
        starts = np.zeros(len(numbers) + 1, np.int64)
        np.cumsum(lengths - RUN + 1, out=starts[1:])
        return _mixed(hashes[inside]), starts

    def alike(self, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """What share of the runs of either passage both of a pair have."""
        one, other = self._own_runs(pairs[:, 0]), self._own_runs(pairs[:, 1])
        both = np.intersect1d(one, other, assume_unique=True)
        in_one, in_other, in_both = (
            np.bincount((keys >> _PLACE).astype(np.int64), minlength=len(pairs))
            for keys in (one, other, both)
        )
        shares: npt.NDArray[np.float64] = in_both / (in_one + in_other - in_both)
        return shares

    def _own_runs(self, numbers: Ints) -> Hashes:
        """The runs of each of *numbers* once, in order, with its place among these in front."""
        hashes, starts = self.runs(numbers)
        owners = np.repeat(np.arange(len(numbers), dtype=np.uint64), np.diff(starts))
        return distinct((owners << _PLACE) | (hashes >> (np.uint64(64) - _PLACE)))

    def _sums(self, wanted: Flags) -> Hashes:
        """A number for each passage that tells which of the *wanted* terms it has, how often."""
        sums = np.zeros(len(self._streams), np.uint64)
        for numbers in chunks(np.arange(len(self._streams))):
            first, last = self._streams.starts[[numbers[0], numbers[-1] + 1]]
            words = self._streams.words[first:last]
            terms = self._streams.term_of[words]
            shown = (words != SENTENCE) & wanted[terms]
            owners = np.repeat(
                np.arange(len(numbers)), np.diff(self._streams.starts[numbers[0] : numbers[-1] + 2])
            )
            np.add.at(sums, numbers[owners[shown]], _mixed(terms[shown].astype(np.uint64)))
        return sums

    def _spread(self, numbers: Ints) -> tuple[Hashes, Ints]:
        """The words of the passages *numbers*, one after another, and how many each has."""
        starts = self._streams.starts
        begins, sizes = starts[numbers], starts[numbers + 1] - starts[numbers]
        places = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        words = self._streams.words[places + np.repeat(begins, sizes)]
        is_word = words != SENTENCE
        owners = np.repeat(np.arange(len(numbers)), sizes)[is_word]
        terms = self._streams.term_of[words[is_word]]
        return self._mixed[terms], np.bincount(owners, minlength=len(numbers))


def _mixed(numbers: Hashes) -> Hashes:
    """*numbers* spread over all 64 bits, the same ones always alike.

    Source: Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators".
    """
    spread = numbers * _SPREAD
    spread = (spread ^ (spread >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    spread = (spread ^ (spread >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return spread ^ (spread >> np.uint64(31))


def chunks(rows: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """*rows*, in order, `AT_ONCE` at a time."""
    for first in range(0, len(rows), AT_ONCE):
        yield rows[first : first + AT_ONCE]
