"""Which act of reporting keeps which words, where several claim the same.

Two cues of one sentence often reach for one stretch ("Lee said she believes that ..."), and a
reported clause seems to run on into the next statement ("..., but Bell said ..."). Here borders are
drawn: no word is given to two acts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.events import Event

# Beyond this score an act is sure, and of two sure ones the longer statement comes first.
_SURE = 1.5
# What an act without a source is worth beside one with a source.
_NO_SOURCE = -1.0
# By so much an act has to be surer to be kept from one that wraps it.
_MUCH = 0.5
# An act that wraps what a surer one reports must at least reach this.
_WRAPPING = -0.3


def settle_claims(block: Block, events: list[Event]) -> list[Event]:
    """The events of *block* that stand, in order of their cues; their contents do not overlap.

    The spans of *events* are cut in place.
    """
    if len(events) < 2:
        return events
    by_cue = sorted(events, key=lambda event: event.cue)
    by_cue = [event for event in by_cue if not _takes_in_statement(block, event, by_cue)]
    _cut_at_next_statement(block, by_cue)
    if _are_apart(by_cue):
        return by_cue
    # Per token, the number of the event that has it, or -1.
    owner = [-1] * len(block.line)
    kept: dict[int, Event] = {}
    for number, event in enumerate(sorted(by_cue, key=_rank, reverse=True)):
        inner = _wrapped(event, owner, kept)
        if inner and not _may_wrap(block, event, [kept[k] for k in inner]):
            continue
        spans = _free_spans(owner, event, inner)
        if 2 * _length(spans) <= _length(event.spans):
            continue
        for k in inner:
            _give(owner, kept.pop(k), -1)
        event.spans = spans
        kept[number] = event
        _give(owner, event, number)
    return sorted(kept.values(), key=lambda event: event.cue)


def _are_apart(events: list[Event]) -> bool:
    """Whether no two of *events* claim the same word."""
    spans = sorted([span for event in events for span in event.spans])
    return all(end <= first for (_, end), (first, _) in pairwise(spans)) and all(
        first < end for first, end in spans
    )


def _may_wrap(block: Block, event: Event, inner: list[Event]) -> bool:
    """Whether the statement of *event* may take the place of those inside it.

    Not of one much surer that has all that stands in marks: 'drew cheers as she boomed, "A."'.
    """
    marks = _marked(block, event)
    if marks and any(_marked(block, o) == marks and o.score > event.score + _MUCH for o in inner):
        return False
    if event.score > min(other.score for other in inner):
        return True
    return event.score >= _WRAPPING and event.source is not None


def _marked(block: Block, event: Event) -> int:
    """How many tokens of the content stand in quotation marks."""
    return sum(block.inside[first:end].count(1) for first, end in event.spans)


def _takes_in_statement(block: Block, event: Event, events: list[Event]) -> bool:
    """Whether *event* takes in a quotation together with who said it, from a clause behind both.

    '"A," Lee said in Leeds, where Bell also spoke': what is said in full before the cue stays so,
    while in '"A," Lee said, as the paper reports' it is the paper's.
    """
    start = event.cue if event.source is None else min(event.cue, event.source.first)
    word = block.line.lower[start - 1]
    if event.kind != "L" or block.line.tags[start - 1] not in "bw" or word == "as":
        return False
    first, end = event.spans[0]
    return any(
        first <= other.cue < end
        and other.source is not None
        and not any(0 in block.inside[a:b] for a, b in other.spans)
        for other in events
    )


def _rank(event: Event) -> tuple[float, int, int]:
    """The surest first, of those the longest, of those the one whose cue stands nearest."""
    near = -abs(event.spans[0][0] - event.cue)
    known = 0.0 if event.source is not None else _NO_SOURCE
    return min(event.score, _SURE) + known, _length(event.spans), near


def _length(spans: list[tuple[int, int]]) -> int:
    return sum(end - first for first, end in spans)


def _give(owner: list[int], event: Event, number: int) -> None:
    for first, end in event.spans:
        owner[first:end] = [number] * (end - first)


def _wrapped(event: Event, owner: list[int], kept: dict[int, Event]) -> list[int]:
    """The kept events all of whose words lie inside the content of *event*, which says more."""
    touched = {-1}.union(*[owner[first:end] for first, end in event.spans]) - {-1}
    return (
        []
        if not touched
        else [
            number
            for number in sorted(touched)
            if _length(kept[number].spans) < _length(event.spans)
            and all(
                any(a <= first and end <= b for a, b in event.spans)
                for first, end in kept[number].spans
            )
        ]
    )


def _free_spans(owner: list[int], event: Event, inner: list[int]) -> list[tuple[int, int]]:
    """Of each of the event's spans the longest stretch that nobody has but those it wraps."""
    free = {-1, *inner}
    spans = []
    for first, end in event.spans:
        if owner[first:end].count(-1) == end - first:
            spans.append((first, end))
            continue
        best = (first, first)
        start = first
        for k in range(first, end + 1):
            if k == end or owner[k] not in free:
                if k - start > best[1] - best[0]:
                    best = (start, k)
                start = k + 1
        if best[0] < best[1]:
            spans.append(best)
    return spans


def _cut_at_next_statement(block: Block, events: list[Event]) -> None:
    """End what a cue reports where another statement begins, and begin it where one ends."""
    positions = [event.cue for event in events]
    for event in events:
        first, end = event.spans[-1]
        for other in events[bisect_right(positions, first) : bisect_left(positions, end)]:
            if other is event or other.score < 0 or other.source is None:
                continue
            if event.kind == "L" and other.kind == "R" and other.source.first >= first:
                # "Lee told us that A, according to B": B backs what Lee told.
                event.spans[-1] = (min(other.spans[-1][0], end - 1), end)
                break
            if event.kind == "R":
                joint = _joint_before(block, event, other)
                if first < joint:
                    event.spans[-1] = (first, joint)
                    break
                if other.kind == "L" and _takes_quotation(block, event, other):
                    start, stop = other.spans[0]
                    event.spans[-1] = (first, start) if first < start else (first, stop)
                    break
            elif event.kind == "L" and other.kind == "L":
                behind = _behind_statement(block, other, end)
                if behind:
                    event.spans[-1] = (behind, end)


def _joint_before(block: Block, event: Event, other: Event) -> int:
    """Where *event*'s content ends because *other* begins another statement; -1 if it does not.

    "and said" goes on with a subject from before the cue, ", but Bell said" brings another.
    """
    tags = block.line.tags
    source = other.source
    if source is None or other.kind != "R":
        return -1
    if _is_quotation(block, other):
        shared = source.first < event.cue
        start = other.cue if shared else min(other.cue, source.first)
        joined = tags[start - 2 : start - 1] in tuple(',;-"') and tags[start - 1] in "cb"
        if shared or joined or tags[start] == "g" or tags[start - 1] in ",;-":
            return _before_joint(block, start)
    aside = _begins_aside(block, event, other)
    if aside:
        return _before_joint(block, aside)
    if source.first < event.cue:
        joint = other.cue - 1 if tags[other.cue - 1] == "c" else other.cue - 2
        if tags[joint] != "c" or (joint == other.cue - 2 and tags[other.cue - 1] != "a"):
            return -1
    else:
        joint = source.first - 1
        if source.end > other.cue or tags[joint] not in "cb" or tags[joint - 1] not in ",;":
            return -1
    while tags[joint - 1] in ",;":
        joint -= 1
    return joint


def _begins_aside(block: Block, event: Event, other: Event) -> int:
    """Where *other*, which quotes, is only added behind a comma; 0 where it is not.

    "..., saying it was "late"", "..., who called it "late"", "..., in which he said it was "late"".
    """
    tags, source = block.line.tags, other.source
    if source is None or not any(1 in block.inside[a:b] for a, b in other.spans):
        return 0
    if source.first < event.cue:
        return other.cue if tags[other.cue] in "gVve" and tags[other.cue - 1] in ",-" else 0
    start = min(other.cue, source.first)
    if source.form == "relative":
        return start if tags[start - 1] in ",-" else 0
    if tags[start - 1] != "w":
        return 0
    start -= 1
    while tags[start - 1] in "io":
        start -= 1
    return start


def _takes_quotation(block: Block, event: Event, other: Event) -> bool:
    """Whether *other* is 'B, he said' of 'Lee denied A: "B," he said': a whole quotation."""
    first, end = other.spans[0]
    start, _ = event.spans[-1]
    led = start == first or block.line.tags[first - 1 : first] in tuple(",:")
    return led and start <= first and 0 not in block.inside[first:end]


def _before_joint(block: Block, start: int) -> int:
    """Where what comes before the statement at *start* ends: before ", but", "by" and the like."""
    tags, low = block.line.tags, block.line.lower
    while tags[start - 1] in ",;-cba" or low[start - 1] == "by":
        start -= 1
    return start


def _is_quotation(block: Block, event: Event) -> bool:
    """Whether all that the event reports stands in marks, right behind the cue or a comma."""
    first, end = event.spans[-1]
    led = first == event.cue + 1 or block.line.tags[first - 1] in ",:"
    return led and 0 not in block.inside[first:end]


def _behind_statement(block: Block, other: Event, end: int) -> int:
    """Where a content before its cue begins because *other* ends inside it; 0 if it does not.

    '"A," said Lee, and "B," said Bell' are two statements.
    """
    tags, inside = block.line.tags, block.inside
    source = other.source
    if source is None or not any(1 in inside[a:b] for a, b in other.spans):
        return 0
    k = max(other.cue + 1, source.end)
    while k < end and tags[k] in ",;cb":
        k += 1
    return k if k < end and inside[k] else 0
