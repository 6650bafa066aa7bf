"""The bot in a group: it speaks when it is spoken to, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.talk import Talk, quotations
from tests.updates import BOT_USERNAME, make_group, make_message, make_user

if TYPE_CHECKING:
    from tests.program import Program

SECURITY = 'He said there are "very serious" security'


def test_group_hears_only_what_is_meant_for_the_bot(running_bot: Program):
    """Plain talk, commands for another bot and replies to people are left alone."""
    talk = Talk(running_bot, chat=make_group())
    other = make_message("I agree", make_user(), talk.chat)
    talk.write("What did Deibert say about security?")
    talk.write("/ask@some_other_bot What did Deibert say about security?")
    talk.write("@some_other_bot What did Deibert say about security?")
    talk.write(f"{BOT_USERNAME} is a name, ann@{BOT_USERNAME} an address. Security?")
    talk.write("What about security?", reply_to=other)
    assert quotations(talk.ask("/ask what did deibert say about security")[0])
    assert quotations(talk.ask(f"@{BOT_USERNAME} what did deibert say about security")[0])
    assert len(talk.sent) == 2


@pytest.mark.parametrize(
    "text",
    [
        "/ask what did deibert say about security",
        f"/ask@{BOT_USERNAME} what did deibert say about security",
        f"@{BOT_USERNAME} what did deibert say about security",
        f"😀 what did deibert say about security @{BOT_USERNAME.upper()}",
    ],
)
def test_group_question_is_answered_to_who_asked(running_bot: Program, text: str):
    """In a group the answer is a reply to the question, so that it is clear whose it answers."""
    [answer] = Talk(running_bot, chat=make_group()).ask(text)
    assert quotations(answer)[0].startswith(SECURITY)
    assert answer["reply_to_message"]["text"] == text


def test_group_reply_to_the_bot_is_a_question(running_bot: Program):
    talk = Talk(running_bot, chat=make_group())
    [first] = talk.ask("/ask who said WeChat is a prison?")
    [second] = talk.ask("what did deibert say about security", reply_to=first)
    assert quotations(second)[0].startswith(SECURITY)


def test_more_in_a_group(running_bot: Program):
    """Anybody in the group may tap; the question is found without the bot's memory."""
    talk = Talk(running_bot, chat=make_group())
    [page] = talk.ask(f"@{BOT_USERNAME} what is said about China and WeChat?")
    more = talk.tap_more(page, make_user())
    assert quotations(more)
    assert not set(quotations(more)) & set(quotations(page))
