"""In how many passages of a set words, pairs of words and runs of characters stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from corpus.lists import distinct, edges

if TYPE_CHECKING:
    from corpus.lexicon import Arrays, Flags, Ints
    from corpus.streams import Streams

GRAM = 4  # characters that follow each other in a word or at its edge
GRAM_KINDS = 1 << 18  # numbers that runs of characters are hashed to


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

    *arrays* are what `counting.count` gave.
    """

    def __init__(self, streams: Streams, arrays: Arrays) -> None:
        self.size = len(streams)
        self.words: Ints = arrays["word_counts"].astype(np.int64, copy=False)
        self._pairs: Ints = arrays["pair_counts"].astype(np.int32, copy=False)
        self._letters: Ints = arrays["term_letters"].astype(np.uint32, copy=False)
        self.word_grams = Grams(
            arrays["gram_starts"].astype(np.int64, copy=False),
            arrays["grams"].astype(np.int32, copy=False),
        )
        self.numeric: Flags = arrays["numeric"].astype(bool, copy=False)
        repeated = np.repeat(self.words, np.diff(self.word_grams.starts))
        grams = np.bincount(self.word_grams.grams, repeated, GRAM_KINDS)
        self.mean_grams = float(grams.sum()) / self.size if len(repeated) else 1.0
        self.grams: Ints = np.minimum(grams, self.size).astype(np.int64)
        written = arrays["first"].astype(np.int32, copy=False)
        unspaced = written >= 0
        self._characters = distinct(written[unspaced])
        self.first: Ints = np.full(len(written), -1, np.int32)
        self.first[unspaced] = np.searchsorted(self._characters, written[unspaced])
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
        number = int(np.searchsorted(self._characters, ord(character)))
        is_there = number < len(self._characters) and self._characters[number] == ord(character)
        return number if is_there else None

    def pairs(self, first: Ints, second: Ints) -> Ints:
        """In how many passages each term of *first* has that of *second* behind it."""
        kinds = pair_kinds(self._letters[first], self._letters[second], len(self._pairs))
        return self._pairs[kinds]


def places_of(starts: Ints, lengths: Ints) -> Ints:
    """The places of runs one after the other: so many as *lengths* say from each of *starts* on."""
    borders = edges(lengths)
    return np.repeat(starts - borders[:-1], lengths) + np.arange(borders[-1])


def pair_kinds(first: Ints, second: Ints, kinds: int) -> Ints:
    """Numbers below *kinds*, a power of two, for pairs of terms that are given by their letters.

    A few pairs share theirs.
    """
    return (first.astype(np.int64) * 1_000_003 + second) & (kinds - 1)


def grams_of(word: str) -> list[int]:
    """The numbers of the runs of characters in a word and at its edges; a short word is one run."""
    edged = f" {word} "
    return [
        crc32(edged[start : start + GRAM].encode("utf-8", "surrogatepass")) % GRAM_KINDS
        for start in range(max(len(edged) - GRAM + 1, 1))
    ]
