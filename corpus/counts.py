"""In how many passages of a set words, pairs of words and runs of characters stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from corpus.strings import Strings
from corpus.text import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.lexicon import Arrays, Flags, Ints
    from corpus.streams import Streams

GRAM = 4  # characters that follow each other in a word or at its edge
GRAM_KINDS = 1 << 18  # numbers that runs of characters are hashed to
MOST_PAIR_KINDS = 1 << 22  # numbers that pairs of words are hashed to, at most
AT_ONCE = 20_000  # passages that are counted in one go

_NUMBER_WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
    thousand million billion half third quarter first second dozen percent once twice
    """.split()
)
_CHARACTER = re.compile(f"[{UNSPACED}]")


class Gathered:
    """The words of some passages, one passage after the other.

    *owners* say of each word to which of *passages* it belongs, by its place among them, where
    those of each begin in *edges*; *words*, *terms* and *voices* are as in the streams.
    """

    def __init__(self, streams: Streams, passages: Ints) -> None:
        starts = streams.starts[passages]
        self.lengths: Ints = streams.starts[passages + 1] - starts
        self.edges = edges(self.lengths)
        self.passages = passages
        self.owners: Ints = np.repeat(np.arange(len(passages)), self.lengths)
        places = places_of(starts, self.lengths)
        self.words: Ints = streams.words[places]
        self.terms: Ints = streams.term_of[self.words]
        self.voices = streams.voices[places]

    def with_next(self) -> Flags:
        """Which words have the one behind them in the same passage; the last is left out."""
        return np.asarray(self.owners[1:] == self.owners[:-1], bool)


class Grams(NamedTuple):
    """The runs of characters of words: those of word n from *starts*[n] on, hashed.

    A stop word has none.
    """

    starts: Ints
    grams: Ints


class Counts:
    """What `Streams` have, counted: *words* and *characters* by number, *pairs* and *grams* hashed.

    *grams* is at most the number of passages that it may be; *first* numbers the character that a
    pair of an unspaced script begins with, -1 for other words; *numeric* are words for a number,
    *names* those that are always written with a capital. *mean_grams* are the
    runs of characters of the different words of a passage, at the mean.
    """

    def __init__(self, streams: Streams, stored: Arrays | None = None) -> None:
        words = streams.lexicon.words
        self.size = len(streams)
        if stored is None:
            self.words, self.pairs = _counted(streams)
            self.word_grams = _grams(words, streams.lexicon.counting())
            self.numeric: Flags = np.array([is_numeric(word) for word in words], bool)
            self._characters, self.first = _firsts(words)
        else:
            self.words = stored["word_counts"].astype(np.int64, copy=False)
            self.pairs = stored["pair_counts"].astype(np.int32, copy=False)
            self.word_grams = Grams(
                stored["gram_starts"].astype(np.int64, copy=False),
                stored["grams"].astype(np.int32, copy=False),
            )
            self._characters = Strings.from_arrays(stored, "characters")
            self.numeric = stored["numeric"].astype(bool, copy=False)
            self.first = stored["first"].astype(np.int32, copy=False)
        repeated = np.repeat(self.words, np.diff(self.word_grams.starts))
        grams = np.bincount(self.word_grams.grams, repeated, GRAM_KINDS)
        self.mean_grams = float(grams.sum()) / self.size if len(repeated) else 1.0
        self.grams: Ints = np.minimum(grams, self.size).astype(np.int64)
        unspaced = self.first >= 0
        characters = np.bincount(self.first[unspaced], self.words[unspaced], len(self._characters))
        self.characters: Ints = np.minimum(characters, self.size).astype(np.int64)
        # written with a capital wherever it stands
        self.names: Flags = streams.lexicon.counting() & ~streams.lexicon.small()
        self.names &= ~self.numeric & ~unspaced
        mean = len(streams.words) / self.size if self.size else 0
        self.mean_length = mean or 1.0
        marks = int(np.count_nonzero(streams.words == 0)) + self.size
        self.mean_sentence = len(streams.words) / marks if mean else 1.0

    def character(self, character: str) -> int | None:
        """The number of a character of an unspaced script, ``None`` where it begins no pair."""
        return self._characters.find(character)

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """What takes long to count, as the next `Counts` of the same streams take it."""
        return {
            "word_counts": self.words,
            "pair_counts": self.pairs,
            "gram_starts": self.word_grams.starts,
            "grams": self.word_grams.grams,
            "numeric": self.numeric,
            "first": self.first,
            **self._characters.to_arrays("characters"),
        }


def is_numeric(word: str) -> bool:
    """Whether a word has a digit or stands for a number."""
    return word in _NUMBER_WORDS or any(letter.isdigit() for letter in word)


def edges(lengths: Ints) -> Ints:
    """Where each of things that follow each other begins, and where the last ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])


def places_of(starts: Ints, lengths: Ints) -> Ints:
    """The places of runs one after the other: so many as *lengths* say from each of *starts* on."""
    borders = edges(lengths)
    return np.repeat(starts - borders[:-1], lengths) + np.arange(borders[-1])


def pair_numbers(first: Ints, second: Ints, kinds: int) -> Ints:
    """Numbers below *kinds* for pairs of terms; a few pairs share theirs."""
    return (first.astype(np.int64) * 1_000_003 + second) % kinds


def grams_of(word: str) -> list[int]:
    """The numbers of the runs of characters in a word and at its edges; a short word is one run."""
    edged = f" {word} "
    return [
        crc32(edged[start : start + GRAM].encode("utf-8", "surrogatepass")) % GRAM_KINDS
        for start in range(max(len(edged) - GRAM + 1, 1))
    ]


def _counted(streams: Streams) -> tuple[Ints, Ints]:
    """In how many passages each word stands, and each pair of neighbours."""
    kinds = min(1 << max(10, (2 * len(streams.words)).bit_length()), MOST_PAIR_KINDS)
    words = np.zeros(len(streams.lexicon.words), np.int64)
    pairs = np.zeros(kinds, np.int32)
    for start in range(0, len(streams), AT_ONCE):
        some = Gathered(streams, np.arange(start, min(start + AT_ONCE, len(streams))))
        words += _owners_of_each(some.words, some.owners, len(words))
        same = some.with_next()
        numbers = pair_numbers(some.terms[:-1], some.terms[1:], kinds)[same]
        pairs += _owners_of_each(numbers, some.owners[1:][same], kinds).astype(np.int32)
    return words, pairs


def _owners_of_each(values: Ints, owners: Ints, kinds: int) -> Ints:
    """How many different owners each value from 0 to *kinds* has."""
    # a number of bits for each, since to divide takes longer than all else here
    bits = int(owners[-1]).bit_length() if len(owners) else 0
    # sorted: numpy.unique puts so many numbers into a table, which takes twenty times as long
    both = np.sort((values.astype(np.int64) << bits) | owners)
    return np.bincount(both[np.diff(both, prepend=-1) != 0] >> bits, minlength=kinds)


def _firsts(words: Iterable[str]) -> tuple[Strings, Ints]:
    """The characters that pairs of unspaced scripts begin with, and of each word which it is."""
    numbers: dict[str, int] = {}
    first = [
        numbers.setdefault(word[0], len(numbers)) if word and _CHARACTER.match(word) else -1
        for word in words
    ]
    return Strings.of(numbers), np.array(first, np.int32)


def _grams(words: Sequence[str], counting: Flags) -> Grams:
    counts = zip(words, counting.tolist(), strict=True)
    found = [grams_of(word) if is_counting else [] for word, is_counting in counts]
    flat: Iterable[int] = (gram for one in found for gram in one)
    lengths = np.array([len(one) for one in found], np.int64)
    return Grams(edges(lengths), np.fromiter(flat, np.int32))
