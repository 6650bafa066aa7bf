"""Which words may be cues at all, and how likely each is one before anything around it is seen."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from corpus.attribution import lexicon, reporting
from corpus.attribution.tokens import read_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.training.data import Marked, MarkedArticle

Priors = dict[str, float]

# What a marked cue holds besides the word that reports.
_BESIDE = (
    lexicon.AUXILIARIES
    | lexicon.ADVERBS
    | lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.DETERMINERS
    | {"of", "to", ",", "that", "'s", "who"}
)
# A word outside the tables of `reporting` has to be marked this often, in number and in share.
_MARKED_OFTEN = 2
_MARKED_SHARE = 0.02
# Log odds of the tables' words that are never marked, and of those that never occur.
_NEVER_MARKED = -4.0
_NEVER_SEEN = -3.0


def find_priors(articles: Sequence[MarkedArticle]) -> Priors:
    """The log odds that a word reports, for each word in lower case that may.

    These are the words marked as cues often enough, and all of the tables of `reporting`.
    """
    seen = Counter(word for article in articles for word in _outside_quotations(article))
    marked = Counter(word for article in articles for word in _marked_cues(article))
    priors: Priors = {}
    for word, count in seen.items():
        hits = marked[word]
        listed = word in reporting.LEMMAS
        often = hits >= _MARKED_OFTEN and hits / count > _MARKED_SHARE
        if often or (listed and hits):
            priors[word] = math.log((hits + 0.5) / (max(count - hits, 0) + 0.5))
        elif listed or word in reporting.NOUN_CUES:
            priors[word] = _NEVER_MARKED
    for word in (*reporting.LEMMAS, *reporting.NOUN_CUES):
        priors.setdefault(word, _NEVER_SEEN)
    return priors


def _outside_quotations(article: MarkedArticle) -> Iterator[str]:
    for block in article.document.blocks:
        line = block.line
        for word, tag, inside in zip(line.lower, line.tags, block.inside, strict=True):
            if not inside and tag not in "Cd":
                yield word


def _marked_cues(article: MarkedArticle) -> Iterator[str]:
    for marked in article.marked:
        word = _reporting_word(article.document.text, marked)
        if word is not None:
            yield word


def _reporting_word(text: str, marked: Marked) -> str | None:
    """The word of a cue that reports: "said" of "had also said that"; ``None`` without any."""
    words = [word for start, end in marked.cue for word in read_line(text, start, end).lower]
    words = [word for word in words if word not in _BESIDE and (word[0].isalpha() or word == ":")]
    listed = [word for word in words if word in reporting.LEMMAS]
    return next(iter(listed or words), None)
