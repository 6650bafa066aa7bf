"""Passages to hits: a BM25 index over paragraphs. The only home of rank_bm25."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rank_bm25 import BM25Okapi

from corpus.model import Passage
from corpus.text import terms


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that shares a term with the question.

    *score* is comparable within one search only; *matched* are the shared terms, in the question's
    order, each once.
    """

    passage: Passage
    score: float
    matched: tuple[str, ...]


class _PositiveOkapi(BM25Okapi):  # type: ignore[misc]
    """Okapi BM25 in which every shared term counts for something.

    idf(t) = ln(1 + (N - n + 0.5) / (n + 0.5)), for n of N passages with t, always above 0. The
    library's own, ln((N - n + 0.5) / (n + 0.5)), is 0 for a term in half of the passages and below
    0 in more, which in a set of one or two paragraphs is every term.

    Source: Robertson & Zaragoza (2009), "The Probabilistic Relevance Framework"; the 1 inside the
    logarithm as in Lucene's BM25Similarity.
    """

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, count in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - count + 0.5) / (count + 0.5))


class Index:
    """All terms of some passages, with who speaks in them among the terms."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        documents = [document_terms(passage) for passage in self.passages]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(documents):
            for term in dict.fromkeys(document):
                self._postings[term].append(number)
        # rank_bm25 divides by the number of passages and by their mean length
        self._okapi = _PositiveOkapi(documents) if any(documents) else None

    def idf(self, term: str) -> float:
        """How telling *term* is: its inverse document frequency, 0 for one that stands nowhere."""
        return float(self._okapi.idf.get(term, 0.0)) if self._okapi else 0.0

    def search(self, wanted: Sequence[str]) -> list[Hit]:
        """Every passage that shares a term with *wanted*, best first, equal scores in passage order."""
        wanted = tuple(dict.fromkeys(wanted))
        matched: dict[int, list[str]] = defaultdict(list)
        for term in wanted:
            for number in self._postings.get(term, ()):
                matched[number].append(term)
        if not matched or self._okapi is None:
            return []
        numbers = sorted(matched)
        scores = self._okapi.get_batch_scores(wanted, numbers)
        hits = [
            Hit(self.passages[number], float(score), tuple(matched[number]))
            for number, score in zip(numbers, scores, strict=True)
        ]
        return sorted(hits, key=lambda hit: -hit.score)


def document_terms(passage: Passage) -> list[str]:
    """What *passage* is found by: its words, and the names and roles of those who speak in it."""
    found = terms(passage.text)
    for speaker in passage.speakers:
        found += terms(speaker.name) + terms(speaker.role or "")
    return found
