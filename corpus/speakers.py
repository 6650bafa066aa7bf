"""The speakers of a whole set: those of all its articles, each person or body once."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from corpus.model import Speaker, SpeakerKind
from corpus.names import generation, name_words
from corpus.packed_set import Decoded
from corpus.packing import NONE, read_speaker, speaker_key
from corpus.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from corpus.directory import Directory
    from corpus.model import Passage
    from corpus.strings import Arrays, Ints

    Identity = tuple[SpeakerKind, tuple[str, ...]]

KEYS = "speaker_keys"  # as `merging.merge` has them
_MERGED, _NUMBERS = "speakers", "speaker_numbers"
_REMEMBERED = 10_000


class SpeakerList:
    """Who speaks in some passages, and where.

    Persons of several articles are one when first and last name agree, so that a middle initial or
    a title parts nobody; a last name alone joins the only person of that last name. Bodies and
    texts are one when their names agree. The longest name and the first role given are kept.

    *speakers* are all, most quoted first; they are decoded when they are looked at.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._own = Strings.from_arrays(arrays, KEYS)
        self._merged = Strings.from_arrays(arrays, _MERGED)
        self.numbers: Ints = np.asarray(arrays[_NUMBERS], np.int32)
        self.speakers = PackedSpeakers(self._merged, arrays)

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> SpeakerList:
        """The list of those who speak in *passages*."""
        quoted = Counter(a.speaker for p in passages for a in p.attributions if a.speaker)
        keys = Strings.of(map(speaker_key, quoted)).to_arrays(KEYS)
        return cls(keys | speaker_arrays(tuple(quoted), tuple(quoted.values())))

    def number(self, speaker: Speaker) -> int:
        """The place of *speaker*, as the set or one article has it, among *speakers*; or -1."""
        key = speaker_key(speaker)
        number = self._merged.find(key)
        if number is None:
            own = self._own.find(key)
            number = NONE if own is None else int(self.numbers[own])
        return number

    def numbers_of(self, own: Ints) -> Ints:
        """The places among *speakers* for numbers of the speakers of articles; `NONE` stays."""
        return np.append(self.numbers, np.int32(NONE))[own]

    def merged(self, speaker: Speaker) -> Speaker:
        """Who of *speakers* the *speaker* of an article is; a stranger is himself."""
        number = self.number(speaker)
        return speaker if number < 0 else self.speakers[number]


class PackedSpeakers(Decoded[Speaker]):
    """Speakers that are decoded when they are looked at; *arrays* are those of their set.

    *directory* is where they are found, as soon as somebody has made it.
    """

    def __init__(self, keys: Strings, arrays: Arrays) -> None:
        self.directory: Directory | None = None
        decode = lru_cache(_REMEMBERED)(lambda number: read_speaker(keys[number]))
        super().__init__(len(keys), decode)
        self.arrays = arrays


def speaker_arrays(
    quoted: Sequence[Speaker], counts: Sequence[int]
) -> dict[str, npt.NDArray[np.generic]]:
    """What `SpeakerList` takes besides the keys of those *quoted*, in order of first speech.

    *counts* say how often each is.
    """
    full = _full_names(quoted)
    merged: dict[Identity, Speaker] = {}
    totals: Counter[Identity] = Counter()
    identities = [_identity(speaker, full) for speaker in quoted]
    for speaker, identity, count in zip(quoted, identities, counts, strict=True):
        known = merged.get(identity, speaker)
        name = max(known.name, speaker.name, key=len)
        merged[identity] = Speaker(name, known.role or speaker.role, known.kind)
        totals[identity] += count
    ranked = [identity for identity, _ in totals.most_common()]
    numbers = {identity: number for number, identity in enumerate(ranked)}
    return {
        **Strings.of(speaker_key(merged[one]) for one in ranked).to_arrays(_MERGED),
        _NUMBERS: np.array([numbers[one] for one in identities], np.int32),
    }


def _identity(speaker: Speaker, full: Mapping[tuple[str, ...], tuple[str, ...]]) -> Identity:
    words = name_words(speaker.name)
    if speaker.kind is SpeakerKind.PERSON:
        words = _first_and_last(speaker.name) if len(words) > 1 else words
        words = full.get(words, words)
    return speaker.kind, words


def _first_and_last(name: str) -> tuple[str, ...]:
    """By which the forms of one person's name are one; a son is not his father."""
    words = name_words(name)
    return (words[0], words[-1], *filter(None, (generation(name),)))


def _full_names(speakers: Iterable[Speaker]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """First and last name for each last name that one person alone bears."""
    bearers: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for speaker in speakers:
        words = name_words(speaker.name)
        if speaker.kind is SpeakerKind.PERSON and len(words) > 1:
            bearers[words[-1:]].add(_first_and_last(speaker.name))
    return {last: next(iter(full)) for last, full in bearers.items() if len(full) == 1}
