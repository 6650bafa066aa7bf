"""The speakers of a set, to be found by the name, role or initials that a question uses."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from corpus.attribution.lexicon import PERSON_NOUNS, PLURAL_PEOPLE, TITLES
from corpus.lists import Postings, in_both, in_either, in_first
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
from corpus.places import COUNTRY_OF, PEOPLE_OF, PLACES
from corpus.speakers import PackedSpeakers
from corpus.spelling import SHORT, alike, is_english
from corpus.text import is_stop_word, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy.typing as npt

    from corpus.strings import Arrays, Ints, Strings


@dataclass(frozen=True, slots=True)
class Described:
    """Whoever a phrase describes, most quoted first in each.

    *bearers* have it as their own name, *holders* are what it says, and *associates* speak for
    what it names.
    """

    bearers: tuple[Speaker, ...] = ()
    holders: tuple[Speaker, ...] = ()
    associates: tuple[Speaker, ...] = ()


LONGEST_INITIALS = 6
# Of the hundreds of lawyers in a large set those who are quoted seldom are found by what they say.
MOST_FOUND = 100
FAR_BETTER = 10  # times nearer to the most quoted speaker, which a short one has to be
KEPT_STARTS = 256  # letters and lengths of which all names are kept, decoded


class Directory:
    """The speakers of a set by the words of their names and roles.

    Built once for a set, and kept as *arrays* (`directory_arrays`). Every answer lists speakers in
    the set's order, most quoted first, and no more of them than `MOST_FOUND`.
    """

    def __init__(self, speakers: Sequence[Speaker], arrays: Arrays) -> None:
        self.speakers = speakers
        tables = {name: Postings.from_arrays(arrays, PREFIX + name) for name in _TABLES}
        # of persons, by the folded words of the name, and by the last of them alone
        self._by_word, self._by_surname = tables["words"], tables["surnames"]
        # by stems: of the name, of what the role says that somebody is, of what is written large
        # in it, and of all these and the rest of the role
        self._by_own, self._by_head = tables["own"], tables["heads"]
        self._by_body, self._by_stem = tables["bodies"], tables["stems"]
        # by initials: of name or role, and of the name; and by the name in one word
        self._by_initials, self._by_own_initials = tables["initials"], tables["own_initials"]
        self._by_joined = tables["joined"]
        # the words of names, by letter and length
        self._starting = _decoded(tables["starts"], self._by_word.texts)
        # the words of the names of bodies and texts, and the same of these
        self._by_body_word = tables["body_words"]
        self._bodies_starting = _decoded(tables["body_starts"], self._by_body_word.texts)

    def is_name(self, word: str) -> bool:
        """Whether the folded *word* is part of the name of a person who speaks."""
        return self._by_word.texts.find(word) is not None

    def bears_both(self, word: str, other: str) -> bool:
        """Whether both folded words are of the name of some person."""
        return len(in_both(self._by_word[word], self._by_word[other])) > 0

    def persons(self, words: Sequence[str]) -> tuple[Speaker, ...]:
        """The persons whose name shares the most of the folded *words*; all who share as many.

        A word alone finds by any part of a name, but where it is somebody's last name, those of
        whom it is only a first name are left out: "Lee" is not Lee Jones. A bare initial finds
        nobody but those who are called by it alone.
        """
        whole = [word for word in dict.fromkeys(words) if not _is_initial(word)]
        if not whole:
            return self._speakers(self._by_joined["".join(words)])
        named = in_either(_NOBODY, *(self._by_word[word] for word in whole))
        each = [in_both(named, self._by_word[word]) for word in dict.fromkeys(words)]
        every = np.sort(np.concatenate(each), kind="stable")
        edges = np.flatnonzero(np.diff(every, prepend=-1))
        counts = np.diff(edges, append=len(every))
        most = int(counts.max(initial=0))
        found = every[edges[counts == most]]
        if most == 1:
            last = in_both(found, self._by_surname.any(words))
            found = last if len(last) else found
        return self._speakers(found)

    def described(self, phrase: str) -> Described:
        """Whoever all words of *phrase* describe, by name, role or the initials of either.

        "the lawyer" is every lawyer; "Example Watch" and "EW" are the body of that name and, after
        it, whoever speaks for it. The name of a country describes nobody who only comes from there
        or knows it.
        """
        words = _telling(phrase)
        if not words:
            return Described()
        if all(map(_is_initial, words)):
            return Described(self._speakers(self._by_joined["".join(words)]))
        found = holders = _NOBODY
        for spelling in _spellings(words):
            stems = frozenset(map(stem, spelling))
            both = reduce(
                in_both,
                (
                    in_either(self._by_stem[stem(one)], self._of_initials(one, spelling))
                    for one in dict.fromkeys(spelling)
                ),
            )
            heads = self._by_head.any(stems)
            # all of the words describe the speaker, and say who, and not merely where
            who = [heads, self._by_own.all(stems)]
            who += [] if stems <= _PLACES else [self._by_body.all(stems)]
            meant = in_both(both, in_either(*who))
            holders = in_either(holders, in_both(meant, heads))
            found = in_either(found, meant)
        if len(words) == 1:
            found = in_either(found, self._by_initials[words[0]])
        bearers = in_both(found, self._bearers(words))
        holders = in_first(holders, bearers)
        others = in_first(found, in_either(bearers, holders))
        return Described(*map(self._speakers, (bearers, holders, others)))

    def _of_initials(self, word: str, others: Sequence[str]) -> Ints:
        """Who goes by these initials, or speaks for what does, where *others* say what they are."""
        is_short = len(others) > 1 and len(word) <= LONGEST_INITIALS
        return self._by_initials[word] if is_short else _NOBODY

    def closest_name(self, word: str) -> str | None:
        """The one name word of a person that *word* may be a misspelling of, or ``None``.

        One letter wrong, missing, doubled or swapped in five to seven letters, two in more; the
        first letter is taken to be right. Of several the last names come first,
        and of these the most quoted. Four letters may be
        a last name that is far better known in the set than all others so near.
        """
        if len(word) == SHORT:
            return self._closest_known(word)
        near = alike(word, self._starting)
        ranked = [
            (distance, not len(self._by_surname[name]), int(self._by_word[name][0]), name)
            for name, distance in near
        ]
        return min(ranked)[-1] if ranked else None

    def _closest_known(self, word: str) -> str | None:
        """The last name one letter from a short *word* that is quoted by far the most."""
        near = ((self._by_surname[name], name) for name, _ in alike(word, self._starting))
        ranked = sorted((int(bearers[0]) + 1, name) for bearers, name in near if len(bearers))
        clear = len(ranked) == 1 or (ranked and ranked[0][0] * FAR_BETTER <= ranked[1][0])
        return ranked[0][1] if clear and not is_english(word) else None

    def closest_body(self, words: Sequence[str]) -> dict[str, str]:
        """What of *words* is misspelt in the name of a body or text that they are; else nothing."""
        right: dict[str, str] = {}
        for word in words:
            if not len(self._by_body_word[word]):
                near = alike(word, self._bodies_starting)
                right |= {word: min(near, key=lambda pair: (pair[1], pair[0]))[0]} if near else {}
        meant = " ".join(right.get(word, word) for word in words)
        return right if right and self.described(meant).bearers else {}

    def _bearers(self, words: Sequence[str]) -> Ints:
        """Those of whose own name *words*, or the initials that they are, are."""
        return in_either(
            self._by_joined["".join(words)],
            self._by_own_initials[words[0]],
            self._by_own.all(map(stem, words)),
        )

    def _speakers(self, numbers: Ints) -> tuple[Speaker, ...]:
        return tuple(self.speakers[number] for number in numbers[:MOST_FOUND].tolist())


def directory_arrays(
    keys: Iterable[Mapping[str, Sequence[str]]],
) -> dict[str, npt.NDArray[np.generic]]:
    """What `Directory` takes, by the `keys_of` speakers in the set's order."""
    tables: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in _TABLES}
    for number, own in enumerate(keys):
        for name, texts in own.items():
            for one in texts:
                tables[name][one].append(number)
    for names, starts in (("words", "starts"), ("body_words", "body_starts")):
        for place, word in enumerate(tables[names]):
            tables[starts][f"{word[0]}{len(word)}"].append(place)
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, lists in tables.items():
        arrays |= Postings.arrays(PREFIX + name, lists)
    return arrays


def keys_of(speaker: Speaker) -> dict[str, list[str]]:
    """What *speaker* is found by in each table, each text once."""
    role = speaker.role or ""
    words = name_words(speaker.name)
    is_person = speaker.kind is SpeakerKind.PERSON
    large = " ".join(bodies_in(role))
    own, bodies = _stems(speaker.name, words), _stems(large, name_words(large))
    own_initials = initials(speaker.name)
    found: dict[str, Iterable[str]] = {
        "words": words if is_person else (),
        "body_words": () if is_person else words,
        "surnames": words[-1:] if is_person else (),
        "own": own,
        "heads": map(stem, head_words(role)),
        "bodies": bodies,
        "stems": own | bodies | frozenset(map(stem, plain_words(role))),
        "initials": own_initials | initials(role),
        "own_initials": own_initials,
        "joined": ("".join(words),),
    }
    return {name: list(dict.fromkeys(texts)) for name, texts in found.items()}


def _telling(phrase: str) -> list[str]:
    """The folded words of *phrase* that say who; "WHO" is no small word."""
    found: list[str] = []
    for span in tokens(phrase):
        typed = span.cut(phrase)
        parts = plain_words(typed)
        if not (typed.isupper() and len(typed) > 1):
            parts = [w for w in parts if w not in SMALL_WORDS and not is_stop_word(w)]
        found += parts
    return found


def _is_initial(word: str) -> bool:
    """Whether a folded word is one letter of an alphabet, which stands for many names."""
    return len(word) == 1 and word.isascii() and word.isalpha()


def _decoded(starts: Postings, names: Strings) -> Callable[[str], Sequence[str]]:
    """The *names* of a letter and length, kept: questions come back to the same ones."""
    return lru_cache(KEPT_STARTS)(lambda key: [names[n] for n in starts[key].tolist()])


# Words that stand beside a name and say what somebody is.
ROLE_WORDS = TITLES | PERSON_NOUNS | PLURAL_PEOPLE
_PLACES = frozenset(map(stem, PLACES))

PREFIX = "directory_"
_TABLES = (
    *("words", "surnames", "own", "heads", "bodies", "stems"),
    *("initials", "own_initials", "joined", "starts", "body_words", "body_starts"),
)
_NOBODY: Ints = np.zeros(0, np.int32)

# The directories of what is no set's, by the speakers themselves: to compare would read all.
_KEPT: deque[Directory] = deque(maxlen=4)


def directory(speakers: Sequence[Speaker]) -> Directory:
    """The directory of *speakers*, made once for each set in use."""
    if isinstance(speakers, PackedSpeakers):
        if speakers.directory is None:  # kept there, so that it goes when the set does
            known = any(name.startswith(PREFIX) for name in speakers.arrays)
            arrays = speakers.arrays if known else directory_arrays(map(keys_of, speakers))
            speakers.directory = Directory(speakers, arrays)
        return speakers.directory
    several = tuple(speakers)
    for kept in tuple(_KEPT):
        if kept.speakers is several:
            return kept
    _KEPT.append(Directory(several, directory_arrays(map(keys_of, several))))
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


def _stems(text: str, words: Iterable[str]) -> frozenset[str]:
    """The stems of *words*, and of what is written large in *text*, joined and parted."""
    large = [word for span in tokens(text) if (word := span.cut(text))[0].isupper()]
    pairs = [joined(f"{one} {other}") for one, other in pairwise(large)]
    parts = [part for word in large for part in name_words(split_case(word))]
    return frozenset(map(stem, [*words, *pairs, *parts]))


def _spellings(words: Sequence[str]) -> list[list[str]]:
    """*words* as they are, with a country as its people or so, and with two neighbours as one."""
    pairs = range(len(words) - 1)
    otherwise = [COUNTRY_OF.get(word) or PEOPLE_OF.get(word) or word for word in words]
    return [
        list(words),
        *([otherwise] if len(words) > 1 and otherwise != list(words) else []),
        *([*words[:n], words[n] + words[n + 1], *words[n + 2 :]] for n in pairs),
    ]
