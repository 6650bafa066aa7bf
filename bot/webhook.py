"""The address at which Telegram brings updates, where the bot does not fetch them."""

from __future__ import annotations

import hmac
import json
import logging
from typing import TYPE_CHECKING

from aiohttp import web
from telegram import Update

if TYPE_CHECKING:
    import asyncio

    from telegram import Bot

logger = logging.getLogger(__name__)

# Source: `secret_token` of setWebhook in the Bot API.
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_CLOSING = 2.0  # seconds for connections that are open


class Webhook:
    """A web server that puts the updates posted to *path* with the right *secret* into *queue*.

    An update that cannot be read is taken and skipped: refused, it would be brought again and
    again, and hold up those behind it.
    """

    def __init__(self, path: str, secret: str, bot: Bot, queue: asyncio.Queue[object]) -> None:
        self.secret = secret
        self._bot = bot
        self._queue = queue
        application = web.Application()
        paths = {path or "/", path.rstrip("/") + "/"}
        application.add_routes([web.post(one, self._take) for one in sorted(paths)])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=_CLOSING)
        self._is_open = False

    async def listen(self, host: str, port: int) -> None:
        """Take updates from now on. Raises OSError when nothing can listen there."""
        if self._is_open:
            return
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._is_open = True

    async def close(self) -> None:
        """Take no more."""
        await self._runner.cleanup()
        self._is_open = False

    async def _take(self, request: web.Request) -> web.Response:
        told = request.headers.get(_SECRET, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(told, self.secret.encode()):
            return web.Response(status=web.HTTPForbidden.status_code)
        body = await request.read()
        try:
            update = Update.de_json(json.loads(body), self._bot)
        except Exception as error:  # noqa: BLE001 - whatever is raised on what is malformed
            logger.warning("An update that cannot be read was skipped: %s", type(error).__name__)
        else:
            await self._queue.put(update)
        return web.Response()
