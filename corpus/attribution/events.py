"""Acts of reporting: a cue with its source and what it reports, before anybody is resolved."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution import (
    acceptance,
    apposition,
    contents,
    cues,
    extents,
    forms,
    lexicon,
    nonspeech,
    sources,
)
from corpus.attribution.phrases import Phrase
from corpus.attribution.scoring import Weights, load_weights, score

if TYPE_CHECKING:
    from corpus.attribution.contents import Content
    from corpus.attribution.document import Block

# The score of an act whose form alone tells.
_CERTAIN = 9.0
# A word this likely to report limits what its neighbours report.
_LIKELY = -0.3
# One less likely than this is not looked at further.
_POSSIBLE = -1.5


@dataclass(slots=True)
class Event:
    """One act of reporting in one line.

    *cue* is a token; *source* the phrase that names who, or ``None``; *spans* half-open token
    ranges of the content; *score* the log odds that this is reporting; *kind* where the content
    lies: "R" behind the cue, "L" before it, "B" both.
    """

    block: int
    cue: int
    source: Phrase | None
    spans: list[tuple[int, int]]
    score: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Models:
    """The learned weights of each decision."""

    cue: Weights
    source: Weights
    content: Weights
    acceptance: Weights
    cue_words: frozenset[str]

    @classmethod
    def load(cls) -> Models:
        """Those that ship."""
        names = ("cue", "source", "content", "acceptance")
        cue, source, content, accept = (load_weights(name) for name in names)
        return cls(cue, source, content, accept, cues.candidate_words(cue))


def choose_source(block: Block, cue: int, weights: Weights) -> tuple[Phrase | None, float]:
    """The likeliest source of the cue, ``None`` for nobody, and by how much it leads nobody."""
    nobody = score(weights, sources.nobody_features(block, cue))
    best, best_score = None, nobody
    for rank, phrase in enumerate(sources.find_candidates(block, cue)):
        value = score(weights, sources.features(block, cue, phrase, rank))
        if value > best_score:
            best, best_score = phrase, value
    return best, best_score - nobody


def choose_content(
    block: Block, cue: int, source: Phrase | None, likely: set[int], weights: Weights
) -> tuple[tuple[Content, str, str], float] | None:
    """The likeliest content of the cue with its kind and border, and its share among its rivals.

    ``None`` when nothing is there to report; the share is a probability.
    """
    candidates = contents.find_candidates(block, cue, source, likely)
    if not candidates:
        return None
    scores = [score(weights, contents.features(block, cue, source, c)) for c in candidates]
    best = max(scores)
    share = 1.0 / sum([math.exp(value - best) for value in scores])
    return candidates[scores.index(best)], share


def find_certain(block: Block, number: int) -> Event | None:
    """The line's speech where its form alone tells who speaks: labelled or signed."""
    label = forms.find_label(block)
    size = len(block.line)
    if label is not None and label[2] < size:
        first, end, speech = label
        source = Phrase(first, end, "name", first, end)
        return Event(number, end, source, [(speech, size)], _CERTAIN, "R")
    signature = forms.find_signature(block)
    if signature is not None and block.quoted_tokens:
        first, end = block.quoted_tokens[-1]
        if end <= signature[0]:
            source = Phrase(*signature, "name", *signature)
            return Event(number, end, source, [(first, end)], _CERTAIN, "L")
    return None


def trim(block: Block, span: tuple[int, int]) -> tuple[int, int]:
    """The span without the punctuation at its ends that belongs to the sentence around it."""
    tags, inside = block.line.tags, block.inside
    first, end = span
    while first < end and tags[end - 1] in ",;:-(" and not inside[end - 1]:
        end -= 1
    while first < end and tags[first] in ",;:-)." and not inside[first]:
        first += 1
    return first, end


def find_events(block: Block, number: int, models: Models, threshold: float) -> list[Event]:
    """The acts of reporting in *block*, in order of their cues."""
    certain = find_certain(block, number)
    if certain is not None:
        return [certain]
    scored = [
        (k, score(models.cue, cues.features(block, k)))
        for k in cues.find_candidates(block, models.cue_words)
    ]
    likely = {k for k, value in scored if value > _LIKELY}
    events = [
        _judge(block, k, value, models, likely)
        for k, value in scored
        if value > _POSSIBLE and block.line.lower[k] not in lexicon.TITLING
    ]
    found = [event for event in events if event is not None and event.score > threshold]
    for event in found:
        event.block = number
    return found


def _judge(block: Block, cue: int, value: float, models: Models, likely: set[int]) -> Event | None:
    """The act of reporting around one cue, scored with all that is known of it."""
    source, lead = choose_source(block, cue, models.source)
    if source is not None:
        source = apposition.settle(block, source, cue)
        if nonspeech.is_habit(block, source, cue):
            return None
    chosen = choose_content(block, cue, source, likely, models.content)
    if chosen is None:
        return None
    (content, kind, border), share = chosen
    if nonspeech.is_naming(block, source, cue, content.right):
        return None
    left, right = content.left, content.right
    if right[0] < right[1]:
        right = extents.begin(block, cue, right), right[1]
    spans = [trim(block, span) for span in (left, right) if span[0] < span[1]]
    spans = [span for span in spans if span[0] < span[1]]
    if not spans or nonspeech.is_silence(block, cue, spans[-1][0]):
        return None
    if nonspeech.is_deed(block, cue, spans[-1]):
        return None
    features = acceptance.features(
        block, cue, source, spans, shape=(kind, border), scores=(value, lead, share)
    )
    return Event(-1, cue, source, spans, score(models.acceptance, features), kind)
