"""The bot in a group: it speaks when it is spoken to, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.talk import Talk, quotations
from tests.updates import (
    BOT,
    BOT_USERNAME,
    buttons_of,
    make_group,
    make_member_update,
    make_message,
    make_message_update,
    make_topic,
    make_user,
)

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


def test_mention_is_an_entity(running_bot: Program):
    """The bot's name in a word, an address or another's link is none; a link to it is one."""
    talk = Talk(running_bot, chat=make_group())
    for text in (f"x@{BOT_USERNAME} security", f"@{BOT_USERNAME}2 security"):
        talk.write(text)
    update = make_message_update("Hey Record, what did deibert say about security", talk.person)
    message = update["message"] | {"chat": talk.chat}
    link = {"type": "text_mention", "offset": 4, "length": 6}
    running_bot.server.deliver({"message": message | {"entities": [link | {"user": make_user()}]}})
    running_bot.server.deliver({"message": message | {"entities": [link | {"user": BOT}]}})
    [answer] = talk.wait(1)
    assert quotations(answer)[0].startswith(SECURITY)
    assert talk.ask(f"/help@{BOT_USERNAME}")
    assert len(talk.sent) == 2


def test_answer_stays_in_its_topic(running_bot: Program):
    """In a forum the answer, the next passages and the sign of typing go where the question is."""
    forum, beginning = make_topic(make_group())
    server, talk = running_bot.server, Talk(running_bot, chat=forum)
    place = {"message_thread_id": beginning["message_id"], "is_topic_message": True}
    question = "/ask what is said about China and WeChat?"
    update = make_message_update(question, talk.person, forum, reply_to=beginning)
    server.deliver({"message": update["message"] | place})
    [page] = talk.wait(1)
    assert quotations(talk.tap_more(page))
    assert [m["message_thread_id"] for m in talk.sent] == [beginning["message_id"]] * 2


def test_talk_in_a_topic_is_no_reply_to_the_bot(running_bot: Program):
    """Telegram gives the topic's beginning as what is replied to, even if the bot began it."""
    forum, beginning = make_topic(make_group())
    talk = Talk(running_bot, chat=forum)
    update = make_message_update("Security, anyone?", talk.person, forum, beginning | {"from": BOT})
    running_bot.server.deliver(update)
    assert talk.ask(f"/help@{BOT_USERNAME}")
    assert len(talk.sent) == 1


def test_admin_who_writes_as_the_group_is_heard(running_bot: Program):
    """An anonymous admin comes as a bot of Telegram's; other bots are not listened to."""
    group = make_group()
    talk = Talk(running_bot, chat=group)
    other = make_user() | {"is_bot": True, "username": "other_bot"}
    text = f"@{BOT_USERNAME} what did deibert say about security"
    running_bot.server.deliver(make_message_update(text, other, group))
    anonymous = other | {"id": 1087968824, "username": "GroupAnonymousBot"}
    update = make_message_update(text, anonymous, group)
    running_bot.server.deliver({"message": update["message"] | {"sender_chat": group}})
    [answer] = talk.wait(1)
    assert answer["reply_to_message"]["from"] == anonymous


def test_taps_of_many_break_nothing(running_bot: Program):
    """Several people tap the same button: everybody's tap is answered, the answer stays whole."""
    server, talk = running_bot.server, Talk(running_bot, chat=make_group())
    [page] = talk.ask("/ask what is said about China and WeChat?")
    label = wording.CONTEXT_OF_BUTTON.format(number=1)
    taps = [server.tap(page, label, make_user()) for _ in range(5)]
    server.wait_for(lambda: server.chats.answers.keys() >= set(taps), "all to be answered")
    around = talk.wait_for_change(page)
    assert wording.BACK_BUTTON in [button["text"] for button in buttons_of(around)]
    assert quotations(talk.tap(around, wording.BACK_BUTTON)) == quotations(page)
    assert len(talk.sent) == 1


def test_introduction_says_how_to_ask(running_bot: Program):
    """Whoever adds the bot reads it once, in their language; promotion and demotion are quiet."""
    group, ann = make_group(), make_user() | {"language_code": "zh-hans"}
    server = running_bot.server
    for before, after in (("left", "member"), ("member", "administrator")):
        server.deliver(make_member_update(group, ann, before, after))
    server.deliver(make_member_update(group, ann, "administrator", "member"))
    talk = Talk(running_bot, ann, group)
    [hello] = talk.wait(1)
    assert hello["text"] == wording.catalogue("zh-hans")["INTRODUCTION"].format(name=BOT_USERNAME)
    assert talk.ask(f"/help@{BOT_USERNAME}")
    assert len(talk.sent) == 2


def test_removed_quietly(running_bot: Program):
    """Nothing is sent where the bot is no more: Telegram would refuse it."""
    group, ann = make_group(), make_user()
    for after in ("left", "kicked"):
        running_bot.server.deliver(make_member_update(group, ann, "member", after))
    assert Talk(running_bot, ann).ask("/help")
    assert running_bot.server.sent_to(group["id"]) == []


@pytest.mark.parametrize("sees_all", [True, False])
def test_privacy_mode_on_or_off(running_bot: Program, *, sees_all: bool):
    """What privacy mode holds back, plain talk, is not answered where it is not held back."""
    talk = Talk(running_bot, chat=make_group())
    if sees_all:
        talk.write("What did Deibert say about security?")
    assert quotations(talk.ask("/ask what did deibert say about security")[0])
    assert len(talk.sent) == 1
