"""Many lists of texts made one in which each text stands once, without looking at them one by one.

Texts are compared by 64 bits that are made of all their bytes: of a million different ones, two
are taken for one another once in tens of millions of sets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.growing import Growing
from corpus.strings import Strings

if TYPE_CHECKING:
    import numpy.typing as npt

    from corpus.strings import Bytes, Ints

    Marks = npt.NDArray[np.uint64]

# Odd numbers without a pattern. Source: Steele, Lea & Flood (2014), "Fast splittable pseudorandom
# number generators", for how bits are mixed at the end.
_BASE, _MIX, _MIX_AGAIN = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


class Added(NamedTuple):
    """The *numbers* of texts that were added, and where among these the *first* of each new one is.

    New ones are numbered in this order, behind those that were known.
    """

    numbers: Ints
    first: Ints


class SameTexts:
    """Lists of texts as they are added: their bytes, how many each has, and their marks."""

    def __init__(self) -> None:
        self._data, self._lengths = Growing(np.uint8), Growing(np.int32)
        self._count = 0
        # the marks of all that are known, ascending, and beside them their numbers
        self._marks: Marks = np.zeros(0, np.uint64)
        self._numbers: Ints = np.zeros(0, np.int32)

    def add(self, data: Bytes, lengths: Ints, marks_: Marks) -> Added:
        """Number the texts of one list, whose `marks` these are; the more at a time, the faster."""
        starts = np.zeros(len(lengths) + 1, np.int64)
        np.cumsum(lengths, out=starts[1:])
        numbers = np.full(len(marks_), -1, np.int32)
        if self._count:
            at = np.minimum(np.searchsorted(self._marks, marks_), self._count - 1)
            known = self._marks[at] == marks_
            numbers[known] = self._numbers[at[known]]
        new = np.flatnonzero(numbers < 0)
        different, first, which = np.unique(marks_[new], return_index=True, return_inverse=True)
        order = np.argsort(first)
        ranks = np.empty(len(order), np.int32)
        ranks[order] = np.arange(self._count, self._count + len(order), dtype=np.int32)
        numbers[new] = ranks[which]
        found = new[first[order]]
        self._keep(Strings(data, starts).at(found), different, ranks)
        return Added(numbers, found)

    def texts(self) -> Strings:
        """All texts, each once, in the order of their numbers."""
        starts = np.zeros(self._count + 1, np.int64)
        np.cumsum(self._lengths.array(), out=starts[1:])
        return Strings(self._data.array(), starts)

    def _keep(self, texts: Strings, marks_: Marks, numbers: Ints) -> None:
        data, lengths = texts.letters()
        self._data.add(data)
        self._lengths.add(lengths)
        self._count += len(lengths)
        every = np.concatenate([self._marks, marks_])
        order = np.argsort(every, kind="stable")
        self._marks, self._numbers = every[order], np.append(self._numbers, numbers)[order]


def marks(data: Bytes, lengths: Ints) -> Marks:
    """64 bits for each text, made of its bytes, that one after another are *data*; 0 for none."""
    found = np.zeros(len(lengths), np.uint64)
    filled = np.flatnonzero(lengths)
    if not len(filled):
        return found
    starts = np.cumsum(lengths, dtype=np.int64) - lengths
    powers = np.full(int(lengths.max()), _BASE, np.uint64)
    powers[0] = 1
    powers = np.multiply.accumulate(powers)
    places = np.arange(len(data)) - np.repeat(starts, lengths)
    values = (data.astype(np.uint64) + np.uint64(1)) * powers[places]
    sums = np.add.reduceat(values, starts[filled])
    sums = (sums ^ (sums >> np.uint64(30))) * np.uint64(_MIX)
    sums = (sums ^ (sums >> np.uint64(27))) * np.uint64(_MIX_AGAIN)
    found[filled] = sums ^ (sums >> np.uint64(31))
    return found
