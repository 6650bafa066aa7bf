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
from corpus.attribution.first_names import is_country, is_first_name
from corpus.attribution.mentions import find_mentions
from corpus.attribution.naming import is_office
from corpus.attribution.surnames import (
    agree,
    head_of_body,
    lengthens,
    plain,
    suffix,
    surname_key,
)
from corpus.model import ParagraphKind

if TYPE_CHECKING:
    from corpus.attribution.document import Document
    from corpus.attribution.mentions import Mention

# What ends a company's name, and is left off where it is named again.
_COMPANIES = frozenset("inc corp co ltd llc plc ag company corporation group holdings".split())
_CHAMBERS = frozenset(("senate", "house"))
# No name has more words than this.
_LONGEST_NAME = 8
# A full name stays in a reader's mind for about this many paragraphs.
_RECENT = 4
# Of whom an article says this many times as much, the bare name more likely is.
_MUCH_MORE = 3


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
        self._by_inner: dict[str, list[Entity]] = defaultdict(list)
        self._headed_by: dict[str, list[Entity]] = defaultdict(list)
        self._by_initials: dict[str, list[Entity]] = defaultdict(list)
        self._by_role_word: dict[str, list[Entity]] | None = None
        self._by_word: dict[str, list[Entity]] | None = None
        self._named_bodies: dict[tuple[str, ...], Entity] = {}
        self._first_places: dict[Entity, tuple[int, int]] = {}
        self._full_names_at: dict[Entity, list[tuple[int, int]]] = defaultdict(list)
        self._gather(document)
        for entity in self.entities:
            settle(entity, document)

    # ------------------------------------------------------------ bringing names together
    def _gather(self, document: Document) -> None:
        """Full names first, then short forms, then headlines, where every word has a capital.

        Of the short forms "Mr. Lee" comes before "Lee": he may be another than Ann Lee, and the
        only one whom the article never names in full.
        """
        titles = {
            n
            for n, block in enumerate(document.blocks)
            if block.line.title_case or block.kind is ParagraphKind.HEADLINE
        }
        body = [mention for mention in self.mentions if mention.block not in titles]
        whole: dict[tuple[str, ...], Entity] = {}
        for mention in body:
            if len(mention.words) > 1:
                key = plain(mention.words)
                if key not in whole:
                    whole[key] = self._same_person(mention.words) or self._new(mention.words)
                self._add(whole[key], mention)
        short = [mention for mention in body if len(mention.words) == 1]
        for mention in sorted(short, key=lambda mention: mention.gender is None):
            self._add(self.find(mention.words, mention) or self._bare(mention.words), mention)
        for mention in self.mentions:
            if mention.block in titles:
                self._add_from_title(mention, whole)

    def _add_from_title(self, mention: Mention, whole: dict[tuple[str, ...], Entity]) -> None:
        """The part of a headline's run of capitals that the body knows, else all of it.

        A first name that the body leaves out lengthens the name.
        """
        first, end, known = self._known_part(mention.words, whole)
        if known is None:
            self._add(self._new(mention.words), mention)
            return
        if first and lengthens(mention.words[first - 1], known):
            first -= 1
            known.words = mention.words[first:end]
            self._by_first[known.words[0].lower()].append(known)
        mention.first, mention.end = mention.first + first, mention.first + end
        mention.words = mention.words[first:end]
        self._add(known, mention)

    def _known_part(
        self, words: tuple[str, ...], whole: dict[tuple[str, ...], Entity]
    ) -> tuple[int, int, Entity | None]:
        """The longest stretch of *words* that names somebody known, and whom."""
        count = len(words)
        parts = plain(words)
        for size in range(min(count, _LONGEST_NAME), 0, -1):
            for start in range(count - size + 1):
                known = whole.get(parts[start : start + size])
                if known is None and size == 1:
                    known = self.find(words[start : start + 1])
                if known is not None:
                    return start, start + size, known
        return 0, count, None

    def _same_person(self, words: tuple[str, ...]) -> Entity | None:
        """Whom a name of several words lengthens or shortens; the longer form is kept.

        The last names agree, the first of one is a part of the other ("Bobby Scott" and "Robert
        'Bobby' Scott", "De la Vega" and "Juan de la Vega"), and no other suffix ("Jr.", "III")
        stands behind.
        """
        parts = plain(words)
        core = [word for word in parts if word not in lexicon.NAME_SUFFIXES]
        if "of" in parts or not core:
            return None
        for other in self._by_last.get(surname_key(core[-1]), ()):
            theirs = plain(other.words)
            suffixes = {suffix(parts), suffix(theirs)} - {""}
            if len(core) == 1 and suffix(parts) != suffix(theirs):
                continue
            if len(suffixes) < 2 and "of" not in theirs and agree(core, theirs):
                if len("".join(words)) > len("".join(other.words)):
                    other.words = words
                return other
        return None

    def _bare(self, words: tuple[str, ...]) -> Entity:
        """Somebody called by one word that tells nobody apart: the same one each time."""
        for entity in self._by_last.get(surname_key(words[0]), ()):
            if entity.words == words:
                return entity
        return self._new(words)

    def _new(self, words: tuple[str, ...]) -> Entity:
        entity = Entity(words=words)
        self.entities.append(entity)
        self._by_last[surname_key(entity.last)].append(entity)
        self._by_first[words[0].lower()].append(entity)
        if len(words) == 1:
            return entity
        for word in words[1:-1]:
            # Of two surnames the first may stand alone: "Montes" for "Gabriela Montes Rivera".
            if len(word) > 2 and word[0].isupper():
                self._by_inner[surname_key(word)].append(entity)
        head = head_of_body(words)
        if head in lexicon.ORGANISATION_NOUNS:
            self._headed_by[head].append(entity)
        initials = "".join([word[0] for word in words if word[0].isupper()])
        self._by_initials[initials].append(entity)
        return entity

    def _add(self, entity: Entity, mention: Mention) -> None:
        entity.mentions.append(mention)
        entity.gender = entity.gender or mention.gender
        entity.abbreviated = entity.abbreviated or "." in mention.words[-1][:-1]
        if len(mention.words) > 1:
            self._full_names_at[entity].append((mention.block, mention.first))
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
        if not found:
            return None
        if len(found) == 1 and (mention is None or not mention.gender):
            return found[0]
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
            least = _MUCH_MORE * max([len(e.mentions) for e in sure], default=0)
            unknown = [e for e in found if e.first_gender is None]
            found = sure + [e for e in unknown if len(e.mentions) >= least]
        if mention.title and len(found) > 1:
            titled = [e for e in found if any(m.title == mention.title for m in e.mentions)]
            found = titled or found
        if len(found) > 1:
            near = [e for e in found if self._is_fresh(e, mention)]
            # One named in passing is not the one whom all the article is about.
            most = max(len(e.mentions) for e in found)
            known = len(near) == 1 and _MUCH_MORE * len(near[0].mentions) > most
            found = near if known else found
        return found

    def _bearing(self, word: str) -> list[Entity]:
        low = word.lower().rstrip(".")
        key = surname_key(low)
        known = key in self._by_last or key in self._by_inner or low in self._by_first
        if not known and low not in self._headed_by and not word.isupper():
            return []
        last = self._by_last.get(key, [])
        found = [e for e in last if len(e.words) > 1 and "of" not in e.words]
        if found:
            found += [e for e in last if len(e.words) == 1 and e.gender]
        if low in _CHAMBERS:
            found = []  # "the Senate" is no state's
        if not found:
            # "US" and "SkyLink" are nobody's first names.
            first = self._by_first.get(low, ()) if word[1:].islower() else ()
            found = [e for e in first if _is_called_by_first(e)]
        bodies = self._headed_by.get(low, [])
        if not found and len(bodies) == 1:
            found = bodies
        found = found or ([] if is_country(word) else list(last))
        if not found and word.isupper() and len(word) > 1:
            found = list(self._by_initials.get(word.replace(".", ""), ()))
        if not found:
            firms = self._by_first.get(low, ())
            found = [e for e in firms if len(e.words) > 1 and e.last.rstrip(".") in _COMPANIES]
        if not found:
            inner = self._by_inner.get(key, ())
            found = [e for e in inner if is_first_name(e.words[0]) and not e.looks_like_body()]
        return found

    def _is_fresh(self, entity: Entity, mention: Mention) -> bool:
        """Whether the full name stands shortly before the mention, in that line or lines before."""
        places = self._full_names_at[entity]
        place = bisect_right(places, (mention.block, mention.first))
        return place > 0 and mention.block - places[place - 1][0] <= _RECENT

    def first_place(self, entity: Entity) -> tuple[int, int]:
        """The line and token where the article first names *entity*."""
        if entity not in self._first_places:
            places = [(mention.block, mention.first) for mention in entity.mentions]
            self._first_places[entity] = min(places, default=(-1, -1))
        return self._first_places[entity]

    def described_as(self, noun: str) -> list[Entity]:
        """Those whose roles hold *noun*, once `roles.describe` has given everybody theirs."""
        if self._by_role_word is None:
            self._by_role_word = defaultdict(list)
            for entity in self.entities:
                for word in entity.role_words:  # in any order: each has a list of its own
                    self._by_role_word[word].append(entity)
        return self._by_role_word.get(noun, [])

    def bodies_with(self, noun: str) -> list[Entity]:
        """The bodies with *noun* first or last in their names, or before "of" and the like."""
        if self._by_word is None:
            self._by_word = defaultdict(list)
            for entity in self.entities:
                if len(entity.words) > 1:
                    for word in dict.fromkeys(word.lower() for word in entity.words):
                        self._by_word[word].append(entity)
        return [entity for entity in self._by_word.get(noun, []) if entity.body]

    def body_of(self, words: tuple[str, ...]) -> Entity:
        """The body of that name ("Lee campaign"), brought in if it is new."""
        entity = self._named_bodies.get(words)
        if entity is None:
            entity = Entity(words=words, body=True, name=" ".join(words))
            self._named_bodies[words] = entity
        return entity


def _is_called_by_first(entity: Entity) -> bool:
    several = len(entity.words) > 1
    return several and not entity.looks_like_body() and not is_office(entity.words)
