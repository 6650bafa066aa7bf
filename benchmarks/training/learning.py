"""Linear models learned by gradient descent: yes or no, and one of several candidates.

Both adapt the step of each feature to how much it was moved before (Duchi, Hazan & Singer 2011,
"Adaptive Subgradient Methods", AdaGrad), leave out a share of the features at random each time, so
that no feature is relied on alone (Srivastava et al. 2014, "Dropout"), and average the weights of
the later half of the passes (Collins 2002). The seeds are fixed: the same rows give the same
weights.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.attribution.scoring import LARGEST, UNIT, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The keys of a row's features; NAMELESS keys are none.
Features = NDArray[np.int64]
Indices = NDArray[np.intp]

# Stands where a feature would hold a name.
NAMELESS = -1
# Weights below this many units change no decision worth the room.
_SMALLEST = 5

# The first step of a feature is as long as the rate, whatever its first gradient is.
_FIRST_SQUARE = 1e-6
# Log odds beyond this are as good as certain; exp() would overflow.
_CERTAIN = 30.0
# A candidate whose probability is this right moves nothing.
_NEGLIGIBLE = 1e-4


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn.

    *epochs* are passes over the rows, *minimum* is how often a feature must occur to count, *rate*
    the length of a step, *dropout* the share of a row's features that is left out each time;
    *runs* tells how many times it is learned anew, with other seeds, and averaged.
    """

    epochs: int
    runs: int = 1
    minimum: int = 3
    rate: float = 0.1
    dropout: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates of which one is to be chosen: the features of each, and the right ones by place.

    The value of a right one says how right: 1.0, or less for one that would do.
    """

    candidates: list[Features]
    right: dict[int, float]


class _Model:
    """Weights in the making: one place a feature that occurs often enough."""

    def __init__(self, rows: Sequence[Features], settings: Settings) -> None:
        keys, counts = np.unique(np.concatenate(rows), return_counts=True)
        self.keys = keys[(counts >= settings.minimum) & (keys != NAMELESS)]
        self.settings = settings
        self.total = np.zeros(len(self.keys))
        self.averaged = 0
        self.begin(0)

    def begin(self, seed: int) -> None:
        """Learn anew, in an order that *seed* gives; what was averaged stays."""
        self.weights = np.zeros(len(self.keys))
        self.squares = np.full(len(self.keys), _FIRST_SQUARE)
        self.order = random.Random(seed)  # noqa: S311 - has to repeat, not to surprise
        self.chance = np.random.default_rng(seed)

    def indices(self, features: Features) -> Indices:
        """The places of *features*, those that occur too seldom left out."""
        places = np.minimum(np.searchsorted(self.keys, features), len(self.keys) - 1)
        found: Indices = places[self.keys[places] == features]
        return found

    def thin(self, places: Indices) -> Indices:
        """*places* without the share that is left out this time."""
        if not self.settings.dropout:
            return places
        return places[self.chance.random(len(places)) > self.settings.dropout]

    def move(self, places: Indices, gradient: float) -> None:
        """Take one step against *gradient* with the weights at *places*."""
        self.squares[places] += gradient * gradient
        self.weights[places] -= self.settings.rate * gradient / np.sqrt(self.squares[places])

    def end_epoch(self, epoch: int) -> None:
        """Add the weights to the average, from half of the passes on."""
        if epoch >= self.settings.epochs // 2:
            self.total += self.weights
            self.averaged += 1

    def result(self) -> Weights:
        """The averaged weights in units, scaled for rows with none of their features left out."""
        average = self.total / self.averaged * (1 - self.settings.dropout)
        units = np.clip(np.rint(average / UNIT), -LARGEST, LARGEST).astype(np.int64)
        kept = np.abs(units) >= _SMALLEST
        return Weights(self.keys[kept], units[kept])


def _epochs(model: _Model) -> Iterator[int]:
    """The number of each pass, run after run."""
    for run in range(model.settings.runs):
        model.begin(run)
        yield from range(model.settings.epochs)


def learn_decisions(rows: Sequence[tuple[Features, bool]], settings: Settings) -> Weights:
    """Weights whose sum over a row's features is the log odds that the row is true."""
    model = _Model([features for features, _ in rows], settings)
    data = [(model.indices(features), truth) for features, truth in rows]
    for epoch in _epochs(model):
        model.order.shuffle(data)
        for row, truth in data:
            places = model.thin(row)
            odds = max(-_CERTAIN, min(_CERTAIN, float(model.weights[places].sum())))
            model.move(places, 1 / (1 + math.exp(-odds)) - truth)
        model.end_epoch(epoch)
    return model.result()


def learn_choices(choices: Sequence[Choice], settings: Settings) -> Weights:
    """Weights whose sum ranks the candidates of each choice, the right ones first."""
    model = _Model([row for choice in choices for row in choice.candidates], settings)
    data = [([model.indices(row) for row in c.candidates], c.right) for c in choices]
    for epoch in _epochs(model):
        model.order.shuffle(data)
        for rows, right in data:
            thinned = [model.thin(row) for row in rows]
            gradients = _gradients(model, thinned, right)
            for places, gradient in zip(thinned, gradients, strict=True):
                if abs(gradient) >= _NEGLIGIBLE:
                    model.move(places, gradient)
        model.end_epoch(epoch)
    return model.result()


def _gradients(model: _Model, rows: list[Indices], right: dict[int, float]) -> NDArray[np.float64]:
    """By how much the probability of each candidate exceeds its share among the right ones."""
    scores = np.array([model.weights[places].sum() for places in rows])
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    found = sum(chances[place] * value for place, value in right.items())
    wanted: NDArray[np.float64] = np.zeros(len(rows))
    for place, value in right.items():
        wanted[place] = chances[place] * value / max(found, 1e-9)
    exceeding: NDArray[np.float64] = chances - wanted
    return exceeding


def score(weights: Weights, features: Features) -> float:
    """The sum of the weights of one row."""
    return float(weights.scores(features[features != NAMELESS][:, None])[0])


def best(weights: Weights, candidates: Sequence[Features]) -> int:
    """The place of the candidate with the highest sum, the first of equals."""
    scores = [score(weights, row) for row in candidates]
    return max(range(len(scores)), key=scores.__getitem__)
