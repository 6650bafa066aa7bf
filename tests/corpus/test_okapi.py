"""BM25 over postings: the scores of rank-bm25's formula, and the best of them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.okapi import K1, B, Okapi, PositiveOkapi
from corpus.postings import Bags

Document = list[int]

TERMS = 8
DOCUMENTS = st.lists(st.lists(st.integers(0, TERMS - 1), max_size=9), min_size=1, max_size=30)
QUERY = st.lists(st.integers(0, TERMS - 1), max_size=4, unique=True)


def index(documents: list[Document], at_once: int = 7) -> Okapi:
    """The postings of *documents*, some at a time."""
    chunks = []
    for first in range(0, len(documents), at_once):
        some = documents[first : first + at_once]
        owners = [first + n for n, document in enumerate(some) for _ in document]
        flat = [term for document in some for term in document]
        chunks.append((np.array(flat, np.int32), np.array(owners, np.int32)))
    return Okapi(Bags(chunks, TERMS, len(documents)))


def worked_by_hand(count: int, frequency: int, length: int) -> float:
    """One term's part in a score: N = 5 documents of 11 terms in all."""
    idf = math.log(1 + (5 - count + 0.5) / (count + 0.5))
    norm = K1 * (1 - B + B * length / (11 / 5))
    return idf * frequency * (K1 + 1) / (frequency + norm)


def test_scores_agree_with_the_formula() -> None:
    """Okapi BM25 of Robertson & Zaragoza (2009), with the idf that is always above 0."""
    bridge, river, town, market = range(4)
    five = [[bridge, river], [bridge, bridge, town], [river], [town, town, town, river], [market]]
    scores = index(five).get_scores([bridge, town])
    by_hand = [
        worked_by_hand(2, 1, 2),
        worked_by_hand(2, 2, 3) + worked_by_hand(2, 1, 3),
        0,
        worked_by_hand(2, 3, 4),
        0,
    ]
    assert scores.tolist() == pytest.approx(by_hand)


@given(DOCUMENTS, QUERY)
def test_scores_are_those_of_the_library(documents: list[Document], query: list[int]) -> None:
    """rank-bm25's own formula over its own dictionaries gives the same."""
    if not any(documents):
        return
    reference = PositiveOkapi(documents, k1=K1, b=B)
    okapi = index(documents)
    assert okapi.get_scores(query).tolist() == pytest.approx(reference.get_scores(query).tolist())
    some = np.arange(0, len(documents), 2)
    expected = reference.get_batch_scores(query, some.tolist())
    assert okapi.get_batch_scores(query, some).tolist() == pytest.approx(expected)


@given(DOCUMENTS, QUERY, st.integers(1, 5), st.sampled_from([0, 3, 1000]))
def test_best_are_those_of_all_scores(
    documents: list[Document], query: list[int], count: int, worth: int
) -> None:
    """Whether bounds are used or not, the best come first, equal ones in their order."""
    okapi = index(documents)
    scores = okapi.get_scores(query)
    matching = [n for n in range(len(documents)) if scores[n] > 0]
    found, best = okapi.top(query, count, worth_bounding=worth)
    assert best.tolist() == pytest.approx(sorted(scores[matching], reverse=True)[:count])
    assert [float(scores[n]) for n in found.tolist()] == pytest.approx(best.tolist())
    assert len(set(found.tolist())) == len(found) == min(count, len(matching))


def test_equal_ones_keep_their_order() -> None:
    assert index([[0], [1], [0], [0]]).top([0], 2)[0].tolist() == [0, 2]


def test_each_question_starts_from_nothing() -> None:
    """What one question adds up is not seen by the next."""
    okapi = index([[0, 1], [1, 2], [2]])
    first = okapi.top([0, 1], 3)
    okapi.top([1, 2], 3)
    assert [part.tolist() for part in okapi.top([0, 1], 3)] == [part.tolist() for part in first]


@given(DOCUMENTS, QUERY)
def test_saved_and_loaded(documents: list[Document], query: list[int]) -> None:
    okapi = index(documents)
    loaded = Okapi.from_arrays(okapi.to_arrays(), TERMS)
    assert loaded.get_scores(query).tolist() == okapi.get_scores(query).tolist()
    assert [p.tolist() for p in loaded.top(query, 3)] == [p.tolist() for p in okapi.top(query, 3)]
