"""The choices in the order in which they are taken, and all of them learned from articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.training import contents, cues, sources
from benchmarks.training.models import Models
from benchmarks.training.priors import find_priors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.training.data import MarkedArticle
    from corpus.attribution.scoring import Weights


@dataclass(frozen=True, slots=True)
class Stage:
    """One decision: the name of its model, how it is learned and how it does on held-out articles.

    Both are given the models of the stages before it; *held_out* its own too.
    """

    name: str
    train: Callable[[Sequence[MarkedArticle], Models], Weights]
    held_out: Callable[[Sequence[MarkedArticle], Models], str]


# Which words report, who is their source, what do they report.
CHOICES = (
    Stage("cue", cues.train, cues.held_out),
    Stage("source", sources.train, sources.held_out),
    Stage("content", contents.train, contents.held_out),
)


def fit(
    articles: Sequence[MarkedArticle],
    names: frozenset[str],
    stages: Sequence[Stage] = CHOICES,
) -> Models:
    """The models of all *stages*, learned from *articles*.

    A stage that has to see how sure the earlier ones are on articles that they did not learn from
    calls this for a part of its articles, with the stages before it.
    """
    models = Models(find_priors(articles), names)
    for _ in fit_each(articles, models, stages):
        pass
    return models


def fit_each(
    articles: Sequence[MarkedArticle], models: Models, stages: Sequence[Stage] = CHOICES
) -> Iterator[Stage]:
    """Add the weights of one stage after another to *models*; gives each stage when it is done."""
    for stage in stages:
        models.weights[stage.name] = stage.train(articles, models)
        yield stage
