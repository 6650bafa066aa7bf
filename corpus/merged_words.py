"""The words of many articles, each with numbers of its own, as the words of one set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.lexicon import COUNTS, SENTENCE, SMALL, Lexicon
from corpus.same_texts import SameTexts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from corpus.packing import PackedArticle
    from corpus.strings import Ints


class MergedWords:
    """Words and terms with the numbers that they would have if all articles were read in a row."""

    def __init__(self) -> None:
        self._words, self._terms = SameTexts(), SameTexts()
        # the mark between sentences comes first, whatever the articles hold
        self._words.add(np.zeros(0, np.uint8), np.zeros(1, np.int32), np.zeros(1, np.uint64))
        self._flags: list[npt.NDArray[np.uint8]] = [np.zeros(1, np.uint8)]
        self._term_of: list[Ints] = [np.zeros(1, np.int64)]
        self._streams: list[Ints] = []
        self._added: list[Ints] = []
        self._counts: list[tuple[int, int]] = []  # words and terms of each article
        self._terms_so_far = 0

    def add(self, article: PackedArticle) -> None:
        """Put the words of *article* behind those that are there."""
        self._words.add(article.words, article.word_lengths, article.word_marks)
        self._terms.add(article.terms, article.term_lengths, article.term_marks)
        self._flags.append(article.word_flags)
        self._term_of.append(article.term_of.astype(np.int64) + self._terms_so_far)
        self._streams.append(article.stream)
        self._added.append(article.added)
        self._counts.append((len(article.word_lengths), len(article.term_lengths)))
        self._terms_so_far += len(article.term_lengths)

    def merged(self) -> tuple[Lexicon, Ints, Ints]:
        """All words and terms; what stands in each passage; what each is found by besides."""
        words, terms = self._words.numbered(), self._terms.numbered()
        flags = np.concatenate(self._flags)
        merged_flags = (flags[words.first] & COUNTS).astype(np.uint8)
        merged_flags[words.numbers[(flags & SMALL) > 0]] |= SMALL
        term_of = np.full(len(words.first), -1, np.int32)
        term_of[1:] = terms.numbers[np.concatenate(self._term_of)[words.first[1:]]]
        lexicon = Lexicon(words.texts, terms.texts, term_of, merged_flags)
        stream = _renumbered(
            self._streams, words.numbers, [w for w, _ in self._counts], SENTENCE + 1
        )
        added = _renumbered(self._added, terms.numbers, [t for _, t in self._counts], 0)
        return lexicon, stream, added


def _renumbered(lists: Sequence[Ints], numbers: Ints, counts: Sequence[int], offset: int) -> Ints:
    """*lists*, each of which has so many numbers of its own, in those of the set as one."""
    found = np.zeros(sum(map(len, lists)), np.int32)
    place = 0
    for own, count in zip(lists, counts, strict=True):
        np.take(numbers[offset : offset + count], own, out=found[place : place + len(own)])
        place += len(own)
        offset += count
    return found
