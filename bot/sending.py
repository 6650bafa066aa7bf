"""Replies on their way to Telegram: below the message they answer, whatever the network does."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot.html import render
from bot.tasks import Rendered, rendered
from bot.transport import NotSentError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from telegram import Bot, CallbackQuery, Update

    from bot.layout import Reply

AT_ONCE = 200  # runs of words that are laid out in less time than a thread takes to begin
PICTURE = ChatAction.UPLOAD_PHOTO  # what the sign says while a card is made
TYPING_AFTER = 0.1  # seconds: what comes sooner seems to come at once
# Telegram shows the sign for 5 seconds at most; source: `sendChatAction` in the Bot API.
TYPING_LASTS = 4.0
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds before the attempts after the first
_SAME_AS_BEFORE = "message is not modified"
# What Telegram says of a message that was deleted, or is too old to be changed.
_GONE = ("message to edit not found", "message can't be edited")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Sent = TypeVar("Sent")


async def send(update: Update, reply: Reply | Rendered) -> list[int]:
    """Send *reply* to the chat of *update*, as an answer to its message."""
    if isinstance(update.effective_message, Message):
        return await send_answer(update.effective_message, reply)
    return []


@asynccontextmanager
async def typing(asked: Message, action: ChatAction = ChatAction.TYPING) -> AsyncIterator[None]:
    """Show that an answer to *asked* is coming, for as long as the block takes.

    What is ready at once needs no sign: the call would only make the answer later.
    """
    is_over = asyncio.Event()
    sign = asyncio.create_task(_show_typing(asked, action, is_over))
    try:
        yield
    finally:
        is_over.set()
        await sign  # a sign under way would come after the answer and stay


async def _show_typing(asked: Message, action: ChatAction, is_over: asyncio.Event) -> None:
    """Renew the sign until *is_over*; nothing depends on it."""
    wait = TYPING_AFTER
    while True:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(is_over.wait(), wait)
            return
        with contextlib.suppress(TelegramError):
            await asked.reply_chat_action(action)
        wait = TYPING_LASTS


async def send_answer(asked: Message, reply: Reply | Rendered) -> list[int]:
    """Send *reply* below the message *asked*, in as many messages as it takes, the buttons last.

    Each of them replies to *asked*, so that the last one leads its buttons to the question. Gives
    the ids of the messages.
    """
    ready = await _laid_out(reply)
    return await _send_pages(asked, ready.pages, keyboard(ready))


async def send_picture(asked: Message, picture: bytes, caption: Reply) -> None:
    """Send a picture below *asked*, with *caption* below that."""

    async def attempt() -> Message:
        return await asked.reply_photo(
            picture,
            caption=render(caption, CAPTION_LIMIT)[0],
            parse_mode=ParseMode.HTML,
            reply_parameters=_reply_to(asked),
            reply_markup=keyboard(caption),
            filename="quotation.png",
        )

    await _patiently(attempt)


CAPTION_LIMIT = 1024  # UTF-16 code units; source: `caption` of sendPhoto in the Bot API


async def edit_answer(asked: Message, before: Sequence[int], reply: Reply | Rendered) -> list[int]:
    """Put *reply* in the place of the messages *before* that answered *asked*; give their ids.

    What is too little is sent anew, what is too much is deleted; where somebody has deleted the
    answer, it is sent anew as a whole.
    """
    bot, chat = asked.get_bot(), asked.chat.id
    ready = await _laid_out(reply)
    pages = ready.pages
    both = min(len(pages), len(before))
    for number, (message, page) in enumerate(zip(before, pages, strict=False), 1):
        markup = keyboard(reply) if number == len(pages) else None
        if not await _edit(bot, chat, message, page, markup):
            return await _send_pages(asked, pages, keyboard(reply))
    for surplus in before[both:]:
        with contextlib.suppress(TelegramError):  # too old, or deleted by somebody already
            await bot.delete_message(chat, surplus)
    sent = await _send_pages(asked, pages[both:], keyboard(reply))
    return [*before[:both], *sent]


async def show_instead(message: Message, reply: Reply | Rendered) -> None:
    """Put *reply* in the place of the bot's *message*; what fits no message follows below it."""
    ready = await _laid_out(reply)
    first, *rest = ready.pages
    markup = None if rest else keyboard(ready)
    await _edit(message.get_bot(), message.chat.id, message.message_id, first, markup)
    asked = message.reply_to_message
    if rest and asked is not None:
        await _send_pages(asked, rest, keyboard(ready))


async def show_buttons(message: Message, reply: Reply | Rendered) -> None:
    """Put the buttons of *reply* under the bot's *message* and leave its words."""
    with contextlib.suppress(TelegramError):  # it may be gone, or too old to be changed
        await message.edit_reply_markup(keyboard(reply))


async def answer_tap(query: CallbackQuery, text: str | None = None) -> None:
    """End the waiting sign on a tapped button, with *text* in a box when there is one."""
    with contextlib.suppress(TelegramError):  # it may be too old; what follows matters more
        await query.answer(text, show_alert=text is not None)


def keyboard(reply: Reply | Rendered) -> InlineKeyboardMarkup | None:
    """The buttons of *reply* as Telegram takes them."""
    if not reply.buttons:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, b.url, b.data) for b in row] for row in reply.buttons]
    )


async def _laid_out(reply: Reply | Rendered) -> Rendered:
    """*reply* rendered; a long one where that holds up nobody else."""
    if isinstance(reply, Rendered):
        return reply
    is_long = sum(len(block.runs) for part in reply.parts for block in part) > AT_ONCE
    return await asyncio.to_thread(rendered, reply) if is_long else rendered(reply)


async def _send_pages(
    asked: Message, pages: Sequence[str], markup: InlineKeyboardMarkup | None
) -> list[int]:
    """Send one message after the other, the buttons under the last."""
    return [
        await _send_patiently(asked, page, markup if number == len(pages) else None)
        for number, page in enumerate(pages, 1)
    ]


async def _send_patiently(asked: Message, text: str, markup: InlineKeyboardMarkup | None) -> int:
    """Send one message, again after a pause while the network is away; give its id."""

    async def attempt() -> Message:
        return await asked.reply_text(
            text,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_parameters=_reply_to(asked),
            reply_markup=markup,
        )

    return (await _patiently(attempt)).message_id


async def _edit(
    bot: Bot, chat: int, message: int, text: str, markup: InlineKeyboardMarkup | None
) -> bool:
    """Change one message of the bot's, if it is still there; that it says so already is well."""

    async def attempt() -> object:
        return await bot.edit_message_text(
            text,
            chat,
            message,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=markup,
        )

    try:
        await _patiently(attempt, is_harmless_twice=True)
    except BadRequest as error:
        if any(words in error.message.lower() for words in _GONE):
            return False
        if _SAME_AS_BEFORE not in error.message.lower():
            raise
    return True


async def _patiently(
    attempt: Callable[[], Awaitable[Sent]], *, is_harmless_twice: bool = False
) -> Sent:
    """Do something, again after a pause while the network is away."""
    for pause in PAUSES:
        try:
            return await attempt()
        except NetworkError as error:
            if isinstance(error, BadRequest):  # to the library, that is a kind of network error
                raise
            if not (is_harmless_twice or _was_hardly_delivered(error)):
                raise
            await asyncio.sleep(pause)
    return await attempt()


def _was_hardly_delivered(error: NetworkError) -> bool:
    """Whether a message was most likely not delivered, and may be if it is sent again.

    When time runs out after sending, it has probably arrived: once more would be twice.
    """
    return not isinstance(error, TimedOut) or isinstance(error, NotSentError)


def _reply_to(asked: Message) -> ReplyParameters:
    return ReplyParameters(asked.message_id, allow_sending_without_reply=True)
