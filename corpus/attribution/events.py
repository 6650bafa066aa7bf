"""Acts of reporting: a cue with its source and what it reports, before anybody is resolved.

Each choice is made for all cues of some articles at once, since scoring many candidates together
costs little more than scoring one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

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
from corpus.attribution.acceptance import Act
from corpus.attribution.phrases import Phrase
from corpus.attribution.scoring import Weights, cue_words, load_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.attribution.contents import Candidate
    from corpus.attribution.document import Block
    from corpus.attribution.grid import Grid

_Item = TypeVar("_Item")

# The score of an act whose form alone tells.
_CERTAIN = 9.0
# A word this likely to report limits what its neighbours report.
_LIKELY = -0.3
# One less likely than this is not looked at further.
_POSSIBLE = -1.5
# So many candidates are scored together: more would not be faster, and take more memory.
_TOGETHER = 256


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
    """The learned weights of each decision, and the words that may be cues at all."""

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
        return cls(cue, source, content, accept, cue_words())


@dataclass(slots=True)
class Cue:
    """A token that may report, with its log odds and all likely cues of its line."""

    block: Block
    token: int
    odds: float
    likely: set[int]


@dataclass(slots=True)
class Chosen:
    """What was chosen for a cue: a source and its lead over nobody."""

    cue: Cue
    source: Phrase | None
    lead: float


def score_cues(grid: Grid, tokens: list[int], weights: Weights) -> list[float]:
    """The log odds that each of the positions *tokens* reports."""
    found: list[float] = []
    for part in _parts(tokens):
        columns = cues.columns(grid, np.array(part))
        found += weights.scores(cues.TEMPLATES.keys(columns)).tolist()
    return found


def find_cues(
    grid: Grid, blocks: list[Block], models: Models, *, least: float = _POSSIBLE
) -> Iterator[Cue]:
    """The tokens of *blocks* that may report, in text order; their log odds exceed *least*."""
    at = cues.find_candidates(grid, models.cue_words).tolist()
    scores = score_cues(grid, at, models.cue)
    end = 0
    for block in blocks:
        first = bisect_left(at, block.offset, end)
        end = bisect_left(at, block.offset + len(block.line), first)
        scored = [(at[place] - block.offset, scores[place]) for place in range(first, end)]
        likely = {token for token, value in scored if value > _LIKELY}
        for token, value in scored:
            if value > least:
                yield Cue(block, token, value, likely)


def choose_sources(
    grid: Grid, found: list[Cue], weights: Weights
) -> Iterator[tuple[Phrase | None, float]]:
    """The likeliest source of each cue, ``None`` for nobody, and by how much it leads nobody."""
    at = np.array([cue.block.offset + cue.token for cue in found], dtype=np.int64)
    nobody = weights.scores(sources.NOBODY.keys(sources.nobody_columns(grid, at)))
    candidates = sources.find_candidates(grid, at)
    scores = np.full(candidates.there.shape, -np.inf)
    keys = sources.TEMPLATES.keys(sources.columns(grid, candidates))
    scores[candidates.there] = weights.scores(keys)
    places = np.zeros_like(scores, dtype=np.int64)
    places[candidates.there] = candidates.place
    rows = np.arange(len(found))
    best = scores.argmax(axis=1)
    leads = scores[rows, best] - nobody
    chosen = zip(found, places[rows, best].tolist(), leads.tolist(), strict=True)
    for cue, place, lead in chosen:
        if lead > 0:
            yield sources.phrase_of(grid, cue.block, place, cue.token), lead
        else:
            yield None, 0.0


def choose_contents(
    grid: Grid, rows: list[tuple[contents.Cluster, list[Candidate]]], weights: Weights
) -> Iterator[tuple[Candidate, float]]:
    """The likeliest content of each cue, and its share among its rivals, a probability."""
    scores = weights.scores(contents.TEMPLATES.keys(contents.columns(grid, rows)))
    counts = np.array([len(candidates) for _, candidates in rows])
    starts = counts.cumsum() - counts
    best = np.maximum.reduceat(scores, starts)
    rivals = scores - best.repeat(counts)
    shares = 1.0 / np.add.reduceat(np.exp(rivals), starts)
    equals = (rivals == 0).nonzero()[0]
    firsts = equals[equals.searchsorted(starts)] - starts
    for (_, candidates), first, share in zip(rows, firsts.tolist(), shares.tolist(), strict=True):
        yield candidates[first], share


def find_certain(block: Block) -> Event | None:
    """The line's speech where its form alone tells who speaks: labelled or signed."""
    label = forms.find_label(block)
    size = len(block.line)
    if label is not None and label[2] < size:
        first, end, speech = label
        source = Phrase(first, end, "name", first, end)
        return Event(block.number, end, source, [(speech, size)], _CERTAIN, "R")
    signature = forms.find_signature(block)
    if signature is not None and block.quoted_tokens:
        first, end = block.quoted_tokens[-1]
        if end <= signature[0]:
            source = Phrase(*signature, "name", *signature)
            return Event(block.number, end, source, [(first, end)], _CERTAIN, "L")
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


def find_acts(grid: Grid, blocks: list[Block], models: Models) -> Iterator[Act]:
    """The acts of reporting in *blocks* that no rule takes for something else, in text order."""
    titling = lexicon.TITLING
    found = [
        cue
        for cue in find_cues(grid, blocks, models)
        if cue.block.line.lower[cue.token] not in titling
    ]
    for part in _parts(found):
        yield from _acts_of(grid, part, models)


def _acts_of(grid: Grid, found: list[Cue], models: Models) -> Iterator[Act]:
    asked = []
    chosen = choose_sources(grid, found, models.source)
    for cue, (nearest, lead) in zip(found, chosen, strict=True):
        source = nearest and apposition.settle(cue.block, nearest, cue.token)
        if source is not None and _tells_nothing(cue, source):
            continue
        candidates = contents.find_candidates(cue.block, cue.token, source, cue.likely)
        if candidates:
            cluster = contents.cluster_of(cue.block, cue.token, source)
            asked.append((Chosen(cue, source, lead), cluster, candidates))
    if not asked:
        return
    rows = [(cluster, candidates) for _, cluster, candidates in asked]
    answers = choose_contents(grid, rows, models.content)
    for (known, _, _), (candidate, share) in zip(asked, answers, strict=True):
        act = _act(known, candidate, share)
        if act is not None:
            yield act


def _tells_nothing(cue: Cue, source: Phrase) -> bool:
    """Whether the source is nobody in particular."""
    block, token = cue.block, cue.token
    return nonspeech.is_habit(block, source, token) or nonspeech.is_kicker(block, source, token)


def _act(known: Chosen, candidate: Candidate, share: float) -> Act | None:
    """The act that the choices make; ``None`` where a rule tells that it is no reporting."""
    cue, source = known.cue, known.source
    block, token = cue.block, cue.token
    content, kind, border = candidate
    left, right = content
    if nonspeech.is_naming(block, source, token, right):
        return None
    if right[0] < right[1]:
        right = extents.begin(block, token, right), extents.end(block, right)
    spans = [trim(block, span) for span in (left, right) if span[0] < span[1]]
    spans = [span for span in spans if span[0] < span[1]]
    if not spans or nonspeech.is_silence(block, token, spans[-1][0]):
        return None
    if nonspeech.is_deed(block, source, token, spans[-1]):
        return None
    if len(spans) == 1 and nonspeech.is_bare(block, token, spans[0]):
        return None
    return Act(block, token, cue.odds, source, known.lead, spans, kind, border, share)


def find_events(
    grid: Grid, blocks: Sequence[Block], models: Models, threshold: float
) -> list[list[Event]]:
    """The acts of reporting in each of *blocks*, in order of their cues."""
    found: dict[int, list[Event]] = {block.offset: [] for block in blocks}
    uncertain = []
    for block in blocks:
        certain = find_certain(block)
        if certain is not None:
            found[block.offset].append(certain)
        else:
            uncertain.append(block)
    acts = list(find_acts(grid, uncertain, models))
    for part in _parts(acts):
        columns = acceptance.columns(grid, part)
        scores = models.acceptance.scores(acceptance.TEMPLATES.keys(columns)).tolist()
        for act, score in zip(part, scores, strict=True):
            if score > threshold:
                event = Event(act.block.number, act.cue, act.source, act.spans, score, act.kind)
                found[act.block.offset].append(event)
    return list(found.values())


def _parts(items: list[_Item]) -> Iterator[list[_Item]]:
    for start in range(0, len(items), _TOGETHER):
        yield items[start : start + _TOGETHER]
