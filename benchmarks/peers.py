"""Other engines that find the best hundred of many paragraphs, behind one face.

Each is given the same terms of the same paragraphs; where it has the parameters, k1 and b are ours.
bm25s and tantivy are of the group `benchmarks` of pyproject.toml, which `make bench` installs.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import numpy as np

from corpus.okapi import K1, B, Okapi, PositiveOkapi
from corpus.postings import Bags

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.lexicon import Ints, Numbers
    from corpus.streams import Streams

NEEDED = ("bm25s", "tantivy")
BEST = 100


def missing() -> list[str]:
    """Which of the packages needed are not installed."""
    return [name for name in NEEDED if find_spec(name) is None]


class Engine(Protocol):
    """An index of the paragraphs of a set."""

    def top(self, terms: Sequence[str]) -> Numbers:
        """The scores of the best hundred paragraphs that share a term, best first."""


class Ours:
    """The candidates stage of this program."""

    title = "this program"

    def __init__(self, streams: Streams) -> None:
        self._lexicon = streams.lexicon
        terms = len(self._lexicon.terms)
        self.okapi = Okapi(Bags(streams.term_pairs(), terms, len(streams)))

    def top(self, terms: Sequence[str]) -> Numbers:
        """By postings, rare terms first."""
        numbers = (self._lexicon.term(term) for term in terms)
        return self.okapi.top([n for n in numbers if n is not None], BEST)[1]


class RankBM25:
    """rank-bm25 itself, with an idf that is always positive; it scores every paragraph."""

    title = "rank-bm25"

    def __init__(self, documents: Iterable[list[str]]) -> None:
        self._okapi = PositiveOkapi(list(documents), k1=K1, b=B)

    def scores(self, terms: Sequence[str]) -> Numbers:
        """The score of every paragraph."""
        scores: Numbers = self._okapi.get_scores(list(terms))
        return scores

    def top(self, terms: Sequence[str]) -> Numbers:
        """By the scores of all."""
        return best_of(self.scores(terms))


class BM25S:
    """bm25s on NumPy: scores are sums of the columns of a sparse matrix."""

    title = "bm25s, NumPy"

    def __init__(self, documents: Iterable[list[str]]) -> None:
        import bm25s  # noqa: PLC0415 # only where it is installed

        self._index = bm25s.BM25(method="lucene", k1=K1, b=B, backend="numpy")
        self._index.index(list(documents), show_progress=False)

    def top(self, terms: Sequence[str]) -> Numbers:
        """By the scores of all."""
        known = [term for term in terms if term in self._index.vocab_dict]
        found = self._index.retrieve(
            [known], k=BEST, show_progress=False, backend_selection="numpy"
        )
        scores: Numbers = found.scores[0]
        return scores


class Tantivy:
    """tantivy, compiled from Rust: postings in blocks, passed over where they cannot be best."""

    title = "tantivy"

    def __init__(self, documents: Iterable[list[str]]) -> None:
        import tantivy  # noqa: PLC0415 # only where it is installed

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(heap_size=500_000_000, num_threads=1)
        for document in documents:
            writer.add_document(tantivy.Document(body=" ".join(document)))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def top(self, terms: Sequence[str]) -> Numbers:
        """By a query of which any term may be there; k1 1.2 and b 0.75 are fixed in it."""
        query, should = self._tantivy.Query, self._tantivy.Occur.Should
        parts = [(should, query.term_query(self._schema, "body", t, "freq")) for t in terms]
        found = self._searcher.search(query.boolean_query(parts), BEST, count=False)
        return np.array([score for score, _ in found.hits])


def documents(streams: Streams) -> list[list[str]]:
    """The terms of each paragraph, for the peers."""
    names = streams.lexicon.terms
    found: list[list[str]] = [[] for _ in range(len(streams))]
    for terms, owners in streams.term_pairs():
        for term, owner in zip(terms.tolist(), owners.tolist(), strict=True):
            found[owner].append(names[term])
    return found


def best_of(scores: Numbers) -> Numbers:
    """The best hundred of *scores* that are above 0, best first."""
    count = min(BEST, len(scores))
    best: Ints = np.argpartition(scores, len(scores) - count)[len(scores) - count :]
    found: Numbers = np.sort(scores[best])[::-1]
    return found[found > 0]
