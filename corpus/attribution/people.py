"""Who is who in an article: the names that it gives, brought together into people and bodies.

The newspaper habit behind it (Associated Press stylebook, "names"): a person is introduced with the
full name and what they are, then called by the last name, a title or a pronoun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.entities import Entity, settle
from corpus.attribution.mentions import find_mentions

if TYPE_CHECKING:
    from corpus.attribution.document import Document
    from corpus.attribution.mentions import Mention

# No name has more words than this.
_LONGEST_NAME = 8
# A full name stays in a reader's mind for about this many paragraphs.
_RECENT = 4


class People:
    """The entities of an article and the ways to find one of them.

    *entities* are in order of first mention; *mentions* in text order; *at* gives the entity that
    the text names at a (line, token).
    """

    def __init__(self, document: Document) -> None:
        self.entities: list[Entity] = []
        self.mentions = find_mentions(document)
        self.at: dict[tuple[int, int], Entity] = {}
        self._by_last: dict[str, list[Entity]] = defaultdict(list)
        self._by_first: dict[str, list[Entity]] = defaultdict(list)
        self._by_initials: dict[str, list[Entity]] = defaultdict(list)
        self._by_role_word: dict[str, list[Entity]] | None = None
        self._named_bodies: dict[tuple[str, ...], Entity] = {}
        self._full_names_at: dict[Entity, list[int]] = defaultdict(list)
        self._gather(document)
        for entity in self.entities:
            settle(entity, document)

    # ------------------------------------------------------------ bringing names together
    def _gather(self, document: Document) -> None:
        """Full names first, then short forms, then headlines, where every word has a capital."""
        titles = {n for n, block in enumerate(document.blocks) if block.line.title_case}
        body = [mention for mention in self.mentions if mention.block not in titles]
        whole: dict[tuple[str, ...], Entity] = {}
        for mention in body:
            if len(mention.words) > 1:
                key = _plain(mention.words)
                if key not in whole:
                    whole[key] = self._same_person(mention.words) or self._new(mention.words)
                self._add(whole[key], mention)
        for mention in body:
            if len(mention.words) == 1:
                known = self.find(mention.words, mention)
                self._add(known or self._new(mention.words), mention)
        for mention in self.mentions:
            if mention.block in titles:
                self._add_from_title(mention, whole)

    def _add_from_title(self, mention: Mention, whole: dict[tuple[str, ...], Entity]) -> None:
        """The part of a headline's run of capitals that the body knows, else all of it."""
        count = len(mention.words)
        for size in range(min(count, _LONGEST_NAME), 0, -1):
            for start in range(count - size + 1):
                words = mention.words[start : start + size]
                known = whole.get(_plain(words))
                if known is None and size == 1:
                    known = self.find(words)
                if known is not None:
                    mention.first += start
                    mention.end, mention.words = mention.first + size, words
                    self._add(known, mention)
                    return
        self._add(self._new(mention.words), mention)

    def _same_person(self, words: tuple[str, ...]) -> Entity | None:
        """Whom a name of several words lengthens or shortens; the longer form is kept.

        First and last name agree, and no other suffix ("Jr.", "III") stands behind.
        """
        plain = _plain(words)
        core = [word for word in plain if word not in lexicon.NAME_SUFFIXES]
        if "of" in plain or len(core) < 2:
            return None
        for other in self._by_last.get(core[-1], ()):
            theirs = _plain(other.words)
            suffixes = {_suffix(plain), _suffix(theirs)} - {""}
            if theirs[0] == core[0] and len(suffixes) < 2 and "of" not in theirs:
                if len(words) > len(other.words):
                    other.words = words
                return other
        return None

    def _new(self, words: tuple[str, ...]) -> Entity:
        entity = Entity(words=words)
        self.entities.append(entity)
        self._by_last[entity.last].append(entity)
        self._by_first[words[0].lower()].append(entity)
        if len(words) > 1:
            initials = "".join(word[0] for word in words if word[0].isupper())
            self._by_initials[initials].append(entity)
        return entity

    def _add(self, entity: Entity, mention: Mention) -> None:
        entity.mentions.append(mention)
        entity.gender = entity.gender or mention.gender
        entity.abbreviated = entity.abbreviated or "." in mention.words[-1][:-1]
        if len(mention.words) > 1:
            self._full_names_at[entity].append(mention.block)
        for token in range(mention.first, mention.end):
            self.at[mention.block, token] = entity

    # ------------------------------------------------------------ finding them
    def find(self, words: tuple[str, ...], mention: Mention | None = None) -> Entity | None:
        """Whom a short form means: by last name, then first name, then initials.

        When several bear it, the one of the title or gender that stands before the *mention*, or
        whom the lines up to it named in full last, else the one whom the article names most;
        ``None`` when that does not tell them apart.
        """
        found = self._bearing(words[-1])
        if mention is not None:
            found = self._narrow(found, mention)
        ranked = sorted(found, key=lambda entity: -len(entity.mentions))
        if len(ranked) > 1 and len(ranked[0].mentions) == len(ranked[1].mentions):
            return None
        return ranked[0] if ranked else None

    def _narrow(self, found: list[Entity], mention: Mention) -> list[Entity]:
        """Those of *found* whom the words around the mention allow."""
        if mention.gender:
            sure = [e for e in found if e.first_gender == mention.gender]
            found = sure or [e for e in found if e.first_gender is None]
        if mention.title and len(found) > 1:
            titled = [e for e in found if any(m.title == mention.title for m in e.mentions)]
            found = titled or found
        if len(found) > 1:
            near = [e for e in found if self._is_fresh(e, mention.block)]
            found = near if len(near) == 1 else found
        return found

    def _bearing(self, word: str) -> list[Entity]:
        low = word.lower().rstrip(".")
        last = self._by_last.get(low, [])
        full = [e for e in last if len(e.words) > 1 and "of" not in e.words]
        first = [
            e for e in self._by_first.get(low, ()) if len(e.words) > 1 and not e.looks_like_body()
        ]
        found = full or first or list(last)
        if not found and word.isupper() and len(word) > 1:
            found = list(self._by_initials.get(word.replace(".", ""), ()))
        return found

    def _is_fresh(self, entity: Entity, block: int) -> bool:
        """Whether a line shortly before *block*, or that one, gives the full name."""
        lines = self._full_names_at[entity]
        place = bisect_right(lines, block)
        return place > 0 and block - lines[place - 1] <= _RECENT

    def described_as(self, noun: str) -> list[Entity]:
        """Those whose roles hold *noun*, once `roles.describe` has given everybody theirs."""
        if self._by_role_word is None:
            self._by_role_word = defaultdict(list)
            for entity in self.entities:
                for word in sorted(entity.role_words):
                    self._by_role_word[word].append(entity)
        return self._by_role_word.get(noun, [])

    def bodies_with(self, noun: str) -> list[Entity]:
        """The bodies with *noun* first or last in their names, or before "of" and the like."""
        return [
            e
            for e in self.entities
            if e.body and len(e.words) > 1 and noun in {word.lower() for word in e.words}
        ]

    def body_of(self, words: tuple[str, ...]) -> Entity:
        """The body of that name ("Lee campaign"), brought in if it is new."""
        entity = self._named_bodies.get(words)
        if entity is None:
            entity = Entity(words=words, body=True, name=" ".join(words))
            self._named_bodies[words] = entity
        return entity


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower().rstrip(".") for word in words)


def _suffix(plain: tuple[str, ...]) -> str:
    return plain[-1] if plain[-1] in lexicon.NAME_SUFFIXES else ""
