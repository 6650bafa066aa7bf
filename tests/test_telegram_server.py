"""The Telegram of the tests is as strict as the real one; a lenient one would prove nothing."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.program import TOKEN
from tests.telegram_html import EntityError, parse_html
from tests.updates import make_edit_update, make_group, make_message_update, make_user

if TYPE_CHECKING:
    from tests.telegram_server import TelegramServer
    from tests.updates import Json

FAULTS = [
    pytest.param("<p>one</p>", 'Unsupported start tag "p" at byte offset 0', id="unknown tag"),
    pytest.param("a < b > c", 'Unsupported start tag "" at byte offset 2', id="bare less-than"),
    pytest.param("é <3", "Unclosed start tag at byte offset 3", id="less-than at the end"),
    pytest.param("<b>one", 'Can\'t find end tag corresponding to start tag "b"', id="unclosed tag"),
    pytest.param("one</b>", "Unexpected end tag at byte offset 3", id="nothing open"),
    pytest.param(
        "<b><i>one</b></i>",
        'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"',
        id="wrong nesting",
    ),
    pytest.param("R&D", 'Character "&" must be escaped at byte offset 1', id="bare ampersand"),
    pytest.param("&nbsp;", 'Character "&" must be escaped at byte offset 0', id="unknown name"),
    pytest.param("a > b", 'Character ">" must be escaped at byte offset 2', id="bare more-than"),
]


@pytest.mark.parametrize(("markup", "reason"), FAULTS)
def test_wrong_markup_is_refused(markup: str, reason: str):
    with pytest.raises(EntityError) as caught:
        parse_html(markup)
    assert str(caught.value) == reason


def test_entities_are_measured_in_utf16():
    """An emoji counts two, an escaped character one; a tag with nothing in it leaves no entity."""
    text, entities = parse_html('😀 <b>a &lt; <a href="https://e.example/">b</a></b><i></i>&#39;')
    assert text == "😀 a < b'"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 5},
        {"type": "text_link", "offset": 7, "length": 1, "url": "https://e.example/"},
    ]


def call(server: TelegramServer, method: str, key: str = TOKEN, **fields: Any) -> Json:
    """Post a form as python-telegram-bot does, JSON where the field holds more than a text."""
    form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in fields.items()}
    answer = httpx.post(f"{server.url}/bot{key}/{method}", data=form, trust_env=False).json()
    assert isinstance(answer, dict)
    return answer


def refusal(server: TelegramServer, method: str, **fields: Any) -> str:
    answer = call(server, method, **fields)
    assert not answer["ok"]
    return f"{answer['error_code']} {answer['description']}"


def test_token_stands_in_the_path(telegram_server: TelegramServer):
    """Telegram answers 404 to what is no token at all and 401 to a token that is nobody's."""
    assert call(telegram_server, "getMe")["result"]["is_bot"]
    assert refusal(telegram_server, "getMe", key="nonsense") == "404 Not Found"
    assert refusal(telegram_server, "getMe", key="1:other") == "401 Unauthorized"
    assert refusal(telegram_server, "getNothing") == "404 Not Found"


def test_message_is_checked_before_it_is_kept(telegram_server: TelegramServer):
    ann = make_user()
    chat = ann["id"]
    fields = {"chat_id": chat, "parse_mode": "HTML"}
    send = "sendMessage"
    assert refusal(telegram_server, send, text="Hi", **fields) == "400 Bad Request: chat not found"
    telegram_server.deliver(make_message_update("/start", ann))
    for text, reason in [
        ("", "message text is empty"),
        ("<b> </b>", "text must be non-empty"),
        ("😀" * 2049, "message is too long"),
        ("<b>", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ]:
        assert refusal(telegram_server, send, text=text, **fields) == f"400 Bad Request: {reason}"
    assert telegram_server.sent_to(chat) == []
    longest = f"<b>{'😀' * 2048}</b>"
    assert call(telegram_server, send, text=longest, **fields)["ok"]
    [message] = telegram_server.sent_to(chat)
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


@pytest.mark.parametrize("data", ["", "a" * 65, "é" * 33])
def test_button_holds_1_to_64_bytes(telegram_server: TelegramServer, data: str):
    ann = make_user()
    telegram_server.deliver(make_message_update("/start", ann))
    keyboard = {"inline_keyboard": [[{"text": "More", "callback_data": data}]]}
    reason = refusal(
        telegram_server, "sendMessage", chat_id=ann["id"], text="Hi", reply_markup=keyboard
    )
    assert reason == "400 Bad Request: BUTTON_DATA_INVALID"


def test_replies_edits_and_taps_need_what_they_refer_to(telegram_server: TelegramServer):
    ann = make_user()
    update = make_message_update("Hello", ann)
    telegram_server.deliver(update)
    fields = {"chat_id": ann["id"], "text": "Hi"}
    unknown = {"message_id": 1}
    assert (
        refusal(telegram_server, "sendMessage", reply_parameters=unknown, **fields)
        == "400 Bad Request: message to be replied not found"
    )
    lenient = unknown | {"allow_sending_without_reply": True}
    sent = call(telegram_server, "sendMessage", reply_parameters=lenient, **fields)["result"]
    assert "reply_to_message" not in sent
    assert refusal(
        telegram_server, "editMessageText", message_id=sent["message_id"], **fields
    ).startswith("400 Bad Request: message is not modified")
    assert (
        refusal(telegram_server, "editMessageText", message_id=1, **fields)
        == "400 Bad Request: message to edit not found"
    )
    theirs = update["message"]["message_id"]
    assert (
        refusal(telegram_server, "editMessageText", message_id=theirs, **fields)
        == "400 Bad Request: message can't be edited"
    )
    assert (
        refusal(telegram_server, "answerCallbackQuery", callback_query_id="5")
        == "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


def test_menu_of_a_chat_needs_the_chat(telegram_server: TelegramServer):
    commands = [{"command": "start", "description": "Begin"}]
    scope = {"type": "chat", "chat_id": 5}
    reason = refusal(telegram_server, "setMyCommands", commands=commands, scope=scope)
    assert reason == "400 Bad Request: chat not found"


def test_updates_come_until_they_are_confirmed(telegram_server: TelegramServer):
    ann = make_user()
    first = telegram_server.deliver(make_message_update("one", ann))
    updates = call(telegram_server, "getUpdates")["result"]
    assert [update["update_id"] for update in updates] == [first]
    assert call(telegram_server, "getUpdates")["result"] == updates
    assert call(telegram_server, "getUpdates", offset=first + 1)["result"] == []


def test_updates_that_nobody_asks_for_do_not_come(telegram_server: TelegramServer):
    ann = make_user()
    call(telegram_server, "getUpdates", allowed_updates=["callback_query"])
    telegram_server.deliver(make_message_update("one", ann))
    assert call(telegram_server, "getUpdates")["result"] == []


def test_poll_waits_and_a_second_one_ends_it(telegram_server: TelegramServer):
    answers: list[Json] = []

    def poll() -> None:
        answers.append(call(telegram_server, "getUpdates", timeout=30))

    for wake in (
        lambda: telegram_server.deliver(make_message_update("one", make_user())),
        telegram_server.poll_elsewhere,
    ):
        polls = len(telegram_server.requests_of("getUpdates"))
        waiting = threading.Thread(target=poll)
        waiting.start()
        telegram_server.wait_for_requests("getUpdates", polls + 1)
        wake()
        waiting.join(timeout=10)
        call(telegram_server, "getUpdates", offset=1000)
    assert [answer["ok"] for answer in answers] == [True, False]
    assert answers[1]["description"].startswith("Conflict: terminated by other getUpdates")


def test_failures_on_demand(telegram_server: TelegramServer):
    telegram_server.refuse("getMe", retry_after=3)
    answer = call(telegram_server, "getMe")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 3})
    with telegram_server.lost_network(), pytest.raises(httpx.TransportError):
        call(telegram_server, "getMe")
    assert call(telegram_server, "getMe")["ok"]


def test_typed_text_is_marked_as_telegram_marks_it():
    """Commands and mentions become entities, measured in UTF-16; an address or path does not."""
    group, ann = make_group(), make_user()
    update = make_message_update("😀 /ask@some_bot ann@e.example @other_bot a/b", ann, group)
    marks = [(e["type"], e["offset"], e["length"]) for e in update["message"]["entities"]]
    assert marks == [("bot_command", 3, 13), ("mention", 31, 10)]
    assert make_edit_update(update["message"], "new")["edited_message"]["text"] == "new"
