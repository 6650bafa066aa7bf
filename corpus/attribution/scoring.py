"""Weights learned from news that people marked by hand, and the sums that they give.

Four linear models: "cue" (does this word report?), "source" (which phrase is its source?),
"content" (which stretch is reported?) and "acceptance" (with all that known, does it stand?). A
feature is a short string, a weight its share of the log odds. The weights ship as JSON beside this
module; `python -m benchmarks.training` makes them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Weights = dict[str, float]

# Weights are stored as whole numbers of this unit, which keeps the file small.
UNIT = 0.01


@cache
def load_weights(model: str) -> Weights:
    """The weights of *model*; empty when none were learned."""
    try:
        stored = resources.files(__package__).joinpath(f"weights/{model}.json").read_text("utf-8")
    except FileNotFoundError:
        return {}
    return {name: value * UNIT for name, value in json.loads(stored).items()}


def score(weights: Weights, features: Iterable[str]) -> float:
    """The sum of the weights of *features*; an unknown feature counts nothing."""
    get = weights.get
    return sum([get(feature, 0.0) for feature in features])
