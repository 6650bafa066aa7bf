"""Processes that do tasks beside the one that hands them out, over a made-up paper's articles."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest

from bot import browsing, tasks, wording
from bot.pool import NoProcessError, Pool, TaskError
from bot.shelf import Shelf
from corpus.library import Library
from tests.newsroom import write_newsroom

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from bot.shelf import Edition


def speakers_of(edition: Edition) -> tuple[int, int]:
    """A task: how many speakers there are, and which process says so."""
    return len(edition.library.speakers), os.getpid()


def die(_: Edition) -> None:
    """A task of which a process dies, as of memory that ends."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail(_: Edition) -> None:
    """A task that is faulty."""
    raise ValueError("a secret")


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
