"""How far the loading of a set has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What is being done: which files there are and changed; these read; all of it indexed."""

    LOOKING = "looking"
    READING = "reading"
    INDEXING = "indexing"


@dataclass(frozen=True, slots=True)
class Progress:
    """*done* of *total* files of one stage; a *total* of 0 is not known, or has no parts."""

    stage: Stage
    done: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """How much of the stage is done, 0 to 1."""
        return self.done / self.total if self.total else 0.0
