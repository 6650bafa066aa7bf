"""Everything that is looked up in a set of passages, made in one go, saved and loaded as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.counting import COUNTED, count
from corpus.counts import Counts
from corpus.days import read_days
from corpus.okapi import Okapi, inverted_from, positive_idf
from corpus.postings import Bags, Changed
from corpus.streams import Streams, read_streams

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from corpus.earlier import Earlier
    from corpus.lexicon import Arrays, Ints
    from corpus.model import Passage

# In the arrays of an index, the parts of its two rankings begin with these.
PASSAGES, ARTICLES = "passages.", "articles."


class Index:
    """The words of *passages*, in order of their articles, and where each of them stands.

    *okapi* ranks the passages and *articles* the articles that they are of, whose *days* are those
    on which they appeared. An empty index, or one of passages without any term, finds nothing.

    *stored* are the arrays of the streams of the same passages, whose words are not read again
    then, or those of their whole index (`to_arrays`), of which nothing is made again. *earlier* is
    what is known of most of them from an earlier reading.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        stored: Arrays | None = None,
        earlier: Earlier | None = None,
    ) -> None:
        self.passages = passages
        self.streams = Streams.from_arrays(stored) if stored else read_streams(passages)
        terms, documents = len(self.streams.lexicon.terms), self.streams.article_of
        made = stored if stored and PASSAGES + "starts" in stored else None
        if made:
            self.okapi = Okapi.from_arrays(_part(made, PASSAGES), terms)
            self.articles = Okapi.from_arrays(_part(made, ARTICLES), terms)
        else:
            self.okapi = Okapi(self._bags(PASSAGES, earlier))
            self.articles = Okapi(self._bags(ARTICLES, earlier))
        self._counted = made or count(self.streams, earlier)
        self.counts = Counts(self.streams, self._counted)
        if stored and "days" in stored:
            self.days: Ints = stored["days"].astype(np.int32)
        else:
            self.days = read_days(passages, documents)
        small = self.streams.lexicon.small()
        self._small = np.zeros(terms, bool)
        self._small[self.streams.term_of[1:][small[1:]]] = True
        self._written = np.zeros(terms, bool)
        self._written[self.streams.term_of[1:]] = True

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it but the passages themselves, by name; `numpy.savez` and its like can save it.

        The names and forms may change with the program's version, and then only fit the same one.
        """
        return {
            **self.streams.to_arrays(),
            **{PASSAGES + name: array for name, array in self.okapi.to_arrays().items()},
            **{ARTICLES + name: array for name, array in self.articles.to_arrays().items()},
            **{name: self._counted[name] for name in COUNTED},
            "days": self.days,
        }

    def _bags(self, ranked: str, earlier: Earlier | None) -> Bags:
        """What of the passages or articles is not known from an *earlier* reading, and what is."""
        streams, terms = self.streams, len(self.streams.lexicon.terms)
        owners = None if ranked == PASSAGES else streams.article_of
        size = len(streams) if owners is None else int(owners[-1]) + 1 if len(owners) else 0
        if earlier is None:
            return Bags(streams.term_pairs(owners), terms, size)
        old = inverted_from(_part(earlier.old, ranked))
        now = earlier.passages_now() if owners is None else earlier.shown_articles_now()
        chunks = streams.term_pairs(owners, earlier.new_passages())
        return Bags(chunks, terms, size, Changed(old, earlier.terms, now))

    def numbers(self, terms: Iterable[str]) -> list[int]:
        """The numbers of those *terms* that stand in some passage."""
        found = (self.streams.lexicon.term(term) for term in terms)
        return [term for term in found if term is not None and self.okapi.count(term)]

    def knows(self, term: str) -> bool:
        """Whether *term* stands in any passage."""
        return bool(self.numbers([term]))

    def is_small(self, term: str) -> bool:
        """Whether a word of this term stands somewhere without a capital."""
        number = self.streams.lexicon.term(term)
        return number is not None and bool(self._small[number])

    def is_name(self, term: str) -> bool:
        """Whether words of this term stand in passages, and none without a capital."""
        number = self.streams.lexicon.term(term)
        return number is not None and bool(self._written[number] and not self._small[number])

    def idf(self, term: str) -> float:
        """How telling *term* is, above 0; a term that stands nowhere tells the most."""
        number = self.streams.lexicon.term(term)
        if number is None:
            return float(positive_idf(np.array(0), len(self.passages)))
        return float(self.okapi.idf[number])

    def having(self, terms: Iterable[str]) -> Ints:
        """The numbers of the passages that have all *terms*, in order; none without a term."""
        wanted = list(dict.fromkeys(terms))
        known = self.numbers(wanted)
        if not known or len(known) < len(wanted):
            return np.zeros(0, np.int32)
        first, *others = sorted(known, key=self.okapi.count)
        found = self.okapi.postings(first)[0]
        for term in others:
            found = np.intersect1d(found, self.okapi.postings(term)[0], assume_unique=True)
        return found


def _part(arrays: Arrays, prefix: str) -> Mapping[str, npt.NDArray[np.generic]]:
    names = [name for name in arrays if name.startswith(prefix)]
    return {name.removeprefix(prefix): arrays[name] for name in names}
