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
