"""What speaks for each of a few passages as the answer to a question, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.counts import GRAM_KINDS, Gathered, grams_of, pair_numbers, places_of
from corpus.okapi import K1, B, positive_idf
from corpus.text import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.counts import Counts
    from corpus.lexicon import Flags, Ints, Numbers
    from corpus.okapi import Okapi
    from corpus.streams import Streams
    from corpus.text import Unit

# Terms are near each other within so many words, and with fewer than so many other terms between.
NEAR = 12
NEIGHBOURS = 5


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a question as numbers of a set; what stands nowhere in it is left out.

    *terms* are those to look up, each once; *words* the same as they are written; *units* the
    terms of all words in order, stop words among them, ``None`` where one is unknown or of an
    unspaced script; *grams* runs of characters; *characters* those of unspaced scripts.
    """

    terms: tuple[int, ...]
    words: tuple[int, ...]
    units: tuple[int | None, ...]
    grams: tuple[int, ...]
    characters: tuple[int, ...]
    wants_number: bool = False


def seek(
    terms: Iterable[str],
    units: Sequence[Unit],
    okapi: Okapi,
    streams: Streams,
    counts: Counts,
    *,
    wants_number: bool = False,
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
    )


class Features:
    """What speaks for each of *passages*, whose words are *gathered*; a number for each.

    *gains* are what each term adds to the BM25 score, a row a term; *places* the number of the
    term, counted from 1, that each word is; 0 for all others.
    """

    def __init__(self, sought: Sought, gathered: Gathered, okapi: Okapi, counts: Counts) -> None:
        self.sought = sought
        self.gathered = gathered
        self._counts = counts
        self.gains = okapi.gains(sought.terms, gathered.passages).astype(np.float64)
        self.idf: Numbers = okapi.idf[list(sought.terms)]
        self.places = np.zeros(len(gathered.terms), np.int64)
        for number, term in enumerate(sought.terms, start=1):
            self.places[gathered.terms == term] = number
        self._lengths = gathered.lengths / counts.mean_length
        self._number_sentences()

    def bm25(self) -> Numbers:
        """The score of the passage."""
        scores: Numbers = self.gains.sum(axis=0)
        return scores

    def words(self) -> Numbers:
        """BM25 of the words as they are written, endings and all."""
        scores = np.zeros(len(self.gathered.passages))
        for word in self.sought.words:
            found = self.gathered.per_passage(self.gathered.words == word)
            scores += self._saturated(found, self._counts.words[word])
        return scores

    def pairs(self) -> Numbers:
        """BM25 of neighbours in the question that are neighbours here, stop words included."""
        scores = np.zeros(len(self.gathered.passages))
        first, second, same = self.gathered.with_next()
        terms, kinds = self.gathered.terms, len(self._counts.pairs)
        for one, other in dict.fromkeys(pairwise(self.sought.units)):
            if one is None or other is None:
                continue
            found = (terms[first] == one) & (terms[second] == other) & same
            if found.any():
                number = pair_numbers(np.array(one), np.array(other), kinds)
                passages = np.bincount(self.gathered.owners[first][found], minlength=len(scores))
                scores += self._saturated(passages, self._counts.pairs[number])
        return scores

    def triples(self) -> Numbers:
        """The idf of three words in a row that the question has too; each counts once."""
        scores = np.zeros(len(self.gathered.passages))
        idf = dict(zip(self.sought.terms, self.idf.tolist(), strict=True))
        terms, units = self.gathered.terms, self.sought.units
        first, third, same = self.gathered.with_next(2)
        for run in dict.fromkeys(zip(units, units[1:], units[2:], strict=False)):
            telling = max((idf.get(term, 0.0) for term in run if term is not None), default=0.0)
            if None in run or not telling or len(terms) < 3:
                continue
            found = (terms[first] == run[0]) & (terms[1:-1] == run[1]) & (terms[third] == run[2])
            scores[self.gathered.owners[first][found & same]] += telling
        return scores

    def grams(self) -> Numbers:
        """BM25 of the runs of characters inside words."""
        size = len(self.gathered.passages)
        if not self.sought.grams:
            return np.zeros(size)
        wanted = np.array(self.sought.grams)
        table = np.zeros(GRAM_KINDS, np.int64)
        table[wanted] = np.arange(1, len(wanted) + 1)
        starts, grams = self._counts.word_grams
        begin = starts[self.gathered.words]
        lengths = starts[self.gathered.words + 1] - begin
        found = table[grams[places_of(begin, lengths)]]
        owners = np.repeat(self.gathered.owners, lengths)[found > 0]
        width = len(wanted) + 1
        counts = np.bincount(owners * width + found[found > 0], minlength=size * width)
        idf = np.concatenate([[0], positive_idf(self._counts.grams[wanted], self._counts.size)])
        sizes = np.bincount(self.gathered.owners, lengths, size)
        norms = sizes / max(sizes.sum() / max(size, 1), 1)
        scores: Numbers = _bm25(counts.reshape(size, width), norms[:, None]) @ idf
        return scores

    def sentence(self) -> Numbers:
        """The BM25 score of the best sentence."""
        best = np.zeros(len(self.gathered.passages))
        np.maximum.at(best, self._sentence_owners, self._sentence_scores)
        return best

    def near(self) -> Numbers:
        """For each two terms, the smaller idf, by the root of the least distance between them."""
        owners, at = self.gathered.owners, np.flatnonzero(self.places)
        width = len(self.sought.terms) + 1
        best = np.zeros(len(self.gathered.passages) * width * width)
        for step in range(1, min(NEIGHBOURS, len(at) - 1) + 1):
            one, other = at[:-step], at[step:]
            close = (owners[one] == owners[other]) & (other - one <= NEAR)
            close &= self.places[one] != self.places[other]
            one, other = one[close], other[close]
            low = np.minimum(self.places[one], self.places[other])
            high = np.maximum(self.places[one], self.places[other])
            keys = (owners[one] * width + low) * width + high
            np.maximum.at(best, keys, 1 / np.sqrt(other - one))
        idf = np.concatenate([[0], self.idf])
        scores: Numbers = best.reshape(-1, width**2) @ np.minimum.outer(idf, idf).ravel()
        return scores

    def number(self) -> Numbers:
        """The idf of the whole question where a number is asked for and some is there."""
        return self._numbers(np.ones(len(self.gathered.words), bool))

    def number_beside(self) -> Numbers:
        """The same where the number stands in the best sentence."""
        order = np.lexsort((-self._sentence_scores, self._sentence_owners))
        best = np.full(len(self.gathered.passages), -1)
        best[self._sentence_owners[order[::-1]]] = order[::-1]
        return self._numbers(best[self.gathered.owners] == self._sentence_of)

    def characters(self) -> Numbers:
        """BM25 of single characters of unspaced scripts."""
        scores = np.zeros(len(self.gathered.passages))
        if not self.sought.characters:
            return scores
        first = self._counts.first[self.gathered.words]
        for character in self.sought.characters:
            found = self.gathered.per_passage(first == character)
            scores += self._saturated(found, self._counts.characters[character])
        return scores

    def _numbers(self, where: Flags) -> Numbers:
        if not self.sought.wants_number:
            return np.zeros(len(self.gathered.passages))
        numeric = self._counts.numeric[self.gathered.words] & where
        numeric &= ~np.isin(self.gathered.words, self.sought.words)
        scores: Numbers = (self.gathered.per_passage(numeric) > 0) * self.idf.sum()
        return scores

    def _number_sentences(self) -> None:
        """Number the sentences of all passages and score them."""
        gathered = self.gathered
        opens = gathered.words == 0
        opens[gathered.edges[:-1][gathered.lengths > 0]] = True
        self._sentence_of = np.cumsum(opens) - 1
        self._sentence_owners = gathered.owners[np.flatnonzero(opens)]
        sentences, width = len(self._sentence_owners), len(self.sought.terms) + 1
        matched = np.flatnonzero(self.places)
        keys = self._sentence_of[matched] * width + self.places[matched]
        counts = np.bincount(keys, minlength=sentences * width).reshape(sentences, width)
        lengths = np.bincount(self._sentence_of, minlength=sentences)
        gains = _bm25(counts, (lengths / self._counts.mean_sentence)[:, None])
        self._sentence_scores = gains[:, 1:] @ self.idf

    def _saturated(self, counts: Ints, passages: int | np.integer[Any] | Ints) -> Numbers:
        """What something adds that stands so often in each, and in so many passages of the set."""
        idf = positive_idf(np.array(passages), self._counts.size)
        return _bm25(counts, self._lengths) * idf


def _bm25(counts: Ints, lengths: Numbers) -> Numbers:
    """The part of BM25 that grows with how often something stands in a text of relative length."""
    return counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths))


def _each_once(numbers: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number is not None))
