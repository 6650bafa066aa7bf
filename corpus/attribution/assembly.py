"""From acts of reporting to stretches of speech that do not overlap.

Two cues of one sentence often claim the same words ("Lee said she believes that ..."): the surer
and outer one keeps them. A quotation that no cue claims continues the speech before it, belongs to
the cue that its paragraph or the one before leads in with, or is no speech at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.attribution import lexicon
from corpus.attribution.document import Block, Document
from corpus.attribution.events import Event, Models, find_events
from corpus.attribution.quotations import Quoted

# Log odds above which a cue counts; less is asked of one that reports words in quotation marks.
_THRESHOLD = -0.3
_QUOTED_THRESHOLD = -1.5
# A quotation without a cue continues the speech of the line before; a subheading may stand between.
_NEXT = 2
# Quotations of this many words are speech even without a cue; fewer may be a title or a nickname.
_SENTENCE = 6


@dataclass(slots=True)
class Speech:
    """A stretch of reported speech: token spans of one block, and the event that it belongs to.

    *event* is ``None`` for a quotation without a cue; *follows* is then the speech whose speaker it
    continues, if any.
    """

    block: int
    spans: list[tuple[int, int]]
    event: Event | None
    follows: Speech | None = None
    quoted: bool = False


def _claims(block: Block, events: list[Event]) -> list[Event]:
    """The events of a block whose contents do not overlap, the surest first come first."""
    taken = bytearray(len(block.line))
    kept: list[Event] = []

    def rank(event: Event) -> tuple[float, int, int]:
        length = sum(end - first for first, end in event.spans)
        return (min(event.score, 1.5), length, -abs(event.spans[0][0] - event.cue))

    _cut_at_joined_cues(block, events)
    for event in sorted(events, key=rank, reverse=True):
        total = covered = 0
        for first, end in event.spans:
            total += end - first
            covered += taken[first:end].count(1)
        if total == 0 or 2 * covered >= total:
            continue
        inner = [
            other
            for other in kept
            if all(
                any(a <= first and end <= b for a, b in event.spans) for first, end in other.spans
            )
        ]
        if inner:
            # It would wrap what a surer cue reports: only the outer statement is kept.
            if event.score < 0.5 and not any(other.score < event.score for other in inner):
                continue
            kept = [other for other in kept if other not in inner]
        kept.append(event)
        for first, end in event.spans:
            taken[first:end] = b"\1" * (end - first)
    kept.sort(key=lambda event: event.cue)
    return kept


def _cut_at_joined_cues(block: Block, events: list[Event]) -> None:
    """End what a cue reports before "and said", when both cues have the same source."""
    tags = block.line.tags
    for event in events:
        first, end = event.spans[-1]
        if event.kind != "R" or event.source is None:
            continue
        for other in events:
            k = other.cue
            if not first < k < end or other.source is None or other.score < 0:
                continue
            joint = k - 1 if tags[k - 1] == "c" else k - 2
            if tags[joint] != "c" or (joint == k - 2 and tags[k - 1] != "a"):
                continue
            if other.source.first == event.source.first and other.kind == "R":
                while joint > first + 1 and tags[joint - 1] in ",;":
                    joint -= 1
                event.spans[-1] = (first, joint)
                break


def assemble(document: Document, models: Models, threshold: float = _THRESHOLD) -> list[Speech]:
    """The speech of *document* in text order."""
    speeches: list[Speech] = []
    last: Speech | None = None
    for number, block in enumerate(document.blocks):
        events = [
            event
            for event in find_events(block, number, models, _QUOTED_THRESHOLD)
            if event.score > threshold or _reports_quotation(block, event)
        ]
        events = _claims(block, events)
        here = [Speech(number, list(event.spans), event) for event in events]
        taken = bytearray(len(block.line))
        for speech in here:
            for first, end in speech.spans:
                taken[first:end] = b"\1" * (end - first)
        for run, (first, end) in zip(block.quoted, block.quoted_tokens, strict=True):
            if end <= first:
                continue
            if 2 * taken[first:end].count(1) >= end - first:
                continue
            before = [s for s in here if s.spans[0][0] < first and _is_quoted(block, s)]
            previous = before[-1] if before else None
            if _is_speech(block, run, first, end, previous, last):
                near = last if last is not None and number - last.block <= _NEXT else None
                speech = Speech(number, [(first, end)], None, previous or near, quoted=True)
                here.append(speech)
        here.sort(key=lambda speech: speech.spans[0])
        speeches += here
        if here:
            last = here[-1]
        elif block.kind != "subheading":
            last = None if last is None else last
    return speeches


def _reports_quotation(block: Block, event: Event) -> bool:
    return any(block.inside[first:end].count(1) > 2 for first, end in event.spans)


def _is_quoted(block: Block, speech: Speech) -> bool:
    return speech.event is not None


def _is_speech(
    block: Block, run: Quoted, first: int, end: int, previous: Speech | None, last: Speech | None
) -> bool:
    """Whether a quotation without a cue is somebody's words rather than a title or a nickname."""
    words = end - first - 2
    if words < 3:
        return False
    line = block.line
    if first and line.lower[first - 1] in lexicon.TITLING:
        return False
    whole = first <= 1 and end >= len(line) - 1
    if run.continues or whole:
        return words >= 3
    opens_sentence = any(a == first for a, _ in line.sentences)
    return opens_sentence and words >= 4
