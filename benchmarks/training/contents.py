"""What is reported? The third decision: for each marked cue, one of the stretches around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.training.cues import Example, by_article, find_examples
from benchmarks.training.data import MarkedArticle, Spans, gold
from benchmarks.training.learning import Choice, Features, Settings, best, learn_choices
from corpus.attribution import apposition, contents, events

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.training.models import Models
    from corpus.attribution.contents import Candidate, Content
    from corpus.attribution.document import Block
    from corpus.attribution.grid import Grid
    from corpus.attribution.scoring import Weights

SETTINGS = Settings(epochs=10, runs=3, dropout=0.4)
# A stretch that the scorer would accept is this right beside one that fits best.
_ACCEPTABLE = 0.3
# Candidates that all share less than this (F1 in letters) with the content teach nothing.
_NO_FIT = 0.4
# Those within this of the best fit are as right.
_AS_GOOD = 0.02


@dataclass(frozen=True, slots=True)
class Stretches:
    """The stretches that a cue may report, as a choice.

    *acceptable* are the places of those that the scorer would take: they share at least half of
    their letters with the marked content, and half of its letters with them. *kind* is "direct",
    "mixed" or "indirect".
    """

    choice: Choice
    acceptable: frozenset[int]
    kind: str


def find_stretches(articles: Sequence[MarkedArticle], models: Models) -> list[Stretches]:
    """The candidates of each marked cue with the source that the model chooses for it.

    A cue with no candidate near its content is left out.
    """
    examples = (e for e in find_examples(articles, models) if e.marked is not None)
    return [
        stretches
        for grid, group in by_article(examples)
        for stretches in _of_article(grid, group, models)
    ]


def _of_article(grid: Grid, examples: list[Example], models: Models) -> Iterator[Stretches]:
    learned = models.learned()
    document = examples[0].article.document
    known = {
        (cue.block.offset, cue.token): cue
        for cue in events.find_cues(grid, document.blocks, learned, least=-math.inf)
    }
    found = [known[example.block.offset, example.cue] for example in examples]
    chosen = events.choose_sources(grid, found, learned.source)
    asked = []
    for example, cue, (nearest, _) in zip(examples, found, chosen, strict=True):
        source = nearest and apposition.settle(cue.block, nearest, cue.token)
        candidates = contents.find_candidates(cue.block, cue.token, source, cue.likely)
        if candidates:
            cluster = contents.cluster_of(cue.block, cue.token, source)
            asked.append((example, cluster, candidates))
    if asked:
        columns = contents.columns(grid, [(cluster, some) for _, cluster, some in asked])
        rows = iter(models.rows(contents.TEMPLATES, columns))
        for example, _, candidates in asked:
            stretches = _stretches(example, candidates, [next(rows) for _ in candidates])
            if stretches is not None:
                yield stretches


def _stretches(
    example: Example, candidates: list[Candidate], rows: list[Features]
) -> Stretches | None:
    block, marked = example.block, example.marked
    text = example.article.document.text
    wanted = gold().word_positions(text, marked.content if marked is not None else [])
    fits: list[float] = []
    acceptable: list[int] = []
    for place, candidate in enumerate(candidates):
        letters = gold().word_positions(text, offsets(block, candidate[0]))
        shared = len(letters & wanted)
        fits.append(2 * shared / (len(letters) + len(wanted)) if shared else 0.0)
        if letters and 2 * shared >= len(letters) and 2 * shared >= len(wanted):
            acceptable.append(place)
    if marked is None or max(fits, default=0.0) < _NO_FIT:
        return None
    right = dict.fromkeys(acceptable, _ACCEPTABLE)
    right |= {place: 1.0 for place, fit in enumerate(fits) if fit >= max(fits) - _AS_GOOD}
    return Stretches(Choice(rows, right), frozenset(acceptable), marked.kind)


def offsets(block: Block, content: Content) -> Spans:
    """Where the parts of *content* stand in the text."""
    return offsets_of(block, [part for part in content if part[0] < part[1]])


def offsets_of(block: Block, spans: list[tuple[int, int]]) -> Spans:
    """Where token ranges stand in the text; none is empty."""
    line = block.line
    return [(line.starts[first], line.ends[end - 1]) for first, end in spans]


def train(articles: Sequence[MarkedArticle], models: Models) -> Weights:
    """The weights of the model "content"."""
    return learn_choices([found.choice for found in find_stretches(articles, models)], SETTINGS)


def held_out(articles: Sequence[MarkedArticle], models: Models) -> str:
    """How often the best stretch is chosen, and how often one that the scorer would accept."""
    found = find_stretches(articles, models)
    weights = models.weights["content"]
    chosen = [(one, best(weights, one.choice.candidates)) for one in found]
    exact = [one.choice.right.get(place, 0.0) >= 1 for one, place in chosen]
    accepted = [place in one.acceptable for one, place in chosen]
    indirect = [place in one.acceptable for one, place in chosen if one.kind == "indirect"]
    possible = [bool(one.acceptable) for one in found]
    return (
        f"{len(found)} cues, best stretch {_share(exact)}, acceptable {_share(accepted)}"
        f" (indirect speech {_share(indirect)}), one acceptable to choose {_share(possible)}"
    )


def _share(truths: list[bool]) -> str:
    return f"{sum(truths) / max(1, len(truths)):.4f}"
