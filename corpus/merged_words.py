"""The words of many articles, each with numbers of its own, as the words of one set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.growing import Growing
from corpus.lexicon import COUNTS, SENTENCE, SMALL, Lexicon
from corpus.same_texts import SameTexts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.packing import PackedArticle
    from corpus.strings import Ints


class Merged(NamedTuple):
    """The words of a set: in how many articles each is *small*, and where first *sighted*."""

    lexicon: Lexicon
    small: Ints
    sighted: Ints


class MergedWords:
    """Words with the numbers that they would have if all articles were read in a row."""

    def __init__(self) -> None:
        self._words, self._terms = SameTexts(), SameTexts()
        # the mark between sentences comes first, whatever the articles hold
        self._words.add(np.zeros(0, np.uint8), np.zeros(1, np.int32), np.zeros(1, np.uint64))
        self._flags, self._term_of = Growing(np.uint8), Growing(np.int64)
        self._flags.add(np.zeros(1, np.uint8))
        self._term_of.add(np.zeros(1, np.int64))
        self._counts: list[tuple[int, int, int, int]] = []  # of each article, as they are here
        self._terms_so_far = 0

    def add(self, article: PackedArticle) -> None:
        """Put the words of *article* behind those that are there."""
        self._words.add(article.words, article.word_lengths, article.word_marks)
        self._terms.add(article.terms, article.term_lengths, article.term_marks)
        self._flags.add(article.word_flags)
        self._term_of.add(article.term_of + np.int64(self._terms_so_far))
        words, terms = len(article.word_lengths), len(article.term_lengths)
        self._counts.append((words, terms, len(article.stream), len(article.added)))
        self._terms_so_far += terms

    def merged(self, stream: Ints, added: Ints) -> Merged:
        """All words and terms, whose numbers *stream* and *added* of all articles get."""
        words = self._words.numbered()
        self._words = SameTexts()  # what was added is no longer needed, and much
        terms = self._terms.numbered()
        self._terms = SameTexts()
        flags = self._flags.array()
        merged_flags = (flags[words.first] & COUNTS).astype(np.uint8)
        small = np.bincount(words.numbers[(flags & SMALL) > 0], minlength=len(words.first))
        merged_flags[small > 0] |= SMALL
        term_of = np.full(len(words.first), -1, np.int32)
        term_of[1:] = terms.numbers[self._term_of.array()[words.first[1:]]]
        _renumber(stream, words.numbers, [(w, s) for w, _, s, _ in self._counts], SENTENCE + 1)
        _renumber(added, terms.numbers, [(t, a) for _, t, _, a in self._counts], 0)
        lexicon, in_order = Lexicon(
            words.texts, terms.texts, term_of, merged_flags
        ).with_terms_in_order(added)
        added[:] = in_order
        ends = np.cumsum([0, *(w for w, *_ in self._counts)])
        sighted = np.searchsorted(ends, words.first - 1, side="right") - 1
        return Merged(lexicon, small.astype(np.int32), sighted.astype(np.int32))


def _renumber(whole: Ints, numbers: Ints, counts: Sequence[tuple[int, int]], offset: int) -> None:
    """Give what stands in *whole*, in numbers of its own article, the *numbers* of the set.

    *counts* are how many each article has: different ones, and places in *whole*.
    """
    place = 0
    for different, length in counts:
        part = whole[place : place + length]
        part[:] = numbers[offset : offset + different][part]
        place += length
        offset += different
