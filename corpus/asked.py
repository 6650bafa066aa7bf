"""Whose words a question wants: persons by name, bodies by name, anybody by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking import may_be_name, name_slots
from corpus.asking_words import (
    AUXILIARIES,
    EPITHETS,
    INDEFINITES,
    JOINTS,
    NAMING_WORDS,
    NEWS_NOUNS,
    PRONOUNS,
    REPORTING_VERBS,
    SPEECH_NOUNS,
)
from corpus.attribution.lexicon import PERSON_NOUNS, PLURAL_PEOPLE
from corpus.directory import ROLE_WORDS, stranger_among
from corpus.model import SpeakerKind
from corpus.names import (
    GENERATIONS,
    SMALL_WORDS,
    TITLES,
    generation,
    name_words,
    plain_words,
)
from corpus.places import PLACES
from corpus.text import is_stop_word, terms
from corpus.whole_names import (
    OWNING,
    fit,
    initials_before,
    is_initials,
    name_in,
    whole_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.asking import Words
    from corpus.directory import Directory
    from corpus.model import Speaker

# How many bearers of one name are looked at, most quoted first.
MOST_NAMESAKES = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked about, as far as those who speak in the set tell.

    *speakers* and the *phrases* for them, or *unknown* names with the *namesakes* who bear a part
    of one; *spokespeople* are those of the speakers who only speak for the body that is named;
    *source* is the phrase that describes somebody, in which an article may have put it as well.
    *groups* are the speakers meant by each of several phrases, where several are asked about.
    """

    speakers: tuple[Speaker, ...] = ()
    phrases: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    namesakes: tuple[Speaker, ...] = ()
    spokespeople: tuple[Speaker, ...] = ()
    source: str = ""
    groups: tuple[tuple[Speaker, ...], ...] = ()


def asked_about(words: Words, known: Directory, *, has_terms: bool) -> Asked:
    """Who *words* ask about: whoever the surest place for a name holds.

    Where the words have no terms to look up, a name may stand anywhere among them: "Who is Will?"
    """
    strangers: list[Asked] = []
    source, of_others = "", range(0)
    for slot in name_slots(words):
        if slot and slot[0] in of_others and slot[-1] in of_others:
            continue
        if INDEFINITES.issuperset(words.folded[p] for p in slot):
            continue
        asked = _speakers_in(slot, words, known)
        if asked.speakers:
            return asked
        if _belongs_to(_persons_in(slot, words, known), slot, words):
            of_others = slot
        if asked.unknown:
            strangers.append(asked)
        source = source or asked.source
    if strangers:
        unknown = tuple(dict.fromkeys(name for asked in strangers for name in asked.unknown))
        return Asked(unknown=unknown, namesakes=strangers[0].namesakes, source=source)
    if source:
        return Asked(source=source)
    if pointed_back := _pointed_back(words, known):
        return _speakers_in(pointed_back, words, known)
    if has_terms:
        return _speakers_in(_opening_name(words, known), words, known)
    alone = len(words.folded) == 1
    names = [w for p, w in enumerate(words.folded) if alone or may_be_name(p, words)]
    return Asked(known.persons(names))


def named_in(words: Words, known: Directory) -> tuple[Speaker, ...]:
    """The persons whose names stand anywhere in *words*."""
    return _persons_in(range(len(words.folded)), words, known)


def _pointed_back(words: Words, known: Directory) -> range:
    """The first name before "what did he say": whom the pronoun can mean; else nothing."""
    folded = words.folded
    for place, word in enumerate(folded):
        asks = folded[place + 1 : place + 2] and folded[place + 1] in REPORTING_VERBS
        if word not in PRONOUNS or not asks or folded[place - 1] not in AUXILIARIES:
            continue
        start = next((p for p in range(place) if known.is_name(folded[p])), place)
        end = start
        while end < place and known.is_name(folded[end]):
            end += 1
        return range(start, end)
    return range(0)


def _speakers_in(places: range, words: Words, known: Directory) -> Asked:
    """The speakers that these words name or, all together, describe; each of several by itself."""
    parts = list(_parts(places, words))
    whole = _speaker_in(places, words, known)
    if len(parts) < 2 or any(_reaches_over(parts, s, words) for s in whole.speakers):
        return whole
    each = [_speaker_in(part, words, known) for part in parts]
    heard = [asked for asked in each if asked.speakers]
    if not heard:
        return whole
    shared = set.intersection(*(set(asked.speakers) for asked in heard))
    if len(heard) > 1 and shared:  # "Lee, the mayor"
        meant = tuple(s for s in heard[0].speakers if s in shared)
        return Asked(meant, tuple(phrase for asked in heard for phrase in asked.phrases))
    unknown = [name for asked in each for name in asked.unknown]
    joints = [words.typed[p] for p in places if words.folded[p] in JOINTS]
    return Asked(
        tuple(dict.fromkeys(s for asked in heard for s in asked.speakers)),
        (*(phrase for asked in heard for phrase in asked.phrases), *joints),
        tuple(dict.fromkeys(unknown)),
        tuple(dict.fromkeys(s for asked in each for s in asked.namesakes)),
        tuple(dict.fromkeys(s for asked in heard for s in asked.spokespeople)),
        next((asked.source for asked in each if asked.source), ""),
        tuple(asked.speakers for asked in heard),
    )


def _parts(places: range, words: Words) -> Iterator[range]:
    """Those of the words that stand between "and", "or" and commas."""
    start = places.start
    for place in (*places, places.stop):
        ends = place == places.stop or words.parted[place]
        is_joint = place < places.stop and words.folded[place] in JOINTS
        if (ends or is_joint) and start < place:
            yield range(start, place)
        if ends or is_joint:
            start = place + is_joint


def _reaches_over(parts: Sequence[range], speaker: Speaker, words: Words) -> bool:
    """Whether the speaker's own name stands in several of the parts: "Health and Safety Board"."""
    own = set(plain_words(speaker.name))
    return sum(any(words.folded[p] in own for p in part) for part in parts) > 1


def _speaker_in(places: range, words: Words, known: Directory) -> Asked:
    """The speakers that these words name or, all together, describe."""
    if places and words.folded[places.start] in SMALL_WORDS and len(places) > 1:
        opening = range(places.start + 1, places.stop)
    else:
        opening = places
    phrase = " ".join(words.typed[p] for p in places)
    described = known.described(phrase)
    if not any((described.bearers, described.holders, described.associates)):
        while opening and words.folded[opening.start] in EPITHETS:
            opening = opening[1:]
            described = known.described(" ".join(words.typed[p] for p in opening))
    found = _persons_in(places, words, known)
    if _is_place_of_role(found, places, words):
        found = ()
    belongs = _belongs_to(found, places, words)
    if (
        found
        and not belongs
        and not (_says_more(places, found, words) and described.bearers + described.holders)
    ):
        return _persons(found, places, words)
    bearers = () if belongs else described.bearers
    if found := bearers + described.holders + described.associates:
        spokespeople = described.associates if len(found) > len(described.associates) else ()
        return Asked(found, (phrase,), spokespeople=spokespeople, source=phrase)
    name = name_in(places, words)
    return Asked(unknown=(name,) if name else (), source=phrase if terms(phrase) else "")


def _is_place_of_role(found: Sequence[Speaker], places: range, words: Words) -> bool:
    """Whether all that the phrase has of the names found is a country: "the Iranian president"."""
    if not found or words.folded[places[-1]] not in ROLE_WORDS:
        return False
    names = {word for speaker in found for word in name_words(speaker.name)}
    return PLACES.issuperset(names.intersection(words.folded[p] for p in places))


def _persons_in(places: range, words: Words, known: Directory) -> tuple[Speaker, ...]:
    return known.persons([words.folded[p] for p in places if may_be_name(p, words)])


def _belongs_to(found: Sequence[Speaker], places: range, words: Words) -> bool:
    """Whether the phrase is for another than whom it names: "the lawyer of Lee", "Lee's aide"."""
    owned = any(words.typed[p].endswith(OWNING) for p in places[:-1])
    if owned and words.folded[places[-1]] in PERSON_NOUNS | PLURAL_PEOPLE:
        return bool(found)
    of = next((p for p in places if words.folded[p] == "of"), places.start)
    head = words.folded[of - 1]
    if of - places.start < 2 or words.folded[places.start] not in SMALL_WORDS:
        return False
    if is_stop_word(head) or head in TITLES | SPEECH_NOUNS | NEWS_NOUNS:
        return False
    persons = [s for s in found if s.kind is SpeakerKind.PERSON]
    names = {word for speaker in found for word in name_words(speaker.name)}
    return len(persons) == len(found) and names.isdisjoint(words.folded[places.start : of])


def _says_more(places: range, found: Sequence[Speaker], words: Words) -> bool:
    """Whether the phrase holds more than a title and words of the name that was found in it."""
    names = {word for speaker in found for word in name_words(speaker.name)}
    rest = {words.folded[p] for p in places} - names - TITLES - SMALL_WORDS - EPITHETS
    return not all(is_stop_word(word) for word in rest)


def _persons(found: Sequence[Speaker], places: range, words: Words) -> Asked:
    """Those of *found* whom the whole name in these places can mean, or that name as unknown."""
    meant: list[Speaker] = []
    unknown = ""
    named: set[int] = set()
    for speaker in found[:MOST_NAMESAKES]:
        name = whole_name(speaker, places, words)
        other = initials_before(name, places, words)
        if stranger_among([words.folded[p] for p in name], speaker) or not fit(other, speaker):
            unknown = unknown or " ".join([*other, *(words.typed[p] for p in name)])
        else:
            meant.append(speaker)
            named.update(name)
    wanted = generation(" ".join(words.typed[p] for p in places))
    if wanted and meant:
        of_it = [s for s in meant if generation(s.name) == wanted]
        # who is called without any may be the elder, hardly the younger
        meant = of_it or [s for s in meant if wanted == "sr" and not generation(s.name)]
        unknown = " ".join(words.typed[p] for p in places if words.folded[p] not in TITLES)
    if not meant:
        return Asked(unknown=(unknown,), namesakes=tuple(found))
    roles = {word for s in meant for word in plain_words(s.role or "")}
    roles |= ROLE_WORDS | TITLES | EPITHETS
    around = [
        words.typed[p]
        for p in places
        if p in named
        or words.folded[p] in roles | NAMING_WORDS | GENERATIONS
        or is_initials(words.folded[p])
    ]
    return Asked(tuple(meant), tuple(around))


def _opening_name(words: Words, known: Directory) -> range:
    """The names that open the question ("Ann Lee defending the plan"), titles before them.

    What is written large behind a name belongs to it, and so does all of a question that is no
    longer than a name.
    """
    end = 0
    while end < len(words.folded) and (
        known.is_name(words.folded[end]) or words.folded[end] in TITLES
    ):
        end += 1
    if end and len(words.folded) <= 3:
        return range(len(words.folded))
    while 0 < end < len(words.folded) and words.capital[end]:
        end += 1
    return range(end)
