"""Somebody talking to the bot: what they type and what they then see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot import wording
from tests.updates import Json, cut, make_message_update, make_private_chat, make_user

if TYPE_CHECKING:
    from tests.program import Program


@dataclass
class Talk:
    """Somebody's conversation with the bot in one chat, by default in private."""

    program: Program
    person: Json = field(default_factory=make_user)
    chat: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chat = self.chat or make_private_chat(self.person)

    @property
    def sent(self) -> list[Json]:
        """All messages of the bot in this chat."""
        return self.program.server.sent_to(self.chat["id"])

    def write(self, text: str, reply_to: Json | None = None) -> int:
        """Type *text*, do not wait, and give the id of the message."""
        update = make_message_update(text, self.person, self.chat, reply_to)
        self.program.server.deliver(update)
        return int(update["message"]["message_id"])

    def ask(self, text: str, messages: int = 1, reply_to: Json | None = None) -> list[Json]:
        """Type *text* and give the bot's replies to that, once there are *messages* of them."""
        asked = self.write(text, reply_to)
        return self.program.server.wait_for(
            lambda: found if len(found := self.replies_to(asked)) >= messages else None,
            f"{messages} message(s) in reply to {text[:40]!r}",
        )

    def replies_to(self, message_id: int) -> list[Json]:
        """The bot's messages that reply to one message of this chat."""
        replied = [(m.get("reply_to_message", {}).get("message_id"), m) for m in self.sent]
        return [message for answered, message in replied if answered == message_id]

    def tap_more(self, page: Json, tapper: Json | None = None) -> Json:
        """Tap the button under *page* and give the message that comes of it."""
        before = len(self.sent)
        self.program.server.tap(page, wording.MORE_BUTTON, tapper or self.person)
        return self.wait(before + 1)[-1]

    def tap(self, message: Json, label: str) -> Json:
        """Tap a button and give *message* as it stands once it has changed in its place."""
        self.program.server.tap(message, label, self.person)
        return self.wait_for_change(message)

    def wait_for_change(self, message: Json) -> Json:
        """*message* as it stands once it is another than it was."""

        def changed() -> Json | None:
            now = {m["message_id"]: m for m in self.sent}[message["message_id"]]
            return now if now != message else None

        return self.program.server.wait_for(changed, "a message to change")

    def wait(self, messages: int) -> list[Json]:
        """The bot's messages once there are that many in all."""
        return self.program.server.wait_for_messages(self.chat["id"], messages)


def quotations(message: Json) -> list[str]:
    """The paragraphs that a message sets off as quotations, word for word."""
    return [
        cut(message, e) for e in message.get("entities", []) if e["type"].endswith("blockquote")
    ]
