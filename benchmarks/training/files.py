"""The weight files: the keys of features and their weights in the unit of `scoring`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.attribution.scoring import Weights


def write(weights: Weights, path: Path) -> int:
    """Write one model; gives the size of the file in bytes. Equal weights make equal files."""
    keys, units = weights.keys.astype(np.uint32), weights.units.astype(np.int16)
    np.savez(path, keys=keys, units=units)
    return path.stat().st_size


def write_words(words: Iterable[str], path: Path) -> None:
    """Write the words that may be cues, sorted, one a line."""
    path.write_text("".join(f"{word}\n" for word in sorted(words)), encoding="utf-8")
