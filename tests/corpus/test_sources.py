"""Sources without a name, found by the words that an article has for them."""

from __future__ import annotations

import pytest

from corpus.sources import UnnamedSources
from tests.corpus.passages import make_passages

MENTIONS = ["The order", "two city officials", "a spokesman for the harbour", "they"]
ASKED = [
    pytest.param("the order", ["The order"], id="text"),
    pytest.param("officials", ["two city officials"], id="what-they-are"),
    pytest.param("city officials", ["two city officials"], id="more-closely"),
    pytest.param("the official", ["two city officials"], id="one-of-them"),
    pytest.param("the city", [], id="not-what-they-are"),
    pytest.param("harbour spokesman", ["a spokesman for the harbour"], id="other-order"),
    pytest.param("the harbour", [], id="whom-it-is-for"),
    pytest.param("state officials", [], id="other-ones"),
    pytest.param("they", [], id="pronoun"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("phrase", "mentions"), ASKED)
def test_unnamed_sources_by_their_words(phrase: str, mentions: list[str]) -> None:
    passages = [p for m in MENTIONS for p in make_passages(("It is so.", m), path=f"{m}.txt")]
    found = [passages[place] for place in UnnamedSources.of(passages).find(phrase)]
    assert [p.article.text_of(m) for p in found if (m := p.attributions[0].mention)] == mentions
