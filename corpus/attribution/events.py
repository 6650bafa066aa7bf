"""Acts of reporting: a cue with its source and what it reports, before anybody is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.attribution import contents, cues, sources
from corpus.attribution.contents import Content
from corpus.attribution.document import Block
from corpus.attribution.phrases import Phrase
from corpus.attribution.scoring import Weights, load_weights, score

# A word this likely to report limits what its neighbours report.
_LIKELY = -0.3


@dataclass(slots=True)
class Event:
    """One act of reporting in one line.

    *cue* is a token or -1 for a quotation without any; *source* the phrase that names who, or
    ``None``; *spans* half-open token ranges of the content; *score* the log odds that the cue
    reports.
    """

    block: int
    cue: int
    source: Phrase | None
    spans: list[tuple[int, int]]
    score: float
    kind: str = ""

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.spans[0][0]


@dataclass(frozen=True, slots=True)
class Models:
    """The learned weights of each decision."""

    cue: Weights
    source: Weights
    content: Weights

    @classmethod
    def load(cls) -> Models:
        """Those that ship."""
        return cls(load_weights("cue"), load_weights("source"), load_weights("content"))


def choose_source(
    block: Block, cue: int, starts: list[int], weights: Weights
) -> tuple[Phrase | None, float]:
    """The likeliest source of the cue, ``None`` for nobody, and by how much it leads nobody."""
    nobody = score(weights, sources.nobody_features(block, cue, starts))
    best, best_score = None, nobody
    for rank, phrase in enumerate(sources.find_candidates(block, cue, starts)):
        value = score(weights, sources.features(block, cue, phrase, rank))
        if value > best_score:
            best, best_score = phrase, value
    return best, best_score - nobody


def choose_content(
    block: Block, cue: int, source: Phrase | None, likely: set[int], weights: Weights
) -> tuple[Content, str] | None:
    """The likeliest content of the cue with its kind, ``None`` when nothing is there to report."""
    best: tuple[Content, str] | None = None
    best_score = float("-inf")
    for candidate in contents.find_candidates(block, cue, source, likely):
        value = score(weights, contents.features(block, cue, source, candidate))
        if value > best_score:
            best, best_score = candidate[:2], value
    return best


def find_events(block: Block, number: int, models: Models, threshold: float) -> list[Event]:
    """The acts of reporting in *block*, in order of their cues."""
    starts = block.phrase_starts()
    scored = [
        (k, score(models.cue, cues.features(block, k, starts)))
        for k in cues.find_candidates(block, models.cue)
    ]
    likely = {k for k, value in scored if value > _LIKELY}
    found = []
    for k, value in scored:
        if value < threshold:
            continue
        source, _ = choose_source(block, k, starts, models.source)
        content = choose_content(block, k, source, likely - {k}, models.content)
        if content is None:
            continue
        spans = [span for span in (content[0].left, content[0].right) if span[0] < span[1]]
        found.append(Event(number, k, source, spans, value, content[1]))
    return found
