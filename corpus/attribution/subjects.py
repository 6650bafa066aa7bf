"""Whose verb the cue is, where another phrase was found: its subject, its agent or its owner.

A name that stands near the cue may be governed by a preposition, be what somebody wrote on or of,
or belong to a clause of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.chains import head_of_chain
from corpus.attribution.cues import lemma_of
from corpus.attribution.first_names import is_first_name
from corpus.attribution.phrases import Phrase
from corpus.attribution.reporting import PREPOSITION_CUES
from corpus.attribution.sources import governor, is_finite_behind, is_subject

if TYPE_CHECKING:
    from corpus.attribution.document import Block

# Names, a verb that may be a noun, and the name behind it.
_HEADLINE_VERB = re.compile(r"C+[nvz](?=C)")
# What people write on, which says nothing itself.
MEDIA = frozenset("twitter facebook instagram youtube telegram weibo tiktok".split())
# Whom or what somebody wrote of, and verbs that tell of writing or speaking.
_ABOUT = frozenset(("of", "about"))
_SAYING = frozenset("say write tweet post comment add speak remark joke warn complain".split())
# How many words are looked at, and how many phrases.
_FAR = 40
_NEAR = 5


def told_by(block: Block, source: Phrase, cue: int) -> Phrase | None:
    """Who tells whatever was found: an agent, "the latter", or whose the cue is."""
    return _agent(block, cue) or _latter(block, source, cue) or _owner(block, cue)


def true_subject(block: Block, source: Phrase, cue: int) -> Phrase:
    """The subject of the cue where *source* is a medium, a headline's object or a place."""
    source = _without_verb(block, _before_bracket(block, _writer_on(block, source), cue))
    source = _behind_place(block, _writer_about(block, source, cue), cue)
    if block.line.tags[cue - 1 : cue + 1] == ",g" and block.line.lower[cue] not in PREPOSITION_CUES:
        return _subject_of_participle(block, source, cue)
    return source


def _before_bracket(block: Block, source: Phrase, cue: int) -> Phrase:
    """The name before a party, a short form or a list in brackets: "Gov. Lee (R) said"."""
    tags = block.line.tags
    if tags[source.end : source.end + 1] != ")":
        return source
    start, _ = block.line.sentence_of(source.first)
    opening = tags.rfind("(", max(start, source.first - _FAR), source.first)
    if opening < 0 or ")" in tags[opening : source.first] or opening < cue < source.end:
        return source
    place = bisect_left(block.phrase_starts, opening) - 1
    before = block.phrases[place] if place >= 0 else source
    if before.form != "name" or before.end != opening:
        return source
    # The institute of "Lee of the Institute for Research in Physics (IRP) said" is not who said.
    return person_in(block, head_of_chain(block, place)) or before


def person_in(block: Block, phrase: Phrase) -> Phrase | None:
    """The first name and last that a phrase begins with or has before "of"."""
    tags, words = block.line.tags, block.line.words
    if phrase.form == "name" and is_first_name(words[phrase.name_first]):
        return phrase
    for k in range(phrase.first, phrase.end - 2):
        if tags.startswith("CCo", k) and is_first_name(words[k]):
            return Phrase(phrase.first, k + 2, "name", k, k + 2)
    return None


def _owner(block: Block, cue: int) -> Phrase | None:
    """Those whose a noun is that reports: "protesters" of "protesters' demands"."""
    tags = block.line.tags
    if tags[cue - 2 : cue] != "n'" or not block.line.lower[cue - 2].endswith("s"):
        return None
    first = cue - 2
    while first > cue - _FAR and first and tags[first - 1] in "nCd":
        first -= 1
    return Phrase(first, cue - 1, "nominal")


def _behind_place(block: Block, source: Phrase, cue: int) -> Phrase:
    """The name that speaks behind a place: "Lee" of "At a fair in Ashton, Norland, Lee said"."""
    tags = block.line.tags
    start, _ = block.line.sentence_of(source.first)
    if source.form != "name" or source.end >= cue or tags[source.end] != ",":
        return source
    if source.end - start > _FAR:
        return source
    place = bisect_left(block.phrase_starts, source.first)
    opening = block.phrases[max(0, place - _NEAR) : place + 1]
    inside = [phrase for phrase in opening if phrase.first >= start]
    governed = tags[start] == "i" and set(tags[start : source.end]) <= {*"iodCnmgase,'"}
    if not governed or not inside or block.line.lower[start] in PREPOSITION_CUES:
        return source
    for behind in block.phrases[place + 1 : place + 2]:
        if behind.first == source.end + 1 and behind.end <= cue and behind.form == "name":
            return behind if is_finite_behind(tags, behind.end) else source
    return source


def _writer_on(block: Block, source: Phrase) -> Phrase:
    """Who "wrote on Twitter", where the medium was taken for the source."""
    line = block.line
    if source.form != "name" or line.lower[source.end - 1] not in MEDIA or source.first < 2:
        return source
    verb = source.first - 2
    if line.lower[source.first - 1] not in {"on", "via"} or line.tags[verb] not in "Vevz":
        return source
    return _subject_before(block, verb) or source


def _subject_before(block: Block, verb: int) -> Phrase | None:
    """The phrase that stands right before a verb, auxiliaries, adverbs and a comma aside."""
    place = bisect_left(block.phrase_starts, verb) - 1
    while verb and block.line.tags[verb - 1] in "xa,":
        verb -= 1
    found = place >= 0 and block.phrases[place].end == verb
    return block.phrases[place] if found else None


def _writer_about(block: Block, source: Phrase, cue: int) -> Phrase:
    """Who wrote, where a colon stands behind whom they wrote of: "Lee said of Brandt: ..."."""
    line = block.line
    if line.tags[cue] != ":" or source.end > cue or source.first < 2:
        return source
    verb = source.first - 1
    if line.lower[verb] in _ABOUT and lemma_of(line.lower[verb - 1]) in _SAYING:
        verb -= 1
    elif not line.title_case or source.end < cue:
        # "Lee Joins Brandt: ..." over an article.
        return source
    if line.tags[verb] not in "Vevz":
        return source
    return _subject_before(block, verb) or source


def _without_verb(block: Block, source: Phrase) -> Phrase:
    """The subject of a headline whose verb reads like a noun: "Oakfield" of "Oakfield bans Lee"."""
    line = block.line
    verb = _HEADLINE_VERB.match(line.tags, source.first, source.end)
    if source.form != "name" or verb is None or line.sentence_of(source.first)[0] != source.first:
        return source
    word = line.lower[verb.end() - 1]
    if not word.endswith("s") or word.endswith("ss") or word in lexicon.PLURAL_PEOPLE:
        return source
    return Phrase(source.first, verb.end() - 1, "name", source.first, verb.end() - 1)


def _agent(block: Block, cue: int) -> Phrase | None:
    """Who told in "were told by Lee that"."""
    low = block.line.lower
    if low[cue + 1 : cue + 2] != ["by"] or block.line.tags[cue] not in "Ve":
        return None
    if lemma_of(low[cue]) not in lexicon.TELLING or low[cue - 1] not in lexicon.PASSIVE_AUXILIARIES:
        return None
    place = bisect_left(block.phrase_starts, cue + 2)
    found = place < len(block.phrases) and block.phrases[place].first == cue + 2
    return block.phrases[place] if found else None


def _latter(block: Block, source: Phrase, cue: int) -> Phrase | None:
    """The "latter" that stands between the source and a cue: "with the latter confirming"."""
    if "latter" not in block.line.lower[source.end : cue]:
        return None
    first = bisect_left(block.phrase_starts, source.end)
    for phrase in block.phrases[first : first + _NEAR]:
        if phrase.end > cue:
            break
        if phrase.form == "nominal" and block.line.lower[phrase.end - 1] == "latter":
            return phrase
    return None


def _subject_of_participle(block: Block, source: Phrase, cue: int) -> Phrase:
    """The subject of the clause that a participle hangs on ("Lee met the firm's men, citing ...").

    Not the object of a preposition in it, nor what stands in apposition to that.
    """
    tags = block.line.tags
    start, _ = block.line.sentence_of(cue)
    governed = source.end <= cue and governor(tags, source.first, start) in "io"
    if not governed or is_finite_behind(tags, source.end):
        return source
    places = bisect_left(block.phrase_starts, start), bisect_left(block.phrase_starts, source.first)
    for place in range(*places):
        phrase = block.phrases[place]
        if is_subject(tags, phrase, start):
            return phrase
    return source
