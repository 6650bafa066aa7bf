"""The weight files: whole numbers in the unit of `scoring`, as small as they can be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.attribution.scoring import UNIT

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.training.learning import Weights

# Weights below this many units change no decision worth the room.
_SMALLEST = 5


def rounded(weights: Weights) -> dict[str, int]:
    """*weights* in units, sorted by feature, small ones left out.

    A word that may be a cue keeps its "w=...", if only with 0: without it the word would be none.
    """
    kept: dict[str, int] = {}
    for feature, weight in sorted(weights.items()):
        value = round(weight / UNIT)
        if abs(value) >= _SMALLEST:
            kept[feature] = value
        elif feature.startswith("w=") and "|" not in feature:
            kept[feature] = 0
    return kept


def write(weights: dict[str, int], path: Path) -> int:
    """Write one model as JSON; gives the size of the file in bytes."""
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    return path.write_bytes(text.encode())
