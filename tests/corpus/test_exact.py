"""Phrases in quotation marks are found word for word, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.answer import Reason
from corpus.exact import holds, quoted_phrases
from corpus.library import SHIPPED_ARTICLES, Library
from corpus.question import parse_question

if TYPE_CHECKING:
    from pathlib import Path

STYLES = (
    "“{}”",
    '"{}"',
    "‘{}’",
    "'{}'",
    "''{}''",
    "``{}''",
    "„{}“",
    "«{}»",
    "「{}」",
    "『{}』",
    "＂{}＂",
)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(SHIPPED_ARTICLES)


@pytest.mark.parametrize("style", STYLES)
def test_marks_of_any_style(style: str):
    assert quoted_phrases(f"who spoke of {style.format('very serious')} issues?") == (
        "very serious",
    )


@pytest.mark.parametrize(
    "text",
    ["what's WeChat's size?", "it isn't in the '90s, don't ask", 'an "open mark', '"" or "?"'],
)
def test_no_phrase(text: str):
    """Apostrophes, a mark without its fellow and marks around no word quote nothing."""
    assert quoted_phrases(text) == ()


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        pytest.param(
            "He said “very  serious”, twice.", "VERY SERIOUS", True, id="case-marks-spaces"
        ),
        pytest.param("a seriously good plan", "serious", False, id="no-part-of-a-word"),
        pytest.param("serious, very", "very serious", False, id="order"),
        pytest.param("very, in fact, serious", "very serious", False, id="words-between"),
        pytest.param("It isn’t safe", "isn't safe", True, id="curly-apostrophe"),
        pytest.param("It is safe", "isn't safe", False, id="negation"),
        pytest.param("at a Café", "a cafe", True, id="accent"),
        pytest.param("It cost 12,500 dollars", "12500 dollars", True, id="thousands"),
        pytest.param("北京對國會的審查", "国会的审查", True, id="traditional-and-simplified"),
    ],
)
def test_word_for_word(text: str, phrase: str, expected: bool):  # noqa: FBT001
    assert holds(text, phrase) is expected


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_read(text: str, phrase: str):
    """Nothing that is typed breaks it, and a text holds itself."""
    quoted_phrases(text)
    holds(text, phrase)
    assert holds(text, text)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("who called it a “prison”?", '"prison"'),
        ("what did Deibert say about 'very serious' issues", '"very serious"'),
    ],
)
def test_passages_hold_the_phrase(library: Library, question: str, first: str):
    answer = library.search(parse_question(question, library.speakers))
    assert answer.answered
    assert first in answer.hits[0].passage.text
    [phrase] = answer.question.phrases
    assert all(holds(hit.passage.text, phrase) for hit in answer.hits)


@pytest.mark.parametrize(
    "question",
    [
        "who said 'seriously very'",
        '"national security" what did Deibert say',
        'who said "purple hat"',
    ],
)
def test_silence_where_nobody_says_it(library: Library, question: str):
    """Neither like words nor somebody else's are an answer; what else is asked is near at hand."""
    answer = library.search(parse_question(question, library.speakers))
    assert not answer.answered
    assert answer.reason is Reason.NO_PHRASE
    rest = question.replace("'", "").replace('"', "")
    unquoted = library.search(parse_question(rest, library.speakers))
    assert {hit.passage for hit in answer.hits} <= {hit.passage for hit in unquoted.hits}


def test_best_of_many_that_hold_a_phrase_are_found(tmp_path: Path) -> None:
    """However common it is, and wherever the one with the rest of the question stands."""
    many = [f"He gave the word of a sailor, number {n}." for n in range(300)]
    text = "\n\n".join(["Words", *many, "A word of praise for the harbour pilot."])
    (tmp_path / "words.txt").write_text(text, encoding="utf-8")
    made = Library.load(tmp_path)
    for question in ('what "word of" praise for a pilot', 'praise "of" the pilot'):
        assert "pilot" in made.search(parse_question(question, ())).hits[0].passage.text
