"""Sources that articles do not name ("the order", "two officials"), found by the words for them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from corpus.names import SMALL_WORDS, head_words, plain_words
from corpus.text import is_stop_word, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model import Attribution, Passage

Voice: TypeAlias = "tuple[Passage, Attribution]"


class UnnamedSources:
    """The speech in some passages whose source has no name, by what the article calls it."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._voices = tuple(_unnamed(passages))
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, (passage, attribution) in enumerate(self._voices):
            for one in _stems(_words_for(passage, attribution)):
                self._by_stem[one].append(number)

    def find(self, phrase: str) -> tuple[Voice, ...]:
        """The speech whose source all words of *phrase* describe, in passage order.

        One of the words has to say what the source is: "officials" and "city officials" find "two
        city officials", "the city" does not.
        """
        stems = _stems(phrase)
        if not stems:
            return ()
        numbers = set.intersection(*(set(self._by_stem.get(one, ())) for one in stems))
        voices = (self._voices[number] for number in sorted(numbers))
        return tuple(
            v for v in voices if not stems.isdisjoint(map(stem, head_words(_words_for(*v))))
        )


def _unnamed(passages: Iterable[Passage]) -> Iterator[Voice]:
    for passage in passages:
        for attribution in passage.attributions:
            if attribution.speaker is None and attribution.mention is not None:
                yield passage, attribution


def _words_for(passage: Passage, attribution: Attribution) -> str:
    return passage.article.text_of(attribution.mention) if attribution.mention else ""


def _stems(phrase: str) -> frozenset[str]:
    """The stems that count in a phrase: those of a pronoun or an article do not."""
    words = plain_words(phrase)
    return frozenset(stem(w) for w in words if w not in SMALL_WORDS and not is_stop_word(w))
