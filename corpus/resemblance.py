"""How far two passages have the same runs of words.

Source: Broder (1997), "On the resemblance and containment of documents".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.counts import places_of
from corpus.lexicon import SENTENCE
from corpus.lists import distinct
from corpus.same_texts import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from corpus.earlier import EarlierCopies
    from corpus.lexicon import Flags, Ints
    from corpus.streams import Streams

    Hashes = npt.NDArray[np.uint64]

COUNTS, FIGURES = "copy_runs", "copy_figures"
RUN = 3  # words of a run
AT_ONCE = 20_000  # passages or pairs whose words are looked at in one go
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 by the golden ratio, odd
_PLACE = np.uint64(40)  # bits of a run that are kept beside the place of its passage


class Runs:
    """The terms of passages without what stands between sentences, as numbers spread evenly.

    *counts* are how many runs each passage has; *figures* tell apart what numbers it names.
    """

    def __init__(self, streams: Streams, earlier: EarlierCopies | None = None) -> None:
        self._streams = streams
        self.counts: Ints = np.zeros(len(streams), np.int32)
        self.figures: Hashes = np.zeros(len(streams), np.uint64)
        new = np.arange(len(streams))
        if earlier is not None:
            earlier.fill(COUNTS, self.counts)
            earlier.fill(FIGURES, self.figures)
            new = np.flatnonzero(earlier.is_new())
        terms = streams.lexicon.terms
        # by letters, not by number: in the next reading of the set a term may have another
        self._mixed = _mixed(marks(*terms.letters()))
        digits = np.array([term[:1].isdigit() for term in terms], bool)
        for numbers in chunks(new):
            self._measure(numbers, digits)

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """What the next reading takes as *earlier*."""
        return {COUNTS: self.counts, FIGURES: self.figures}

    def runs(self, numbers: Ints) -> tuple[Hashes, Ints]:
        """The runs of words of the passages *numbers*, and where those of each begin."""
        terms, owners = self._terms(numbers)
        spread, lengths = self._mixed[terms], np.bincount(owners, minlength=len(numbers))
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

    def _measure(self, numbers: Ints, digits: Flags) -> None:
        """Count the runs of the passages *numbers*, and tell what terms they have of *digits*."""
        terms, owners = self._terms(numbers)
        lengths = np.bincount(owners, minlength=len(numbers))
        self.counts[numbers] = np.maximum(lengths - RUN + 1, 0)
        shown = digits[terms]
        np.add.at(self.figures, numbers[owners[shown]], self._mixed[terms[shown]])

    def _terms(self, numbers: Ints) -> tuple[Ints, Ints]:
        """The terms of the passages *numbers*, one after another, and the places of these."""
        starts = self._streams.starts
        sizes = starts[numbers + 1] - starts[numbers]
        words = self._streams.words[places_of(starts[numbers], sizes)]
        is_word = words != SENTENCE
        owners = np.repeat(np.arange(len(numbers)), sizes)[is_word]
        return self._streams.term_of[words[is_word]], owners


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
