"""Passages as numbers: which words stand in each, in order, and whose speech each stands in.

Arrays take a few bytes a word, are compared a million at a time, and are saved as they are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.lexicon import SENTENCE, Lexicon, as_bytes, as_lines
from corpus.text import located_tokens, sentences, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from corpus.lexicon import Arrays, Bytes, Ints
    from corpus.model import Article, Passage

MOST_VOICES = 255  # attributions of one passage that are told apart; any more are narration
AT_ONCE = 20_000  # passages whose words are gathered in one go


class Streams:
    """The words of passages: those of passage n are *words*[*starts*[n] : *starts*[n + 1]].

    *voices* say in which attribution of its passage each word stands, counted from 1; 0 is none.
    *added* are terms by which a passage is found besides, likewise: wholes of hyphenated words,
    names and roles of those who speak. *article_of* numbers the articles of passages from 0;
    *articles* tells them from those of other sets.
    """

    def __init__(self, lexicon: Lexicon, arrays: Arrays) -> None:
        self.lexicon = lexicon
        self.words: Ints = arrays["stream"].astype(np.int32, copy=False)
        self.voices: Bytes = arrays["voices"].astype(np.uint8, copy=False)
        self.starts: Ints = arrays["starts"].astype(np.int64, copy=False)
        self.added: Ints = arrays["added"].astype(np.int32, copy=False)
        self.added_starts: Ints = arrays["added_starts"].astype(np.int64, copy=False)
        self.article_of: Ints = arrays["article_of"].astype(np.int32, copy=False)
        self.articles = as_lines(arrays["articles"]) if len(self.article_of) else []
        self.term_of = lexicon.term_of()

    def __len__(self) -> int:
        return len(self.starts) - 1

    def is_stored(self, arrays: Arrays) -> bool:
        """Whether *arrays* are of the same articles in the same order, and of no more words."""
        return (
            as_lines(arrays["articles"]) == self.articles
            and len(arrays["term_of"]) == len(self.lexicon.words)
            and len(arrays["starts"]) == len(self.starts)
        )

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, lexicon included, as `Streams` and `read_streams` take it."""
        return {
            **self.lexicon.to_arrays(),
            "stream": self.words,
            "voices": self.voices,
            "starts": self.starts,
            "added": self.added,
            "added_starts": self.added_starts,
            "article_of": self.article_of,
            "articles": as_bytes(self.articles),
        }

    def term_pairs(self, documents: Ints | None = None) -> Iterator[tuple[Ints, Ints]]:
        """Each occurrence of a term that is looked up: term numbers, and beside them passages.

        They come in chunks, in order of passages; *documents* are told instead of these.
        """
        counting = self.lexicon.counting()
        for first in range(0, len(self), AT_ONCE):
            last = min(first + AT_ONCE, len(self))
            words = self.words[self.starts[first] : self.starts[last]]
            added = self.added[self.added_starts[first] : self.added_starts[last]]
            numbers: Ints = np.arange(first, last, dtype=np.int32)
            numbers = numbers if documents is None else documents[first:last]
            owners = np.repeat(numbers, np.diff(self.starts[first : last + 1]))
            kept = counting[words]
            others = np.repeat(numbers, np.diff(self.added_starts[first : last + 1]))
            yield (
                np.concatenate([self.term_of[words[kept]], added]),
                np.concatenate([owners[kept], others]),
            )


def read_streams(passages: Sequence[Passage], stored: Arrays | None = None) -> Streams:
    """The words of *passages*, which are in order of their articles.

    What *stored*, the arrays of any earlier reading, has of the same articles is taken from it.
    """
    known = Streams(Lexicon.from_arrays(stored), stored) if stored else None
    lexicon = known.lexicon if known else Lexicon()
    places = _places(known) if known else {}
    parts: list[_Part] = []
    keys: list[str] = []
    counts: list[int] = []
    reader: _Reader | None = None
    for _, group in groupby(passages, key=lambda passage: id(passage.article)):
        own = list(group)
        keys.append(_key(own[0].article, len(own)))
        counts.append(len(own))
        place = places.get(keys[-1])
        if known is None or place is None:
            reader = reader or _Reader(lexicon)
            for passage in own:
                reader.read(passage)
            continue
        if reader:
            parts.append(reader.part())
            reader = None
        parts.append(_taken(known, *place))
    if reader:
        parts.append(reader.part())
    whole = _joined(parts, lexicon)
    lexicon.freeze()
    return Streams(
        lexicon,
        {
            "stream": whole.words,
            "voices": whole.voices,
            "starts": _starts(whole.lengths),
            "added": whole.added,
            "added_starts": _starts(whole.added_lengths),
            "article_of": np.repeat(np.arange(len(counts), dtype=np.int32), counts),
            "articles": as_bytes(keys),
        },
    )


def _key(article: Article, count: int) -> str:
    """What tells an article from all others; one without a fingerprint is like no other."""
    return f"{article.path}|{article.fingerprint or id(article)}|{count}"


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


class _Part(NamedTuple):
    """The words of some passages that follow each other; *lengths* are how many each has."""

    words: Ints
    voices: Bytes
    lengths: Ints
    added: Ints
    added_lengths: Ints


class _Reader:
    """Reads the words of passages that follow each other."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words, self._added = array("i"), array("i")
        self._voices = bytearray()
        self._lengths, self._added_lengths = array("q"), array("q")

    def read(self, passage: Passage) -> None:
        """Add the words of *passage*."""
        text, offset = passage.text, passage.paragraph.start
        breaks = [span.start for span in sentences(text)[:0:-1]]
        words, added, places = array("i"), array("i"), array("i")
        for token, start, _ in located_tokens(text):
            if breaks and start >= breaks[-1]:
                words.append(SENTENCE)
                places.append(start)
                breaks.pop()
            numbers, joined = self._lexicon.number_token(token)
            words.extend(numbers)
            places.extend([start] * len(numbers))
            if joined is not None:
                added.append(joined)
        voices = bytearray(len(words))
        for voice, spoken in enumerate(passage.attributions[:MOST_VOICES], start=1):
            first = bisect_left(places, spoken.start - offset)
            last = bisect_left(places, spoken.end - offset)
            voices[first:last] = bytes([voice]) * (last - first)
        added.extend(self._lexicon.number_term(term) for term in speaker_terms(passage))
        self._words += words
        self._voices += voices
        self._added += added
        self._lengths.append(len(words))
        self._added_lengths.append(len(added))

    def part(self) -> _Part:
        """What was read."""
        return _Part(
            np.array(self._words, np.int32),
            np.frombuffer(bytes(self._voices), np.uint8),
            np.array(self._lengths, np.int64),
            np.array(self._added, np.int32),
            np.array(self._added_lengths, np.int64),
        )


def _places(known: Streams) -> dict[str, tuple[int, int]]:
    """The first passage of each article and that behind its last."""
    edges = np.searchsorted(known.article_of, np.arange(len(known.articles) + 1)).tolist()
    return {key: (edges[n], edges[n + 1]) for n, key in enumerate(known.articles)}


def _taken(known: Streams, first: int, last: int) -> _Part:
    words = slice(known.starts[first], known.starts[last])
    added = slice(known.added_starts[first], known.added_starts[last])
    lengths = np.diff(known.starts[first : last + 1])
    others = np.diff(known.added_starts[first : last + 1])
    return _Part(known.words[words], known.voices[words], lengths, known.added[added], others)


def _joined(parts: Sequence[_Part], lexicon: Lexicon) -> _Part:
    """All parts as one; with none, one without passages."""
    columns = zip(*(parts or [_Reader(lexicon).part()]), strict=True)
    return _Part(*(np.concatenate(column) for column in columns))


def _starts(lengths: Ints) -> Ints:
    """Where each of things that follow each other starts, and where the last ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
