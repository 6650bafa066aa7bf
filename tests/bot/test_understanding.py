"""What a reply says of how the question was understood, and of what was missing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from bot import wording
from bot.chat import Conversation
from bot.layout import Reply
from bot.replies import answer_reply
from bot.terminal import show
from corpus.dates import read_date
from corpus.library import Library
from corpus.question import parse_question
from tests.town import write_town

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.load(write_town(tmp_path_factory.mktemp("town")))


def ask(town: Library, text: str) -> Reply:
    return answer_reply(town.search(parse_question(text, town.speakers)), town)


OPENINGS = [
    pytest.param("what did Ann Lee say in 2018", "Only articles of 2018", id="year"),
    pytest.param("what did Moreno say in March", "Only articles of March 2024", id="month"),
    pytest.param("Ann Lee since May 2021", "Only articles since 1 May 2021", id="since"),
    pytest.param("flood before 2022", "Only articles up to 31 December 2021", id="before"),
    pytest.param("what did Ann Lee say, newest first", "Newest first", id="newest"),
    pytest.param("what did Ann Lee say in order of date", "Oldest first", id="in-order"),
    pytest.param(
        "what did Lee say", "Taken to mean Ann Lee; also quoted: Daniel Lee", id="namesake"
    ),
    pytest.param(
        "what did Ann Lee and Elon Musk say about the tax",
        "Nobody called Elon Musk is quoted in these articles.",
        id="one-is-not-quoted",
    ),
    pytest.param(
        "what did Ann Lee and Moreno say about the turbines",
        "Ann Lee is quoted in these articles, but I find nothing there with those words.",
        id="one-is-silent",
    ),
    pytest.param(
        "what did Moreno say about the old bridge",
        "Carla Moreno is quoted in these articles, but I find nothing there with those words.",
        id="they-are-silent",
    ),
    pytest.param("turbnes for homes", "“turbnes” read as “turbines”", id="misspelt"),
]


@pytest.mark.parametrize(("question", "opening"), OPENINGS)
def test_how_a_question_was_understood(town: Library, question: str, opening: str):
    """It stands above the first passage."""
    reply = ask(town, question)
    assert reply.text.startswith(opening)
    assert any(block.quoted for part in reply.parts for block in part)


def test_articles_of_a_period_are_listed_newest_first(town: Library):
    """A list of articles asked for with a period is one of that period."""
    for question in ("Which articles are there from 2018 to 2022?", "articles from 2018 to 2022"):
        answer = town.search(parse_question(question, town.speakers), 50)
        days = [read_date(hit.passage.article.date or "") for hit in answer.hits]
        assert [day and day.year for day in days] == [2022, 2021, 2020, 2019, 2019, 2018]
        reply = ask(town, question)
        assert reply.text.startswith("Only articles from 1 January 2018 to 31 December 2022")
        assert "Newest first" in reply.text
    assert ask(town, "what articles do you have from 1999").text.startswith(
        "There are no articles of 1999; the nearest is of 12 March 2018."
    )


REFUSALS = [
    pytest.param(
        "what did Ann Lee say in 2017",
        "There are no articles of 2017; the nearest is of 12 March 2018.",
        id="no-article-then",
    ),
    pytest.param(
        "what did Ann Lee say about the ferry in 2023",
        "I find nothing on that in the articles of 2023, only of another time.",
        id="not-then",
    ),
    pytest.param("who spoke about football", "Nobody here speaks about “football”.", id="topic"),
    pytest.param(
        "what did Trask say",
        "Nobody called Trask is quoted in these articles.\nThe name is mentioned in "
        "“Flood takes the old bridge” and “Council raises the harbour tax”:",
        id="mentioned",
    ),
    pytest.param(
        "who said 'the sky is green'",
        "Nowhere in these articles stands “the sky is green”, word for word.",
        id="phrase",
    ),
    pytest.param(
        "what did Brandt say about football",
        "Tom Brandt is quoted in these articles, but I find nothing there with those words.\n"
        "Nowhere in them: “football”.",
        id="not-by-them",
    ),
    pytest.param(
        "what did Lee say about football",
        "Ann Lee and Daniel Lee are quoted in these articles, but",
        id="not-by-either",
    ),
    pytest.param(
        "what does Moreno's doctor say",
        "Nobody described as “Moreno's doctor” is quoted in these articles.",
        id="somebody-of-theirs",
    ),
    pytest.param("do you like the old bridge", "I can only show what stands", id="of-itself"),
    pytest.param(
        "what did she say", "I find no word in that to look for. Each question stands", id="she"
    ),
]


@pytest.mark.parametrize("question", ["why", "....", "😀", "what should I do"])
def test_pronouns_are_spoken_of_only_where_one_stood(town: Library, question: str):
    told = ask(town, question).text
    assert wording.NO_WORDS in told
    assert wording.WRITE_A_NAME not in told


@pytest.mark.parametrize(("question", "opening"), REFUSALS)
def test_one_sentence_says_what_was_missing(town: Library, question: str, opening: str):
    assert ask(town, question).text.startswith(opening)


SAID = [
    pytest.param("hi there!", "Hello!", id="greeting"),
    pytest.param("how are you", "Fine, thank you", id="how"),
    pytest.param("who are you?", "I am a bot that", id="who"),
    pytest.param("please summarise the articles", "I am a bot that", id="summary"),
    pytest.param("thanks", "You are welcome!", id="thanks"),
    pytest.param("ok", "All right.", id="nod"),
    pytest.param("see you", "Goodbye!", id="farewell"),
    pytest.param("you idiot", "I am sorry", id="insult"),
    pytest.param("asdfgh", "I cannot make words out of that.", id="gibberish"),
]


@pytest.mark.parametrize(("said", "opening"), SAID)
def test_small_talk_gets_a_short_answer(town: Library, said: str, opening: str):
    """No passage, and no list of what the set holds."""
    reply = ask(town, said)
    assert reply.text.startswith(opening)
    assert len(reply.text.splitlines()) <= 2
    with wording.speaking(wording.SIMPLIFIED):
        assert not ask(town, said).text.startswith(opening)


def test_word_of_an_insult_that_is_news(tmp_path: Path):
    """Where the articles have it, it is looked up."""
    (tmp_path / "a.txt").write_text("Strike\n\nThe garbage is not collected.\n\nIt smells.")
    assert "not collected" in ask(Library.load(tmp_path), "garbage").text


def test_nearest_passage_in_the_terminal(town: Library):
    """It is offered with a refusal, and shown for a word, as no answer."""
    conversation = Conversation(town)
    refused = conversation.reply_to("what did Ann Lee say about the roof in 2017")
    assert refused.text.endswith(wording.NEAREST_HINT)
    nearest = conversation.reply_to("nearest")
    assert nearest.text.startswith(wording.NEAREST)
    assert "The roof of the Millbrook library leaks" in nearest.text
    assert "Only articles" not in nearest.text


def test_best_sentence_stands_out_in_the_terminal(town: Library):
    """In bold beside the matching words, which are underlined; the words stay as they are."""
    [part, *_] = ask(town, "what did Brandt call a disgrace").parts
    [quoted] = [block for block in part if block.quoted]
    pointed = [run.text for run in quoted.runs if run.pointed]
    assert "".join(pointed) == '"It is a disgrace to the town."'
    [marked] = [run.text for run in quoted.runs if run.marked and run.pointed]
    assert marked == "disgrace"
    screen = Console(file=io.StringIO(), force_terminal=True, width=200, color_system="standard")
    show(Reply((part,)), screen)
    assert isinstance(screen.file, io.StringIO)
    assert "\x1b[1;3m" in screen.file.getvalue()


def test_languages_name_periods(town: Library):
    with wording.speaking(wording.SIMPLIFIED):
        assert ask(town, "2022年8月的老桥").text.startswith("只看2022年8月的文章")
    with wording.speaking(wording.TRADITIONAL):
        refusal = ask(town, "what did Ann Lee say in 2017").text
        assert refusal.startswith("沒有2017年的文章；最接近的是2018年3月12日的。")
