"""Many texts in one array of bytes, each decoded when it is asked for, and found by what it says.

A list of a million strings and a dictionary of their places take a hundred bytes a string more
than the letters, and have to be made anew at each start; arrays are mapped as they were saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, overload
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import numpy.typing as npt

    Ints: TypeAlias = npt.NDArray[np.integer[Any]]
    Bytes: TypeAlias = npt.NDArray[np.uint8]
    Arrays: TypeAlias = Mapping[str, npt.NDArray[np.generic]]

_BYTES, _STARTS, _HASHES, _ORDER = ".bytes", ".starts", ".hashes", ".order"


def encoded(text: str) -> bytes:
    """*text* as it is kept: UTF-8, in which a surrogate that stands alone is kept too."""
    return text.encode("utf-8", "surrogatepass")


def decoded(content: bytes) -> str:
    """The text that `encoded` was given."""
    return content.decode("utf-8", "surrogatepass")


class Strings(Sequence[str]):
    """Texts in an order that never changes: text n is *data*[*starts*[n] : *starts*[n + 1]]."""

    def __init__(self, data: Bytes, starts: Ints, lookup: tuple[Ints, Ints] | None = None) -> None:
        self._data = data
        self._starts = starts
        if lookup is not None:
            self._lookup = lookup

    @classmethod
    def of(cls, texts: Iterable[str]) -> Strings:
        """*texts*, packed."""
        parts = [encoded(text) for text in texts]
        starts = np.zeros(len(parts) + 1, np.int64)
        np.cumsum([len(part) for part in parts], out=starts[1:])
        return cls(np.frombuffer(b"".join(parts), np.uint8), starts)

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...

    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        numbers = range(len(self))[place]
        if isinstance(numbers, range):
            return tuple(decoded(self._cut(number)) for number in numbers)
        return decoded(self._cut(numbers))

    def __iter__(self) -> Iterator[str]:
        whole = self._data.tobytes()
        for start, end in pairwise(self._starts.tolist()):
            yield decoded(whole[start:end])

    def letters(self) -> tuple[Bytes, Ints]:
        """The bytes of all texts, one after another, and how many each has."""
        return self._data, np.diff(self._starts)

    def at(self, numbers: Ints) -> Strings:
        """Those of the texts with these *numbers*, in their order."""
        lengths = self._starts[numbers + 1] - self._starts[numbers]
        edges = np.zeros(len(numbers) + 1, np.int64)
        np.cumsum(lengths, out=edges[1:])
        places = np.repeat(self._starts[numbers] - edges[:-1], lengths) + np.arange(edges[-1])
        found = Strings(self._data[places], edges)
        if "_lookup" in self.__dict__:
            found._lookup = _in_order(self._hashes()[numbers])
        return found

    def followed_by(self, other: Strings) -> Strings:
        """These texts and then those of *other*."""
        starts = np.concatenate([self._starts, other._starts[1:] + len(self._data)])
        hashes = np.concatenate([self._hashes(), other._hashes()])
        return Strings(np.concatenate([self._data, other._data]), starts, _in_order(hashes))

    def find(self, text: str) -> int | None:
        """The place of the first text that is *text*, ``None`` where there is none."""
        wanted = encoded(text)
        mark = crc32(wanted)
        hashes, order = self._lookup
        at = int(hashes.searchsorted(np.uint32(mark)))
        while at < len(hashes) and int(hashes[at]) == mark:
            number = int(order[at])
            if self._cut(number) == wanted:
                return number
            at += 1
        return None

    def to_arrays(self, name: str) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, as `from_arrays` reads it, each array called *name* and more."""
        hashes, order = self._lookup
        arrays = {_BYTES: self._data, _STARTS: self._starts, _HASHES: hashes, _ORDER: order}
        return {name + suffix: array for suffix, array in arrays.items()}

    @classmethod
    def from_arrays(cls, arrays: Arrays, name: str) -> Strings:
        """What `to_arrays` gave."""
        return cls(
            arrays[name + _BYTES].astype(np.uint8, copy=False),
            arrays[name + _STARTS].astype(np.int64, copy=False),
            (
                arrays[name + _HASHES].astype(np.uint32, copy=False),
                arrays[name + _ORDER].astype(np.int32, copy=False),
            ),
        )

    @cached_property
    def _lookup(self) -> tuple[Ints, Ints]:
        """The checksums of all texts, ascending, and beside them their places."""
        whole = self._data.tobytes()
        marks = [crc32(whole[start:end]) for start, end in pairwise(self._starts.tolist())]
        return _in_order(np.array(marks, np.uint32))

    def _hashes(self) -> Ints:
        """The checksums of all texts, in their order."""
        hashes, order = self._lookup
        found = np.empty_like(hashes)
        found[order] = hashes
        return found

    def _cut(self, number: int) -> bytes:
        return self._data[self._starts[number] : self._starts[number + 1]].tobytes()


def _in_order(hashes: Ints) -> tuple[Ints, Ints]:
    order = np.argsort(hashes, kind="stable").astype(np.int32)
    return hashes[order], order
