"""The speakers of a whole set: those of all its articles, each person or body once."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.model import Speaker, SpeakerKind
from corpus.names import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model import Passage

    Identity = tuple[SpeakerKind, tuple[str, ...]]


class SpeakerList:
    """Who speaks in some passages, and where.

    Persons of several articles are one when first and last name agree, so that a middle initial or
    a title parts nobody; a last name alone joins the only person of that last name. Bodies and
    texts are one when their names agree. The longest name and the first role given are kept.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        quoted = Counter(a.speaker for p in passages for a in p.attributions if a.speaker)
        self._full = _full_names(quoted)
        merged: dict[Identity, Speaker] = {}
        counts: Counter[Identity] = Counter()
        for speaker, count in quoted.items():  # in order of first speech
            identity = self._identity(speaker)
            known = merged.get(identity, speaker)
            name = max(known.name, speaker.name, key=len)
            merged[identity] = Speaker(name, known.role or speaker.role, known.kind)
            counts[identity] += count
        ranked = [identity for identity, _ in counts.most_common()]
        self.speakers = tuple(merged[identity] for identity in ranked)
        numbers = {identity: number for number, identity in enumerate(ranked)}
        self._numbers = {speaker: numbers[self._identity(speaker)] for speaker in quoted}
        self._numbers |= {speaker: number for number, speaker in enumerate(self.speakers)}

    def number(self, speaker: Speaker) -> int:
        """The place of *speaker*, as the set or one article has it, among *speakers*; or -1."""
        return self._numbers.get(speaker, -1)

    def merged(self, speaker: Speaker) -> Speaker:
        """Who of *speakers* the *speaker* of an article is; a stranger is himself."""
        number = self.number(speaker)
        return speaker if number < 0 else self.speakers[number]

    def _identity(self, speaker: Speaker) -> Identity:
        words = name_words(speaker.name)
        if speaker.kind is SpeakerKind.PERSON:
            words = words[:1] + words[-1:] if len(words) > 1 else words
            words = self._full.get(words, words)
        return speaker.kind, words


def _full_names(speakers: Iterable[Speaker]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """First and last name for each last name that one person alone bears."""
    bearers: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for speaker in speakers:
        words = name_words(speaker.name)
        if speaker.kind is SpeakerKind.PERSON and len(words) > 1:
            bearers[words[-1:]].add(words[:1] + words[-1:])
    return {last: next(iter(full)) for last, full in bearers.items() if len(full) == 1}
