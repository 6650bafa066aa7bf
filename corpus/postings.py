"""Which documents have each term, and how often: made of all, or of what was known and is new."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.lists import edges, runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.lexicon import Ints


class Changed(NamedTuple):
    """Postings of *before*, for each term now the number that it had then, -1 for a new one.

    *documents* are the numbers now of those that there were, ascending, -1 for what is gone.
    """

    before: Inverted
    terms: Ints
    documents: Ints


class Bags(NamedTuple):
    """What to index: for each occurrence of a term its number, and beside it the document's.

    They come in chunks in order of documents, no document in two. *terms* and *documents* are how
    many there are of each. Where some is known, as *changed* says, only new documents come.
    """

    chunks: Iterable[tuple[Ints, Ints]]
    terms: int
    documents: int
    changed: Changed | None = None


class Inverted(NamedTuple):
    """The postings of term n are those from *starts*[n] to *starts*[n + 1].

    *numbers* are their documents, ascending, *counts* how often these have it; *lengths* are of how
    many terms each document is.
    """

    starts: Ints
    numbers: Ints
    counts: Ints
    lengths: Ints


def invert(bags: Bags) -> Inverted:
    """The postings of *bags*."""
    chunks = [_counted(*chunk) for chunk in bags.chunks]
    if bags.changed is not None:
        return _joined(bags.changed, _together(chunks), bags)
    lengths = np.zeros(bags.documents, np.int64)
    counts = np.zeros(bags.terms, np.int64)
    most = 0
    for chunk in chunks:
        counts += np.bincount(chunk.terms, minlength=bags.terms)
        np.add.at(lengths, chunk.documents, chunk.counts)
        most = max(most, int(chunk.counts.max(initial=0)))
    starts = edges(counts)
    numbers = np.empty(starts[-1], np.int32)
    often = np.empty(starts[-1], np.min_scalar_type(most))
    filled = starts[:-1].copy()
    while chunks:
        chunk = chunks.pop(0)
        places = filled[chunk.terms] + _ranks(chunk.terms)
        numbers[places] = chunk.documents
        often[places] = chunk.counts
        filled += np.bincount(chunk.terms, minlength=len(filled))
    return Inverted(starts, numbers, often, lengths)


class _Counted(NamedTuple):
    """Terms, ascending; for each a document that has it, ascending likewise, and how often."""

    terms: Ints
    documents: Ints
    counts: Ints


def _counted(terms: Ints, documents: Ints) -> _Counted:
    first = int(documents.min()) if len(documents) else 0
    # a number of bits for each, since to divide takes longer than all else here
    bits = (int(documents.max()) - first).bit_length() if len(documents) else 0
    both = np.sort((terms.astype(np.int64) << bits) | (documents - first))
    ends = np.flatnonzero(np.diff(both, prepend=-1))
    keys = both[ends]
    counts = np.diff(ends, append=len(both))
    numbers = (keys & ((1 << bits) - 1)) + first
    most = np.min_scalar_type(int(counts.max(initial=0)))
    return _Counted((keys >> bits).astype(np.int32), numbers.astype(np.int32), counts.astype(most))


def _together(chunks: list[_Counted]) -> _Counted:
    """All *chunks* as one, by term and document."""
    number = np.zeros(0, np.int32)
    nothing = _Counted(number, number, np.zeros(0, np.uint8))
    whole = _Counted(*map(np.concatenate, zip(nothing, *chunks, strict=True)))
    order = np.argsort(whole.terms, kind="stable")  # they come in order of documents
    return _Counted(*(part[order] for part in whole))


def _joined(changed: Changed, new: _Counted, bags: Bags) -> Inverted:
    """What there was before, without what is gone, and the *new* postings."""
    old = _without_gone(changed)
    places = list(runs(changed.terms))
    numbers = _cut(old.numbers, old.starts, places)
    counts = _cut(old.counts, old.starts, places)
    were = np.append(np.diff(old.starts), 0)[changed.terms]
    starts = edges(were)
    at = _places(new, starts, numbers)
    most = max(int(new.counts.max(initial=0)), int(counts.max(initial=0)))
    own = np.bincount(new.terms, minlength=bags.terms)
    lengths = np.zeros(bags.documents, np.int64)
    kept = changed.documents >= 0
    lengths[changed.documents[kept]] = old.lengths[kept]
    np.add.at(lengths, new.documents, new.counts)
    return Inverted(
        edges(were + own),
        np.insert(numbers, at, new.documents),
        np.insert(counts.astype(np.min_scalar_type(most), copy=False), at, new.counts),
        lengths,
    )


def _without_gone(changed: Changed) -> Inverted:
    """The postings of before that are left, by the numbers that documents have now."""
    old = changed.before
    numbers = changed.documents[old.numbers]
    gone = np.flatnonzero(numbers < 0)
    if not len(gone):
        return old._replace(numbers=numbers)
    owners = np.searchsorted(old.starts, gone, side="right") - 1
    left = np.diff(old.starts) - np.bincount(owners, minlength=len(old.starts) - 1)
    return Inverted(edges(left), np.delete(numbers, gone), np.delete(old.counts, gone), old.lengths)


def _cut(table: Ints, starts: Ints, places: list[tuple[int, int]]) -> Ints:
    """The stretches of *table* for runs of terms, one after another."""
    parts = [table[starts[first] : starts[last]] for first, last in places]
    return np.concatenate([table[:0], *parts])


def _places(new: _Counted, starts: Ints, numbers: Ints) -> Ints:
    """Where in *numbers* the *new* postings come."""
    ends = np.flatnonzero(np.diff(new.terms, prepend=-1, append=-1)).tolist()
    found = [np.zeros(0, np.int64)]
    for first, last in pairwise(ends):
        term = int(new.terms[first])
        own = numbers[starts[term] : starts[term + 1]]
        found.append(starts[term] + own.searchsorted(new.documents[first:last]))
    return np.concatenate(found)


def _ranks(groups: Ints) -> Ints:
    """The place of each element among the equal ones that stand together, from 0."""
    ends = np.flatnonzero(np.diff(groups, prepend=-1))
    lengths = np.diff(ends, append=len(groups))
    return np.arange(len(groups)) - np.repeat(ends, lengths)
