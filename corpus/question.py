"""What is asked: the terms that matter, who is asked about, and whether a speaker is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.names import SMALL_WORDS, TITLES, Directory, directory
from corpus.text import STOP_WORDS, fold, is_stop_word, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Speaker

# The verbs by which people ask for what somebody says or thinks. Source: VerbNet classes say-37.7,
# tell-37.2, talk-37.5, conjecture-29.5 and their like, as far as they are used in questions.
ASKING_VERBS = frozenset(
    """
    say says said saying tell tells told telling think thinks thought talk talks talked speak speaks
    spoke claim claims claimed believe believes believed comment comments commented mention mentions
    mentioned state states stated
    """.split()
)
# Further verbs that make their subject a speaker, though they also tell what is asked for.
REPORTING_VERBS = ASKING_VERBS | frozenset(
    """
    accuse accused admit admitted advise advised announce announced answer answered argue argues
    argued ask asked blame blamed call called complain complained criticize criticized defend
    defended demand demanded deny denied describe described expect expects expected explain
    explained fear fears feel feels find found insist justify justified make predict predicted
    propose proposed promise promised react reacted recommend recommended remark reply replied
    report reported respond responded reveal revealed suggest suggested tweet tweeted urge urged vow
    vowed want wants warn warned write wrote post posted
    """.split()
)
# Nouns for what somebody has said or thinks: "the mayor's reaction".
SPEECH_NOUNS = frozenset(
    """
    advice answer argument claim comment comments criticism defence defense explanation opinion
    plans position quote reaction remark remarks reply response stance statement statements take
    thoughts tweet view views warning words
    """.split()
)
AUXILIARIES = frozenset(
    """
    did does do has have had is are was were would will could can might should didnt doesnt dont
    """.split()
)
# Words of a question that say nothing of its subject: politeness, typing noise, and the asking.
NOISE = ASKING_VERBS | frozenset(
    """
    pls plz please hi hello hey thanks thank thx lol ok okay u ur r ya according anything something
    someone somebody anyone anybody tell give show know many much
    """.split()
)
NAMING_WORDS = frozenset("called named surnamed surname mr mrs ms miss".split())
LONGEST_PHRASE = 8
PREPOSITIONS = frozenset("on about regarding re concerning".split())


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


@dataclass(slots=True)
class _Words:
    """The words of a question: as typed, folded, and whether they are written like a name."""

    typed: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)


def parse_question(text: str, speakers: Sequence[Speaker]) -> Question:
    """Read what *text* asks for, given who speaks in the set.

    Names are found in any case, by full name, last or first name, organisation, initials or role,
    and with small misspellings, which are put right in the terms. Where the question says whose
    words it wants ("what did A say about B", "A on B", "according to A") only A is asked about;
    otherwise everybody that it names. Text without any word gives a question without terms.
    """
    known = directory(tuple(speakers))
    words = _read_words(text)
    corrected = _correct(words, known)
    found = _terms(words, corrected)
    if _wants_speaker(words):
        return Question(text, found, wants_speaker=True)
    asked = _asked_about(words, known)
    naming = {
        t for phrase in (*asked.phrases, *(s.name for s in asked.speakers)) for t in terms(phrase)
    }
    return Question(
        text, found, asked.speakers, asked.unknown, naming=tuple(t for t in found if t in naming)
    )


def _read_words(text: str) -> _Words:
    """The words of *text*; capitals prove nothing where a sentence starts or all are large."""
    words = _Words()
    shouted = text.isupper()
    end = 0
    for span in tokens(text):
        typed = span.cut(text)
        opens = not words.typed or bool(re.search(r"[.!?]\s", text[end : span.start]))
        words.typed.append(typed.lower() if shouted else typed)
        words.folded.append(fold(typed).replace("'", ""))
        words.capital.append(typed[0].isupper() and not opens and not shouted)
        end = span.end
    return words


def _correct(words: _Words, known: Directory) -> dict[str, str]:
    """Misspelt names to the names meant; put right in *words* too.

    Only a word that is written or placed like a name is doubted: capitalised, in the place of who
    is asked about, or beside another part of the same person's name.
    """
    slots = {place for slot in _slots(words) for place in slot}
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


def _terms(words: _Words, corrected: dict[str, str]) -> tuple[str, ...]:
    """What to look up: the terms of every word that is no noise, with names put right."""
    found: list[str] = []
    for typed in words.typed:
        folded = fold(typed).replace("'", "")
        if folded not in NOISE:
            found += terms(corrected.get(folded, typed))
    return tuple(dict.fromkeys(found))


def _wants_speaker(words: _Words) -> bool:
    """Whether the question asks who spoke: "who said", "which senator thinks", "by whom".

    "Who did she blame?" asks for something else: there the subject is named.
    """
    folded = words.folded
    if not folded:
        return False
    if folded[0] in ("who", "whos") and len(folded) > 1:
        return folded[1] not in AUXILIARIES
    if folded[0] in ("which", "what"):
        subject = next((p for p, w in enumerate(folded) if w in REPORTING_VERBS), 0)
        return 1 < subject <= 5 and not AUXILIARIES & set(folded[:subject])
    return "whom" in folded and "according" in folded


def _slots(words: _Words) -> Iterator[range]:
    """Where the question says whose words it wants, as ranges of word numbers, surest first.

    "according to A", "did A say", "A's reaction" or "A says", and "A on B" at the start.
    """
    folded = words.folded
    for place, word in enumerate(folded):
        if word == "according" and folded[place + 1 : place + 2] == ["to"]:
            yield range(place + 2, _phrase_end(words, place + 2))
    for place, word in enumerate(folded):
        end = _phrase_end(words, place + 1)
        if word in AUXILIARIES and place + 1 < end < len(folded) and folded[end] in REPORTING_VERBS:
            yield range(place + 1, end)
    for place, word in enumerate(folded):
        if word in SPEECH_NOUNS | REPORTING_VERBS - NAMING_WORDS and folded[0] not in AUXILIARIES:
            start = _phrase_start(folded, place)
            if start < place:
                yield range(start, place)
    first = next((p for p, w in enumerate(folded) if w in PREPOSITIONS), 0)
    if 0 < first <= LONGEST_PHRASE and not is_stop_word(folded[0]):
        yield range(first)


def _phrase_end(words: _Words, start: int) -> int:
    """Where the name or description that begins at *start* ends: before a verb or a stop word."""
    end = start
    while end < min(len(words.folded), start + LONGEST_PHRASE):
        word = words.folded[end]
        inside = word in SMALL_WORDS or _may_be_name(end, words)
        is_verb = word in REPORTING_VERBS and word not in NAMING_WORDS
        if not inside or (is_verb and end > start):
            break
        end += 1
    return end


def _phrase_start(folded: Sequence[str], end: int) -> int:
    start = end
    while start and not is_stop_word(folded[start - 1]) and end - start < 4:
        start -= 1
    return start


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is asked about: speakers and the words for them, or names that nobody bears."""

    speakers: tuple[Speaker, ...] = ()
    phrases: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def _asked_about(words: _Words, known: Directory) -> _Asked:
    unknown: list[str] = []
    for slot in _slots(words):
        asked = _speakers_in(slot, words, known)
        if asked.speakers:
            return asked
        if name := _name_in(slot, words):
            unknown.append(name)
    if unknown:
        return _Asked(unknown=tuple(dict.fromkeys(unknown)))
    return _speakers_in(_opening_name(words, known), words, known)


def _opening_name(words: _Words, known: Directory) -> range:
    """The names that open the question ("Ann Lee defending the plan"), titles before them."""
    end = 0
    while end < len(words.folded) and (
        known.is_name(words.folded[end]) or words.folded[end] in TITLES
    ):
        end += 1
    return range(end)


def _speakers_in(places: range, words: _Words, known: Directory) -> _Asked:
    """The speakers that these words name or, all together, describe."""
    names = [words.folded[p] for p in places if _may_be_name(p, words)]
    if found := known.persons(names):
        return _Asked(found)
    phrase = " ".join(words.typed[p] for p in places)
    if found := known.described(phrase):
        return _Asked(found, (phrase,))
    return _Asked()


def _may_be_name(place: int, words: _Words) -> bool:
    """Whether a word can name somebody: one that is also a pronoun only when it is written so."""
    if words.folded[place] not in STOP_WORDS:
        return True
    if words.capital[place] and not words.typed[place].isupper():
        return True
    return place > 0 and words.folded[place - 1] in NAMING_WORDS


def _name_in(slot: range, words: _Words) -> str | None:
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
