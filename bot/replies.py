"""Answers as replies: up to three passages, or why there are none and what to ask instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import notices, wording
from bot.dates import period_words
from bot.layout import Reply, Run, line
from bot.passages import passage_part, shown_name
from bot.refusals import PAGE, corrected, refusal, unknown
from corpus.time_words import Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.library import Answer, Library

OTHERS_NAMED = 3  # bearers of the same name as whoever was taken to be meant

# What asks for more of an answer, as people type it.
CONTINUATIONS = frozenset(
    {"more", "/more", "more please", "please more", "show more", "next", "go on", "continue"}
)
NEAREST = frozenset({"nearest", "/nearest", "show nearest", "最接近的"})

__all__ = ["PAGE", "answer_reply", "with_hint"]


def bare(text: str) -> str:
    """A line as it is compared with what the conversation itself understands."""
    return " ".join(text.lower().replace(",", " ").rstrip(" .!").split())


def answer_reply(answer: Answer, library: Library, offset: int = 0) -> Reply:
    """What is said to a question: up to three passages, or why there are none and what to ask.

    *offset* is how many passages were shown before; with it a reply without passages says that
    these were all. Quoted words are never shortened.
    """
    if answer.question.overview:
        return notices.overview(answer.question.overview, library, offset)
    if not answer.answered and (not offset or answer.mentioned[offset:]):
        return refusal(answer, library, offset)
    if not answer.hits or not answer.answered:
        return Reply(((line(wording.NO_MORE),),))
    asked = frozenset(library.merged(speaker) for speaker in answer.question.speakers)
    naming = set(answer.question.naming)  # the name above the passage tells that already
    parts = [
        passage_part(
            h.passage,
            library,
            asked,
            [t for t in h.matched if t not in naming],
            h.sentence,
            copies=h.copies,
            above=above,
        )
        for above, h in zip((None, *(h.passage for h in answer.hits)), answer.hits, strict=False)
    ]
    notes = tuple(line(note) for note in _understood(answer)) if not offset else ()
    if notes:
        parts.insert(0, notes)
    shown = offset + len(answer.hits)
    if answer.total > len(answer.hits):
        parts.append((line(wording.places(offset + 1, shown, answer.total)),))
    return Reply(tuple(parts), shown if shown < answer.total else None)


def _understood(answer: Answer) -> Iterator[str]:
    """How the question was understood, where that is not plain, and what of it has no answer."""
    if said := corrected(answer.question):
        yield said
    for taken, *others in answer.namesakes:
        names = [shown_name(s) for s in others]
        few = wording.listed(names[:OTHERS_NAMED], is_whole=len(names) <= OTHERS_NAMED)
        yield wording.MEANT_AMONG.format(name=shown_name(taken), others=few)
    if answer.period and answer.reason is None:
        yield wording.ONLY_PERIOD.format(period=period_words(answer.period))
    if answer.order is Order.NEWEST:
        yield wording.NEWEST_FIRST
    if answer.order is Order.OLDEST:
        yield wording.OLDEST_FIRST
    yield from unknown(answer.question)
    for speaker in answer.silent:
        yield wording.NOT_ON_THAT.format(name=shown_name(speaker))


def with_hint(reply: Reply) -> Reply:
    """*reply* with the words that ask for its next page, where no button can do it."""
    if reply.next_offset is None:
        return reply
    *before, last = reply.parts
    *lines, position = last
    said = replace(position, runs=(*position.runs, Run(f". {wording.MORE_HINT}")))
    return replace(reply, parts=(*before, (*lines, said)))
