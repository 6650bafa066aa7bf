"""What is done with each update before anything else: in which language, for whom, and once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot import notices, wording
from bot.sending import answer_tap, send

if TYPE_CHECKING:
    from collections.abc import Collection

REMEMBERED = 10_000  # numbers of updates


class Gate:
    """Lets updates pass in the language of their sender, if they are allowed, each once.

    *allowed* are the numbers of users and chats that are answered, everybody when it is empty.
    Telegram sends an update again when it missed that the bot had taken it.
    """

    def __init__(self, allowed: Collection[int], admins: Collection[int]) -> None:
        self._allowed = frozenset(allowed) | (frozenset(admins) if allowed else frozenset())
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def check(self, update: object, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Choose the language; raise `ApplicationHandlerStop` for what goes no further."""
        if not isinstance(update, Update):
            return
        self._only_once(update.update_id)
        user = update.effective_user
        wording.speak(wording.language_for(user.language_code if user else None))
        if not self._is_allowed(update):
            await _turn_away(update)
            raise ApplicationHandlerStop

    def _only_once(self, number: int) -> None:
        if number in self._seen:
            raise ApplicationHandlerStop
        self._seen[number] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)

    def _is_allowed(self, update: Update) -> bool:
        user, chat = update.effective_user, update.effective_chat
        numbers = {user.id if user else 0, chat.id if chat else 0}
        return not self._allowed or bool(numbers & self._allowed)


async def _turn_away(update: Update) -> None:
    """Say so in private, where nobody else is bothered, and to whoever waits for an answer."""
    chat = update.effective_chat
    if update.callback_query:
        await answer_tap(update.callback_query, wording.NOT_ALLOWED)
    elif update.inline_query:
        await update.inline_query.answer([], cache_time=0, is_personal=True)
    elif update.message and chat and chat.type == ChatType.PRIVATE:
        await send(update, notices.notice(wording.NOT_ALLOWED))
