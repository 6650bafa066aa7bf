"""Is it an act of reporting at all, now that its source and content are known? The second look.

It judges by how sure the three choices were, and those are surer on articles that they learned
from. So it learns from articles that the choices did not: each half of them is judged with choices
learned from the other (Wolpert 1992, "Stacked Generalization").
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.training.contents import offsets_of
from benchmarks.training.data import gold
from benchmarks.training.learning import Features, Settings, learn_decisions, score
from benchmarks.training.stages import CHOICES, fit
from corpus.attribution import acceptance, events

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.training.data import MarkedArticle
    from benchmarks.training.models import Models
    from corpus.attribution.scoring import Weights

SETTINGS = Settings(epochs=10, runs=3, minimum=4, dropout=0.5)
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


def find_acts(articles: Sequence[MarkedArticle], models: Models) -> Iterator[Act]:
    """The acts that the choices find, in text order; what was set aside by annotators left out."""
    learned = models.learned()
    for article in articles:
        document = article.document
        blocks = [block for block in document.blocks if events.find_certain(block) is None]
        acts = [
            act
            for act in events.find_acts(document.grid, blocks, learned)
            if not article.aside[act.block.line.starts[act.cue]]
        ]
        if acts:
            columns = acceptance.columns(document.grid, acts)
            rows = models.rows(acceptance.TEMPLATES, columns)
            wanted = [gold().word_positions(document.text, m.content) for m in article.marked]
            for act, row in zip(acts, rows, strict=True):
                yield _judged(document.text, act, row, wanted)


def _judged(text: str, act: acceptance.Act, row: Features, wanted: list[set[int]]) -> Act:
    letters = gold().word_positions(text, offsets_of(act.block, act.spans))
    right = any(2 * len(letters & other) >= max(len(letters), len(other), 1) for other in wanted)
    return Act(row, right, any(1 in act.block.inside[first:end] for first, end in act.spans))


def train(articles: Sequence[MarkedArticle], models: Models) -> Weights:
    """The weights of the model "acceptance"."""
    shuffled = list(articles)
    random.Random(0).shuffle(shuffled)  # noqa: S311 - has to repeat, not to surprise
    halves = shuffled[::2], shuffled[1::2]
    rows = [
        (act.features, act.right)
        for learned, judged in (halves, halves[::-1])
        for act in find_acts(judged, fit(learned, models.names, CHOICES))
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
    scored = [(score(weights, act.features), act.right) for act in acts]
    rights = sum(right for _, right in scored)
    yield f"{title}: {len(acts)} acts, {rights} of them marked"
    for threshold in _THRESHOLDS:
        found = [right for value, right in scored if value > threshold]
        hits = sum(found)
        yield (
            f"above {threshold:4.1f}: precision {hits / max(1, len(found)):.3f}"
            f" recall {hits / max(1, rights):.3f} F1 {2 * hits / max(1, len(found) + rights):.3f}"
        )
