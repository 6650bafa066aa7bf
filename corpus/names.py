"""Who of an article set bears the name, role or initials that a question uses."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model import Speaker, SpeakerKind
from corpus.text import fold, is_stop_word, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What follows a name without being one; source: The Associated Press Stylebook, "junior, senior".
SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
# What stands before a name without being one; source: The Associated Press Stylebook, "titles".
TITLES = frozenset(
    """
    mr mrs ms miss dr sen rep gov gen col capt lt sgt adm rev hon sir dame lord lady prof professor
    president senator representative governor general justice judge secretary minister mayor king
    queen prince princess pope doctor sheriff ambassador chancellor congressman congresswoman
    """.split()
)
SMALL_WORDS = frozenset("the a an of for and at in on to by from with de la van von".split())


class Directory:
    """The speakers of a set by the words of their names and roles.

    Built once for a set. Every answer lists speakers in the set's order, most quoted first.
    """

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self.speakers = tuple(speakers)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_initials: dict[str, list[int]] = defaultdict(list)
        self._surnames: set[str] = set()
        self._words: list[tuple[str, ...]] = []
        for number, speaker in enumerate(self.speakers):
            words = name_words(speaker.name)
            self._words.append(words)
            if speaker.kind is SpeakerKind.PERSON:
                _add(self._by_word, words, number)
                self._surnames.update(words[-1:])
            described = f"{speaker.name} {speaker.role or ''}"
            _add(self._by_stem, map(stem, name_words(described)), number)
            _add(self._by_initials, _initials(speaker.name), number)
            _add(self._by_initials, _initials(speaker.role or ""), number)

    def is_name(self, word: str) -> bool:
        """Whether the folded *word* is part of the name of a person who speaks."""
        return word in self._by_word

    def persons(self, words: Sequence[str]) -> tuple[Speaker, ...]:
        """The persons whose name shares the most of the folded *words*; all who share as many.

        A word alone finds by any part of a name, but where it is somebody's last name, those of
        whom it is only a first name are left out: "Clinton" is not Clinton Jones.
        """
        shared: dict[int, int] = defaultdict(int)
        for word in dict.fromkeys(words):
            for number in self._by_word.get(word, ()):
                shared[number] += 1
        most = max(shared.values(), default=0)
        found = sorted(number for number, count in shared.items() if count == most)
        if most == 1:
            last = [n for n in found if self._words[n][-1] in words]
            found = last or found
        return tuple(self.speakers[number] for number in found)

    def described(self, phrase: str) -> tuple[Speaker, ...]:
        """Whoever all words of *phrase* describe, by name, role or the initials of either.

        "the lawyer" is every lawyer, "Example Watch" and "EW" the body of that name and whoever
        speaks for it.
        """
        words = [w for w in name_words(phrase) if not is_stop_word(w)]
        if not words:
            return ()
        groups = [set(self._by_stem.get(stem(word), ())) for word in words]
        found = set.intersection(*groups)
        if len(words) == 1:
            found |= set(self._by_initials.get(words[0], ()))
        return tuple(self.speakers[number] for number in sorted(found))

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
            for name in self._by_word
            if name[0] == word[0]
            and abs(len(name) - len(word)) <= allowed
            and len(name) >= 4
            and (distance := edit_distance(word, name)) <= allowed
        ]
        return min(near)[2] if near else None


@lru_cache(maxsize=4)
def directory(speakers: tuple[Speaker, ...]) -> Directory:
    """The directory of *speakers*, kept for the sets in use."""
    return Directory(speakers)


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name in order, hyphens parting them; titles and "Jr." are left out.

    >>> name_words("Sen. José Smith-Lee Jr.")
    ('jose', 'smith', 'lee')
    """
    folded = [fold(span.cut(name)).replace("'", "") for span in tokens(name)]
    words = [part for word in folded for part in word.replace(".", "").split("-") if part]
    kept = [w for w in words if w not in SUFFIXES and w not in TITLES and w not in SMALL_WORDS]
    return tuple(kept or words)


def edit_distance(first: str, second: str) -> int:
    """How many letters to change, add, drop or swap with their neighbour to turn one into other.

    Source: the optimal string alignment distance; Damerau (1964), "A technique for computer
    detection and correction of spelling errors".

    >>> edit_distance("jonson", "johnson"), edit_distance("brian", "brain")
    (1, 1)
    """
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        row = [i]
        for j, other in enumerate(second, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        before_last, last = last, row
    return last[-1]


def _initials(text: str) -> set[str]:
    """The initials of each run of capitalised words: what a body is called for short.

    Of a longer run also any three or more in a row, since a place may stand before the name.

    >>> sorted(_initials("director at the London-based Example Rights Watch"))
    ['erw', 'ler', 'lerw']
    """
    found: set[str] = set()
    run = ""
    for span in [*tokens(text), None]:
        word = span.cut(text) if span else ""
        if word[:1].isupper():
            run += word[0].lower()
        elif fold(word) not in SMALL_WORDS or not word:
            found.add(run)
            run = ""
    parts = {
        run[start:end]
        for run in found
        for start in range(len(run))
        for end in range(start + 3, len(run) + 1)
    }
    return parts | {run for run in found if len(run) == 2}


def _add(table: dict[str, list[int]], keys: Iterable[str], number: int) -> None:
    for key in dict.fromkeys(keys):
        table[key].append(number)
