"""Quotations for sharing: what stands on a card, and the card in the chat."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import cards, wording
from bot.cards import Card, CardError, LettersMissingError
from bot.layout import Reply, line, one_line
from bot.passages import dated, passage_part, shown_name, speech_in
from bot.sending import PICTURE, send_answer, send_picture, typing

if TYPE_CHECKING:
    from telegram import Message

    from bot.shelf import Edition
    from corpus.model import Passage


def card_of(passage: Passage) -> Card:
    """What stands on the card of *passage*: the longest stretch of speech, else all of it."""
    article, spoken = passage.article, speech_in(passage)
    face = (
        cards.TRADITIONAL_FACE if wording.spoken() == wording.TRADITIONAL else cards.SIMPLIFIED_FACE
    )
    source = " — ".join(filter(None, [one_line(article.headline), one_line(article.source or "")]))
    source = " · ".join([source, *([dated(article)] if article.date else [])])
    speaker = spoken.speaker if spoken else None
    name = shown_name(speaker) if speaker else one_line(article.source or wording.THE_ARTICLE)
    role = one_line(speaker.role) if speaker and speaker.role else None
    return Card(one_line(passage.text), name, role, source, face)


async def send_card(asked: Message, edition: Edition, number: int) -> None:
    """Send the card of a passage below *asked*; as text where it cannot be drawn."""
    passage = edition.library.passages[number]
    card = card_of(passage)
    headline = one_line(passage.article.headline)
    try:
        async with typing(asked, PICTURE):
            picture = await asyncio.to_thread(cards.draw, card)
    except CardError as error:
        missing = isinstance(error, LettersMissingError)
        reason = wording.CARD_LETTERS_MISSING if missing else wording.CARD_TOO_LONG
        parts = ((line(reason),), passage_part(passage, edition.library))
        await send_answer(asked, Reply(parts))
    else:
        words = wording.CARD_CAPTION.format(speaker=card.speaker, headline=headline)
        await send_picture(asked, picture, Reply(((line(words),),)))
