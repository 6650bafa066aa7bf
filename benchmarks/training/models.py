"""The models as far as they are learned: each decision is trained on those before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.attribution import cues

if TYPE_CHECKING:
    from benchmarks.training.learning import Weights
    from benchmarks.training.priors import Priors


@dataclass(slots=True)
class Models:
    """The words that may be cues, and the weights by the name of their model."""

    priors: Priors
    weights: dict[str, Weights] = field(default_factory=dict)
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = cues.candidate_words(self.priors)
