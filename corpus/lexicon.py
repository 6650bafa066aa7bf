"""The words of a set and what they are looked up by, each with a number."""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from corpus.lists import in_order_of_sight, ranks_of
from corpus.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from corpus.text import Token

    Ints: TypeAlias = npt.NDArray[np.integer[Any]]
    Bytes: TypeAlias = npt.NDArray[np.uint8]
    Numbers: TypeAlias = npt.NDArray[np.floating[Any]]
    Flags: TypeAlias = npt.NDArray[np.bool_]
    Arrays: TypeAlias = Mapping[str, npt.NDArray[np.generic]]

SENTENCE = 0  # the number of no word: it stands between two sentences

COUNTS, SMALL = 1, 2
_REMEMBERED = 100_000
_LOOKED_UP = 10_000


class Lexicon:
    """Words as written, the terms of words, and of each a number, in order of first sight.

    The numbers of words start from 1, those of terms from 0; stop words have terms too.
    """

    def __init__(self, words: Strings, terms: Strings, term_of: Ints, flags: Bytes) -> None:
        self.words = words
        self.terms = terms
        self._term_of = term_of
        self._flags = flags
        # a question looks the same few words up again and again
        self._find_word = lru_cache(_LOOKED_UP)(words.find)
        self._find_term = lru_cache(_LOOKED_UP)(terms.find)

    def word(self, exact: str) -> int | None:
        """The number of a word as written, ``None`` for one that was never seen."""
        return self._find_word(exact)

    def term(self, term: str) -> int | None:
        """The number of a term, ``None`` for one that was never seen."""
        return self._find_term(term)

    def is_small(self, exact: str) -> bool:
        """Whether a word was ever seen without a capital."""
        number = self._find_word(exact)
        return number is not None and bool(self._flags[number] & SMALL)

    def term_of(self) -> Ints:
        """The term of each word; -1 for the mark."""
        return self._term_of

    def flags(self) -> Bytes:
        """Of each word what is so of it: `COUNTS`, `SMALL`."""
        return self._flags

    def counting(self) -> Flags:
        """Of each word whether it is looked up; the mark and stop words are not."""
        return (self._flags & COUNTS) > 0

    def small(self) -> Flags:
        """Of each word whether it was ever seen without a capital."""
        return (self._flags & SMALL) > 0

    def with_terms_in_order(self, added: Ints) -> tuple[Lexicon, Ints]:
        """The same with terms in order of the words, and then of the terms *added* to these.

        Beside it *added* in these numbers. A term that neither have is left out.
        """
        own = np.concatenate([self._term_of[1:], added])
        order, _ = in_order_of_sight(own, len(self.terms))
        ranks = ranks_of(order, len(self.terms))
        term_of = np.append(self._term_of[:1], ranks[self._term_of[1:]])
        return Lexicon(self.words, self.terms.at(order), term_of, self._flags), ranks[added]

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, as `from_arrays` reads it."""
        return {
            **self.words.to_arrays("words"),
            **self.terms.to_arrays("terms"),
            "term_of": self._term_of,
            "word_flags": self._flags,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Lexicon:
        """What `to_arrays` gave."""
        return cls(
            Strings.from_arrays(arrays, "words"),
            Strings.from_arrays(arrays, "terms"),
            arrays["term_of"].astype(np.int32, copy=False),
            arrays["word_flags"].astype(np.uint8, copy=False),
        )


class Numbering:
    """Gives numbers to words and terms as they are met; what once has a number keeps it."""

    def __init__(self) -> None:
        self.words = {"": SENTENCE}
        self.terms: dict[str, int] = {}
        self.term_of = array("i", [-1])
        self.flags = bytearray(1)
        # by the place in memory of a token, which is kept beside so that no other comes there:
        # the same word gives the same object nearly always, and to hash all of it takes long
        self._read: dict[int, tuple[tuple[int, ...], int | None]] = {}
        self._kept: list[Token] = []

    def number_token(self, token: Token) -> tuple[tuple[int, ...], int | None]:
        """The words of *token*, and the term of the whole where it has parts; new ones are kept."""
        known = self._read.get(id(token))
        if known is None:
            if len(self._kept) > _REMEMBERED:
                self._read.clear()
                self._kept.clear()
            self._kept.append(token)
            words = tuple(
                self.number_word(exact, term, COUNTS * counts + SMALL * small)
                for exact, term, counts, small in token.units
            )
            joined = None if token.joined is None else self.number_term(token.joined)
            known = self._read[id(token)] = (words, joined)
        return known

    def number_term(self, term: str) -> int:
        """The number of *term*; a new one is kept."""
        return self.terms.setdefault(term, len(self.terms))

    def number_word(self, exact: str, term: str, flags: int) -> int:
        """The number of a word as written, whose term and *flags* (`COUNTS`, `SMALL`) are these.

        Whether it counts is what was said when it was first met; small it is if it ever was.
        """
        number = self.words.setdefault(exact, len(self.words))
        if number == len(self.flags):
            self.term_of.append(self.number_term(term))
            self.flags.append(flags)
        self.flags[number] |= flags & SMALL
        return number

    def lexicon(self) -> Lexicon:
        """All words and terms so far."""
        return Lexicon(
            Strings.of(self.words),
            Strings.of(self.terms),
            np.array(self.term_of, np.int32),
            np.frombuffer(bytes(self.flags), np.uint8),
        )
