"""Processes that do tasks beside the one that hands them out, over a made-up paper's articles."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bot import browsing, tasks, wording
from bot import pool as pool_module
from bot import shelf as shelf_module
from bot.pool import NoProcessError, Pool, TaskError
from bot.shelf import Edition, Shelf
from corpus.library import Library
from tests.newsroom import write_newsroom
from tests.program import environment

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path


def speakers_of(edition: Edition) -> tuple[int, int]:
    """A task: how many speakers there are, and which process says so."""
    return len(edition.library.speakers), os.getpid()


def die(_: Edition) -> None:
    """A task of which a process dies, as of memory that ends."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail(_: Edition) -> None:
    """A task that is faulty."""
    raise ValueError("a secret")


def take_time(edition: Edition, seconds: float) -> int:
    """A task that takes so many *seconds*: how many speakers there are."""
    time.sleep(seconds)
    return len(edition.library.speakers)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library whose arrays are stored."""
    return Library.load(write_newsroom(tmp_path / "articles"), cache=tmp_path / "cache")


def in_pool(library: Library, number: int, work: Callable[[Pool], Awaitable[None]]) -> None:
    """Do *work* with so many processes, and see that none of them is left."""

    async def run() -> None:
        assert library.stored is not None
        pool = Pool(library.stored, library.folder, number)
        assert await pool.start()
        ids = pool.ids
        await work(pool)
        ids += pool.ids
        await pool.close()
        assert not any(map(is_there, ids))

    asyncio.run(run())


def is_there(process: int) -> bool:
    """Whether such a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def of(work: Callable[..., object]) -> bytes:
    """A task without arguments."""
    return tasks.pack(work, (), {})


def test_tasks_are_done_by_other_processes(library: Library):
    async def work(pool: Pool) -> None:
        made = await asyncio.gather(*(pool.do(of(speakers_of)) for _ in range(20)))
        counts, ids = zip(*map(tasks.unpack, made), strict=True)
        assert set(counts) == {len(library.speakers)}
        assert set(ids) <= set(pool.ids)
        assert os.getpid() not in ids

    in_pool(library, 2, work)


def test_task_of_which_processes_die_is_given_up_alone(library: Library):
    """Those behind it are done by the process that takes the place of the dead one."""

    async def work(pool: Pool) -> None:
        deadly = asyncio.create_task(pool.do(of(die)))
        await asyncio.sleep(0)
        others = await asyncio.gather(*(pool.do(of(speakers_of)) for _ in range(5)))
        assert {tasks.unpack(made)[0] for made in others} == {len(library.speakers)}
        with pytest.raises(TaskError):
            await deadly

    in_pool(library, 1, work)


def test_task_that_fails_harms_no_other(library: Library, capfd: pytest.CaptureFixture[str]):
    """It is told in the log without its words, and its process goes on."""

    async def work(pool: Pool) -> None:
        before = pool.ids
        with pytest.raises(TaskError):
            await pool.do(of(fail))
        assert [tasks.unpack(await pool.do(of(speakers_of)))[1]] == before

    in_pool(library, 1, work)
    told = capfd.readouterr().err
    assert "A task failed: ValueError at tests/bot/test_pool.py" in told
    assert "secret" not in told


def test_tasks_under_way_are_done_before_the_end(library: Library):
    async def work(pool: Pool) -> None:
        made = [asyncio.create_task(pool.do(of(speakers_of))) for _ in range(10)]
        await asyncio.sleep(0)
        await pool.close()
        assert [tasks.unpack(await one)[0] for one in made] == [len(library.speakers)] * 10
        with pytest.raises(NoProcessError):
            await pool.do(of(speakers_of))

    in_pool(library, 1, work)


def test_tasks_that_outlast_the_patience_are_not_lost(library: Library):
    """Those under way and those in the queue: whoever waits learns that no process does them."""

    async def work(pool: Pool) -> None:
        slow = tasks.pack(take_time, (30.0,), {})
        made = [asyncio.create_task(pool.do(slow)) for _ in range(6)]
        await asyncio.sleep(0.1)
        began = time.monotonic()
        await pool.close(0.2)
        assert time.monotonic() - began < 30.0
        given = await asyncio.gather(*made, return_exceptions=True)
        assert [type(one) for one in given] == [NoProcessError] * 6

    in_pool(library, 1, work)


def test_queue_is_done_before_the_end(library: Library):
    """Also by the process that takes the place of one that dies meanwhile."""

    async def work(pool: Pool) -> None:
        slow = tasks.pack(take_time, (0.2,), {})
        made = [asyncio.create_task(pool.do(slow)) for _ in range(6)]
        await asyncio.sleep(0.1)
        closing = asyncio.create_task(pool.close(60.0))
        await asyncio.sleep(0.1)
        with pytest.raises(NoProcessError):
            await pool.do(slow)
        os.kill(pool.ids[0], signal.SIGKILL)
        given = await asyncio.gather(*made)
        assert [tasks.unpack(one) for one in given] == [len(library.speakers)] * 6
        await closing

    in_pool(library, 1, work)


def test_every_task_of_an_old_edition_is_done(library: Library, monkeypatch: pytest.MonkeyPatch):
    """By its processes as long as they are kept, then by threads, from the old edition."""
    monkeypatch.setattr(shelf_module, "LONGEST_FAREWELL", 0.7)

    async def run() -> None:
        shelf = Shelf(library, processes=1)
        await shelf.open()
        old = shelf.edition
        open_tasks = [asyncio.create_task(shelf.do(old, take_time, 0.3)) for _ in range(8)]
        await asyncio.sleep(0.1)
        (library.folder / "moved.txt").write_text("Mayor moves\n\nShe left.\n", encoding="utf-8")
        await shelf.put(Edition.of(library.reload()))
        assert await asyncio.gather(*open_tasks) == [len(library.speakers)] * 8
        assert len(shelf.processes) == 1
        await shelf.close()

    asyncio.run(run())


def test_end_does_not_wait_for_what_nobody_can_be_told(library: Library):
    async def run() -> None:
        shelf = Shelf(library, processes=1)
        await shelf.open()
        waiting = [asyncio.create_task(shelf.do(shelf.edition, take_time, 30.0)) for _ in range(4)]
        await asyncio.sleep(0.1)
        began = time.monotonic()
        await shelf.close()
        given = await asyncio.gather(*waiting, return_exceptions=True)
        assert {type(one) for one in given} == {asyncio.CancelledError}
        assert time.monotonic() - began < 30.0

    asyncio.run(run())


def test_set_that_is_stored_no_more(library: Library, caplog: pytest.LogCaptureFixture):
    """No process can open it: that is known soon, and told once."""

    async def run() -> None:
        assert library.stored is not None
        pool = Pool((library.stored[0], "another"), library.folder, 1)
        assert not await pool.start()
        assert pool.ids == []
        await pool.close()

    asyncio.run(run())
    [told] = [r.getMessage() for r in caplog.records if r.name == "bot.pool"]
    assert told.startswith("A process that answers cannot be started: ")
    assert "of another set" in told


def test_same_answer_wherever_it_is_made(library: Library):
    """In the language that is spoken where it is asked for."""

    async def run() -> None:
        alone, helped = Shelf(library, processes=0), Shelf(library, processes=1)
        await helped.open()
        assert len(helped.processes) == 1
        for language in wording.LANGUAGES:
            with wording.speaking(language):
                shown = [
                    await shelf.show(shelf.edition, browsing.speakers) for shelf in (alone, helped)
                ]
            assert shown[0] == shown[1]
        await helped.close()
        assert helped.processes == []

    asyncio.run(run())


def test_worker_started_by_hand_says_what_it_expects(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "bot.worker", "here"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == ("bot.worker: expected PLACE MARK FOLDER; `python -m bot` starts it\n")


def test_processes_that_cannot_be_started_are_told(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """In one line of the log, and questions are answered all the same."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")

    async def run() -> None:
        monkeypatch.setattr(pool_module, "PAUSE", 0.0)
        shelf = Shelf(library, processes=1)
        await shelf.open()
        assert shelf.processes == []
        assert await shelf.do(shelf.edition, take_time, 0.0) == len(library.speakers)
        await shelf.close()

    asyncio.run(run())
    told = [r.getMessage() for r in caplog.records if r.name == "bot.pool"]
    assert told == ["A process that answers cannot be started: No such file or directory"]
