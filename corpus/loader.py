"""A set loaded in a process of its own, so that whoever answers meanwhile is not held up.

`python -m corpus.loader FOLDER PLACE [gently]` leaves the arrays of the set in the folder PLACE.
It tells how far it is on stdout, a JSON object a line, and ends as soon as its stdin is closed.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.archive import ArchiveError
from corpus.database import Database
from corpus.errors import ArticleSetError
from corpus.kept_set import stored_set
from corpus.loading import load_folder, sparing
from corpus.progress import Progress, Stage
from corpus.workers import processors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.kept_set import Loaded
    from corpus.loading import Told

logger = logging.getLogger(__name__)

GENTLY = 10  # of 19 steps by which a process may stand back
COLLECTED_AFTER = 200_000  # objects made


class LoaderError(Exception):
    """The other process could not be had, or ended before it was done."""


def load_elsewhere(folder: Path, place: Path, told: Told, *, is_gentle: bool = False) -> Loaded:
    """The set of *folder*, loaded by another process, which keeps it in *place*.

    With *is_gentle* that leaves the processors to whoever else wants them, as a bot that answers.
    Raises ArticleSetError as `load_folder` does, and LoaderError.
    """
    here = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", __spec__.name, str(folder), str(place)]
    command += ["gently"] if is_gentle else []
    try:
        process = subprocess.Popen(  # noqa: S603 -- this program itself
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
        )
    except OSError as error:
        raise LoaderError(str(error)) from None
    try:
        said = _follow(process, told)
    finally:
        process.kill()
        process.communicate()
    if "refused" in said:
        raise ArticleSetError(said["refused"])
    if "done" not in said:
        raise LoaderError(f"the process that loads ended with status {process.returncode}")
    try:
        return stored_set(place, said["done"])
    except (OSError, ArchiveError) as error:
        raise LoaderError(str(error)) from None


def _follow(process: subprocess.Popen[bytes], told: Told) -> dict[str, str]:
    """Pass on what *process* tells, up to its last word."""
    said: dict[str, str] = {}
    for line in process.stdout or ():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if "stage" in record:
            told(Progress(Stage(record["stage"]), record["done"], record["total"]))
        elif "warning" in record:
            logger.warning("%s", record["warning"])
        else:
            said = record
    process.wait()
    return said


class _Tell(logging.Handler):
    """Passes warnings to whoever started this process."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the one line of *record*."""
        _say({"warning": record.getMessage()})


def main(arguments: Sequence[str] | None = None) -> int:
    """Load one set and return the exit status: 0 done, 1 it cannot be served."""
    folder, place, *manner = arguments or sys.argv[1:]
    if manner:
        os.nice(GENTLY)
    # What a load makes stays until its end; the collector would walk through it again and again.
    gc.set_threshold(COLLECTED_AFTER)
    logging.getLogger().addHandler(_Tell())
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    try:
        with Database(Path(place)) as entries:
            loaded = load_folder(
                Path(folder), entries, sparing(_tell), place=Path(place), processes=processors()
            )
    except ArticleSetError as error:
        _say({"refused": str(error)})
        return 1
    _say({"done": loaded.mark})
    return 0


def _tell(progress: Progress) -> None:
    _say({"stage": progress.stage.value, "done": progress.done, "total": progress.total})


def _say(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


def _end_with_stdin() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
