"""The bot behind a webhook: updates are posted to it, and only Telegram can post them."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.talk import quotations
from tests.updates import Json, make_message_update, make_user

if TYPE_CHECKING:
    from tests.program import Program

PATH = "/on-record"
SESAME = "open-sesame"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def webhook(program: Program) -> str:
    """The address on loopback at which the started bot takes updates."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program.settings |= {
        "webhook_url": f"https://bot.example{PATH}",
        "webhook_port": str(port),
        "webhook_secret": SESAME,
    }
    program.launch()
    chats = program.server.chats
    program.server.wait_for(lambda: chats.webhook or program.status is not None, "the webhook")
    assert program.status is None, program.output
    return f"http://127.0.0.1:{port}{PATH}"


UNREADABLE = [
    b"",
    b"not json",
    b"[1]",
    b'{"message": {"text": "a secret"}}',
    b'{"update_id": 7, "message": {"message_id": "a secret", "date": "x", "chat": 5}}',
    b"\xff\xfe",
]


def post(address: str, update: Json, **headers: Any) -> int:
    body = {"update_id": 1} | update
    return httpx.post(address, json=body, headers=headers, trust_env=False).status_code


def test_update_is_answered_when_it_has_the_secret(program: Program, webhook: str):
    """Telegram is told the secret and the kinds of update; whoever lacks it is turned away."""
    assert program.server.chats.webhook["url"] == f"https://bot.example{PATH}"
    assert program.server.chats.webhook["secret_token"] == SESAME
    ann = make_user()
    update = make_message_update("what did deibert say about security", ann)
    program.server.chats.learn(update)
    assert post(webhook, update) == 403
    assert post(webhook, update, **{HEADER: "guess"}) == 403
    assert post(webhook, update, **{HEADER: SESAME}) == 200
    assert quotations(program.server.wait_for_messages(ann["id"])[0])
    assert len(program.server.sent_to(ann["id"])) == 1
    assert program.stop() == 0
    assert SESAME not in program.output


@pytest.mark.parametrize("body", UNREADABLE)
def test_update_that_cannot_be_read_is_taken_and_skipped(
    program: Program, webhook: str, body: bytes
):
    """Refused, Telegram would bring it again and again; the log says so in a line."""
    headers = {HEADER: SESAME, "Content-Type": "application/json"}
    assert httpx.post(webhook, content=body, headers=headers, trust_env=False).status_code == 200
    ann = make_user()
    update = make_message_update("what did deibert say about security", ann)
    program.server.chats.learn(update)
    assert post(webhook, update, **{HEADER: SESAME}) == 200
    assert quotations(program.server.wait_for_messages(ann["id"])[0])
    [told] = [line for line in program.output.splitlines() if "WARNING" in line]
    assert "An update that cannot be read was skipped: " in told
    assert "secret" not in told


def test_other_addresses_and_methods_are_refused(program: Program, webhook: str):
    headers = {HEADER: SESAME}
    assert httpx.get(webhook, headers=headers, trust_env=False).status_code == 405
    assert httpx.post(f"{webhook}-not", headers=headers, trust_env=False).status_code == 404
    assert program.stop() == 0
