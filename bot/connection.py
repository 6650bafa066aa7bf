"""What is known of the way to Telegram: whether it works, said once when that changes."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from http import HTTPStatus
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.transport import Transport

logger = logging.getLogger(__name__)

_NUMBER = re.compile(rb'"update_id": *(\d+)')
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
    says nothing of timeouts; here both are seen. It also fetches a lot of updates again and again
    when it cannot read one of them; here that one is emptied when it comes again.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connections=1)
        self._watching = connection
        self._first: bytes | None = None  # the number of the first update that came last

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make one request, noting whether and how it is answered."""
        try:
            status, payload = await super().do_request(*args, **kwargs)
        except TelegramError as error:
            self._watching.lost(error)
            raise
        self._watching.answered(status)
        found = _NUMBER.search(payload)
        first = found[1] if found else None
        if first is not None and first == self._first:
            payload = _readable(payload)
        self._first = first
        return status, payload


def _readable(payload: bytes) -> bytes:
    """The updates of *payload*, those that the library cannot read without all but their number."""
    answer = json.loads(payload)
    updates = answer.get("result")
    for place, update in enumerate(updates if isinstance(updates, list) else ()):
        try:
            Update.de_json(update, None)
        except Exception as error:  # noqa: BLE001 - whatever the library raises on what is malformed
            logger.warning("An update that cannot be read was skipped: %s", type(error).__name__)
            updates[place] = {"update_id": update["update_id"]}
    return json.dumps(answer).encode()
