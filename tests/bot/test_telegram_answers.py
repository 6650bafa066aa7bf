"""What an answer looks like in Telegram, and every other way to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.newsroom import CAPTAIN, CHINESE, DREDGING, HARBOUR_URL, LONG, OLD
from tests.talk import Talk, quotations
from tests.updates import buttons_of, cut, make_edit_update

if TYPE_CHECKING:
    from tests.program import Program
    from tests.updates import Json

HARBOUR = "What was said about the harbour?"
LEE = "What did Lee say about the harbour?"


def labels(message: Json) -> list[str]:
    return [button["text"] for button in buttons_of(message)]


def marked(message: Json, kind: str) -> list[str]:
    """The words of *message* that are set as *kind*, in order."""
    return [cut(message, e) for e in message.get("entities", []) if e["type"] == kind]


def test_answer_says_who_what_where_and_when(newsroom: Program):
    """Name in bold and role, the paragraph as a quotation, what matches marked, link and date."""
    [answer] = Talk(newsroom).ask("What did the mayor say about dredging the harbour?")
    assert answer["text"].startswith("Ann Lee, mayor of Millbrook\n")
    assert marked(answer, "bold")[0] == "Ann Lee"
    assert quotations(answer)[0] == DREDGING
    assert {"harbour", "dredged"} <= {w.lower() for w in marked(answer, "underline")}
    [link, *_] = [e for e in answer["entities"] if e["type"] == "text_link"]
    assert (cut(answer, link), link["url"]) == ("Harbour to be dredged", HARBOUR_URL)
    assert "Harbour to be dredged — Millbrook Gazette · 2021-03-05" in answer["text"]
    assert "Only Ann Lee" in labels(answer)


def test_long_quotation_is_folded_and_whole(newsroom: Program):
    """A long paragraph shows its beginning until it is tapped; not a word of it is missing.

    The sentence that answers best is set in bold, where there are others beside it.
    """
    [answer] = Talk(newsroom).ask("What does Tom Okafor say about mud?")
    assert marked(answer, "expandable_blockquote") == [LONG]
    first = LONG[: LONG.index("council.") + len("council.")]
    assert marked(answer, "bold") == ["Tom Okafor", first]
    [short] = Talk(newsroom).ask("What does David Lee say?")
    assert marked(short, "blockquote") == [CAPTAIN]
    assert marked(short, "bold") == ["David Lee"]


def test_answer_shows_no_preview_of_its_links(newsroom: Program):
    Talk(newsroom).ask(HARBOUR)
    [*_, sent] = newsroom.server.requests_of("sendMessage")
    assert sent.parameters["link_preview_options"] == {"is_disabled": True}


def test_chinese_question_is_answered_in_chinese(newsroom: Program):
    """Question, words around the answer and buttons are in the language of whoever asks."""
    talk = Talk(newsroom)
    talk.person["language_code"] = "zh-hans"
    [answer] = talk.ask("李安说港口的疏浚工程什么时候开始？")
    assert quotations(answer)[0] == CHINESE
    assert wording.catalogue("zh-hans")["CONTEXT_BUTTON"] in "".join(labels(answer))
    assert wording.catalogue("zh-hans")["NO_DATE"] in answer["text"]


def test_by_date_and_best_first_again(newsroom: Program):
    """Newest first, those without a date last; then as before, all in one message."""
    talk = Talk(newsroom)
    [answer] = talk.ask(HARBOUR)
    by_date = talk.tap(answer, wording.BY_DATE_BUTTON)
    assert by_date["text"].startswith(wording.NEWEST_FIRST)
    assert quotations(by_date) == [CAPTAIN, DREDGING, LONG]
    assert quotations(talk.tap(by_date, wording.BY_RELEVANCE_BUTTON)) == quotations(answer)
    assert quotations(talk.tap_more(by_date)) == [OLD]


def test_nothing_to_order_where_there_are_no_dates(newsroom: Program):
    [answer] = Talk(newsroom).ask("mooring fees for berths")
    assert wording.BY_DATE_BUTTON not in labels(answer)
    assert wording.MORE_BUTTON in labels(answer)


def test_nearest_passage_where_there_is_no_answer(newsroom: Program):
    """A refusal offers what comes nearest, which then says that it is no answer."""
    talk = Talk(newsroom)
    [refusal] = talk.ask("Who sang in the harbour opera about dragons and volcanoes?")
    assert quotations(refusal) == []
    nearest = talk.tap(refusal, wording.NEAREST_BUTTON)
    assert nearest["text"].startswith(wording.NEAREST)
    assert quotations(nearest)


def test_other_person_of_the_name(newsroom: Program):
    """Where two bear a name, a button gives the words of the one, and of the other again."""
    talk = Talk(newsroom)
    [answer] = talk.ask(LEE)
    captain = talk.tap(answer, wording.OTHER_PERSON_BUTTON.format(name="David Lee"))
    taken = wording.MEANT_AMONG.format(name="David Lee", others="Ann Lee")
    assert captain["text"].startswith(taken)
    assert quotations(captain)[0] == CAPTAIN
    mayor = talk.tap(captain, wording.OTHER_PERSON_BUTTON.format(name="Ann Lee"))
    assert quotations(mayor)[0] in {DREDGING, OLD}


def test_same_button_twice_at_once(newsroom: Program):
    """An impatient finger meets no error: both taps are answered, the message changes once."""
    talk, server = Talk(newsroom), newsroom.server
    [answer] = talk.ask(HARBOUR)
    label = wording.CONTEXT_OF_BUTTON.format(number=1)
    taps = [server.tap(answer, label, talk.person) for _ in range(2)]
    server.wait_for(lambda: server.chats.answers.keys() >= set(taps), "both to be answered")
    assert talk.tap(talk.wait_for_change(answer), wording.BACK_BUTTON)
    assert [message["text"] for message in talk.sent] == [answer["text"]]


def test_buttons_of_an_answer_whose_question_was_deleted(newsroom: Program):
    """The question stands in the chat alone; without it the box asks to ask again."""
    talk, server = Talk(newsroom), newsroom.server
    [answer] = talk.ask(HARBOUR)
    orphan = {name: part for name, part in answer.items() if name != "reply_to_message"}
    tap = server.tap(orphan, wording.BY_DATE_BUTTON, talk.person)
    server.wait_for(lambda: tap in server.chats.answers, "the answer to the tap")
    assert server.chats.answers[tap] == wording.QUESTION_GONE


def test_question_deleted_before_its_answer_comes(newsroom: Program):
    """The answer comes all the same, as a message of its own."""
    talk, server = Talk(newsroom), newsroom.server
    server.refuse("sendMessage", retry_after=1)
    asked = talk.write(HARBOUR)
    server.wait_until_fetched()
    server.chats.messages[talk.chat["id"]].pop(asked)
    [answer] = talk.wait(1)
    assert quotations(answer)
    assert "reply_to_message" not in answer


def test_correction_after_the_answer_was_deleted(newsroom: Program):
    """There is nothing to change any more, so the answer is sent anew."""
    talk, server = Talk(newsroom), newsroom.server
    [answer] = talk.ask("What does David Lee say?")
    server.chats.messages[talk.chat["id"]].pop(answer["message_id"])
    server.deliver(make_edit_update(answer["reply_to_message"], "What does Tom Okafor say?"))
    [again] = talk.wait(1)
    assert quotations(again) == [LONG]


def test_emoji_in_a_question_are_no_words(newsroom: Program):
    [answer] = Talk(newsroom).ask("🚢⚓️ harbour 👨‍👩‍👧‍👦?")
    assert any("harbour" in words for words in quotations(answer))


@pytest.mark.parametrize(
    "text",
    [
        "מה אמר Ann Lee על harbour? \u202eeel nna\u202c",
        "harbour\x00\u2028<b>&amp;</b>",
        "⚓️",
        "\u200f",
    ],
)
def test_any_script_is_heard(newsroom: Program, text: str):
    """Whatever is typed gets a reply that can be sent, and no apology."""
    [answer] = Talk(newsroom).ask(text)
    assert answer["text"] != wording.SORRY
