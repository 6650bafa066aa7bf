"""Where what a cue reports begins and ends, once its stretch is chosen: not whom and where it told.

"told the paper in March that ...", "wrote in a letter to the board, "..."", "accused the firm of
...": an addressee, a medium or a time may stand between the cue and what is reported, or behind
it (Pareti 2015, 3.2: these belong to neither cue nor content).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.cues import lemma_of
from corpus.attribution.phrases import begins_clause

if TYPE_CHECKING:
    from corpus.attribution.document import Block

# No circumstances are longer, in tokens.
_LONGEST = 24
# What noun phrases, prepositions, times and places leave of a line: no verb, no clause.
_CIRCUMSTANCES = re.compile(r"N?(?:[Nioasmc,*]|[eV](?=i)|g(?=N))*")
# What never opens any, nor stands inside a noun phrase.
_NO_CIRCUMSTANCE = frozenset("tpwx:;(")
# What introduces a quotation behind them.
_BEFORE_QUOTATION = re.compile(r"[,:][ca]{0,2}")
# What may end circumstances: without any there are none.
_INTRODUCING = re.compile('[t":]')
# Verbs that say what somebody is blamed for behind "of".
_BLAMING = frozenset({"accuse", "suspect"})
# What tells behind 'as "a joke"' when or by whom it was called so.
_CIRCUMSTANTIAL = lexicon.CALENDAR | {"during", "after", "before", "until", "amid", "by", "when"}
_QUESTIONS = frozenset({"whether", "if", "how", "why"})


def begin(block: Block, cue: int, span: tuple[int, int]) -> int:
    """The token of *span*, which lies behind *cue*, at which the reported words begin."""
    first, end = span
    tags = block.line.tags
    limit = min(end, first + _LONGEST)
    lemma = lemma_of(block.line.lower[cue])
    if lemma in _BLAMING:
        return _behind_of(tags, _outline(block, first, limit), first)
    first = _behind_object(block, first, end, told=lemma in lexicon.TELLING)
    if tags[first] in _NO_CIRCUMSTANCE:
        return first
    if lemma not in lexicon.TELLING and _INTRODUCING.search(tags, first, limit) is None:
        return first
    outline = _outline(block, first, limit)
    reach = _CIRCUMSTANCES.match(outline)
    k = first + (reach.end() if reach else 0)
    if k == first or k >= limit:
        return first
    if tags[k] == "t" and tags[k + 1 : k + 2] not in {"V", "x", "z"}:
        return k + 1
    if tags[k] in '":':
        opening = k if tags[k] == '"' else k + 1
        if tags[opening : opening + 1] == '"' and _introduces(tags, first, opening):
            return opening
    if lemma in lexicon.TELLING and tags[k] == "p" and outline[k - first - 1] in "NnC":
        return k
    if lemma in lexicon.TELLING and block.line.lower[k] in _QUESTIONS:
        return k
    return first


def end(block: Block, span: tuple[int, int]) -> int:
    """Where the reported words of *span* end: at their last mark, or where they did.

    'called the plan "late," a word that ...', 'blasted it as a "joke" during a visit to Leeds'.
    """
    first, stop = span
    tags, low = block.line.tags, block.line.lower
    place = bisect_left(block.quoted_tokens, (stop, -1)) - 1
    if place < 0:
        return stop
    opening, closing = block.quoted_tokens[place]
    if opening < first or closing >= stop:
        return stop
    before = opening - 1 - (tags[opening - 1 : opening] == "d")
    cast = low[before] == "as" and low[closing] in _CIRCUMSTANTIAL
    return closing if cast or (tags[closing - 2] == "," and tags[closing] in "dC") else stop


def _behind_object(block: Block, first: int, end: int, *, told: bool) -> int:
    """Where a clause begins behind a day, or whom it was *told* ("told Lee the roof ...")."""
    tags, low = block.line.tags, block.line.lower
    place = bisect_left(block.phrase_starts, first)
    if place >= len(block.phrases) or block.phrases[place].first != first:
        return first
    phrase = block.phrases[place]
    if phrase.end >= end or tags[phrase.end] not in "dpC" or tags[phrase.end - 1] == "s":
        return first
    day = all(word in lexicon.CALENDAR for word in low[first : phrase.end])
    person = told and phrase.form == "name"
    return phrase.end if (day or person) and begins_clause(tags, phrase.end, end) else first


def _introduces(tags: str, first: int, opening: int) -> bool:
    """Whether a comma or colon stands before the quotation at *opening*."""
    return _BEFORE_QUOTATION.search(tags, max(first, opening - 3), opening) is not None


def _outline(block: Block, first: int, end: int) -> str:
    """The tags of a stretch, with "N" for each word of a noun phrase, pronouns and "who" apart."""
    letters = list(block.line.tags[first:end])
    starts, phrases = block.phrase_starts, block.phrases
    place = bisect_left(starts, first)
    place -= place > 0 and phrases[place - 1].end > first
    while place < len(phrases) and phrases[place].first < end:
        phrase = phrases[place]
        place += 1
        if phrase.form in {"pronoun", "relative"}:
            continue
        part = slice(max(first, phrase.first) - first, min(end, phrase.end) - first)
        letters[part] = ['"' if letter == '"' else "N" for letter in letters[part]]
    return "".join(letters)


def _behind_of(tags: str, outline: str, first: int) -> int:
    """Where the blame begins: behind the "of" that an action or quotation follows."""
    for k in range(1, len(outline) - 1):
        if outline[k] in "xp;.":
            break
        if tags[first + k] == "o" and tags[first + k + 1] in 'gx"':  # "being" is an auxiliary
            return first + k + 1
    return first
