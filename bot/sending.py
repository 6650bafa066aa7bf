"""Replies on their way to Telegram: below the message they answer, whatever the network does."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import TYPE_CHECKING

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot import wording
from bot.html import render

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from bot.layout import Reply
    from corpus.library import Library

# A button holds where the next page begins and which set that was said of: the question itself
# is in the message that the bot replied to. Nothing has to be remembered between two taps.
_BUTTON = "more:{fingerprint}:{offset}"
BUTTON_DATA = re.compile(r"more:(?P<fingerprint>[0-9a-f]{1,40}):(?P<offset>[0-9]{1,9})")

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds before the attempts after the first
# httpx's names for time that ran out before anything was sent.
_NEVER_SENT = frozenset({"ConnectTimeout", "PoolTimeout"})


async def send(update: Update, reply: Reply) -> None:
    """Send *reply* to the chat of *update*, as an answer to its message."""
    if isinstance(update.effective_message, Message):
        await send_answer(update.effective_message, reply)


async def send_answer(asked: Message, reply: Reply, library: Library | None = None) -> None:
    """Send *reply* below the message *asked*, in as many messages as it takes, the button last.

    Each of them replies to *asked*, so that the last one leads its button to the question. With a
    *library* the button for the next page is for that set.
    """
    messages = await asyncio.to_thread(render, reply)
    markups = [None] * (len(messages) - 1) + [_button(reply, library)]
    for text, markup in zip(messages, markups, strict=True):
        await _send_patiently(asked, text, markup)


async def answer_tap(query: CallbackQuery, text: str | None = None) -> None:
    """End the waiting sign on a tapped button, with *text* in a box when there is one."""
    with contextlib.suppress(TelegramError):  # it may be too old; what follows matters more
        await query.answer(text, show_alert=text is not None)


async def _send_patiently(asked: Message, text: str, markup: InlineKeyboardMarkup | None) -> None:
    """Send one message, again after a pause while the network is away."""
    for pause in (*PAUSES, None):
        try:
            await asked.reply_text(
                text,
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                reply_parameters=ReplyParameters(
                    asked.message_id, allow_sending_without_reply=True
                ),
                reply_markup=markup,
            )
        except NetworkError as error:
            if pause is None or not _is_worth_another_try(error):
                raise
            await asyncio.sleep(pause)
        else:
            return


def _is_worth_another_try(error: NetworkError) -> bool:
    """Whether a message was most likely not delivered, and may be if it is sent again.

    When time runs out after sending, it has probably arrived: once more would be twice.
    """
    if isinstance(error, TimedOut):
        return type(error.__cause__).__name__ in _NEVER_SENT
    return not isinstance(error, BadRequest)  # to the library, that is a kind of network error


def _button(reply: Reply, library: Library | None) -> InlineKeyboardMarkup | None:
    """The button for the next page, when there is one."""
    if reply.next_offset is None or library is None:
        return None
    data = _BUTTON.format(fingerprint=library.fingerprint, offset=reply.next_offset)
    return InlineKeyboardMarkup.from_button(InlineKeyboardButton(wording.MORE_BUTTON, None, data))
