"""Inline mode: passages as results in any chat, to be sent there with a tap."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot import links, wording
from bot.results import results
from bot.sending import keyboard

if TYPE_CHECKING:
    from bot.results import Result
    from bot.shelf import Shelf

Context: TypeAlias = ContextTypes.DEFAULT_TYPE

KEPT = 10  # seconds that Telegram may keep results: they must not outlive a reload


class Inline:
    """The bot's side of inline mode."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def asked(self, update: Update, context: Context) -> None:
        """List passages that answer, or recent articles when nothing is asked yet."""
        query, shelf = update.inline_query, self._shelf
        if query is None:
            return
        start = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 4 else 0
        found = await shelf.do(shelf.edition, results, query.query, start, context.bot.username)
        nothing = not found.page and not start
        await query.answer(
            [_as_telegram_has_it(result) for result in found.page],
            cache_time=KEPT,
            is_personal=True,  # they are in the language of who asks
            next_offset=str(start + len(found.page)) if found.is_more else "",
            button=_elsewhere(query.query) if nothing else None,
        )


def _as_telegram_has_it(result: Result) -> InlineQueryResultArticle:
    """One result; of what is longer than a message the first part, the link leads to the rest."""
    content = InputTextMessageContent(
        result.message.pages[0],
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(
        result.mark,
        result.title,
        content,
        keyboard(result.message),
        description=result.description,
    )


def _elsewhere(query: str) -> InlineQueryResultsButton:
    """What stands above an empty list: the way to ask in private, where a refusal says more."""
    payload = links.to_question(query) or links.GREETING
    return InlineQueryResultsButton(wording.INLINE_NOTHING, start_parameter=payload)
