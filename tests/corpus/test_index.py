"""Passages to hits: BM25 as worked by hand, and what counts as a match."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index import Index
from corpus.model import Speaker
from tests.corpus.passages import make_passages

FIVE = ("bridge river", "bridge bridge town", "river", "town town town river", "market")


def worked_by_hand(count: int, frequency: int, length: int) -> float:
    """One term's part in a score: N = 5 passages of 11 terms in all, k1 = 1.2, b = 0.75."""
    idf = math.log(1 + (5 - count + 0.5) / (count + 0.5))
    norm = 1.2 * (1 - 0.75 + 0.75 * length / (11 / 5))
    return idf * frequency * (1.2 + 1) / (frequency + norm)


def test_scores_agree_with_the_formula() -> None:
    """Okapi BM25 of Robertson & Zaragoza (2009), with the idf that is always above 0."""
    hits = Index(make_passages(*FIVE)).search(["bridg", "town"])
    found = {hit.passage.paragraph.number: hit.score for hit in hits}
    assert found == pytest.approx(
        {
            0: worked_by_hand(2, 1, 2),
            1: worked_by_hand(2, 2, 3) + worked_by_hand(2, 1, 3),
            3: worked_by_hand(2, 3, 4),
        }
    )
    assert [hit.passage.paragraph.number for hit in hits] == [1, 3, 0]


@pytest.mark.parametrize("blocks", [(), ("bridge",), ("bridge", "bridge"), ("...", "!")])
def test_small_sets(blocks: tuple[str, ...]) -> None:
    """No set is too small: a shared term matches though half or all of the passages have it."""
    hits = Index(make_passages(*blocks)).search(["bridg"])
    assert [hit.passage.text for hit in hits] == [block for block in blocks if block == "bridge"]
    assert all(hit.score > 0 and hit.matched == ("bridg",) for hit in hits)


def test_no_shared_term_is_no_hit() -> None:
    index = Index(make_passages(*FIVE))
    assert index.search(["castl"]) == []
    assert index.search([]) == []


def test_required_terms_stand_in_every_hit() -> None:
    index = Index(make_passages(*FIVE))
    hits = index.search(["bridg", "river"], required=["river", "town"])
    assert [(h.passage.text, h.matched) for h in hits] == [("town town town river", ("river",))]
    assert index.search(["bridg"], required=["castl"]) == []


def test_ties_keep_the_order_of_the_article() -> None:
    hits = Index(make_passages("bridge one", "bridge two", "bridge six")).search(["bridg"])
    assert [hit.passage.paragraph.number for hit in hits] == [0, 1, 2]


def test_found_by_who_speaks() -> None:
    """Name and role of a speaker, and the words for an unnamed one, find what they say."""
    director = Speaker("Ann Lee", "director of the museum")
    passages = make_passages(("It is closed.", director), ("It is open.", "a guard"))
    index = Index(passages)
    assert [h.passage for h in index.search(["lee"])] == [passages[0]]
    assert [h.passage for h in index.search(["museum"])] == [passages[0]]
    assert [h.passage for h in index.search(["guard"])] == [passages[1]]


WORDS = st.lists(st.sampled_from(["bridge", "river", "town", "market"]), max_size=5).map(" ".join)


@given(st.lists(WORDS, max_size=6), st.lists(st.sampled_from(["bridg", "river", "sea"])))
def test_each_matching_passage_once_in_order_of_score(blocks: list[str], wanted: list[str]) -> None:
    """A hit is a passage that shares a term, and nothing else is."""
    passages = make_passages(*blocks)
    hits = Index(passages).search(wanted)
    numbers = [hit.passage.paragraph.number for hit in hits]
    matching = {n for n, b in enumerate(blocks) if {b_[:5] for b_ in b.split()} & set(wanted)}
    assert len(numbers) == len(set(numbers))
    assert set(numbers) == matching
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
