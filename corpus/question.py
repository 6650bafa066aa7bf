"""What is asked: the terms that matter, who is asked about, and whether a speaker is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.asked import Asked, asked_about, named_in
from corpus.asking import (
    Words,
    frame,
    is_coming,
    meaningful,
    name_slots,
    only_asks,
    parts_of_run,
    read_words,
    wants_speaker,
)
from corpus.asking_words import NOISE, REPORTING_VERBS, SPEECH_NOUNS
from corpus.dates import MONTH_NUMBERS
from corpus.directory import Directory, directory
from corpus.exact import quoted_phrases, without_phrases
from corpus.names import SMALL_WORDS, split_case
from corpus.overview import Overview, overview_asked
from corpus.small_talk import (
    SmallTalk,
    is_chat,
    small_talk,
    without_greeting,
)
from corpus.spelling import is_english
from corpus.text import fold, is_stop_word, is_unspaced, located_tokens, terms
from corpus.times import NO_TIME, When, find_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Speaker
    from corpus.text import Unit

# Terms of asking that are no topic where nothing else is: "Ann Lee's reaction".
_ASKING = frozenset(t for word in REPORTING_VERBS | SPEECH_NOUNS for t in terms(word))
MOST_NAMED = 20  # people of whom a question can hold the very names
_NO_NAME_PARTS = frozenset({"a", "an", "the"})
# Markup that came along with what was copied. Source: the tags of the HTML Living Standard, 13.1.2.
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>=]*=[^<>]*)?\s*/?>")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the library understands it.

    *terms* are what to look up, each once, in order, without stop words and without the words of
    asking. *speakers* are those of the set that it asks about, most quoted first, whoever bears
    the name before *spokespeople*, who only speak for it. *unknown_names* are who it asks about
    though nobody of the set bears the name, as it was typed; *namesakes* bear a part of such a
    name. Where several are asked about together, *groups* are the speakers of each of them.
    *wants_speaker* says that it asks who said something, and *objects* are the persons whom it
    names then, who are hardly the answer. *naming* are those of the terms that only say who is
    asked about; the others are what about.

    *units* are all its words in order, stop words included. *corrections* are words that were taken
    to be misspelt, as typed but folded, with what was looked up instead, and *as_typed* the same
    question without them, for a set that has these words. *phrases* stood in quotation marks: only
    passages that hold all of them, word for word, are asked for.

    *source* are the words for whose words are wanted, where they may describe somebody whom an
    article does not name. *spellings* pair words with the same joined or parted. *is_chat* is
    whether it speaks to the program, *small_talk* what it is when it is nothing else; *overview*
    what it asks of the set itself.

    *when* is what it says of time, and *timeless* the same question without that; ``None`` when it
    says nothing. Its own terms are those of a question in which time is only one of the subjects.
    """

    text: str
    terms: tuple[str, ...]
    speakers: tuple[Speaker, ...] = ()
    unknown_names: tuple[str, ...] = ()
    wants_speaker: bool = False
    objects: tuple[Speaker, ...] = ()
    naming: tuple[str, ...] = ()
    spokespeople: tuple[Speaker, ...] = ()
    namesakes: tuple[Speaker, ...] = ()
    groups: tuple[tuple[Speaker, ...], ...] = ()
    meant: Speaker | None = None
    source: str = ""
    spellings: tuple[tuple[str, str], ...] = ()
    units: tuple[Unit, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    as_typed: Question | None = None
    phrases: tuple[str, ...] = ()
    is_chat: bool = False
    small_talk: SmallTalk | None = None
    overview: Overview | None = None
    when: When = NO_TIME
    timeless: Question | None = None

    @property
    def topic(self) -> tuple[str, ...]:
        """The terms that say what is asked, not about whom."""
        return tuple(term for term in self.terms if term not in self.naming)

    def meaning(self, speaker: Speaker) -> Question:
        """The same question with the name that *speaker* bears taken for theirs alone."""
        timeless = self.timeless and replace(self.timeless, meant=speaker)
        return replace(self, meant=speaker, timeless=timeless)


def parse_question(text: str, speakers: Sequence[Speaker]) -> Question:
    """Read what *text* asks for, given who speaks in the set.

    Names are found in any case, by full name, last or first name, organisation, initials or role,
    and with small misspellings, which are put right in the terms. Where the question says whose
    words it wants ("what did A say about B", "A on B", "according to A") only A is asked about;
    otherwise everybody that it names. Text without any word gives a question without terms.
    """
    known = directory(speakers)
    plain = _TAG.sub(" ", text)
    when = find_when(plain)
    if not when:
        return replace(_read(plain, known), text=text)
    timeless = replace(_read(when.rest, known), text=text)
    return replace(_read(when.whole, known), text=text, when=when, timeless=timeless)


def _read(text: str, known: Directory, *, as_typed: bool = False) -> Question:
    """What *text* asks for, time being one of its subjects; *as_typed* corrects no names."""
    words = read_words(without_greeting(text))
    corrected = {} if as_typed else _correct(words, known)
    found = _terms(words, corrected, meaningful(words, asks_for_speech=True))
    wants = wants_speaker(words)
    # who stands in quotation marks alone is what is looked for, not who is asked about
    is_phrase = not read_words(without_phrases(text)).typed
    asks_nobody = wants or (is_phrase and bool(words.typed))
    asked = Asked() if asks_nobody else asked_about(words, known, has_terms=bool(found))
    if not (wants or asked.speakers or asked.unknown or asked.source):
        found = _terms(words, corrected, meaningful(words, asks_for_speech=False))
    return Question(
        text,
        found,
        asked.speakers,
        asked.unknown,
        wants_speaker=wants,
        objects=named_in(words, known) if wants else (),
        naming=_naming(found, asked),
        spokespeople=asked.spokespeople,
        namesakes=asked.namesakes,
        groups=asked.groups,
        source=asked.source,
        spellings=tuple(_spellings(words)),
        units=_units(words, corrected),
        corrections=tuple(corrected.items()),
        as_typed=_read(text, known, as_typed=True) if corrected else None,
        phrases=quoted_phrases(text),
        is_chat=is_chat(words),
        small_talk=small_talk(text, read_words(text)),
        overview=overview_asked(words),
    )


def _correct(words: Words, known: Directory) -> dict[str, str]:
    """Misspelt names to the names meant; put right in *words* too.

    Only a word that is placed like a name is doubted: in the place of who is asked about, or beside
    another part of the same person's name; and those that make up the name of a body. A month is
    no slip, and neither is what English has and is written small. The others the library puts right
    by its own words.
    """
    phrases = list(name_slots(words))
    slots = {place for slot in phrases for place in slot}
    corrected: dict[str, str] = {}
    for slot in phrases:
        said = [words.folded[p] for p in slot if words.folded[p] not in SMALL_WORDS]
        if said and not any(map(known.is_name, said)):
            corrected |= known.closest_body(said)
    bodies = frozenset(corrected.values())
    for place, word in enumerate(words.folded):
        if word in corrected:
            words.folded[place] = words.typed[place] = corrected[word]
    for place, word in enumerate(words.folded):
        if known.is_name(word) or is_stop_word(word) or word in REPORTING_VERBS | bodies:
            continue
        if word in MONTH_NUMBERS or (words.typed[place].islower() and is_english(word)):
            continue
        beside = [words.folded[p] for p in (place - 1, place + 1) if 0 <= p < len(words.folded)]
        named = [other for other in beside if known.is_name(other)]
        if place not in slots and not named:
            continue
        meant = known.closest_name(word)
        if meant is None:
            continue
        if place in slots or any(known.bears_both(other, meant) for other in named):
            corrected[word] = meant
            words.folded[place] = meant
    return corrected


def _terms(words: Words, corrected: dict[str, str], meaningful: frozenset[int]) -> tuple[str, ...]:
    """What to look up: the terms of every word that is no noise, with names put right.

    Words in *meaningful* places are none. Words that only ask, for whatever there is or in an
    unspaced script, are left out where others are there.
    """
    found: list[str] = []
    asking: list[str] = []
    framing = frame(words)
    for place, typed in enumerate(words.typed):
        if place in framing:
            asking += terms(typed)
            continue
        folded = fold(typed).replace("'", "")
        if is_unspaced(typed):
            parts = parts_of_run(typed)
            found += [term for part in parts for term in terms(part)]
            asking += [] if parts or only_asks(typed) else terms(typed)
        elif not is_coming(words, place) and (folded not in NOISE or place in meaningful):
            found += terms(corrected.get(folded, typed))
    return tuple(dict.fromkeys(found or asking))


def _units(words: Words, corrected: dict[str, str]) -> tuple[Unit, ...]:
    """All words, with names put right."""
    typed = (corrected.get(fold(word).replace("'", ""), word) for word in words.typed)
    return tuple(u for word in typed for token, _, _ in located_tokens(word) for u in token.units)


def _naming(found: Sequence[str], asked: Asked) -> tuple[str, ...]:
    """Those of the terms that say who is asked about; all, when the others only do the asking."""
    people = (*asked.speakers, *asked.namesakes)[:MOST_NAMED]
    strangers = asked.unknown if asked.speakers else ()
    phrases = (*asked.phrases, *strangers, *(s.name for s in people))
    named = {t for phrase in phrases for t in terms(phrase)}
    if (people or asked.source) and named | _ASKING | set(terms(asked.source)) >= set(found):
        named |= _ASKING
    return tuple(term for term in found if term in named)


def _spellings(words: Words) -> Iterator[tuple[str, str]]:
    """Words, each with what they are when two are written as one, or one as two."""
    for one, other in zip(words.typed, words.typed[1:], strict=False):
        if one.lower() not in _NO_NAME_PARTS and (one + other).isalpha():
            yield f"{one} {other}", one + other
    for word in words.typed:
        if (parted := split_case(word)) != word:
            yield word, parted
