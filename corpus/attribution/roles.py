"""What the article says that somebody is: before the name, or between commas behind it."""

from __future__ import annotations

import re

from corpus.attribution import lexicon
from corpus.attribution.document import Block, Document
from corpus.attribution.people import Entity, Mention, People

# Behind a name and a comma: a phrase with a person noun, up to the closing comma or stop.
_MAX_WORDS = 24
_ABBREVIATED = re.compile(r"\s*\([^()]{1,12}\)\s*$")


def describe(document: Document, people: People) -> None:
    """Give every entity of *people* the role that the article states for it, and its words."""
    for entity in people.entities:
        for mention in entity.mentions:
            block = document.blocks[mention.block]
            for role in (
                _before(document, block, mention),
                _behind(document, block, mention),
            ):
                if role is None:
                    continue
                entity.descriptions.append(role)
                words = {w.lower().strip(".,") for w in re.split(r"[\s-]+", role)}
                entity.role_words |= words
                for short, long in _LONG_TITLES.items():
                    if short in words:
                        entity.role_words |= long
                gendered = {w.lower() for w in role.split()}
                if entity.gender is None:
                    if gendered & lexicon.MALE_NOUNS:
                        entity.gender = "m"
                    elif gendered & lexicon.FEMALE_NOUNS:
                        entity.gender = "f"
        entity.role = _best(entity)


def _best(entity: Entity) -> str | None:
    """The first description that is more than a bare title, else the first."""
    full = [d for d in entity.descriptions if " " in d]
    return next(iter(full or entity.descriptions), None)


def _before(document: Document, block: Block, mention: Mention) -> str | None:
    """What stands in the name's own phrase before it: "finance minister" Ann Lee."""
    line = block.line
    k = mention.first
    tags, low = line.tags, line.lower
    while (
        k
        and mention.first - k < 10
        and (
            tags[k - 1] in "Cnm"
            or (tags[k - 1] in "sc" and k > 1 and tags[k - 2] in "Cn")
            or (tags[k - 1] == "v" and low[k - 1] in lexicon.PERSON_NOUNS)
        )
    ):
        if line.sentence_of(k - 1) != line.sentence_of(mention.first):
            break
        k -= 1
    while k < mention.first and (tags[k] in "sco" or low[k] in lexicon.CALENDAR):
        k += 1
    words = low[k : mention.first]
    # The word next to the name says what they are: "parent company of the app" says nothing of it.
    if not words or not (words[-1] in lexicon.PERSON_NOUNS or words[-1] in lexicon.TITLES):
        return None
    if len(words) == 1 and words[0].rstrip(".") in _BARE:
        return None
    return document.text[line.starts[k] : line.ends[mention.first - 1]]


# What else a person of this title is called.
_LONG_TITLES = {
    "sen": frozenset({"senator", "lawmaker"}),
    "senator": frozenset({"lawmaker"}),
    "rep": frozenset({"representative", "lawmaker", "congressman", "congresswoman"}),
    "congressman": frozenset({"lawmaker", "representative"}),
    "congresswoman": frozenset({"lawmaker", "representative"}),
    "representative": frozenset({"lawmaker", "congressman", "congresswoman"}),
    "gov": frozenset({"governor"}),
    "gen": frozenset({"general"}),
    "prof": frozenset({"professor"}),
    "dr": frozenset({"doctor", "physician"}),
    "lt": frozenset({"lieutenant"}),
    "sgt": frozenset({"sergeant"}),
    "col": frozenset({"colonel"}),
    "capt": frozenset({"captain"}),
    "candidate": frozenset({"nominee"}),
    "nominee": frozenset({"candidate"}),
}
_BARE = frozenset("mr mrs ms miss sir dr former first acting".split())


def _behind(document: Document, block: Block, mention: Mention) -> str | None:
    """Ann Lee, "a tax researcher at ...,": an apposition with a person noun."""
    line = block.line
    tags, low = line.tags, line.lower
    k = mention.end
    if k >= len(line) or tags[k] != ",":
        return None
    a, b = line.sentence_of(mention.first)
    k += 1
    if k < b and tags[k] == "m":  # "Ann Lee, 45, a nurse,"
        k += 1
        if k < b and tags[k] == ",":
            k += 1
    start = k
    noun = None
    while k < min(b, start + _MAX_WORDS):
        letter = tags[k]
        if letter in ",;.-:" or (letter in 'xpw"') or (letter == "V" and noun is not None):
            break
        if low[k] in lexicon.PERSON_NOUNS and noun is None:
            noun = k
        if letter in "Vxpbt":
            return None
        k += 1
    if noun is None or k >= b:
        return None
    # The noun heads the apposition: nothing but modifiers before it.
    if any(letter in "ioVxg" for letter in tags[start:noun]) and tags[start] != "d":
        return None
    if any(letter in "iV" for letter in tags[start:noun]):
        return None
    first = start
    if low[first] in ("a", "an", "the"):
        first += 1
    if first >= k:
        return None
    text = document.text[line.starts[first] : line.ends[k - 1]]
    return _ABBREVIATED.sub("", text)
