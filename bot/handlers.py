"""What the bot does with each kind of Telegram update: read it, ask the library, send the reply."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from typing import TYPE_CHECKING, TypeAlias

from telegram import Message, Update
from telegram.constants import ChatAction, ChatType
from telegram.error import Forbidden, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot import notices, wording
from bot.incoming import question_in
from bot.logs import describe
from bot.menus import set_admin_menu
from bot.replies import PAGE, answer_reply
from bot.sending import BUTTON_DATA, answer_tap, send, send_answer
from corpus.errors import ArticleSetError
from corpus.library import Library, compare
from corpus.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Collection

    from telegram import CallbackQuery

    from bot.layout import Reply

logger = logging.getLogger(__name__)

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


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
        self._albums: deque[str] = deque(maxlen=100)

    async def start(self, update: Update, context: Context) -> None:
        """/start: say hello; an admin's menu can be set from then on."""
        await send(update, notices.start(self._library))
        chat = update.effective_chat
        if chat and chat.type == ChatType.PRIVATE and self._is_admin(update):
            await set_admin_menu(context.bot, chat.id)

    async def help(self, update: Update, _: Context) -> None:
        """/help: say how to ask."""
        await send(update, notices.usage(self._library, is_admin=self._is_admin(update)))

    async def privacy(self, update: Update, _: Context) -> None:
        """/privacy: say what is kept, which is nothing."""
        await send(update, notices.notice(*wording.PRIVACY))

    async def speakers(self, update: Update, _: Context) -> None:
        """/speakers: say who is quoted."""
        await send(update, await asyncio.to_thread(notices.speakers, self._library))

    async def articles(self, update: Update, _: Context) -> None:
        """/articles: say which articles there are."""
        await send(update, notices.articles(self._library))

    async def unknown(self, update: Update, _: Context) -> None:
        """Any other command: say which there are."""
        await send(update, notices.unknown_command(is_admin=self._is_admin(update)))

    async def no_text(self, update: Update, _: Context) -> None:
        """A picture, a voice message and the like: say that only text can be read.

        The pictures of an album come as a message each; it is said once.
        """
        album = update.effective_message and update.effective_message.media_group_id
        if album in self._albums:
            return
        if album:
            self._albums.append(album)
        await send(update, notices.notice(wording.TEXT_ONLY))

    async def question(self, update: Update, _: Context) -> None:
        """A question, plain or behind /ask: answer it."""
        message = update.effective_message
        if message is None:
            return
        question = question_in(message)
        if not question:
            await send(update, notices.ask_what(self._library))
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
        question = question_in(asked) if asked else ""
        button = BUTTON_DATA.fullmatch(query.data or "")
        if button is None:
            await answer_tap(query, wording.BUTTON_UNKNOWN)
        elif button["fingerprint"] != library.fingerprint:
            await answer_tap(query, wording.SET_CHANGED)
        elif asked is None or not question:
            await answer_tap(query, wording.QUESTION_GONE)
        else:
            await answer_tap(query)
            await self._next_page(query, asked, question, library, int(button["offset"]))

    async def reload(self, update: Update, _: Context) -> None:
        """/reload: read the articles again, for admins; one at a time, all or nothing."""
        if not self._is_admin(update):
            await send(update, notices.notice(wording.ADMINS_ONLY))
        elif self._reloading.locked():
            await send(update, notices.notice(wording.RELOAD_UNDER_WAY))
        else:
            async with self._reloading:
                report = await self._read_again()
            await send(update, report)

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
                await send(update, notices.notice(wording.SORRY))

    async def _answer(
        self, asked: Message, question: str, library: Library, offset: int = 0
    ) -> None:
        """Search without holding up other conversations, and reply to the message that asks."""
        reply = await asyncio.to_thread(_reply_to, question, library, offset)
        await send_answer(asked, reply, library)

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
        logger.info("Reloaded: %s", notices.banner(new).parts[0][0].text)
        return notices.reloaded(compare(old, new), new)

    def _is_admin(self, update: Update) -> bool:
        return bool(update.effective_user and update.effective_user.id in self._admin_ids)


def _reply_to(question: str, library: Library, offset: int) -> Reply:
    answer = library.search(parse_question(question, library.speakers), PAGE, offset)
    return answer_reply(answer, library, offset)
