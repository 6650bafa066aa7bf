"""Acts of reporting: a cue with its source and what it reports, before anybody is resolved."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass

from corpus.attribution import acceptance, contents, cues, lexicon, reporting, sources
from corpus.attribution.contents import Content
from corpus.attribution.document import Block
from corpus.attribution.phrases import Phrase
from corpus.attribution.scoring import Weights, load_weights, score

# A word this likely to report limits what its neighbours report.
_LIKELY = -0.3
# One less likely than this is not looked at further.
_POSSIBLE = -1.5


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
    acceptance: Weights

    @classmethod
    def load(cls) -> Models:
        """Those that ship."""
        return cls(*map(load_weights, ("cue", "source", "content", "acceptance")))


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
) -> tuple[tuple[Content, str, str], float] | None:
    """The likeliest content of the cue with its kind and border, and its probability among its
    rivals; ``None`` when nothing is there to report.
    """
    candidates = contents.find_candidates(block, cue, source, likely)
    if not candidates:
        return None
    scores = [score(weights, contents.features(block, cue, source, c)) for c in candidates]
    best = max(scores)
    share = 1.0 / sum([math.exp(value - best) for value in scores])
    return candidates[scores.index(best)], share


# A transcript's label: a name, mostly in capitals, before a colon at the start of a line.
_LABEL = re.compile(r"\"?(C{1,4}):")
_SIGNED = re.compile(r"\"[.,]?-+(C{1,5}(?:i?C{1,2})?)(?:,[dnCmsoi]{1,8})?\.?$")
_CERTAIN = 9.0
# A term in quotation marks has at most this many tokens, marks included.
_LONGEST_TERM = 7


def find_label(block: Block) -> tuple[int, int] | None:
    """The token range of the name that labels this line of a transcript; ``None`` without one.

    Only labels in capitals count ("MODERATOR: ..."): a headline may also open with a name and a
    colon, and that one is scored like any cue.
    """
    match = _LABEL.match(block.line.tags)
    if match is None:
        return None
    first, end = match.span(1)
    if all(word.isupper() and len(word) > 1 for word in block.line.words[first:end]):
        return first, end
    return None


def find_signature(block: Block) -> tuple[int, int] | None:
    """The token range of the name that signs a quotation ('"..." - Ann Lee') at a line's end."""
    match = _SIGNED.search(block.line.tags[-16:])
    if match is None:
        return None
    shift = max(0, len(block.line.tags) - 16)
    return match.start(1) + shift, match.end(1) + shift


def find_certain(block: Block, number: int) -> Event | None:
    """The line's speech where its form alone tells who speaks: labelled or signed."""
    label = find_label(block)
    size = len(block.line)
    if label is not None and label[1] + 1 < size:
        source = Phrase(*label, "name", *label)
        return Event(number, label[1], source, [(label[1] + 1, size)], _CERTAIN, "R")
    signature = find_signature(block)
    if signature is not None and block.quoted_tokens:
        first, end = block.quoted_tokens[-1]
        if end <= signature[0]:
            source = Phrase(*signature, "name", *signature)
            return Event(number, end, source, [(first, end)], _CERTAIN, "L")
    return None


def is_naming(block: Block, source: Phrase | None, cue: int, right: tuple[int, int]) -> bool:
    """Whether the cue only gives a term in quotation marks: 'a method called "dry stone"'."""
    if block.line.lower[cue] not in lexicon.NAMING or right[0] >= right[1]:
        return False
    if source is not None and sources.head_kind(block, source) in "NBPMO" + "he she they":
        return False
    return all(block.inside[right[0] : right[1]]) and right[1] - right[0] <= _LONGEST_TERM


def trim(block: Block, span: tuple[int, int]) -> tuple[int, int]:
    """The span without the punctuation at its ends that belongs to the sentence around it."""
    tags, inside = block.line.tags, block.inside
    first, end = span
    while first < end and tags[end - 1] in ",;:-(" and not inside[end - 1]:
        end -= 1
    while first < end and tags[first] in ",;:-)." and not inside[first]:
        first += 1
    return first, end


def is_silence(block: Block, cue: int, first: int) -> bool:
    """ "had not responded to requests": that somebody said nothing is no speech."""
    low, tags = block.line.lower, block.line.tags
    if cues.lemma_of(low[cue]) not in lexicon.ANSWERING:
        return False
    before = low[max(0, cue - 4) : cue]
    denied = any(word in lexicon.NEGATIONS or word.endswith("n't") for word in before)
    return denied and (first >= len(tags) or tags[first] in "i.nv")


def is_deed(block: Block, cue: int, span: tuple[int, int]) -> bool:
    """ "issued a ban": what is issued is no words. "Issued a warning that ..." reports words."""
    low = block.line.lower
    if cues.lemma_of(low[cue]) not in lexicon.ISSUING or block.inside.find(1, *span) >= 0:
        return False
    place = bisect_left(block.phrase_starts, span[0])
    if place >= len(block.phrases) or block.phrases[place].first > span[0] + 1:
        return False
    heads = low[block.phrases[place].first : block.phrases[place].end]
    return not any(w in lexicon.DOCUMENT_NOUNS or w in reporting.NOUN_CUES for w in heads)


def is_habit(block: Block, source: Phrase, cue: int) -> bool:
    """Whether the cue tells what a sort of people do ("activists who speak out"): nobody in
    particular says anything in particular."""
    tags = block.line.tags
    if source.form != "relative" or tags[cue] != "v" or cue != source.end:
        return False
    return tags[source.first - 1 : source.first] != ","


def find_events(block: Block, number: int, models: Models, threshold: float) -> list[Event]:
    """The acts of reporting in *block*, in order of their cues."""
    certain = find_certain(block, number)
    if certain is not None:
        return [certain]
    starts = block.phrase_starts
    scored = [
        (k, score(models.cue, cues.features(block, k, starts)))
        for k in cues.find_candidates(block, models.cue)
    ]
    likely = {k for k, value in scored if value > _LIKELY}
    events = (
        _judge(block, number, k, value, starts, likely, models)
        for k, value in scored
        if value > _POSSIBLE and block.line.lower[k] not in lexicon.TITLING
    )
    return [event for event in events if event is not None and event.score > threshold]


def _judge(
    block: Block,
    number: int,
    cue: int,
    value: float,
    starts: list[int],
    likely: set[int],
    models: Models,
) -> Event | None:
    """The act of reporting around one cue, scored with all that is known of it."""
    source, lead = choose_source(block, cue, starts, models.source)
    if source is not None:
        source = sources.settle(block, source, cue)
        if is_habit(block, source, cue):
            return None
    chosen = choose_content(block, cue, source, likely - {cue}, models.content)
    if chosen is None:
        return None
    (content, kind, border), share = chosen
    if is_naming(block, source, cue, content.right):
        return None
    spans = [trim(block, span) for span in (content.left, content.right) if span[0] < span[1]]
    spans = [span for span in spans if span[0] < span[1]]
    if not spans or is_silence(block, cue, spans[-1][0]) or is_deed(block, cue, spans[-1]):
        return None
    features = acceptance.features(block, cue, source, spans, (kind, border), (value, lead, share))
    return Event(number, cue, source, spans, score(models.acceptance, features), kind)
