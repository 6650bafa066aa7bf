"""How much is said and heard in what time: Telegram's limits for the bot, the bot's for people.

Source: "My bot is hitting limits" in Telegram's Bots FAQ: 30 messages a second in all, 20 a minute
in a group, and in one chat one a second, where short bursts are allowed.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine
from math import ceil
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.ext import AIORateLimiter

IN_GROUP = 20  # messages a minute to one group
BURST = 3  # messages to one chat at once, in as many seconds
RETRIES = 5  # of a message that Telegram refuses for coming too soon
MINUTE = 60.0
REMEMBERED = 5000  # chats or people at a time

_SENDING = frozenset({"sendMessage", "sendPhoto"})
# What Telegram answers with the whole message as it then is.
_TOLD_BACK = _SENDING | {"editMessageText", "editMessageReplyMarkup"}
_RECEIPT = ("message_id", "date", "chat")
# Told nobody, missed by nobody: it must neither wait nor make an answer wait.
_FREE = frozenset({"sendChatAction"})

Call = Callable[..., Coroutine[Any, Any, Any]]


class ChatLimiter(AIORateLimiter):
    """The library's limiter, which knows no limit for a single chat, with that one added."""

    def __init__(self, messages_per_second: float) -> None:
        self._is_limited = messages_per_second > 0
        super().__init__(
            overall_max_rate=messages_per_second,
            group_max_rate=IN_GROUP if self._is_limited else 0,
            max_retries=RETRIES,
        )
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()

    async def process_request(  # noqa: PLR0917 - as the library calls it
        self,
        callback: Call,
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401
        """Make one call to Telegram as soon as that is allowed."""
        if endpoint in _FREE:
            return await callback(*args, **kwargs)
        chat = data.get("chat_id")
        if self._is_limited and endpoint in _SENDING and isinstance(chat, int):
            await self._of(chat).acquire()
        made = await super().process_request(
            callback, args, kwargs, endpoint, data, rate_limit_args
        )
        return _receipt(made) if endpoint in _TOLD_BACK else made

    def _of(self, chat: int) -> AsyncLimiter:
        limiter = self._chats.pop(chat, None) or AsyncLimiter(BURST, BURST)
        self._chats[chat] = limiter
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)
        return limiter


def _receipt(made: Any) -> Any:  # noqa: ANN401
    """Of a message told back what the bot reads of it.

    The library would make objects of all the rest, of the question that it answers and of every
    button, which takes as long as sending it.
    """
    return {name: made[name] for name in _RECEIPT} if isinstance(made, dict) else made


class UserLimit:
    """How many questions a minute each person may ask; 0 for as many as they like."""

    def __init__(self, a_minute: int) -> None:
        self._a_minute = a_minute
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()
        self._told: set[int] = set()

    def wait(self, user: int) -> int | None:
        """Count a question of *user*: ``None`` to answer it, or in how many seconds to come back.

        It is 0 when they have been told so already.
        """
        if not self._a_minute:
            return None
        now = time.monotonic()
        asked = self._asked.pop(user, None) or deque(maxlen=self._a_minute)
        self._asked[user] = asked
        if len(self._asked) > REMEMBERED:
            self._told.discard(self._asked.popitem(last=False)[0])
        if len(asked) == self._a_minute and now - asked[0] < MINUTE:
            seconds = 0 if user in self._told else ceil(asked[0] + MINUTE - now)
            self._told.add(user)
            return seconds
        asked.append(now)
        self._told.discard(user)
        return None
