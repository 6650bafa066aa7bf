"""The set that is served now, with what has been counted since the start."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from bot import tasks, wording
from bot.buttons import Kind, View, encode
from bot.links import Marks
from bot.pool import NoProcessError, Pool
from corpus.outline import Outline
from corpus.workers import processors

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.layout import Reply
    from bot.tasks import Rendered
    from corpus.library import Library

REMEMBERED = 1000  # latest answers whose times are kept
WORTH_PROCESSES = 5000  # passages
LONGEST_FAREWELL = 60.0  # seconds in which the processes of an old edition do what they have
MOST_PROCESSES = 4  # by themselves; whoever sends the answers has no time for more

P = ParamSpec("P")
Made = TypeVar("Made")


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
    """Where the edition stands that is served, with the processes that answer from it.

    Each update works with the edition that it finds at its beginning; a reload puts another there.
    *processes* is how many there are besides this one, ``None`` for as many as are worth it.
    """

    def __init__(self, library: Library, seconds: float = 0.0, processes: int | None = 0) -> None:
        self.edition = Edition.of(library, seconds)
        self.counts = Counts()
        self._wanted = processes
        self._pool: Pool | None = None
        self._changing = asyncio.Lock()
        self._is_closed = False
        self._closing: dict[asyncio.Task[None], Pool] = {}

    @property
    def processes(self) -> list[int]:
        """The ids of the processes that answer besides this one."""
        return self._pool.ids if self._pool else []

    async def open(self) -> None:
        """Start the processes; until they are ready, and where there are none, threads answer."""
        async with self._changing:
            self._pool = await self._started(self.edition.library)

    async def put(self, edition: Edition) -> None:
        """Serve *edition* from now on; what the old one is asked still is answered from that."""
        async with self._changing:
            old = self._pool
            if old is not None and old.stored == edition.library.stored:
                self.edition = edition  # the same articles
                return
            pool = await self._started(edition.library)
            self.edition, self._pool = edition, pool
            if old is not None:
                closing = asyncio.create_task(old.close(LONGEST_FAREWELL))
                self._closing[closing] = old
                closing.add_done_callback(self._closing.pop)

    async def close(self) -> None:
        """End the processes at once; what is still to be answered is cancelled."""
        self._is_closed = True
        for old in self._closing.values():
            old.give_up()
        if self._pool is not None:
            await self._pool.close(0)
        await asyncio.gather(*self._closing)

    async def do(
        self,
        edition: Edition,
        work: Callable[Concatenate[Edition, P], Made],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Made:
        """What *work* makes of *edition*, without holding up whoever else is to be answered.

        *work* is a function of a module, and makes plain data: it may be done by another process.
        """
        pool = self._pool
        if pool is not None and pool.is_ready and pool.stored == edition.library.stored:
            with suppress(NoProcessError):
                made = await pool.do(tasks.pack(work, args, kwargs))
                return cast("Made", tasks.unpack(made))
        if self._is_closed:  # a thread that is at work would hold up the end
            raise asyncio.CancelledError
        language = wording.spoken()
        return await asyncio.to_thread(
            lambda: tasks.perform(edition, language, work, *args, **kwargs)
        )

    async def show(
        self,
        edition: Edition,
        work: Callable[Concatenate[Edition, P], Reply],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Rendered:
        """What *work* makes of *edition*, as `do`, rendered."""
        return await self.do(edition, tasks.shown, work, *args, **kwargs)

    async def _started(self, library: Library) -> Pool | None:
        """The processes for *library*; ``None`` where there are to be none, or can be none."""
        number = worthwhile(library) if self._wanted is None else self._wanted
        if library.stored is None or not number:
            return None
        pool = Pool(library.stored, library.folder, number)
        try:
            is_ready = await pool.start()
        except asyncio.CancelledError:
            await pool.close()
            raise
        if is_ready:
            return pool
        await pool.close()
        return None


def worthwhile(library: Library) -> int:
    """How many processes are worth their memory: none for what is found at once in any case."""
    if len(library.passages) < WORTH_PROCESSES:
        return 0
    return min(processors() - 1, MOST_PROCESSES)
