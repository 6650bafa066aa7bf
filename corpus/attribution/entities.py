"""Somebody or something in an article: a person, a body of people, a place, a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.first_names import gender_of, is_first_name
from corpus.attribution.naming import domain_of, is_name

if TYPE_CHECKING:
    from corpus.attribution.document import Document
    from corpus.attribution.first_names import Gender
    from corpus.attribution.mentions import Mention

_PLACE_PREPOSITIONS = frozenset(("in", "near", "across", "outside", "throughout", "into"))
_BODIES = lexicon.ORGANISATION_NOUNS | {"of"}
_PLACE_NOUNS = frozenset(
    "county city island islands valley street avenue road river lake mountains park district"
    " province peninsula desert coast beach town village square bridge stadium arena theater"
    " theatre plaza airport hotel".split()
)
_FEWEST_NAMES, _MOST_NAMES = 2, 4


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that the article names, or a source that it leaves unnamed.

    *words* is the fullest name's, empty for the unnamed; *head* what an unnamed one is called;
    *name* what to call it, ``None`` for the unnamed. *alias* is who it turned out to be;
    *abbreviated* tells that some mention has full stops inside ("U.S."); *speaks* that speech was
    given to it, so far.
    """

    words: tuple[str, ...] = ()
    gender: Gender | None = None
    person: bool = False
    body: bool = False
    place: bool = False
    document: bool = False
    plural: bool = False
    head: str = ""
    name: str | None = None
    role: str | None = None
    role_words: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    alias: Entity | None = None
    abbreviated: bool = False
    speaks: bool = False

    @property
    def known(self) -> Entity:
        """Who this turned out to be: itself, unless the article named it later."""
        return self.alias.known if self.alias is not None else self

    @property
    def last(self) -> str:
        """The last name, suffix left off, in lower case."""
        for word in reversed(self.words):
            low = word.lower()
            if low not in lexicon.NAME_SUFFIXES:
                return low
        return ""

    @property
    def first_gender(self) -> Gender | None:
        """The gender that the article gives, else the first name's."""
        return self.gender or (gender_of(self.words[0]) if self.words else None)

    def looks_like_body(self) -> bool:
        """Whether the name alone is a body's: a noun for one, "of", or capitals only."""
        words = self.words
        if words[0].lower() in _BODIES or words[-1].lower() in _BODIES:
            return True
        if len(words) == 1:
            return self.abbreviated or (len(words[0]) > 1 and words[0].isupper())
        return self.abbreviated or "of" in map(str.lower, words)


def settle(entity: Entity, document: Document) -> None:
    """Decide from the name and its mentions whether *entity* is a person, a body or a place.

    A person has a title, a known first name or a name of two to four words; what mostly stands
    behind "the" is a body, what often stands behind "in" a place.
    """
    first = entity.words[0]
    mentions = entity.mentions
    count = len(mentions)
    if count == 1:  # as most are
        titled, behind_the = mentions[0].titled, int(mentions[0].definite)
    else:
        titled = True in [mention.titled for mention in mentions]
        behind_the = [mention.definite for mention in mentions].count(True)
    is_first = is_first_name(first)
    # What is titled or called by a first name is no place, wherever it stands.
    inside = 0
    if not (titled or is_first):
        for mention in mentions:
            inside += _word_before(document, mention) in _PLACE_PREPOSITIONS
    size = len(entity.words)
    several = size > 1
    entity.body = (behind_the * 2 > count and not titled) or entity.looks_like_body()
    entity.place = inside * 4 > count or (several and entity.words[-1].lower() in _PLACE_NOUNS)
    entity.plural = not several and first.lower() in lexicon.PLURAL_PEOPLE
    shaped = _FEWEST_NAMES <= size <= _MOST_NAMES
    known = titled or is_first or shaped
    office = several and not titled and names_office(entity.words)
    entity.person = known and not (entity.body or entity.place or office)
    if several and not entity.body:
        entity.gender = entity.first_gender
    domain = domain_of(entity, document)
    if domain or is_name(entity, document):
        entity.name = " ".join(entity.words) + domain
    else:
        entity.person = False


def names_office(words: tuple[str, ...]) -> bool:
    """Whether capitals name what somebody is rather than who: "Utah Republican"."""
    last = words[-1].lower()
    held = last in lexicon.PERSON_NOUNS or last in lexicon.TITLES
    return held and not is_first_name(words[0])


def _word_before(document: Document, mention: Mention) -> str:
    lower = document.blocks[mention.block].line.lower
    return lower[mention.first - 1] if mention.first else ""
