"""Misspelt words of a question, put right by the words that the set itself has."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.lexicon import Ints

# Shorter words have too many neighbours that are other words.
SHORTEST = 5
# From this many letters on two may be wrong.
LONG = 8


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
        two in more; the first letter is taken to be right. Of several as near, the one that most
        passages have.

        Source: Damerau (1964), "A technique for computer detection and correction of spelling
        errors", for what goes wrong.
        """
        if len(word) < SHORTEST or not word.isalpha() or word[0] not in self._by_start:
            return None
        allowed = 1 if len(word) < LONG else 2
        near = self._by_start[word[0]]
        near = near[np.abs(self._lengths[near] - len(word)) <= allowed]
        if not len(near):
            return None
        choices = [self._words[number] for number in near.tolist()]
        distances = cdist([word], choices, scorer=OSA.distance, score_cutoff=allowed)[0]
        best = np.lexsort((-self._counts[near], distances))[0]
        return choices[best] if distances[best] <= allowed else None
