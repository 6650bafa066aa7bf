"""Misspelt words of a question, put right by the words that the set itself has."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import cdist, extract
from spellchecker import SpellChecker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.lexicon import Ints

# Shorter words have too many neighbours that are other words.
SHORTEST = 5
SHORT = 4  # letters of the shortest name that is put right
MOST_WRONG = 2  # letters
# From this many letters on so many may be wrong.
LONG = 8
# How often a word has to stand in the English of the word list, so that it is no rare name or slip.
COMMON = 100
_REMEMBERED = 100_000  # words of a set that are kept decoded, 10 MB at most


class Spelling:
    """The words of a set, of which passages have *counts*, to find one that is spelt alike."""

    def __init__(self, words: Sequence[str], counts: Ints) -> None:
        self._counts = counts
        self._words = words
        by_start: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            if counts[number] and len(word) >= SHORTEST - 1 and word.isalpha():
                by_start[sounded(word)[0]].append(number)
        self._by_start = {start: np.array(some, np.int64) for start, some in by_start.items()}
        self._lengths = np.array([len(sounded(word)) for word in words], np.int64)
        # thousands are looked at for each word that is put right, mostly the same ones
        self._read = lru_cache(_REMEMBERED)(self._read_word)

    def _read_word(self, number: int) -> tuple[str, str]:
        """A word by its number, and as it sounds."""
        word = self._words[number]
        return word, sounded(word)

    def closest(self, word: str) -> str | None:
        """The word of the set that the folded *word* may be a misspelling of, or ``None``.

        One letter wrong, missing, doubled or swapped with its neighbour in five to seven letters,
        two in more or where all letters are there in another order; the first letter is taken to be
        right, and "ph" to be "f". Of several as near, the one that most passages have. What is an
        English word as it stands ("unexpected") is at most another form of the same ("kilometers").

        Source: Damerau (1964), "A technique for computer detection and correction of spelling
        errors", for what goes wrong.
        """
        sound = sounded(word)
        if len(word) < SHORTEST or not word.isalpha() or sound[0] not in self._by_start:
            return None
        own = is_english(word)
        if own and len(word) < LONG - MOST_WRONG:  # has no form that is long enough
            return None
        near = self._by_start[sound[0]]
        near = near[np.abs(self._lengths[near] - len(sound)) <= MOST_WRONG]
        choices = [self._read(number) for number in near.tolist()]
        sounds = [other for _, other in choices]
        distances = cdist([sound], sounds, scorer=OSA.distance, score_cutoff=MOST_WRONG)[0]
        order = np.lexsort((-self._counts[near], distances))
        nearest = (choices[n][0] for n in order.tolist() if distances[n] <= MOST_WRONG)
        likely = (other for other in nearest if _may_be(word, other))
        return next((other for other in likely if not own or _is_form(word, other)), None)


def _may_be(word: str, other: str) -> bool:
    """Whether a word at most `MOST_WRONG` letters away may be meant, by how long the words are."""
    one, two = sounded(word), sounded(other)
    is_near = len(word) >= LONG or OSA.distance(one, two, score_cutoff=1) <= 1
    return is_near or sorted(word) == sorted(other)


def alike(word: str, starting: Callable[[str], Sequence[str]]) -> list[tuple[str, int]]:
    """Those names that *word* may be a misspelling of, with the letters that are wrong.

    *starting* gives the names of a letter and length.
    """
    if len(word) < SHORT or not word.isalpha():
        return []
    allowed = 1 if len(word) < 8 else 2
    processor = sounded if "f" in word or "ph" in word else None  # which is slow for thousands
    return [
        (name, int(distance))
        for length in range(max(len(word) - allowed, SHORT), len(word) + allowed + 1)
        for letter in sounding_like(word)
        for name, distance, _ in extract(
            word,
            starting(f"{letter}{length}"),
            scorer=OSA.distance,
            processor=processor,
            score_cutoff=allowed,
            limit=None,
        )
        if sounded(name)[0] == sounded(word)[0]
    ]


def sounded(word: str) -> str:
    """*word* with one letter where two stand for the same sound.

    Source: Philips (1990), "Hanging on the Metaphone", *Computer Language* 7(12), "PH".

    >>> sounded("elephant") == sounded("elefant")
    True
    """
    return word.replace("ph", "f")


def sounding_like(word: str) -> str:
    """The letters with which words begin that may sound like *word* from the start."""
    return "fp" if word.startswith(("f", "ph")) else word[0]


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
