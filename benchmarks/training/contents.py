"""What is reported? The third decision: for each marked cue, one of the stretches around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.training.cues import Example, find_examples
from benchmarks.training.data import MarkedArticle, Spans, gold
from benchmarks.training.learning import Choice, Settings, Weights, best, learn_choices
from corpus.attribution import apposition, contents, cues, events, scoring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.training.models import Models
    from corpus.attribution.contents import Content
    from corpus.attribution.document import Block

SETTINGS = Settings(epochs=8, dropout=0.2)
# A stretch that the scorer would accept is this right beside one that fits best.
_ACCEPTABLE = 0.3
# Candidates that all share less than this (F1 in letters) with the content teach nothing.
_NO_FIT = 0.4
# Those within this of the best fit are as right.
_AS_GOOD = 0.02
# The score of a cue that limits what its neighbours report, as in `events`.
_LIKELY = -0.3


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
    likely: dict[int, set[int]] = {}
    found = []
    for example in find_examples(articles, models.priors):
        if example.marked is None:
            continue
        block = example.block
        if id(block) not in likely:
            likely[id(block)] = set(_likely_cues(block, models))
        stretches = _stretches(example, likely[id(block)], models)
        if stretches is not None:
            found.append(stretches)
    return found


def _likely_cues(block: Block, models: Models) -> Iterator[int]:
    weights = models.weights["cue"]
    for token in cues.find_candidates(block, models.words):
        if scoring.score(weights, cues.features(block, token)) > _LIKELY:
            yield token


def _stretches(example: Example, likely: set[int], models: Models) -> Stretches | None:
    block, cue, marked = example.block, example.cue, example.marked
    source, _ = events.choose_source(block, cue, models.weights["source"])
    if source is not None:
        source = apposition.settle(block, source, cue)
    candidates = contents.find_candidates(block, cue, source, likely - {cue})
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
    rows = [contents.features(block, cue, source, candidate) for candidate in candidates]
    return Stretches(Choice(rows, right), frozenset(acceptable), marked.kind)


def offsets(block: Block, content: Content) -> Spans:
    """Where the parts of *content* stand in the text."""
    line = block.line
    parts = (content.left, content.right)
    return [(line.starts[first], line.ends[end - 1]) for first, end in parts if first < end]


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
