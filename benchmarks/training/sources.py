"""Who is the source? The second decision: for each marked cue, one of the phrases or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.training.cues import Example, by_article, find_examples, positions
from benchmarks.training.data import MarkedArticle, gold
from benchmarks.training.learning import Choice, Settings, best, learn_choices
from corpus.attribution import sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.training.models import Models
    from corpus.attribution.grid import Grid
    from corpus.attribution.phrases import Phrase
    from corpus.attribution.scoring import Weights

SETTINGS = Settings(epochs=8, runs=3, dropout=0.2)
# The share of the letters of phrase and head, whichever has fewer, that they have to share.
_OVERLAP = 0.5


def find_choices(articles: Sequence[MarkedArticle], models: Models) -> list[Choice]:
    """The candidates of each marked cue, nearest first, with nobody as the last.

    Nobody is right where no source is marked. A cue whose source is no candidate teaches nothing
    and is left out.
    """
    examples = (e for e in find_examples(articles, models) if e.marked is not None)
    found = (
        choice for grid, group in by_article(examples) for choice in _choices(grid, group, models)
    )
    return [choice for choice in found if choice.right]


def _choices(grid: Grid, examples: list[Example], models: Models) -> Iterator[Choice]:
    """The choices of one article."""
    at = positions(examples)
    nobody = models.rows(sources.NOBODY, sources.nobody_columns(grid, at))
    candidates = sources.find_candidates(grid, at)
    rows = iter(models.rows(sources.TEMPLATES, sources.columns(grid, candidates)))
    places = iter(candidates.place.tolist())
    counts = candidates.there.sum(axis=1).tolist()
    for example, count, none in zip(examples, counts, nobody, strict=True):
        own = [next(rows) for _ in range(count)]
        phrases = [
            sources.phrase_of(grid, example.block, next(places), example.cue) for _ in range(count)
        ]
        named = example.marked is not None and example.marked.source
        yield Choice([*own, none], _right(example, phrases) if named else {count: 1.0})


def _right(example: Example, phrases: list[Phrase]) -> dict[int, float]:
    """The phrases that share most of their letters with the head of the marked source."""
    text = example.article.document.text
    source = example.marked.source if example.marked is not None else []
    head = gold().word_positions(text, gold().head_spans(text, source) or source)
    right = {}
    for rank, phrase in enumerate(phrases):
        letters = gold().word_positions(text, [_named(example, phrase)])
        shared = len(letters & head)
        if shared and shared >= _OVERLAP * min(len(letters), len(head)):
            right[rank] = 1.0
    return right


def _named(example: Example, phrase: Phrase) -> tuple[int, int]:
    """Where the phrase stands in the text; titles before a name do not count."""
    line = example.block.line
    first = phrase.name_first if phrase.form == "name" else phrase.first
    return line.starts[first], line.ends[phrase.end - 1]


def train(articles: Sequence[MarkedArticle], models: Models) -> Weights:
    """The weights of the model "source"."""
    return learn_choices(find_choices(articles, models), SETTINGS)


def held_out(articles: Sequence[MarkedArticle], models: Models) -> str:
    """How often the right phrase, or rightly nobody, is chosen."""
    choices = find_choices(articles, models)
    weights = models.weights["source"]
    hits = sum(best(weights, choice.candidates) in choice.right for choice in choices)
    return f"{len(choices)} cues, right source {hits / max(1, len(choices)):.4f}"
