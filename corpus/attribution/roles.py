"""What the article says that somebody is: before the name, or between commas behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.chains import head_of_chain
from corpus.attribution.first_names import is_first_name
from corpus.attribution.premodifiers import before
from corpus.attribution.titles import is_title
from corpus.attribution.trades import ALSO_CALLED, is_trade, names_trade
from corpus.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.attribution.document import Block, Document
    from corpus.attribution.entities import Entity
    from corpus.attribution.mentions import Mention
    from corpus.attribution.people import People

    _Way = Callable[[Document, Block, Mention], str | None]

# How many words a role may have behind the name.
_LONGEST_BEHIND = 24
_LONGEST_AGE = 4
_ABBREVIATED = re.compile(r"\s*\([^()]{1,12}\)\s*$")
# What words for people's trades end in.
_PERSONAL = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "eer", "ess", "yst", "cook")
# What makes an adjective of a noun: "Lee is more conservative".
_SUPERLATIVES = frozenset("most more least same".split())
# "Lee, you're a nurse"
_MARKED = re.compile(r"^(?:you|he|she|i|they|we)['’]")
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_DEGREES = frozenset("more less very too as so most quite first last only".split())
# "Lee is a", "Lee, who has been".
_IS = re.compile(r"(?:,w)?x{1,2}(?=d|n)")
_BE = dict.fromkeys(("is", "was", "been", "are"), "be")
# A name that opens its sentence has no more words before it, titles among them.
_OPENING = 3


def describe(document: Document, people: People) -> None:
    """Give every entity of *people* its role, and the words by which descriptions find it.

    The role is the first that is more than a bare title, else the first, a headline's last of all;
    ``None`` when the article states none.
    """
    for entity in people.entities:
        if entity.body or entity.plural:
            continue
        roles: list[str] = []
        over: list[str] = []
        for mention in entity.mentions:
            block = document.blocks[mention.block]
            if (age := _age_behind(block, mention)) is not None:
                entity.role_words.add(f"{age}-year-old")
            ways = _ways(block, mention)
            if ways:
                found = [find(document, block, mention) for find in ways]
                told = over if _is_headline(block) else roles
                told += [role for role in found if role is not None]
        if roles or over:
            for role in roles + over:
                _learn(entity, role)
            full = [role for role in roles if " " in role]
            entity.role = next(iter(full or roles or over), None)


def _is_headline(block: Block) -> bool:
    """Whether every word there may have a capital, verbs included."""
    return block.line.title_case or block.kind is ParagraphKind.HEADLINE


def _ways(block: Block, mention: Mention) -> list[_Way]:
    """The ways to tell a role that the tags around the name allow; most names stand alone."""
    tags = block.line.tags
    previous = tags[mention.first - 1] if mention.first else ""
    after = tags[mention.end : mention.end + 1]
    found: list[_Way] = []
    if previous and previous in "Cnmvso":
        found.append(before)
    if after == ",":
        found.append(_behind)
    if previous and after in {",", ".", ""}:
        found.append(_across)
    if after in {",", "x"}:
        found.append(_stated)
    return found


def _age_behind(block: Block, mention: Mention) -> str | None:
    """The 45 of "Ann Lee, 45,"; ``None`` without one."""
    if not block.line.tags.startswith(",m", mention.end):
        return None
    age = block.line.words[mention.end + 1]
    return age if age.isdigit() and len(age) < _LONGEST_AGE else None


def _learn(entity: Entity, role: str) -> None:
    words = {word.lower().strip(".,") for word in re.split(r"[\s-]+", role)}
    entity.role_words |= words
    for word in words & ALSO_CALLED.keys():
        entity.role_words |= ALSO_CALLED[word]
    if entity.gender is None and words & lexicon.MALE_NOUNS:
        entity.gender = "m"
    elif entity.gender is None and words & lexicon.FEMALE_NOUNS:
        entity.gender = "f"


def _stated(document: Document, block: Block, mention: Mention) -> str | None:
    """The role that a sentence gives: "Lee is a nurse", "Lee, who has been director of ..."."""
    line = block.line
    match = _IS.match(line.tags, mention.end)
    if match is None or "be" not in {_BE.get(word) for word in line.lower[slice(*match.span())]}:
        return None
    if match.group()[:1] != "," and mention.first - line.sentence_of(mention.first)[0] > _OPENING:
        return None
    return _description(document, block, match.end(), stated=True)


def _across(document: Document, block: Block, mention: Mention) -> str | None:
    """The role before the name and a comma, with its places: "the mayor of Millbrook, Ann Lee,"."""
    line = block.line
    comma = mention.first - 1
    while comma > 0 and line.lower[comma] in lexicon.TITLES:
        comma -= 1
    if line.tags[comma : comma + 1] != "," or line.tags[mention.end : mention.end + 1] not in {
        ",",
        ".",
        "",
    }:
        return None
    place = bisect_left(block.phrase_starts, comma) - 1
    sentence, _ = line.sentence_of(mention.first)
    if place < 0 or block.phrases[place].end != comma:
        return None
    head = head_of_chain(block, place)
    noun = line.lower[head.end - 1]
    # "A spokeswoman for the parent company, Brightwater Energy," names the company.
    last = line.lower[block.phrases[place].end - 1]
    if last in lexicon.ORGANISATION_NOUNS and not is_first_name(mention.words[0]):
        return None
    if head.first < sentence or head.form == "pronoun" or noun not in lexicon.PERSON_NOUNS:
        return None
    if not {*"xV"}.isdisjoint(line.tags[head.end : comma]):
        return None  # "One driver came from Ashton, Lee said."
    first = head.first + (line.tags[head.first] == "d" or line.lower[head.first] == "one")
    if first >= head.end:
        return None
    return document.text[line.starts[first] : line.ends[comma - 1]]


def _behind(document: Document, block: Block, mention: Mention) -> str | None:
    """Ann Lee, "a nurse at the clinic,": an apposition that a person noun heads."""
    tags = block.line.tags
    first = mention.end
    if tags[first : first + 1] != "," or mention.definite:
        return None
    first += 1
    if tags[first : first + 2] == "m,":  # "Ann Lee, 45, a nurse,"
        first += 2
    # "In Dayton, the mayor said": what stands behind a place is no apposition of it.
    governed = tags[mention.first - 1 : mention.first] == "i"
    if governed and block.line.sentence_of(mention.first)[0] == mention.first - 1:
        return None
    return _description(document, block, first, governed=governed)


def _description(
    document: Document, block: Block, first: int, *, governed: bool = False, stated: bool = False
) -> str | None:
    """The noun phrase from *first* on that says what somebody is, with what hangs on it.

    A noun for people heads it, or any behind "a" but those of time. A *governed* one does not end
    at a verb; a *stated* one stands behind "is".
    """
    line = block.line
    tags, low = line.tags, line.lower
    _, last = line.sentence_of(first)
    noun, end = None, first
    while end < min(last, first + _LONGEST_BEHIND):
        letter = tags[end]
        if letter in ',;.-:w"(' or (letter == "V" and noun is not None and not governed):
            break
        if letter in "Vxpbt" or (stated and noun is not None and letter == "a"):
            if stated and noun is not None:
                break
            return None
        if noun is None and (low[end] in lexicon.PERSON_NOUNS or is_trade(low[end])):
            noun = end
        end += 1
    if noun is None and low[first : first + 1] in (["a"], ["an"]):
        noun = _trade(block, first, end)
    if noun is None or end >= last or set(tags[first:noun]) & set("iV"):
        return None
    if stated and _DEGREES.intersection(low[first:noun]):
        return None
    # "Lee, singer Ann Dunn and ...": the noun belongs to another name.
    if tags[noun + 1 : noun + 2] == "C" and tags[noun] != "C":
        return None
    # "Lee, who has been director of ...": behind "is" a bare noun is what heads it.
    bare = noun > first if stated else set(tags[first:noun]) & set("oxg")
    if (tags[first] != "d" and bare) or tags[first] == "c" or low[first] in _REFLEXIVES:
        return None
    first += tags[first] == "d"
    if low[first] in _SUPERLATIVES or _names_another(block, noun) or _MARKED.search(low[first]):
        return None
    if first >= end:
        return None
    # "A friend of trade and, ..."
    end = first + len(tags[first:end].rstrip("cioa"))
    return _ABBREVIATED.sub("", document.text[line.starts[first] : line.ends[end - 1]])


def _names_another(block: Block, noun: int) -> bool:
    """Whether a title and a name stand there: "Lee, Vice President Brandt and ..."."""
    line = block.line
    if line.tags[noun] != "C" or line.tags[noun + 1 : noun + 2] != "C":
        return False
    last = noun + 1
    while line.tags[last + 1 : last + 2] == "C":
        last += 1
    word = line.lower[last]
    if line.tags[last + 1 : last + 2] == "s":
        return False  # "President Brandt's former aide"
    return not (names_trade(word) or is_title(word) or word in lexicon.ORGANISATION_NOUNS)


def _trade(block: Block, first: int, end: int) -> int | None:
    """The last noun of "a retired plumber from Leeds" before what hangs on it."""
    line = block.line
    k = first + 1
    while k < end and line.tags[k] in "Cneavm":
        k += 1
    head = line.lower[k - 1]
    person = head.endswith(_PERSONAL) and head not in lexicon.ORGANISATION_NOUNS
    return k - 1 if k > first + 1 and person and line.tags[k - 1] in "nCv" else None
