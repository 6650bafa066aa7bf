"""Which words of the marked news are names, and keeping them out of the weights.

A weight may know a word of the language, never somebody's name: what it learned of one person would
be applied to the next of that name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.attribution import lexicon, reporting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.training.data import MarkedArticle

# A word is a name when at most this share of its uses inside a sentence has no capital.
_SMALL_SHARE = 0.1
_WORD = re.compile(r"[^\W\d_][\w.'-]+")
# Parts of a feature that hold a word, and how short one may be: fewer letters are tags.
_KEYS = {"w": 2, "l": 2, "p": 2, "p2": 2, "h": 2, "n": 3, "k": 3, "b": 3, "edge": 3}
# Words of the language for certain, however seldom the marked news write them small.
_TABLED = (
    lexicon.CALENDAR
    | lexicon.PERSON_NOUNS
    | lexicon.PLURAL_PEOPLE
    | lexicon.ORGANISATION_NOUNS
    | lexicon.DOCUMENT_NOUNS
    | reporting.LEMMAS.keys()
    | reporting.NOUN_CUES
)


def find_names(articles: Sequence[MarkedArticle]) -> frozenset[str]:
    """The words that *articles* write with a capital inside a sentence and hardly ever without.

    They come in lower case. Headlines in title case tell nothing and are left out; words that the
    tables of `lexicon` and `reporting` hold are none.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for article in articles:
        for block in article.document.blocks:
            line = block.line
            openings = {first for first, _ in line.sentences}
            for place, (word, low) in enumerate(zip(line.words, line.lower, strict=True)):
                if word[0].islower():
                    small[low] += 1
                elif place not in openings and not line.title_case and word[0].isupper():
                    capital[low] += 1
    return frozenset(
        word
        for word, count in capital.items()
        if small[word] <= _SMALL_SHARE * (count + small[word]) and word not in _TABLED
    )


def words_of(feature: str) -> list[str]:
    """The words of the language that *feature* names.

    >>> words_of("w=said|n=to"), words_of("t=nV,"), words_of("R|edge=,but|verb=True")
    (['said'], [], ['but'])
    """
    words = []
    for part in feature.split("|"):
        key, _, value = part.rpartition("=")
        word = _WORD.search(value)
        if word and key in _KEYS and len(word.group()) >= _KEYS[key] and word.group().islower():
            words.append(word.group())
    return words


def drop_names(weights: dict[str, int], names: frozenset[str]) -> tuple[dict[str, int], int]:
    """*weights* without the features that hold a name, and how many those were."""
    kept = {f: value for f, value in weights.items() if names.isdisjoint(words_of(f))}
    return kept, len(weights) - len(kept)
