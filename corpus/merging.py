"""Packed articles put together: the arrays of a whole set, in which every number is the set's."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.growing import Growing
from corpus.layout import SECTION, SPEAKER, TABLES, Parts
from corpus.merged_words import MergedWords
from corpus.packing import NONE, lines
from corpus.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.packing import PackedArticle
    from corpus.strings import Ints

AT_ONCE = 300  # articles whose words are numbered in one go


def merge(articles: Iterable[tuple[str, PackedArticle]]) -> Parts:
    """The set of *articles*, in their order, each with its record.

    Words and speakers have the numbers that they would have if all articles were read one after
    another, terms those of their order in the words and then in what passages are found by besides.
    """
    merger = _Merger()
    rest = iter(articles)
    while some := list(islice(rest, AT_ONCE)):
        merger.add(some)
    return merger.parts()


class _Merger:
    def __init__(self) -> None:
        self._words = MergedWords()
        self._sections: dict[str, int] = {}
        self._speakers: dict[str, int] = {}
        self._records: list[str] = []
        self._tables = {name: Growing(*form) for name, form in TABLES.items()}
        # how many rows each article has
        self._rows: dict[str, list[int]] = {name: [] for name in TABLES}

    def add(self, articles: Sequence[tuple[str, PackedArticle]]) -> None:
        """Put *articles* behind those that are there."""
        numbered = self._words.add([article for _, article in articles])
        for (record, article), (stream, added) in zip(articles, numbered, strict=True):
            self._records.append(record)
            for name in ("text", "voices", "lengths", "added_lengths", "passages"):
                self._keep(name, getattr(article, name))
            self._keep("stream", stream)
            self._keep("added", added)
            sections = _numbered(self._sections, lines(article.sections))
            self._keep("paragraphs", _renumbered(article.paragraphs, SECTION, sections))
            speakers = _numbered(self._speakers, lines(article.speakers))
            self._keep("attributions", _renumbered(article.attributions, SPEAKER, speakers))

    def parts(self) -> Parts:
        """All articles that were added."""
        rows: dict[str, Ints] = {name: np.array(own, np.int64) for name, own in self._rows.items()}
        tables = {name: table.array() for name, table in self._tables.items()}
        words = self._words.merged(tables["added"])
        return Parts(
            tables,
            rows,
            words.lexicon,
            words.small,
            words.sighted,
            Strings.of(self._records),
            Strings.of(self._sections),
            Strings.of(self._speakers),
        )

    def _keep(self, name: str, table: npt.NDArray[np.generic]) -> None:
        self._tables[name].add(table)
        self._rows[name].append(len(table))


def _numbered(known: dict[str, int], texts: Sequence[str]) -> Ints:
    """The numbers of *texts*, new ones being kept, and `NONE` behind them."""
    return np.array([*(known.setdefault(text, len(known)) for text in texts), NONE], np.int32)


def _renumbered(table: npt.NDArray[Any], column: int, numbers: Ints) -> npt.NDArray[Any]:
    """*table* with the *numbers* of the set in that *column*; `NONE` takes the last of them."""
    changed = table.copy()
    changed[:, column] = numbers[table[:, column]]
    return changed
