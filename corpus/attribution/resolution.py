"""From the words that name a source beside the speech to the person, body or text behind them.

Names resolve through `people`, pronouns through `prominence`, descriptions through `descriptions`.
When nothing fits, nobody is named: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.chains import head_of_chain
from corpus.attribution.descriptions import Descriptions
from corpus.attribution.prominence import Prominence
from corpus.attribution.subjects import MEDIA

if TYPE_CHECKING:
    from corpus.attribution.assembly import Speech
    from corpus.attribution.document import Document
    from corpus.attribution.entities import Entity
    from corpus.attribution.people import People
    from corpus.attribution.phrases import Phrase
    from corpus.attribution.tokens import Line


_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
# Of whom something is said, when they stand before "is ...".
_SPOKEN_OF = frozenset(
    "credited accused blamed praised criticized criticised condemned thanked honored"
    " honoured found reported announced alleged rumored rumoured declared seen regarded".split()
)
_TWO_JOINED = re.compile(r",?cd?")
# How many words a dateline has behind its place: "(AP)", ", May 2".
_DATELINE = 6
# Nouns of time that a name may run into.
_TIMES = frozenset("morning afternoon evening night today yesterday noon midnight".split())


def _is_dateline(line: Line, phrase: Phrase) -> bool:
    """Whether the name only tells where an article was written: "ASHTON - After ..."."""
    if phrase.name_first:
        return False
    words = line.words[phrase.name_first : phrase.name_end]
    dash = line.tags.find("-", phrase.name_end, phrase.name_end + _DATELINE)
    if set(line.tags[phrase.name_end : dash]) & set("Vvzxep"):
        return False
    return dash > 0 and all(word.isupper() and len(word) > 1 for word in words)


@dataclass(frozen=True, slots=True)
class Source:
    """Whose a stretch of speech is.

    *entity* is ``None`` when the text does not tell; *phrase*, in line *block*, is what names it
    beside the speech.
    """

    entity: Entity | None = None
    block: int = -1
    phrase: Phrase | None = None


class Resolver:
    """Resolves the sources of one article's speech, in text order."""

    def __init__(self, document: Document, people: People) -> None:
        self._document = document
        self._people = people
        self._prominence = Prominence(document, people)
        self._descriptions = Descriptions(document, people, self._prominence)
        self._before: Speech | None = None

    def _said_further(self, speech: Speech, found: dict[int, Source]) -> Source:
        """Who goes on in a participle without a subject: '"A," Lee said, also noting, "B"'."""
        event, before = speech.event, self._before
        if event is None or before is None or before.event is None or before.block != speech.block:
            return Source()
        tags = self._document.blocks[speech.block].line.tags
        last = max(before.event.cue, *(end - 1 for _, end in before.spans))
        joined = set(tags[last + 1 : event.cue]) <= {*',"ac'} and tags[event.cue] == "g"
        return found[id(before)] if joined and last < event.cue else Source()

    def resolve_all(self, speeches: list[Speech]) -> list[Source]:
        """The source of each stretch, in the order given, which is that of the text."""
        found: dict[int, Source] = {}
        for speech in speeches:
            found[id(speech)] = self._source_of(speech, found)
            self._before = speech
        # A running quotation may name its speaker in its last part only.
        for speech in speeches:
            if speech.follows is not None and found[id(speech)].entity is None:
                found[id(speech)] = self._source_of(speech, found)
        return [found[id(speech)] for speech in speeches]

    def _source_of(self, speech: Speech, found: dict[int, Source]) -> Source:
        event = speech.event
        if event is not None:
            if event.source is None:
                return self._said_further(speech, found)
            if self._is_spoken_of(speech.block, event.source, event.cue):
                return Source()
            entity = self._resolve(speech.block, event.source, speech)
            if entity is not None:
                self._prominence.note_speaker(speech.block, event.source.first, entity)
            return Source(entity, speech.block, event.source)
        followed = found.get(id(speech.follows))
        if followed is None or speech.follows is None:
            return Source()
        if followed.entity is not None:
            self._prominence.note_speaker(speech.block, speech.spans[0][0], followed.entity)
        return followed if speech.follows.block == speech.block else Source(followed.entity)

    def _is_spoken_of(self, number: int, source: Phrase, cue: int) -> bool:
        """Whether others speak of the source: "he is credited with founding the club"."""
        line = self._document.blocks[number].line
        if line.lower[cue] not in _SPOKEN_OF or source.end > cue:
            return False
        k = cue - 1
        while k >= source.end and line.tags[k] == "a":
            k -= 1
        return line.lower[k] in lexicon.PASSIVE_AUXILIARIES

    def _spoken_of(self, speech: Speech) -> frozenset[Entity]:
        """Whom the speech names: nobody calls themselves by name ("he said Lee is ...")."""
        at, block = self._people.at, speech.block
        found = [at.get((block, k)) for first, end in speech.spans for k in range(first, end)]
        return frozenset([entity for entity in found if entity is not None])

    def _resolve(self, number: int, phrase: Phrase, speech: Speech | None = None) -> Entity | None:
        """Who *phrase*, the source of *speech* in that line, is; a pronoun is none it names."""
        block = self._document.blocks[number]
        if phrase.form == "name":
            return self._named(number, phrase)
        if phrase.form == "relative":
            return self._antecedent(number, phrase)
        word = block.line.lower[phrase.first]
        if phrase.form == "pronoun" or (
            phrase.end - phrase.first == 1 and word in lexicon.POSSESSIVES
        ):
            others = self._spoken_of(speech) if speech is not None else frozenset()
            return self._pronoun(number, word, phrase.first, others)
        last = block.line.lower[phrase.end - 1]
        if word in lexicon.POSSESSIVES and last in lexicon.DOCUMENT_NOUNS:
            return self._pronoun(number, word, phrase.first, frozenset())
        if block.line.lower[phrase.first : phrase.end] == ["the", "latter"]:
            return self._latter(number, phrase)
        return self._named_inside(number, phrase) or self._descriptions.resolve(number, phrase)

    def _named(self, number: int, phrase: Phrase) -> Entity | None:
        line = self._document.blocks[number].line
        where = line.lower[phrase.first - 1] if phrase.first else ""
        if where in {"on", "via"} and line.lower[phrase.end - 1] in MEDIA:
            return None
        if _is_dateline(line, phrase):
            return None
        for token in range(phrase.name_first, phrase.name_end):
            entity = self._people.at.get((number, token))
            if entity is not None and entity.name is None and entity.mentions:
                return self._descriptions.holder(entity)
            if entity is not None:
                return entity
        return None

    def _latter(self, number: int, phrase: Phrase) -> Entity | None:
        """The second of the two names joined by "and" before "the latter"."""
        block = self._document.blocks[number]
        end = bisect_left(block.phrase_starts, phrase.first)
        for place in range(end - 1, 0, -1):
            second, first = block.phrases[place], block.phrases[place - 1]
            joined = _TWO_JOINED.fullmatch(block.line.tags, first.end, second.first)
            if joined and first.form == second.form == "name":
                return self._named(number, second)
        return None

    def _named_inside(self, number: int, phrase: Phrase) -> Entity | None:
        """Whom a phrase names that goes on behind the name: "Lee himself", "Lee Friday night"."""
        line = self._document.blocks[number].line
        last = line.lower[phrase.end - 1]
        if last not in _REFLEXIVES and last not in _TIMES:
            return None
        for token in range(phrase.end - 2, phrase.first - 1, -1):
            entity = self._people.at.get((number, token))
            if entity is not None and (entity.person or last in _REFLEXIVES):
                return entity
        return None

    def _antecedent(self, number: int, phrase: Phrase) -> Entity | None:
        block = self._document.blocks[number]
        place = bisect_left(block.phrase_starts, phrase.first) - 1
        if place < 0:
            return None
        antecedent = head_of_chain(block, place)
        if antecedent.form in {"pronoun", "relative"}:
            return None
        return self._resolve(number, antecedent)

    def _pronoun(
        self, number: int, word: str, token: int, others: frozenset[Entity]
    ) -> Entity | None:
        if word in lexicon.MALE_PRONOUNS:
            return self._prominence.find_person(number, token, "m", others)
        if word in lexicon.FEMALE_PRONOUNS:
            return self._prominence.find_person(number, token, "f", others)
        if word in lexicon.PLURAL_PRONOUNS or word in lexicon.NEUTER_PRONOUNS:
            plural = word in lexicon.PLURAL_PRONOUNS
            return self._prominence.last_body(number, plural=plural, token=token)
        return None
