"""What the bot does with each kind of Telegram update: read it, ask the library, send the reply."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from typing import TYPE_CHECKING, TypeAlias

from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError
from telegram.ext import ContextTypes, filters

from bot import notices, wording
from bot.html import render
from bot.logs import describe
from bot.menus import set_admin_menu
from bot.replies import PAGE, answer_reply
from corpus.errors import ArticleSetError
from corpus.library import Library, compare
from corpus.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.layout import Reply

logger = logging.getLogger(__name__)

Context: TypeAlias = ContextTypes.DEFAULT_TYPE

# A button holds where the next page begins and which set that was said of: the question itself
# is in the message that the bot replied to. Nothing has to be remembered between two taps.
_BUTTON = "more:{fingerprint}:{offset}"
_BUTTON_DATA = re.compile(r"more:(?P<fingerprint>[0-9a-f]{1,40}):(?P<offset>[0-9]{1,9})")


class _Addressed(filters.MessageFilter):
    """Messages meant for the bot: in a private chat all, in a group mentions and replies to it."""

    def filter(self, message: Message) -> bool:
        """Whether *message* is meant for the bot; other bots never are listened to."""
        if message.chat.type == ChatType.PRIVATE:
            return True
        if message.from_user is None or message.from_user.is_bot:
            return False
        answered = message.reply_to_message
        bot = message.get_bot()
        is_reply = answered and answered.from_user and answered.from_user.id == bot.id
        return bool(is_reply or _own_mentions(message))


ADDRESSED = _Addressed()


class Handlers:
    """The bot's side of every conversation.

    The library is one reference: each update works with the one that it found at its beginning,
    and a reload puts a complete new one in its place.
    """

    def __init__(self, library: Library, admin_ids: Collection[int]) -> None:
        self._library = library
        self._admin_ids = frozenset(admin_ids)
        self._reloading = asyncio.Lock()
        self._tapped: set[tuple[int, int]] = set()

    async def start(self, update: Update, context: Context) -> None:
        """/start: say hello; an admin's menu can be set from then on."""
        await _send(update, notices.start(self._library))
        chat = update.effective_chat
        if chat and chat.type == ChatType.PRIVATE and self._is_admin(update):
            await set_admin_menu(context.bot, chat.id)

    async def help(self, update: Update, _: Context) -> None:
        """/help: say how to ask."""
        await _send(update, notices.usage(self._library, is_admin=self._is_admin(update)))

    async def privacy(self, update: Update, _: Context) -> None:
        """/privacy: say what is kept, which is nothing."""
        await _send(update, notices.notice(*wording.PRIVACY))

    async def speakers(self, update: Update, _: Context) -> None:
        """/speakers: say who is quoted."""
        await _send(update, await asyncio.to_thread(notices.speakers, self._library))

    async def articles(self, update: Update, _: Context) -> None:
        """/articles: say which articles there are."""
        await _send(update, notices.articles(self._library))

    async def unknown(self, update: Update, _: Context) -> None:
        """Any other command: say which there are."""
        await _send(update, notices.unknown_command(is_admin=self._is_admin(update)))

    async def no_text(self, update: Update, _: Context) -> None:
        """A picture, a voice message and the like: say that only text can be read."""
        await _send(update, notices.notice(wording.TEXT_ONLY))

    async def question(self, update: Update, _: Context) -> None:
        """A question, plain or behind /ask: answer it."""
        message = update.effective_message
        if message is None:
            return
        question = _question_in(message)
        if not question:
            await _send(update, notices.ask_what(self._library))
            return
        with contextlib.suppress(TelegramError):  # a sign of life that nothing depends on
            await message.reply_chat_action(ChatAction.TYPING)
        await self._answer(message, question, self._library)

    async def more(self, update: Update, _: Context) -> None:
        """A tap on a button: send the next passages, if they are still the same ones."""
        query = update.callback_query
        if query is None:
            return
        library = self._library
        asked = query.message.reply_to_message if isinstance(query.message, Message) else None
        question = _question_in(asked) if asked else ""
        button = _BUTTON_DATA.fullmatch(query.data or "")
        if button is None:
            await _answer_tap(query, wording.BUTTON_UNKNOWN)
        elif button["fingerprint"] != library.fingerprint:
            await _answer_tap(query, wording.SET_CHANGED)
        elif asked is None or not question:
            await _answer_tap(query, wording.QUESTION_GONE)
        else:
            await _answer_tap(query)
            await self._next_page(query, asked, question, library, int(button["offset"]))

    async def reload(self, update: Update, _: Context) -> None:
        """/reload: read the articles again, for admins; one at a time, all or nothing."""
        if not self._is_admin(update):
            await _send(update, notices.notice(wording.ADMINS_ONLY))
        elif self._reloading.locked():
            await _send(update, notices.notice(wording.RELOAD_UNDER_WAY))
        else:
            async with self._reloading:
                report = await self._read_again()
            await _send(update, report)

    async def error(self, update: object, context: Context) -> None:
        """Log what went wrong without anybody's words, then apologise."""
        error = context.error
        if error is None:
            return
        if isinstance(error, Forbidden):
            logger.info("A reply could not be sent: the bot has been blocked or removed there")
            return
        logger.error("An update was not dealt with: %s", describe(error))
        if isinstance(update, Update) and not isinstance(error, RetryAfter):
            with contextlib.suppress(TelegramError):
                await _send(update, notices.notice(wording.SORRY))

    async def _answer(
        self, asked: Message, question: str, library: Library, offset: int = 0
    ) -> None:
        """Search without holding up other conversations, and reply to the message that asks."""
        reply = await asyncio.to_thread(_reply_to, question, library, offset)
        await _send_as_answer(asked, reply, library)

    async def _next_page(
        self, query: CallbackQuery, asked: Message, question: str, library: Library, offset: int
    ) -> None:
        """Send a page and take its button away; a second tap meanwhile sends nothing."""
        message = query.message
        if message is None or (place := (message.chat.id, message.message_id)) in self._tapped:
            return
        self._tapped.add(place)
        try:
            await self._answer(asked, question, library, offset)
            with contextlib.suppress(TelegramError):  # it may be gone, or too old to be changed
                await query.edit_message_reply_markup(None)
        finally:
            self._tapped.discard(place)

    async def _read_again(self) -> Reply:
        """Put a newly read library in the place of the old one, and say what is different."""
        old = self._library
        try:
            new = await asyncio.to_thread(Library.load, old.folder)
        except ArticleSetError as error:
            logger.warning("Reload refused: %s", error)
            return notices.kept_old(error)
        self._library = new
        logger.info("Reloaded: %d articles, %d broken", len(new.articles), len(new.broken))
        return notices.reloaded(compare(old, new), new)

    def _is_admin(self, update: Update) -> bool:
        return bool(update.effective_user and update.effective_user.id in self._admin_ids)


def _reply_to(question: str, library: Library, offset: int) -> Reply:
    answer = library.search(parse_question(question, library.speakers), PAGE, offset)
    return answer_reply(answer, library, offset)


def _question_in(message: Message) -> str:
    """What a message asks: its text without the command in front and mentions of the bot."""
    text = (message.text or "").encode("utf-16-le", "surrogatepass")
    aside = _own_mentions(message)
    aside += [e for e in message.entities if e.type == MessageEntity.BOT_COMMAND and not e.offset]
    for entity in sorted(aside, key=lambda e: e.offset, reverse=True):
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2  # two bytes a code unit
        text = text[:start] + text[end:]
    return text.decode("utf-16-le", "replace").strip()


def _own_mentions(message: Message) -> list[MessageEntity]:
    """Where a message names the bot, by its @name or by a link to it."""
    bot, own = message.get_bot(), []
    mentions = message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION])
    for entity, words in mentions.items():
        if entity.user:
            is_own = entity.user.id == bot.id
        else:
            is_own = words.lower() == f"@{bot.username}".lower()
        own += [entity] if is_own else []
    return own


async def _send(update: Update, reply: Reply) -> None:
    """Send *reply* to the chat of *update*, as an answer to its message."""
    if isinstance(update.effective_message, Message):
        await _send_as_answer(update.effective_message, reply)


async def _send_as_answer(asked: Message, reply: Reply, library: Library | None = None) -> None:
    """Send *reply* below the message it answers, in as many messages as it takes, the button last.

    Each of them replies to the message, so that the last one leads its button to the question.
    """
    messages = await asyncio.to_thread(render, reply)
    markups = [None] * (len(messages) - 1) + [_button(reply, library)]
    for text, markup in zip(messages, markups, strict=True):
        await asked.reply_text(
            text,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_parameters=ReplyParameters(asked.message_id, allow_sending_without_reply=True),
            reply_markup=markup,
        )


def _button(reply: Reply, library: Library | None) -> InlineKeyboardMarkup | None:
    """The button for the next page, when there is one."""
    if reply.next_offset is None or library is None:
        return None
    data = _BUTTON.format(fingerprint=library.fingerprint, offset=reply.next_offset)
    return InlineKeyboardMarkup.from_button(InlineKeyboardButton(wording.MORE_BUTTON, None, data))


async def _answer_tap(query: CallbackQuery, text: str | None = None) -> None:
    """End the waiting sign on a tapped button, with *text* in a box when there is one."""
    with contextlib.suppress(BadRequest):  # after a pause Telegram no longer wants to know
        await query.answer(text, show_alert=text is not None)
