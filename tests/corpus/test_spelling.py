"""Misspelt words put right by the words of a set."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.spelling import Spelling

WORDS = """
building elephant gandhi harbour kilometres philharmonic plan sore spectacle spectacles starkest
ticket trail unelected
""".split()
RIGHT = [
    pytest.param("bilding", "building", id="missing"),
    pytest.param("tiket", "ticket", id="short"),
    pytest.param("spectcale", "spectacle", id="swapped"),
    pytest.param("ghandi", "gandhi", id="moved"),
    pytest.param("speectakle", "spectacle", id="two-in-a-long-word"),
    pytest.param("kilometers", "kilometres", id="another-form-of-an-english-word"),
    pytest.param("elefant", "elephant", id="f-for-ph"),
    pytest.param("filharmonic", "philharmonic", id="f-for-ph-at-the-start"),
    pytest.param("pelephant", None, id="ph-is-no-p"),
    pytest.param("tikets", None, id="two-in-a-short-word"),
    pytest.param("plam", None, id="too-short"),
    pytest.param("bandhi", None, id="first-letter"),
    pytest.param("swore", None, id="short-english-word"),
    pytest.param("unexpected", None, id="english-word"),
    pytest.param("smartest", None, id="english-superlative"),
    pytest.param("trial", None, id="english-with-the-same-letters"),
]


@pytest.mark.parametrize(("word", "meant"), RIGHT)
def test_closest(word: str, meant: str | None) -> None:
    assert Spelling(WORDS, np.ones(len(WORDS), np.int64)).closest(word) == meant


def test_of_words_as_near_the_commoner_is_meant() -> None:
    assert Spelling(["harbors", "harbour"], np.array([1, 5])).closest("harbour") == "harbour"
    assert Spelling(["marked", "market"], np.array([1, 5])).closest("markep") == "market"
    assert Spelling(["marked", "market"], np.array([5, 1])).closest("markep") == "marked"
