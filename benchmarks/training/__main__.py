"""Learn the weights of attribution from marked news and write them.

Usage: python -m benchmarks.training [--split train] [--out DIR]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.training import acts
from benchmarks.training.data import load_split, missing
from benchmarks.training.files import write, write_words
from benchmarks.training.models import Models
from benchmarks.training.names import find_names
from benchmarks.training.priors import find_priors
from benchmarks.training.stages import CHOICES, Stage, fit_each

WEIGHTS = Path(__file__).parents[2] / "corpus" / "attribution" / "weights"
HELD_OUT = "dev"
STAGES = (*CHOICES, Stage("acceptance", acts.train, acts.held_out))


def main() -> int:
    """Train, tell the figures on the held-out articles, write the files; 0 also without data."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.training", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--split", default="train", help="the articles to learn from")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="the folder of the weight files")
    options = parser.parse_args()
    absent = missing()
    if absent:
        print(f"Nothing learned, for want of {' and '.join(absent)} beside the project")
        return 0
    train(options.split, options.out)
    return 0


def train(split: str, out: Path) -> None:
    """Learn from *split*, write the files into *out* and print how each model does."""
    articles, held_out = load_split(split), load_split(HELD_OUT)
    models = Models(find_priors(articles), find_names(articles))
    print(f"{len(articles)} articles to learn from, {len(held_out)} held out ({HELD_OUT})")
    out.mkdir(parents=True, exist_ok=True)
    write_words(models.words, out / "cue_words.txt")
    before = time.perf_counter()
    for stage in fit_each(articles, models, STAGES):
        seconds = time.perf_counter() - before
        print(f"\n{stage.name}: learned in {seconds:.0f} s")
        print(stage.held_out(held_out, models))
        weights = models.weights[stage.name]
        size = write(weights, out / f"{stage.name}.npz")
        print(f"{len(weights.keys)} weights, {size / 1e6:.2f} MB")
        before = time.perf_counter()


if __name__ == "__main__":
    sys.exit(main())
