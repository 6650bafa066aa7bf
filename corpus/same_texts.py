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


class Numbered(NamedTuple):
    """*texts*, each once, in order of first sight; *numbers* of all that were added, in order.

    *first* is where each of the texts was first seen among these.
    """

    texts: Strings
    numbers: Ints
    first: Ints


class SameTexts:
    """Lists of texts as they are added: their bytes, how many each has, and their marks."""

    def __init__(self) -> None:
        self._data, self._lengths = Growing(np.uint8), Growing(np.int32)
        self._marks = Growing(np.uint64)

    def add(self, data: Bytes, lengths: Ints, marks_: Marks) -> None:
        """Add the texts of one list, whose `marks` these are."""
        self._data.add(data)
        self._lengths.add(lengths)
        self._marks.add(marks_)

    def numbered(self) -> Numbered:
        """All of them, each different one with a number."""
        lengths = self._lengths.array()
        starts = np.zeros(len(lengths) + 1, np.int64)
        np.cumsum(lengths, out=starts[1:])
        every = self._marks.array()
        _, first, which = np.unique(every, return_index=True, return_inverse=True)
        order = np.argsort(first)
        ranks = np.empty(len(order), np.int32)
        ranks[order] = np.arange(len(order), dtype=np.int32)
        first = first[order]
        texts = Strings(self._data.array(), starts).at(first)
        return Numbered(texts, ranks[which], first)


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
