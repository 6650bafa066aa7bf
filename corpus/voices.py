"""The speech in a set that one question asks for: whose it is, and how surely that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.counts import places_of
from corpus.lists import edges
from corpus.model import Span
from corpus.namesakes import namesakes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.lexicon import Flags, Ints, Numbers
    from corpus.model import Passage
    from corpus.question import Question
    from corpus.sources import UnnamedSources
    from corpus.speakers import SpeakerList

# How much the speech of somebody counts who only speaks for the body that is asked about.
FOR_ANOTHER = 0.4
UNNAMED = -1


class VoiceTable:
    """The attributions of all passages, in order: those of passage n from *starts*[n] on.

    *speakers* are numbers of the speaker list, `UNNAMED` where an article names nobody.
    """

    def __init__(self, starts: Ints, speakers: Ints) -> None:
        self.starts = starts
        self.speakers = speakers
        self._order = np.argsort(speakers, kind="stable")
        self._sorted = speakers[self._order]

    @classmethod
    def of(cls, passages: Sequence[Passage], speakers: SpeakerList) -> VoiceTable:
        """The attributions of *passages*, by those *speakers*."""
        lengths = np.fromiter((len(p.attributions) for p in passages), np.int64, len(passages))
        numbers = [
            UNNAMED if a.speaker is None else speakers.number(a.speaker)
            for passage in passages
            for a in passage.attributions
        ]
        return cls(edges(lengths), np.array(numbers, np.int32))

    def of_speaker(self, number: int) -> Ints:
        """The places of the attributions of one speaker, in order."""
        first, last = np.searchsorted(self._sorted, [number, number + 1])
        return self._order[first:last]

    def passages_of(self, places: Ints) -> Ints:
        """The passages in which these attributions stand, in order, each once."""
        return np.unique(np.searchsorted(self.starts, places, side="right") - 1).astype(np.int32)

    def only_of(self, numbers: Sequence[int], passages: Ints) -> Flags:
        """In which of *passages* these speakers speak, and nobody else does."""
        starts, ends = self.starts[passages], self.starts[passages + 1]
        counts = ends - starts
        own = np.isin(self.speakers[places_of(starts, counts)], numbers)
        owners = np.repeat(np.arange(len(passages)), counts)
        spoken = np.bincount(owners[own], minlength=len(passages))
        only: Flags = (counts > 0) & (spoken == counts)
        return only


class Voices:
    """Whose words one question wants: speakers by name, and sources that an article leaves unnamed.

    True when there are any. *passages* are the numbers of those in which they speak, in order.
    """

    def __init__(
        self, question: Question, speakers: SpeakerList, table: VoiceTable, unnamed: UnnamedSources
    ) -> None:
        self._table = table
        found = unnamed.find(question.source) if question.source else np.zeros(0, np.int64)
        # "activists" are first those who are quoted as such, then each who is one
        many = len(found) > 0 and question.source.endswith("s")
        lesser = frozenset(question.speakers if many else question.spokespeople)
        if not question.topic:  # then only how often somebody is quoted tells who is meant
            lesser |= {s for bearers in namesakes(question) for s in bearers[1:]}
        weights = [(speakers.number(s), s in lesser) for s in question.speakers]
        parts = [table.of_speaker(number) for number, _ in weights]
        parts.append(found)
        values = [FOR_ANOTHER if is_lesser else 1.0 for _, is_lesser in weights] + [1.0]
        places = np.concatenate(parts)
        order = np.argsort(places, kind="stable")
        self._places = places[order]
        self._weights: Numbers = np.repeat(values, [len(part) for part in parts])[order]
        self.passages = table.passages_of(self._places)

    def __bool__(self) -> bool:
        return len(self._places) > 0

    def stretches(self, passage: Passage, number: int) -> tuple[Span, ...]:
        """Where the *passage* of this number has speech that is asked for."""
        if not self:
            return ()
        start = int(self._table.starts[number])
        asked = self._of(start + np.arange(len(passage.attributions))) > 0
        stretches = zip(passage.attributions, asked.tolist(), strict=True)
        return tuple(Span(a.start, a.end) for a, is_asked in stretches if is_asked)

    def in_passages(self, passages: Ints) -> Numbers:
        """How surely any speech of each passage is asked for, 0 to 1."""
        if not self:
            return np.zeros(len(passages))
        found = np.zeros(len(passages))
        starts, ends = self._table.starts[passages], self._table.starts[passages + 1]
        counts = ends - starts
        owners = np.repeat(np.arange(len(passages)), counts)
        np.maximum.at(found, owners, self._of(places_of(starts, counts)))
        return found

    def _of(self, places: Ints) -> Numbers:
        """The weights of attributions by their places."""
        if not self:
            return np.zeros(len(places))
        near = np.minimum(np.searchsorted(self._places, places), len(self._places) - 1)
        return np.where(self._places[near] == places, self._weights[near], 0.0)
