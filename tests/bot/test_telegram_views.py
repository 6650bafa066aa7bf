"""Buttons, languages, cards, links, inline results and groups, through the running bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.buttons import DATA_LIMIT, Kind, View, decode, encode
from tests.talk import Talk, quotations
from tests.updates import (
    BOT_USERNAME,
    cut,
    make_group,
    make_inline_update,
    make_member_update,
    make_user,
)

if TYPE_CHECKING:
    from tests.program import Program
    from tests.updates import Json

CHINA = "What is said about China and WeChat?"


def tap(talk: Talk, label: str, message: int = 0) -> Json:
    """Tap a button and give the message once it has changed in its place."""
    server, before = talk.program.server, talk.sent[message]
    server.tap(before, label, talk.person)
    return server.wait_for(
        lambda: now if (now := talk.sent[message]) != before else None, f"a change by {label}"
    )


def test_button_data_fits():
    """The largest numbers that a set can have leave room."""
    data = encode(Kind.CONTEXT, "f" * 16, 36**5, 4, view=View(36**4, 2, 36**4, 36**4))
    assert len(data.encode()) <= DATA_LIMIT
    found = decode(data)
    assert found is not None
    assert found.view == View(36**4, 2, 36**4, 36**4)


def test_matching_words_are_marked(running_bot: Program):
    [answer] = Talk(running_bot).ask("Who said WeChat is a prison?")
    marked = [cut(answer, e).lower() for e in answer["entities"] if e["type"] == "underline"]
    assert "prison" in marked


def test_context_in_place_and_back(running_bot: Program):
    """The paragraphs around the passage, more of them, and the same answer again."""
    talk = Talk(running_bot)
    [answer] = talk.ask(CHINA)
    around = tap(talk, wording.CONTEXT_OF_BUTTON.format(number=1))
    assert quotations(answer)[0] in quotations(around)
    wider = tap(talk, wording.WIDER_BUTTON)
    assert set(quotations(around)) < set(quotations(wider))
    assert quotations(tap(talk, wording.BACK_BUTTON)) == quotations(answer)
    assert len(talk.sent) == 1


def test_only_one_speaker_and_everybody_again(running_bot: Program):
    talk = Talk(running_bot)
    [answer] = talk.ask("Who said WeChat is a prison?")
    only = tap(talk, wording.ONLY_BUTTON.format(name="Wang Yaqiu"))
    assert only["text"].startswith(wording.ONLY_WORDS_OF.format(name="Wang Yaqiu"))
    assert len(quotations(only)) < len(quotations(answer))
    assert quotations(tap(talk, wording.EVERYBODY_BUTTON)) == quotations(answer)


@pytest.mark.parametrize(
    ("code", "language"), [("zh-hans", "zh-hans"), ("zh-TW", "zh-hant"), ("fr", "en")]
)
def test_language_of_the_user(running_bot: Program, code: str, language: str):
    talk = Talk(running_bot, make_user() | {"language_code": code})
    [hello] = talk.ask("/start")
    assert hello["text"].startswith(wording.catalogue(language)["HELLO"])


def test_speakers_and_articles_are_browsed(running_bot: Program):
    talk = Talk(running_bot)
    [listed] = talk.ask("/speakers")
    assert "Ron Deibert, CitizenLab director" in listed["text"]
    assert quotations(tap(talk, "1"))
    assert tap(talk, wording.LIST_BUTTON)["text"] == listed["text"]
    talk.ask("/articles")
    about = tap(talk, "1", 1)
    assert "Ron Deibert" in about["text"]
    read = tap(talk, wording.TEXT_BUTTON, 1)
    assert len(quotations(read)) > 3


def test_card_is_a_picture_below_the_question(running_bot: Program):
    talk = Talk(running_bot)
    [card] = talk.ask("/quote Who said WeChat is a prison?")
    assert card["photo"]
    assert "Wang Yaqiu" in card["caption"]


def test_link_opens_the_passage(running_bot: Program):
    talk = Talk(running_bot)
    [answer] = talk.ask(CHINA)
    context = tap(talk, wording.CONTEXT_OF_BUTTON.format(number=1))
    [link] = [e["url"] for e in context["entities"] if "start=p_" in e.get("url", "")]
    payload = link.partition("start=")[2]
    assert len(payload) <= 64
    [opened] = Talk(running_bot).ask(f"/start {payload}")
    assert quotations(answer)[0] in quotations(opened)
    assert Talk(running_bot).ask("/start p_0")[0]["text"].startswith(wording.GONE_LINK)


def test_inline_results(running_bot: Program):
    server, ann = running_bot.server, make_user()
    for query in (CHINA, "", "zxqv"):
        update = make_inline_update(query, ann)
        number = update["inline_query"]["id"]
        server.deliver(update)
        server.wait_for(lambda n=number: n in server.chats.inline, "the results")  # type: ignore[misc]
        told = server.chats.inline[number]
        assert bool(told["results"]) == (query != "zxqv")
        assert int(told["cache_time"]) <= 10


def test_group_is_greeted_once_and_left_in_quiet(running_bot: Program):
    group, ann = make_group(), make_user()
    for before, after in (("left", "member"), ("member", "left")):
        running_bot.server.deliver(make_member_update(group, ann, before, after))
    talk = Talk(running_bot, ann, group)
    talk.wait(1)
    assert talk.ask(f"/help@{BOT_USERNAME}")
    assert [m["text"] for m in talk.sent].count(wording.INTRODUCTION.format(name=BOT_USERNAME)) == 1
    assert len(talk.sent) == 2
