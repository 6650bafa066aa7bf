"""Many lists of numbers in one array, told by their places or by texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from corpus.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from corpus.strings import Arrays, Ints

AT_ONCE = 1 << 20  # numbers that are looked at in one go
_Kind = TypeVar("_Kind", bound=np.generic)
_STARTS, _NUMBERS, _LISTS = ".starts", ".numbers", ".lists"


class Lists:
    """Lists of numbers: list n is *numbers*[*starts*[n] : *starts*[n + 1]]."""

    def __init__(self, numbers: Ints, starts: Ints) -> None:
        self._numbers = numbers
        self._starts = starts

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]]) -> Lists:
        """*lists*, packed."""
        every = list(lists)
        starts = np.zeros(len(every) + 1, np.int64)
        np.cumsum([len(one) for one in every], out=starts[1:])
        numbers = (number for one in every for number in one)
        return cls(np.fromiter(numbers, np.int32, starts[-1]), starts)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> Ints:
        return self._numbers[self._starts[place] : self._starts[place + 1]]

    def to_arrays(self, name: str) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, as `from_arrays` reads it, each array called *name* and more."""
        return {name + _STARTS: self._starts, name + _NUMBERS: self._numbers}

    @classmethod
    def from_arrays(cls, arrays: Arrays, name: str) -> Lists:
        """What `to_arrays` gave."""
        return cls(
            arrays[name + _NUMBERS].astype(np.int32, copy=False),
            arrays[name + _STARTS].astype(np.int64, copy=False),
        )


class Postings:
    """A list of numbers for each of many texts."""

    def __init__(self, texts: Strings, lists: Lists) -> None:
        self.texts = texts
        self._lists = lists

    def __getitem__(self, text: str) -> Ints:
        """The numbers for *text*; none for one that is not there."""
        place = self.texts.find(text)
        return np.zeros(0, np.int32) if place is None else self._lists[place]

    def all(self, texts: Iterable[str]) -> Ints:
        """The numbers that each of *texts*, of which there is one at least, has; ascending."""
        found = sorted((self[text] for text in texts), key=len)
        numbers = found[0]
        for other in found[1:]:
            numbers = in_both(numbers, other)
        return numbers

    def any(self, texts: Iterable[str]) -> Ints:
        """The numbers that any of *texts* has, ascending, each once."""
        return in_either(*(self[text] for text in texts))

    @staticmethod
    def arrays(name: str, lists: Mapping[str, Sequence[int]]) -> dict[str, npt.NDArray[np.generic]]:
        """What `from_arrays` takes, for *lists* whose numbers ascend."""
        return Strings.of(lists).to_arrays(name) | Lists.of(lists.values()).to_arrays(name + _LISTS)

    @classmethod
    def from_arrays(cls, arrays: Arrays, name: str) -> Postings:
        """What `arrays` gave."""
        return cls(Strings.from_arrays(arrays, name), Lists.from_arrays(arrays, name + _LISTS))


def in_both(one: Ints, other: Ints) -> Ints:
    """The numbers that stand in both lists, each of which ascends."""
    short, long = sorted((one, other), key=len)
    if not len(short):
        return short
    places = np.minimum(np.searchsorted(long, short), len(long) - 1)
    shared: Ints = short[long[places] == short]
    return shared


def in_either(*lists: Ints) -> Ints:
    """The numbers that stand in any of the lists, each of which ascends; ascending, each once."""
    filled = [one for one in lists if len(one)]
    if len(filled) < 2:
        return filled[0] if filled else np.zeros(0, np.int32)
    every = np.sort(np.concatenate(filled), kind="stable")
    return every[np.diff(every, prepend=every[0] - 1) > 0]


def in_first(one: Ints, other: Ints) -> Ints:
    """The numbers of the first list that do not stand in the other; both ascend."""
    if not len(other):
        return one
    places = np.minimum(np.searchsorted(other, one), len(other) - 1)
    left: Ints = one[other[places] != one]
    return left


def edges(lengths: Ints | Sequence[int]) -> Ints:
    """Where each of things that follow each other begins, and where the last ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])


def distinct(numbers: npt.NDArray[_Kind]) -> npt.NDArray[_Kind]:
    """*numbers*, ascending, each once.

    As numpy.unique, which since NumPy 2.3 puts them into a table: ten times as long for a million.
    """
    ordered = np.sort(numbers)
    is_new = np.ones(len(ordered), bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_new]


def in_order_of_sight(numbers: Ints, kinds: int) -> tuple[Ints, Ints]:
    """The different ones of *numbers*, all below *kinds*, as they come; and where each first does.

    >>> [found.tolist() for found in in_order_of_sight(np.array([3, 1, 3, 0]), 5)]
    [[3, 1, 0], [0, 1, 3]]
    """
    first = np.full(kinds, len(numbers), np.int64)
    for start in range(len(numbers) // AT_ONCE * AT_ONCE, -1, -AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        # of what is put into one place the last stays
        first[part[::-1]] = np.arange(start + len(part) - 1, start - 1, -1)
    seen = np.flatnonzero(first < len(numbers))
    order = seen[np.argsort(first[seen])]
    return order, first[order]


def ranks_of(order: Ints, kinds: int) -> Ints:
    """The place of each number below *kinds* in *order*, -1 for one that is not in it."""
    ranks = np.full(kinds, -1, np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks


def runs(numbers: Ints) -> Iterator[tuple[int, int]]:
    """The stretches of *numbers* in which each is one more than the one before; -1 is left out.

    >>> list(runs(np.array([4, 5, -1, 0, 7])))
    [(4, 6), (0, 1), (7, 8)]
    """
    ends = np.flatnonzero((np.diff(numbers) != 1) | (numbers[:-1] < 0)) + 1
    firsts = np.concatenate([numbers[:1], numbers[ends]]).tolist()
    lengths = np.diff(np.concatenate([[0], ends, [len(numbers)]])).tolist()
    for first, length in zip(firsts, lengths, strict=False):
        if first >= 0:
            yield first, first + length
