"""What is asked: the terms that matter, who is asked about, and whether a speaker is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking import (
    NOISE,
    REPORTING_VERBS,
    SPEECH_NOUNS,
    Words,
    may_be_name,
    name_slots,
    read_words,
    wants_speaker,
)
from corpus.names import TITLES, Directory, directory
from corpus.text import fold, is_stop_word, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Speaker


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the library understands it.

    *terms* are what to look up, each once, in order, without stop words and without the words of
    asking. *speakers* are those of the set that it asks about, most quoted first; *unknown_names*
    who it asks about though nobody of the set bears the name, as it was typed. *wants_speaker*
    says that it asks who said something. *naming* are those of the terms that only say who is
    asked about; the others are what about.
    """

    text: str
    terms: tuple[str, ...]
    speakers: tuple[Speaker, ...] = ()
    unknown_names: tuple[str, ...] = ()
    wants_speaker: bool = False
    naming: tuple[str, ...] = ()

    @property
    def topic(self) -> tuple[str, ...]:
        """The terms that say what is asked, not about whom."""
        return tuple(term for term in self.terms if term not in self.naming)


def parse_question(text: str, speakers: Sequence[Speaker]) -> Question:
    """Read what *text* asks for, given who speaks in the set.

    Names are found in any case, by full name, last or first name, organisation, initials or role,
    and with small misspellings, which are put right in the terms. Where the question says whose
    words it wants ("what did A say about B", "A on B", "according to A") only A is asked about;
    otherwise everybody that it names. Text without any word gives a question without terms.
    """
    known = directory(tuple(speakers))
    words = read_words(text)
    corrected = _correct(words, known)
    found = _terms(words, corrected)
    if wants_speaker(words):
        return Question(text, found, wants_speaker=True)
    asked = _asked_about(words, known)
    naming = {
        t for phrase in (*asked.phrases, *(s.name for s in asked.speakers)) for t in terms(phrase)
    }
    return Question(
        text, found, asked.speakers, asked.unknown, naming=tuple(t for t in found if t in naming)
    )


def _correct(words: Words, known: Directory) -> dict[str, str]:
    """Misspelt names to the names meant; put right in *words* too.

    Only a word that is written or placed like a name is doubted: capitalised, in the place of who
    is asked about, or beside another part of the same person's name.
    """
    slots = {place for slot in name_slots(words) for place in slot}
    corrected: dict[str, str] = {}
    for place, word in enumerate(words.folded):
        if known.is_name(word) or is_stop_word(word) or word in REPORTING_VERBS:
            continue
        meant = known.closest_name(word)
        if meant is None:
            continue
        beside = [words.folded[p] for p in (place - 1, place + 1) if 0 <= p < len(words.folded)]
        related = any(
            known.is_name(other)
            and set(known.persons([other, meant])) <= set(known.persons([meant]))
            for other in beside
        )
        if words.capital[place] or place in slots or related:
            corrected[word] = meant
            words.folded[place] = meant
    return corrected


def _terms(words: Words, corrected: dict[str, str]) -> tuple[str, ...]:
    """What to look up: the terms of every word that is no noise, with names put right."""
    found: list[str] = []
    for typed in words.typed:
        folded = fold(typed).replace("'", "")
        if folded not in NOISE:
            found += terms(corrected.get(folded, typed))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is asked about: speakers and the words for them, or names that nobody bears."""

    speakers: tuple[Speaker, ...] = ()
    phrases: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def _asked_about(words: Words, known: Directory) -> _Asked:
    unknown: list[str] = []
    for slot in name_slots(words):
        asked = _speakers_in(slot, words, known)
        if asked.speakers:
            return asked
        if name := _name_in(slot, words):
            unknown.append(name)
    if unknown:
        return _Asked(unknown=tuple(dict.fromkeys(unknown)))
    return _speakers_in(_opening_name(words, known), words, known)


def _opening_name(words: Words, known: Directory) -> range:
    """The names that open the question ("Ann Lee defending the plan"), titles before them."""
    end = 0
    while end < len(words.folded) and (
        known.is_name(words.folded[end]) or words.folded[end] in TITLES
    ):
        end += 1
    return range(end)


def _speakers_in(places: range, words: Words, known: Directory) -> _Asked:
    """The speakers that these words name or, all together, describe."""
    names = [words.folded[p] for p in places if may_be_name(p, words)]
    if found := known.persons(names):
        return _Asked(found)
    phrase = " ".join(words.typed[p] for p in places)
    if found := known.described(phrase):
        return _Asked(found, (phrase,))
    return _Asked()


def _name_in(slot: range, words: Words) -> str | None:
    """The name, as typed, that a slot holds if it holds nothing else; ``None`` for other phrases.

    One to three words, written large, or written small without an article: whether such words are
    common ones ("experts", "the police") the library tells by its articles.
    """
    places = [p for p in slot if words.folded[p] not in TITLES]
    if not 1 <= len(places) <= 3:
        return None
    if any(is_stop_word(words.folded[p]) or not words.folded[p].isalpha() for p in places):
        return None
    if any(words.folded[p] in REPORTING_VERBS | SPEECH_NOUNS for p in places):
        return None
    return " ".join(words.typed[p] for p in places)
