"""What a phrase hangs on: chains of prepositions, places behind commas, and relative clauses.

"Ann Lee of Dayton, Ohio, who ..." is Ann Lee in every part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.reporting import PREPOSITION_CUES

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.phrases import Phrase

# How many phrases may lie between "who" and the end of its clause.
_NEAR = 5
# How many words its clause may have behind a name in it.
_FAR = 40


def head_of_chain(block: Block, place: int) -> Phrase:
    """The phrase that the *place*-th hangs on: "Lee" of "Lee, 59, of Ashton, Md., who"."""
    tags, phrases = block.line.tags, block.phrases
    while place and tags[phrases[place].first - 1 : phrases[place].first] in {"i", "o"}:
        # "The bill was drafted by Lee, who": what "by" governs does not hang on what is before it.
        # "At noon, according to police, who": nor what "to" governs behind a cue.
        before = phrases[place].first - 1
        if block.line.lower[before] == "by" or block.line.lower[before - 1] in PREPOSITION_CUES:
            break
        place -= 1
    while place and set(tags[phrases[place].first : phrases[place].end]) == {"m"}:
        place -= 1
    return phrases[place]


def end_of_chain(block: Block, place: int) -> int:
    """The token behind all that "of" hangs on the *place*-th phrase: "the head of the police"."""
    tags, phrases = block.line.tags, block.phrases
    while place + 1 < len(phrases) and tags[phrases[place].end] == "o":
        if phrases[place + 1].first != phrases[place].end + 1:
            break
        place += 1
    return phrases[place].end


def above_place(block: Block, source: Phrase, place: int, cue: int) -> Phrase:
    """The head of a chain of places: "researchers" of "researchers at the institute, Ohio".

    Or the name before them: "Ann Lee of Dayton" of "Ann Lee of Dayton, Ohio".
    """
    tags = block.line.tags
    phrases = block.phrases
    behind = source.first > cue and block.line.lower[cue] in PREPOSITION_CUES
    if tags[source.first - 1 : source.first] != "," or not place:
        return source
    if source.end != cue and not behind:
        return source
    k = place - 1
    if phrases[k].end != source.first - 1:
        return source
    governed = tags[phrases[k].first - 1 : phrases[k].first] in {"i", "o"}
    if not governed and phrases[k].form == "name" and "o" in tags[phrases[k].first : source.first]:
        return phrases[k]
    climbed = False
    while k and tags[phrases[k].first - 1] in "io" and phrases[k - 1].end == phrases[k].first - 1:
        k -= 1
        climbed = True
    named = phrases[k].form == "name" and tags[phrases[k].first - 1 : phrases[k].first] not in {
        *"io"
    }
    if not climbed and named and "o" in tags[phrases[k].name_first : phrases[k].name_end]:
        return phrases[k]  # "Ann Lee of Ashton, Ohio says"
    head = block.line.lower[phrases[k].end - 1]
    # "Ann Lee of the University of Oakfield, Ashton said"
    site = phrases[place - 1]
    seated = not lexicon.ORGANISATION_NOUNS.isdisjoint(block.line.lower[site.first : site.end])
    free = tags[phrases[k].first - 1 : phrases[k].first] not in {*"io"}
    named = phrases[k].form == "name" and seated and free
    if climbed and (head in lexicon.PLURAL_PEOPLE or head in lexicon.PERSON_NOUNS or named):
        return phrases[k]
    return source


def before_relative(block: Block, source: Phrase, place: int, cue: int) -> Phrase:
    """The antecedent, when a comma ends the relative clause before the cue."""
    tags = block.line.tags
    between = tags[source.end : cue]
    closed = between.endswith(",") and any(letter in "Vvzxe" for letter in between)
    if closed and place:
        return head_of_chain(block, place - 1)
    return source


def in_relative(block: Block, source: Phrase, place: int, cue: int) -> Phrase | None:
    """Whom a relative clause is about that holds *source*: "Lee, who backs Brandt, said".

    Or "Lee, whose firm, Ashton Ferries, sells boats, said".
    """
    tags = block.line.tags
    comma = cue - 1
    while comma > source.end and tags[comma] in "ax":
        comma -= 1
    if source.end > cue or tags[comma] != "," or not 0 <= comma - source.end < _FAR:
        return None
    if set(tags[source.end : comma]) & set('.;:"-()cw'):
        return None
    for before in range(place - 1, max(0, place - _NEAR), -1):
        phrase = block.phrases[before]
        if phrase.form == "relative" and tags[phrase.first - 1] == ",":
            return _antecedent(block, before) if _holds(tags, phrase, source, comma) else None
    return None


def _antecedent(block: Block, place: int) -> Phrase:
    return head_of_chain(block, place - 1)


def _holds(tags: str, relative: Phrase, source: Phrase, comma: int) -> bool:
    """Whether the clause that *relative* opens holds *source* and ends at the comma."""
    between, behind = tags[relative.end : source.first], tags[source.end : comma]
    verbs = set("Vvzxe")
    if "," not in between:
        return bool(verbs & set(between + behind)) and "," not in behind
    # "whose firm, Ashton Ferries, sells boats,"
    return not verbs & set(between) and behind.startswith(",") and behind.count(",") == 1
