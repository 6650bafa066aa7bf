"""Answers as replies: up to three passages, or why there are none and what to ask instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import notices, wording
from bot.layout import Reply, Run, line
from bot.passages import passage_part
from bot.refusals import PAGE, refusal

if TYPE_CHECKING:
    from corpus.library import Answer, Library

__all__ = ["PAGE", "answer_reply", "with_hint"]


def answer_reply(answer: Answer, library: Library, offset: int = 0) -> Reply:
    """What is said to a question: up to three passages, or why there are none and what to ask.

    *offset* is how many passages were shown before; with it a reply without passages says that
    these were all. Quoted words are never shortened.
    """
    if answer.question.provenance:
        return notices.provenance(library)
    if not answer.answered and (not offset or answer.mentioned[offset:]):
        return refusal(answer, library, offset)
    if not answer.hits or not answer.answered:
        return Reply(((line(wording.NO_MORE),),))
    asked = frozenset(library.merged(speaker) for speaker in answer.question.speakers)
    parts = [passage_part(hit.passage, library, asked, hit.matched) for hit in answer.hits]
    if answer.question.corrections and not offset:
        parts.insert(0, (line(_corrected(answer)),))
    shown = offset + len(answer.hits)
    if answer.total > len(answer.hits):
        parts.append((line(wording.places(offset + 1, shown, answer.total)),))
    return Reply(tuple(parts), shown if shown < answer.total else None)


def _corrected(answer: Answer) -> str:
    """Which words were taken to be misspelt, and for what."""
    pairs = dict(answer.question.corrections).items()
    return wording.listed([wording.READ_AS.format(typed=t, meant=m) for t, m in pairs])


def with_hint(reply: Reply) -> Reply:
    """*reply* with the words that ask for its next page, where no button can do it."""
    if reply.next_offset is None:
        return reply
    *before, last = reply.parts
    *lines, position = last
    said = replace(position, runs=(*position.runs, Run(f". {wording.MORE_HINT}")))
    return replace(reply, parts=(*before, (*lines, said)))
