"""Sources that articles do not name ("the order", "two officials"), found by the words for them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from corpus.lists import Lists, Postings, in_both
from corpus.names import SMALL_WORDS, head_words, plain_words
from corpus.text import is_stop_word, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from corpus.model import Passage
    from corpus.strings import Arrays, Ints

_WHOLE, _HEADS, _PLACES = "unnamed", "unnamed_heads", "unnamed_places"


class UnnamedSources:
    """The speech in some passages whose source has no name, by what the article calls it.

    Attributions are told by their places among those of all passages. The phrases by which
    articles call sources are few beside the speech, and are looked at once, when a set is made.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._whole = Postings.from_arrays(arrays, _WHOLE)
        self._heads = Postings.from_arrays(arrays, _HEADS)
        self._places = Lists.from_arrays(arrays, _PLACES)

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> UnnamedSources:
        """The sources without a name in *passages*."""
        spoken = ((a, p.article) for p in passages for a in p.attributions)
        return cls(
            source_arrays(
                (place, article.text_of(a.mention))
                for place, (a, article) in enumerate(spoken)
                if a.speaker is None and a.mention is not None
            )
        )

    def find(self, phrase: str) -> Ints:
        """The places of speech whose source all words of *phrase* describe, in order.

        One of the words has to say what the source is: "officials" and "city officials" find "two
        city officials", "the city" does not.
        """
        stems = _stems(phrase)
        if not stems:
            return np.zeros(0, np.int64)
        phrases = in_both(self._whole.all(stems), self._heads.any(stems))
        found = [self._places[number] for number in phrases.tolist()]
        return np.sort(np.concatenate(found)).astype(np.int64) if found else np.zeros(0, np.int64)


def source_arrays(mentions: Iterable[tuple[int, str]]) -> dict[str, npt.NDArray[np.generic]]:
    """What `UnnamedSources` takes, from the place of each speech and the words for its source."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, words in mentions:
        places[words].append(place)
    whole: dict[str, list[int]] = defaultdict(list)
    heads: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(places):
        for one in _stems(words):
            whole[one].append(number)
        for one in _stems(words).intersection(map(stem, head_words(words))):
            heads[one].append(number)
    return {
        **Postings.arrays(_WHOLE, whole),
        **Postings.arrays(_HEADS, heads),
        **Lists.of(places.values()).to_arrays(_PLACES),
    }


def _stems(phrase: str) -> frozenset[str]:
    """The stems that count in a phrase: those of a pronoun or an article do not."""
    words = plain_words(phrase)
    return frozenset(stem(w) for w in words if w not in SMALL_WORDS and not is_stop_word(w))
