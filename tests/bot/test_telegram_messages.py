"""What is no plain text: captions, pictures, voices, files, and questions that are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.newsroom import CAPTAIN, LONG
from tests.talk import Talk, quotations
from tests.updates import (
    BOT_USERNAME,
    WORDLESS,
    make_edit_update,
    make_group,
    make_wordless_update,
)

if TYPE_CHECKING:
    from tests.program import Program

CAPTION = "What does David Lee say?"


@pytest.mark.parametrize("kind", ["photo", "document", "voice"])
def test_caption_is_a_question(newsroom: Program, kind: str):
    talk = Talk(newsroom)
    newsroom.server.deliver(make_wordless_update(talk.person, kind, CAPTION))
    [answer] = talk.wait(1)
    assert quotations(answer) == [CAPTAIN]
    assert answer["reply_to_message"]["caption"] == CAPTION


def test_buttons_below_the_answer_to_a_caption(newsroom: Program):
    """The question is read from the caption again."""
    talk = Talk(newsroom)
    newsroom.server.deliver(make_wordless_update(talk.person, "photo", "Tell me of the harbour"))
    [answer] = talk.wait(1)
    assert quotations(talk.tap(answer, wording.BY_DATE_BUTTON))[0] == CAPTAIN


@pytest.mark.parametrize("command", ["/ask", f"/ask@{BOT_USERNAME}"])
def test_command_in_a_caption_in_a_group(newsroom: Program, command: str):
    talk = Talk(newsroom, chat=make_group())
    for caption in (CAPTION, f"{command} {CAPTION}"):
        update = make_wordless_update(talk.person, "photo", caption, chat=talk.chat)
        newsroom.server.deliver(update)
    [answer] = talk.wait(1)
    assert quotations(answer) == [CAPTAIN]


@pytest.mark.parametrize("kind", list(WORDLESS))
def test_what_cannot_be_read_gets_a_kind_word(newsroom: Program, kind: str):
    """It says what the bot can do, once for each."""
    talk = Talk(newsroom)
    newsroom.server.deliver(make_wordless_update(talk.person, kind))
    [answer] = talk.wait(1)
    expected = wording.NICE_STICKER if kind == "sticker" else wording.TEXT_ONLY
    assert answer["text"] == expected


def test_album_is_thanked_for_once(newsroom: Program):
    talk = Talk(newsroom)
    for _ in range(4):
        update = make_wordless_update(talk.person, "photo", media_group_id="7")
        newsroom.server.deliver(update)
    talk.ask("/help")
    assert [m["text"] for m in talk.sent].count(wording.TEXT_ONLY) == 1
    assert len(talk.sent) == 2


def test_pictures_in_a_group_are_nothing_to_the_bot(newsroom: Program):
    talk = Talk(newsroom, chat=make_group())
    newsroom.server.deliver(make_wordless_update(talk.person, "photo", chat=talk.chat))
    assert talk.ask(f"/help@{BOT_USERNAME}")
    assert len(talk.sent) == 1


def test_correction_while_the_answer_is_under_way(newsroom: Program):
    """The last version is answered, in one message, however the two cross."""
    talk, server = Talk(newsroom), newsroom.server
    server.refuse("sendMessage", retry_after=1)
    asked = talk.write("What does Tom Okafor say?")
    message = server.chats.messages[talk.chat["id"]][asked]
    server.deliver(make_edit_update(message, CAPTION))
    server.wait_for(
        lambda: [m for m in talk.sent if quotations(m) == [CAPTAIN]], "the corrected answer"
    )
    assert len(talk.sent) == 1


def test_correction_to_a_shorter_answer(newsroom: Program):
    """From many passages to one and back, always the same message."""
    talk, server = Talk(newsroom), newsroom.server
    [answer] = talk.ask("What was said about the harbour?")
    for question, told in ((CAPTION, [CAPTAIN]), ("What does Tom Okafor say?", [LONG])):
        server.deliver(make_edit_update(answer["reply_to_message"], question))
        server.wait_for(lambda t=told: quotations(talk.sent[0]) == t, "the correction")  # type: ignore[misc]
    assert len(talk.sent) == 1
