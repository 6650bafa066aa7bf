"""From the words that name a source beside the speech to the person, body or text behind them.

Names resolve through `people`; pronouns to the most prominent fitting person before them (subjects
of sentences and earlier sources are prominent: Lappin & Leass 1994, "An Algorithm for Pronominal
Anaphora Resolution"); descriptions to the person whom the article describes so. When nothing fits,
nobody is named.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from corpus.attribution import lexicon
from corpus.attribution.assembly import Speech
from corpus.attribution.document import Block, Document
from corpus.attribution.first_names import Gender
from corpus.attribution.people import Entity, Mention, People
from corpus.attribution.phrases import Phrase

# How many lines back a pronoun may reach, and how much each sentence in between costs.
_REACH = 4
_REACH_SENTENCES = 20
_SENTENCE_COST = 1.0
_SUBJECT = 2.0
_SPEAKER = 2.5
_GENDER_KNOWN = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """Whose a stretch of speech is: the entity, ``None`` when the text does not tell, and the phrase
    that names it beside the speech, with its block.
    """

    entity: Entity | None = None
    block: int = -1
    phrase: Phrase | None = None


class Resolver:
    """Resolves the sources of one article's speech, in text order."""

    def __init__(self, document: Document, people: People) -> None:
        self.document = document
        self.people = people
        self.sources: list[tuple[int, int, Entity]] = []  # block, token, who spoke
        self.unnamed: dict[str, Entity] = {}
        self.offsets = list(
            itertools.accumulate((len(b.line.sentences) for b in document.blocks), initial=0)
        )
        self.places = [(m.block, m.first) for m in people.mentions]

    def resolve_all(self, speeches: list[Speech]) -> list[Source]:
        """The source of each stretch, in the order given, which is that of the text."""
        found: dict[int, Source] = {}
        for speech in speeches:
            found[id(speech)] = self._source_of(speech, found)
        # A running quotation may name its speaker in its last part only.
        for speech in speeches:
            if speech.follows is not None and found[id(speech)].entity is None:
                found[id(speech)] = self._source_of(speech, found)
        return [found[id(speech)] for speech in speeches]

    def _source_of(self, speech: Speech, found: dict[int, Source]) -> Source:
        event = speech.event
        if event is not None:
            if event.source is None:
                return Source()
            entity = self.resolve(speech.block, event.source, event.cue)
            if entity is not None:
                self.spoke(speech.block, event.source.first, entity)
            return Source(entity, speech.block, event.source)
        followed = found.get(id(speech.follows)) if speech.follows is not None else None
        if followed is None:
            return Source()
        if followed.entity is not None:
            self.spoke(speech.block, speech.spans[0][0], followed.entity)
        beside = speech.follows is not None and speech.follows.block == speech.block
        return followed if beside else Source(followed.entity)

    # ------------------------------------------------------------ one source
    def resolve(self, block_number: int, phrase: Phrase, cue: int) -> Entity | None:
        """Who *phrase*, the source of the cue in that block, is; ``None`` when the text does not
        tell."""
        block = self.document.blocks[block_number]
        if phrase.form == "name":
            return self._named(block_number, phrase)
        if phrase.form == "relative":
            return self._antecedent(block_number, phrase, cue)
        if phrase.form == "pronoun":
            return self._pronoun(block_number, block.line.lower[phrase.first], phrase.first)
        return self._described(block_number, phrase)

    def spoke(self, block: int, token: int, entity: Entity) -> None:
        """Note that *entity* is the source of speech here, which makes it prominent."""
        self.sources.append((block, token, entity))
        if not entity.body and not entity.place and not entity.document and not entity.plural:
            entity.person = True

    def _named(self, number: int, phrase: Phrase) -> Entity | None:
        for token in range(phrase.name_first, phrase.name_end):
            entity = self.people.at.get((number, token))
            if entity is not None:
                return entity
        return None

    def _antecedent(self, number: int, phrase: Phrase, cue: int) -> Entity | None:
        block = self.document.blocks[number]
        place = bisect_left(block.phrase_starts, phrase.first) - 1
        if place < 0 or block.phrases[place].form in ("pronoun", "relative"):
            return None
        return self.resolve(number, block.phrases[place], cue)

    # ------------------------------------------------------------ pronouns
    def _pronoun(self, number: int, word: str, token: int) -> Entity | None:
        if word in lexicon.MALE_PRONOUNS:
            return self._prominent(number, token, "m")
        if word in lexicon.FEMALE_PRONOUNS:
            return self._prominent(number, token, "f")
        if word in lexicon.PLURAL_PRONOUNS or word in lexicon.NEUTER_PRONOUNS:
            return self._previous_body(number, token, plural=word in lexicon.PLURAL_PRONOUNS)
        return None

    def _previous_body(self, number: int, token: int, *, plural: bool) -> Entity | None:
        for block, _, entity in reversed(self.sources):
            if number - block > 1:
                break
            if entity.body or entity.document or (plural and entity.plural):
                return entity
        return None

    def _prominent(self, number: int, token: int, gender: Gender) -> Entity | None:
        """The most prominent person before the pronoun whose gender, if known, is *gender*."""
        sentence = self._sentence_index(number, token)
        scores: dict[Entity, float] = {}
        end = bisect_right(self.places, (number, token - 1))
        for k in range(end - 1, -1, -1):
            mention = self.people.mentions[k]
            if self._is_far(number, sentence, mention.block, mention.first):
                break
            entity = self.people.at.get((mention.block, mention.first))
            if entity is None or not self._fits(entity, gender):
                continue
            self._credit(scores, entity, mention, sentence, gender)
        for block, place, entity in reversed(self.sources):
            if self._is_far(number, sentence, block, place):
                break
            if (block, place) < (number, token) and self._fits(entity, gender):
                distance = sentence - self._sentence_index(block, place)
                value = _SPEAKER + _SUBJECT - _SENTENCE_COST * distance
                value += _GENDER_KNOWN if entity.gender == gender else 0.0
                scores[entity] = max(scores.get(entity, -99.0), value)
        if not scores:
            return None
        return max(scores, key=lambda entity: scores[entity])

    def _is_far(self, number: int, sentence: int, block: int, token: int) -> bool:
        return (
            number - block > _REACH
            or sentence - self._sentence_index(block, token) > _REACH_SENTENCES
        )

    def _credit(
        self,
        scores: dict[Entity, float],
        entity: Entity,
        mention: Mention,
        sentence: int,
        gender: Gender,
    ) -> None:
        block = self.document.blocks[mention.block]
        if block.inside[mention.first]:
            return
        distance = sentence - self._sentence_index(mention.block, mention.first)
        value = -_SENTENCE_COST * distance
        value += _SUBJECT if _is_subject(block, mention) else 0.0
        value += _GENDER_KNOWN if entity.gender == gender else 0.0
        scores[entity] = max(scores.get(entity, -99.0), value)

    def _fits(self, entity: Entity, gender: Gender) -> bool:
        return (
            entity.person
            and not entity.plural
            and (entity.gender is None or entity.gender == gender)
        )

    def _sentence_index(self, number: int, token: int) -> int:
        """The running number of the sentence in the article; a new line counts as one more."""
        line = self.document.blocks[number].line
        return self.offsets[number] + bisect_right(line.sentences, (token, len(line) + 1)) - 1

    # ------------------------------------------------------------ descriptions
    def _described(self, number: int, phrase: Phrase) -> Entity | None:
        """Whom a description means: a body called after somebody, the one whom the article describes
        so, or somebody new who stays unnamed until the article gives a name."""
        line = self.document.blocks[number].line
        words = line.lower[phrase.first : phrase.end]
        head = words[-1]
        if len(words) == 1 and head in lexicon.POSSESSIVES:
            return self._pronoun(number, head, phrase.first)
        body = self._named_body(number, phrase) or self._affiliation(number, phrase)
        if body is not None:
            return body
        entity = None
        if words[0] in _DEFINITE:
            entity = self._known_as(words[1:], number, phrase.first)
        name = self._name_given(number, phrase)
        if entity is None and (
            name is not None
            or head in lexicon.PERSON_NOUNS
            or head in lexicon.PLURAL_PEOPLE
            or head in lexicon.DOCUMENT_NOUNS
        ):
            entity = self._unnamed(number, phrase, head)
        if entity is not None and name is not None and entity.known.name is None:
            self._christen(entity.known, name)
        return entity

    def _unnamed(self, number: int, phrase: Phrase, head: str) -> Entity:
        entity = Entity(head=head, person=head in lexicon.PERSON_NOUNS)
        entity.plural = head in lexicon.PLURAL_PEOPLE
        entity.document = head in lexicon.DOCUMENT_NOUNS
        entity.gender = _noun_gender(head)
        entity.role = self._description(number, phrase)
        self.unnamed[head] = entity
        return entity

    def _description(self, number: int, phrase: Phrase) -> str:
        """The phrase without its article, with the relative clause or prepositional phrase behind."""
        line = self.document.blocks[number].line
        first = phrase.first + (line.tags[phrase.first] == "d")
        end = phrase.end
        if line.tags[end : end + 1] == "w":
            _, last = line.sentence_of(phrase.first)
            k = end + 1
            while k < last and line.tags[k] not in ',.;:"-()tbw' and k - end < _DESCRIPTION:
                if k > end + 2 and line.tags[k] == "V":
                    break
                k += 1
            end = k
        return self.document.text[line.starts[first] : line.ends[end - 1]]

    def _name_given(self, number: int, phrase: Phrase) -> tuple[str, int] | None:
        """The name that the rest of the sentence gives whom *phrase* describes, with its token."""
        block = self.document.blocks[number]
        line = block.line
        _, last = line.sentence_of(phrase.first)
        for k in range(phrase.end, min(last - 1, phrase.end + _DESCRIPTION)):
            low = line.lower[k]
            if low in lexicon.TITLING:
                run = next(
                    (
                        r
                        for r, t in zip(block.quoted, block.quoted_tokens, strict=True)
                        if t[0] == k + 1
                    ),
                    None,
                )
                if run is None:
                    return None
                title = self.document.text[run.start : run.end].strip("\"'“”‘’«» ,.")
                return (title, -1) if title else None
            if low in lexicon.NAMING:
                first = k + 1
                while first < last and line.tags[first] in ',i"':
                    first += 1
                end = first
                while end < last and line.tags[end] == "C":
                    end += 1
                if end > first:
                    return self.document.text[line.starts[first] : line.ends[end - 1]], first
            if line.tags[k] in ";.":
                return None
        return None

    def _christen(self, entity: Entity, given: tuple[str, int]) -> None:
        """Give an unnamed entity its name; the name's own mentions are its from now on."""
        name, _ = given
        words = tuple(name.split())
        named = self.people.find(words) if not entity.document else None
        if named is None:
            entity.name, entity.words = name, words
            if entity.document:
                entity.role = entity.head
            return
        named.role = named.role or entity.role
        named.gender = named.gender or entity.gender
        named.person = named.person or entity.person
        entity.alias = named

    def _affiliation(self, number: int, phrase: Phrase) -> Entity | None:
        """ "researchers at the institute": the body for which several people speak."""
        block = self.document.blocks[number]
        line = block.line
        if line.lower[phrase.end - 1] not in lexicon.PLURAL_PEOPLE:
            return None
        k = phrase.end
        if k + 1 >= len(line) or line.lower[k] not in lexicon.AFFILIATING:
            return None
        k += line.tags[k + 1] == "d"
        entity = self.people.at.get((number, k + 1))
        if entity is None or entity.person or entity.place:
            return None
        entity.body = True
        return entity

    def _named_body(self, number: int, phrase: Phrase) -> Entity | None:
        """ "the Clinton campaign", "Clinton's campaign": a body called after somebody."""
        line = self.document.blocks[number].line
        head = line.lower[phrase.end - 1]
        if head not in lexicon.ORGANISATION_NOUNS:
            return None
        names = [k for k in range(phrase.first, phrase.end - 1) if line.tags[k] == "C"]
        if not names:
            return None
        words = tuple(line.words[k] for k in names) + (line.words[phrase.end - 1],)
        for entity in self.people.entities:
            if entity.words == words:
                return entity
        entity = Entity(words=words, body=True, name=" ".join(words))
        self.people.entities.append(entity)
        return entity

    def _known_as(self, words: list[str], number: int, token: int) -> Entity | None:
        head = words[-1] if words else ""
        wanted = {w for w in words if len(w) > 2}
        best, best_value = None, 0.0
        for entity in self.people.entities:
            common = wanted & entity.role_words
            if head not in common:
                continue
            if head in lexicon.PERSON_NOUNS and not entity.person:
                continue
            value = len(common) + 0.01 * len(entity.mentions)
            if value > best_value:
                best, best_value = entity, value
        if best is not None:
            return best
        if head in self.unnamed:
            return self.unnamed[head]
        if head in lexicon.PERSON_NOUNS:
            return self._last_person(number, _noun_gender(head))
        if head in lexicon.ORGANISATION_NOUNS:
            return self._body_called(head) or self._previous_body(number, token, plural=False)
        return None

    def _body_called(self, head: str) -> Entity | None:
        """The body with *head* in its name, when there is just one: "the commission"."""
        bearing = [
            e
            for e in self.people.entities
            if e.body and len(e.words) > 1 and head in {w.lower() for w in e.words}
        ]
        return bearing[0] if len(bearing) == 1 else None

    def _last_person(self, number: int, gender: Gender | None) -> Entity | None:
        """The person who spoke last, if nearby: whom "the senator" means when nobody is called so."""
        for block, _, entity in reversed(self.sources):
            if number - block > 3:
                return None
            if entity.person and (gender is None or entity.gender in (gender, None)):
                return entity
        return None


_DEFINITE = frozenset(("the", "this", "that"))
# How many words behind a description may belong to it.
_DESCRIPTION = 14


def _noun_gender(head: str) -> Gender | None:
    if head in lexicon.MALE_NOUNS:
        return "m"
    return "f" if head in lexicon.FEMALE_NOUNS else None


def _is_subject(block: Block, mention: Mention) -> bool:
    """Whether the name opens its sentence, titles and modifiers aside."""
    first, _ = block.line.sentence_of(mention.first)
    before = block.line.tags[first : mention.first] if mention.first - first < 5 else "?"
    return all(letter in "CndseaV,i" for letter in before)
