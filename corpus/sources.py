"""Sources that articles do not name ("the order", "two officials"), found by the words for them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.names import SMALL_WORDS, head_words, plain_words
from corpus.text import is_stop_word, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Passage


class UnnamedSources:
    """The speech in some passages whose source has no name, by what the article calls it.

    Attributions are told by their places among those of all passages.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._by_stem: dict[str, array[int]] = defaultdict(lambda: array("q"))
        place = 0
        starts = array("q")
        for passage in passages:
            starts.append(place)
            for attribution in passage.attributions:
                if attribution.speaker is None and attribution.mention is not None:
                    for one in _stems(passage.article.text_of(attribution.mention)):
                        self._by_stem[one].append(place)
                place += 1
        self._starts = starts

    def find(self, phrase: str) -> tuple[int, ...]:
        """The places of speech whose source all words of *phrase* describe, in order.

        One of the words has to say what the source is: "officials" and "city officials" find "two
        city officials", "the city" does not.
        """
        stems = _stems(phrase)
        if not stems:
            return ()
        places = set.intersection(*(set(self._by_stem.get(one, ())) for one in stems))
        return tuple(
            place
            for place in sorted(places)
            if not stems.isdisjoint(map(stem, head_words(self._words_for(place))))
        )

    def _words_for(self, place: int) -> str:
        number = bisect_right(self._starts, place) - 1
        passage = self._passages[number]
        mention = passage.attributions[place - self._starts[number]].mention
        return passage.article.text_of(mention) if mention else ""


@lru_cache(maxsize=50_000)
def _stems(phrase: str) -> frozenset[str]:
    """The stems that count in a phrase: those of a pronoun or an article do not."""
    words = plain_words(phrase)
    return frozenset(stem(w) for w in words if w not in SMALL_WORDS and not is_stop_word(w))
