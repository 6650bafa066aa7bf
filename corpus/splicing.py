"""A set of which little has changed, put together from the arrays that it had before.

What comes out is what `merging.merge` would make of all articles, number by number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.layout import SECTION, SPEAKER, TABLES, Parts
from corpus.lexicon import COUNTS, SENTENCE, SMALL, Lexicon
from corpus.lists import AT_ONCE, edges, in_order_of_sight, ranks_of
from corpus.packing import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.layout import Table
    from corpus.strings import Ints, Strings


class Spliced(NamedTuple):
    """The *parts* of the whole; of each word and term the number it had before, -1 for new ones.

    *doubtful* are articles that were there before, by their numbers then, of which more has to be
    known than the old arrays tell: they are to be given anew. There are no parts then.
    """

    parts: Parts | None
    words: Ints
    terms: Ints
    doubtful: Ints


class Source(NamedTuple):
    """What a set is put together from: parts of before, those of new articles, those that went.

    *articles* are, for each of the whole, its number among the old ones, ascending, or -1 for the
    next of the new ones. What is *gone* is all of the old ones that are not among these.
    """

    old: Parts
    new: Parts
    gone: Parts
    articles: Ints
    records: Strings


def splice(source: Source) -> Spliced:
    """The set that *source* tells of."""
    return _Splice(source).spliced()


class _Splice:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._old, self._new = source.old, source.new
        self._pieces = list(_pieces(source.articles))
        self._edges = {
            name: tuple(edges(parts.rows[name]) for parts in (self._old, self._new))
            for name in TABLES
        }
        self._words = _Joined(self._old.lexicon.words, self._new.lexicon.words)
        self._terms = _Joined(self._old.lexicon.terms, self._new.lexicon.terms)

    def spliced(self) -> Spliced:
        """All of it, or which articles are doubtful."""
        old, new = self._old, self._new
        stream = self._table("stream", self._words.of_new[new.tables["stream"]])
        rows = {name: self._rows(name) for name in TABLES}
        words, sighted = self._sighted_words(stream, rows["stream"])
        doubtful = self._doubtful(words, sighted)
        nothing = np.zeros(0, np.int32)
        if len(doubtful):
            return Spliced(None, nothing, nothing, doubtful)
        _renumber(stream, ranks_of(words, len(self._words)))
        added = self._table("added", self._terms.of_new[new.tables["added"]])
        is_old = self._source.articles[sighted] >= 0
        is_old[0] = True
        new_terms = np.append(self._terms.of_new, np.int32(NONE))[new.lexicon.term_of()]
        term_of = self._of_words(words, is_old, old.lexicon.term_of(), new_terms)
        term_of[0] = NONE
        terms, _ = in_order_of_sight(np.concatenate([term_of[1:], added]), len(self._terms))
        ranks = ranks_of(terms, len(self._terms))
        term_of[1:] = ranks[term_of[1:]]
        _renumber(added, ranks)
        small = self._small()[words]
        flags = self._of_words(words, is_old, old.lexicon.flags(), new.lexicon.flags()) & COUNTS
        flags[small > 0] |= SMALL
        paragraphs, sections = self._column("paragraphs", SECTION, (old.sections, new.sections))
        spoken, speakers = self._column("attributions", SPEAKER, (old.speakers, new.speakers))
        plain = ("text", "passages", "voices", "lengths", "added_lengths")
        tables = {name: self._table(name, new.tables[name]) for name in plain}
        tables |= {"stream": stream, "added": added}
        tables |= {"paragraphs": paragraphs, "attributions": spoken}
        lexicon = Lexicon(
            self._words.texts(words),
            self._terms.texts(terms),
            term_of,
            flags.astype(np.uint8, copy=False),
        )
        parts = Parts(
            tables, rows, lexicon, small, sighted, self._source.records, sections, speakers
        )
        return Spliced(parts, self._words.before(words), self._terms.before(terms), nothing)

    def _sighted_words(self, stream: Ints, rows: Ints) -> tuple[Ints, Ints]:
        """The words of the whole, in order of sight, and the first article that has each."""
        words, places = in_order_of_sight(stream, len(self._words))
        is_word = words != SENTENCE
        articles = np.searchsorted(edges(rows), places[is_word], side="right") - 1
        return (
            np.concatenate([[SENTENCE], words[is_word]]),
            np.concatenate([[NONE], articles]).astype(np.int32),
        )

    def _doubtful(self, words: Ints, sighted: Ints) -> Ints:
        """The old articles that are now the first to have a word, and were not before.

        What a word is looked up by is said by the first article that has it.
        """
        articles = self._source.articles[sighted[1:]]
        known = np.flatnonzero(articles >= 0)
        before = self._old.sighted[words[1:][known]]
        return np.unique(articles[known][before != articles[known]])

    def _of_words(self, words: Ints, is_old: Table, old: Table, new: Table) -> Table:
        """What is said of each of *words* by the first article that has it, as *is_old* says."""
        own = ranks_of(self._words.of_new, len(self._words))
        found = new[own[words]]
        found[is_old] = old[words[is_old]]
        return found

    def _small(self) -> Ints:
        """In how many articles of the whole each word, old or new, stands without a capital."""
        found = np.zeros(len(self._words), np.int32)
        found[: len(self._old.small)] = self._old.small
        gone = _Joined(self._old.lexicon.words, self._source.gone.lexicon.words)
        found[gone.of_new] -= self._source.gone.small
        found[self._words.of_new] += self._new.small
        return found

    def _column(
        self, name: str, column: int, texts: tuple[Strings, Strings]
    ) -> tuple[Table, Strings]:
        """The table *name* and the *texts* of which a column of it has the numbers."""
        joined = _Joined(*texts)
        own = self._new.tables[name].copy()
        own[:, column] = np.append(joined.of_new, np.int32(NONE))[own[:, column]]
        whole = self._table(name, own)
        numbers = whole[:, column]
        order, _ = in_order_of_sight(numbers[numbers != NONE], len(joined))
        whole[:, column] = np.append(ranks_of(order, len(joined)), np.int32(NONE))[numbers]
        return whole, joined.texts(order)

    def _table(self, name: str, new: Table) -> Table:
        """A table of the whole, *new* being that of the new articles."""
        tables = self._old.tables[name], new
        borders = self._edges[name]
        parts = [
            tables[which][borders[which][first] : borders[which][last]]
            for which, first, last in self._pieces
        ]
        return np.concatenate(parts).astype(tables[0].dtype, copy=False)

    def _rows(self, name: str) -> Ints:
        rows = self._old.rows[name], self._new.rows[name]
        return np.concatenate([rows[which][first:last] for which, first, last in self._pieces])


class _Joined:
    """Texts of before, with their numbers, and the *new* ones behind them, each text once.

    *of_new* are the numbers of all that are new.
    """

    def __init__(self, old: Strings, new: Strings) -> None:
        self._old = old
        found = [old.find(text) for text in new]
        more = np.array([number for number, place in enumerate(found) if place is None], np.int64)
        self._new = new.at(more)
        self.of_new: Ints = np.array([place or 0 for place in found], np.int32)
        self.of_new[more] = np.arange(len(old), len(old) + len(more), dtype=np.int32)

    def __len__(self) -> int:
        return len(self._old) + len(self._new)

    def texts(self, numbers: Ints) -> Strings:
        """Those with these *numbers*."""
        return self._old.followed_by(self._new).at(numbers)

    def before(self, numbers: Ints) -> Ints:
        """*numbers*, with -1 for those that are new."""
        return np.where(numbers < len(self._old), numbers, NONE).astype(np.int32)


def _pieces(articles: Ints) -> Iterator[tuple[int, int, int]]:
    """The runs of the whole: 0 for old or 1 for new articles, the first of them, the last's end."""
    is_new = articles < 0
    goes_on = np.diff(articles) == np.where(is_new[1:], 0, 1)
    parted = ~goes_on | (is_new[1:] != is_new[:-1])
    ends = np.flatnonzero(parted) + 1
    used = 0
    for start, end in zip([0, *ends.tolist()], [*ends.tolist(), len(articles)], strict=True):
        first = int(articles[start])
        if first < 0:
            yield 1, used, used + end - start
            used += end - start
        else:
            yield 0, first, first + end - start


def _renumber(whole: Ints, numbers: Ints) -> None:
    """Give what stands in *whole* the *numbers* that stand at its places."""
    for start in range(0, len(whole), AT_ONCE):
        part = whole[start : start + AT_ONCE]
        part[:] = numbers[part]
