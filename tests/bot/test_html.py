"""Replies in Telegram's HTML, read back by a parser as strict as Telegram's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.html import ENTITY_LIMIT, MESSAGE_LIMIT, render
from bot.layout import Block, Reply, Run, Style, bold, line, printable
from tests.telegram_html import parse_html, utf16_length

URLS = st.sampled_from([None, None, None, "https://example.org/?a=1&b=2", 'https://x.org/"<>'])
WORDS = st.text(st.characters(exclude_categories=[]), max_size=40) | st.sampled_from(
    [
        "<b>bold</b> & </i>",
        "One. Two! “Three?” Four",
        "😀😀 😀",
        "a\r\nb",
        "  ",
        "\x1b[31m",
        "x" * 50,
    ]
)
RUNS = st.builds(Run, WORDS, st.sampled_from(Style), URLS, st.booleans())
BLOCKS = st.builds(Block, st.lists(RUNS, max_size=6).map(tuple), st.booleans())
PARTS = st.lists(BLOCKS, max_size=4).map(tuple)
REPLIES = st.builds(Reply, st.lists(PARTS, max_size=4).map(tuple))


def sent(reply: Reply, limit: int = MESSAGE_LIMIT, entities: int = ENTITY_LIMIT) -> list[str]:
    """The texts of a reply's messages as Telegram reads them."""
    return [parse_html(message)[0] for message in render(reply, limit, entities)]


def quoted(text: str) -> Reply:
    return Reply(((Block((Run(text),), quoted=True),),))


@given(REPLIES, st.integers(2, 60), st.integers(1, 5))
def test_any_reply_is_sent_whole_in_messages_that_fit(reply: Reply, limit: int, entities: int):
    """Every message keeps both limits and parses; together they say all that the reply does."""
    read = [parse_html(message) for message in render(reply, limit, entities)]
    assert all(0 < utf16_length(text) <= limit for text, _ in read)
    assert all(text == text.strip() for text, _ in read)
    assert all(len(marked) <= entities for _, marked in read)
    everything = "".join(text for text, _ in read)
    assert "".join(everything.split()) == "".join(printable(reply.text).split())


@given(REPLIES, st.integers(60, 200))
def test_words_shorter_than_a_message_are_never_cut(reply: Reply, limit: int):
    """Where every word fits into a message, the messages' words are the reply's words."""
    words = printable(reply.text).split()
    texts = sent(reply, limit)
    if all(utf16_length(word) <= limit for word in words):
        assert [word for text in texts for word in text.split()] == words


@given(st.lists(st.text("ab\U0001f600\U0001d538é ", min_size=1, max_size=30), max_size=500))
def test_passages_at_telegrams_own_limit(sentences: list[str]):
    """At the real size too, with characters of two code units and a quotation across messages."""
    reply = quoted(". ".join(sentences) * 3)
    for message in render(reply):
        text, marked = parse_html(message)
        assert utf16_length(text) <= MESSAGE_LIMIT
        assert [e["type"].removeprefix("expandable_") for e in marked] == ["blockquote"]


@pytest.mark.parametrize(
    ("reply", "limit", "messages"),
    [
        pytest.param(
            Reply(((line("One two"), line("three.")), (line("Four"), line("five six seven.")))),
            30,
            ["One two\nthree.", "Four\nfive six seven."],
            id="between passages",
        ),
        pytest.param(
            Reply(((line("No:"),), (line("It rains in town. It snows on hills."),))),
            30,
            ["No:\n\nIt rains in town.", "It snows on hills."],
            id="not behind a short opening",
        ),
        pytest.param(
            Reply(((line("Ann Lee"), line("It rains today."), line("It snows.")),)),
            25,
            ["Ann Lee\nIt rains today.", "It snows."],
            id="between paragraphs",
        ),
        pytest.param(
            Reply(((line("Ann"), line("It rains in town. It snows on hills.")),)),
            30,
            ["Ann\nIt rains in town.", "It snows on hills."],
            id="between sentences, not below the name",
        ),
        pytest.param(
            quoted("“It rains.” It snows on"), 14, ["“It rains.”", "It snows on"], id="curly mark"
        ),
        pytest.param(quoted("one two three"), 9, ["one two", "three"], id="between words"),
        pytest.param(quoted("one two three"), 7, ["one two", "three"], id="word ends at the limit"),
        pytest.param(quoted("abcdefgh ij"), 4, ["abcd", "efgh", "ij"], id="too long a word"),
        pytest.param(quoted("😀😀😀"), 3, ["😀", "😀", "😀"], id="surrogate pairs"),
        pytest.param(quoted("😀 😀"), 5, ["😀 😀"], id="counted in UTF-16"),
        pytest.param(Reply(((line("<&>" * 3),),)), 9, ["<&>" * 3], id="counted after parsing"),
    ],
)
def test_borders(reply: Reply, limit: int, messages: list[str]):
    """Where a reply is split: the best border that fits."""
    assert sent(reply, limit) == messages


def test_tags_are_closed_and_opened_again():
    speech = Block((Run("He said: "), Run("no rain today", Style.ITALIC)), quoted=True)
    assert render(Reply(((speech,),)), limit=16) == [
        "<blockquote>He said: <i>no rain</i></blockquote>",
        "<blockquote><i>today</i></blockquote>",
    ]


def test_what_an_article_or_a_question_writes_is_no_markup():
    reply = Reply(((line(bold("</b><a href='x'>"), " & &amp;"),),))
    assert render(reply) == ["<b>&lt;/b&gt;&lt;a href=&#x27;x&#x27;&gt;</b> &amp; &amp;amp;"]
    assert sent(reply) == ["</b><a href='x'> & &amp;"]


def test_link():
    [message] = render(Reply(((line(Run("News", url='https://x.org/?a=1&b="2"')),),)))
    text, [link] = parse_html(message)
    assert (text, link["type"]) == ("News", "text_link")
    assert "&amp;b=&quot;2&quot;" in message


def test_hundred_entities_fill_a_message():
    """The message ends before its 101st entity, at a border between words."""
    reply = Reply(((line(*(run for n in range(250) for run in (bold(f"w{n}"), " "))),),))
    marked = [len(parse_html(message)[1]) for message in render(reply)]
    assert marked == [100, 100, 50]


def test_word_with_more_entities_than_a_message_may_have_stays_whole():
    reply = Reply(((line(*(Run("x", style) for style in [Style.BOLD, Style.ITALIC] * 60)),),))
    [message] = render(reply)
    assert len(parse_html(message)[1]) == ENTITY_LIMIT
    assert re.sub(r"<[^>]*>", "", message) == "x" * 120


def test_reply_without_words_makes_no_message():
    assert render(Reply(((line(" "), line("\n")), ()))) == []
