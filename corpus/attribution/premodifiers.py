"""What stands in a name's own phrase before it: "hospital director Ann Lee"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.trades import names_trade

if TYPE_CHECKING:
    from corpus.attribution.document import Block, Document
    from corpus.attribution.mentions import Mention

# How many words a role may have before the name.
_LONGEST_BEFORE = 10
# "President of the Senate", "Minister for Trade of Ohio", "Head for news and talk" before a name.
_OFFICE = re.compile(r"C(?:C|od?C|iC)*(?:i[nv]{1,2}(?:c[nv]{1,2})?)?$")
_PLACING = frozenset(("from", "for"))
# Words of the list of titles that alone are none.
_ADJECTIVES = frozenset(
    "democratic presidential libertarian vice former acting interim prime foreign ex then".split()
)
# What is written small before a title with a capital.
_SMALL_TITLES = frozenset(
    "former then acting interim ex incumbent outgoing retired deputy vice late current".split()
)
# Nouns that may be verbs, before a role.
_TRADES = frozenset(
    "campaign state press research trade project program programme market study network service"
    " party labor labour support sales design film guest lead record field talk show".split()
)
_COURTESY = frozenset("mr mrs ms miss".split())
# Titles that say nothing of what somebody is.
_BARE = frozenset("mr mrs ms miss sir dr former first acting".split())


def before(document: Document, block: Block, mention: Mention) -> str | None:
    """The role that stands in the name's own phrase before it: "hospital director Ann Lee"."""
    first = mention.first
    if not first or not _modifies(block, first - 1):
        return None
    line = block.line
    tags, low = line.tags, line.lower
    sentence, _ = line.sentence_of(mention.first)
    while first > max(sentence, mention.first - _LONGEST_BEFORE) and _modifies(block, first - 1):
        first -= 1
    if _is_named_by(block, first, mention):
        return None
    if tags[first - 1] == "c" and _is_double(block, first):
        first -= 2
        while first > sentence and _modifies(block, first - 1):
            first -= 1
    while first < mention.first and (tags[first] in "so" or low[first] in lexicon.CALENDAR):
        first += 1
    last = mention.first
    if last - first > 1 and low[last - 1] in {"dr.", "dr"} and names_trade(low[last - 2]):
        last -= 1  # "presidential candidate Dr. Lee"
    words = low[first:last]
    if words and words[-1].rstrip(".") in _COURTESY:
        # "it protects Mr. Lee": what stands before the courtesy need not belong to the name.
        return None
    # The word next to the name says what they are: "parent company of the app" does not.
    if not words or not names_trade(words[-1]):
        return _office(document, block, mention)
    if words[-1] in _ADJECTIVES or (len(words) == 1 and words[0].rstrip(".") in _BARE):
        return None
    first = _begin_title(block, first, last)
    if _is_of_several(words[-1]):
        return None  # "Senators Lee and Brandt"
    return document.text[line.starts[first] : line.ends[last - 1]]


def _is_of_several(word: str) -> bool:
    return word in {"sens.", "reps.", "govs.", "drs."} or (
        word.endswith("s") and word[:-1] in lexicon.TITLES
    )


def _begin_title(block: Block, first: int, end: int) -> int:
    """Where a title begins: before its capitals only "former" and the like are small.

    "Part of the network President Lee formed", "to impeach President Lee".
    """
    line = block.line
    if line.tags[end - 1] != "C" or line.tags[first] != "n":
        return first
    capital = line.tags.find("C", first, end)
    while capital > first and line.lower[capital - 1] in _SMALL_TITLES:
        capital -= 1
    return capital


def _office(document: Document, block: Block, mention: Mention) -> str | None:
    """The office with its place before a name: "President of the Senate Ann Lee"."""
    line = block.line
    match = _OFFICE.search(line.tags, max(0, mention.first - _LONGEST_BEFORE), mention.first)
    if match is None:
        return None
    first = match.start()
    while first < match.end() and line.lower[first] not in lexicon.TITLES:
        first += 1
    if first and line.words[first - 1] == "First":
        first -= 1
    small = line.tags.rfind("i", first, mention.first)
    placed = small > first and line.lower[small] in _PLACING and names_trade(line.lower[small - 1])
    if first >= match.end() or ("o" not in line.tags[first : mention.first] and not placed):
        return None
    return document.text[line.starts[first] : line.ends[mention.first - 1]]


def _is_double(block: Block, first: int) -> bool:
    """Whether "and" joins two titles of one person: "President and Director Ann Lee"."""
    low = block.line.lower
    return (
        first > 1
        and all(names_trade(low[k]) for k in (first - 2, first))
        and low[first - 1] == "and"
    )


def _modifies(block: Block, k: int) -> bool:
    """Whether the word may belong to a role before a name."""
    tags = block.line.tags
    if tags[k] in "Cnm":
        # "Candidates Sen. Lee and Rep. Brandt"
        plural = block.line.lower[k] in lexicon.PLURAL_PEOPLE
        return not (plural and block.line.lower[k + 1].endswith("."))
    if tags[k] == "v":
        return block.line.lower[k] in lexicon.PERSON_NOUNS or block.line.lower[k] in _TRADES
    return tags[k] in "so" and k > 0 and tags[k - 1] == "C"


def _is_named_by(block: Block, first: int, mention: Mention) -> bool:
    """Whether a clause about another begins with the name: "the judge Lee spoke of is ..."."""
    line = block.line
    small = line.tags[first : mention.first].strip("n") == "" and first < mention.first
    bare = len(mention.words) == 1 and line.lower[first - 1] == "the"
    return small and bare and line.tags[mention.end : mention.end + 1] in {*"xVvze"}
