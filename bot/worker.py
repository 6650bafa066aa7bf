"""A process that answers from one edition beside the bot's own; `bot.process` starts it.

`python -m bot.worker PLACE MARK FOLDER` opens the arrays that are stored in PLACE under MARK for
the set in FOLDER. It reads tasks from stdin and writes what they make to stdout, in order, each
behind its length in four bytes. What it writes first says that it is ready, or in words why not.
It ends when its stdin is closed, and when the process that started it is gone.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot import logs, tasks
from bot.answers import answer
from bot.buttons import View
from bot.process import FAILED, LENGTH, MADE
from bot.shelf import Edition
from corpus.archive import ArchiveError
from corpus.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

logger = logging.getLogger("bot.worker")

EXPECTED = ("PLACE", "MARK", "FOLDER")
LOOKED_EVERY = 1.0  # seconds between two looks whether the parent is still there
# Asked before all others, since what is first looked up by spelling, name or time is read then.
WARM_UP = "What did Nobdy Smiht say about somethng in 2019?"


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer until there is nobody to answer; 0, 1 when there is nothing to answer from, else 2."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != len(EXPECTED):
        sys.stderr.write(f"bot.worker: expected {' '.join(EXPECTED)}; `python -m bot` starts it\n")
        return 2
    place, mark, folder = given
    # The bot lets answers under way be sent when it is told to end; it ends this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    logs.set_up("WARNING")
    with os.fdopen(os.dup(1), "wb") as made:
        os.dup2(2, 1)  # nothing else is written between answers
        try:
            edition = Edition.of(Library.stored_in(Path(place), mark, Path(folder)))
        except (OSError, ArchiveError) as error:
            _write(made, FAILED + str(error).encode("utf-8", "replace"))
            return 1
        _done(edition, tasks.pack(answer, (WARM_UP, View()), {}))
        _write(made, MADE)
        for task in _read(sys.stdin.buffer):
            _write(made, _done(edition, task))
    return 0


def _done(edition: Edition, task: bytes) -> bytes:
    """What a task makes; of one that fails no more than that, the log says the rest."""
    try:
        return MADE + tasks.perform_packed(edition, task)
    except Exception as error:  # noqa: BLE001 - the next task knows nothing of it
        logger.error("A task failed: %s", logs.describe(error))  # noqa: TRY400 - no one's words
        return FAILED


def _read(source: BinaryIO) -> Iterator[bytes]:
    while len(head := source.read(LENGTH)) == LENGTH:
        yield source.read(int.from_bytes(head, "little"))


def _write(target: BinaryIO, content: bytes) -> None:
    target.write(len(content).to_bytes(LENGTH, "little") + content)
    target.flush()


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKED_EVERY)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
