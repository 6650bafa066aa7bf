"""One process that does tasks beside the bot's own, as the bot sees it; `bot.worker` runs in it."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

LENGTH = 4  # bytes that tell the length of what follows them
MADE, FAILED = b"+", b"-"  # what an answer begins with


@dataclass(slots=True, eq=False)
class Task:
    """A task as bytes, what it *made*, and how many processes died of it."""

    content: bytes
    made: asyncio.Future[bytes]
    deaths: int = 0


class Owner(Protocol):
    """Who is told what becomes of a process."""

    def heard(self, process: Process, answer: bytes) -> None:
        """It says that it is ready, or has done its first task."""

    def lost(self, process: Process, status: int | None) -> None:
        """It has ended."""


class Process(asyncio.SubprocessProtocol):
    """A process, with the *tasks* that it has been given, the one that it is at first.

    *has_begun* is whether it was ever ready to do any, *reason* why it says that it never will be.
    *since* is when it began with what it is at, on the clock `time.monotonic`.
    """

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._arrived = bytearray()
        self._transport: asyncio.SubprocessTransport | None = None
        self._stdin: asyncio.WriteTransport | None = None
        self.tasks: deque[Task] = deque()
        self.has_begun = False
        self.reason: str | None = None
        self.started_at = self.since = time.monotonic()
        self.ended = asyncio.Event()

    @classmethod
    async def start(cls, owner: Owner, arguments: Sequence[str]) -> Process:
        """Start `bot.worker` with these *arguments*. Raises OSError."""
        command = (sys.executable, "-m", "bot.worker", *arguments)
        loop = asyncio.get_running_loop()
        _, process = await loop.subprocess_exec(
            lambda: cls(owner), *command, stderr=None, env=_environment()
        )
        return process

    @property
    def is_ready(self) -> bool:
        """Whether it does tasks now."""
        return self.has_begun and not self.ended.is_set()

    @property
    def pid(self) -> int | None:
        """Its id."""
        return self._transport.get_pid() if self._transport else None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It runs."""
        self._transport = cast("asyncio.SubprocessTransport", transport)
        self._stdin = cast("asyncio.WriteTransport", self._transport.get_pipe_transport(0))

    def pipe_data_received(self, fd: int, data: bytes) -> None:  # noqa: ARG002 - there is one
        """Cut what it says into answers."""
        self._arrived += data
        while len(self._arrived) >= LENGTH:
            end = LENGTH + int.from_bytes(self._arrived[:LENGTH], "little")
            if len(self._arrived) < end:
                return
            answer = bytes(self._arrived[LENGTH:end])
            del self._arrived[:end]
            self._hear(answer)

    def _hear(self, answer: bytes) -> None:
        self.since = time.monotonic()
        if self.has_begun or answer == MADE:
            self.has_begun = True
            self._owner.heard(self, answer)
        else:
            self.reason = answer.removeprefix(FAILED).decode("utf-8", "replace")

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - it ended anyway
        """It has ended, and all that it said has been heard."""
        status = None
        if self._transport is not None:
            status = self._transport.get_returncode()
            self._transport.close()
        self.ended.set()
        self._owner.lost(self, status)

    def give(self, task: Task) -> None:
        """Let it do *task* behind those that it has."""
        if self._stdin is None:
            raise RuntimeError("the process does not run")
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        self._stdin.write(len(task.content).to_bytes(LENGTH, "little") + task.content)

    def end(self) -> None:
        """Let it end by itself when it has done its tasks."""
        if self._stdin is not None:
            self._stdin.close()

    def kill(self) -> None:
        """End it."""
        if self._transport is not None:
            with suppress(ProcessLookupError):
                self._transport.kill()


def _environment() -> dict[str, str]:
    """This process's, without the settings, which are none of theirs, the token least of all."""
    kept = {name: v for name, v in os.environ.items() if not name.upper().startswith("BOT_")}
    here = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    return kept | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"}
