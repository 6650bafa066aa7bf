"""The set that is served now, with what has been counted since the start."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.buttons import Kind, View, encode
from bot.links import Marks
from corpus.outline import Outline

if TYPE_CHECKING:
    from corpus.library import Library

REMEMBERED = 1000  # latest answers whose times are kept


@dataclass(frozen=True, slots=True)
class Edition:
    """A library with its outline and the *marks* by which links know what is in it.

    It was *read_at* on the clock `time.monotonic`, in so many *seconds*.
    """

    library: Library
    outline: Outline
    marks: Marks
    read_at: float
    seconds: float

    @classmethod
    def of(cls, library: Library, seconds: float = 0.0) -> Edition:
        """*library* as read just now in so many *seconds*."""
        return cls(library, Outline(library), Marks(library), time.monotonic(), seconds)

    def data(self, kind: Kind, *numbers: int, view: View | None = None) -> str:
        """What a button says that is about this edition; see `buttons.encode`."""
        return encode(kind, self.library.fingerprint, *numbers, view=view)


@dataclass(slots=True)
class Counts:
    """How many questions had an answer and how many none, and how long the latest took."""

    answered: int = 0
    refused: int = 0
    started_at: float = field(default_factory=time.monotonic)
    _seconds: deque[float] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def add(self, seconds: float, *, is_answered: bool) -> None:
        """Count one question, answered or not within so many *seconds*."""
        self.answered += is_answered
        self.refused += not is_answered
        self._seconds.append(seconds)

    def within(self, share: float) -> float | None:
        """The seconds within which that *share* of the latest answers were found, if any were."""
        ordered = sorted(self._seconds)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else None


class Shelf:
    """Where the edition stands that is served.

    Each update works with the one that it finds at its beginning; a reload puts another there.
    """

    def __init__(self, library: Library, seconds: float = 0.0) -> None:
        self.edition = Edition.of(library, seconds)
        self.counts = Counts()

    def put(self, edition: Edition) -> None:
        """Serve *edition* from now on."""
        self.edition = edition
