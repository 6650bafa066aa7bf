"""Does this word report? The first decision: one row for each word that may be a cue."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.training.learning import Features, Settings, learn_decisions, score
from corpus.attribution import cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.training.data import Marked, MarkedArticle
    from benchmarks.training.models import Models
    from benchmarks.training.priors import Priors
    from corpus.attribution.document import Block
    from corpus.attribution.grid import Grid, Ints
    from corpus.attribution.scoring import Weights

SETTINGS = Settings(epochs=10, runs=3, dropout=0.5)
# Log odds at which precision and recall are told.
_THRESHOLDS = (1.0, 0.5, 0.0, -0.3, -0.6, -1.0)


@dataclass(frozen=True, slots=True)
class Example:
    """A token that may be a cue: *marked* is what it reports, ``None`` when it reports nothing."""

    article: MarkedArticle
    block: Block
    cue: int
    marked: Marked | None


def find_examples(articles: Sequence[MarkedArticle], models: Models) -> Iterator[Example]:
    """Every token that may be a cue, in text order.

    Of the words of one marked cue only the likeliest counts as reporting; the others are left out,
    and so is what the annotators set aside.
    """
    for article in articles:
        found = cues.find_candidates(article.document.grid, models.words)
        for block in article.document.blocks:
            first, end = found.searchsorted((block.offset, block.offset + len(block.line)))
            tokens = (found[first:end] - block.offset).tolist()
            yield from _examples_of(article, block, models.priors, tokens)


def _examples_of(
    article: MarkedArticle, block: Block, priors: Priors, candidates: list[int]
) -> Iterator[Example]:
    reporting, passed_over = _owners(article, block, candidates, priors)
    for token in candidates:
        if article.aside[block.line.starts[token]]:
            continue
        if token in reporting or token not in passed_over:
            yield Example(article, block, token, reporting.get(token))


def _owners(
    article: MarkedArticle, block: Block, candidates: list[int], priors: Priors
) -> tuple[dict[int, Marked], set[int]]:
    """The tokens that report, each with what it reports, and the other words of marked cues."""
    line = block.line
    reporting: dict[int, Marked] = {}
    passed_over: set[int] = set()
    for marked in article.marked:
        spans = [(start, end) for start, end in marked.cue if start < line.end and end > line.start]
        tokens = [k for k in candidates if any(a <= line.starts[k] < b for a, b in spans)]
        if tokens:
            chosen = max(tokens, key=lambda k: priors.get(line.lower[k], -9.0))
            passed_over.update(k for k in tokens if k != chosen)
            reporting[chosen] = marked
    return reporting, passed_over


def by_article(examples: Iterable[Example]) -> Iterator[tuple[Grid, list[Example]]]:
    """The examples of each article, with its grid."""
    for _, group in itertools.groupby(examples, key=lambda example: id(example.article)):
        found = list(group)
        yield found[0].article.document.grid, found


def positions(examples: Iterable[Example]) -> Ints:
    """Where the cues of *examples* stand in the grid of their article."""
    return np.array([example.block.offset + example.cue for example in examples], dtype=np.int64)


def _rows(articles: Sequence[MarkedArticle], models: Models) -> Iterator[tuple[Features, bool]]:
    for grid, examples in by_article(find_examples(articles, models)):
        columns = cues.columns(grid, positions(examples))
        rows = models.rows(cues.TEMPLATES, columns)
        for row, example in zip(rows, examples, strict=True):
            yield row, example.marked is not None


def train(articles: Sequence[MarkedArticle], models: Models) -> Weights:
    """The weights of the model "cue"."""
    return learn_decisions(list(_rows(articles, models)), SETTINGS)


def held_out(articles: Sequence[MarkedArticle], models: Models) -> str:
    """Precision, recall and F1 at several thresholds."""
    weights = models.weights["cue"]
    scores: dict[bool, list[float]] = defaultdict(list)
    for row, reports in _rows(articles, models):
        scores[reports].append(score(weights, row))
    candidates = len(scores[True]) + len(scores[False])
    lines = [f"{candidates} candidates, {len(scores[True])} of them marked"]
    for threshold in _THRESHOLDS:
        hits = sum(value > threshold for value in scores[True])
        found = hits + sum(value > threshold for value in scores[False])
        precision, recall = hits / max(1, found), hits / max(1, len(scores[True]))
        f1 = 2 * hits / max(1, found + len(scores[True]))
        lines.append(
            f"above {threshold:4.1f}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}"
        )
    return "\n".join(lines)
