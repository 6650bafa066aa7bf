"""Acts of reporting: a cue with its source and what it reports, before anybody is resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.attribution import contents, cues, lexicon, sources
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


# A transcript's label: a name, mostly in capitals, before a colon at the start of a line.
_LABEL = re.compile(r"\"?(C{1,4}):")
_SIGNED = re.compile(r"\"[.,]?-+(?:(?:[Cn]{1,6},)?[nC]*?(?=C))?(C{1,5}(?:i?C{1,2})?)\.?$")
_CERTAIN = 9.0


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
    match = _SIGNED.search(block.line.tags[-12:])
    if match is None:
        return None
    shift = max(0, len(block.line.tags) - 12)
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


def _has_quotation(block: Block, cue: int) -> bool:
    first, end = block.line.sentence_of(cue)
    return 1 in block.inside[first:end]


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
    starts = block.phrase_starts()
    scored = [
        (k, score(models.cue, cues.features(block, k, starts)))
        for k in cues.find_candidates(block, models.cue)
    ]
    likely = {k for k, value in scored if value > _LIKELY}
    found = []
    for k, value in scored:
        if value < threshold or block.line.lower[k] in lexicon.TITLING:
            continue
        if value < _LIKELY and not _has_quotation(block, k):
            continue
        source, _ = choose_source(block, k, starts, models.source)
        if source is not None:
            source = sources.settle(block, source, k)
            if is_habit(block, source, k):
                continue
        content = choose_content(block, k, source, likely - {k}, models.content)
        if content is None:
            continue
        spans = [span for span in (content[0].left, content[0].right) if span[0] < span[1]]
        found.append(Event(number, k, source, spans, value, content[1]))
    return found
