"""What is known of the way to Telegram: whether it works, said once when that changes."""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from typing import Any

from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.transport import Transport

logger = logging.getLogger(__name__)

_REJECTED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


class Connection:
    """Whether Telegram answers. *rejected* is set once it no longer knows the token."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.rejected = asyncio.Event()
        self._trouble: str | None = None

    def lost(self, error: TelegramError) -> None:
        """Note that Telegram did not answer, or not in its own words."""
        cause = type(error.__cause__ or error).__name__
        self._note("away", f"cannot be reached at {self.address} ({cause})")

    def answered(self, status: int) -> None:
        """Note the HTTP status of an answer."""
        if status in _REJECTED:
            self.rejected.set()
        elif status == HTTPStatus.CONFLICT:
            self._note(
                "conflict",
                "says that another copy of this bot runs with the same token: stop one of them",
            )
        elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._note("away", f"has trouble at {self.address} (HTTP {status})")
        elif status < HTTPStatus.MULTIPLE_CHOICES and self._trouble:
            self._trouble = None
            logger.info("Telegram answers again")

    def complain(self, error: TelegramError) -> None:
        """Log what goes wrong in polling and was not noted with the answer itself."""
        if not isinstance(error, NetworkError | Conflict | InvalidToken):
            logger.warning("Telegram's answer is of no use: %s", type(error).__name__)

    def _note(self, trouble: str, words: str) -> None:
        """Log *words* unless the same kind of trouble has been logged and is not over."""
        if trouble != self._trouble:
            logger.warning("Telegram %s; trying again until it works", words)
        self._trouble = trouble


class PollingRequest(Transport):
    """The one connection that updates are fetched on; it tells a `Connection` how that goes.

    python-telegram-bot stops fetching without a word to its caller when a token is revoked, and
    says nothing of timeouts; here both are seen.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connections=1)
        self._watching = connection

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make one request, noting whether and how it is answered."""
        try:
            status, payload = await super().do_request(*args, **kwargs)
        except TelegramError as error:
            self._watching.lost(error)
            raise
        self._watching.answered(status)
        return status, payload
