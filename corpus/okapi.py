"""Terms to passages: BM25 over postings that are kept by term. The only home of rank_bm25."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from rank_bm25 import BM25Okapi

from corpus.postings import Bags, Inverted, invert

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from corpus.lexicon import Arrays, Ints, Numbers

# Measured on news and on encyclopaedia text; see docs/retrieval.md.
K1 = 0.6
B = 0.6
AT_ONCE = 1 << 20  # postings that are weighed in one go
WORTH_BOUNDING = 20_000
# To look a document up takes as long as to read so many postings in a row.
LOOKED_UP = 8
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
        self._put(invert(bags))
        return np.diff(self.starts)

    def _put(self, inverted: Inverted) -> None:
        self.inverted = inverted
        self.starts, self.numbers, self.doc_len = (
            inverted.starts,
            inverted.numbers,
            inverted.lengths,
        )
        # a mean of 0 divides nothing: there is no posting then
        self.avgdl = float(self.doc_len.mean()) if self.corpus_size else 0.0

    def _calc_idf(self, counts: Ints) -> None:  # type: ignore[override] # by number
        self.idf = positive_idf(counts, self.corpus_size)
        self.impacts = self._impacts()
        self._bounds = _maxima(self.impacts, self.starts)

    def _impacts(self) -> Numbers:
        """What each posting adds to a score."""
        impacts = np.empty(len(self.numbers), np.float32)
        norms = self.k1 * (1 - self.b + self.b * self.doc_len / (self.avgdl or 1))
        firsts = np.searchsorted(self.starts, np.arange(0, len(self.numbers), AT_ONCE), "right") - 1
        terms = np.append(np.unique(firsts), len(self.idf))
        for first, last in pairwise(terms.tolist()):
            part = slice(self.starts[first], self.starts[last])
            counts = self.inverted.counts[part]
            gains = counts * (self.k1 + 1) / (counts + norms[self.numbers[part]])
            own = np.diff(self.starts[first : last + 1])
            impacts[part] = np.repeat(self.idf[first:last], own) * gains
        return impacts

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
            if self.count(term):
                row[:] = self._gains_of(term, documents)
        return found

    def _gains_of(self, term: int, documents: Ints) -> Numbers:
        """What *term*, which has postings, adds to each of *documents*."""
        numbers, impacts = self.postings(term)
        if len(documents) * LOOKED_UP < len(numbers):
            places = numbers.searchsorted(documents)
            np.minimum(places, len(numbers) - 1, out=places)
            found: Numbers = impacts.take(places) * (numbers.take(places) == documents)
            return found
        table, places = self._scratch("gains"), numbers.astype(np.int64)
        table[places] = impacts
        gains: Numbers = table.take(documents)
        table[places] = 0
        return gains

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
        terms = sorted((t for t in dict.fromkeys(query) if self.count(t)), key=self.count)
        rest = np.cumsum([self._bounds[term] for term in terms][::-1])[::-1]
        scores = self._scratch()
        found: list[Ints] = []
        used = known = 0
        for used, term in enumerate(terms):
            doubtful = known >= count and self.count(term) > worth_bounding
            if doubtful and _nth_best(scores.take(_first(found, ENOUGH)), count) > rest[used]:
                break
            numbers, impacts = self.postings(term)
            # to be an index, 32 bits would be made 64 each time, and slower than at once
            places = numbers.astype(np.int64)
            if found:
                sums = scores.take(places)
                found.append(places[sums == 0])
                sums += impacts
                scores[places] = sums
            else:
                found.append(places)
                scores[places] = impacts
            known += len(found[-1])
        else:
            used = len(terms)
        documents = np.concatenate(found) if found else np.zeros(0, np.int64)
        best, sums = self._best(documents, scores, terms[used:], count)
        scores[documents] = 0
        return best.astype(np.int32), sums

    def _best(
        self, documents: Ints, known: Numbers, terms: Sequence[int], count: int
    ) -> tuple[Ints, Numbers]:
        """The best of *documents*, *known* being what all have without *terms*, rarest first.

        After each term fewer documents can still be among the best, and only these are looked up
        for the next one.
        """
        rest = [float(self._bounds[term]) for term in terms]
        scores = known.take(documents)
        for place, term in enumerate(terms):
            # a hair's breadth for what adding up in another order may round away
            least = (_nth_best(scores, count) - sum(rest[place:])) * (1 - 1e-5)
            kept = scores >= least
            if place:
                documents, scores = documents[kept], scores[kept]
            else:
                documents = np.sort(documents[kept])
                scores = known.take(documents)
            scores = scores + self._gains_of(term, documents)
        if len(documents) > count:
            kept = scores >= _nth_best(scores, count)
            documents, scores = documents[kept], scores[kept]
        order = np.lexsort((documents, -scores))[:count]
        return documents[order], scores[order]

    def _scratch(self, use: str = "scores") -> Numbers:
        """A 0 for each document, kept for this thread and *use*; whoever has it clears it."""
        table: Numbers | None = getattr(self._spare, use, None)
        if table is None:
            table = np.zeros(self.corpus_size, np.float32)
            setattr(self._spare, use, table)
        return table

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, as `from_arrays` reads it."""
        return {
            "starts": self.starts,
            "numbers": self.numbers,
            "counts": self.inverted.counts,
            "impacts": self.impacts,
            "lengths": self.doc_len,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays, terms: int, k1: float = K1, b: float = B) -> Okapi:
        """What `to_arrays` gave, for as many *terms*."""
        okapi = cls(Bags((), terms, len(arrays["lengths"])), k1, b)
        okapi._put(inverted_from(arrays))
        okapi.impacts = arrays["impacts"].astype(np.float32, copy=False)
        okapi.idf = positive_idf(np.diff(okapi.starts), okapi.corpus_size)
        okapi._bounds = _maxima(okapi.impacts, okapi.starts)
        return okapi


def inverted_from(arrays: Arrays) -> Inverted:
    """The postings of an index, out of what `Okapi.to_arrays` gave."""
    return Inverted(
        arrays["starts"].astype(np.int64, copy=False),
        arrays["numbers"].astype(np.int32, copy=False),
        np.asarray(arrays["counts"]),
        arrays["lengths"].astype(np.int64, copy=False),
    )


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
