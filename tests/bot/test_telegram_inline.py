"""Inline mode: what is listed in other chats, page by page, and what a tap on it sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot import wording
from tests.newsroom import CAPTAIN, FEES, OLD
from tests.talk import Talk, quotations
from tests.telegram_html import parse_html
from tests.updates import BOT_USERNAME, make_inline_update, make_user

if TYPE_CHECKING:
    from tests.program import Program
    from tests.updates import Json


def listed(program: Program, query: str, offset: str = "", **person: Any) -> Json:
    """What the bot lists for *query*."""
    update = make_inline_update(query, make_user() | person, offset)
    number = update["inline_query"]["id"]
    program.server.deliver(update)
    told = program.server.chats.inline
    answer: Json = program.server.wait_for(lambda: told.get(number), "the results")
    return answer


def test_result_is_a_speaker_with_the_first_words(newsroom: Program):
    """A tap sends the passage as it is answered, with a button that opens it in the bot."""
    [first, *_] = listed(newsroom, "What does David Lee say?")["results"]
    assert first["title"] == "David Lee"
    assert CAPTAIN.startswith(first["description"].rstrip("…"))
    content = first["input_message_content"]
    text, entities = parse_html(content["message_text"])
    sent = {"text": text, "entities": entities}
    assert text.startswith("David Lee, captain of the ferry")
    assert quotations(sent) == [CAPTAIN]
    assert content["link_preview_options"] == {"is_disabled": True}
    [[button]] = first["reply_markup"]["inline_keyboard"]
    address, _, payload = button["url"].partition("?start=")
    assert address == f"https://t.me/{BOT_USERNAME}"
    assert CAPTAIN in quotations(Talk(newsroom).ask(f"/start {payload}")[0])


def test_pages_give_fifty_results_once_each(newsroom: Program):
    """Telegram asks for the next page with what the last one said; after fifty there is none."""
    offset, titles, pages = "", [], 0
    while not pages or offset:
        page = listed(newsroom, "mooring fees for berths", offset)
        titles += [result["description"] for result in page["results"]]
        offset, pages = page.get("next_offset", ""), pages + 1
    assert FEES > 50 == len(titles) == len(set(titles))
    assert pages > 1


def test_results_do_not_outlive_a_reload(newsroom: Program):
    """They are kept for seconds, and for one person, whose language they are in."""
    answer = listed(newsroom, "harbour")
    assert int(answer["cache_time"]) <= 10
    assert answer["is_personal"]


def test_empty_query_lists_recent_articles(newsroom: Program):
    """Newest first, those without a date last."""
    answer = listed(newsroom, "  ")
    titles = [result["title"] for result in answer["results"]]
    assert titles[:3] == ["Ferry runs aground", "Harbour to be dredged", "New quay is opened"]
    assert answer["results"][0]["description"] == "Millbrook Gazette · 2023-06-01"
    assert len(titles) == 15


def test_who_is_quoted_lists_speakers(newsroom: Program):
    """Who is quoted most first; a tap sends what they said, with a button that opens the rest."""
    answer = listed(newsroom, "who is quoted?")
    [lee] = [result for result in answer["results"] if result["title"] == "Ann Lee"]
    assert lee["description"].startswith("mayor of Millbrook – 2 passages")
    assert len(answer["results"]) == 13
    text, _ = parse_html(lee["input_message_content"]["message_text"])
    assert text.startswith("Ann Lee, mayor of Millbrook")
    payload = lee["reply_markup"]["inline_keyboard"][0][0]["url"].partition("?start=")[2]
    assert Talk(newsroom).ask(f"/start {payload}")[0]["text"].startswith("Ann Lee, mayor")


def test_time_is_understood(newsroom: Program):
    """The latest, the oldest, and the articles of a year, by their first paragraphs."""
    for query, first, count in (
        ("latest", "The ferry ran aground on Friday.", 3),
        ("the oldest", OLD, 3),
        ("which articles are there from 2021?", "The council of Millbrook met on Tuesday", 1),
    ):
        results = listed(newsroom, query)["results"]
        assert results[0]["description"].startswith(first)
        assert len(results) == count


def test_nothing_found_leads_to_the_bot(newsroom: Program):
    """The button above the empty list asks the question in private, where a refusal says more."""
    query = "volcanoes of Iceland"
    answer = listed(newsroom, query, language_code="zh-hant")
    assert answer["results"] == []
    assert answer["button"]["text"] == wording.catalogue("zh-hant")["INLINE_NOTHING"]
    [refusal] = Talk(newsroom).ask(f"/start {answer['button']['start_parameter']}")
    assert refusal["text"] == Talk(newsroom).ask(query)[0]["text"]
    assert quotations(refusal) == []


def test_odd_queries_and_offsets_are_answered(newsroom: Program):
    for query, offset in (("<b>&", ""), ("😀" * 128, ""), ("harbour", "x"), ("harbour", "999")):
        assert "results" in listed(newsroom, query, offset)


def test_query_too_long_for_a_link(newsroom: Program):
    answer = listed(newsroom, "zxqv " * 50)
    assert answer["button"]["start_parameter"] == "start"
    [hello] = Talk(newsroom).ask("/start start")
    assert hello["text"].startswith(wording.HELLO)
