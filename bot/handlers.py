"""What the bot does with messages: read them, ask the library, send the reply."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import Forbidden, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot import browsing, links, notices, reading, wording
from bot.answers import answer
from bot.buttons import View
from bot.incoming import question_in
from bot.logs import describe
from bot.menus import set_chat_menu
from bot.quotations import quotable
from bot.quotes import send_card
from bot.replies import CONTINUATIONS, NEAREST, bare
from bot.sending import edit_answer, send, send_answer, typing

if TYPE_CHECKING:
    from bot.admin import Admin
    from bot.limits import UserLimit
    from bot.shelf import Edition, Shelf
    from bot.tasks import Rendered

logger = logging.getLogger(__name__)

Context: TypeAlias = ContextTypes.DEFAULT_TYPE

REMEMBERED = 10_000  # questions whose answers can be corrected
_OUTSIDE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})


@dataclass(slots=True)
class _Answered:
    """The messages that answer one question; locked while they are being sent."""

    messages: list[int] = field(default_factory=list)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Handlers:
    """The bot's side of every conversation in messages.

    Each update works with the edition that it finds on the shelf at its beginning. For the latest
    questions it is remembered which messages answer them, so that a corrected question corrects
    its answer.
    """

    def __init__(self, shelf: Shelf, admin: Admin, limit: UserLimit, operator: str) -> None:
        self._shelf = shelf
        self._admin = admin
        self._limit = limit
        self._operator = operator
        self._albums: deque[str] = deque(maxlen=100)
        self._answers: OrderedDict[tuple[int, int], _Answered] = OrderedDict()

    async def start(self, update: Update, context: Context) -> None:
        """/start: say hello, or open what the link leads to; the chat's menu can be set now."""
        message, chat = update.effective_message, update.effective_chat
        if message is None or chat is None:
            return
        payload = " ".join(context.args or ())
        if payload in {"", links.GREETING}:
            await self._greet(update)
        else:
            await self._open(message, payload, context)
        if chat.type == ChatType.PRIVATE:
            await set_chat_menu(context.bot, chat.id, is_admin=self._admin.knows(update))

    async def help(self, update: Update, _: Context) -> None:
        """/help: say how to ask."""
        library = self._shelf.edition.library
        await send(update, notices.usage(library, is_admin=self._admin.knows(update)))

    async def privacy(self, update: Update, _: Context) -> None:
        """/privacy: say what is kept, which is nothing, and who runs the bot."""
        await send(update, notices.privacy(self._operator))

    async def speakers(self, update: Update, _: Context) -> None:
        """/speakers: say who is quoted."""
        shelf = self._shelf
        await send(update, await shelf.show(shelf.edition, browsing.speakers))

    async def articles(self, update: Update, _: Context) -> None:
        """/articles: say which articles there are."""
        shelf = self._shelf
        await send(update, await shelf.show(shelf.edition, browsing.articles))

    async def quote(self, update: Update, _: Context) -> None:
        """/quote: a picture of a quotation, of the question behind it or the answer replied to."""
        message, edition = update.effective_message, self._shelf.edition
        if message is None or await self._is_too_much(update):
            return
        question = question_in(message)
        asked = [question] if question else _asked_behind(message)
        if not asked:
            await send(update, notices.quote_what(edition.library))
            return
        found = await self._shelf.do(edition, quotable, asked)
        if found is None:
            await send(update, notices.notice(wording.NO_QUOTE))
        else:
            await send_card(message, edition, *found)

    async def unknown(self, update: Update, _: Context) -> None:
        """Any other command: say which there are."""
        await send(update, notices.unknown_command(is_admin=self._admin.knows(update)))

    async def no_text(self, update: Update, _: Context) -> None:
        """A picture, a voice message and the like: say kindly that only text can be read.

        The pictures of an album come as a message each; it is said once.
        """
        message = update.effective_message
        album = message and message.media_group_id
        if album in self._albums:
            return
        if album:
            self._albums.append(album)
        kind = wording.NICE_STICKER if message and message.sticker else wording.TEXT_ONLY
        await send(update, notices.notice(kind))

    async def question(self, update: Update, _: Context) -> None:
        """A question, plain or behind /ask, or a correction of one: answer it."""
        message, edition = update.effective_message, self._shelf.edition
        if message is None or await self._is_too_much(update):
            return
        question = question_in(message)
        if not question:
            await send(update, notices.ask_what(edition.library))
            return
        if bare(question) in CONTINUATIONS | NEAREST:
            await send(update, notices.notice(wording.TAP_FOR_MORE))
            return
        answered = self._answered(message)
        async with answered.lock:
            reply = await self._reply_to(message, question, edition)
            if answered.messages:
                answered.messages = await edit_answer(message, answered.messages, reply)
            else:
                answered.messages = await send_answer(message, reply)

    async def added(self, update: Update, context: Context) -> None:
        """Added to a group: introduce itself, once; being removed or promoted is quiet."""
        change, chat = update.my_chat_member, update.effective_chat
        if change is None or chat is None or chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
            return
        before, after = change.old_chat_member.status, change.new_chat_member.status
        if before in _OUTSIDE and after not in _OUTSIDE | {ChatMemberStatus.RESTRICTED}:
            words = wording.INTRODUCTION.format(name=context.bot.username)
            await context.bot.send_message(chat.id, words)

    async def error(self, update: object, context: Context) -> None:
        """Log what went wrong without anybody's words, then apologise."""
        error = context.error
        if error is None:
            return
        if isinstance(error, Forbidden):
            logger.info("A reply could not be sent: the bot has been blocked or removed there")
            return
        logger.error("An update was not dealt with: %s", describe(error))
        if not isinstance(update, Update) or update.inline_query or isinstance(error, RetryAfter):
            return
        with contextlib.suppress(TelegramError):
            await send(update, notices.notice(wording.SORRY))

    async def _greet(self, update: Update) -> None:
        edition = self._shelf.edition
        hello = notices.start(edition.library)
        await send(update, replace(hello, buttons=browsing.doors(edition)))

    async def _open(self, message: Message, payload: str, context: Context) -> None:
        """Show what a link leads to."""
        shelf, edition, name = self._shelf, self._shelf.edition, context.bot.username
        aim = await shelf.do(edition, links.target, payload)
        if aim is None:
            await send_answer(message, notices.gone(edition.library))
            return
        if aim.question is not None:
            reply = await self._reply_to(message, aim.question, edition)
        elif aim.speaker is not None:
            reply = await shelf.show(edition, browsing.speaker, aim.speaker, None, 0, name)
        elif aim.passage is not None:
            reply = await shelf.show(edition, reading.context, aim.passage, 1, name)
        elif aim.article is not None:
            reply = await shelf.show(edition, browsing.article, aim.article, None, name)
        await send_answer(message, reply)

    async def _reply_to(self, message: Message, question: str, edition: Edition) -> Rendered:
        """Search without holding up other conversations, and show that meanwhile."""
        began = time.perf_counter()
        async with typing(message):
            reply = await self._shelf.show(edition, answer, question, View())
        self._shelf.counts.add(time.perf_counter() - began, is_answered=not reply.is_refusal)
        return reply

    def _answered(self, message: Message) -> _Answered:
        """What has answered *message* so far; the longest ago asked is forgotten."""
        place = message.chat.id, message.message_id
        answered = self._answers.setdefault(place, _Answered())
        if len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        return answered

    async def _is_too_much(self, update: Update) -> bool:
        """Whether somebody asks too often; they are told once when to come back."""
        user = update.effective_user
        if user is None or self._admin.knows(update):
            return False
        seconds = self._limit.wait(user.id)
        if seconds:
            when = wording.counted(seconds, "SECONDS")
            await send(update, notices.notice(wording.TOO_MANY.format(seconds=when)))
        return seconds is not None


def _asked_behind(message: Message) -> list[str]:
    """What is asked for by replying to an answer: the words that it quotes find themselves again.

    Telegram does not give along which question it answers.
    """
    answered = message.reply_to_message
    if answered is None or not answered.text:
        return []
    quoted = [e for e in answered.entities if e.type.endswith("blockquote")]
    return list(map(answered.parse_entity, quoted)) or [answered.text]
