"""The speech in a set that one question asks for: whose it is, and how surely that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus.model import Attribution, Passage, Speaker
    from corpus.question import Question
    from corpus.sources import UnnamedSources
    from corpus.speakers import SpeakerList

# How much the speech of somebody counts who only speaks for the body that is asked about.
FOR_ANOTHER = 0.4


class Voices:
    """Whose words one question wants: speakers by name, and sources that an article leaves unnamed.

    True when there are any. *passages* are those in which they speak, each once.
    """

    def __init__(self, question: Question, speakers: SpeakerList, unnamed: UnnamedSources) -> None:
        self._merged: Callable[[Speaker], Speaker] = speakers.merged
        found = unnamed.find(question.source) if question.source else ()
        # "activists" are first those who are quoted as such, then each who is one
        many = bool(found) and question.source.endswith("s")
        lesser = question.speakers if many else question.spokespeople
        self._weights = {speakers.merged(s): 1.0 for s in question.speakers}
        self._weights |= {speakers.merged(s): FOR_ANOTHER for s in lesser}
        self._unnamed = frozenset(_key(passage, attribution) for passage, attribution in found)
        spoken = (p for speaker in self._weights for p in speakers.passages_of(speaker))
        self.passages = tuple(_each_once((*spoken, *(passage for passage, _ in found))))

    def __bool__(self) -> bool:
        return bool(self._weights or self._unnamed)

    def weight(self, passage: Passage, attribution: Attribution) -> float:
        """How surely the words of *attribution* are asked for, 0 (they are not) to 1."""
        if attribution.speaker is None:
            return float(_key(passage, attribution) in self._unnamed)
        return self._weights.get(self._merged(attribution.speaker), 0.0)


def _key(passage: Passage, attribution: Attribution) -> tuple[str, int, int]:
    return passage.article.path, attribution.start, attribution.end


def _each_once(passages: Iterable[Passage]) -> Iterator[Passage]:
    seen: set[int] = set()
    for passage in passages:
        if id(passage) not in seen:
            seen.add(id(passage))
            yield passage
