"""A Bot API server for measuring: it takes next to no time, so that the bot is what is measured.

It believes whatever it is told: how strict Telegram is, the server of the tests knows. Updates are
put together from bytes that are ready, and of a call only its method and its chat are looked at.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]

BOT: Json = {
    "id": 7001234567,
    "is_bot": True,
    "first_name": "On Record",
    "username": "measured_bot",
}
AT_ONCE = 100  # updates; source: `limit` of getUpdates in the Bot API
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_METHOD = re.compile(rb"POST /\S*/(\w+) ")
_CHAT = re.compile(rb'"chat_id": *(\d+)')
_OFFSET = re.compile(rb'"offset": *"?(\d+)')
_HEAD_END = b"\r\n\r\n"
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
_TRUE = b'{"ok":true,"result":true}'
_UPDATE = b'{"update_id":%d,"message":{"message_id":%d,"date":%d,%s,"text":%s}}'
_SENT = b'{"ok":true,"result":{"message_id":%d,"date":%d,"chat":{"id":%d,"type":"private"}}}'


class Person:
    """Somebody who asks in private; *asked_at* is when, on the clock `time.perf_counter`."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.asked_at: float | None = None
        sender: Json = {"id": number, "first_name": "Ann"}
        sides: Json = {
            "from": sender | {"is_bot": False, "language_code": "en"},
            "chat": sender | {"type": "private"},
        }
        self.sides = json.dumps(sides).encode()[1:-1]


class StandIn:
    """The server; *answered* is called with who got an answer, at its first message.

    *took* are the seconds from an update's being there to be fetched to the first message in
    answer to it, in order; *calls* counts the calls of each method.
    """

    def __init__(self) -> None:
        self.took: list[float] = []
        self.calls: dict[str, int] = {}
        self.answered: Callable[[Person], None] = lambda _: None
        self._people: dict[int, Person] = {}
        self._numbers = itertools.count(1)
        self._updates: list[tuple[int, bytes]] = []
        self._fetching: Callable[[bytes], None] | None = None
        self._server: asyncio.Server | None = None

    async def start(self) -> str:
        """Listen on loopback; the address for `BOT_API_URL`."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    def ask(self, person: Person, text: bytes) -> None:
        """Deliver a question, *text* in JSON, and begin to count."""
        self._people[person.number] = person
        number = next(self._numbers)
        update = _UPDATE % (number, number, int(time.time()), person.sides, text)
        self._updates.append((number, update))
        person.asked_at = time.perf_counter()
        self._hand_out()

    def call(self, method: str, body: bytes, answer: Callable[[bytes], None]) -> None:
        """Take one call, and *answer* it now or, while there are no updates, later."""
        self.calls[method] = self.calls.get(method, 0) + 1
        if method == "getUpdates":
            confirmed = _OFFSET.search(body)
            first = int(confirmed[1]) if confirmed else 0
            self._updates = [update for update in self._updates if update[0] >= first]
            self._fetching = answer
            self._hand_out()
        elif method == "sendMessage" and (chat := _CHAT.search(body)):
            answer(_SENT % (next(self._numbers), int(time.time()), int(chat[1])))
            self._note(self._people.get(int(chat[1])))
        elif method == "getMe":
            answer(json.dumps({"ok": True, "result": BOT}).encode())
        else:
            answer(_TRUE)

    def _note(self, person: Person | None) -> None:
        if person is not None and person.asked_at is not None:
            self.took.append(time.perf_counter() - person.asked_at)
            person.asked_at = None
            self.answered(person)

    def _hand_out(self) -> None:
        """Give what updates there are to whoever waits for some."""
        if self._fetching is not None and self._updates:
            answer, self._fetching = self._fetching, None
            updates = b",".join(update for _, update in self._updates[:AT_ONCE])
            answer(b'{"ok":true,"result":[%s]}' % updates)


class _Connection(asyncio.Protocol):
    """One kept-alive connection: cuts what arrives into calls."""

    def __init__(self, server: StandIn) -> None:
        self._server = server
        self._arrived = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._arrived += data
        while (end := self._arrived.find(_HEAD_END)) >= 0:
            head, start = self._arrived[: end + 2], end + len(_HEAD_END)
            length = _LENGTH.search(head)
            stop = start + (int(length[1]) if length else 0)
            if len(self._arrived) < stop:
                return
            body, self._arrived = self._arrived[start:stop], self._arrived[stop:]
            method = _METHOD.match(head)
            self._server.call(method[1].decode() if method else "", body, self._answer)

    def _answer(self, content: bytes) -> None:
        if self._transport is not None:
            self._transport.write(_HEAD % len(content) + content)
