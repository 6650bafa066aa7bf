"""Packed articles put together: the arrays of a whole set, in which every number is the set's."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.days import day_number
from corpus.growing import Growing
from corpus.merged_words import MergedWords
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
# The tables that are put one behind the other: of what type, and how many numbers are in a row.
_TABLES = {
    "text": (np.uint8, 1),
    "paragraphs": (np.int32, len(PARAGRAPH)),
    "passages": (np.int32, 2),
    "attributions": (np.int32, len(ATTRIBUTION)),
    "voices": (np.uint8, 1),
    "lengths": (np.int32, 1),
    "added_lengths": (np.int32, 1),
}


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
        self._words = MergedWords()
        self._sections: dict[str, int] = {}
        self._speakers: dict[str, int] = {}
        self._records: list[str] = []
        self._tables = {name: Growing(*form) for name, form in _TABLES.items()}
        # how many rows each article has
        self._lengths: dict[str, list[int]] = {name: [] for name in _TABLES}

    def add(self, record: str, article: PackedArticle) -> None:
        """Put *article* behind those that are there."""
        self._words.add(article)
        self._records.append(record)
        self._keep("text", article.text)
        self._keep("voices", article.voices)
        self._keep("lengths", article.lengths)
        self._keep("added_lengths", article.added_lengths)
        self._keep("passages", article.passages)
        sections = _numbered(self._sections, lines(article.sections))
        self._keep("paragraphs", _renumbered(article.paragraphs, _SECTION, sections))
        speakers = _numbered(self._speakers, lines(article.speakers))
        self._keep("attributions", _renumbered(article.attributions, _SPEAKER, speakers))

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """The arrays of all articles that were added."""
        lengths = self._lengths
        passages = np.array(lengths["passages"], np.int64)
        whole = {name: table.array() for name, table in self._tables.items()}
        lexicon, stream, added = self._words.merged()
        shown = passages[passages > 0]
        read = Words(stream, whole["voices"], whole["lengths"], added, whole["added_lengths"])
        streams = streams_of(read, lexicon, shown)
        records = [json.loads(record) for record in self._records]
        paragraph_starts = _edges(lengths["paragraphs"])
        places = whole["passages"][:, 0] + np.repeat(paragraph_starts[:-1], passages)
        return {
            **streams.to_arrays(),
            **_marks(records),
            "days": np.array([day_number(r["date"]) for r in records], np.int32)[passages > 0],
            **Strings.of(self._records).to_arrays("records"),
            **Strings.of(self._sections).to_arrays("sections"),
            **Strings.of(self._speakers).to_arrays("speaker_keys"),
            "texts": whole["text"],
            "text_starts": _edges(lengths["text"]),
            "paragraphs": whole["paragraphs"],
            "paragraph_starts": paragraph_starts,
            "passages": places.astype(np.int32),
            "passage_starts": _edges(passages),
            "attributions": whole["attributions"],
            "attribution_starts": _edges(whole["passages"][:, 1]),
        }

    def _keep(self, name: str, table: npt.NDArray[np.generic]) -> None:
        self._tables[name].add(table)
        self._lengths[name].append(len(table))


def _marks(records: Sequence[dict[str, Any]]) -> dict[str, npt.NDArray[np.generic]]:
    """The paths, and numbers by which to tell articles and their contents apart quickly."""
    paths = [record["path"] for record in records]
    content = [f"{path}\0{r['fingerprint']}" for path, r in zip(paths, records, strict=True)]
    return {
        **Strings.of(paths).to_arrays("paths"),
        "path_marks": np.array(list(map(_mark, paths)), np.uint64),
        "content_marks": np.array(list(map(_mark, content)), np.uint64),
    }


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
