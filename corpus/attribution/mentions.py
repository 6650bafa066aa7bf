"""Where an article names somebody: its runs of capitals, without titles, dates and places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.bodies import (
    begin_of_name,
    cut_before_bodies,
    end_of_name,
    join_bodies,
    words_of,
)
from corpus.attribution.first_names import is_country, is_first_name
from corpus.attribution.letters import CLOSED
from corpus.attribution.titles import before_place, behind_office, is_title, strip_titles

if TYPE_CHECKING:
    from corpus.attribution.document import Block, Document
    from corpus.attribution.first_names import Gender

# A run of capitalised words, with "of", "for" or "and" inside the name of a body.
_RUN = re.compile(r"C(?:C|oC|odC|c(?=C)(?<=CoCc)C|\"C{1,2}\"(?=C)|'C{1,2}'(?=C))*")

# "Oakfield-based", and "Twelve-year-old" at the start of a sentence.
_ADJECTIVES = ("-based", "-year-old", "-born")
# A name of two words is left as it is.
_FEWEST_TO_CUT = 3
# Small words that open no name: what stands before them was a title.
_LEADING = frozenset(("of", "the", "and", "for", "on"))
_INNER = lexicon.NAME_PARTICLES
_JOINING = _INNER | {"on", "for"}
# What is taken of somebody's words, and what a form asks for behind a name.
_PARTS = frozenset("part parts most much some half all none many one".split())
_FIELDS = frozenset("age city job photo image picture email title position".split())
_MARKS = frozenset("\"'“”‘’")
# What opens a sentence before a name and is no part of it.
_OPENINGS = frozenset(
    "afterwards afterward previous previously everything everyone everybody nothing nobody"
    " something someone somebody anything anyone meanwhile otherwise somewhat besides hence early"
    " late former given granted following according watching".split()
)


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


def _trim(block: Block, first: int, end: int) -> tuple[int, int]:
    """A run without what only happens to stand beside the name: dates, "-based" adjectives."""
    low = block.line.lower
    while first < end and (low[first] in lexicon.CALENDAR or low[first].endswith(_ADJECTIVES)):
        first += 1
    if end - first > 2 and low[first + 1].endswith(_ADJECTIVES):
        first += 2  # "Norlandic Isles-born Ann Lee"
    while first < end - 1 and low[end - 1] in lexicon.CALENDAR and low[end - 1] != "may":
        end -= 1
    if end - first > 2 and low[first] in _PARTS and low[first + 1] == "of":
        first += 2  # "Part of Lee's letter"
    while first < end and low[first] in _LEADING:
        first += 1  # "on Saturday of Justice Lee"
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
            if end - first == 1 and first >= taken and _is_plain(block, first):
                definite = first > 0 and low[first - 1] == "the"
                name = (block.line.words[first],)
                found.append(Mention(number, first, end, name, definite=definite))
                taken = end
                continue
            for part in _parts(block, first, end):
                first, end = _with_particles(block, *_trim(block, *part))
                if first < taken:
                    continue
                end = end_of_name(block, first, end)
                mention = _read_name(block, number, first, end) if first < end else None
                if mention is None:
                    continue
                if found and found[-1].block == number and found[-1].end > mention.first:
                    found.pop()
                found.append(mention)
                taken = mention.end
    found = join_bodies(document, found)
    cut_before_bodies(document, found)
    return _cut_to_known(document, found)


def _parts(block: Block, first: int, end: int) -> list[tuple[int, int]]:
    """A run of capitals, parted where "and" joins a second person: "of Ohio and Gov. Ann Lee"."""
    tags, low = block.line.tags, block.line.lower
    parts = []
    joint = tags.find("c", first, end)
    while joint > 0:
        if is_title(low[joint + 1]) or is_first_name(low[joint + 1]):
            parts.append((first, joint))
            first = joint + 1
        joint = tags.find("c", joint + 1, end)
    return [*parts, (first, end)]


def _is_plain(block: Block, k: int) -> bool:
    """Whether the word is a name by itself, with nothing beside it that may belong to one."""
    low, tags = block.line.lower, block.line.tags
    return (
        low[k] not in lexicon.CALENDAR
        and low[k] not in _MARKS
        and not low[k].endswith(_ADJECTIVES)
        and (k == 0 or (low[k - 1] not in _INNER and tags[k - 1] != "s"))
        and (k + 1 == len(low) or (low[k + 1] not in _JOINING and not _is_small(block, k + 1)))
    )


def _is_small(block: Block, k: int) -> bool:
    """Whether an adverb or preposition has a capital, as in "Oakfield Today"."""
    return block.line.tags[k] in "ai" and block.line.words[k][0].isupper()


def _read_name(block: Block, number: int, first: int, end: int) -> Mention | None:
    """The mention that a run of capitals makes; ``None`` when nothing but marks is left of it."""
    line = block.line
    owner = begin_of_name(block, first, end)
    if owner < first:
        return Mention(number, owner, end, tuple(words_of(block, owner, end)), definite=True)
    words = line.words[first:end]
    skip, gender, titled = strip_titles(words)
    stop = before_place(words, skip)
    if stop:
        words, end = words[:stop], first + stop
        skip, gender, titled = strip_titles(words)
    elif "of" in words[:4] and {w.lower() for w in words[: words.index("of")]} & lexicon.TITLES:
        # "Secretary of State Ann Lee": the office ends before the last capitals.
        office = words.index("of") + 2
        given = [k for k in range(office, len(words) - 1) if is_first_name(words[k])]
        office = given[0] if given else office
        if len(words) - office in {2, 3}:
            skip, titled = office, True
    skip, titled = behind_office(block, first, words, skip, titled=titled)
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


def _cut_to_known(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Take off leading words that are no part of the name: the rest stands alone elsewhere."""
    count = Counter([m.words for m in mentions])
    for m in mentions:
        if len(m.words) == 1:
            continue
        body = "".join(m.words[1:2]).lower() in lexicon.ORGANISATION_NOUNS
        if m.words[2:3] == ("of",) and count[m.words[1:2]] and not body:
            # "Ann Lee of the Water Board", whom the article also calls Lee.
            m.words, m.end = m.words[:2], m.first + 2
        if _is_opening(document, m, count):
            m.words = m.words[1:]
            m.first += 1
        while len(m.words) > 1 and "of" not in m.words and _begins_with_other(m.words, count):
            m.words = m.words[1:]
            m.first += 1
    return mentions


def _is_opening(document: Document, m: Mention, count: Counter[tuple[str, ...]]) -> bool:
    """Whether the first word only opens the sentence: "Afterwards Lee ...", "(Q) Will Lee ..."."""
    low = m.words[0].lower()
    line = document.blocks[m.block].line
    if low in _OPENINGS:
        return line.sentence_of(m.first)[0] == m.first and not line.title_case
    if CLOSED.get(low) not in {"x", "a", "i", "b"} or not count[m.words[1:]]:
        return False
    return count[m.words] == 1 and line.tags[m.first - 1 : m.first] in {")", ":"}


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
