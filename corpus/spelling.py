"""Misspelt words of a question, put right by the words that the set itself has."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import cdist
from spellchecker import SpellChecker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.lexicon import Ints

# Shorter words have too many neighbours that are other words.
SHORTEST = 5
MOST_WRONG = 2  # letters
# From this many letters on so many may be wrong.
LONG = 8
# How often a word has to stand in the English of the word list, so that it is no rare name or slip.
COMMON = 100


class Spelling:
    """The words of a set, of which passages have *counts*, to find one that is spelt alike."""

    def __init__(self, words: Sequence[str], counts: Ints) -> None:
        self._counts = counts
        self._words = words
        by_start: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            if counts[number] and len(word) >= SHORTEST - 1 and word.isalpha():
                by_start[word[0]].append(number)
        self._by_start = {start: np.array(some, np.int64) for start, some in by_start.items()}
        self._lengths = np.array([len(word) for word in words], np.int64)

    def closest(self, word: str) -> str | None:
        """The word of the set that the folded *word* may be a misspelling of, or ``None``.

        One letter wrong, missing, doubled or swapped with its neighbour in five to seven letters,
        two in more or where all letters are there in another order; the first letter is taken to be
        right. Of several as near, the one that most passages have. What is an English word as it
        stands ("unexpected") is at most another form of the same ("kilometers").

        Source: Damerau (1964), "A technique for computer detection and correction of spelling
        errors", for what goes wrong.
        """
        if len(word) < SHORTEST or not word.isalpha() or word[0] not in self._by_start:
            return None
        near = self._by_start[word[0]]
        near = near[np.abs(self._lengths[near] - len(word)) <= MOST_WRONG]
        choices = [self._words[number] for number in near.tolist()]
        distances = cdist([word], choices, scorer=OSA.distance, score_cutoff=MOST_WRONG)[0]
        order = np.lexsort((-self._counts[near], distances))
        nearest = (choices[n] for n in order.tolist() if distances[n] <= MOST_WRONG)
        likely = [other for other in nearest if _may_be(word, other)]
        if not likely:
            return None
        meant = likely if not is_english(word) else [o for o in likely if _is_form(word, o)]
        return next(iter(meant), None)


def _may_be(word: str, other: str) -> bool:
    """Whether a word at most `MOST_WRONG` letters away may be meant, by how long the words are."""
    is_near = len(word) >= LONG or OSA.distance(word, other, score_cutoff=1) <= 1
    return is_near or sorted(word) == sorted(other)


def is_english(word: str) -> bool:
    """Whether a folded word is a common one of English, as it is spelt in America."""
    return word in _english()


@cache
def _english() -> frozenset[str]:
    """Read when it is needed first, which takes a fifth of a second."""
    counted = SpellChecker(language="en").word_frequency.items()
    return frozenset(word for word, count in counted if count >= COMMON)


def _is_form(word: str, other: str) -> bool:
    """Whether two long words differ in nothing but their endings: "serialize", "kilometres"."""
    longer = max(len(word), len(other))
    ending = longer - Prefix.similarity(word, other)
    return longer >= LONG and ending <= 2 + (sorted(word) == sorted(other))
