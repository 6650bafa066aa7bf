"""Packed articles put together: the arrays of a whole set, in which every number is the set's."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.days import day_number
from corpus.lexicon import SENTENCE, Numbering
from corpus.packing import ATTRIBUTION, NONE, PARAGRAPH, lines
from corpus.streams import Words, streams_of
from corpus.strings import Strings, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.packing import PackedArticle
    from corpus.strings import Ints

_SECTION = PARAGRAPH.index("section")
_SPEAKER = ATTRIBUTION.index("speaker")


def merge(articles: Iterable[tuple[str, PackedArticle]]) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of the set of *articles*, in their order, each with its record.

    They are those of `packed_set.PackedSet` and of `Streams`; words and speakers have the numbers
    that they would have if all articles were read one after another.
    """
    merger = _Merger()
    for record, article in articles:
        merger.add(record, article)
    return merger.arrays()


class _Merger:
    def __init__(self) -> None:
        self._numbering = Numbering()
        self._sections: dict[str, int] = {}
        self._speakers: dict[str, int] = {}
        self._records: list[str] = []
        self._tables: dict[str, list[npt.NDArray[np.generic]]] = {
            name: []
            for name in (
                *("text", "paragraphs", "passages", "attributions"),
                *("voices", "stream", "lengths", "added", "added_lengths"),
            )
        }

    def add(self, record: str, article: PackedArticle) -> None:
        """Put *article* behind those that are there."""
        word_numbers, term_numbers = self._numbers(article)
        self._records.append(record)
        self._keep("text", article.text)
        self._keep("voices", article.voices)
        self._keep("lengths", article.lengths)
        self._keep("added_lengths", article.added_lengths)
        self._keep("passages", article.passages)
        self._keep("stream", word_numbers[article.stream])
        self._keep("added", term_numbers[article.added])
        sections = _numbered(self._sections, lines(article.sections))
        self._keep("paragraphs", _renumbered(article.paragraphs, _SECTION, sections))
        speakers = _numbered(self._speakers, lines(article.speakers))
        self._keep("attributions", _renumbered(article.attributions, _SPEAKER, speakers))

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """The arrays of all articles that were added."""
        counts = {name: [len(t) for t in self._tables[name]] for name in ("text", "paragraphs")}
        passages = np.array([len(table) for table in self._tables["passages"]], np.int64)
        whole = {name: self._joined(name) for name in tuple(self._tables)}
        shown = passages[passages > 0]
        read = Words(*(whole[n] for n in ("stream", "voices", "lengths", "added", "added_lengths")))
        streams = streams_of(read, self._numbering.lexicon(), shown)
        paragraph_starts = _edges(counts["paragraphs"])
        places = whole["passages"][:, 0] + np.repeat(paragraph_starts[:-1], passages)
        return {
            **streams.to_arrays(),
            **self._marks(),
            "days": np.array(self._days(), np.int32)[passages > 0],
            **Strings.of(self._records).to_arrays("records"),
            **Strings.of(self._sections).to_arrays("sections"),
            **Strings.of(self._speakers).to_arrays("speaker_keys"),
            "texts": whole["text"],
            "text_starts": _edges(counts["text"]),
            "paragraphs": whole["paragraphs"],
            "paragraph_starts": paragraph_starts,
            "passages": places.astype(np.int32),
            "passage_starts": _edges(passages),
            "attributions": whole["attributions"],
            "attribution_starts": _edges(whole["passages"][:, 1]),
        }

    def _numbers(self, article: PackedArticle) -> tuple[Ints, Ints]:
        """The numbers in the set of the words and of the terms of *article*."""
        terms, words = lines(article.terms), lines(article.words)
        # in order of first sight in the article, and so, article by article, in the set
        term_numbers = np.array([self._numbering.number_term(term) for term in terms], np.int32)
        number_word, flags = self._numbering.number_word, article.word_flags.tolist()
        term_of = article.term_of.tolist()
        numbers = [SENTENCE]
        for number in range(1, len(words)):
            term = terms[term_of[number]]
            numbers.append(number_word(words[number], term, flags[number]))
        return np.array(numbers, np.int32), term_numbers

    def _marks(self) -> dict[str, npt.NDArray[np.generic]]:
        """The paths, and numbers by which to tell articles and their contents apart quickly."""
        records = [json.loads(record) for record in self._records]
        paths = [record["path"] for record in records]
        content = [f"{path}\0{r['fingerprint']}" for path, r in zip(paths, records, strict=True)]
        return {
            **Strings.of(paths).to_arrays("paths"),
            "path_marks": np.array(list(map(_mark, paths)), np.uint64),
            "content_marks": np.array(list(map(_mark, content)), np.uint64),
        }

    def _days(self) -> list[int]:
        """The day of each article, as `Days` takes it."""
        return [day_number(json.loads(record)["date"]) for record in self._records]

    def _keep(self, name: str, table: npt.NDArray[np.generic]) -> None:
        self._tables[name].append(table)

    def _joined(self, name: str) -> npt.NDArray[Any]:
        """All tables of that *name* as one, which are let go of."""
        return np.concatenate(self._tables.pop(name))


def _mark(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(encoded(text), digest_size=8).digest(), "little")


def _numbered(known: dict[str, int], texts: Sequence[str]) -> Ints:
    """The numbers of *texts*, new ones being kept, and `NONE` behind them."""
    return np.array([*(known.setdefault(text, len(known)) for text in texts), NONE], np.int32)


def _renumbered(table: npt.NDArray[Any], column: int, numbers: Ints) -> npt.NDArray[Any]:
    """*table* with the *numbers* of the set in that *column*; `NONE` takes the last of them."""
    changed = table.copy()
    changed[:, column] = numbers[table[:, column]]
    return changed


def _edges(lengths: Sequence[int] | Ints) -> Ints:
    """Where each of things that follow each other starts, and where the last ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])
