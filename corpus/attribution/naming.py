"""Whether what an article writes with a capital is anybody's name, to be shown as one.

A capital that opens a sentence says nothing, and an office is what somebody is, not who: shown as a
name, both would be a wrong one. Capitals within sentences, titles and lists of names tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.first_names import is_country, is_first_name, is_last_name
from corpus.attribution.letters import CLOSED

if TYPE_CHECKING:
    from corpus.attribution.document import Document
    from corpus.attribution.entities import Entity
    from corpus.attribution.mentions import Mention

_MARKS = "\"'(-:"
_PLAIN = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)?")
_DOMAIN = re.compile(r"\.(?:com|org|net|info)(?:\.[a-z]{2})?\b")
# What captions, credits and forms are labelled with.
_LABELS = frozenset(
    "image images photo photos photograph photographs picture pictures graphic illustration age"
    " source sources caption map file video correction update name city job pay title".split()
)
# Who speaks under one word, in many articles at the start of sentences only: publishers, and places
# whose full names the list of countries has.
_KNOWN = frozenset(
    "reuters politico bloomberg axios breitbart xinhua newsweek facebook twitter google instagram"
    " youtube microsoft amazon apple wikinews wikipedia wikileaks parliament congress"
    " russia iran syria britain england scotland wales taiwan vietnam korea venezuela bolivia"
    " tanzania libya palestine kosovo europe london brussels moscow beijing".split()
)
# Nouns for bodies and things that with a capital name none of them: "the Department".
_GENERIC = frozenset(
    "office department board council committee commission agency institute foundation association"
    " bureau centre center society school college academy club team hospital group administration"
    " division force forces presidency directorate embassy court ministry union company corporation"
    " firm bank fund campaign station army navy guard hall vote challenge research technology"
    " education police government state city county amendment act bill notes people island church"
    " district province region pope queen republican democrat libertarian utc gmt edt est pdt pst"
    " cet bst".split()
)
# Words that open a sentence and that lists of names have as well.
_OPENING = frozenset(
    "early long best good young little black white strong key press small spring summer rich sharp"
    " major minor love case read gun reason chance power ever another".split()
)
# Forms that nouns for things, adjectives and plurals have and that a name seldom has.
COMMON_ENDINGS = tuple(
    "s ing ed ly ion ment ity ness ance ence ism ship age ous ive able ial ical ful est body one"
    " ese".split()
)
# What only somebody with a name does as a bare singular at the start of a sentence.
_SAID = frozenset(
    "said says reported reports told announced tweeted wrote added stated claimed noted".split()
)
# Titles that end the names of bodies and papers as well.
_OFFICES = lexicon.TITLES - frozenset(
    "reporter representatives senators state first general king prince princess queen lord lady"
    " brother sister father mother count host chair major delegate democratic majority minority"
    " former then prime foreign interim acting vice ex deputy mme. mr. mrs. ms.".split()
)
_OF_WHAT = frozenset(("of", "for", "on"))
_GENERALS = frozenset("attorney surgeon director secretary governor inspector".split())


def is_name(entity: Entity, document: Document) -> bool:
    """Whether the words of *entity* may be shown as somebody's name."""
    words = entity.words
    if len(words) > 1:
        return not is_office(words) or any(mention.titled for mention in entity.mentions)
    word, mentions = words[0], entity.mentions
    low = word.lower()
    if low in _LABELS or low in _GENERIC or _is_small_word(low) or len(word) == 1:
        return False
    if not _PLAIN.fullmatch(word) or low in _KNOWN or is_country(word):
        return True
    if low in _OPENING:
        return not all(_says_nothing(document, m) for m in mentions)
    if is_first_name(word) or is_last_name(word):
        return True
    if low in _OFFICES and all(m.definite or _says_nothing(document, m) for m in mentions):
        return False
    return not all(_says_nothing(document, m) for m in mentions) or _tells(document, entity)


def _is_small_word(low: str) -> bool:
    """Whether a pronoun, number or the like only looks like a name: "They", "I'd"."""
    word, mark = low, ""
    if "'" in low or "’" in low:
        word, mark, _ = low.replace("’", "'").partition("'")
    if word in lexicon.SUBJECT_PRONOUNS:
        # You is a family name as well.
        return bool(mark) or word != "you"
    return low in CLOSED and not is_first_name(low) and not is_last_name(low)


def names_no_person(words: tuple[str, ...]) -> bool:
    """Whether the one word is a country's, a capital's or a publisher's name."""
    return len(words) == 1 and (words[0].lower() in _KNOWN or is_country(words[0]))


def domain_of(entity: Entity, document: Document) -> str:
    """What follows the name of a site without a space: ".com"; empty elsewhere."""
    mention = entity.mentions[0]
    end = document.blocks[mention.block].line.ends[mention.end - 1]
    match = _DOMAIN.match(document.text, end) if len(entity.words) == 1 else None
    return match.group() if match else ""


def is_office(words: tuple[str, ...]) -> bool:
    """Whether capitals name what somebody is: "Prime Minister", "Speaker of the House"."""
    low = [word.lower() for word in words]
    if is_first_name(low[0]) and low[0] not in lexicon.TITLES:
        return False
    end = next((k for k in range(1, len(low)) if low[k] in _OF_WHAT), len(low))
    if low[end - 1] == "general":
        return low[max(0, end - 2)] in _GENERALS
    return low[end - 1] in _OFFICES


def _tells(document: Document, entity: Entity) -> bool:
    """Whether some sentence begins with the word and "said": a common noun had an article."""
    low = entity.words[0].lower()
    if (
        low.endswith(COMMON_ENDINGS)
        or low in lexicon.PERSON_NOUNS
        or low in lexicon.ORGANISATION_NOUNS
    ):
        return False
    for mention in entity.mentions:
        line = document.blocks[mention.block].line
        if not line.title_case and _SAID.intersection(line.lower[mention.end : mention.end + 1]):
            return True
    return False


def _says_nothing(document: Document, mention: Mention) -> bool:
    """Whether the capital has another reason than a name: it opens a sentence or what is quoted."""
    line = document.blocks[mention.block].line
    first = mention.first
    if mention.titled:
        return False
    if line.title_case or first == line.sentence_of(first)[0]:
        return True
    before = line.tags[first - 1]
    if before == "-" and first - 1 == line.sentence_of(first)[0]:
        return True  # an item of a list
    if before == "(" and line.tags[first - 2 : first - 1] == "C":
        return False  # "Water Resources Board (Warebo)"
    return before in _MARKS and (before == ":" or line.starts[first] == line.ends[first - 1])
