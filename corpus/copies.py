"""Passages that say nearly the same, as a wire story does that two papers carry, kept once.

Two passages are copies when at least `ALIKE` of the runs of three words that stand in either stand
in both, and when they name the same numbers: what has other figures tells something else. Pairs are
found by MinHash over those runs, banded, in time and memory linear in the text, and then checked.

Source: Broder (1997), "On the resemblance and containment of documents"; Leskovec, Rajaraman &
Ullman (2014), "Mining of Massive Datasets", chapter 3.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from corpus.days import UNDATED, day_number
from corpus.earlier import ALIKE as VERDICTS
from corpus.earlier import PAIRS, SIGNATURES, pair_keys
from corpus.lists import distinct
from corpus.resemblance import Runs, chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from corpus.earlier import EarlierCopies
    from corpus.lexicon import Flags, Ints
    from corpus.model import Article
    from corpus.streams import Streams

    Hashes = npt.NDArray[np.uint64]

ALIKE = 0.6
SHORTEST = 8  # runs; what has fewer may be alike by chance
SURE = 18  # runs; what has fewer needs a longer copy in the same two articles
BANDS, ROWS = 8, 2  # of pairs that are just alike enough, 97 of 100 share a band
_MULTIPLIERS = np.random.default_rng(1997).integers(2**63, size=BANDS * ROWS, dtype=np.uint64) | 1
_HALF = np.uint64(32)


def find_originals(
    streams: Streams,
    article_of: Callable[[int], int],
    articles: Sequence[Article],
    earlier: EarlierCopies | None = None,
) -> dict[str, npt.NDArray[np.generic]]:
    """For each passage the one to show in its place: its own number where it is no copy.

    Of copies that is the one that appeared first, then the one of whose article most is known, then
    the first. *article_of* gives the place of a passage's article in *articles*; only those with
    copies are looked at, and not their texts. Copies stand in different articles; what is said
    twice in the same article stays twice.

    That is the array "originals"; the others are what the next reading takes as *earlier*.
    """
    rank = cache(lambda article: _rank(articles[article]))
    originals = np.arange(len(streams), dtype=np.int32)
    pairs, found_out = _copies(streams, earlier)
    for group in _groups(pairs):
        originals[group] = min(group, key=lambda n: (*rank(article_of(n)), n))
    return {"originals": originals, **found_out}


class Copies:
    """Which passages of a set are copies, by the *originals* that `find_originals` gave."""

    def __init__(self, originals: Ints) -> None:
        self._originals = originals
        copies = np.flatnonzero(originals != np.arange(len(originals)))
        order = np.argsort(originals[copies], kind="stable")
        self._copies, self._of = copies[order], originals[copies][order]

    def __len__(self) -> int:
        return len(self._copies)

    def original(self, passage: int) -> int:
        """The passage that is shown in the place of *passage*, which may be itself."""
        return int(self._originals[passage])

    def of(self, passage: int) -> Ints:
        """The other passages that say the same as *passage*, the original first, then in order."""
        original = int(self._originals[passage])
        first, last = np.searchsorted(self._of, [original, original + 1])
        every: Ints = np.concatenate([[original], self._copies[first:last]])
        others: Ints = every[every != passage]
        return others

    def once(self, passages: Ints) -> Ints:
        """The places in *passages* to keep, in order, so that of copies only one stays.

        That is the original where it is among them, else the first.
        """
        originals = self._originals[passages]
        is_copy = originals != passages
        # of each group the place of its original comes first, then the others in order
        order = np.lexsort((np.arange(len(passages)), is_copy, originals))
        is_first = np.ones(len(order), bool)
        is_first[1:] = originals[order][1:] != originals[order][:-1]
        return np.sort(order[is_first])


def _rank(article: Article) -> tuple[int, int]:
    """What makes an article come first among those with a copy."""
    day = day_number(article.date)
    known = (article.source, article.date, article.url, article.authors, article.language)
    return day if day != UNDATED else 10**9, -sum(map(bool, known))


def _copies(
    streams: Streams, earlier: EarlierCopies | None
) -> tuple[npt.NDArray[np.int64], dict[str, npt.NDArray[np.generic]]]:
    """The pairs of passages that are copies, a row each; of many alike each with one before it.

    Beside them what was found out on the way.
    """
    words = Runs(streams, earlier)
    long = words.counts >= SHORTEST
    signatures = _signatures(words, long, earlier)
    pairs = _candidates(signatures, np.flatnonzero(long))
    article_of = streams.article_of
    pairs = pairs[article_of[pairs[:, 0]] != article_of[pairs[:, 1]]]
    pairs = pairs[words.figures[pairs[:, 0]] == words.figures[pairs[:, 1]]]
    verdicts = np.full(len(pairs), -1, np.int8) if earlier is None else earlier.verdicts(pairs)
    for some in chunks(np.flatnonzero(verdicts < 0)):
        verdicts[some] = words.alike(pairs[some]) >= ALIKE
    found_out: dict[str, npt.NDArray[np.generic]] = {
        **words.to_arrays(),
        SIGNATURES: signatures,
        PAIRS: pair_keys(pairs, len(streams)),
        VERDICTS: verdicts,
    }
    return _of_copied_articles(pairs[verdicts > 0], streams, words), found_out


def _signatures(words: Runs, long: Flags, earlier: EarlierCopies | None) -> npt.NDArray[np.uint32]:
    """The least numbers that the runs of each of the *long* passages hash to, 0 for the others."""
    signatures = np.zeros((len(long), BANDS * ROWS), np.uint32)
    new = long
    if earlier is not None:
        earlier.fill(SIGNATURES, signatures)
        new = long & earlier.is_new()
    for numbers in chunks(np.flatnonzero(new)):
        hashes, starts = words.runs(numbers)
        for row, multiplier in enumerate(_MULTIPLIERS):
            least = np.minimum.reduceat(hashes * multiplier, starts[:-1])
            signatures[numbers, row] = least >> _HALF
    return signatures


def _of_copied_articles(
    pairs: npt.NDArray[np.int64], streams: Streams, words: Runs
) -> npt.NDArray[np.int64]:
    """*pairs* without short passages whose articles have no longer one in common.

    "What do you think of it?" is asked in many interviews.
    """
    is_long = words.counts[pairs].min(axis=1, initial=2**31 - 1) >= SURE
    articles = np.sort(streams.article_of[pairs].astype(np.int64), axis=1)
    joined = articles[:, 0] * (len(streams) + 1) + articles[:, 1]
    kept: npt.NDArray[np.int64] = pairs[is_long | np.isin(joined, joined[is_long])]
    return kept


def _candidates(signatures: npt.NDArray[np.uint32], numbers: Ints) -> npt.NDArray[np.int64]:
    """The pairs of passages *numbers* that share a band with the one before or the first of it."""
    found = np.zeros(0, np.int64)
    count = len(signatures)
    for band in range(0, BANDS * ROWS, ROWS):
        keys = signatures[numbers, band].astype(np.uint64) << _HALF
        keys |= signatures[numbers, band + 1]
        order = np.argsort(keys, kind="stable")
        keys, sorted_numbers = keys[order], numbers[order]
        is_new = np.ones(len(keys), bool)
        is_new[1:] = keys[1:] != keys[:-1]
        firsts = np.maximum.accumulate(np.where(is_new, np.arange(len(keys)), 0))
        others = np.flatnonzero(~is_new)
        mine = sorted_numbers[others]
        for theirs in (sorted_numbers[others - 1], sorted_numbers[firsts[others]]):
            low, high = np.minimum(mine, theirs), np.maximum(mine, theirs)
            found = np.concatenate([found, low.astype(np.int64) * count + high])
    return np.stack(np.divmod(distinct(found), max(count, 1)), axis=1)


def _groups(pairs: npt.NDArray[np.int64]) -> Iterator[list[int]]:
    """The passages that *pairs* join, each group once."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while (above := parent.setdefault(number, number)) != number:
            parent[number] = parent[above]
            number = parent[number]
        return number

    for one, other in pairs.tolist():
        parent[root(one)] = root(other)
    groups: dict[int, list[int]] = {}
    for number in parent:
        groups.setdefault(root(number), []).append(number)
    yield from groups.values()
