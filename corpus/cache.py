"""What was read and attributed before, by keys: where it is kept, and what keys are made of.

An entry is found by a digest of everything that it was made from, this program's code among it, so
that nothing old is ever taken for new.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FORMAT = 1  # of the tables; entries of another are thrown away
# The parts of this package that what is read from a file rests on.
_MAKING = (
    "attribution",
    "readers",
    "errors.py",
    "irregular.py",
    "lexicon.py",
    "model.py",
    "packing.py",
    "reading.py",
    "same_texts.py",
    "streams.py",
    "strings.py",
    "text.py",
)


class Entries(Protocol):
    """Where entries are kept by their keys; *can_write* is whether they will be there later."""

    can_write: bool

    def get(self, key: bytes) -> bytes | None:
        """What was put there, ``None`` when that is not there, or not whole any more."""

    def get_all(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        """What `get` gives for each of *keys*, in order."""

    def known(self) -> set[bytes]:
        """The keys of all that was put there; what has one may still not be whole."""

    def put(self, key: bytes, content: bytes) -> None:
        """Keep *content*; where that fails, it is simply not there."""

    def keep(self, used: Iterable[bytes]) -> None:
        """Let go of what is not *used*, sooner or later, and be done with writing."""


@cache
def version(parts: tuple[str, ...] = _MAKING) -> str:
    """What changes when this program would read a file in another way: a digest of its code.

    The weights of attribution are of it, and so are the versions of Python and NumPy.
    """
    digest = hashlib.sha256(f"{sys.version}|{np.__version__}|{FORMAT}".encode())
    here = Path(__file__).resolve().parent
    for part in parts:
        found = sorted((here / part).rglob("*")) if (here / part).is_dir() else [here / part]
        for path in found:
            if path.suffix in (".py", ".json", ".npz", ".bin", ".txt"):
                digest.update(f"|{path.relative_to(here).as_posix()}|".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def key(*parts: str | bytes) -> bytes:
    """The key of what is made of *parts* by this program: 32 bytes."""
    digest = hashlib.sha256(version().encode())
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "little"))
        digest.update(content)
    return digest.digest()


def folder_of(cache_folder: Path, articles: Path) -> Path:
    """Where in *cache_folder* what belongs to the set in *articles* is kept."""
    return cache_folder / hashlib.sha256(str(articles.resolve()).encode()).hexdigest()[:16]


class Memory:
    """Entries for as long as the program runs."""

    can_write = True

    def __init__(self) -> None:
        self._entries: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """What was put there, if anything."""
        return self._entries.get(key)

    def get_all(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        """What was put under each of *keys*."""
        return map(self._entries.get, keys)

    def known(self) -> set[bytes]:
        """The keys of all that was put there."""
        return set(self._entries)

    def put(self, key: bytes, content: bytes) -> None:
        """Keep *content*."""
        self._entries[key] = content

    def keep(self, used: Iterable[bytes]) -> None:
        """Let go of all that is not *used*."""
        self._entries = {key: self._entries[key] for key in used if key in self._entries}


def default_folder() -> Path:
    """Where the user's programs keep what they can make again."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "on-record"
