"""Terms to passages: BM25 over postings that are kept by term. The only home of rank_bm25."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rank_bm25 import BM25Okapi

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.lexicon import Arrays, Ints, Numbers

# Measured on news and on encyclopaedia text; see docs/retrieval.md.
K1 = 0.6
B = 0.6
WORTH_BOUNDING = 20_000
# The best of so many of the documents found first, by rare terms, bound those of all well enough.
ENOUGH = 1_000


class PositiveOkapi(BM25Okapi):  # type: ignore[misc]
    """Okapi BM25 in which every shared term counts for something.

    idf(t) = ln(1 + (N - n + 0.5) / (n + 0.5)), for n of N passages with t, always above 0. The
    library's own, ln((N - n + 0.5) / (n + 0.5)), is 0 for a term in half of the passages and below
    0 in more, which in a set of one or two paragraphs is every term.

    Source: Robertson & Zaragoza (2009), "The Probabilistic Relevance Framework"; the 1 inside the
    logarithm as in Lucene's BM25Similarity.
    """

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, count in nd.items():
            self.idf[term] = float(positive_idf(np.array(count), self.corpus_size))


def positive_idf(counts: Ints, size: int) -> Numbers:
    """How telling terms are that stand in so many of *size* documents, each above 0."""
    idf: Numbers = np.log(1 + (size - counts + 0.5) / (counts + 0.5))
    return idf


class Bags(NamedTuple):
    """What to index: for each occurrence of a term its number, and beside it the document's.

    They come in chunks in order of documents, no document in two. *terms* and *documents* are how
    many there are of each.
    """

    chunks: Iterable[tuple[Ints, Ints]]
    terms: int
    documents: int


class Okapi(PositiveOkapi):
    """The same scores from postings by term, so that only documents that share a term are touched.

    Terms and documents are numbers. *starts* say where the postings of each term begin in
    *numbers*, its documents in ascending order, and in *impacts*, what it adds to their scores.

    Source: Anh & Moffat (2006), "Pruned query evaluation using pre-computed impacts".
    """

    def __init__(self, bags: Bags, k1: float = K1, b: float = B) -> None:
        self._spare = threading.local()
        super().__init__(bags, k1=k1, b=b)

    def _initialize(self, bags: Bags) -> Ints:
        self.corpus_size = bags.documents
        self._chunks = [_counted(*chunk) for chunk in bags.chunks]
        lengths = np.zeros(bags.documents, np.int64)
        counts = np.zeros(bags.terms, np.int64)
        for chunk in self._chunks:
            counts += np.bincount(chunk.terms, minlength=bags.terms)
            np.add.at(lengths, chunk.documents, chunk.counts)
        self.doc_len = lengths
        # a mean of 0 divides nothing: there is no posting then
        self.avgdl = float(lengths.mean()) if bags.documents else 0.0
        return counts

    def _calc_idf(self, counts: Ints) -> None:  # type: ignore[override] # by number
        self.starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        self.idf = positive_idf(counts, self.corpus_size)
        self.numbers = np.empty(self.starts[-1], np.int32)
        self.impacts = np.empty(self.starts[-1], np.float32)
        filled = self.starts[:-1].copy()
        while self._chunks:
            chunk = self._chunks.pop(0)
            places = filled[chunk.terms] + _ranks(chunk.terms)
            self.numbers[places] = chunk.documents
            norms = self.k1 * (1 - self.b + self.b * self.doc_len[chunk.documents] / self.avgdl)
            gains = chunk.counts * (self.k1 + 1) / (chunk.counts + norms)
            self.impacts[places] = self.idf[chunk.terms] * gains
            filled += np.bincount(chunk.terms, minlength=len(filled))
        self._bounds = _maxima(self.impacts, self.starts)

    def get_scores(self, query: Sequence[int]) -> Numbers:
        """The score of every document, 0 where it shares no term."""
        scores = np.zeros(self.corpus_size, np.float32)
        for term in query:
            numbers, impacts = self.postings(term)
            scores[numbers] += impacts
        return scores

    def get_batch_scores(self, query: Sequence[int], doc_ids: Ints) -> Numbers:
        """The scores of some documents, given in ascending order."""
        gains: Numbers = self.gains(query, doc_ids).sum(axis=0, dtype=np.float32)
        return gains

    def postings(self, term: int) -> tuple[Ints, Numbers]:
        """The documents that have *term*, in ascending order, and what it adds to their scores."""
        part = slice(self.starts[term], self.starts[term + 1])
        return self.numbers[part], self.impacts[part]

    def count(self, term: int) -> int:
        """How many documents have *term*."""
        return int(self.starts[term + 1] - self.starts[term])

    def gains(self, query: Sequence[int], documents: Ints) -> Numbers:
        """What each term adds to each of some documents: a row a term, a column a document."""
        found = np.zeros((len(query), len(documents)), np.float32)
        for row, term in zip(found, query, strict=True):
            numbers, impacts = self.postings(term)
            if len(numbers):
                places = numbers.searchsorted(documents)
                np.minimum(places, len(numbers) - 1, out=places)
                np.multiply(impacts[places], numbers[places] == documents, out=row)
        return found

    def top(
        self, query: Sequence[int], count: int, *, worth_bounding: int = WORTH_BOUNDING
    ) -> tuple[Ints, Numbers]:
        """The best *count* documents that share a term, best first, and their scores.

        Of equal ones the earlier comes first. Rare terms are added up first; once the documents
        that have none of them can no longer be among the best, the terms that are left are looked
        up only for the documents that have been found. *worth_bounding* is how many postings of a
        term take longer to read than it takes to find out whether they are needed.

        Source: Turtle & Flood (1995), "Query evaluation: strategies and optimizations" (MaxScore).
        """
        terms = sorted((t for t in set(query) if self.count(t)), key=self.count)
        rest = np.cumsum([self._bounds[term] for term in terms][::-1])[::-1]
        scores = self._scratch()
        found: list[Ints] = []
        used = known = 0
        for used, term in enumerate(terms):
            doubtful = known >= count and self.count(term) > worth_bounding
            if doubtful and _nth_best(scores[_first(found, ENOUGH)], count) > rest[used]:
                break
            numbers, impacts = self.postings(term)
            sums = scores[numbers]
            found.append(numbers[sums == 0] if found else numbers)
            known += len(found[-1])
            sums += impacts
            scores[numbers] = sums
        else:
            used = len(terms)
        documents = np.concatenate(found) if found else np.zeros(0, np.int32)
        sums = scores[documents]
        scores[documents] = 0
        return self._best(documents, sums, terms[used:], count)

    def _best(
        self, documents: Ints, scores: Numbers, terms: Sequence[int], count: int
    ) -> tuple[Ints, Numbers]:
        """The best of *documents*, *scores* being what they have without *terms*, rarest first.

        After each term fewer documents can still be among the best, and only these are looked up
        for the next one.
        """
        rest = [float(self._bounds[term]) for term in terms]
        for place, term in enumerate(terms):
            # a hair's breadth for what adding up in another order may round away
            least = (_nth_best(scores, count) - sum(rest[place:])) * (1 - 1e-5)
            kept = scores >= least
            documents, scores = documents[kept], scores[kept]
            if not place:
                order = np.argsort(documents)
                documents, scores = documents[order], scores[order]
            scores = scores + self.gains([term], documents)[0]
        if len(documents) > count:
            kept = scores >= _nth_best(scores, count)
            documents, scores = documents[kept], scores[kept]
        order = np.lexsort((documents, -scores))[:count]
        return documents[order], scores[order]

    def _scratch(self) -> Numbers:
        """A score of 0 for each document, kept for this thread; whoever uses it clears it."""
        scores: Numbers | None = getattr(self._spare, "scores", None)
        if scores is None:
            scores = self._spare.scores = np.zeros(self.corpus_size, np.float32)
        return scores

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, as `from_arrays` reads it."""
        return {
            "starts": self.starts,
            "numbers": self.numbers,
            "impacts": self.impacts,
            "lengths": self.doc_len,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays, terms: int, k1: float = K1, b: float = B) -> Okapi:
        """What `to_arrays` gave, for as many *terms*."""
        okapi = cls(Bags((), terms, len(arrays["lengths"])), k1, b)
        okapi.doc_len = arrays["lengths"].astype(np.int64, copy=False)
        okapi.starts = arrays["starts"].astype(np.int64, copy=False)
        okapi.numbers = arrays["numbers"].astype(np.int32, copy=False)
        okapi.impacts = arrays["impacts"].astype(np.float32, copy=False)
        okapi.avgdl = float(okapi.doc_len.mean()) if len(okapi.doc_len) else 0.0
        okapi.idf = positive_idf(np.diff(okapi.starts), okapi.corpus_size)
        okapi._bounds = _maxima(okapi.impacts, okapi.starts)
        return okapi


class _Counted(NamedTuple):
    """Terms, ascending; for each a document that has it, ascending likewise, and how often."""

    terms: Ints
    documents: Ints
    counts: Ints


def _counted(terms: Ints, documents: Ints) -> _Counted:
    first = int(documents.min()) if len(documents) else 0
    # a number of bits for each, since to divide takes longer than all else here
    bits = (int(documents.max()) - first).bit_length() if len(documents) else 0
    both = np.sort((terms.astype(np.int64) << bits) | (documents - first))
    edges = np.flatnonzero(np.diff(both, prepend=-1))
    keys = both[edges]
    counts = np.diff(edges, append=len(both))
    numbers = (keys & ((1 << bits) - 1)) + first
    return _Counted((keys >> bits).astype(np.int32), numbers.astype(np.int32), counts)


def _ranks(groups: Ints) -> Ints:
    """The place of each element among the equal ones that stand together, from 0."""
    edges = np.flatnonzero(np.diff(groups, prepend=-1))
    lengths = np.diff(edges, append=len(groups))
    return np.arange(len(groups)) - np.repeat(edges, lengths)


def _maxima(values: Numbers, starts: Ints) -> Numbers:
    """The greatest value of each stretch, 0 for an empty one."""
    found = np.zeros(len(starts) - 1, np.float32)
    filled = np.flatnonzero(np.diff(starts))
    if len(filled):
        found[filled] = np.maximum.reduceat(values, starts[filled])
    return found


def _first(parts: Sequence[Ints], count: int) -> Ints:
    """The first of *parts* that have *count* elements together, or all, as one."""
    sizes = np.cumsum([len(part) for part in parts])
    return np.concatenate(parts[: int(np.searchsorted(sizes, count)) + 1])


def _nth_best(scores: Numbers, count: int) -> float:
    """The score of the last of the best *count*; 0 where there are not so many."""
    if len(scores) < count:
        return 0.0
    return float(np.partition(scores, len(scores) - count)[len(scores) - count])
