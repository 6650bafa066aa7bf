"""The processes that answer from one edition beside the bot's own: started, fed, started again.

One process of Python runs one thread at a time. Who searches in threads keeps one processor busy
and the rest idle, and makes whoever talks to Telegram wait for the searches.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from typing import TYPE_CHECKING

from bot.process import MADE, Process, Task

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)

AHEAD = 2  # tasks that one process has at a time, so that it need not wait for the next
LIVES = 2  # processes that may die of the same task
START_FAILURES = 3  # in a row for each process, until no more are started
RESTED = 10.0  # seconds after which a process that dies is replaced at once
PAUSE = 1.0  # seconds, else
LONGEST = 60.0  # seconds that a task may take
LOOKED_EVERY = 5.0  # seconds between two looks whether one takes longer
PATIENCE = 3.0  # seconds for tasks to be done and for processes to end by themselves


class NoProcessError(Exception):
    """There is no process that could do a task now."""


class TaskError(Exception):
    """A task failed, or the processes that tried it died."""


class Pool:
    """So many *processes* for the set that is *stored* (`Library.stored`) of *folder*.

    One that dies is replaced, and what it had not done yet is done by another; a task of which
    several die is given up.
    """

    def __init__(self, stored: tuple[Path, str], folder: Path, processes: int) -> None:
        self.stored = stored
        self._arguments = (*map(str, stored), str(folder))
        self._count = processes
        self._processes: set[Process] = set()
        self._waiting: deque[Task] = deque()
        self._failures = 0
        self._is_settled = asyncio.Event()  # whether it is known that there is one, or will be none
        self._is_retired = False  # it takes no more tasks
        self._is_closed = False
        self._jobs: set[asyncio.Task[None]] = set()

    @property
    def ids(self) -> list[int]:
        """The ids of the processes that run."""
        return [process.pid for process in self._processes if process.pid is not None]

    @property
    def is_ready(self) -> bool:
        """Whether a task can be given to a process now."""
        return not self._is_retired and any(process.is_ready for process in self._processes)

    async def start(self) -> bool:
        """Start the processes; whether one of them is ready, as soon as that is known."""
        for _ in range(self._count):
            self._begin(self._launch())
        self._begin(self._watch())
        await self._is_settled.wait()
        return self.is_ready

    async def do(self, task: bytes) -> bytes:
        """What a task makes (`tasks.pack`, `tasks.unpack`).

        Raises `NoProcessError` when no process is ready, and `TaskError`.
        """
        if not self.is_ready:
            raise NoProcessError
        made: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting.append(Task(task, made))
        self._hand_out()
        answer = await made
        if not answer.startswith(MADE):
            raise TaskError
        return answer.removeprefix(MADE)

    async def close(self, patience: float = PATIENCE) -> None:
        """Let the tasks that there are be done within *patience* seconds, and end the processes.

        No task is accepted from now on; those that take longer get `NoProcessError`.
        """
        self._is_retired = True
        if under_way := [task.made for task in self._open()]:
            await asyncio.wait(under_way, timeout=patience)
        self._is_closed = True
        for job in self._jobs:
            job.cancel()
        self.give_up()
        for process in self._processes:
            if process.tasks:
                process.kill()  # nobody waits for what it is at
            else:
                process.end()
        if ends := [asyncio.create_task(process.ended.wait()) for process in self._processes]:
            _, late = await asyncio.wait(ends, timeout=PATIENCE)
            for end in late:
                end.cancel()
        for process in self._processes:
            process.kill()

    def give_up(self) -> None:
        """Tell whoever waits for a task that no process will do it: `NoProcessError`."""
        for task in self._open():
            if not task.made.done():
                task.made.set_exception(NoProcessError())
        self._waiting.clear()

    def heard(self, process: Process, answer: bytes) -> None:
        """A process is ready, or has done a task."""
        if process.tasks:
            task = process.tasks.popleft()
            if not task.made.done():
                task.made.set_result(answer)
        else:
            logger.debug("A process that answers is ready: %s", process.pid)
            self._failures = 0
            self._is_settled.set()
        self._hand_out()

    def lost(self, process: Process, status: int | None) -> None:
        """A process has ended."""
        self._processes.discard(process)
        if self._is_closed:
            return
        for task in list(process.tasks)[:1]:
            task.deaths += 1
        for task in reversed(process.tasks):
            if task.deaths < LIVES:
                self._waiting.appendleft(task)
            elif not task.made.done():
                task.made.set_exception(TaskError())
        self._replace(process, status)

    def _replace(self, process: Process, status: int | None) -> None:
        """Start another in the place of *process*, unless that says why none can do anything."""
        lived = time.monotonic() - process.started_at
        if process.reason is not None:
            self._failures = START_FAILURES * self._count
            self._not_started(process.reason)
        elif process.has_begun:
            logger.warning("A process that answers ended with status %s; starting another", status)
            self._begin(self._launch(0.0 if lived > RESTED else PAUSE))
        else:
            self._not_started(f"status {status}")

    def _not_started(self, reason: str) -> None:
        """Try again later or, after so many failures, leave the work to the bot's own process."""
        self._failures += 1
        if self._failures <= START_FAILURES * self._count:
            self._begin(self._launch(PAUSE))
            return
        logger.warning("A process that answers cannot be started: %s", reason)
        if not self._processes:
            self._is_settled.set()
            self.give_up()

    async def _launch(self, pause: float = 0.0) -> None:
        await asyncio.sleep(pause)
        try:
            process = await Process.start(self, self._arguments)
        except OSError as error:
            self._not_started(error.strerror or type(error).__name__)
            return
        if process.ended.is_set():  # sooner than it could be noted
            return
        self._processes.add(process)

    def _hand_out(self) -> None:
        """Give the tasks that wait to those who have least to do."""
        while self._waiting:
            ready = [process for process in self._processes if process.is_ready]
            freest = min(ready, key=lambda process: len(process.tasks), default=None)
            if freest is None or len(freest.tasks) >= AHEAD:
                return
            task = self._waiting.popleft()
            if not task.made.done():  # whoever waited for it may be gone
                freest.give(task)

    def _open(self) -> Iterator[Task]:
        yield from self._waiting
        for process in self._processes:
            yield from process.tasks

    async def _watch(self) -> None:
        """End a process that has been at the same task for too long."""
        while True:
            await asyncio.sleep(LOOKED_EVERY)
            for process in self._processes:
                if process.tasks and time.monotonic() - process.since > LONGEST:
                    process.tasks[0].deaths = LIVES  # another would be at it for as long
                    process.kill()

    def _begin(self, job: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(job)
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)
