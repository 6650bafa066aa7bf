"""The words of many articles, each with numbers of its own, as the words of one set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.growing import Growing
from corpus.lexicon import COUNTS, SMALL, Lexicon
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
        self._flags, self._term_of = Growing(np.uint8), Growing(np.int32)
        self._flags.add(np.zeros(1, np.uint8))
        self._term_of.add(np.array([-1]))
        self._sighted = Growing(np.int32)
        self._sighted.add(np.array([-1]))
        self._small = np.zeros(1, np.int32)
        self._articles = 0

    def add(self, articles: Sequence[PackedArticle]) -> list[tuple[Ints, Ints]]:
        """Put the words of *articles* behind those that are there.

        What stands in the passages of each, and what these are found by besides, in the set's
        numbers; those of terms are not yet the last ones.
        """
        words = self._words.add(
            *(np.concatenate([getattr(one, name) for one in articles]) for name in _WORDS)
        )
        terms = self._terms.add(
            *(np.concatenate([getattr(one, name) for one in articles]) for name in _TERMS)
        )
        word_edges = np.cumsum([0, *(len(one.word_lengths) for one in articles)])
        term_edges = np.cumsum([0, *(len(one.term_lengths) for one in articles)])
        flags = np.concatenate([one.word_flags for one in articles])
        owners = np.searchsorted(word_edges, words.first, side="right") - 1
        term_of = np.concatenate([one.term_of for one in articles])[words.first]
        self._flags.add(flags[words.first] & COUNTS)
        self._term_of.add(terms.numbers[term_of + term_edges[owners]])
        self._sighted.add(owners + self._articles)
        self._articles += len(articles)
        self._small = np.append(self._small, np.zeros(len(words.first), np.int32))
        np.add.at(self._small, words.numbers[(flags & SMALL) > 0], 1)
        return [
            (words.numbers[word:][one.stream], terms.numbers[term:][one.added])
            for one, word, term in zip(
                articles, word_edges.tolist(), term_edges.tolist(), strict=False
            )
        ]

    def merged(self, added: Ints) -> Merged:
        """All words and terms; the terms get their last numbers, in *added* of all articles too."""
        flags = self._flags.array()
        flags[self._small > 0] |= SMALL
        lexicon = Lexicon(self._words.texts(), self._terms.texts(), self._term_of.array(), flags)
        lexicon, in_order = lexicon.with_terms_in_order(added)
        added[:] = in_order
        return Merged(lexicon, self._small, self._sighted.array())


_WORDS = ("words", "word_lengths", "word_marks")
_TERMS = ("terms", "term_lengths", "term_marks")
