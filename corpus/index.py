"""Passages to hits: a BM25 index over paragraphs. The only home of rank_bm25."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rank_bm25 import BM25Okapi

from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.model import Passage

# Within the range that Robertson & Zaragoza (2009) give as good for most collections.
K1 = 1.2
B = 0.75


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question.

    *score* is comparable within one search only; *matched* are the terms that it shares with the
    question, in the question's order, each once.
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
            self.idf[term] = _idf(count, self.corpus_size)


class Index:
    """The terms of some passages, the names and roles of those who speak in them included.

    An empty index, or one of passages without any term, finds nothing.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        documents = [document_terms(passage) for passage in self.passages]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(documents):
            for term in dict.fromkeys(document):
                self._postings[term].append(number)
        # rank_bm25 divides by the number of passages and by their mean length
        self._okapi = _PositiveOkapi(documents, k1=K1, b=B) if any(documents) else None

    def idf(self, term: str) -> float:
        """How telling *term* is, above 0; a term that stands nowhere tells the most."""
        return _idf(len(self._postings.get(term, ())), len(self.passages))

    def knows(self, term: str) -> bool:
        """Whether *term* stands in any passage."""
        return term in self._postings

    def search(self, wanted: Sequence[str], required: Sequence[str] = ()) -> list[Hit]:
        """Every passage that shares a term with *wanted*, best first; ties in passage order.

        Sharing a term is what makes a hit, whatever its score; only passages that do are touched.
        With *required*, every passage that has all of those and shares a term.
        """
        wanted = tuple(dict.fromkeys(wanted))
        allowed = self._having(required) if required else None
        matched: dict[int, list[str]] = defaultdict(list)
        for term in wanted:
            for number in self._postings.get(term, ()):
                if allowed is None or number in allowed:
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

    def _having(self, required: Sequence[str]) -> set[int]:
        """The numbers of the passages that have all these terms."""
        return set.intersection(*(set(self._postings.get(term, ())) for term in required))


def document_terms(passage: Passage) -> list[str]:
    """What *passage* is found by: its words, then names and roles of those who speak in it.

    A source without a name gives the words that the article has for it.
    """
    found = terms(passage.text)
    for speaker in passage.speakers:
        found += terms(f"{speaker.name}, {speaker.role or ''}")
    unnamed = [a.mention for a in passage.attributions if a.speaker is None and a.mention]
    for mention in dict.fromkeys(unnamed):
        # words that stand in the paragraph anyhow are not counted twice
        if not passage.paragraph.start <= mention.start < passage.paragraph.end:
            found += terms(passage.article.text_of(mention))
    return found


def _idf(count: int, size: int) -> float:
    return math.log(1 + (size - count + 0.5) / (count + 0.5))
