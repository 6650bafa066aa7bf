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
        quoted = [(p, a.speaker) for p in passages for a in p.attributions if a.speaker]
        self._full = _full_names({speaker for _, speaker in quoted})
        self._merged: dict[Identity, Speaker] = {}
        where: dict[Identity, list[Passage]] = defaultdict(list)
        for passage, speaker in quoted:
            identity = self._identity(speaker)
            known = self._merged.get(identity, speaker)
            name = max(known.name, speaker.name, key=len)
            self._merged[identity] = Speaker(name, known.role or speaker.role, known.kind)
            if not any(passage is last for last in where[identity][-1:]):
                where[identity].append(passage)
        self._where = {identity: tuple(found) for identity, found in where.items()}
        counts = Counter(self._identity(speaker) for _, speaker in quoted)
        self.speakers = tuple(self._merged[identity] for identity, _ in counts.most_common())

    def merged(self, speaker: Speaker) -> Speaker:
        """Who of *speakers* the *speaker* of an article is; a stranger is himself."""
        return self._merged.get(self._identity(speaker), speaker)

    def passages_of(self, speaker: Speaker) -> tuple[Passage, ...]:
        """The passages in which *speaker* speaks, in their order, each once."""
        return self._where.get(self._identity(speaker), ())

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
