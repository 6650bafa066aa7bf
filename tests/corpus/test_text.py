"""Text to sentences, tokens and terms."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import located_terms, sentences, terms, tokens

SAME_TERMS = [
    pytest.param("México", "mexico", id="accents"),
    pytest.param("Me\u0301xico", "México", id="decomposed"),
    pytest.param("the mayor’s plans", "mayor plan", id="possessive"),
    pytest.param("ＷＥＣＨＡＴ", "wechat", id="width"),
    pytest.param("voting votes voted", "vote vote vote", id="endings"),
    pytest.param("O’Brien", "obrien", id="apostrophe-in-a-name"),
    pytest.param("1,000 people", "1000 people", id="thousands"),
    pytest.param("U.S. and US", "U.S. U.S.", id="initials"),
    pytest.param("don't, isn’t, can't, won't, dont", "", id="contractions"),
    pytest.param("Łódź, Ærø, Straße", "lodz aero strasse", id="letters-without-decomposition"),
    pytest.param("co\u00adoperate", "cooperate", id="soft-hyphen"),
    pytest.param("⚓\ufe0f harbour ⚓\ufe0f", "harbour", id="emoji"),
]


@pytest.mark.parametrize(("text", "same"), SAME_TERMS)
def test_spellings_that_people_mean_alike(text: str, same: str) -> None:
    assert terms(text) == terms(same)


TERMS = [
    pytest.param("walk-in", ["walk", "walkin"], id="hyphen-gives-parts-and-whole"),
    pytest.param("1.1 billion", ["1.1", "billion"], id="decimal"),
    pytest.param("微信用户", ["微信", "信用", "用户"], id="chinese-pairs"),
    pytest.param("我 ok", ["我", "ok"], id="lone-character"),
    pytest.param("서울시", ["서울", "울시"], id="korean"),
    pytest.param("中文and英文", ["中文", "英文"], id="mixed-scripts"),
    pytest.param("WHO did it", ["who"], id="initials-that-look-like-a-small-word"),
    pytest.param("?! — ...", [], id="no-word"),
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@given(st.text(max_size=80))
def test_places_are_in_order_and_inside(text: str) -> None:
    """Tokens, terms and sentences cut words out of the text; sentences lose nothing but space."""
    ends = [0]
    for span in tokens(text):
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)
    assert all(0 <= span.start < span.end <= len(text) for _, span in located_terms(text))
    found = sentences(text)
    assert "".join("".join(s.cut(text) for s in found).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


SENTENCES = [
    pytest.param("Mr. Lee left. She stayed.", ["Mr. Lee left.", "She stayed."], id="title"),
    pytest.param("J. R. Lee left. Now?", ["J. R. Lee left.", "Now?"], id="initials"),
    pytest.param('"No!" "Yes."', ['"No!"', '"Yes."'], id="quotation-marks"),
    pytest.param("It cost $1.1 million.", ["It cost $1.1 million."], id="decimal"),
    pytest.param("A line\n\nanother", ["A line", "another"], id="empty-line"),
    pytest.param("他说。她走了。", ["他说。", "她走了。"], id="chinese"),
    pytest.param("", [], id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.cut(text) for span in sentences(text)] == expected


@pytest.mark.parametrize("text", ["." * 100_000, "a. " * 50_000, '"' * 100_000, "A." * 50_000])
def test_odd_texts_take_no_longer_than_others(text: str) -> None:
    """Time grows with the text, not with its square (which would be minutes here)."""
    assert sentences(text)
    terms(text)
