"""Whom a description means: "the senator", "a nurse at the clinic", "the firm's lawyers".

The definite article points back at somebody whom the article has described so, the indefinite one
brings in somebody new, who has no name until the article gives one ("the source, surnamed Lee").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.authors import author, owner
from corpus.attribution.entities import Entity
from corpus.attribution.late_names import name_given

if TYPE_CHECKING:
    from corpus.attribution.document import Document
    from corpus.attribution.first_names import Gender
    from corpus.attribution.people import People
    from corpus.attribution.phrases import Phrase
    from corpus.attribution.prominence import Prominence
    from corpus.attribution.tokens import Line

# "The 45-year-old" is whom a number behind the name gives that age.
_AGED = "-year-old"
# An office is held by one of a time: "the senator" is not the governor who spoke last.
OFFICES = frozenset(
    "senator governor secretary mayor president minister congressman congresswoman representative"
    " justice judge sheriff ambassador chancellor treasurer commissioner chief".split()
)
# Those who come into a story beside the people that it is about.
BYSTANDERS = frozenset(
    "witness official moderator host inspector lawyer attorney source reporter victim resident"
    " spokesman spokeswoman spokesperson aide adviser advisor employee neighbor neighbour"
    " investigator prosecutor analyst expert officer agent insider worker teacher nurse student"
    " judge driver suspect survivor friend colleague editor correspondent interviewer"
    " anchor voter".split()
)
# Heads that the noun before them makes into another thing, and nouns that do not.
_GENERIC = frozenset(
    "leader director manager president chief owner coach teacher driver worker chairman head editor"
    " member player host singer officer writer boss".split()
)
_LOOSE = frozenset(
    "panel committee party campaign company team group city county state town minority majority"
    " opposition former current house senate then".split()
)
_ADJECTIVAL = ("al", "ic", "ive", "ous", "ing", "ed", "ary", "ant", "ent", "ish", "an", "er", "est")
# Bodies called after whose they are.
_CALLED_AFTER = frozenset("campaign government administration".split())
# What is called after its place.
_PLACES = frozenset("city town county state village district government parliament".split())
# What makes an office another one, and small words in its name.
_APART = frozenset("former ex late deputy vice assistant shadow acting interim elect".split())
_ONCE = frozenset(("former", "vice", "deputy"))
# Words of party, with one for all that mean the same one.
_PARTIES = {
    word: words.split()[0]
    for words in (
        "republican gop republicans",
        "democratic democrat democrats",
        "libertarian libertarians",
        "green greens",
        "conservative tory conservatives tories",
        "labour",
        "socialist socialists",
        "communist communists",
    )
    for word in words.split()
}
_JOINING = frozenset(("of", "the", "for", "and", "on"))
_DEFINITE = frozenset(("the", "this", "that"))
# How many words behind a description may belong to it.
_REACH = 14


class Descriptions:
    """Resolves the descriptions of one article, in text order."""

    def __init__(self, document: Document, people: People, prominence: Prominence) -> None:
        self._document = document
        self._people = people
        self._prominence = prominence
        self._unnamed: dict[str, Entity] = {}

    def resolve(self, number: int, phrase: Phrase) -> Entity | None:
        """Whom *phrase*, in that line, means; ``None`` when the text does not tell.

        It may be a body called after somebody, the one whom the article describes so, or somebody
        new.
        """
        words = self._document.blocks[number].line.lower[phrase.first : phrase.end]
        body = (
            author(self._document, self._people, number, phrase)
            or owner(self._document, self._people, number, phrase)
            or self._named_body(number, phrase)
            or self._affiliation(number, phrase)
            or self._place_of(number, phrase)
        )
        if body is not None:
            return body
        # In "the school's post" the article is the school's.
        owned = "s" in self._document.blocks[number].line.tags[phrase.first : phrase.end]
        definite = words[0] in _DEFINITE and not owned
        entity = self._known_as(number, phrase) if definite else None
        name = name_given(self._document, number, phrase)
        if entity is None and (name is not None or _can_speak(words[-1])):
            entity = self._bring_in(number, phrase, words[-1])
        if entity is not None and name is not None and entity.known.name is None:
            self._christen(entity.known, name)
        return entity

    def holder(self, office: Entity) -> Entity | None:
        """The one whom the article gives the office that capitals name, "Prime Minister"."""
        words = {word.lower() for word in office.words} - _JOINING
        held = [
            entity
            for entity in self._people.described_as(office.last)
            if entity.person
            and words <= entity.role_words
            and not (_APART & entity.role_words) - words
        ]
        return held[0] if len(held) == 1 else None

    # ------------------------------------------------------------ somebody new
    def _bring_in(self, number: int, phrase: Phrase, head: str) -> Entity:
        entity = Entity(
            head=head,
            person=head in lexicon.PERSON_NOUNS,
            plural=head in lexicon.PLURAL_PEOPLE,
            document=head in lexicon.DOCUMENT_NOUNS,
            gender=_noun_gender(head),
            role=self._words_of(number, phrase),
        )
        self._unnamed[head] = entity
        return entity

    def _words_of(self, number: int, phrase: Phrase) -> str:
        """The description without its article, with the relative clause behind it."""
        line = self._document.blocks[number].line
        tags = line.tags
        end = phrase.end
        if tags[end : end + 1] == "w":
            _, last = line.sentence_of(phrase.first)
            end += 1
            limit = min(last, phrase.end + _REACH)
            while end < limit and tags[end] not in ',.;:"-()tbw':
                if end > phrase.end + 2 and tags[end] == "V":
                    break
                end += 1
        first = phrase.first + (tags[phrase.first] == "d")
        return self._document.text[line.starts[first] : line.ends[end - 1]]

    def _christen(self, entity: Entity, name: str) -> None:
        """Give an unnamed entity its name; the name's own mentions are its from now on."""
        words = tuple(name.split())
        named = None if entity.document else self._people.find(words)
        if named is None:
            entity.name, entity.words = name, words
            entity.role = entity.head if entity.document else entity.role
            return
        if named.person:
            named.role = named.role or entity.role
        named.gender = named.gender or entity.gender
        named.person = named.person or entity.person
        entity.alias = named

    # ------------------------------------------------------------ somebody known
    def _known_as(self, number: int, phrase: Phrase) -> Entity | None:
        """Whom the article describes so; else the last speaker, where that may be what they are."""
        line = self._document.blocks[number].line
        words = line.lower[phrase.first + 1 : phrase.end]
        head = words[-1] if words else ""
        wanted = {word for word in words if len(word) > 2}
        compound = len(words) > 1 and head in _GENERIC and line.tags[phrase.end - 2] in "nv"
        kind = words[-2] if compound else ""
        best, most, tied = None, 0.0, False
        aged = [e for w in words if w.endswith(_AGED) for e in self._people.described_as(w)]
        here = (number, phrase.first)
        for entity in (*self._people.described_as(head), *aged):
            if head in lexicon.PERSON_NOUNS and not entity.person:
                continue
            if entity.person and (
                head in lexicon.PLURAL_PEOPLE or self._people.first_place(entity) > here
            ):
                # "The candidates" are several; "the mayor" is nobody whom the text names later.
                continue
            if head in lexicon.ORGANISATION_NOUNS and entity.person:
                # "The campaign" is not the campaign manager.
                continue
            if _is_another_kind(kind, entity) or (wanted & _ONCE) - entity.role_words:
                continue
            if _is_of_other_side(wanted, entity):
                continue
            value = len(wanted & entity.role_words) + 0.01 * len(entity.mentions)
            tied = tied or (best is not None and int(value) == int(most))
            if value > most:
                best, most = entity, value
        # "The Ohio senator", with two senators and no word of Ohio, tells nobody.
        modifiers = "C" in line.tags[phrase.first : phrase.end - 1]
        if best is not None and tied and modifiers and int(most) < len(wanted):
            return None
        if best is not None or head in self._unnamed:
            return best or self._unnamed[head]
        # "The head of the guards" tells enough not to be whoever spoke last.
        behind = line.tags[phrase.end : phrase.end + 2]
        full = head not in OFFICES and behind[:1] == "o" and behind != "om"  # "mother of two"
        if head in lexicon.PERSON_NOUNS and head not in BYSTANDERS and not full:
            last = self._prominence.last_person(number, _noun_gender(head))
            held = last is not None and last.role_words & OFFICES
            apart = (head in OFFICES and held) or (kind and last and _is_another_kind(kind, last))
            apart = apart or (last is not None and _is_of_other_side(wanted, last))
            return None if apart else last
        if head in lexicon.ORGANISATION_NOUNS:
            bodies = self._people.bodies_with(head)
            last = self._prominence.last_body(number, plural=False)
            return bodies[0] if len(bodies) == 1 else last
        return None

    def _affiliation(self, number: int, phrase: Phrase) -> Entity | None:
        """Whom "researchers at the institute" speak for: the institute."""
        line = self._document.blocks[number].line
        k = phrase.end
        if line.lower[k - 1] not in lexicon.PLURAL_PEOPLE or k + 1 >= len(line):
            return None
        if line.lower[k] not in lexicon.AFFILIATING:
            return None
        entity = self._people.at.get((number, k + 1 + (line.tags[k + 1] == "d")))
        if entity is None or entity.person or entity.place:
            return None
        entity.body = True
        return entity

    def _place_of(self, number: int, phrase: Phrase) -> Entity | None:
        """The place that "the city of Oakfield" names; for the government it says the same."""
        line = self._document.blocks[number].line
        named = line.lower[phrase.end - 1] in _PLACES and line.tags[phrase.end : phrase.end + 1]
        if named != "o":
            return None
        entity = self._people.at.get((number, phrase.end + 1))
        return entity if entity is not None and entity.name and not entity.person else None

    def _named_body(self, number: int, phrase: Phrase) -> Entity | None:
        """A body called after somebody: "the Lee campaign", "Lee's campaign"."""
        line = self._document.blocks[number].line
        last = phrase.end - 1
        names = [line.words[k] for k in range(phrase.first, last) if line.tags[k] == "C"]
        if not names or line.lower[last] not in lexicon.ORGANISATION_NOUNS:
            return None
        # "The Oakfield Press news agency" is the Oakfield Press.
        agency = line.lower[last - 1] in {"news", "press"}
        inside = self._people.at.get((number, last - 2)) if agency else None
        if inside is not None and inside.body:
            return inside
        whole = _words_of_body(line, phrase)
        return self._people.body_of(whole) if whole else None


def _words_of_body(line: Line, phrase: Phrase) -> tuple[str, ...]:
    """What to call the body that heads the phrase after the capitals in it; empty for no name.

    "Lee's office" and "the University of Oakfield's medical school" are nobody's names; a campaign
    or a government is called after a person or place, "the Oakfield city council" as it stands.
    """
    last = phrase.end - 1
    first = line.tags.index("C", phrase.first)
    inside = line.tags[first:last]
    if line.lower[last] in _CALLED_AFTER and set(inside) <= set("Cns"):
        names = [k for k in range(first, last) if line.tags[k] == "C"]
        while len(names) > 1 and line.lower[names[0]] in lexicon.TITLES:
            del names[0]  # "Senator Lee's campaign"
        return (*(line.words[k] for k in names), line.words[last])
    whole = not inside.strip("C") or (not inside.strip("Cn") and line.lower[first - 1] == "the")
    text = line.lower[last] in lexicon.DOCUMENT_NOUNS  # "the Facebook post"
    whole = whole and not text and not line.lower[last - 1].endswith("-based")
    return tuple(line.words[first : last + 1]) if whole else ()


def _is_another_kind(kind: str, entity: Entity) -> bool:
    """Whether "band" in "the band leader" tells that this is not *entity*, the party's leader."""
    if not kind or kind in _LOOSE or kind.endswith((*_ADJECTIVAL, _AGED)):
        return False
    return kind not in entity.role_words and kind not in lexicon.PERSON_NOUNS


def _is_of_other_side(wanted: set[str], entity: Entity) -> bool:
    """Whether party or rank tell that "the Republican nominee" is not *entity*, a Democratic one.

    Nor is "the presidential nominee" the vice presidential one.
    """
    theirs = {_PARTIES[word] for word in entity.role_words & _PARTIES.keys()}
    named = {_PARTIES[word] for word in wanted & _PARTIES.keys()}
    second = "presidential" in wanted and "vice" in entity.role_words - wanted
    return second or bool(named and theirs and named.isdisjoint(theirs))


def _can_speak(head: str) -> bool:
    return (
        head in lexicon.PERSON_NOUNS
        or head in lexicon.PLURAL_PEOPLE
        or head in lexicon.DOCUMENT_NOUNS
    )


def _noun_gender(head: str) -> Gender | None:
    if head in lexicon.MALE_NOUNS:
        return "m"
    return "f" if head in lexicon.FEMALE_NOUNS else None
