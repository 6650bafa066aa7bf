"""Where a name stands of somebody who is not quoted, however it is written there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library import Library
from corpus.model import Article, Paragraph
from corpus.question import parse_question

WRITTEN = [
    "Ida Brandt",
    "IDA BRANDT’s",
    "Ida’s Brandt",
    "Ida (Brandt)",
    "Ida-Brandt",
    "Idabrandt",
    "Ida\u00adBrandt",
    "Ída Bränd\u200bt",
    "Ｉｄａ Brandt",
    "Ida   von-Brandt, Ida Brandt",
]
ELSE = ["Ida Brandtsson", "Brandt, Ida", "Ida met Brandt", "Ida. Olga Brandt", "Idas Brandt"]


def mentioned(*texts: str) -> list[str]:
    """The paragraphs that are told to name Ida Brandt, whom nobody quotes."""
    whole = "\n\n".join(("Town news", *texts))
    starts = [whole.index(text) for text in texts]
    places = [Paragraph(0, 0, 9)] + [
        Paragraph(number, start, start + len(text))
        for number, (start, text) in enumerate(zip(starts, texts, strict=True), 1)
    ]
    library = Library.of(Path("set"), [Article("town.txt", whole, tuple(places))])
    question = parse_question("What did Ida Brandt say?", library.speakers)
    return [passage.text for passage in library.search(question).mentioned]


@pytest.mark.parametrize("name", WRITTEN)
def test_name_is_found_however_it_is_written(name: str):
    text = f"Yesterday {name} was seen at the market with a goose."
    assert mentioned(text) == [text]


@pytest.mark.parametrize("name", ELSE)
def test_other_words_are_not_the_name(name: str):
    assert mentioned(f"Yesterday {name} was seen at the market with a goose.") == []


@given(st.text("Ida Brandt’'s.-éøШ 水", max_size=12), st.sampled_from(["Ida Brandt", "Ida"]))
def test_what_stands_around_a_name_hides_it_only_as_part_of_a_word(around: str, name: str):
    """What parts words from it does not matter, whatever follows."""
    text = f"{around} ; Ida Brandt ; {around} {name}"
    assert mentioned(text) == [text]
