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

# Of more words than this none is kept for the next article.
_MOST_KEPT = 200_000
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
_FLAGS = (
    (ORGANISATION, lexicon.ORGANISATION_NOUNS),
    (FIRST_PERSON, lexicon.FIRST_PERSON),
    (PASSIVE, lexicon.PASSIVE_AUXILIARIES),
    (PREPOSITION_CUE, reporting.PREPOSITION_CUES),
    (TO, frozenset({"to"})),
    (TIME, lexicon.CALENDAR | lexicon.TIMES),
)
_FLAGS_OF: Counter[str] = Counter()
for _flag, _words in _FLAGS:
    _FLAGS_OF.update(dict.fromkeys(_words, _flag))
# Word, lemma, last three letters, head, flags, raw letter; a word's numbers fill a line of memory.
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
        _FLAGS_OF[low],
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
        self._lower = [""]
        self._has_long = False

    def __missing__(self, word: str) -> int:
        if len(word) > _LONGEST:
            self._has_long = True
            return self[word[:_LONGEST]]  # one that long is no word, and not worth keeping whole
        place = self[word] = len(self) + 1
        if place == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._letters = np.concatenate([self._letters, np.zeros_like(self._letters)])
        self._table[place] = _describe(word)
        self._letters[place] = self._table[place, 5]
        self._lower.append(lower(word))
        return place

    def places(self, words: list[str]) -> Ints:
        """The place of each of *words*, good for one article: the next call may give them anew."""
        if len(self) > _MOST_KEPT:
            self.clear()
            del self._lower[1:]
        self._has_long = False
        return np.fromiter(map(self.__getitem__, words), dtype=np.int64, count=len(words))

    def lower(self, words: list[str], places: Ints) -> list[str]:
        """Each of *words* in lower case, with straight apostrophes; `places` gave their *places*.

        The same word is the same string each time, so that to look it up costs less.
        """
        small = list(map(self._lower.__getitem__, places.tolist()))
        if self._has_long:
            small = [
                low if len(low) < _LONGEST else lower(w)
                for w, low in zip(words, small, strict=True)
            ]
        return small

    def letters(self, places: Ints) -> str:
        """The raw letters of the words at *places*."""
        codes: bytes = self._letters.take(places).tobytes()
        return codes.decode("latin-1")

    def numbers(self, places: Ints) -> Ints:
        """For each place the word, its lemma, its last three letters, its head and its flags."""
        return self._table.take(places, axis=0)[:, :5].T.copy()


VOCABULARY = Vocabulary()
