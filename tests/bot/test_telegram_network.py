"""The bot as a program that lives for long: the network goes and comes, it starts and ends."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from tests.program import ROOT, TOKEN
from tests.talk import Talk, quotations
from tests.updates import make_message_update

if TYPE_CHECKING:
    from pathlib import Path

    from tests.program import Program

LOST = "cannot be reached at"
BLOCKED = "Forbidden: bot was blocked by the user"
SECURITY = 'He said there are "very serious" security'


def test_people_are_answered_side_by_side(running_bot: Program):
    """Many questions at once all get their answers, each in its own chat, each once."""
    talks = [Talk(running_bot) for _ in range(20)]
    for talk in talks:
        talk.write("what did deibert say about security")
    for talk in talks:
        assert quotations(talk.wait(1)[0])[0].startswith(SECURITY)
    assert {len(talk.sent) for talk in talks} == {1}


def test_sign_of_typing_while_an_answer_takes_long(running_bot: Program):
    """Who has to wait sees that an answer is coming, and sees it no more once that is there."""
    talks = [Talk(running_bot) for _ in range(60)]
    for number, talk in enumerate(talks):
        talk.write(" ".join(f"censor{number}{word}" for word in range(350))[:4096])
    for talk in talks:
        talk.wait(1)
    chats = {talk.chat["id"] for talk in talks}
    calls = [
        (request.method, int(request.parameters["chat_id"]))
        for request in list(running_bot.server.requests)
        if request.method in {"sendChatAction", "sendMessage"}
    ]
    calls = [call for call in calls if call[1] in chats]
    signs = [place for place, (method, _) in enumerate(calls) if method == "sendChatAction"]
    assert signs
    assert all(("sendMessage", calls[place][1]) in calls[place:] for place in signs)


def test_too_many_requests_are_sent_again(running_bot: Program):
    """When Telegram asks to wait, the answer comes after that, once."""
    talk = Talk(running_bot)
    running_bot.server.refuse("sendMessage", retry_after=1)
    began = time.monotonic()
    talk.ask("what did deibert say about security")
    assert time.monotonic() - began >= 1
    talk.ask("/help")
    assert len(talk.sent) == 2


def test_second_copy_of_the_bot_is_told_and_does_not_end_it(running_bot: Program):
    def is_told() -> bool:
        running_bot.server.poll_elsewhere()  # again: between two polls there is nothing to end
        return "another copy of this bot" in running_bot.output

    running_bot.server.wait_for(is_told, "a word of the other copy")
    assert Talk(running_bot).ask("/help")


def test_somebody_who_blocked_the_bot_harms_nobody_else(running_bot: Program):
    gone, here = Talk(running_bot), Talk(running_bot)
    running_bot.server.chats.blocked.add(gone.chat["id"])
    gone.write("what did deibert say about security")
    assert here.ask("/help")
    server = running_bot.server
    server.wait_for(lambda: ("sendMessage", BLOCKED) in server.refused, "the refusal")


def test_update_that_cannot_be_read_holds_up_nobody(running_bot: Program):
    """It is left out with one line that quotes nothing of it; what came with it is answered."""
    broken, here = Talk(running_bot), Talk(running_bot)
    update = make_message_update("a secret about harbours", broken.person)
    update["message"]["date"] = "yesterday"
    running_bot.server.deliver(update)
    assert here.ask("/help")
    assert here.ask("what did deibert say about security")
    assert broken.sent == []
    [told] = [line for line in running_bot.output.splitlines() if "cannot be read" in line]
    assert "skipped" in told
    assert "secret" not in running_bot.output
    assert "Received data" not in running_bot.output


def test_lost_network_loses_no_question(program: Program):
    """What is asked while the connection is away is answered when it is back, once each."""
    program.start()
    talks = [Talk(program) for _ in range(3)]
    talks[0].ask("/help")
    with program.server.lost_network():
        for talk in talks:
            talk.write("what did deibert say about security")
        program.server.wait_for(lambda: LOST in program.output, "the bot to notice")
    talks[0].wait(2)
    for talk in talks[1:]:
        talk.wait(1)
    assert talks[0].ask("/help")
    assert [len(talk.sent) for talk in talks] == [3, 1, 1]
    assert "Traceback" not in program.output
    assert program.stop() == 0


def test_answer_whose_connection_breaks_off_is_sent_again(running_bot: Program):
    """A question that was fetched is answered, though the network fails just then."""
    talk = Talk(running_bot)
    running_bot.server.drop("sendMessage", times=2)
    assert quotations(talk.ask("what did deibert say about security")[0])
    talk.ask("/help")
    assert len(talk.sent) == 2


def test_network_that_is_not_there_yet(program: Program):
    """Started before there is a network, it waits for that and says what it is waiting for."""
    talk = Talk(program)
    with program.server.lost_network():
        program.launch()
        talk.write("what did deibert say about security")
        program.server.wait_for(lambda: LOST in program.output, "the bot to notice")
        assert program.status is None
    assert quotations(talk.wait(1)[0])[0].startswith(SECURITY)
    assert program.server.url in program.output
    assert "Traceback" not in program.output


def test_token_that_is_revoked_ends_it(program: Program):
    """A bot that Telegram no longer knows does not go on in silence."""
    program.start()
    program.server.token = TOKEN.replace("Example", "Renewed")
    program.server.poll_elsewhere()
    program.server.wait_for(lambda: program.status is not None, "the end")
    assert program.status == 2
    last = program.output.splitlines()[-1]
    assert "BOT_TOKEN: rejected by" in last
    assert program.settings["token"].partition(":")[2] not in program.output


def test_more_works_after_a_restart(program: Program):
    """The button needs nothing that the program has to remember."""
    program.start()
    talk = Talk(program)
    [page] = talk.ask("What is said about China and WeChat?")
    assert program.stop() == 0
    program.start()
    more = talk.tap_more(page)
    assert quotations(more)
    assert not set(quotations(more)) & set(quotations(page))


def test_markup_in_an_article_is_only_text(program: Program):
    """Whatever an article holds is shown letter for letter, in every place that it is shown in."""
    headline, source = "R&D <b>budget</b> grows by >5%", "The <i>Daily</i> & Co"
    quote = '"If 5 < 6 && 7 > 3 &lt; </b>," mayor Ann Lee said, "a <a href=x>no</a> budget."'
    (program.articles / "budget.txt").write_text(f"{headline}\n\n{quote}\n", encoding="utf-8")
    (program.articles / "budget.meta.toml").write_text(f'source = "{source}"\n', encoding="utf-8")
    program.start()
    talk = Talk(program)
    [answer] = talk.ask("What did Ann Lee say about the budget?")
    assert quotations(answer)[0] == quote
    assert f"{headline} — {source}" in answer["text"]
    assert f"{headline}\n{source}" in talk.ask("/articles")[0]["text"]
    assert headline in talk.ask("zebras")[0]["text"]


def test_sigterm_ends_it_cleanly_and_soon(program: Program):
    """The status is 0, the reply under way is sent, and nobody has to wait for the long poll."""
    program.start()
    talk = Talk(program)
    program.server.refuse("sendMessage", retry_after=1)
    talk.write("what did deibert say about security")
    program.server.wait_for_requests("sendMessage", 1)
    began = time.monotonic()
    assert program.stop() == 0
    assert time.monotonic() - began < 5
    assert len(talk.sent) == 1
    assert "Traceback" not in program.output


def test_settings_may_stand_in_a_file(program: Program):
    """Without an environment all is read from `.env`, made of the example as that says."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name, value in program.settings.items():
        example = re.sub(
            rf"^#?BOT_{name.upper()}=.*", f"BOT_{name.upper()}={value}", example, flags=re.M
        )
    (program.folder / ".env").write_text(example, encoding="utf-8")
    program.settings = {"articles": program.settings["articles"]}
    program.start()
    assert Talk(program).ask("/help")
    assert program.stop() == 0


def test_answer_longer_than_a_message_is_split_between_words(program: Program, articles: Path):
    """No word of a paragraph is lost or cut, however many messages it takes."""
    words = " ".join(f"word{number}" for number in range(1500))
    long = f'"{words} about the harbour," Ann Lee told the council.'
    text = f"Harbour plans\n\n{long}\n\nThe council meets again in May.\n"
    (articles / "harbour.txt").write_text(text, encoding="utf-8")
    program.start()
    messages = Talk(program).ask("What did Ann Lee say about the harbour?", messages=4)
    quoted = [words for message in messages for words in quotations(message)]
    assert " ".join(" ".join(quoted).split()) == long
    assert messages[0]["text"].startswith("Ann Lee")
