"""Where an article names somebody: its runs of capitals, without titles, dates and places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.first_names import is_country, is_first_name

if TYPE_CHECKING:
    from corpus.attribution.document import Block, Document
    from corpus.attribution.first_names import Gender

_HONORIFICS = lexicon.HONORIFICS_MALE | lexicon.HONORIFICS_FEMALE | {"dr.", "sen.", "rep.", "gov."}

# A run of capitalised words, with "of", "for" or "and" inside the name of a body.
_RUN = re.compile(r"C(?:C|oC|odC|c(?=C)(?<=oCc)C|\"C{1,2}\"(?=C)|'C{1,2}'(?=C))*")

# A name of two words is left as it is.
_FEWEST_TO_CUT = 3
_NOUNS = lexicon.ORGANISATION_NOUNS | lexicon.TITLES | lexicon.PERSON_NOUNS | lexicon.PLURAL_PEOPLE
# Small words that open no name: what stands before them was a title.
_LEADING = frozenset(("of", "the", "and", "for", "on"))
_INNER = lexicon.NAME_PARTICLES
_JOINING = _INNER | {"on", "for"}
# Bodies whose names go on behind "on" or "for".
_BODIES_WITH_PURPOSE = lexicon.ORGANISATION_NOUNS | frozenset(
    "citizens americans students veterans doctors reporters scientists mothers women people"
    " democrats republicans workers parents".split()
)


# What is taken of somebody's words, and what a form asks for behind a name.
_PARTS = frozenset("part parts most much some half all none many one".split())
_FIELDS = frozenset("age city job photo image picture email title position".split())
_MARKS = frozenset("\"'“”‘’")


@dataclass(slots=True)
class Mention:
    """A place where the text names somebody: line number, token range.

    *words* are the name's, titles left off; *title* is the last of those before it, in lower case.
    *gender* is what an honorific says; *definite* tells of "the" before it.
    """

    block: int
    first: int
    end: int
    words: tuple[str, ...]
    gender: Gender | None = None
    titled: bool = False
    title: str = ""
    definite: bool = False


def _strip_titles(words: list[str]) -> tuple[int, Gender | None, bool]:
    """How many leading words are titles, the gender they give, and whether there were any."""
    gender: Gender | None = None
    last = -1
    if len(words) == 1:
        return 0, None, False
    for k, word in enumerate(words[:-1]):
        low = word.lower()
        if low in lexicon.TITLES:
            last = k
            if low in lexicon.HONORIFICS_MALE:
                gender = "m"
            elif low in lexicon.HONORIFICS_FEMALE:
                gender = "f"
    if last < 0:
        return 0, None, False
    if words[last].lower() in _HONORIFICS:
        return last + 1, gender, True
    rest = [word.lower() for word in words[last + 1 :]]
    if rest[-1] in lexicon.ORGANISATION_NOUNS or rest[-1] in lexicon.TITLES:
        return 0, None, False
    if "of" in rest or {"of", "on", "for"} & set(words[:last]):
        return 0, None, False
    return last + 1, gender, True


def _trim(block: Block, first: int, end: int) -> tuple[int, int]:
    """A run without what only happens to stand beside the name: dates, "-based" adjectives."""
    low = block.line.lower
    while first < end and (low[first] in lexicon.CALENDAR or low[first].endswith("-based")):
        first += 1
    while first < end - 1 and low[end - 1] in lexicon.CALENDAR and low[end - 1] != "may":
        end -= 1
    if end - first > 2 and low[first] in _PARTS and low[first + 1] == "of":
        first += 2  # "Part of Lee's letter"
    if end - first > 1 and low[end - 1] in _FIELDS and low[end : end + 1] == [":"]:
        end -= 1  # "Name: Ann Lee Age: 27"
    return first, end


def find_mentions(document: Document) -> list[Mention]:
    """Every run of capitals that may be a name, in text order, titles off."""
    found: list[Mention] = []
    for number, block in enumerate(document.blocks):
        taken = 0
        low = block.line.lower
        for match in _RUN.finditer(block.line.tags):
            first, end = match.span()
            if end - first == 1 and first >= taken and _is_plain(low, first):
                definite = first > 0 and low[first - 1] == "the"
                name = (block.line.words[first],)
                found.append(Mention(number, first, end, name, definite=definite))
                taken = end
                continue
            first, end = _with_particles(block, *_trim(block, first, end))
            if first < taken:
                continue
            end = _with_purpose(block, first, end)
            mention = _read_name(block, number, first, end) if first < end else None
            if mention is not None:
                found.append(mention)
                taken = mention.end
    _cut_before_bodies(document, found)
    return _cut_to_known(found)


def _is_plain(low: list[str], k: int) -> bool:
    """Whether the word is a name by itself, with nothing beside it that may belong to one."""
    return (
        low[k] not in lexicon.CALENDAR
        and low[k] not in _MARKS
        and not low[k].endswith("-based")
        and (k == 0 or low[k - 1] not in _INNER)
        and (k + 1 == len(low) or low[k + 1] not in _JOINING)
    )


def _read_name(block: Block, number: int, first: int, end: int) -> Mention | None:
    """The mention that a run of capitals makes; ``None`` when nothing but marks is left of it."""
    line = block.line
    words = line.words[first:end]
    skip, gender, titled = _strip_titles(words)
    stop = _before_place(words, skip)
    if stop:
        words, end = words[:stop], first + stop
        skip, gender, titled = _strip_titles(words)
    elif "of" in words[:4] and {w.lower() for w in words[: words.index("of")]} & lexicon.TITLES:
        # "Secretary of State Ann Lee": the office ends before the last capitals.
        office = words.index("of") + 2
        given = [k for k in range(office, len(words) - 1) if is_first_name(words[k])]
        office = given[0] if given else office
        if len(words) - office in {2, 3}:
            skip, titled = office, True
    skip, titled = _behind_office(words, skip, titled=titled)
    while skip < len(words) and words[skip].lower() in _LEADING:
        skip += 1
    skip = min(skip, len(words) - 1)
    name = tuple([word for word in words[skip:] if word not in _MARKS])
    if not name:
        return None
    return Mention(
        number,
        first + skip,
        end,
        name,
        gender=gender,
        titled=titled,
        title=line.lower[first + skip - 1].rstrip(".") if titled and skip else "",
        definite=first > 0 and line.lower[first - 1] == "the",
    )


def _behind_office(words: list[str], skip: int, *, titled: bool) -> tuple[int, bool]:
    """Where a first name and a last begin behind an office: "Port Board Administrator Ann Lee"."""
    for first in (len(words) - 2, len(words) - 3):
        if first > skip and is_first_name(words[first]) and not is_first_name(words[first - 1]):
            before = words[first - 1].lower()
            held = before in lexicon.PERSON_NOUNS or before in lexicon.TITLES
            if held or before.endswith(("ator", "developer", "author", "member")):
                return first, True
    return skip, titled


def _before_place(words: list[str], skip: int) -> int:
    """Where a person's name ends before "of" and a place ("Ann Lee of Ohio"); 0 elsewhere."""
    if "of" not in words:
        return 0
    place = words.index("of")
    name = words[skip if skip < place else 0 : place]
    leading, _, has_title = _strip_titles(name)
    name = name[leading:]
    if not name or name[-1].lower() in lexicon.ORGANISATION_NOUNS | lexicon.TITLES:
        return 0
    has_title = has_title or (0 < skip < place and words[skip - 1].lower() in _HONORIFICS)
    honoured = 0 < skip < place  # "Mr. Lee of the Water Board"
    if has_title or honoured or (len(name) > 1 and is_first_name(name[0])):
        return place
    return 0


def _with_particles(block: Block, first: int, end: int) -> tuple[int, int]:
    """Join "Ann de" to "Souza" when a lower-case particle stands between two runs."""
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
    """Where a body's name ends that goes on behind "on" or "for" ("Council on Foreign Trade")."""
    low, tags = block.line.lower, block.line.tags
    if end + 1 >= len(low) or low[end] not in {"on", "for"} or tags[end + 1] != "C":
        return end
    if low[end + 1] in lexicon.CALENDAR:
        return end
    if low[first] in _BODIES_WITH_PURPOSE or low[end - 1] in _BODIES_WITH_PURPOSE:
        end += 2
        while end < len(tags) and tags[end] == "C":
            end += 1
    return end


def _cut_before_bodies(document: Document, mentions: list[Mention]) -> None:
    """End a name before "of" and a body where its last word stands for somebody elsewhere.

    "Nilufer Rahman of the Eurasia Trust, who ...", "Mr. Rahman"; changes *mentions* in place.
    """
    alone = {m.words[0] for m in mentions if len(m.words) == 1 and not m.definite}
    for m in mentions:
        if "of" not in m.words or m.words.index("of") not in {2, 3}:
            continue
        end = m.words.index("of")
        tags = document.blocks[m.block].line.tags
        known = m.words[end - 1] in alone or tags.startswith(",w", m.end)
        if known and m.end - m.first == len(m.words) and not _names_body(m.words[:end]):
            m.words, m.end = m.words[:end], m.first + end


def _names_body(words: tuple[str, ...]) -> bool:
    return any(word.lower() in _NOUNS for word in words)


def _cut_to_known(mentions: list[Mention]) -> list[Mention]:
    """Take off leading words that are no part of the name: the rest stands alone elsewhere."""
    count = Counter([m.words for m in mentions])
    for m in mentions:
        if len(m.words) == 1:
            continue
        body = "".join(m.words[1:2]).lower() in lexicon.ORGANISATION_NOUNS
        if m.words[2:3] == ("of",) and count[m.words[1:2]] and not body:
            # "Ann Lee of the Water Board", whom the article also calls Lee.
            m.words, m.end = m.words[:2], m.first + 2
        while len(m.words) > 1 and "of" not in m.words and _begins_with_other(m.words, count):
            m.words = m.words[1:]
            m.first += 1
    return mentions


def _begins_with_other(words: tuple[str, ...], count: Counter[tuple[str, ...]]) -> bool:
    """Whether the first word is none of the name's: "Republicans Ann Lee and ..."."""
    rest = words[1:]
    if words[0].lower() in lexicon.PLURAL_PEOPLE:
        return is_first_name(rest[0]) or count[rest] > count[words]
    if len(words) < _FEWEST_TO_CUT or is_first_name(words[0]):
        return False
    if is_first_name(rest[0]) and is_country(words[0]):
        return True  # "ambassador to Norway Ann Lee"
    return count[rest] > count[words] or (count[rest] > 0 and is_first_name(rest[0]))
