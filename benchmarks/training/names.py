"""Which words of the marked news are names, to be kept out of the weights.

A weight may know a word of the language, never somebody's name: what it learned of one person would
be applied to the next of that name.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.attribution import lexicon, reporting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.training.data import MarkedArticle

# A word is a name when at most this share of its uses inside a sentence has no capital.
_SMALL_SHARE = 0.1
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
