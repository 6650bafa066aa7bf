"""The phrase to name a source by, when a better one belongs to the one that was found.

A newspaper sets what somebody is beside the name, between commas (Associated Press stylebook,
"commas", "with appositives"): either of the two may stand next to the cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.chains import above_place, before_relative, head_of_chain, in_relative
from corpus.attribution.first_names import is_first_name
from corpus.attribution.phrases import Phrase
from corpus.attribution.reporting import PREPOSITION_CUES
from corpus.attribution.sources import is_finite_behind
from corpus.attribution.subjects import person_in, told_by, true_subject

if TYPE_CHECKING:
    from corpus.attribution.document import Block

# What lies between a name and a description behind it: a comma, with a party and an age before it.
_BESIDE = re.compile(r"(?:\([^()]*\))?(?:,m)?[,-]")
# What lies between a description and a name behind it: places and bodies, a comma, a title.
_FURTHER = re.compile(r"[iodCnms]*,[Cnv*]{0,4}")
# What lies between an office and its holder's name when its place comes first.
_PLACED = re.compile(r"[io]d?|[io]d?C+[io]d?")
# ... and when its field of work does: "director for news and talk Ann Lee".
_IN_FIELD = re.compile(r"i[nv]{1,2}(?:c[nv]{1,2})?")
# How many phrases may lie between somebody's description and the name given behind it.
_NEAR = 5


def settle(block: Block, source: Phrase, cue: int) -> Phrase:
    """The phrase to name *source* by, when a better one belongs to it.

    "Ann Lee, a nurse, said": the name before. "A nurse at the clinic, Ann Lee, said": the name
    behind. "The man, who fled, said": not "who". "Nurses at the clinic, Ohio said": not the place.
    """
    agent = told_by(block, source, cue)
    if agent is not None:
        return agent
    source = _whole(block, true_subject(block, source, cue))
    place = bisect_left(block.phrase_starts, source.first)
    antecedent = in_relative(block, source, place, cue) or _apposed(block, source, place, cue)
    if antecedent is not None:
        return antecedent
    if source.form == "relative":
        return before_relative(block, source, place, cue)
    if source.form == "name" and _is_office(block, source):
        before = _name_before(block, source, place)
        holder = before or _holder_behind(block, source, place)
        return holder or _name_beside(block, source, place, cue)
    if source.form == "name" and _is_one_of(block, source):
        return _name_beside(block, source, place, cue)
    if source.form == "name":
        described = _whom_it_names(block, source, place)
        return described or above_place(block, source, place, cue)
    source, place = _joined_to(block, source, place)
    head = block.line.lower[source.end - 1]
    if head in lexicon.PERSON_NOUNS or head in lexicon.PLURAL_PEOPLE or head == "one":
        before = _name_before(block, source, place)
        if before is None and block.line.lower[source.end : source.end + 1] in (["to"], ["for"]):
            before = _holder_behind(block, source, place)
        beside = before or _name_beside(block, source, place, cue)
        # "Police in Ashton, Ohio, said": several are not called after a place.
        several = head in lexicon.PLURAL_PEOPLE and beside.first > source.first
        given = block.line.lower[beside.name_first]
        return source if several and not is_first_name(given) else beside
    if block.line.tags[cue] == ":":
        return possessor(block, source) or source
    # "Another user, Ann Lee, said": whatever the noun, a person is named.
    named = _name_behind(block, source, place, cue)
    if named is not None and is_first_name(block.line.words[named.name_first]):
        return named
    return source


def _apposed(block: Block, source: Phrase, place: int, cue: int) -> Phrase | None:
    """Whose place of work *source* is: "Lee" of "Lee, head of Ashton Ferries, said"."""
    tags = block.line.tags
    if tags[source.first - 1 : source.first] not in {*"io"} or source.form != "name":
        return None
    head = head_of_chain(block, place)
    # "Said Lee of the Institute for Research in Physics"
    apart = {*'Vvxzep,.:;"-()'} & set(tags[head.end : source.first])
    person = None if apart or head is source else person_in(block, head)
    if person is not None:
        return person
    if source.end > cue or tags[source.end] != ",":
        return None
    noun = block.line.lower[head.end - 1]
    if head is source or head.form != "nominal" or noun not in lexicon.PERSON_NOUNS:
        return None
    return _name_before(block, head, bisect_left(block.phrase_starts, head.first))


def _joined_to(block: Block, source: Phrase, place: int) -> tuple[Phrase, int]:
    """The first of two descriptions of one person: "the former mayor and current senator"."""
    tags = block.line.tags
    if tags[source.first] == "d" or tags[source.first - 1 : source.first] != "c" or not place:
        return source, place
    if block.phrases[place - 1].end != source.first - 1 or source.form != "nominal":
        return source, place
    first = head_of_chain(block, place - 1)
    noun = block.line.lower[first.end - 1]
    if block.line.lower[first.first] != "the" or noun not in lexicon.PERSON_NOUNS:
        return source, place
    return first, bisect_left(block.phrase_starts, first.first)


def _holder_behind(block: Block, source: Phrase, place: int) -> Phrase | None:
    """Whose an office is that its place parts from the name: "envoy to the Lake Isles Ann Lee"."""
    tags = block.line.tags
    for behind in block.phrases[place + 1 : place + 4]:
        if behind.form != "name":
            continue
        field = _IN_FIELD.fullmatch(tags, source.end, behind.name_first) is not None
        if not field and not _PLACED.fullmatch(tags, source.end, behind.first):
            continue
        words = block.line.words[behind.name_first : behind.name_end]
        for first in (len(words) - 2, len(words) - 3):
            if first >= (not field) and is_first_name(words[first]):
                start = behind.name_first + first
                return Phrase(start, behind.name_end, "name", start, behind.name_end)
    return None


def _is_one_of(block: Block, source: Phrase) -> bool:
    """Whether a single capital behind "a" tells what somebody is: "Lee, a Republican, said"."""
    one = source.name_end - source.name_first == 1
    return one and block.line.lower[source.first] in {"a", "an"}


def _whole(block: Block, source: Phrase) -> Phrase:
    """The phrase that goes on behind a name and its "'s": "Lee's first five questioners"."""
    tags = block.line.tags
    place = bisect_left(block.phrase_starts, source.end)
    if source.form != "name" or tags[source.end - 1] != "s" or place >= len(block.phrases):
        return source
    head = block.phrases[place]
    if head.form != "nominal" or set(tags[source.end : head.first]) - {"a"}:
        return source
    return Phrase(source.first, head.end, "nominal")


def possessor(block: Block, phrase: Phrase) -> Phrase | None:
    """Whose the phrase is: "Lee" of "Lee's answer", "his" of "his answer"."""
    tags = block.line.tags
    owner = tags.find("s", phrase.first, phrase.end)
    head = block.line.lower[phrase.end - 1]
    # "Lee's questioners": they speak, not Lee.
    if head.endswith(("ers", "ors", "ists")) and head not in {"papers", "letters"}:
        return None
    if owner > phrase.first and tags[owner - 1] == "C":
        return Phrase(phrase.first, owner, "name", phrase.first, owner)
    if block.line.lower[phrase.first] in lexicon.POSSESSIVES:
        return Phrase(phrase.first, phrase.first + 1, "pronoun")
    return None


def _is_office(block: Block, source: Phrase) -> bool:
    """Whether the capitals are an office's and no name's: "the Deputy Council Leader"."""
    words = block.line.lower[source.name_first : source.name_end]
    held = words[-1] in lexicon.PERSON_NOUNS or words[-1] in lexicon.TITLES
    # "Republican of New York"
    office = words[0].rpartition("-")[2] in lexicon.PERSON_NOUNS
    held = held or (words[1:2] == ["of"] and office)
    return held and len(words) > 1 and not is_first_name(words[0])


def _whom_it_names(block: Block, source: Phrase, place: int) -> Phrase | None:
    """Whom a name given late belongs to: "the man" of "the man, who gave a surname, Lee, said"."""
    k = source.first - 1
    while k >= 0 and block.line.tags[k] in ',"':
        k -= 1
    if k < 0 or block.line.lower[k] not in lexicon.NAMING:
        return None
    start, _ = block.line.sentence_of(source.first)
    for before in range(place - 1, max(0, place - _NEAR), -1):
        phrase = block.phrases[before]
        if phrase.first < start:
            return None
        if phrase.form == "relative":
            return head_of_chain(block, before - 1)
    return None


def _name_beside(block: Block, source: Phrase, place: int, cue: int) -> Phrase:
    """The name that the description *source* stands beside, between commas or dashes."""
    before = _name_before(block, source, place)
    return before or _name_behind(block, source, place, cue) or source


def _name_before(block: Block, source: Phrase, place: int) -> Phrase | None:
    """The name of "Ann Lee, a nurse" and "Ann Lee (D), 45, a nurse"; not of "to Lee, her aide"."""
    line = block.line
    tags, phrases = line.tags, block.phrases
    while place and set(tags[phrases[place - 1].first : phrases[place - 1].end]) == {"m"}:
        place -= 1
    if not place or phrases[place - 1].form != "name":
        return None
    before = phrases[place - 1]
    governing = line.lower[before.first - 1] if before.first else ""
    if tags[before.first - 1 : before.first] == "i" and governing not in {"by", "to"}:
        return None
    if governing == "to" and line.lower[before.first - 2] not in PREPOSITION_CUES:
        return None
    if not _BESIDE.fullmatch(tags, before.end, source.first):
        return None
    # A dash that none closes begins a clause: "he wrote to Lee - the nurse said".
    open_dash = tags[source.first - 1] == "-" and tags[source.end : source.end + 1] != "-"
    return None if open_dash and is_finite_behind(tags, source.end) else before


def _name_behind(block: Block, source: Phrase, place: int, cue: int) -> Phrase | None:
    """The name of "a nurse at the clinic, Ann Lee," and "Lee's niece, state Rep. Ann Price,"."""
    tags = block.line.tags
    for behind in block.phrases[place + 1 : place + 4]:
        if source.end <= cue <= behind.first:
            break
        if behind.form == "name" and _FURTHER.fullmatch(tags, source.end, behind.first):
            after = tags[behind.end : behind.end + 1]
            if after in (",", ".", "(", "") or behind.end == cue:
                return behind
    return None
