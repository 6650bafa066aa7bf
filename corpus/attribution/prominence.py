"""Whom a pronoun means: the most prominent person before it whom it fits.

Subjects of sentences and those who have just spoken are prominent, and prominence fades with every
sentence: Lappin & Leass (1994), "An Algorithm for Pronominal Anaphora Resolution". The weights were
set on news marked by hand.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.chains import end_of_chain
from corpus.attribution.descriptions import BYSTANDERS, OFFICES
from corpus.attribution.entities import Entity
from corpus.attribution.first_names import gender_of, is_first_name
from corpus.attribution.phrases import Phrase
from corpus.attribution.sources import is_subject
from corpus.attribution.tokens import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.attribution.document import Block, Document
    from corpus.attribution.first_names import Gender
    from corpus.attribution.mentions import Mention
    from corpus.attribution.people import People

# How far back a pronoun may reach, in lines and in sentences, and what each sentence costs.
_REACH = 4
_REACH_SENTENCES = 20
# No more names and speeches than this stand within that reach, but where no sentence ever ends.
_MOST_LOOKED_AT = 300
_SENTENCE_COST = 1.0
_SUBJECT = 2.0
_SPEAKER = 4.5
# Whoever has spoken in the pronoun's own paragraph comes before one of the paragraph before.
_SPOKE_HERE = 0.6
# A subject of the pronoun's own paragraph is more than one of the paragraph before.
_SAME_LINE = 2.0
_GENDER_KNOWN = 1.5
# What a name that stands alone counts when lists of first names have it: it may be a last name.
_GENDER_LIKELY = 0.5
_GENDER_UNLIKELY = -1.5
# What nothing but its shape makes a person may be a place.
_PERSON_UNLIKELY = -1.0
# The subject behind a subordinate clause of the sentence before, and the one that opens the
# paragraph before.
_MAIN = 5.0
_OPENER = 4.0
_MODIFYING = frozenset("Cndsea,")
# Words that a sentence may have before the name that is its subject, and names joined to it.
_OPENING = 5
_APPOSED = re.compile(r"C+,d")
_JOINED = re.compile(r"C{1,4},?cC{0,2}")
_LONGEST_OPENING = 8  # what these patterns take in at most
# What brings in somebody new, and nouns for people of the other gender.
_BRINGING_IN = frozenset(("a", "an", "another", "one"))
_OF = {"m": lexicon.MALE_NOUNS, "f": lexicon.FEMALE_NOUNS}
_OTHER = {"m": lexicon.FEMALE_NOUNS, "f": lexicon.MALE_NOUNS}
# Of two whom a pronoun fits the first must lead by this much: a guess is worse than nobody.
_MARGIN = 0.01
# "The senator" with nobody called so is the last speaker, within this many lines.
_LAST_SPEAKER = 3


class Prominence:
    """Who has been named and who has spoken so far in an article."""

    def __init__(self, document: Document, people: People) -> None:
        self._document = document
        self._people = people
        self._spoken: list[tuple[int, int, Entity]] = []
        self._places = [(mention.block, mention.first) for mention in people.mentions]
        sentences = (len(block.line.sentences) for block in document.blocks)
        self._sentences_before = list(itertools.accumulate(sentences, initial=0))

    def note_speaker(self, block: int, token: int, entity: Entity) -> None:
        """Note that *entity* speaks at this token, later in the text than those noted before."""
        self._spoken.append((block, token, entity))
        entity.speaks = True
        if not (entity.body or entity.place or entity.document or entity.plural):
            entity.person = True

    def find_person(
        self, number: int, token: int, gender: Gender, others: frozenset[Entity] = frozenset()
    ) -> Entity | None:
        """The most prominent person before the token whose gender, if known, is *gender*.

        *others* are people whom it cannot be; ``None`` also when two are equally prominent.
        """
        sentence = self._sentence(number, token)
        scores: dict[Entity, float] = {}

        def credit(entity: Entity, own: int, value: float) -> None:
            value -= _SENTENCE_COST * (sentence - own)
            value += _gender_value(entity, gender)
            scores[entity] = max(scores.get(entity, value), value)

        last = bisect_right(self._places, (number, token - 1)) - 1
        for k in range(last, max(-1, last - _MOST_LOOKED_AT), -1):
            mention = self._people.mentions[k]
            own = self._sentence(mention.block, mention.first)
            if number - mention.block > _REACH or sentence - own > _REACH_SENTENCES:
                break
            entity = self._people.at.get((mention.block, mention.first))
            if entity is None or not _fits(entity, gender) or entity in others:
                continue
            if not self._document.blocks[mention.block].inside[mention.first]:
                credit(entity, own, self._rank(entity, mention, number, sentence))
        for number_spoken, place, entity in reversed(self._spoken[-_MOST_LOOKED_AT:]):
            own = self._sentence(number_spoken, place)
            if number - number_spoken > _REACH or sentence - own > _REACH_SENTENCES:
                break
            if entity in others or (number_spoken, place) >= (number, token):
                continue
            if _fits(entity, gender):
                here = _SPOKE_HERE if number_spoken == number and entity.name else 0.0
                credit(entity, own, _SPEAKER + here)
        self._credit_strangers(number, token, gender, credit)
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)
        if ranked and ranked[0].name is None and not ranked[0].mentions:
            return ranked[0]
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN:
            return None
        return ranked[0] if ranked else None

    def _rank(self, entity: Entity, mention: Mention, number: int, sentence: int) -> float:
        """What the place of a name in its sentence and line is worth to a pronoun.

        *number* and *sentence* are the pronoun's line and sentence.
        """
        block = self._document.blocks[mention.block]
        sure = entity.gender is not None or is_first_name(entity.words[0]) or entity.speaks
        if _is_subject(block, mention):
            if mention.block == number:
                return _SUBJECT + _SAME_LINE
            return (
                _OPENER
                if sure and mention.block == number - 1 and _opens(block, mention)
                else _SUBJECT
            )
        if sure and _is_main_subject(block, mention):
            right_before = self._sentence(mention.block, mention.first) == sentence - 1
            return _MAIN if right_before else _SUBJECT
        return 0.0

    def _credit_strangers(
        self,
        number: int,
        token: int,
        gender: Gender,
        credit: Callable[[Entity, int, float], None],
    ) -> None:
        """Credit those whom the line brings in without a name before the token ("a woman ran").

        "The victim" that is the subject of the sentence before, or of the pronoun's own, as well.
        """
        block = self._document.blocks[number]
        low, tags = block.line.lower, block.line.tags
        end = bisect_left(block.phrase_starts, token)
        before = self._sentence(number, token) - 1
        for place in range(max(0, end - _MOST_LOOKED_AT), end):
            phrase = block.phrases[place]
            if phrase.form != "nominal" or block.inside[phrase.first]:
                continue
            word, head = low[phrase.first], _person_noun(block, place)
            if head is None or head in _OTHER[gender]:
                continue
            if word not in _BRINGING_IN:
                near = word == "the" and self._sentence(number, phrase.first) >= before
                new = head in BYSTANDERS or (tags[phrase.end] == "o" and head not in OFFICES)
                if not near or not new or self._people.described_as(head):
                    continue
            start, _ = block.line.sentence_of(phrase.first)
            whole = Phrase(phrase.first, end_of_chain(block, place), "nominal")
            opens = phrase.first == start if word in _BRINGING_IN else False
            if not opens and not is_subject(tags, whole, start):
                continue
            stranger = Entity(
                head=head, person=True, gender=gender if head in _OF[gender] else None
            )
            told = _GENDER_KNOWN if word in {"the", "one"} else 0.0
            own = self._sentence(number, phrase.first)
            credit(stranger, own, _SUBJECT + _SAME_LINE + told)

    def last_body(self, number: int, *, plural: bool, token: int | None = None) -> Entity | None:
        """The body or text that spoke in this line or the one before, *plural*: or the people.

        Else the body that is the subject of a sentence of this line before *token*.
        """
        for block, _, entity in reversed(self._spoken[-_MOST_LOOKED_AT:]):
            if number - block > 1:
                break
            if entity.body or entity.document or (plural and entity.plural):
                return entity
        return self._body_before(number, token, plural=plural) if token is not None else None

    def _body_before(self, number: int, token: int, *, plural: bool) -> Entity | None:
        block = self._document.blocks[number]
        last = bisect_right(self._places, (number, token - 1)) - 1
        for k in range(last, max(-1, last - _MOST_LOOKED_AT), -1):
            mention = self._people.mentions[k]
            if mention.block != number:
                return None
            entity = self._people.at.get((number, mention.first))
            if entity is None or not entity.body or not _is_subject(block, mention):
                continue
            # "They" may be anybody; "it" hardly is.
            if not plural or entity.last in lexicon.ORGANISATION_NOUNS:
                return entity
        return None

    def last_person(self, number: int, gender: Gender | None) -> Entity | None:
        """The person who spoke last, if nearby; of *gender*, where both are known."""
        for block, _, entity in reversed(self._spoken[-_MOST_LOOKED_AT:]):
            if number - block > _LAST_SPEAKER:
                return None
            if entity.person and (gender is None or entity.gender in {gender, None}):
                return entity
        return None

    def _sentence(self, number: int, token: int) -> int:
        """The running number of the token's sentence in the article."""
        line = self._document.blocks[number].line
        within = bisect_right(line.sentences, (token, NOWHERE)) - 1
        return self._sentences_before[number] + within


def _fits(entity: Entity, gender: Gender) -> bool:
    return entity.person and not entity.plural and entity.gender in {gender, None}


def _gender_value(entity: Entity, gender: Gender) -> float:
    if entity.gender == gender:
        return _GENDER_KNOWN
    if not entity.words:
        return 0.0
    likely = gender_of(entity.words[0]) if len(entity.words) == 1 else None
    if likely is None or entity.gender is not None:
        sure = entity.speaks or entity.role or is_first_name(entity.words[0])
        return 0.0 if sure or any(m.titled for m in entity.mentions) else _PERSON_UNLIKELY
    return _GENDER_LIKELY if likely == gender else _GENDER_UNLIKELY


def _person_noun(block: Block, place: int) -> str | None:
    """The noun for a person that heads the phrase: "victim" of "one of the victims"."""
    phrase = block.phrases[place]
    head = block.line.lower[phrase.end - 1]
    if head == "one" and place + 1 < len(block.phrases) and block.line.lower[phrase.end] == "of":
        head = block.line.lower[block.phrases[place + 1].end - 1].removesuffix("s")
    return head if head in lexicon.PERSON_NOUNS else None


def _opens(block: Block, mention: Mention) -> bool:
    """Whether the line begins with the name, titles and modifiers aside, and with no other."""
    tags = block.line.tags
    return tags[mention.end : mention.end + 1] != "c" and set(tags[: mention.first]) <= _MODIFYING


def _is_main_subject(block: Block, mention: Mention) -> bool:
    """Whether the name is the subject behind a clause: "When Lee spoke, Brandt left"."""
    line = block.line
    first, _ = line.sentence_of(mention.first)
    if line.tags[first] not in "big":
        return False
    start = mention.first
    while start > first and line.tags[start - 1] == "C":
        start -= 1
    if line.tags[start - 1] != ",":
        return False
    behind = line.tags[mention.end : mention.end + 3].lstrip("a")
    return behind[:1] in {*"xVvze"}


def _is_subject(block: Block, mention: Mention) -> bool:
    """Whether the name opens its sentence, titles, modifiers and names joined to it aside."""
    first, _ = block.line.sentence_of(mention.first)
    if mention.first - first > _LONGEST_OPENING:
        return False
    before = block.line.tags[first : mention.first]
    if len(before) < _OPENING and set(before) <= set("CndseaV,i"):
        # "Lee, the former firm's head": what stands in apposition is no subject of its own.
        return not _APPOSED.match(before)
    return _JOINED.fullmatch(before) is not None
