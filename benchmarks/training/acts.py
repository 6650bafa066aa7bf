"""Is it an act of reporting at all, now that its source and content are known? The second look.

It judges by how sure the three choices were, and those are surer on articles that they learned
from. So it learns from articles that the choices did not: each half of them is judged with choices
learned from the other (Wolpert 1992, "Stacked Generalization").
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.training.contents import offsets
from benchmarks.training.data import gold
from benchmarks.training.learning import Features, Settings, Weights, learn_decisions
from benchmarks.training.stages import CHOICES, fit
from corpus.attribution import acceptance, apposition, cues, events, scoring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.training.data import MarkedArticle
    from benchmarks.training.models import Models
    from corpus.attribution.document import Block

SETTINGS = Settings(epochs=10, minimum=4, dropout=0.5)
# Log odds at which a cue is looked at further, as in `events`.
_POSSIBLE = -1.5
# Log odds at which a cue limits what its neighbours report, as in `events`.
_LIKELY = -0.3
# Log odds of the act at which precision and recall are told.
_THRESHOLDS = (0.5, 0.0, -0.5, -0.8, -1.0)


@dataclass(frozen=True, slots=True)
class Act:
    """What the choices make of one cue.

    *right* is true when its content is what some marked attribution reports, as the scorer counts;
    *quoted* when some of it stands in quotation marks.
    """

    features: Features
    right: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A block of an article, and where the letters of all that is marked in the article stand."""

    article: MarkedArticle
    block: Block
    wanted: list[set[int]]


def find_acts(articles: Sequence[MarkedArticle], models: Models) -> Iterator[Act]:
    """The acts that the choices find, in text order; what was set aside by annotators left out."""
    for article in articles:
        text = article.document.text
        wanted = [gold().word_positions(text, marked.content) for marked in article.marked]
        for block in article.document.blocks:
            yield from _acts_of(article, block, wanted, models)


def _acts_of(
    article: MarkedArticle, block: Block, wanted: list[set[int]], models: Models
) -> Iterator[Act]:
    weights = models.weights["cue"]
    seen = Seen(article, block, wanted)
    scored = {
        token: scoring.score(weights, cues.features(block, token))
        for token in cues.find_candidates(block, models.words)
    }
    likely = {token for token, value in scored.items() if value > _LIKELY}
    for token, value in scored.items():
        if value > _POSSIBLE and not article.aside[block.line.starts[token]]:
            act = _act(seen, token, value, likely - {token}, models)
            if act is not None:
                yield act


def _act(seen: Seen, cue: int, value: float, likely: set[int], models: Models) -> Act | None:
    block, chosen = seen.block, models.weights
    source, lead = events.choose_source(block, cue, chosen["source"])
    if source is not None:
        source = apposition.settle(block, source, cue)
    content = events.choose_content(block, cue, source, likely, chosen["content"])
    if content is None:
        return None
    (stretch, kind, border), share = content
    parts = (stretch.left, stretch.right)
    spans = [events.trim(block, part) for part in parts if part[0] < part[1]]
    spans = [span for span in spans if span[0] < span[1]]
    if not spans:
        return None
    letters = gold().word_positions(seen.article.document.text, offsets(block, stretch))
    right = any(
        2 * len(letters & other) >= max(len(letters), len(other), 1) for other in seen.wanted
    )
    features = acceptance.features(
        block, cue, source, spans, shape=(kind, border), scores=(value, lead, share)
    )
    return Act(features, right, any(1 in block.inside[first:end] for first, end in spans))


def train(articles: Sequence[MarkedArticle], models: Models) -> Weights:  # noqa: ARG001 - as all
    """The weights of the model "acceptance"."""
    shuffled = list(articles)
    random.Random(0).shuffle(shuffled)  # noqa: S311 - has to repeat, not to surprise
    halves = shuffled[::2], shuffled[1::2]
    rows = [
        (act.features, act.right)
        for learned, judged in (halves, halves[::-1])
        for act in find_acts(judged, fit(learned, CHOICES))
    ]
    return learn_decisions(rows, SETTINGS)


def held_out(articles: Sequence[MarkedArticle], models: Models) -> str:
    """Precision, recall among what the choices can find, and F1, for quoted and indirect speech."""
    acts = list(find_acts(articles, models))
    return "\n".join(
        line
        for title, quoted in (("quoted", True), ("indirect", False))
        for line in _figures(title, [act for act in acts if act.quoted is quoted], models)
    )


def _figures(title: str, acts: list[Act], models: Models) -> Iterator[str]:
    weights = models.weights["acceptance"]
    scored = [(scoring.score(weights, act.features), act.right) for act in acts]
    rights = sum(right for _, right in scored)
    yield f"{title}: {len(acts)} acts, {rights} of them marked"
    for threshold in _THRESHOLDS:
        found = [right for value, right in scored if value > threshold]
        hits = sum(found)
        yield (
            f"above {threshold:4.1f}: precision {hits / max(1, len(found)):.3f}"
            f" recall {hits / max(1, rights):.3f} F1 {2 * hits / max(1, len(found) + rights):.3f}"
        )
