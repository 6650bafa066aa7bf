"""Features as numbers, weights learned from news that people marked by hand, and their sums.

Four linear models: "cue" (does this word report?), "source" (which phrase is its source?),
"content" (which stretch is reported?) and "acceptance" (with all that known, does it stand?). All
candidates of an article are scored at once. What is known of them comes in columns, one number a
candidate; a feature is made by a template, a row that names the columns that count together, and is
nothing but a number of 32 bits (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask
Learning"). A weight is its share of the log odds. The weights ship as arrays beside this module;
`python -m benchmarks.training` makes them.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Columns = dict[str, NDArray[Any]]
Keys = NDArray[np.int64]
Scores = NDArray[np.float64]

# Weights are whole numbers of this unit, at most LARGEST of them.
UNIT = 0.01
LARGEST = 511
_KEY_BITS = 32
# So many of the lower bits of a key are compared; the upper ones say where its weight stands.
_CHECKED = 22
_CHECK = (1 << _CHECKED) - 1
_MOST_MOVES = 100


def _random(name: str) -> int:
    """64 bits that depend on *name* alone."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


class Templates:
    """The rows of one model, each the names of columns that make a feature together.

    A row's feature is the same number wherever the row stands, so rows can come and go. "" is the
    feature that every candidate has. Rows of different *kind* make different features.
    """

    def __init__(self, rows: Sequence[str], kind: str = "") -> None:
        # The widest first, so that the further columns are those of the first rows.
        self.rows = sorted((row.split() for row in rows), key=len, reverse=True)
        self.columns = sorted({name for row in self.rows for name in row})
        places = {name: place for place, name in enumerate(self.columns)}
        filled = [[places[name] for name in row] for row in self.rows]
        self._places = [
            np.array([row[k] for row in filled if len(row) > k], dtype=np.intp)
            for k in range(len(filled[0]))
        ]
        factors = [_random(name) | 1 for name in self.columns]
        self._factors = np.array(factors, dtype=np.uint64)[:, None]
        salts = [_random(f"{kind}:{' '.join(row)}") for row in self.rows]
        self._salts = np.array(salts, dtype=np.uint64)[:, None]

    def keys(self, columns: Mapping[str, NDArray[Any]]) -> Keys:
        """The features of all candidates, shape (rows, candidates).

        Each column has one number a candidate, whole and not negative. Each column has a factor of
        its own; the upper bits of the sums are as good as random (Dietzfelbinger et al. 1997, "A
        Reliable Randomized Algorithm for the Closest-Pair Problem": multiply-shift).
        """
        size = len(columns[self.columns[0]])
        mixed = np.empty((len(self.columns), size), dtype=np.uint64)
        for place, name in enumerate(self.columns):
            mixed[place] = columns[name]
        mixed *= self._factors
        sums = np.empty((len(self.rows), size), dtype=np.uint64)
        sums[:] = self._salts
        for places in self._places:
            sums[: len(places)] += mixed.take(places, axis=0)
        sums >>= np.uint64(64 - _KEY_BITS)
        keys: Keys = sums.view(np.int64)
        return keys


class Weights:
    """The weights of a model by the keys of their features, ready to be summed.

    *keys* are sorted, *units* parallel to them. A feature without a weight counts nothing.
    """

    def __init__(self, keys: Keys, units: NDArray[np.int64]) -> None:
        self.keys = keys
        self.units = units
        bits = max(_KEY_BITS - _CHECKED + 1, len(keys).bit_length() + 1)
        # Keys that are alike, not hashed ones, may find no room: the larger, the fewer bits they
        # have in common.
        while not self._fill(bits):
            bits += 1

    def _fill(self, bits: int) -> bool:
        """Give each key one of its two places (Pagh & Rodler 2004, "Cuckoo Hashing").

        The first are as many as so many *bits* can number; ``False`` when a key is left over.
        """
        self._shift = _KEY_BITS - bits
        # Half as large: the second place is seldom needed, and small tables are quicker to reach.
        self._mask = (1 << bits - 1) - 1
        self._tables = (
            np.zeros(1 << bits, dtype=np.int32),
            np.zeros(1 << bits - 1, dtype=np.int32),
        )
        slots = self._slots(self.keys)
        owners = [np.full(len(table), -1) for table in self._tables]
        rest = np.arange(len(self.keys))
        for owner, own in zip(owners, slots, strict=True):
            taken, first = np.unique(own[rest], return_index=True)
            owner[taken] = rest[first]
            rest = np.delete(rest, first)
        if not all(_settle(number, slots, owners) for number in rest.tolist()):
            return False
        entries = (self.units << _CHECKED) | (self.keys & _CHECK)
        for table, owner in zip(self._tables, owners, strict=True):
            table[owner >= 0] = entries[owner[owner >= 0]]
        return True

    def _slots(self, keys: Keys) -> tuple[Keys, Keys]:
        """The two places of each key: its upper bits, and the lower ones mixed with those above.

        Place and compared bits together are the whole key, so no other is taken for it.
        """
        return keys >> self._shift, (keys ^ (keys >> _CHECKED)) & self._mask

    def scores(self, keys: Keys) -> Scores:
        """The sum of the weights of each candidate, for keys of shape (rows, candidates)."""
        low = keys.astype(np.int32)
        total = np.zeros(keys.shape[1], dtype=np.int32)
        for table, slots in zip(self._tables, self._slots(keys), strict=True):
            found = table.take(slots)
            known = ((found ^ low) & _CHECK) == 0
            found >>= _CHECKED
            found *= known
            total += np.add.reduce(found, axis=0, dtype=np.int32)
        return np.multiply(total, UNIT, dtype=np.float64)


def _settle(number: int, slots: tuple[Keys, Keys], owners: list[NDArray[np.int64]]) -> bool:
    """Find a place for a key whose both are taken: whoever has one moves to its other, and so on.

    ``False`` when they go on moving; *owners* are of no use then.
    """
    homeless, side = number, 0
    for _ in range(_MOST_MOVES):
        at = slots[side][homeless]
        owners[side][at], homeless = homeless, int(owners[side][at])
        if homeless < 0:
            return True
        side = 1 - side
    return False


@cache
def load_weights(model: str) -> Weights:
    """The weights of *model* that ship."""
    folder = resources.files(__package__)
    with folder.joinpath(f"weights/{model}.npz").open("rb") as file, np.load(file) as stored:
        return Weights(stored["keys"].astype(np.int64), stored["units"].astype(np.int64))


@cache
def cue_words() -> frozenset[str]:
    """The words, in lower case, that are ever cues."""
    stored = resources.files(__package__).joinpath("weights/cue_words.txt")
    return frozenset(stored.read_text("utf-8").split())
