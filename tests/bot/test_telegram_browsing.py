"""Leafing through the set in Telegram: speakers, articles, texts, cards, and links into them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from bot import links, wording
from corpus.model import Speaker
from tests.newsroom import DREDGING, FEES, LONG, OLD
from tests.talk import Talk, quotations
from tests.updates import buttons_of

if TYPE_CHECKING:
    from tests.program import Program
    from tests.updates import Json


def labels(message: Json) -> list[str]:
    return [button["text"] for button in buttons_of(message)]


def lines(message: Json) -> list[str]:
    return str(message["text"]).splitlines()


def test_speakers_are_paged(newsroom: Program):
    """Each with role, how often and on what; the pages together name everybody once."""
    talk = Talk(newsroom)
    [page] = talk.ask("/speakers")
    assert "Ann Lee, mayor of Millbrook – 2 passages, on harbour" in page["text"]
    first = lines(page)[2:]
    second = talk.tap(page, "2 ›")
    everybody = first + lines(second)[2:]
    names = [line.partition(". ")[2].partition(" – ")[0].partition(",")[0] for line in everybody]
    assert len(names) == len(set(names)) == 13
    assert talk.tap(second, "‹ 1")["text"] == page["text"]


@pytest.mark.parametrize(
    ("question", "command"),
    [("Who is quoted here?", "/speakers"), ("what articles do you have", "/articles")],
)
def test_lists_can_be_asked_for_in_words(newsroom: Program, question: str, command: str):
    talk = Talk(newsroom)
    [page] = talk.ask(command)
    [asked] = talk.ask(question)
    assert asked["text"] == page["text"]
    assert talk.tap(asked, "2 ›")["text"] == talk.tap(page, "2 ›")["text"]


def test_speaker_is_browsed_and_the_list_comes_back(newsroom: Program):
    talk = Talk(newsroom)
    [page] = talk.ask("/speakers")
    [number] = [line.partition(".")[0] for line in lines(page) if ". Ann Lee" in line]
    said = talk.tap(page, number)
    assert said["text"].startswith("Ann Lee, mayor of Millbrook")
    assert set(quotations(said)) == {DREDGING, OLD}
    assert talk.tap(said, wording.LIST_BUTTON)["text"] == page["text"]


def test_articles_are_paged(newsroom: Program):
    talk = Talk(newsroom)
    [page] = talk.ask("/articles")
    seen = []
    for label in ("2 ›", "3 ›", None):
        seen += [line for line in lines(page) if line[:1].isdigit()]
        page = talk.tap(page, label) if label else page
    assert [line.partition(". ")[2] for line in seen[:3]] == [
        "Ferry runs aground",
        "Harbour to be dredged",
        "New quay is opened",
    ]
    assert [line.partition(".")[0] for line in seen] == [str(n) for n in range(1, 16)]


def find_article(talk: Talk, headline: str) -> Json:
    """Open the article with that *headline* from the list."""
    [page] = talk.ask("/articles")
    while not (found := [line for line in lines(page) if line.endswith(f". {headline}")]):
        page = talk.tap(page, next(label for label in labels(page) if label.endswith("›")))
    return talk.tap(page, found[0].partition(".")[0])


def test_article_tells_its_beginning_and_who_speaks(newsroom: Program):
    about = find_article(Talk(newsroom), "Harbour to be dredged")
    assert "The council of Millbrook met on Tuesday in the old library." in about["text"]
    assert wording.SPEAKERS_OF_ARTICLE.format(names="Ann Lee and Tom Okafor") in about["text"]


def test_text_of_an_article_is_read_in_pages(newsroom: Program):
    """Page by page the whole text, each paragraph once, and back again."""
    talk = Talk(newsroom)
    page = talk.tap(find_article(talk, "Mooring fees"), wording.TEXT_BUTTON)
    read = quotations(page)
    while forth := [label for label in labels(page) if label.endswith("›")]:
        page = talk.tap(page, forth[0])
        read += quotations(page)
    whole = "\n".join(read)
    assert [f"berth {n} rise" in whole for n in range(FEES)] == [True] * FEES
    assert whole.count("Mooring fees for berth 7 rise") == 1
    assert wording.TEXT_BUTTON in labels(talk.tap(page, wording.ABOUT_BUTTON))


def test_start_leads_to_both_lists(newsroom: Program):
    for title in (wording.SPEAKERS_TITLE, wording.ARTICLES_TITLE):
        talk = Talk(newsroom)
        [hello] = talk.ask("/start")
        assert talk.tap(hello, title)["text"].startswith(title)


# Cards


def test_card_of_the_answer_replied_to(newsroom: Program):
    """A picture that a phone can show whole; who said it and where stands below as well."""
    talk, chats = Talk(newsroom), newsroom.server.chats
    [answer] = talk.ask("What does David Lee say?")
    [card] = talk.ask("/quote", reply_to=answer)
    assert card["caption"] == wording.CARD_CAPTION.format(
        speaker="David Lee", headline="Ferry runs aground"
    )
    with Image.open(io.BytesIO(chats.pictures[card["message_id"]])) as picture:
        assert picture.width == 1080
        assert picture.height <= 1.5 * picture.width


def test_card_from_the_context(newsroom: Program):
    talk = Talk(newsroom)
    [answer] = talk.ask("What does David Lee say?")
    context = talk.tap(answer, wording.CONTEXT_BUTTON)
    newsroom.server.tap(context, wording.CARD_BUTTON, talk.person)
    assert talk.wait(2)[1]["photo"]


def test_quotation_too_long_for_a_card_comes_as_text(newsroom: Program):
    """Nothing is cut: what cannot be read on a phone is sent in words, with the reason."""
    [said] = Talk(newsroom).ask("/quote What does Tom Okafor say about mud?")
    assert said["text"].startswith(wording.CARD_TOO_LONG)
    assert quotations(said) == [LONG]


@pytest.mark.parametrize(
    ("words", "said"),
    [("", wording.QUOTE_WHAT.partition("{")[0]), ("mooring fees", wording.NO_QUOTE)],
)
def test_quote_of_nothing(newsroom: Program, words: str, said: str):
    assert Talk(newsroom).ask(f"/quote {words}".strip())[0]["text"].startswith(said.strip())


# Links


def shared(message: Json) -> str:
    """The payload of the link that the button for sharing carries."""
    [address] = [b["url"] for b in buttons_of(message) if b["text"] == wording.SHARE_BUTTON]
    assert address.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2F")
    return str(address).partition("start%3D")[2].partition("&")[0]


def test_shared_article_opens_for_others(newsroom: Program):
    about = find_article(Talk(newsroom), "Harbour to be dredged")
    [opened] = Talk(newsroom).ask(f"/start {shared(about)}")
    assert opened["text"] == about["text"]


def test_shared_speaker_opens_for_others(newsroom: Program):
    talk = Talk(newsroom)
    [page] = talk.ask("/speakers")
    [number] = [line.partition(".")[0] for line in lines(page) if ". Ann Lee" in line]
    said = talk.tap(page, number)
    assert shared(said) == links.to_speaker(Speaker("Ann Lee"))
    [opened] = Talk(newsroom).ask(f"/start {shared(said)}")
    assert quotations(opened) == quotations(said)


def test_shared_passage_opens_in_its_context(newsroom: Program):
    talk = Talk(newsroom)
    [answer] = talk.ask("What does David Lee say?")
    context = talk.tap(answer, wording.CONTEXT_BUTTON)
    [opened] = Talk(newsroom).ask(f"/start {shared(context)}")
    assert quotations(opened) == quotations(context)


@pytest.mark.parametrize("question", ["What does David Lee say?", "港口疏浚工程"])
def test_link_asks_a_question(newsroom: Program, question: str):
    payload = links.to_question(question)
    assert payload is not None
    talk = Talk(newsroom)
    [answer] = talk.ask(f"/start {payload}")
    assert quotations(answer)[0] == quotations(Talk(newsroom).ask(question)[0])[0]
    context = talk.tap(answer, next(label for label in labels(answer) if "Context" in label))
    assert talk.tap(context, wording.BACK_BUTTON)["text"] == answer["text"]


@pytest.mark.parametrize("payload", ["a_0123456789", "s_0123456789", "p_1_2", "q_!", "x"])
def test_link_to_nothing_says_so(newsroom: Program, payload: str):
    """What is gone, or never was, is said kindly; nothing is guessed."""
    [said] = Talk(newsroom).ask(f"/start {payload}")
    assert said["text"].startswith(wording.GONE_LINK)
