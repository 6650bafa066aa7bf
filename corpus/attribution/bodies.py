"""Where the name of a body goes on: behind "on", "and" or a possessive, and before "of".

A run of capitals is broken by small words, which belong to names such as "Council on Foreign Trade"
or "Office for Health and Safety" and part others: "Ann Lee of the Water Board".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.first_names import is_country, is_first_name, is_last_name
from corpus.attribution.letters import CLOSED
from corpus.attribution.naming import COMMON_ENDINGS

if TYPE_CHECKING:
    from corpus.attribution.document import Block, Document
    from corpus.attribution.mentions import Mention

_NOUNS = lexicon.ORGANISATION_NOUNS | lexicon.TITLES | lexicon.PERSON_NOUNS | lexicon.PLURAL_PEOPLE
# Bodies whose names go on behind "on" or "for".
_WITH_PURPOSE = lexicon.ORGANISATION_NOUNS | frozenset(
    "citizens americans students veterans doctors reporters scientists mothers women people"
    " democrats republicans workers parents centers centres institutes".split()
)
# Fields of work that bodies and journals are named by, mostly two at a time.
_FIELDS = frozenset(
    "science sciences technology education research rescue health safety development trade industry"
    " culture sport sports tourism agriculture environment energy planning medicine engineering"
    " arts letters security justice crime management operations rehabilitation corrections control"
    " prevention fire disaster oversight life police food immigration transport labour labor"
    " housing welfare fisheries forestry information communications humanities finance commerce"
    " economics statistics wildlife cooperation evaluation metrics resources"
    " affairs services standards".split()
)
# What a body's name ends in behind "and".
_ENDS = _FIELDS | lexicon.ORGANISATION_NOUNS
# No name has more words.
_LONGEST = 20
# Heads of names with "of" that are no body's people.
_REALMS = frozenset(
    "republic kingdom state states islands museum bridge conference bureau daughters sons lives"
    " federation emirates examiner general".split()
)
# Whose an office or a party is, and that belongs to its name.
_OWNERS = lexicon.TITLES | lexicon.PERSON_NOUNS | frozenset("people children women men".split())


def end_of_name(block: Block, first: int, end: int) -> int:
    """Where the name of *first* to *end* ends when what stands behind belongs to it."""
    behind = _with_purpose(block, first, end)
    return behind if behind > end else _with_small_word(block, end)


def _with_purpose(block: Block, first: int, end: int) -> int:
    """Where a body's name ends that goes on behind "on" or "for" ("Council on Foreign Trade")."""
    low, tags = block.line.lower, block.line.tags
    if end + 2 >= len(low) or low[end] not in {"on", "for"}:
        return end
    # "Committee for a Free Press"
    behind = end + 1 + (low[end] == "for" and low[end + 1] in {"a", "the"})
    if tags[behind] != "C" or low[behind] in lexicon.CALENDAR:
        return end
    if low[first] in _WITH_PURPOSE or low[end - 1] in _WITH_PURPOSE:
        end = behind + 1
        while end < len(tags) and (tags[end] == "C" or tags.startswith("oC", end)):
            end += 1
    return end


def _with_small_word(block: Block, end: int) -> int:
    """Where a name ends that has a small word with a capital: "Oakfield Today"."""
    line = block.line
    if line.title_case or end >= len(line) or line.tags[end] not in "ai":
        return end
    if not line.words[end][0].isupper() or line.sentence_of(end)[0] == end:
        return end
    end += 1
    while end < len(line) and line.tags[end] == "C":
        end += 1
    return end


def begin_of_name(block: Block, first: int, end: int) -> int:
    """Where a name begins whose owner belongs to it: "Ashton Sheriff's Office"."""
    line = block.line
    if line.tags[first - 1 : first] != "s" or line.tags[first - 2 : first - 1] != "C":
        return first
    if line.lower[end - 1] not in lexicon.ORGANISATION_NOUNS or (
        line.lower[first - 2] not in _OWNERS
    ):
        return first
    first -= 2
    while first and line.tags[first - 1] == "C":
        first -= 1
    return first


def words_of(block: Block, first: int, end: int) -> list[str]:
    """The words from *first* to *end*; a possessive or comma belongs to the word before it."""
    words: list[str] = []
    for token in range(first, end):
        word = block.line.words[token]
        if words and block.line.tags[token] in "s,":
            words[-1] += word
        else:
            words.append(word)
    return words


def join_bodies(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Make one mention of the parts of a body's name that commas and "and" part.

    "Water and Forestry Board", "Institute of Health, Disease Control and Research".
    """
    alone: set[tuple[str, ...]] | None = None
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        line = document.blocks[mention.block].line
        beside = before is not None and before.block == mention.block
        if before is None or not beside or before.end != mention.first - 1:
            found.append(mention)
            continue
        sign = line.lower[before.end]
        if sign in {"and", "&"} and mention.words[-1].lower() in _ENDS:
            if alone is None:
                alone = {m.words for m in mentions if not _is_joined(document, m)}
            listed = _is_listed(document, found) and mention.words[-1].lower() in _FIELDS
            short = mention.end - before.first < _LONGEST
            if short and (listed or _is_one(document, before, mention, alone)):
                first = found[-2] if listed else before
                del found[-2 if listed else -1 :]
                found.append(_merge(document, first, mention))
                continue
        found.append(mention)
    return found


def _is_joined(document: Document, mention: Mention) -> bool:
    tags = document.blocks[mention.block].line.tags
    return "c" in {tags[mention.end : mention.end + 1], tags[mention.first - 1 : mention.first]}


def _is_listed(document: Document, found: list[Mention]) -> bool:
    """Whether the last two of *found* are a body and a field of its name, with a comma between."""
    if len(found) < 2:
        return False
    body, field = found[-2:]
    line = document.blocks[body.block].line
    near = body.block == field.block and body.end == field.first - 1 and line.lower[body.end] == ","
    return near and "of" in body.words and field.words[-1].lower() in _FIELDS


def _is_one(
    document: Document, before: Mention, behind: Mention, alone: set[tuple[str, ...]]
) -> bool:
    """Whether "and" joins two parts of one name rather than two names."""
    last, end = before.words[-1].lower(), behind.words[-1].lower()
    if before.titled or behind.titled or end not in _ENDS:
        return False
    line = document.blocks[before.block].line
    if line.title_case or behind.words in alone or before.words in alone:
        return False
    if last in _FIELDS:
        return True
    if len(before.words) == 1 and is_first_name(last) and is_first_name(behind.words[0]):
        return True  # "Ann and Rob Lee Foundation"
    named = is_first_name(last) or is_last_name(last) or is_country(last)
    common = before.words[-1][1:].islower() and last not in lexicon.ORGANISATION_NOUNS
    one_article = before.definite and end in lexicon.ORGANISATION_NOUNS
    return one_article and common and not named and len(before.words) == 1


def _merge(document: Document, first: Mention, last: Mention) -> Mention:
    block = document.blocks[first.block]
    first.words = tuple(words_of(block, first.first, last.end))
    first.end = last.end
    return first


def cut_before_bodies(document: Document, mentions: list[Mention]) -> None:
    """End a name before "of" and a body where its last word stands for somebody elsewhere.

    "Nilufer Rahman of the Eurasia Trust, who ...", "Mr. Rahman"; changes *mentions* in place.
    """
    alone = {m.words[0] for m in mentions if len(m.words) == 1 and not m.definite}
    lasts = {m.words[-1] for m in mentions if len(m.words) > 1}
    for m in mentions:
        if "of" not in m.words or m.words.index("of") not in {1, 2, 3}:
            continue
        if m.end - m.first != len(m.words):
            continue
        end = m.words.index("of")
        name = m.words[:end]
        if _names_body(name):
            continue
        line = document.blocks[m.block].line
        if end == 1:
            known = name[0] in lasts
        else:
            known = name[-1] in alone or line.tags.startswith(",w", m.end)
            known = known or (not m.definite and not line.title_case and _is_personal(name))
        if known:
            m.words, m.end = name, m.first + end


def _is_personal(name: tuple[str, ...]) -> bool:
    """Whether words before "of" look like somebody's names and not like a body's or place's."""
    given = name[0]
    if name[-1].lower() in _REALMS or any(word.lower() in CLOSED for word in name):
        return False
    double = "-" in given and given.partition("-")[2][:1].isupper()
    initial = len(given) == 2 and given[1] == "."
    if double or initial:
        return True
    plain = all(word[1:].islower() for word in name)
    return plain and not is_country(name[-1]) and not name[-1].lower().endswith(COMMON_ENDINGS)


def _names_body(words: tuple[str, ...]) -> bool:
    return any(word.lower() in _NOUNS for word in words)
