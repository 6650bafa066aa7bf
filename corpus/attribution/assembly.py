"""From acts of reporting to the speech of an article.

A quotation that no cue claims continues the speech before it, belongs to the quotation that it
opens or goes on with, or is no speech at all.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.apposition import possessor
from corpus.attribution.claims import settle_claims
from corpus.attribution.events import Event, Models, find_events
from corpus.attribution.forms import has_brackets, is_labelled
from corpus.attribution.nonspeech import is_title
from corpus.attribution.sources import is_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.document import Block, Document
    from corpus.attribution.phrases import Phrase
    from corpus.attribution.quotations import Quoted

# Scores above which an act of reporting counts; less is asked of one that reports words in marks.
_THRESHOLD = -0.6
_QUOTED_THRESHOLD = -1.5
# A quotation without a cue continues the speech of the line before; a subheading may stand between.
_NEXT = 2
# A sentence reports no more than this many statements.
_NEARBY = 8
# A quotation of fewer words may be a title, a nickname or a term.
_FEWEST_WORDS = 3
# One of as many, which opens with a capital and ends with a stop, is a sentence that somebody said.
_SENTENCE = 8


@dataclass(slots=True)
class Speech:
    """A stretch of reported speech: token spans of one block, and the event that it belongs to.

    *event* is ``None`` for a quotation without a cue; *follows* is then the speech whose speaker it
    shares, if any.
    """

    block: int
    spans: list[tuple[int, int]]
    event: Event | None
    follows: Speech | None = None


def find_reports(documents: Sequence[Document], models: Models) -> list[list[list[Event]]]:
    """What may be acts of reporting in each block of each of *documents*, which share a grid."""
    if not documents:
        return []
    blocks = [block for document in documents for block in document.blocks]
    found = iter(find_events(documents[0].grid, blocks, models, _QUOTED_THRESHOLD))
    return [list(islice(found, len(document.blocks))) for document in documents]


def assemble(document: Document, found: list[list[Event]]) -> list[Speech]:
    """The speech of *document* in text order; no two stretches overlap.

    *found* are the acts of each block that `find_reports` gives.
    """
    speeches: list[Speech] = []
    last: Speech | None = None
    open_parts: list[Speech] = []
    labelled: Speech | None = None
    for number, (block, acts) in enumerate(zip(document.blocks, found, strict=True)):
        events = [
            event for event in acts if event.score > _THRESHOLD or _reports_quotation(block, event)
        ]
        here = [Speech(number, event.spans, event) for event in settle_claims(block, events)]
        near = last if last is not None and number - last.block <= _NEXT else None
        _add_uncued(block, number, here, near)
        _join_open_quotation(block, here, open_parts)
        if is_labelled(block):
            # An interview's answer goes on until the next label.
            labelled = here[0] if here and has_brackets(block) else None
            if labelled is not None and _asks(block, labelled):
                labelled = None  # whoever answers, it is not the one who asks
        elif labelled is not None and block.kind == "body":
            here = [Speech(number, [(0, len(block.line))], None, labelled)]
        speeches += here
        if not here and (lead := _lead(block, number)) is not None:
            speeches.append(lead)
            last = lead
        if here:
            last = None if _asks(block, here[-1]) else here[-1]
    return speeches


def _reports_quotation(block: Block, event: Event) -> bool:
    return any(block.inside[first:end].count(1) > 2 for first, end in event.spans)


def _add_uncued(block: Block, number: int, here: list[Speech], near: Speech | None) -> None:
    """Add the quotations of *block* that no event reports to *here*, which stays in text order.

    One goes on with the speech before it in its line; one that opens its line goes on with *near*.
    """
    if not block.quoted:
        here.sort(key=lambda speech: speech.spans[0])
        return
    line = block.line
    taken = bytearray(len(line))
    for speech in here:
        for first, end in speech.spans:
            taken[first:end] = b"\1" * (end - first)
    found: list[Speech] = []
    place = 0
    for run, (first, end) in zip(block.quoted, block.quoted_tokens, strict=True):
        if end <= first or 1 in taken[first:end]:
            continue
        while place < len(here) and here[place].spans[0][0] < first:
            place += 1
        before = _whose_sentence(block, here, place, first) or _last_statement(here, place)
        if found and (before is None or found[-1].spans > before.spans):
            before = found[-1]
        if not _goes_on(block, before, first) and not _is_speech(block, run, first, end):
            continue
        follows = before or (near if first <= 1 else None)
        event = _beside(block, number, (first, end))
        if event is not None:
            found.append(Speech(number, event.spans, event))
        else:
            found.append(Speech(number, [(first, end)], None, follows))
    here += found
    here.sort(key=lambda speech: speech.spans[0])


def _beside(block: Block, number: int, span: tuple[int, int]) -> Event | None:
    """The act of giving a quotation whose cue no table knows: behind a colon, before '," Lee spat'.

    ``None`` when nobody stands there.
    """
    first, end = span
    tags = block.line.tags
    if tags[first - 1 : first] == ":":
        owner = _introducer(block, first)
        return None if owner is None else Event(number, first - 1, owner, [span], 0.0, "R")
    place = bisect_left(block.phrase_starts, end)
    if tags[end - 2 : end] != ',"' or place == len(block.phrases):
        return None
    source = block.phrases[place]
    if source.form not in {"name", "pronoun"}:
        return None
    # The verb stands behind the name or before it.
    verb = source.end if source.first == end else end
    if source.first in {end, end + 1} and tags[verb : verb + 1] in ("V", "e"):
        return Event(number, verb, source, [span], 0.0, "L")
    return None


def _introducer(block: Block, first: int) -> Phrase | None:
    """Who speaks behind the colon before *first*: the subject of its sentence, or its possessor.

    "Lee had one answer: ..." and "Lee's answer was: ..." are both Lee's.
    """
    line = block.line
    start, _ = line.sentence_of(first - 1)
    for phrase in block.phrases[bisect_left(block.phrase_starts, start) :]:
        if phrase.end >= first:
            return None
        if is_subject(line.tags, phrase, start):
            return possessor(block, phrase) or phrase
    return None


def _whose_sentence(block: Block, speeches: list[Speech], count: int, first: int) -> Speech | None:
    """Whose words the sentence before the quotation at *first* begins with, if it says more.

    '"A," said Lee after Brandt had called it a trick. "B."' goes on with Lee's words. Asked of the
    first *count* speeches.
    """
    if count < 2 or first < 2:
        return None
    a, b = speeches[count - 1].spans[-1]
    if 0 not in block.inside[a:b]:
        return None
    start, _ = block.line.sentence_of(first - 1)
    if not block.inside[min(start + 1, first - 1)]:
        return None
    for k in range(count - 1, max(-1, count - 1 - _NEARBY), -1):
        if any(a <= start + 1 < b for a, b in speeches[k].spans):
            return speeches[k]
    return None


def _last_statement(speeches: list[Speech], count: int) -> Speech | None:
    """The last of the first *count* speeches, or the one before it where that is about its speaker.

    '"A," said Lee, who has said that b. "C."' goes on with Lee's words, not with what "who" said.
    """
    last = speeches[count - 1] if count else None
    source = last.event.source if last is not None and last.event is not None else None
    is_clause = source is not None and source.form == "relative"
    return speeches[count - 2] if is_clause and count > 1 else last


def _goes_on(block: Block, before: Speech | None, first: int) -> bool:
    """Whether the quotation at *first* ends what *before* began: '"A," said Lee, "and B."'.

    Same sentence, both in quotation marks, a comma or colon between cue and quotation.
    """
    if before is None or block.line.tags[first - 1 : first] not in (",", ":", "-"):
        return False
    start, end = before.spans[-1]
    same = block.line.sentence_of(start)[1] > first or block.line.sentence_of(end - 1)[1] > first
    return same and block.inside.find(1, start, end) >= 0


def _lead(block: Block, number: int) -> Speech | None:
    """Whose the quotation of the next line is, where this one only brings it in: "Lee added:"."""
    end = len(block.line)
    owner = _introducer(block, end) if block.line.tags.endswith(":") else None
    return (
        None if owner is None else Speech(number, [], Event(number, end - 1, owner, [], 0.0, "R"))
    )


def _asks(block: Block, speech: Speech) -> bool:
    """Whether the speech ends with a question, which somebody else may answer next."""
    _, end = speech.spans[-1]
    return "?" in block.line.words[end - 2 : end]


def _join_open_quotation(block: Block, here: list[Speech], parts: list[Speech]) -> None:
    """Give the parts of a quotation that runs over several lines the speaker that one of them has.

    *parts* are the speeches of the open quotation so far; it is changed in place.
    """
    continues = bool(block.quoted) and block.quoted[0].continues
    if not continues:
        parts.clear()
    if here and (continues or (block.quoted and not block.quoted[-1].closed)):
        head = here[0] if continues else here[-1]
        if head.event is not None:
            for part in parts:
                if part.event is None:
                    part.follows = head
        elif parts:
            head.follows = parts[0] if parts[0].follows is not head else None
        parts.append(head)
    if block.quoted and block.quoted[-1].closed:
        parts.clear()


def _is_speech(block: Block, run: Quoted, first: int, end: int) -> bool:
    """Whether a quotation without a cue is somebody's words rather than a title or a term."""
    words = end - first - 2
    line = block.line
    if words < _FEWEST_WORDS or (first and line.lower[first - 1] in lexicon.TITLING):
        return False
    if is_title(line.words[first + 1 : end - 1]):
        return False
    whole = first <= 1 and end >= len(line) - 1
    opens = line.sentence_of(first)[0] == first or line.words[first - 1][-1] in ".:"
    return (
        run.continues
        or whole
        or (opens and words > _FEWEST_WORDS)
        or (words >= _SENTENCE and line.words[first + 1][0].isupper() and line.tags[end - 2] == ".")
    )
