"""Quotations for sharing: what stands on a card, and the card in the chat."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import cards, wording
from bot.cards import Card, CardError, LettersMissingError
from bot.layout import Reply, line, one_line
from bot.passages import dated, passage_part, shown_name
from bot.quotations import quote_in
from bot.sending import PICTURE, send_answer, send_picture, typing

if TYPE_CHECKING:
    from collections.abc import Collection

    from telegram import Message

    from bot.quotations import Quote
    from bot.shelf import Edition
    from corpus.model import Passage


def card_of(passage: Passage, quote: Quote | None) -> Card:
    """What stands on the card of a *quote*; without one, the article's own words in *passage*."""
    article = passage.article
    face = (
        cards.TRADITIONAL_FACE if wording.spoken() == wording.TRADITIONAL else cards.SIMPLIFIED_FACE
    )
    source = " — ".join(filter(None, [one_line(article.headline), one_line(article.source or "")]))
    source = " · ".join([source, *([dated(article)] if article.date else [])])
    if quote is None:
        own = one_line(article.source or wording.THE_ARTICLE)
        return Card(one_line(passage.text), own, None, source, face)
    speaker = quote.speaker
    name = shown_name(speaker) if speaker else quote.mention
    role = one_line(speaker.role) if speaker and speaker.role else None
    return Card(quote.words, name, role, source, face)


async def send_card(
    asked: Message, edition: Edition, number: int, names: Collection[str] = ()
) -> None:
    """Send the card of a passage below *asked*; as text where it cannot be drawn.

    It has the words of those *names* alone, if there are any. Reported speech is nobody's very
    words: it comes as text, too.
    """
    passage = edition.library.passages[number]
    quote = quote_in(passage, names)
    if quote is None and passage.attributions:
        parts = ((line(wording.CARD_NO_DIRECT),), passage_part(passage, edition.library))
        await send_answer(asked, Reply(parts))
        return
    card = card_of(passage, quote)
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
