"""Who is answered, how often, and in what language, through the running bot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.newsroom import CAPTAIN
from tests.program import ADMIN_ID
from tests.talk import Talk, quotations
from tests.updates import (
    BOT_USERNAME,
    buttons_of,
    make_group,
    make_inline_update,
    make_tap_update,
    make_user,
)

if TYPE_CHECKING:
    from tests.program import Program


def test_only_allowed_people_and_chats_are_answered(program: Program):
    """Others are told so in private, in a box or by an empty list; in groups nothing is said."""
    ann, group, server = make_user(), make_group(), program.server
    program.settings["allowed_ids"] = f"{ann['id']}, {group['id']}"
    program.start()
    [page] = Talk(program, ann).ask("What is said about China and WeChat?")
    stranger = make_user()
    assert Talk(program, stranger, group).ask(f"/help@{BOT_USERNAME}")
    assert Talk(program, stranger).ask("Hi")[0]["text"] == wording.NOT_ALLOWED
    Talk(program, stranger, other := make_group()).write(f"/help@{BOT_USERNAME}")
    tap = make_tap_update(page, buttons_of(page)[0]["callback_data"], stranger)
    tap["callback_query"]["message"] = page | {"chat": other}
    query = make_inline_update("WeChat", stranger)
    for update in (tap, query):
        server.deliver(update)
    answers, inline = server.chats.answers, server.chats.inline
    server.wait_for(lambda: query["inline_query"]["id"] in inline, "the list")
    server.wait_for(lambda: tap["callback_query"]["id"] in answers, "the box")
    assert inline[query["inline_query"]["id"]]["results"] == []
    assert answers[tap["callback_query"]["id"]] == wording.NOT_ALLOWED
    assert Talk(program, make_user(ADMIN_ID)).ask("/status")
    assert server.sent_to(other["id"]) == []


def test_person_who_asks_too_much_is_told_when_to_come_back(program: Program):
    """Once, and nobody else has to wait for it; an admin has no such limit."""
    program.settings["questions_per_minute"] = "2"
    program.start()
    talk, other, admin = Talk(program), Talk(program), Talk(program, make_user(ADMIN_ID))
    for _ in range(5):
        talk.write("What did Ron Deibert say?")
    told = [m["text"] for m in talk.wait(3) if not quotations(m)]
    assert quotations(other.ask("What did Ron Deibert say?")[0])
    assert [bool(quotations(admin.ask("What did Deibert say?")[0])) for _ in range(3)] == [True] * 3
    assert talk.ask("/help")
    assert len(talk.sent) == 4
    seconds = r"(?:[1-9]|[1-5]\d|60) seconds?"
    assert re.fullmatch(re.escape(wording.TOO_MANY).replace(r"\{seconds\}", seconds), told[0])


def test_flood_limit_of_one_chat_is_kept(newsroom: Program):
    """The bot holds its messages back itself, and loses none."""
    talk, server = Talk(newsroom), newsroom.server
    before = len(server.refused)
    for _ in range(5):
        talk.write("What does David Lee say?")
    assert [quotations(m) for m in talk.wait(5)] == [[CAPTAIN]] * 5
    assert len({m["reply_to_message"]["message_id"] for m in talk.sent}) == 5
    assert "sendMessage" not in {method for method, _ in server.refused[before:]}


@pytest.mark.parametrize("trouble", ["429", "broken"])
def test_each_part_of_a_long_answer_comes_once(program: Program, trouble: str):
    """An answer of several messages is complete and in order, whatever fails between them."""
    words = " ".join(f"word{number}" for number in range(1500))
    text = f'Plans\n\n"{words} about the harbour," Ann Lee told the council.\n'
    (program.articles / "plans.txt").write_text(text, encoding="utf-8")
    program.start()
    for _ in range(2):
        if trouble == "429":
            program.server.refuse("sendMessage", retry_after=1)
        else:
            program.server.drop("sendMessage")
    talk = Talk(program)
    whole = "".join(m["text"] for m in talk.ask("What did Ann Lee say about the harbour?", 4))
    assert re.findall(r"word\d+", whole) == words.split()
    assert talk.ask("/help")
    assert len(talk.sent) == 5


def test_privacy_says_what_telegram_asks_for(program: Program):
    """What is processed, that Telegram sees it, who runs the bot and how to reach them."""
    program.settings["operator"] = "The Gazette, privacy@gazette.example"
    program.start()
    [said] = Talk(program).ask("/privacy")
    for words in ("no question, no name and no account number", "Telegram carries our messages"):
        assert words in said["text"]
    assert "The Gazette, privacy@gazette.example" in said["text"]


def test_nothing_about_users_is_stored(program: Program):
    """Neither in a file nor in a log stands what somebody asked, or who they are."""
    program.settings["cache"] = str(program.folder / "cache")
    program.start()
    ann = make_user() | {"first_name": "Zebedee", "username": "zebedee_k"}
    talk = Talk(program, ann)
    [page] = talk.ask("What do the quokkas of Deibert say about China and security?")
    talk.ask("What is said about China and WeChat?")
    assert page
    assert program.stop() == 0
    kept = b"".join(p.read_bytes() for p in program.folder.rglob("*") if p.is_file()).lower()
    for secret in (b"quokka", b"zebedee", str(ann["id"]).encode()):
        assert secret not in kept


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_command_speaks_the_language_of_the_user(newsroom: Program, language: str):
    talk = Talk(newsroom)
    talk.person["language_code"] = language
    catalogue = wording.catalogue(language)
    for command, name in {
        "/start": "WHAT_I_DO",
        "/help": "HOW_TO_READ",
        "/speakers": "SPEAKERS_TITLE",
        "/articles": "ARTICLES_TITLE",
        "/weather": "UNKNOWN_COMMAND",
    }.items():
        assert catalogue[name] in talk.ask(command)[0]["text"]


def test_menus_and_descriptions_speak_it_too(program: Program):
    """Telegram knows "zh" alone; traditional Chinese comes with the chat's own menu."""
    program.start()
    chats = program.server.chats
    program.server.wait_for(lambda: ("short", "zh") in chats.described, "the descriptions")
    for code, language in (("", "en"), ("zh", "zh-hans")):
        catalogue = wording.catalogue(language)
        assert chats.described["long", code] == catalogue["DESCRIPTION"]
        assert chats.described["short", code] == catalogue["SHORT_DESCRIPTION"]
    assert ("default:zh", None) in chats.menus
    talk = Talk(program, make_user() | {"language_code": "zh-TW"})
    talk.ask("/start")
    program.server.wait_for(lambda: ("chat", talk.chat["id"]) in chats.menus, "the chat's menu")
    [*_, last] = program.server.requests_of("setMyCommands")
    described = {c["command"]: c["description"] for c in last.parameters["commands"]}
    assert described["help"] == wording.catalogue("zh-hant")["COMMAND_HELP"]


def test_status_counts_and_names_nobody(program: Program):
    """Numbers alone: the set, version, time up, answers, latencies, memory, last reload."""
    program.start()
    admin, talk = Talk(program, make_user(ADMIN_ID)), Talk(program)
    talk.ask("What did Ron Deibert say?")
    talk.ask("What did Elon Musk say?")
    [status] = admin.ask("/status")
    text = status["text"]
    assert "Answered: 1; without an answer: 1" in text
    for pattern in (
        r"Set: 1 article, 29 paragraphs, 9 speakers; mark [0-9a-f]{12}",
        r"Version: \d+\.\d+\.\d+",
        r"Up for 0:\d\d:\d\d",
        r"half within \d+\.\d ms, 95 of 100 within \d+\.\d ms",
        r"Memory: \d+ MB",
        r"Last read 0:\d\d:\d\d ago, in \d+\.\d s",
    ):
        assert re.search(pattern, text), pattern
    assert "Deibert" not in text
    assert str(talk.person["id"]) not in text
