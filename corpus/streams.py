"""Passages as numbers: which words stand in each, in order, and whose speech each stands in.

Arrays take a few bytes a word, are compared a million at a time, and are saved as they are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.lexicon import SENTENCE, Lexicon, Numbering
from corpus.lists import edges
from corpus.text import located_tokens, sentences, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from corpus.lexicon import Arrays, Bytes, Ints
    from corpus.model import Passage

MOST_VOICES = 255  # attributions of one passage that are told apart; any more are narration
AT_ONCE = 20_000  # passages whose words are gathered in one go


class Streams:
    """The words of passages: those of passage n are *words*[*starts*[n] : *starts*[n + 1]].

    *voices* say in which attribution of its passage each word stands, counted from 1; 0 is none.
    *added* are terms by which a passage is found besides, likewise: wholes of hyphenated words,
    names and roles of those who speak. *article_of* numbers the articles of passages from 0.
    """

    def __init__(self, lexicon: Lexicon, arrays: Arrays) -> None:
        self.lexicon = lexicon
        self.words: Ints = arrays["stream"].astype(np.int32, copy=False)
        self.voices: Bytes = arrays["voices"].astype(np.uint8, copy=False)
        self.starts: Ints = arrays["starts"].astype(np.int64, copy=False)
        self.added: Ints = arrays["added"].astype(np.int32, copy=False)
        self.added_starts: Ints = arrays["added_starts"].astype(np.int64, copy=False)
        self.article_of: Ints = arrays["article_of"].astype(np.int32, copy=False)
        self.term_of = lexicon.term_of()
        self.counting = lexicon.counting()

    def __len__(self) -> int:
        return len(self.starts) - 1

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, lexicon included, as `from_arrays` reads it."""
        return {
            **self.lexicon.to_arrays(),
            "stream": self.words,
            "voices": self.voices,
            "starts": self.starts,
            "added": self.added,
            "added_starts": self.added_starts,
            "article_of": self.article_of,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Streams:
        """What `to_arrays` gave."""
        return cls(Lexicon.from_arrays(arrays), arrays)

    def term_pairs(
        self, documents: Ints | None = None, passages: Ints | None = None
    ) -> Iterator[tuple[Ints, Ints]]:
        """Each occurrence of a term that is looked up: term numbers, and beside them passages.

        They come in chunks, in order of passages, of all or of some; *documents* are told instead
        of these, none of them in two chunks.
        """
        numbers: Ints = np.arange(len(self), dtype=np.int32) if passages is None else passages
        owners = numbers if documents is None else documents[numbers]
        for first, last in _chunks(owners):
            words, repeated = self._of(numbers[first:last], self.starts, self.words)
            added, others = self._of(numbers[first:last], self.added_starts, self.added)
            own = owners[first:last].astype(np.int32, copy=False)
            kept = self.counting[words]
            yield (
                np.concatenate([self.term_of[words[kept]], added]),
                np.concatenate([np.repeat(own, repeated)[kept], np.repeat(own, others)]),
            )

    def _of(self, passages: Ints, starts: Ints, table: Ints) -> tuple[Ints, Ints]:
        """What of *table* belongs to *passages*, one after another, and how much to each."""
        lengths = starts[passages + 1] - starts[passages]
        first, last = int(passages[0]), int(passages[-1]) + 1
        if last - first == len(passages):
            return table[starts[first] : starts[last]], lengths
        ends = np.cumsum(lengths)
        places = np.repeat(starts[passages] - ends + lengths, lengths) + np.arange(ends[-1])
        return table[places], lengths


def _chunks(owners: Ints) -> Iterator[tuple[int, int]]:
    """The stretches of so many places, but for those that the same owner has further on."""
    first = 0
    while first < len(owners):
        last = min(first + AT_ONCE, len(owners))
        last += int(np.searchsorted(owners[last:], owners[last - 1], side="right"))
        yield first, last
        first = last


def read_streams(passages: Iterable[Passage]) -> Streams:
    """The words of *passages*, which are in order of their articles."""
    numbering = Numbering()
    reader = Reader(numbering)
    counts: list[int] = []
    for _, own in groupby(passages, key=lambda passage: id(passage.article)):
        counts.append(0)
        for passage in own:
            reader.read(passage)
            counts[-1] += 1
    read = reader.words()
    lexicon, added = numbering.lexicon().with_terms_in_order(read.added)
    return streams_of(read._replace(added=added), lexicon, np.array(counts, np.int64))


def streams_of(read: Words, lexicon: Lexicon, counts: Ints) -> Streams:
    """The streams of what was *read* of articles that have so many passages each."""
    return Streams(
        lexicon,
        {
            "stream": read.words,
            "voices": read.voices,
            "starts": edges(read.lengths),
            "added": read.added,
            "added_starts": edges(read.added_lengths),
            "article_of": np.repeat(np.arange(len(counts), dtype=np.int32), counts),
        },
    )


def speaker_terms(passage: Passage) -> list[str]:
    """What *passage* is found by besides its own words: names and roles of those who speak in it.

    A source without a name gives the words that the article has for it.
    """
    found: list[str] = []
    for speaker in passage.speakers:
        found += terms(f"{speaker.name}, {speaker.role or ''}")
    unnamed = [a.mention for a in passage.attributions if a.speaker is None and a.mention]
    for mention in dict.fromkeys(unnamed):
        # words that stand in the paragraph anyhow are not counted twice
        if not passage.paragraph.start <= mention.start < passage.paragraph.end:
            found += terms(passage.article.text_of(mention))
    return found


class Words(NamedTuple):
    """The words of some passages that follow each other; *lengths* are how many each has."""

    words: Ints
    voices: Bytes
    lengths: Ints
    added: Ints
    added_lengths: Ints


class Reader:
    """Reads the words of passages that follow each other, and numbers them by *numbering*."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._words, self._added = array("i"), array("i")
        self._voices = bytearray()
        self._lengths, self._added_lengths = array("i"), array("i")

    def read(self, passage: Passage) -> None:
        """Add the words of *passage*."""
        text, offset = passage.text, passage.paragraph.start
        breaks = [span.start for span in sentences(text)[:0:-1]]
        next_break = breaks.pop() if breaks else len(text)
        words: list[int] = []
        added: list[int] = []
        places: list[int] = []
        number_token = self._numbering.number_token
        for token, start, _ in located_tokens(text):
            if start >= next_break:
                words.append(SENTENCE)
                places.append(start)
                next_break = breaks.pop() if breaks else len(text)
            numbers, joined = number_token(token)
            if joined is None and len(numbers) == 1:  # as nearly all are
                words.append(numbers[0])
                places.append(start)
                continue
            words += numbers
            places += [start] * len(numbers)
            if joined is not None:
                added.append(joined)
        voices = bytearray(len(words))
        for voice, spoken in enumerate(passage.attributions[:MOST_VOICES], start=1):
            first = bisect_left(places, spoken.start - offset)
            last = bisect_left(places, spoken.end - offset)
            voices[first:last] = bytes([voice]) * (last - first)
        added.extend(self._numbering.number_term(term) for term in speaker_terms(passage))
        self._words.extend(words)
        self._voices += voices
        self._added.extend(added)
        self._lengths.append(len(words))
        self._added_lengths.append(len(added))

    def words(self) -> Words:
        """What was read."""
        return Words(
            np.array(self._words, np.int32),
            np.frombuffer(bytes(self._voices), np.uint8),
            np.array(self._lengths, np.int32),
            np.array(self._added, np.int32),
            np.array(self._added_lengths, np.int32),
        )
