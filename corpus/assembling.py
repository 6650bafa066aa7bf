"""The articles of a set to its arrays, of which those that were there before are not read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from corpus.earlier import KEYS, Earlier, keys_in, same_articles
from corpus.layout import Parts
from corpus.merging import merge
from corpus.splicing import Source, splice
from corpus.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from corpus.lexicon import Lexicon
    from corpus.packing import PackedArticle
    from corpus.strings import Arrays, Ints

MOST_NEW = 0.1  # of the articles; where more are new, to merge all takes no longer


class Listed(NamedTuple):
    """The *keys* of the articles of a set, in order, and the *records* of what they are besides."""

    keys: Sequence[bytes]
    records: Sequence[str]


class Contents(Protocol):
    """Where the articles themselves are."""

    def packed(self, numbers: Sequence[int]) -> Iterator[PackedArticle]:
        """Those with these numbers, in order."""

    def before(self, keys: Sequence[bytes]) -> list[PackedArticle] | None:
        """Articles of an earlier reading; ``None`` when one of them is gone."""


class Assembled(NamedTuple):
    """The *arrays* of a set, and what an *earlier* reading tells about it."""

    arrays: dict[str, npt.NDArray[np.generic]]
    earlier: Earlier | None


def assemble(listed: Listed, contents: Contents, old: Arrays | None) -> Assembled:
    """The set of the articles that are *listed*; *old* are the arrays of an earlier reading."""
    keys = np.frombuffer(b"".join(listed.keys), np.uint8).reshape(len(listed.keys), -1)
    found = None if old is None else _spliced(listed, contents, old)
    if found is not None:
        return found._replace(arrays=found.arrays | {KEYS: keys})
    everything = contents.packed(range(len(listed.keys)))
    parts = merge(zip(listed.records, everything, strict=True))
    return Assembled(parts.arrays() | {KEYS: keys}, None)


def _spliced(listed: Listed, contents: Contents, old: Arrays) -> Assembled | None:
    """The set put together from *old*, or ``None`` when too much is new or not known any more."""
    articles = same_articles(old, listed.keys)
    before, parts = keys_in(old), Parts.of(old)
    records = Strings.of(listed.records)
    while np.count_nonzero(articles < 0) <= MOST_NEW * len(articles):
        gone = np.setdiff1d(np.arange(len(before)), articles)
        went = contents.before([before[number] for number in gone.tolist()])
        if went is None:
            break
        new = np.flatnonzero(articles < 0).tolist()
        found = splice(
            Source(
                parts,
                merge(zip((listed.records[n] for n in new), contents.packed(new), strict=True)),
                merge(zip((parts.records[n] for n in gone.tolist()), went, strict=True)),
                articles,
                records,
            )
        )
        if found.parts is not None:
            is_alike = _is_read_alike(parts.lexicon, found.parts.lexicon, found.words, found.terms)
            arrays = found.parts.arrays()
            starts = np.asarray(arrays["passage_starts"], np.int64)
            earlier = Earlier(old, articles, found.words, found.terms, starts)
            earlier.let_go()
            return Assembled(arrays, earlier if is_alike else None)
        articles = np.where(np.isin(articles, found.doubtful), -1, articles)
    return None


def _is_read_alike(old: Lexicon, new: Lexicon, words: Ints, terms: Ints) -> bool:
    """Whether each word that was there before, as *words* say, has the term that it had.

    Else what was found out about passages that nobody touched may hold no longer.
    """
    kept = np.flatnonzero(words >= 0)
    before = words[kept]
    own = np.append(terms, np.int32(-1))[new.term_of()[kept]]
    counting = new.counting()[kept] == old.counting()[before]
    return bool(np.all(counting & (own == old.term_of()[before])))
