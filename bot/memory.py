"""How much memory processes hold."""

from __future__ import annotations

import os
import re
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of a page that several processes have mapped, each is told its share. Source: proc(5), "smaps".
_SHARE = re.compile(r"^Pss: *(\d+) kB", re.MULTILINE)


def held(processes: Iterable[int]) -> int:
    """The bytes that *processes* hold together; what they share counts once.

    Where the system does not tell, the most that this process has held so far.
    """
    try:
        return sum(_share(process) for process in processes)
    except (OSError, ValueError):
        largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return largest if sys.platform == "darwin" else largest * 1024


def _share(process: int) -> int:
    told = Path(f"/proc/{process}/smaps_rollup")
    try:
        found = _SHARE.search(told.read_text(encoding="ascii"))
    except (FileNotFoundError, ProcessLookupError):
        if process == os.getpid():
            raise
        return 0  # it has just ended
    if found is None:
        raise ValueError(f"{told}: no share is told")
    return int(found[1]) * 1024
