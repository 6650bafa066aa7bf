"""Each word as numbers: which it is, the verb that it is a form of, how it ends, what it heads.

The numbers depend on the word alone, so weights learned with them hold wherever they are read.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.attribution import lexicon, reporting

if TYPE_CHECKING:
    from collections.abc import Iterable

Ints = NDArray[np.int64]

# Of more words than this none is kept for the next article.
_MOST_KEPT = 200_000
# What a noun phrase is about, by the word at its end; the first that fits.
HEADS = (
    ("P", lexicon.PERSON_NOUNS),
    ("M", lexicon.PLURAL_PEOPLE),
    ("O", lexicon.ORGANISATION_NOUNS),
    ("D", lexicon.DOCUMENT_NOUNS),
)
ORGANISATION, FIRST_PERSON, PASSIVE, PREPOSITION_CUE, TO = 1, 2, 4, 8, 16
_FLAGS = (
    (ORGANISATION, lexicon.ORGANISATION_NOUNS),
    (FIRST_PERSON, lexicon.FIRST_PERSON),
    (PASSIVE, lexicon.PASSIVE_AUXILIARIES),
    (PREPOSITION_CUE, reporting.PREPOSITION_CUES),
    (TO, frozenset({"to"})),
)
_FIELDS = 5


def number(word: str) -> int:
    """A number of 32 bits for *word*, hardly ever another's."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _describe(word: str) -> tuple[int, ...]:
    head = next((ord(letter) for letter, words in HEADS if word in words), ord("?"))
    flags = sum(flag for flag, words in _FLAGS if word in words)
    lemma = reporting.LEMMAS.get(word, word)
    return number(word), number(lemma), number(word[-3:]), head, flags


class Vocabulary:
    """The words met so far, in lower case, each with a place; place 0 is no word at all."""

    def __init__(self) -> None:
        self._places = {"": 0}
        self._table: Ints = np.zeros((_FIELDS, 1024), dtype=np.int64)

    def forget(self) -> None:
        """Forget all words if they are very many; places given before then mean nothing more."""
        if len(self._places) > _MOST_KEPT:
            self.__init__()  # type: ignore[misc]

    def places(self, words: Iterable[str]) -> list[int]:
        """The place of each word."""
        get = self._places.get
        found = [get(word, 0) for word in words]
        if 0 in found:
            found = [place or self._add(word) for place, word in zip(found, words, strict=True)]
        return found

    def _add(self, word: str) -> int:
        place = self._places.setdefault(word, len(self._places))
        if place == self._table.shape[1]:
            self._table = np.concatenate([self._table, np.zeros_like(self._table)], axis=1)
        self._table[:, place] = _describe(word)
        return place

    def numbers(self, places: list[int]) -> Ints:
        """For each place the word, its lemma, its last three letters, its head and its flags."""
        return self._table.take(np.array(places, dtype=np.int64), axis=1)


VOCABULARY = Vocabulary()
