"""Who is who in an article: the names that it gives, brought together into people and bodies.

The newspaper habit behind it (Associated Press stylebook, "names"): a person is introduced with the
full name and what they are, then called by the last name, a title or a pronoun.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from corpus.attribution import lexicon
from corpus.attribution.document import Block, Document
from corpus.attribution.first_names import Gender, gender_of, is_first_name

# A run of capitalised words, with "of", "for" or "and" inside the name of a body.
_RUN = re.compile(r"C(?:C|oC|odC|c(?=C)(?<=oCc)C|\"C{1,2}\"(?=C)|'C{1,2}'(?=C))*")
# No name has more words than this.
_LONGEST_NAME = 8
# A full name stays in a reader's mind for about this many paragraphs.
_RECENT = 4
_PLACE_PREPOSITIONS = frozenset(("in", "near", "across", "outside", "throughout", "into"))
_INNER = lexicon.NAME_PARTICLES


_HONORIFICS = lexicon.HONORIFICS_MALE | lexicon.HONORIFICS_FEMALE | {"dr.", "sen.", "rep.", "gov."}


@dataclass(slots=True)
class Mention:
    """A place where the text names somebody: block number, token range."""

    block: int
    first: int
    end: int
    words: tuple[str, ...]
    gender: Gender | None = None
    titled: bool = False
    definite: bool = False


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that the article names, or a source that it leaves unnamed.

    *words* is the fullest name's, empty for the unnamed; *head* what an unnamed one is called.
    """

    words: tuple[str, ...] = ()
    gender: Gender | None = None
    person: bool = False
    body: bool = False
    place: bool = False
    document: bool = False
    plural: bool = False
    head: str = ""
    mentions: list[Mention] = field(default_factory=list)
    role: str | None = None
    descriptions: list[str] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    name: str | None = None
    alias: Entity | None = None

    @property
    def known(self) -> Entity:
        """Who this turned out to be: itself, unless the article named it later."""
        return self.alias.known if self.alias is not None else self

    @property
    def last(self) -> str:
        """The last name, suffix left off, in lower case."""
        words = [w.lower() for w in self.words if w.lower() not in lexicon.NAME_SUFFIXES]
        return words[-1] if words else ""


def _strip_titles(words: list[str]) -> tuple[int, Gender | None, bool]:
    """How many leading words are titles, the gender they give, and whether there were any."""
    gender: Gender | None = None
    last = -1
    for k, word in enumerate(words[:-1]):
        low = word.lower()
        if low in lexicon.TITLES:
            last = k
            if low in lexicon.HONORIFICS_MALE:
                gender = "m"
            elif low in lexicon.HONORIFICS_FEMALE:
                gender = "f"
    rest = [word.lower() for word in words[last + 1 :]]
    if last >= 0 and words[last].lower() in _HONORIFICS:
        return last + 1, gender, True
    if last < 0 or rest[-1] in lexicon.ORGANISATION_NOUNS or rest[-1] in lexicon.TITLES:
        return 0, None, False
    if "of" in rest or "of" in words[:last]:
        return 0, None, False
    return last + 1, gender, True


def _trim(block: Block, first: int, end: int) -> tuple[int, int]:
    """A run without what only happens to stand beside the name: dates, "-based" adjectives."""
    low = block.line.lower
    while first < end and (low[first] in lexicon.CALENDAR or low[first].endswith("-based")):
        first += 1
    while first < end - 1 and low[end - 1] in lexicon.CALENDAR and low[end - 1] != "may":
        end -= 1
    return first, end


def find_mentions(document: Document) -> list[Mention]:
    """Every run of capitals that may be a name, in text order, titles off."""
    found: list[Mention] = []
    for number, block in enumerate(document.blocks):
        line = block.line
        for match in _RUN.finditer(line.tags):
            first, end = _trim(block, *match.span())
            first, end = _with_particles(block, first, end)
            if number and found and found[-1].block == number and found[-1].end > first:
                continue
            end = _with_purpose(block, first, end)
            if first >= end:
                continue
            words = line.words[first:end]
            skip, gender, titled = _strip_titles(words)
            cut = _before_place(words, skip, titled=titled)
            if cut:
                end = first + cut
                words = words[:cut]
            # "Secretary of State John Kerry": the office ends before the last capitals.
            if "of" in words[:3] and words[0].lower() in lexicon.TITLES:
                inner = words.index("of") + 2
                if 2 <= len(words) - inner <= 3:
                    skip, titled = inner, True
            skip = min(skip, len(words) - 1)
            if cut:
                skip, gender, titled = _strip_titles(words)
            words = [w for w in words[skip:] if w not in "\"'“”‘’"]
            if not words:
                continue
            previous = line.lower[first - 1] if first else ""
            found.append(
                Mention(number, first + skip, end, tuple(words), gender, titled, previous == "the")
            )
    return _cut_to_known(found)


def _before_place(words: list[str], skip: int, *, titled: bool) -> int:
    """Where a person's name ends before "of" and a place ("Ann Lee of Ohio"); 0 elsewhere."""
    if "of" not in words:
        return 0
    place = words.index("of")
    name = words[skip if skip < place else 0 : place]
    leading, _, has_title = _strip_titles(name)
    name = name[leading:]
    if not name or name[-1].lower() in lexicon.ORGANISATION_NOUNS | lexicon.TITLES:
        return 0
    if has_title or (len(name) > 1 and is_first_name(name[0])):
        return place
    return 0


def _with_particles(block: Block, first: int, end: int) -> tuple[int, int]:
    """Join "Bill de" to "Blasio" when a lower-case particle stands between two runs."""
    low, tags = block.line.lower, block.line.tags
    k = end
    while k + 1 < len(low) and low[k] in _INNER and (tags[k + 1] == "C" or low[k + 1] in _INNER):
        k += 1
        while k < len(low) and tags[k] == "C":
            k += 1
        end = k
    if first and low[first - 1] in _INNER and first > 1 and tags[first - 2] == "C":
        return end, end
    return first, end


def _with_purpose(block: Block, first: int, end: int) -> int:
    """Where "Commission on Public Debates", "Citizens for Tax Justice" end: a body's name may go on
    behind "on" or "for"."""
    low, tags = block.line.lower, block.line.tags
    if end + 1 >= len(low) or low[end] not in ("on", "for") or tags[end + 1] != "C":
        return end
    if low[first] in _BODIES_WITH_PURPOSE or low[end - 1] in _BODIES_WITH_PURPOSE:
        end += 2
        while end < len(tags) and tags[end] == "C":
            end += 1
    return end


_BODIES_WITH_PURPOSE = lexicon.ORGANISATION_NOUNS | frozenset(
    "citizens americans students veterans doctors reporters scientists mothers women people"
    " democrats republicans workers parents".split()
)


def _cut_to_known(mentions: list[Mention]) -> list[Mention]:
    """Take off leading words that are no part of the name: the rest stands alone elsewhere."""
    count = Counter(m.words for m in mentions)
    for m in mentions:
        while len(m.words) > 2 and "of" not in m.words:
            tail = m.words[1:]
            if count[tail] > count[m.words] or (count[tail] and is_first_name(tail[0])):
                m.words = tail
                m.first += 1
            else:
                break
    return mentions


class People:
    """The entities of an article and the ways to find one of them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entities: list[Entity] = []
        self.by_last: dict[str, list[Entity]] = defaultdict(list)
        self.by_first: dict[str, list[Entity]] = defaultdict(list)
        self.by_initials: dict[str, list[Entity]] = defaultdict(list)
        self.full: dict[Entity, list[int]] = defaultdict(list)
        self.at: dict[tuple[int, int], Entity] = {}
        self.mentions = find_mentions(document)
        self._gather()

    # ------------------------------------------------------------ bringing names together
    def _gather(self) -> None:
        whole: dict[tuple[str, ...], Entity] = {}
        titles = {n for n, b in enumerate(self.document.blocks) if b.line.title_case}
        body = [m for m in self.mentions if m.block not in titles]
        for m in body:
            key = tuple(w.lower().rstrip(".") for w in m.words)
            if len(key) > 1 and key not in whole:
                whole[key] = self._entity_for(m, whole)
            if len(key) > 1:
                self._add(whole[key], m)
        for m in body:
            if len(m.words) == 1:
                self._add(self.find(m.words, m.gender, m.block) or self._alone(m), m)
        for m in self.mentions:
            if m.block in titles:
                self._from_title(m, whole)
        for entity in self.entities:
            self._settle(entity)

    def _from_title(self, m: Mention, whole: dict[tuple[str, ...], Entity]) -> None:
        """A name in a headline, where every word has a capital: the part that the body knows."""
        count = len(m.words)
        for size in range(min(count, _LONGEST_NAME), 0, -1):
            for start in range(count - size + 1):
                words = m.words[start : start + size]
                known = whole.get(tuple(w.lower().rstrip(".") for w in words))
                if known is None and size == 1:
                    known = self.find(words)
                if known is not None:
                    m.first, m.end, m.words = m.first + start, m.first + start + size, words
                    self._add(known, m)
                    return
        self._add(self._alone(m), m)

    def _entity_for(self, m: Mention, whole: dict[tuple[str, ...], Entity]) -> Entity:
        """The entity of a name of several words: one that it shortens or lengthens, or a new one."""
        low = [w.lower().rstrip(".") for w in m.words]
        core = [w for w in low if w not in lexicon.NAME_SUFFIXES]
        if "of" not in low and len(core) > 1:
            for other in self.by_last.get(core[-1], ()):
                theirs = [w.lower().rstrip(".") for w in other.words]
                same_suffix = _suffix(low) == _suffix(theirs) or not (
                    _suffix(low) and _suffix(theirs)
                )
                if theirs[0] == core[0] and same_suffix and "of" not in theirs:
                    if len(m.words) > len(other.words):
                        other.words = m.words
                    return other
        entity = Entity(words=m.words)
        self._register(entity)
        return entity

    def _register(self, entity: Entity) -> None:
        self.entities.append(entity)
        self.by_last[entity.last].append(entity)
        self.by_first[entity.words[0].lower()].append(entity)
        if len(entity.words) > 1:
            self.by_initials[_initials(entity.words)].append(entity)

    def _alone(self, m: Mention) -> Entity:
        entity = Entity(words=m.words)
        self._register(entity)
        return entity

    def _add(self, entity: Entity, m: Mention) -> None:
        entity.mentions.append(m)
        if len(m.words) > 1:
            self.full[entity].append(m.block)
        if m.gender and len(m.words) > 0:
            entity.gender = entity.gender or m.gender
        for token in range(m.first, m.end):
            self.at[m.block, token] = entity

    def find(
        self, words: tuple[str, ...], gender: Gender | None = None, block: int | None = None
    ) -> Entity | None:
        """Whom a short form means: by last name, then first name, then initials.

        When several bear it, the one whom the lines up to *block* named in full last, else the one
        whom the article names most.
        """
        low = words[-1].lower().rstrip(".")
        found = [e for e in self.by_last.get(low, ()) if len(e.words) > 1 and "of" not in e.words]
        found = found or [
            e for e in self.by_first.get(low, ()) if len(e.words) > 1 and not _is_body(e)
        ]
        found = found or list(self.by_last.get(low, ()))
        if not found and words[-1].isupper() and len(words[-1]) > 1:
            found = list(self.by_initials.get(words[-1].replace(".", ""), ()))
        if gender:
            fitting = [e for e in found if (e.gender or gender_of(e.words[0])) in (gender, None)]
            sure = [e for e in fitting if (e.gender or gender_of(e.words[0])) == gender]
            found = sure or fitting
        if len(found) > 1 and block is not None:
            near = [e for e in found if self._is_fresh(e, block)]
            if len(near) == 1:
                return near[0]
        return max(found, key=lambda e: len(e.mentions), default=None)

    def _is_fresh(self, entity: Entity, block: int) -> bool:
        """Whether a line shortly before *block*, or that one, gives the full name."""
        lines = self.full[entity]
        place = bisect_right(lines, block)
        return place > 0 and block - lines[place - 1] <= _RECENT

    # ------------------------------------------------------------ what they are
    def _settle(self, entity: Entity) -> None:
        first = entity.words[0]
        titled = any(m.titled for m in entity.mentions)
        in_place = 0
        the = 0
        for m in entity.mentions:
            block = self.document.blocks[m.block]
            previous = block.line.lower[m.first - 1] if m.first else ""
            in_place += previous in _PLACE_PREPOSITIONS
            the += m.definite
        count = len(entity.mentions)
        entity.body = _is_body(entity) or (the * 2 > count and not titled)
        entity.place = not titled and not is_first_name(first) and in_place * 4 > count
        known = len(entity.words) > 1 and is_first_name(first)
        entity.person = (titled or known or len(entity.words) in (2, 3, 4)) and not (
            entity.body or entity.place
        )
        if len(entity.words) == 1 and not entity.body and not entity.place:
            entity.person = titled or is_first_name(first)
        if entity.gender is None and len(entity.words) > 1 and not entity.body:
            entity.gender = gender_of(first)
        entity.name = " ".join(entity.words)


def _suffix(low: list[str]) -> str:
    return low[-1] if low[-1] in lexicon.NAME_SUFFIXES else ""


def _initials(words: tuple[str, ...]) -> str:
    return "".join(w[0] for w in words if w[0].isupper())


def _is_body(entity: Entity) -> bool:
    low = [w.lower() for w in entity.words]
    return (
        low[-1] in lexicon.ORGANISATION_NOUNS
        or "of" in low
        or low[0] in lexicon.ORGANISATION_NOUNS
        or (len(low) == 1 and entity.words[0].isupper() and len(low[0]) > 1)
        or any("." in m.words[-1][:-1] for m in entity.mentions)
    )
