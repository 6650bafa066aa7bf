"""Work on files in as many processes as there are processors, or, where that fails, in this one."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import connection
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

logger = logging.getLogger(__name__)

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
WAITING = 4  # tasks for each process that are handed out and not done


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[_Task], _Result], tasks: Iterable[_Task], processes: int
) -> Iterator[tuple[_Task, _Result]]:
    """Each of *tasks* with what *work* makes of it, in any order.

    With more than one of *processes* they are new ones, which end with this one, however it does.
    Where they cannot be had or die, what is left is done here.
    """
    rest = iter(tasks)
    open_tasks: list[_Task] = []
    if processes > 1:
        try:
            yield from _in_pool(work, rest, processes, open_tasks)
        except (BrokenProcessPool, OSError) as error:
            logger.warning("Reading in one process: others cannot be used (%s)", error)
    for left in (open_tasks, rest):
        for task in left:
            yield task, work(task)


@contextlib.contextmanager
def at_once(
    work: Callable[[_Task], _Result], task: _Task, processes: int
) -> Iterator[Callable[[], _Result]]:
    """A function that gives what *work* makes of *task*, begun now if there is another process.

    The other is a copy of this one, so that nothing has to be handed over.
    """
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield lambda: work(task)
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, work, task), daemon=True)
    process.start()
    sender.close()
    try:
        yield lambda: _received(receiver, work, task)
    finally:
        process.kill()
        process.join()


def _send(sender: connection.Connection, work: Callable[[_Task], _Result], task: _Task) -> None:
    _end_with_parent()
    sender.send(work(task))


def _received(
    receiver: connection.Connection, work: Callable[[_Task], _Result], task: _Task
) -> _Result:
    try:
        result: _Result = receiver.recv()
    except (EOFError, OSError):
        return work(task)  # the other process is gone
    return result


def _in_pool(
    work: Callable[[_Task], _Result],
    tasks: Iterator[_Task],
    processes: int,
    open_tasks: list[_Task],
) -> Iterator[tuple[_Task, _Result]]:
    """The same in a pool; *open_tasks* are those that were taken and not given back."""
    # a process that is started anew has no threads of this one, nor the locks that they hold
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _end_with_parent) as pool:
        running: dict[Future[_Result], _Task] = {}
        while True:
            for task in islice(tasks, WAITING * processes - len(running)):
                open_tasks.append(task)
                running[pool.submit(work, task)] = task
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                result = future.result()
                open_tasks.remove(task)
                yield task, result


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, even killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        watch = threading.Thread(target=_wait_for, args=(parent.sentinel,), daemon=True)
        watch.start()


def _wait_for(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
