"""The models as far as they are learned: each decision is trained on those before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.training.learning import NAMELESS, Features
from corpus.attribution import events
from corpus.attribution.scoring import Templates, Weights
from corpus.attribution.words import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from benchmarks.training.priors import Priors

_EMPTY = Weights(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


@dataclass(slots=True)
class Models:
    """The words that may be cues, and the weights by the name of their model.

    *names* are words that no feature may hold: what was learned of one person would be applied to
    the next of that name.
    """

    priors: Priors
    names: frozenset[str] = frozenset()
    weights: dict[str, Weights] = field(default_factory=dict)
    words: frozenset[str] = field(init=False)
    _numbers: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self.words = frozenset(self.priors) - self.names
        self._numbers = np.array(sorted(number(name) for name in self.names), dtype=np.int64)

    def rows(self, templates: Templates, columns: Mapping[str, NDArray[Any]]) -> list[Features]:
        """The features of each candidate, those that hold a name left out."""
        keys = templates.keys(columns)
        if len(self._numbers):
            named = {name: self._are_names(columns[name]) for name in templates.columns}
            for place, row in enumerate(templates.rows):
                for name in row:
                    keys[place][named[name]] = NAMELESS
        return list(np.ascontiguousarray(keys.T))

    def _are_names(self, column: NDArray[Any]) -> NDArray[np.bool_]:
        places = np.searchsorted(self._numbers, column)
        found: NDArray[np.bool_] = self._numbers[places.clip(max=len(self._numbers) - 1)] == column
        return found

    def learned(self) -> events.Models:
        """Those that are learned, as attribution takes them; the others are empty."""
        cue, source, content, accept = (
            self.weights.get(name, _EMPTY) for name in ("cue", "source", "content", "acceptance")
        )
        return events.Models(cue, source, content, accept, self.words)
