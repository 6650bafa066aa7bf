"""Forms of words that a stemmer leaves apart."""

from __future__ import annotations

import pytest
import Stemmer

from corpus.irregular import LEMMA_OF
from corpus.text import terms

ALIKE = [
    pytest.param("won", "wins", id="verb"),
    pytest.param("forbidden", "forbids", id="participle"),
    pytest.param("sued", "suing sue", id="silent-e"),
    pytest.param("boycotted", "boycott", id="two-letters-that-are-no-doubling"),
    pytest.param("children", "child", id="plural"),
    pytest.param("spokeswomen", "spokeswoman", id="women"),
    pytest.param("smartest", "smart", id="superlative"),
    pytest.param("bigger", "big", id="comparative"),
    pytest.param("heavier", "heavy", id="y"),
    pytest.param("latest", "late", id="superlative-alone"),
]


@pytest.mark.parametrize(("text", "same"), ALIKE)
def test_forms_of_a_word_have_one_term(text: str, same: str) -> None:
    assert set(terms(text)) == set(terms(same))


APART = [
    pytest.param("cleaner", "clean", id="noun"),
    pytest.param("later", "late", id="adverb"),
    pytest.param("ground", "grind", id="another-word"),
    pytest.param("specimen", "speciman", id="men"),
    pytest.param("forest", "fore", id="est"),
]


@pytest.mark.parametrize(("text", "other"), APART)
def test_words_that_only_look_alike_stay_apart(text: str, other: str) -> None:
    assert terms(text) != terms(other)


def test_each_form_has_one_lemma_that_is_the_form_of_no_other() -> None:
    """Whatever is looked up leads to the end at once."""
    assert not {form for form in LEMMA_OF if LEMMA_OF[form] in LEMMA_OF}


def test_no_form_stands_in_the_table_that_the_rules_bring_to_its_lemma() -> None:
    plain = Stemmer.Stemmer("english").stemWord
    assert not {form for form, lemma in LEMMA_OF.items() if plain(form) == plain(lemma)}
