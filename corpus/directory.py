"""The speakers of a set, to be found by the name, role or initials that a question uses."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from corpus.attribution.lexicon import PERSON_NOUNS, PLURAL_PEOPLE, TITLES
from corpus.model import Speaker, SpeakerKind
from corpus.names import (
    SMALL_WORDS,
    bodies_in,
    head_words,
    initials,
    is_variant,
    joined,
    name_words,
    plain_words,
    split_case,
)
from corpus.places import PLACES
from corpus.text import is_stop_word, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Described:
    """Whoever a phrase describes, most quoted first in each.

    *bearers* have it as their own name, *holders* are what it says, and *associates* speak for
    what it names.
    """

    bearers: tuple[Speaker, ...] = ()
    holders: tuple[Speaker, ...] = ()
    associates: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """One speaker, looked up: the words of the name, and stems.

    *own* are of the name, *heads* say what the role is, *bodies* are written large in it, *all*
    are these and the rest of the role.
    """

    words: tuple[str, ...]
    own: frozenset[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    all: frozenset[str]

    def is_meant(self, stems: frozenset[str]) -> bool:
        """Whether *stems*, all of which describe the speaker, say who, and not merely where."""
        if stems & self.heads or stems <= self.own:
            return True
        return stems <= self.bodies and not stems <= _PLACES


LONGEST_INITIALS = 6


class Directory:
    """The speakers of a set by the words of their names and roles.

    Built once for a set. Every answer lists speakers in the set's order, most quoted first.
    """

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self.speakers = tuple(speakers)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_initials: dict[str, list[int]] = defaultdict(list)
        self._names_by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._surnames: set[str] = set()
        self._entries = [_entry(speaker) for speaker in self.speakers]
        for number, speaker in enumerate(self.speakers):
            words = self._entries[number].words
            if speaker.kind is SpeakerKind.PERSON:
                _add(self._by_word, words, number)
                self._surnames.update(words[-1:])
            _add(self._by_stem, self._entries[number].all, number)
            _add(self._by_initials, initials(speaker.name), number)
            _add(self._by_initials, initials(speaker.role or ""), number)
        for name in self._by_word:
            self._names_by_start[name[0], len(name)].append(name)

    def is_name(self, word: str) -> bool:
        """Whether the folded *word* is part of the name of a person who speaks."""
        return word in self._by_word

    def persons(self, words: Sequence[str]) -> tuple[Speaker, ...]:
        """The persons whose name shares the most of the folded *words*; all who share as many.

        A word alone finds by any part of a name, but where it is somebody's last name, those of
        whom it is only a first name are left out: "Lee" is not Lee Jones.
        """
        shared: dict[int, int] = defaultdict(int)
        for word in dict.fromkeys(words):
            for number in self._by_word.get(word, ()):
                shared[number] += 1
        most = max(shared.values(), default=0)
        found = sorted(number for number, count in shared.items() if count == most)
        if most == 1:
            last = [n for n in found if self._entries[n].words[-1] in words]
            found = last or found
        return tuple(self.speakers[number] for number in found)

    def described(self, phrase: str) -> Described:
        """Whoever all words of *phrase* describe, by name, role or the initials of either.

        "the lawyer" is every lawyer; "Example Watch" and "EW" are the body of that name and, after
        it, whoever speaks for it. The name of a country describes nobody who only comes from there
        or knows it.
        """
        words = [w for w in plain_words(phrase) if w not in SMALL_WORDS and not is_stop_word(w)]
        if not words:
            return Described()
        found: set[int] = set()
        holders: set[int] = set()
        for spelling in _spellings(words):
            stems = frozenset(map(stem, spelling))
            groups = [
                {*self._by_stem.get(stem(one), ()), *self._of_initials(one, spelling)}
                for one in dict.fromkeys(spelling)
            ]
            both = set.intersection(*groups)
            meant = {n for n in both if self._entries[n].is_meant(stems)}
            holders |= {n for n in meant if stems & self._entries[n].heads}
            found |= meant
        if len(words) == 1:
            found |= set(self._by_initials.get(words[0], ()))
        bearers = {n for n in found if self._bears(n, words)}
        groups = [bearers, holders - bearers, found - holders - bearers]
        return Described(*(tuple(self.speakers[n] for n in sorted(group)) for group in groups))

    def _of_initials(self, word: str, others: Sequence[str]) -> Sequence[int]:
        """Who goes by these initials, or speaks for what does, where *others* say what they are."""
        is_short = len(others) > 1 and len(word) <= LONGEST_INITIALS
        return self._by_initials.get(word, ()) if is_short else ()

    def closest_name(self, word: str) -> str | None:
        """The one name word of a person that *word* may be a misspelling of, or ``None``.

        One letter wrong, missing, doubled or swapped in five to seven letters, two in more; the
        first letter is taken to be right. Of several the last names come first.
        """
        if len(word) < 5 or not word.isalpha():
            return None
        allowed = 1 if len(word) < 8 else 2
        near = [
            (distance, name not in self._surnames, name)
            for length in range(max(len(word) - allowed, 4), len(word) + allowed + 1)
            for name, distance, _ in extract(
                word,
                self._names_by_start.get((word[0], length), ()),
                scorer=OSA.distance,
                score_cutoff=allowed,
                limit=None,
            )
        ]
        return min(near)[2] if near else None

    def _bears(self, number: int, words: Sequence[str]) -> bool:
        """Whether *words*, or the initials that they are, are of the speaker's own name."""
        name = self.speakers[number].name
        whole = "".join(words) == joined(name) or words[0] in initials(name)
        return whole or set(map(stem, words)) <= self._entries[number].own


# Words that stand beside a name and say what somebody is.
ROLE_WORDS = TITLES | PERSON_NOUNS | PLURAL_PEOPLE
_PLACES = frozenset(map(stem, PLACES))

# The directories of the sets in use, by the tuple itself: to compare two would read all of both.
_KEPT: deque[Directory] = deque(maxlen=4)


def directory(speakers: tuple[Speaker, ...]) -> Directory:
    """The directory of *speakers*, made once for each set in use."""
    for kept in tuple(_KEPT):
        if kept.speakers is speakers:
            return kept
    _KEPT.append(Directory(speakers))
    return _KEPT[-1]


def stranger_among(name: Sequence[str], speaker: Speaker) -> bool:
    """Whether the folded words of *name*, one of which *speaker* bears, are another person's.

    They are when a word of each stands where the other has a different one: "Ann Lee" is not
    "Ben Lee". A middle name, an initial, a short form and a small misspelling part nobody, and
    neither does a first name that only the one is given.
    """
    words = name_words(speaker.name)
    shared = [w for w in words if w in name]
    rest = [w for w in name if w not in words]
    own = [w for w in words if w not in name and w not in ROLE_WORDS]
    if len(shared) > 1 or not own:
        return False
    return any(not any(is_variant(word, other) for other in own) for word in rest)


def _entry(speaker: Speaker) -> _Entry:
    role = speaker.role or ""
    own = _stems(speaker.name, name_words(speaker.name))
    bodies = _stems(" ".join(bodies_in(role)), name_words(" ".join(bodies_in(role))))
    rest = frozenset(map(stem, plain_words(role)))
    heads = frozenset(map(stem, head_words(role)))
    return _Entry(name_words(speaker.name), own, heads, bodies, own | bodies | rest)


def _stems(text: str, words: Iterable[str]) -> frozenset[str]:
    """The stems of *words*, and of what is written large in *text*, joined and parted."""
    large = [word for span in tokens(text) if (word := span.cut(text))[0].isupper()]
    pairs = [joined(f"{one} {other}") for one, other in pairwise(large)]
    parts = [part for word in large for part in name_words(split_case(word))]
    return frozenset(map(stem, [*words, *pairs, *parts]))


def _spellings(words: Sequence[str]) -> list[list[str]]:
    """*words* as they are, and with each two neighbours as one."""
    pairs = range(len(words) - 1)
    return [
        list(words),
        *([*words[:n], words[n] + words[n + 1], *words[n + 2 :]] for n in pairs),
    ]


def _add(table: dict[str, list[int]], keys: Iterable[str], number: int) -> None:
    for key in dict.fromkeys(keys):
        table[key].append(number)
