"""What is looked up in passages: words, terms and who speaks; saved and loaded."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from corpus.index import Index
from corpus.model import Passage, Speaker
from tests.corpus.passages import make_passages

BRIDGE = ("The bridge is closed. Nobody knows why.", ("“No toll,” said Lee.", Speaker("Ann Lee")))
RIVER = ("A river-side path.", "The U.S. bridge.")


def article(path: str, *blocks: str | tuple[str, Speaker | str]) -> tuple[Passage, ...]:
    """The passages of one article that is told from others by its words."""
    passages = make_passages(*blocks, path=path)
    known = replace(passages[0].article, fingerprint=str(hash(passages[0].article.text)))
    return tuple(replace(passage, article=known) for passage in passages)


def words_of(index: Index) -> list[list[str]]:
    """The words that stand for each passage, a bar between sentences."""
    streams = index.streams
    return [
        [streams.lexicon.words[n] or "|" for n in streams.words[start:end].tolist()]
        for start, end in zip(streams.starts[:-1], streams.starts[1:], strict=True)
    ]


def test_words_stand_in_order_with_a_mark_between_sentences() -> None:
    assert words_of(Index(article("a.txt", *BRIDGE)))[0] == (
        "the bridge is closed | nobody knows why".split()
    )
    assert words_of(Index(article("a.txt", *RIVER)))[0] == ["a", "river", "side", "path"]


def test_words_know_the_speech_that_they_stand_in() -> None:
    speaker = Speaker("Ann Lee")
    streams = Index(make_passages("Said she.", ("No toll", speaker))).streams
    assert streams.voices.tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("term", "passages"),
    [("bridg", [0, 3]), ("lee", [1]), ("riversid", [2]), ("river", [2]), ("us", [3]), ("sea", [])],
)
def test_terms_find_passages(term: str, passages: list[int]) -> None:
    """Words by their stems, parts of words and the whole, and whoever speaks by name."""
    index = Index((*article("a.txt", *BRIDGE), *article("b.txt", *RIVER)))
    assert index.having([term]).tolist() == passages
    assert index.knows(term) == bool(passages)


def test_found_by_who_speaks() -> None:
    """Name and role of a speaker, and the words for an unnamed one, find what they say."""
    director = Speaker("Ann Lee", "director of the museum")
    index = Index(make_passages(("It is closed.", director), ("It is open.", "a guard")))
    assert index.having(["lee", "museum"]).tolist() == [0]
    assert index.having(["guard"]).tolist() == [1]
    assert index.having(["lee", "guard"]).tolist() == index.having([]).tolist() == []


@pytest.mark.parametrize("blocks", [(), ("bridge",), ("bridge", "bridge"), ("...", "!")])
def test_small_sets(blocks: tuple[str, ...]) -> None:
    """No set is too small: a shared term matches though half or all of the passages have it."""
    index = Index(make_passages(*blocks))
    found, scores = index.okapi.top(index.numbers(["bridg"]), 5)
    assert [blocks[n] for n in found.tolist()] == [block for block in blocks if block == "bridge"]
    assert all(scores > 0)


def same(one: Index, other: Index) -> bool:
    """Whether two indexes find the same, whatever their words' numbers are."""
    terms = {*one.streams.lexicon.terms, *other.streams.lexicon.terms}
    return words_of(one) == words_of(other) and all(
        one.having([term]).tolist() == other.having([term]).tolist()
        and one.idf(term) == pytest.approx(other.idf(term))
        for term in terms
    )


def test_saved_and_loaded() -> None:
    """The arrays give the same index, and nothing is read again."""
    passages = (*article("a.txt", *BRIDGE), *article("b.txt", *RIVER))
    index = Index(passages)
    arrays = {name: np.array(array) for name, array in index.to_arrays().items()}
    assert same(index, Index(passages, arrays))
