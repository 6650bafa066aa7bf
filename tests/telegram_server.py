"""A Bot API server on loopback, as strict as Telegram's where a bot can get things wrong.

It stands in place of Telegram through `BOT_API_URL`: real HTTP, long polling and confirmation of
updates. Tests deliver updates, read what arrived, and can make the network or Telegram fail.
Source of the error texts: `fail_query_with_error` and the methods in telegram-bot-api's Client.cpp.
"""

from __future__ import annotations

import re
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from tests.telegram_http import Answer, HttpServer
from tests.telegram_methods import Chats, RefusalError
from tests.updates import Json, buttons_of, make_tap_update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What no bot can know before it is refused.
_UNMODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
FORESEEN = (
    "Bad Request: chat not found",
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
    "Bad Request: message to edit not found",
    _UNMODIFIED,
)
PATIENCE = 20.0  # seconds until a wait is given up; a slow machine needs a part of it
_PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>\w+)$")
_TOKEN = re.compile(r"\d+:[\w-]+")

Awaited = TypeVar("Awaited")


@dataclass(frozen=True, slots=True)
class Request:
    """A call that arrived: the method's name and its parameters, JSON ones decoded."""

    method: str
    parameters: Json


class _BrokenOffError(Exception):
    """The connection is to break off without an answer."""


class TelegramServer:
    """The server and what it knows: updates to be fetched, chats with their messages, requests.

    *refused* are the errors that it answered, each with its method.
    Every chat and user of a delivered update is known from then on, as Telegram knows who has
    started a bot. All of it is guarded by one lock; `wait_for` sleeps until something arrives.
    """

    def __init__(self, token: str) -> None:
        self.token = token
        self.requests: list[Request] = []
        self.refused: list[tuple[str, str]] = []
        self.chats = Chats()
        self._updates: list[Json] = []
        self._next_update = 1
        self._kinds: set[str] = set()
        self._failures: list[tuple[str, RefusalError | None]] = []
        self._poll = 0
        self._online = True
        self._changed = threading.Condition()
        self._http = HttpServer(self._answer, files=self.chats.files)
        self.url = f"http://127.0.0.1:{self._http.port}"  # what `BOT_API_URL` is set to

    @property
    def crashes(self) -> list[str]:
        """What broke in the server itself; empty when all is well."""
        return self._http.crashes

    def close(self) -> None:
        """Stop serving and let go of every connection."""
        with self._changed:
            self._online = False
            self._changed.notify_all()
        self._http.close()

    def deliver(self, update: Json) -> int:
        """Queue *update* for the bot, if it asks for that kind, and give the id that it got."""
        with self._changed:
            self.chats.learn(update)
            number = self._next_update
            self._next_update += 1
            if not self._kinds or self._kinds & update.keys():
                self._updates.append({"update_id": number, **update})
            self._changed.notify_all()
            return number

    def tap(self, message: Json, label: str, sender: Json) -> str:
        """Deliver *sender*'s tap on the button with *label* under *message*; give the tap's id."""
        [data] = [b["callback_data"] for b in buttons_of(message) if b["text"] == label]
        return self.tap_data(message, data, sender)

    def tap_data(self, message: Json, data: str, sender: Json, *, too_late: bool = False) -> str:
        """Deliver a tap that carries *data*, perhaps *too_late* to be answered; give its id."""
        update = make_tap_update(message, data, sender)
        tap = str(update["callback_query"]["id"])
        if too_late:
            self.chats.forgotten.add(tap)
        self.deliver(update)
        return tap

    def sent_to(self, chat_id: int) -> list[Json]:
        """The bot's messages in a chat, in order, as they stand now."""
        with self._changed:
            return self.chats.sent_to(chat_id)

    def requests_of(self, method: str) -> list[Request]:
        """The calls of one method, in order of arrival."""
        with self._changed:
            return [request for request in self.requests if request.method == method]

    def assert_well_used(self) -> None:
        """Fail if the bot has sent what Telegram refuses as wrong, or something broke in here."""
        wrong = [
            f"{method}: {reason}"
            for method, reason in self.refused
            if reason.startswith("Bad Request") and reason not in FORESEEN
        ]
        assert not wrong, wrong
        assert self.crashes == []

    def wait_for(self, look: Callable[[], Awaited | None], what: str) -> Awaited:
        """Give what *look* finds, as soon as that is true; fail with *what* after `PATIENCE`."""
        deadline = time.monotonic() + PATIENCE
        with self._changed:
            while not (found := look()):
                if time.monotonic() > deadline:
                    raise AssertionError(f"waited {PATIENCE:.0f} s for {what}")
                # Short, for conditions that no request announces, such as the end of a process.
                self._changed.wait(0.05)
            return found

    def wait_for_messages(self, chat_id: int, count: int = 1) -> list[Json]:
        """The bot's messages in a chat, once there are at least *count*."""
        return self.wait_for(
            lambda: found if len(found := self.sent_to(chat_id)) >= count else None,
            f"{count} message(s) in chat {chat_id}",
        )

    def wait_for_requests(self, method: str, count: int) -> list[Request]:
        """The calls of one method, once there are at least *count*."""
        return self.wait_for(
            lambda: found if len(found := self.requests_of(method)) >= count else None,
            f"{count} call(s) of {method}",
        )

    def wait_until_fetched(self) -> None:
        """Return when the bot has confirmed every update that was delivered."""
        self.wait_for(lambda: not self._updates, "all updates to be fetched")

    def refuse(self, method: str, times: int = 1, retry_after: int = 1) -> None:
        """Answer the next calls of *method* with 429 and the seconds to stay away."""
        refusal = RefusalError(
            429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after}
        )
        with self._changed:
            self._failures += [(method.lower(), refusal)] * times

    def poll_elsewhere(self) -> None:
        """Act as a second copy of the bot: its getUpdates ends the one that is waiting."""
        with self._changed:
            self._poll += 1
            self._changed.notify_all()

    def drop(self, method: str, times: int = 1) -> None:
        """Break off the connection at the next calls of *method*; they are not carried out."""
        with self._changed:
            self._failures += [(method.lower(), None)] * times

    @contextmanager
    def lost_network(self) -> Iterator[None]:
        """Be unreachable while the block runs; connections that were open break off."""
        crashes = self.crashes
        self.close()
        try:
            yield
        finally:
            self._online = True
            self._http = HttpServer(self._answer, self._http.port, self.chats.files)
            self._http.crashes += crashes

    def _answer(self, path: str, parameters: Json) -> Answer | None:
        """The status and JSON answer to one call; ``None`` when the connection breaks off."""
        with self._changed:
            try:
                result = self._dispatch(path, parameters)
            except RefusalError as refusal:
                self.refused.append((path.rpartition("/")[2], str(refusal)))
                return refusal.status, refusal.answer
            except _BrokenOffError:
                return None
            finally:
                self._changed.notify_all()
            return (200, {"ok": True, "result": result}) if self._online else None

    def _dispatch(self, path: str, parameters: Json) -> Any:
        called = _PATH.fullmatch(path)
        if called is None or not _TOKEN.fullmatch(called["token"]):
            raise RefusalError(404, "Not Found")
        if called["token"] != self.token:
            raise RefusalError(401, "Unauthorized")
        method = called["method"].lower()
        self.requests.append(Request(called["method"], parameters))
        for failure in self._failures:
            if failure[0] == method:
                self._failures.remove(failure)
                raise failure[1] or _BrokenOffError
        if method == "getupdates":
            return self._get_updates(parameters)
        return self.chats.call(method, parameters)

    def _get_updates(self, parameters: Json) -> list[Json]:
        """Long polling: an offset confirms all updates before it; a newer poll ends an older."""
        self._poll += 1
        mine = self._poll
        self._changed.notify_all()
        offset = int(parameters.get("offset", 0))
        self._kinds = set(parameters.get("allowed_updates", ())) or self._kinds
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        deadline = time.monotonic() + float(parameters.get("timeout", 0))
        while not self._updates and self._online and time.monotonic() < deadline:
            self._changed.wait(deadline - time.monotonic())
            if self._poll != mine:
                raise RefusalError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
        return self._updates[: int(parameters.get("limit", 100))]
