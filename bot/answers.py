"""Answers as Telegram shows them: the passages in one of several views, with buttons below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import browsing, wording
from bot.buttons import Kind, Order, View, encode
from bot.layout import Button, Reply, line
from bot.passages import shown_name
from bot.replies import PAGE, answer_reply
from corpus import time_words
from corpus.overview import Overview
from corpus.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.layout import Part
    from bot.shelf import Edition
    from corpus.answer import Answer, Hit
    from corpus.model import Speaker
    from corpus.question import Question

DEPTH = 300  # best hits that are put in another order or looked through for one speaker
OTHERS_OFFERED = 2
NAME_ON_BUTTON = 24  # characters


def find(edition: Edition, question: str, view: View) -> Answer:
    """What the set holds on *question*, those passages of it that *view* shows."""
    asked = _meant(parse_question(question, edition.library.speakers), edition, view)
    order = time_words.Order.NEWEST if view.order == Order.NEWEST else None
    if view.order != Order.NEAREST and not view.only:
        return edition.library.search(asked, PAGE, view.offset, order)
    every = edition.library.search(asked, DEPTH, order=order)
    hits = _wanted(every.hits, edition, view)
    page = tuple(hits[view.offset : view.offset + PAGE])
    is_answered = every.answered or view.order == Order.NEAREST
    return replace(every, hits=page, total=len(hits), answered=is_answered)


def answer(edition: Edition, question: str, view: View) -> Reply:
    """The reply to *question* in one view of it."""
    found = find(edition, question, view)
    match found.question.overview:
        case Overview.SPEAKERS:
            return browsing.speakers(edition)
        case Overview.ARTICLES:
            return browsing.articles(edition)
    reply = answer_reply(found, edition.library, view.offset)
    head = () if view.offset else tuple(line(text) for text in _head(edition, view))
    parts: tuple[Part, ...] = (head, *reply.parts) if head else reply.parts
    buttons = tuple(row for row in _rows(found, edition, view, reply.next_offset) if row)
    return replace(reply, parts=parts, buttons=buttons, is_refusal=not found.answered)


def _meant(question: Question, edition: Edition, view: View) -> Question:
    """*question* with the name in it taken for the speaker that the view says."""
    if not 0 < view.meant <= len(edition.library.speakers):
        return question
    speaker = edition.library.speakers[view.meant - 1]
    return question.meaning(speaker)


def _wanted(hits: Sequence[Hit], edition: Edition, view: View) -> Sequence[Hit]:
    """Those of *hits* that the view shows."""
    if view.only:
        merged = edition.library.merged
        only = edition.library.speakers[view.only - 1]
        hits = [hit for hit in hits if only in map(merged, hit.passage.speakers)]
    return hits


def _head(edition: Edition, view: View) -> Iterator[str]:
    """What a view says above its first passage; the plain one says nothing."""
    speakers = edition.library.speakers
    if view.only:
        yield wording.ONLY_WORDS_OF.format(name=shown_name(speakers[view.only - 1]))
    if view.order == Order.NEAREST:
        yield wording.NEAREST


def _rows(
    found: Answer, edition: Edition, view: View, next_offset: int | None
) -> Iterator[tuple[Button, ...]]:
    """The buttons below a view: contexts, other views, the next passages."""
    fingerprint = edition.library.fingerprint
    if found.question.overview:
        return
    if not found.answered:
        yield from _rows_of_refusal(found, fingerprint, view, next_offset)
        return
    yield _contexts(found, edition, view)
    yield tuple(_other_views(found, edition, view))
    yield tuple(_other_persons(found, edition))
    yield _more(fingerprint, view, next_offset)


def _rows_of_refusal(
    found: Answer, fingerprint: str, view: View, next_offset: int | None
) -> Iterator[tuple[Button, ...]]:
    """The buttons below a refusal: the nearest passage, and more places of a name."""
    is_near = bool(found.hits) and not found.question.small_talk
    if is_near and not found.mentioned and not view.offset:
        nearest = replace(view, order=int(Order.NEAREST))
        data = encode(Kind.ANSWER, fingerprint, view=nearest)
        yield (Button(wording.NEAREST_BUTTON, data),)
    yield _more(fingerprint, view, next_offset)


def _contexts(found: Answer, edition: Edition, view: View) -> tuple[Button, ...]:
    buttons = []
    for place, hit in enumerate(found.hits, 1):
        number = edition.outline.number_of(hit.passage)
        if len(edition.outline.of_article(hit.passage.article)) > 1:
            data = encode(Kind.CONTEXT, edition.library.fingerprint, number, 1, view=view)
            alone = len(found.hits) == 1
            form = wording.CONTEXT_BUTTON if alone else wording.CONTEXT_OF_BUTTON
            buttons.append(Button(form.format(number=place), data))
    return tuple(buttons)


def _other_views(found: Answer, edition: Edition, view: View) -> Iterator[Button]:
    """By date or best first; one speaker alone or everybody."""
    fingerprint = edition.library.fingerprint

    def button(label: str, **changes: int) -> Button:
        return Button(label, encode(Kind.ANSWER, fingerprint, view=replace(view, **changes)))

    if view.order == Order.NEWEST:
        yield button(wording.BY_RELEVANCE_BUTTON, order=int(Order.BEST), offset=0)
    elif view.order == Order.BEST and found.order is time_words.Order.BEST and found.has_dates:
        yield button(wording.BY_DATE_BUTTON, order=int(Order.NEWEST), offset=0)
    if view.only:
        yield button(wording.EVERYBODY_BUTTON, only=0, offset=0)
    elif (speaker := _likeliest(found, edition)) and found.total > 1:
        label = wording.ONLY_BUTTON.format(name=_short(speaker))
        number = edition.outline.speaker_number(speaker)
        yield from () if number is None else (button(label, only=number + 1, offset=0),)


def _likeliest(found: Answer, edition: Edition) -> Speaker | None:
    """Whose words alone may be wanted: who is asked about, else who speaks first in the best.

    Nobody where only that speaker is shown anyway.
    """
    if found.question.speakers:
        alone = len(found.question.speakers) == 1 and not found.question.topic
        return None if alone else edition.library.merged(found.question.speakers[0])
    speakers = [s for hit in found.hits for s in hit.passage.speakers]
    return edition.library.merged(speakers[0]) if speakers else None


def _other_persons(found: Answer, edition: Edition) -> Iterator[Button]:
    """A button for each other person of an ambiguous name."""
    for _, *others in found.namesakes:
        for speaker in others[:OTHERS_OFFERED]:
            number = edition.outline.speaker_number(speaker)
            if number is not None:
                label = wording.OTHER_PERSON_BUTTON.format(name=_short(speaker))
                data = encode(Kind.ANSWER, edition.library.fingerprint, view=View(meant=number + 1))
                yield Button(label, data)


def _more(fingerprint: str, view: View, next_offset: int | None) -> tuple[Button, ...]:
    if next_offset is None:
        return ()
    following = replace(view, offset=next_offset)
    return (Button(wording.MORE_BUTTON, encode(Kind.MORE, fingerprint, view=following)),)


def _short(speaker: Speaker) -> str:
    """A name that fits on a button."""
    name = shown_name(speaker)
    return name if len(name) <= NAME_ON_BUTTON else f"{name[: NAME_ON_BUTTON - 1]}…"
