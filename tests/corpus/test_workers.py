"""Work shared among processes comes back whole, whatever happens to them."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from corpus.workers import at_once, processors, spread


def square(number: int) -> int:
    return number * number


def square_or_die(number: int) -> int:
    """Killed in any process but the first, as by a system short of memory."""
    if number == 7 and multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("processes", [1, 2])
def test_every_task_is_done_once(processes: int):
    done = dict(spread(square, range(40), processes))
    assert done == {number: number * number for number in range(40)}
    assert processors() >= 1


def test_killed_process_loses_nothing(caplog: pytest.LogCaptureFixture):
    """What it had in hand is done here, and one line says so."""
    done = list(spread(square_or_die, range(40), 2))
    assert sorted(done) == [(number, number * number) for number in range(40)]
    assert len(caplog.records) == 1


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("number", [3, 7])
def test_at_once(processes: int, number: int):
    with at_once(square_or_die, number, processes) as result:
        assert result() == number * number
