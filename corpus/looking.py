"""The files of a set, and what is known of them from before: which of them need not be read."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from corpus import reading
from corpus.cache import key
from corpus.errors import ArticleSetError
from corpus.progress import Progress, Stage
from corpus.readers import state
from corpus.strings import decoded, encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from corpus.cache import Entries
    from corpus.model import Article
    from corpus.reading import Held

    State: TypeAlias = tuple[int, ...]
    Seen: TypeAlias = dict[str, tuple[State, bytes]]

# A change that comes so soon after another may bear the same time, as on file systems that keep
# whole or even seconds; so what changed so short a time ago is looked at again.
# Source: Git's documentation, technical/racy-git.
FRESH = 2_000_000_000  # nanoseconds
_STATE = 10  # numbers; and the places of times in it
_TIMES = (3, 4, 8, 9)
_MARK = 32  # bytes


@dataclass(slots=True)
class File:
    """A file of the set, with what it holds as soon as that is known."""

    path: Path
    name: str
    mark: bytes = b""
    held: Held | None = None


def look_at(files: Sequence[File], entries: Entries, told: Callable[[Progress], None]) -> None:
    """Fill in the marks of *files*.

    Of one that is as it was when it was looked at last, the mark is taken from there: its content
    can only have changed with one of its times, which no program can set all as it likes.
    """
    before = _seen(entries)
    seen: Seen = {}
    latest = time.time_ns() - FRESH
    for done, file in enumerate(files):
        told(Progress(Stage.LOOKING, done, len(files)))
        found = _settled(file.path, latest)
        known = before.get(file.name)
        is_same = known is not None and known[0] == found
        file.mark = known[1] if known and is_same else reading.mark_of(file.path, file.name)
        if found is not None and file.mark:
            seen[file.name] = found, file.mark
    told(Progress(Stage.LOOKING, len(files), len(files)))
    if seen != before:
        entries.put(seen_key(), _as_bytes(seen))


def look_up(files: Sequence[File], entries: Entries) -> None:
    """Fill in what *entries* have of *files*, where that is all there."""
    known = entries.known()
    for file, content in zip(files, entries.get_all([f.mark for f in files]), strict=True):
        if content is not None and file.mark:
            held = reading.held_from(content, file.mark, file.name)
            if known.issuperset(held.articles):
                file.held = held


class Again:
    """Reads articles once more whose entries turn out to be damaged."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._file: File | None = None
        self._articles: dict[bytes, Article] = {}

    def packed(self, file: File, wanted: bytes) -> bytes:
        """The article of *file* with the key *wanted*, attributed and packed.

        Raises ArticleSetError when the file has it no longer.
        """
        if file is not self._file:
            held, articles = reading.read(file.path, file.name)
            self._file, self._articles = file, dict(zip(held.articles, articles, strict=True))
        if wanted not in self._articles:
            reason = "changed while it was read; it has to be read once more"
            raise ArticleSetError(f"{file.path}: {reason}")
        content = reading.packed(self._articles[wanted])
        self._entries.put(wanted, content)
        return content


def seen_key() -> bytes:
    """The key of what was seen of the files of a set."""
    return key("seen")


def _settled(path: Path, latest: int) -> State | None:
    """The state of a file, if it is there, and has not changed since *latest*."""
    try:
        found = state(path)
    except OSError:
        return None
    return found if all(found[place] < latest for place in _TIMES) else None


def _as_bytes(seen: Seen) -> bytes:
    """How many files there are; their states; their marks; their names, with a NUL between."""
    states = np.array([own for own, _ in seen.values()], np.uint64)
    names = encoded("\0".join(seen))
    marks = b"".join(mark for _, mark in seen.values())
    return len(seen).to_bytes(8, "little") + states.tobytes() + marks + names


def _seen(entries: Entries) -> Seen:
    """The state and the mark of each file that were kept."""
    content = entries.get(seen_key())
    if content is None:
        return {}
    count = int.from_bytes(content[:8], "little")
    marks = 8 + count * _STATE * 8
    states = np.frombuffer(content, np.uint64, count * _STATE, 8).reshape(-1, _STATE).tolist()
    names = decoded(content[marks + count * _MARK :]).split("\0")[:count]
    return {
        name: (tuple(own), content[at : at + _MARK])
        for name, own, at in zip(names, states, range(marks, len(content), _MARK), strict=False)
    }
