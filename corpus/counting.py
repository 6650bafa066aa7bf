"""Counts the words of a set: all of them, or what has changed since an earlier reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.counts import Gathered, grams_of, pair_kinds, places_of
from corpus.lists import edges
from corpus.same_texts import marks
from corpus.streams import Streams
from corpus.text import UNSPACED

if TYPE_CHECKING:
    import numpy.typing as npt

    from corpus.earlier import Earlier
    from corpus.lexicon import Ints

MOST_PAIR_KINDS = 1 << 22  # numbers that pairs of words are hashed to, at most
AT_ONCE = 20_000  # passages that are counted in one go
NONE = -1
COUNTED = (
    *("word_counts", "pair_counts", "term_letters"),
    *("gram_starts", "grams", "numeric", "first"),
)

_NUMBER_WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
    thousand million billion half third quarter first second dozen percent once twice
    """.split()
)
_CHARACTER = re.compile(f"[{UNSPACED}]")


def count(streams: Streams, earlier: Earlier | None = None) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of `counts.Counts`."""
    letters = _letters_of_terms(streams)
    kinds = min(1 << max(10, (2 * len(streams.words)).bit_length()), MOST_PAIR_KINDS)
    if earlier is None:
        counted = _counted(streams, letters, kinds)
        written = _written(streams, np.arange(len(streams.lexicon.words)))
    else:
        counted = _recounted(streams, letters, kinds, earlier)
        written = _rewritten(streams, earlier)
    found = (*counted, letters, edges(written.lengths), *written[1:])
    return dict(zip(COUNTED, found, strict=True))


def is_numeric(word: str) -> bool:
    """Whether a word has a digit or stands for a number."""
    return word in _NUMBER_WORDS or any(letter.isdigit() for letter in word)


def _letters_of_terms(streams: Streams) -> npt.NDArray[np.uint32]:
    """32 bits of the letters of each term, which say the same in any reading; 0 for none, last."""
    found = marks(*streams.lexicon.terms.letters()) >> np.uint64(32)
    return np.append(found, np.uint64(0)).astype(np.uint32)


def _counted(streams: Streams, letters: Ints, kinds: int) -> tuple[Ints, Ints]:
    """In how many passages each word stands, and each pair of neighbours."""
    words = np.zeros(len(streams.lexicon.words), np.int64)
    pairs = np.zeros(kinds, np.int32)
    _add(streams, np.arange(len(streams)), letters, (words, pairs), 1)
    return words, pairs


def _recounted(streams: Streams, letters: Ints, kinds: int, earlier: Earlier) -> tuple[Ints, Ints]:
    """The same from what was counted *earlier*, without what went and with what came."""
    if len(earlier.old["pair_counts"]) != kinds:
        return _counted(streams, letters, kinds)
    words = np.array(earlier.old["word_counts"], np.int64)
    pairs = np.array(earlier.old["pair_counts"], np.int32)
    own = np.asarray(earlier.old["term_letters"], np.uint32)
    gone = np.flatnonzero(earlier.passages_now() < 0)
    _add(Streams.from_arrays(earlier.old), gone, own, (words, pairs), -1)
    words = np.where(earlier.words >= 0, words[earlier.words], 0)
    _add(streams, earlier.new_passages(), letters, (words, pairs), 1)
    return words, pairs


def _add(
    streams: Streams, passages: Ints, letters: Ints, counts: tuple[Ints, Ints], step: int
) -> None:
    """Change the *counts* of words and of pairs by *step* for each of *passages* that has them."""
    words, pairs = counts
    for start in range(0, len(passages), AT_ONCE):
        some = Gathered(streams, passages[start : start + AT_ONCE])
        np.add.at(words, _once_each(some.words, some.owners), step)
        same = some.with_next()
        kinds = pair_kinds(letters[some.terms[:-1]], letters[some.terms[1:]], len(pairs))
        np.add.at(pairs, _once_each(kinds[same], some.owners[1:][same]), step)


def _once_each(values: Ints, owners: Ints) -> Ints:
    """The *values* of all owners, each as often as different owners have it."""
    # a number of bits for each, since to divide takes longer than all else here
    bits = int(owners[-1]).bit_length() if len(owners) else 0
    # sorted: numpy.unique puts so many numbers into a table, which takes twenty times as long
    both = np.sort((values.astype(np.int64) << bits) | owners)
    once: Ints = both[np.diff(both, prepend=-1) != 0] >> bits
    return once


class _Written(NamedTuple):
    """How words are written: their *grams*, *lengths* being how many each has; which are *numeric*.

    *first* is the character that a pair of an unspaced script begins with, -1 for other words.
    """

    lengths: Ints
    grams: Ints
    numeric: npt.NDArray[np.bool_]
    first: Ints


def _written(streams: Streams, numbers: Ints) -> _Written:
    """How the words with these *numbers* are."""
    words = [streams.lexicon.words[number] for number in numbers.tolist()]
    counting = streams.lexicon.counting()[numbers].tolist()
    grams = [grams_of(word) if counts else [] for word, counts in zip(words, counting, strict=True)]
    return _Written(
        np.array([len(own) for own in grams], np.int64),
        np.array([gram for own in grams for gram in own], np.int32),
        np.array([is_numeric(word) for word in words], bool),
        np.array([_first(word) for word in words], np.int32),
    )


def _rewritten(streams: Streams, earlier: Earlier) -> _Written:
    """The same for all words, of most of which it is known from *earlier*."""
    old = earlier.old
    new = _written(streams, np.flatnonzero(earlier.words < 0))
    starts = np.asarray(old["gram_starts"], np.int64)
    every = np.concatenate([np.diff(starts), new.lengths])
    numbers = earlier.words.astype(np.int64)
    numbers[numbers < 0] = np.arange(len(starts) - 1, len(every))
    lengths = every[numbers]
    grams = np.concatenate([old["grams"], new.grams])
    return _Written(
        lengths,
        grams[places_of(edges(every)[:-1][numbers], lengths)],
        np.concatenate([old["numeric"], new.numeric])[numbers],
        np.concatenate([old["first"], new.first])[numbers],
    )


def _first(word: str) -> int:
    return ord(word[0]) if word and _CHARACTER.match(word) else NONE
