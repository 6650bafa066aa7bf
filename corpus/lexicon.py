"""The words of a set and what they are looked up by, each with a number."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from corpus.text import Token

    Ints: TypeAlias = npt.NDArray[np.integer[Any]]
    Bytes: TypeAlias = npt.NDArray[np.uint8]
    Numbers: TypeAlias = npt.NDArray[np.floating[Any]]
    Flags: TypeAlias = npt.NDArray[np.bool_]
    Arrays: TypeAlias = Mapping[str, npt.NDArray[np.generic]]

SENTENCE = 0  # the number of no word: it stands between two sentences

_COUNTS, _SMALL = 1, 2
_REMEMBERED = 100_000
_NUL = "\0"  # parts what is saved one after another; no word and no path has it


class Lexicon:
    """Words as written, the terms of words, and of each a number, in order of first sight.

    The numbers of words start from 1, those of terms from 0; stop words have terms too. What once
    has a number keeps it.
    """

    def __init__(self) -> None:
        self.words = [""]
        self.terms: list[str] = []
        self._word_numbers = {"": SENTENCE}
        self._term_numbers: dict[str, int] = {}
        self._term_of = array("i", [-1])
        self._flags = array("B", [0])
        self._read: dict[Token, tuple[tuple[int, ...], int | None]] = {}

    def word(self, exact: str) -> int | None:
        """The number of a word as written, ``None`` for one that was never seen."""
        return self._word_numbers.get(exact)

    def term(self, term: str) -> int | None:
        """The number of a term, ``None`` for one that was never seen."""
        return self._term_numbers.get(term)

    def is_small(self, exact: str) -> bool:
        """Whether a word was ever seen without a capital."""
        number = self._word_numbers.get(exact)
        return number is not None and bool(self._flags[number] & _SMALL)

    def term_of(self) -> Ints:
        """The term of each word; -1 for the mark."""
        return np.array(self._term_of, np.int32)

    def counting(self) -> Flags:
        """Of each word whether it is looked up; the mark and stop words are not."""
        return (np.array(self._flags, np.uint8) & _COUNTS) > 0

    def small(self) -> Flags:
        """Of each word whether it was ever seen without a capital."""
        return (np.array(self._flags, np.uint8) & _SMALL) > 0

    def number_token(self, token: Token) -> tuple[tuple[int, ...], int | None]:
        """The words of *token*, and the term of the whole where it has parts; new ones are kept."""
        known = self._read.get(token)
        if known is None:
            if len(self._read) > _REMEMBERED:
                self._read.clear()
            words = tuple(self._number_word(*unit) for unit in token.units)
            joined = None if token.joined is None else self.number_term(token.joined)
            known = self._read[token] = (words, joined)
        return known

    def number_term(self, term: str) -> int:
        """The number of *term*; a new one is kept."""
        number = self._term_numbers.setdefault(term, len(self.terms))
        if number == len(self.terms):
            self.terms.append(term)
        return number

    def freeze(self) -> None:
        """Let go of what only helps to number further tokens."""
        self._read.clear()

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, as `from_arrays` reads it."""
        return {
            "words": as_bytes(self.words),
            "terms": as_bytes(self.terms),
            "term_of": self.term_of(),
            "word_flags": np.array(self._flags, np.uint8),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Lexicon:
        """What `to_arrays` gave."""
        lexicon = cls()
        lexicon.words = as_lines(arrays["words"])
        lexicon.terms = as_lines(arrays["terms"])
        lexicon._word_numbers = {word: n for n, word in enumerate(lexicon.words)}
        lexicon._term_numbers = {term: n for n, term in enumerate(lexicon.terms)}
        lexicon._term_of = array("i", arrays["term_of"].astype(np.int32).tobytes())
        lexicon._flags = array("B", arrays["word_flags"].astype(np.uint8).tobytes())
        return lexicon

    def _number_word(self, exact: str, term: str, *flags: bool) -> int:
        counts, small = flags
        number = self._word_numbers.setdefault(exact, len(self.words))
        if number == len(self.words):
            self.words.append(exact)
            self._term_of.append(self.number_term(term))
            self._flags.append(_COUNTS * counts)
        self._flags[number] |= _SMALL * small
        return number


def as_bytes(lines: Iterable[str]) -> Bytes:
    """Texts without the character NUL as one array of bytes."""
    return np.frombuffer(_NUL.join(lines).encode("utf-8", "surrogatepass"), np.uint8)


def as_lines(array_: npt.NDArray[np.generic]) -> list[str]:
    """The texts that `as_bytes` was given, one at least."""
    return array_.tobytes().decode("utf-8", "surrogatepass").split(_NUL)
