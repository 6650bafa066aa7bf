"""Each word as numbers: which it is, the verb that it is a form of, how it ends, what it heads.

The numbers depend on the word alone, so weights learned with them hold wherever they are read.
"""

from __future__ import annotations

import zlib
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from corpus.attribution import lexicon, reporting
from corpus.attribution.letters import raw_letter

Ints = NDArray[np.int64]
Letters = NDArray[np.uint8]

# Of more words or characters than this none is kept for the next articles.
_MOST_KEPT = 200_000
_MOST_CHARACTERS = 4_000_000
# What makes a longer one another word counts no more.
_LONGEST = 60
# What a noun phrase is about, by the word at its end; the first that fits.
_HEADS = (
    ("P", lexicon.PERSON_NOUNS),
    ("M", lexicon.PLURAL_PEOPLE),
    ("O", lexicon.ORGANISATION_NOUNS),
    ("D", lexicon.DOCUMENT_NOUNS),
)
_HEAD_OF = {word: ord(letter) for letter, words in reversed(_HEADS) for word in words}
ORGANISATION, FIRST_PERSON, PASSIVE, PREPOSITION_CUE, TO, TIME = 1, 2, 4, 8, 16, 32
DAY, PARTICLE, BASED = 64, 128, 256
_FLAGS = (
    (ORGANISATION, lexicon.ORGANISATION_NOUNS),
    (FIRST_PERSON, lexicon.FIRST_PERSON),
    (PASSIVE, lexicon.PASSIVE_AUXILIARIES),
    (PREPOSITION_CUE, reporting.PREPOSITION_CUES),
    (TO, frozenset({"to"})),
    (TIME, lexicon.CALENDAR | lexicon.TIMES),
    (DAY, lexicon.CALENDAR),
    (PARTICLE, lexicon.NAME_PARTICLES),
)
_FLAGS_OF: Counter[str] = Counter()
for _flag, _words in _FLAGS:
    _FLAGS_OF.update(dict.fromkeys(_words, _flag))
# Word, lemma, last three letters, head, flags, raw letter, length; they fill a line of memory.
_FIELDS = 8


def number(word: str) -> int:
    """A number of 32 bits for *word*, hardly ever another's."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def lower(word: str) -> str:
    """*word* in lower case, with straight apostrophes."""
    return word.lower().replace("’", "'")


def _describe(word: str) -> tuple[int, ...]:
    low = lower(word)
    lemma = reporting.LEMMAS.get(low)
    own = number(low)
    return (
        own,
        own if lemma is None else number(lemma),
        number(low[-3:]),
        _HEAD_OF.get(low, ord("?")),
        _FLAGS_OF[low] | (BASED if low.endswith("-based") else 0),
        ord(raw_letter(word, low)),
        0,
        0,
    )


class Vocabulary(dict[str, int]):
    """The words met so far, as they are written, each with a place; place 0 is no word at all."""

    def __init__(self) -> None:
        super().__init__()
        self._table: Ints = np.zeros((1024, _FIELDS), dtype=np.int64)
        # What is asked of every word stands apart as well, to be reached faster.
        self._letters = np.zeros(1024, dtype=np.uint8)
        self._words = [""]
        self._lower = [""]
        self._size = 0

    def __missing__(self, word: str) -> int:
        place = self[word] = len(self._words)
        if place == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._letters = np.concatenate([self._letters, np.zeros_like(self._letters)])
        self._table[place] = _describe(word[:_LONGEST])
        self._table[place, 6] = len(word)
        self._letters[place] = self._table[place, 5]
        self._words.append(word)
        self._lower.append(lower(word))
        self._size += len(word)
        return place

    def is_full(self) -> bool:
        """Whether more words have been met than should be kept."""
        return len(self) > _MOST_KEPT or self._size > _MOST_CHARACTERS

    def clear(self) -> None:
        """Forget all words; the places that they had are given anew."""
        super().clear()
        del self._words[1:], self._lower[1:]
        self._size = 0

    def read(self, places: Ints) -> tuple[list[str], list[str], str]:
        """The words at *places*; the same in lower case, with straight apostrophes; their letters.

        The same word is the same string each time, so that to look it up costs less.
        """
        numbers = places.tolist()
        codes: bytes = self._letters.take(places).tobytes()
        return (
            list(map(self._words.__getitem__, numbers)),
            list(map(self._lower.__getitem__, numbers)),
            codes.decode("latin-1"),
        )

    def lengths(self, places: Ints) -> Ints:
        """How many characters the words at *places* have."""
        lengths: Ints = self._table[places, 6]
        return lengths

    def numbers(self, places: Ints) -> Ints:
        """For each place the word, its lemma, its last three letters, its head and its flags."""
        return self._table.take(places, axis=0)[:, :5].T.copy()


VOCABULARY = Vocabulary()
