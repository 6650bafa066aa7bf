"""The Telegram bot, started as its users start it and talked to through a Bot API server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.talk import Talk, quotations
from tests.updates import BOT_USERNAME, buttons_of, cut, make_edit_update

if TYPE_CHECKING:
    from tests.program import Program
    from tests.updates import Json

# The first words of paragraphs of the shipped article, by what they tell.
PRISON = "“Wechat is not actually a bridge"
SECURITY = 'He said there are "very serious" security'
USERS = "Launched by Tencent in 2011, WeChat now has more than 1.1 billion users"
CHALLENGE = "California-based lawyer Zhu Keliang said there are some security concerns"
LAWSUITS = "He said the lawyers are thinking about filing lawsuits"
OVERSEAS = "Wang Yaqiu, a China researcher at the New York-based Human Rights Watch"
DATABASES = "\"The Chinese authorities don't allow apps to set up large user databases"

DEIBERT = "Ron Deibert, CitizenLab director"
WANG = "Wang Yaqiu, China researcher at the New York-based Human Rights Watch"
ZHU = "Zhu Keliang, California-based lawyer"
ARTICLE = "The article itself: Radio Free Asia"

QUESTIONS = [
    ("Who said WeChat is a prison?", (PRISON,), WANG),
    ("what did deibert say about security", (SECURITY,), DEIBERT),
    ("What did Deibert say about security?", (SECURITY,), DEIBERT),
    ("How many users does WeChat have?", (USERS,), ARTICLE),
    ("why are the lawyers going to court?", (CHALLENGE, LAWSUITS), ZHU),
    ("What does Human Rights Watch say?", (OVERSEAS, PRISON), WANG),
    ("what did the source called You say about user databases", (DATABASES,), "You"),
]


def has_more(page: Json) -> bool:
    return wording.MORE_BUTTON in [button["text"] for button in buttons_of(page)]


@pytest.mark.parametrize(
    ("question", "paragraphs", "speaker"), QUESTIONS, ids=[question for question, *_ in QUESTIONS]
)
def test_right_paragraph_comes_first(
    running_bot: Program, question: str, paragraphs: tuple[str, ...], speaker: str
):
    """An answer opens with the speaker and role, then the paragraph word for word, set off."""
    [answer] = Talk(running_bot).ask(question)
    first = quotations(answer)[0]
    assert first.startswith(paragraphs)
    assert answer["text"].startswith(speaker)
    article = next((running_bot.folder / "articles").glob("*.txt"))
    assert first in article.read_text(encoding="utf-8")
    assert "Radio Free Asia" in answer["text"]
    assert 1 <= len(quotations(answer)) <= 3


def test_reported_words_stand_out_inside_the_paragraph(running_bot: Program):
    """In the quoted paragraph what is reported speech is set in italics."""
    [answer] = Talk(running_bot).ask("Who said WeChat is a prison?")
    italics = [cut(answer, e) for e in answer["entities"] if e["type"] == "italic"]
    assert any("it is a prison that traps the minds" in words for words in italics)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What did Elon Musk say?", "Nobody called Elon Musk is quoted in these articles."),
        ("zebras", wording.NOT_FOUND),
        ("???", wording.NO_WORDS),
    ],
)
def test_no_answer_says_so_and_what_can_be_asked(running_bot: Program, question: str, reason: str):
    [answer] = Talk(running_bot).ask(question)
    assert answer["text"].splitlines()[0] == reason
    assert quotations(answer) == []
    assert "Ron Deibert" in answer["text"]
    assert "WeChat 'Extends China's Internet'" in answer["text"]
    assert buttons_of(answer) == []


def test_speaker_who_is_not_quoted_on_that(running_bot: Program):
    """Somebody who is quoted, asked about with words nobody uses, is not made to say them."""
    [answer] = Talk(running_bot).ask("What did Ron Deibert say about volcanoes in Iceland?")
    assert "Ron Deibert" in answer["text"]
    assert wording.NOBODY_CALLED.format(name="Ron Deibert") not in answer["text"]


COMMANDS = [
    ("/start", ["Hello!", "word for word", "1 article"]),
    ("/help", ["/ask", "/speakers", "/articles", "/privacy"]),
    ("/ask what did deibert say about security", ["Ron Deibert, CitizenLab director", SECURITY]),
    (f"/ask@{BOT_USERNAME} who said WeChat is a prison?", ["Wang Yaqiu", PRISON]),
    ("/ask", ["/ask "]),
    ("/speakers", ["Ron Deibert, CitizenLab director", "Zhou Fengsuo", "Zhu Keliang", "You"]),
    ("/articles", ["WeChat 'Extends China's Internet'", "Radio Free Asia", "Luisetta Mudie"]),
    ("/privacy", wording.paragraphs(wording.PRIVACY)),
    ("/weather", [wording.UNKNOWN_COMMAND, "/help"]),
]


@pytest.mark.parametrize(("command", "told"), COMMANDS)
def test_commands(running_bot: Program, command: str, told: list[str]):
    [answer] = Talk(running_bot).ask(command)
    assert [words for words in told if words not in answer["text"]] == []
    assert "/reload" not in answer["text"]


@pytest.mark.parametrize("typed", ["more", "More, please!", "nearest"])
def test_words_of_the_terminal_are_no_question(running_bot: Program, typed: str):
    """Buttons go on with an answer here."""
    assert Talk(running_bot).ask(typed)[0]["text"] == wording.TAP_FOR_MORE


def test_corrected_question_corrects_its_answer(running_bot: Program):
    """The answer changes in its place; a correction that changes nothing is no error."""
    talk, server = Talk(running_bot), running_bot.server
    [answer] = talk.ask("What did Elon Musk say?")
    asked = answer["reply_to_message"]
    corrected = make_edit_update(asked, "what did deibert say about security")
    server.deliver(corrected)
    server.wait_for(lambda: quotations(talk.sent[0]), "the corrected answer")
    server.deliver(corrected)
    talk.ask("/help")
    assert len(talk.sent) == 2
    assert quotations(talk.sent[0])[0].startswith(SECURITY)


@pytest.mark.parametrize(
    "question",
    [
        "What did <b>Deibert</b> & co say about </i> security &lt; <a href='x'>?",
        "What did <script>Elon & Musk</script> say?",
        "<",
        "&amp;",
        "what did deibert say about security \u202e\x00\u200b 😀😀",
    ],
)
def test_markup_in_a_question_is_only_text(running_bot: Program, question: str):
    """Telegram refuses wrong markup, so an answer that arrives has escaped what it repeats."""
    [answer] = Talk(running_bot).ask(question)
    assert answer["text"] != wording.SORRY


@pytest.mark.parametrize(
    "question",
    [
        ("security " * 500)[:4096],
        "😀" * 2048,
        "What did " + "Musk " * 800 + "say?",
        "x" * 4096,
        "What did " + "Abcdefghij" * 400 + " say?",
    ],
    ids=["words", "emoji", "names", "one word", "long name"],
)
def test_longest_question_is_answered(running_bot: Program, question: str):
    """Telegram's longest message has 4096 UTF-16 code units; no reply to it is longer."""
    assert Talk(running_bot).ask(question)[0]["text"] != wording.SORRY


def test_more_passages_until_there_are_no_more(running_bot: Program):
    """The button leads on page by page, shows no passage twice, and is gone at the end."""
    talk = Talk(running_bot)
    [page] = talk.ask("What is said about China and WeChat?")
    seen = quotations(page)
    while has_more(page):
        page = talk.tap_more(page)
        seen += quotations(page)
    assert len(seen) == len(set(seen)) > 6


def test_button_goes_when_it_has_been_tapped(running_bot: Program):
    """So that nobody gets the same page twice; what Telegram waits for is answered as well."""
    talk, server = Talk(running_bot), running_bot.server
    [page] = talk.ask("What is said about China and WeChat?")
    tap = server.tap(page, wording.MORE_BUTTON, talk.person)
    server.wait_for(lambda: tap in server.chats.answers, "the answer to the tap")
    server.wait_for(lambda: not has_more(talk.sent[0]), "the button to go")


def test_tap_that_is_too_old_to_be_answered(running_bot: Program):
    """Telegram refuses the answer to an old tap; the passages come all the same."""
    talk = Talk(running_bot)
    [page] = talk.ask("What is said about China and WeChat?")
    [button] = [b for b in buttons_of(page) if b["text"] == wording.MORE_BUTTON]
    server = running_bot.server
    server.tap_data(page, button["callback_data"], talk.person, too_late=True)
    assert quotations(talk.wait(2)[1])
    assert talk.ask("/help")


def test_button_of_an_older_version(running_bot: Program):
    """A button that means nothing any more says so in its box."""
    talk = Talk(running_bot)
    [page] = talk.ask("What is said about China and WeChat?")
    answers = running_bot.server.chats.answers
    taps = [
        running_bot.server.tap_data(page, data, talk.person)
        for data in ("more", "more:0:0:0", "more:0:-1", "\x00", "😀" * 16)
    ]
    running_bot.server.wait_for(lambda: answers.keys() >= set(taps), "all to be answered")
    assert all(answers[tap] for tap in taps)
    assert len(talk.sent) == 1


def test_neither_questions_nor_token_are_logged(running_bot: Program):
    """Even where everything is logged, nothing of what people write is, nor any secret."""
    talk = Talk(running_bot)
    words = "zanzibar marmalade"
    for text in (words, f"/ask {words}", f"What did {words.title()} say?", f"/{words}"):
        talk.ask(text)
    [page] = talk.ask("What is said about China and WeChat?")
    talk.tap_more(page)
    output = running_bot.output.lower()
    assert "marmalade" not in output
    assert "is said about" not in output
    assert running_bot.settings["token"].partition(":")[2].lower() not in output
