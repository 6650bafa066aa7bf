"""What speaks for each of a few passages as the answer to a question, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from corpus.counts import GRAM_KINDS, grams_of, places_of
from corpus.lists import edges
from corpus.okapi import K1, B, positive_idf
from corpus.text import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.counts import Counts, Gathered
    from corpus.index import Index
    from corpus.lexicon import Flags, Ints, Numbers
    from corpus.okapi import Okapi
    from corpus.streams import Streams
    from corpus.text import Unit


# How much more runs of characters a passage has that is looked at than there are different ones in
# a passage of the set at the mean; measured.
LONGER = 1.25


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a question as numbers of a set; what stands nowhere in it is left out.

    *terms* are those to look up, each once; *words* the same as they are written; *units* the
    terms of all words in order, stop words among them, ``None`` where one is unknown or of an
    unspaced script; *grams* runs of characters; *characters* those of unspaced scripts.
    *wants_number* and *wants_name* say what would answer it.
    """

    terms: tuple[int, ...]
    words: tuple[int, ...]
    units: tuple[int | None, ...]
    grams: tuple[int, ...]
    characters: tuple[int, ...]
    wants_number: bool = False
    wants_name: bool = False


def seek(
    terms: Iterable[str],
    units: Sequence[Unit],
    okapi: Okapi,
    streams: Streams,
    counts: Counts,
    *,
    wants_number: bool = False,
    wants_name: bool = False,
) -> Sought:
    """What of the *terms* and *units* of a question stands in a set."""
    lexicon = streams.lexicon
    counting = [unit.exact for unit in units if unit.counts]
    found = (lexicon.term(term) for term in terms)
    words = (lexicon.word(exact) for exact in counting)
    characters = (counts.character(c) for exact in counting for c in exact if is_unspaced(c))
    return Sought(
        _each_once(term for term in found if term is not None and okapi.count(term)),
        _each_once(words),
        tuple(None if is_unspaced(u.exact) else lexicon.term(u.term) for u in units),
        _each_once(gram for exact in counting for gram in grams_of(exact)),
        _each_once(characters),
        wants_number,
        wants_name,
    )


class Gains:
    """What postings alone tell of some *passages*.

    *terms* are what each term adds to the BM25 score, a row a term; *before* and *after* are the
    scores of the passages before and behind in the same article, 0 where there is none.
    """

    def __init__(self, sought: Sought, passages: Ints, index: Index) -> None:
        self.passages = passages
        articles = index.streams.article_of
        behind = np.minimum(passages + 1, len(articles) - 1)
        ahead = np.maximum(passages - 1, 0)
        every = np.concatenate([passages, ahead, behind])
        gains = index.okapi.gains(sought.terms, every).astype(np.float64)
        self.terms, before, after = np.split(gains, 3, axis=1)
        own = articles[passages]
        self.before = before.sum(axis=0) * ((ahead < passages) & (articles[ahead] == own))
        self.after = after.sum(axis=0) * ((behind > passages) & (articles[behind] == own))
        self.idf: Numbers = index.okapi.idf[list(sought.terms)]

    def bm25(self) -> Numbers:
        """The score of the passage."""
        scores: Numbers = self.terms.sum(axis=0)
        return scores


class Features:
    """What speaks for each of the passages whose words are *gathered*; a number for each.

    *places* are the number of the term, counted from 1, that each word is; 0 for all others.
    """

    def __init__(self, sought: Sought, gathered: Gathered, index: Index) -> None:
        self.sought = sought
        self.gathered = gathered
        self._counts = index.counts
        self._terms = len(index.okapi.idf)
        self.idf: Numbers = index.okapi.idf[list(sought.terms)]
        self.places = _numbered(sought.terms, gathered.terms, self._terms)
        self._lengths = (gathered.lengths / self._counts.mean_length)[:, None]
        self._number_sentences()

    def words(self) -> Numbers:
        """BM25 of the words as they are written, endings and all."""
        wanted, counts = self.sought.words, self._counts.words
        found = _numbered(wanted, self.gathered.words, len(counts))
        return self._saturated(self._of_each(found, len(wanted)), counts[list(wanted)])

    def pairs(self) -> Numbers:
        """BM25 of neighbours in the question that are neighbours here, stop words included."""
        if not self._wanted_pairs:
            return np.zeros(len(self.gathered.passages))
        counts = self._of_each(self._pairs(), len(self._wanted_pairs), self.gathered.owners[:-1])
        first, second = np.array(self._wanted_pairs).T
        return self._saturated(counts, self._counts.pairs(first, second))

    @cached_property
    def _wanted_pairs(self) -> list[tuple[int, int]]:
        """Each two neighbours of the question."""
        runs = dict.fromkeys(pairwise(self.sought.units))
        return [(one, other) for one, other in runs if one is not None and other is not None]

    def _pairs(self) -> Ints:
        """Which of these, by its place from 1, each word but the last is with the next one."""
        wanted = self._wanted_pairs
        known = dict.fromkeys(term for pair in wanted for term in pair)
        numbers = {term: number for number, term in enumerate(known, start=1)}
        width = len(known) + 1
        table = np.zeros(width * width, np.int32)
        table[[numbers[one] * width + numbers[other] for one, other in wanted]] = np.arange(
            1, len(wanted) + 1
        )
        units = _numbered(tuple(known), self.gathered.terms, self._terms)
        found: Ints = table[units[:-1] * width + units[1:]] * self.gathered.with_next()
        return found

    def grams(self) -> Numbers:
        """BM25 of the runs of characters inside words."""
        wanted, size = list(self.sought.grams), len(self.gathered.passages)
        if not wanted:
            return np.zeros(size)
        starts, grams = self._counts.word_grams
        lengths = starts[self.gathered.words + 1] - starts[self.gathered.words]
        at = np.flatnonzero(lengths)
        # each word is looked through once, wherever it stands
        words, same = _each_once_in(self.gathered.words[at], len(starts))
        own = starts[words + 1] - starts[words]
        found = _numbered(wanted, grams[places_of(starts[words], own)], GRAM_KINDS)
        shared = np.flatnonzero(found)
        counts = np.bincount(np.repeat(np.arange(len(words)), own)[shared], minlength=len(words))
        repeated = counts[same]
        places = places_of(edges(counts)[:-1][same], repeated)
        owners = np.repeat(self.gathered.owners[at], repeated)
        matrix = self._of_each(found[shared][places], len(wanted), owners)
        sizes = np.bincount(self.gathered.owners, lengths, size)
        norms = sizes / (LONGER * self._counts.mean_grams)
        idf = positive_idf(self._counts.grams[wanted], self._counts.size)
        scores: Numbers = _bm25(matrix, norms[:, None]) @ idf
        return scores

    def characters(self) -> Numbers:
        """BM25 of single characters of unspaced scripts."""
        wanted, counts = self.sought.characters, self._counts.characters
        if not wanted:
            return np.zeros(len(self.gathered.passages))
        found = _numbered(wanted, self._counts.first[self.gathered.words], len(counts))
        return self._saturated(self._of_each(found, len(wanted)), counts[list(wanted)])

    def sentence(self) -> Numbers:
        """The BM25 score of the best sentence."""
        best = np.zeros(len(self.gathered.passages))
        np.maximum.at(best, self._sentence_owners, self._sentence_scores)
        return best

    def number_beside(self) -> Numbers:
        """The idf of the question where it wants a number and the best sentence has a new one."""
        return self._beside(self._counts.numeric, wanted=self.sought.wants_number)

    def name_beside(self) -> Numbers:
        """The same for a name."""
        return self._beside(self._counts.names, wanted=self.sought.wants_name)

    def _beside(self, kind: Flags, *, wanted: bool) -> Numbers:
        """Where the best sentence has a word of that *kind* that the question has not."""
        if not wanted:
            return np.zeros(len(self.gathered.passages))
        words = self.gathered.words[self._best]
        new = kind[words] & (self.places[self._best] == 0)
        new &= ~np.isin(words, self.sought.words)
        owners = self.gathered.owners[self._best][new]
        found = np.bincount(owners, minlength=len(self.gathered.passages)) > 0
        scores: Numbers = found * self.idf.sum()
        return scores

    @cached_property
    def _best(self) -> Ints:
        """The places of the words of the best sentence of each passage; of equal ones the first."""
        order = np.lexsort((-self._sentence_scores, self._sentence_owners))
        first = np.diff(self._sentence_owners, prepend=-1) > 0
        is_best = np.zeros(len(order), bool)
        is_best[order[first]] = True
        return np.flatnonzero(is_best[self._sentence_of])

    def _number_sentences(self) -> None:
        """Number the sentences of all passages and score them."""
        gathered = self.gathered
        opens = gathered.words == 0
        opens[gathered.edges[:-1][gathered.lengths > 0]] = True
        self._sentence_of = np.cumsum(opens) - 1
        begin = np.flatnonzero(opens)
        self._sentence_owners = gathered.owners[begin]
        sentences, width = len(begin), len(self.sought.terms) + 1
        matched = np.flatnonzero(self.places)
        keys = self._sentence_of[matched] * width + self.places[matched]
        counts = np.bincount(keys, minlength=sentences * width).reshape(sentences, width)
        lengths = np.diff(begin, append=len(opens))
        gains = _bm25(counts, (lengths / self._counts.mean_sentence)[:, None])
        self._sentence_scores = gains[:, 1:] @ self.idf

    def _of_each(self, found: Ints, kinds: int, owners: Ints | None = None) -> Ints:
        """How often each passage has each of so many *kinds*, by its number from 1 in *found*."""
        owners = self.gathered.owners if owners is None else owners
        size = len(self.gathered.passages)
        at = np.flatnonzero(found)
        keys = owners[at] * kinds + found[at] - 1
        return np.bincount(keys, minlength=size * kinds).reshape(size, kinds)

    def _saturated(self, counts: Ints, passages: Ints) -> Numbers:
        """What things add that stand so often in each, and in so many passages of the set."""
        idf = positive_idf(passages, self._counts.size)
        scores: Numbers = _bm25(counts, self._lengths) @ idf
        return scores


def _bm25(counts: Ints, lengths: Numbers) -> Numbers:
    """The part of BM25 that grows with how often something stands in a text of relative length."""
    return counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths))


def _numbered(wanted: Sequence[int], values: Ints, kinds: int) -> Ints:
    """The place in *wanted*, from 1, of each of *values*, which are below *kinds*; else 0."""
    table = np.zeros(kinds + 1, np.int32)  # one more: -1, which is no kind, takes the last
    table[list(wanted)] = np.arange(1, len(wanted) + 1)
    return table[values]


def _each_once_in(values: Ints, kinds: int) -> tuple[Ints, Ints]:
    """*values*, which are below *kinds*, each once, and the place among these of each."""
    places = np.arange(len(values))
    last = np.zeros(kinds, np.int32)
    last[values] = places
    own = last[values]
    kept = np.flatnonzero(own == places)
    numbers = np.zeros(len(values), np.int32)
    numbers[kept] = np.arange(len(kept))
    return values[kept], numbers[own]


def _each_once(numbers: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number is not None))
