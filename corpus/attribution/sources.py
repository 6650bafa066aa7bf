"""Which phrase near a cue names the source.

The candidates are the phrases of the cue's sentence, nearest first, and nobody at all ("is
expected to"). What lies between phrase and cue tells most: nothing or auxiliaries (the subject),
an apposition between commas, a preposition before the phrase (somebody else). A new feature is a
row of `TEMPLATES` or, for nobody, of `NOBODY`, and perhaps a column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.attribution import words
from corpus.attribution.grid import (
    NO_ADVERB,
    NOMINAL,
    NOT_NOMINAL,
    PHRASES_BEFORE,
    PHRASES_BEHIND,
    Grid,
    Ints,
    Truths,
    having,
)
from corpus.attribution.phrases import Phrase
from corpus.attribution.scoring import Columns, Templates

if TYPE_CHECKING:
    from corpus.attribution.document import Block

# No source stands further from its cue than this many phrases.
_REACH_LEFT = PHRASES_BEFORE
_REACH_RIGHT = PHRASES_BEHIND
_STEPS = np.array([*range(-1, -_REACH_LEFT - 1, -1), *range(_REACH_RIGHT)], dtype=np.int64)
# What sets outlines of long gaps apart from short gaps.
_OUTLINE = 1 << 31


@dataclass(frozen=True, slots=True)
class Candidates:
    """The phrases that may be sources of several cues, cue by cue.

    *there* has a row a cue and a place for each step away from it; the others have one number a
    phrase: *cue* its cue's position, *place* its own among the phrases of the grid, *rank* how many
    come before it, *first* and *end* its tokens. *cut* tells of a phrase that ends before its cue,
    which was taken for the last noun of it.
    """

    there: Truths
    cue: Ints
    place: Ints
    rank: Ints
    first: Ints
    end: Ints
    cut: Truths


def find_candidates(grid: Grid, cues: Ints) -> Candidates:
    """The phrases of each cue's sentence outside quotation marks.

    Those before the cue come first, from the nearest on, then those after it.
    """
    start, stop = (bound[:, None] for bound in grid.sentences(cues))
    places = grid.phrase_first.searchsorted(cues)[:, None] + _STEPS
    first = grid.phrase_first[places]
    there = (first >= start) & (first < stop) & (first != cues[:, None])
    there &= grid.inside[np.where(there, first, 0)] == 0
    rank = np.cumsum(there, axis=1)[there] - 1
    rows = np.nonzero(there)[0]
    cue, place, first = cues[rows], places[there], first[there]
    end = grid.phrase_end[place]
    cut = (first < cue) & (end > cue)
    genitive = cut & (grid.tags[cue - 1] == ord("s")) & (cue - 1 > first)
    end = np.where(cut, cue - genitive, end)
    return Candidates(there, cue, place, rank, first, end, cut)


def phrase_of(grid: Grid, block: Block, place: int, cue: int) -> Phrase:
    """The phrase at *place* of *grid* as candidate of the token *cue* of *block*."""
    phrase = grid.phrases[place - PHRASES_BEFORE]
    return before_cue(block, phrase, cue) if phrase.first < cue < phrase.end else phrase


def before_cue(block: Block, phrase: Phrase, cue: int) -> Phrase:
    """What stands before a cue that was taken for a noun: "Lee" of "Lee's claim", "Lee claims"."""
    tags = block.line.tags
    end = cue - 1 if tags[cue - 1] == "s" and cue - 1 > phrase.first else cue
    if tags[end - 1] != "C":
        return Phrase(phrase.first, end, "nominal")
    start = end - 1
    while start > phrase.first and tags[start - 1] == "C":
        start -= 1
    return Phrase(phrase.first, end, "name", start, end)


def governor(tags: str, first: int, start: int) -> str:
    """The tag before the chain of coordinated phrases that ends at *first*, "^" for none."""
    k = first - 1
    if k < start or tags[k] not in "c,":
        return tags[k] if k >= start else "^"
    limit = max(start, first - 14)
    while k >= limit and tags[k] in NOMINAL:
        k -= 1
    return tags[k] if k >= start else "^"


# What follows the subject of a clause: its verb, with adverbs or "last week" before it.
_FINITE = re.compile(r"(?:dn)?a*[xVvz]")


def is_finite_behind(tags: str, end: int) -> bool:
    """Whether a verb follows, as behind a subject; adverbs or "last week" may stand between."""
    return _FINITE.match(tags, end) is not None


def is_subject(tags: str, phrase: Phrase, start: int) -> bool:
    """Whether *phrase* looks like the subject of a finite verb.

    One follows it, and no preposition governs the phrase or the names that it is joined to.
    """
    before = tags[phrase.first - 1] if phrase.first > start else "^"
    if before == "c":
        before = governor(tags, phrase.first, start)
    return before not in "iog" and is_finite_behind(tags, phrase.end)


# ------------------------------------------------------------------------------ features
def columns(grid: Grid, found: Candidates) -> Columns:
    """What is known of the candidates."""
    cue, first, end, tags = found.cue, found.first, found.end, grid.tags
    start, stop = grid.sentences(cue)
    left = end <= cue
    gap_first, gap_end = np.where(left, end, cue + 1), np.where(left, cue, first)
    openers, commas, skipped, verbs, *_ = grid.counts(gap_first, gap_end)
    preposition = (grid.flags[cue] & words.PREPOSITION_CUE) > 0
    before = np.where(first > start, tags[first - 1], 0)
    after = np.where(end < stop, tags[end], 0)
    before_word = np.where(having("iotbwc")[before], grid.word[first - 1], before)
    return {
        "side": left,
        "rank4": np.minimum(found.rank, 4),
        "rank5": np.minimum(found.rank, 5),
        "form": grid.phrase_form[found.place] * ~found.cut + ord("n") * found.cut,
        "kind": _kinds(grid, found),
        "shape": _shapes(grid, gap_first, gap_end),
        "near": skipped == gap_end - gap_first,
        "commas": np.minimum(commas, 3),
        "verbs": np.minimum(verbs, 3),
        "clauses": np.minimum(openers, 2),
        "before": before,
        "before_word": before_word,
        "after": after,
        "verb_behind": having("Vvzxea")[after],
        "prep_before": having("io")[before],
        "opens": first == start,
        "chain": _governors(grid, first, start),
        "subject": _subjects(grid, first, end, start),
        "lemma": grid.lemma[cue],
        # "According to" ends in -ing and is no participle with a subject.
        "cue_form": np.where(preposition, ord("A"), tags[cue]),
        "cue_before": np.where(cue > start, tags[cue - 1], 0),
        "cue_after": np.where(cue + 1 < stop, tags[cue + 1], 0),
    }


def _kinds(grid: Grid, found: Candidates) -> Ints:
    """What the phrases are about; of one that was cut what stands at its new end."""
    head = found.end - 1
    named = having("C")[grid.tags[head]]
    forms = np.full_like(head, ord("n"))
    return np.where(found.cut, grid.kinds(forms, named, head), grid.phrase_kind[found.place])


def _shapes(grid: Grid, first: Ints, end: Ints) -> Ints:
    """The tags between phrase and cue; of more than five the two at either end."""
    tags = grid.tags.astype(np.int64)
    outline = tags[first] << 24 | tags[first + 1] << 16 | tags[end - 2] << 8 | tags[end - 1]
    return np.where(end - first <= 5, grid.run(first, end), outline | _OUTLINE)


def _governors(grid: Grid, first: Ints, start: Ints) -> Ints:
    """As `governor`, for each phrase that begins at *first* in a sentence from *start* on."""
    before = first - 1
    limit = np.maximum(start, first - 14)
    chain = np.maximum(grid.last(NOT_NOMINAL, before), limit - 1)
    at = np.where(grid.is_in(before, "c,"), chain, before)
    return np.where(at >= start, grid.tags[at], 0)


def _subjects(grid: Grid, first: Ints, end: Ints, start: Ints) -> Truths:
    """As `is_subject`."""
    before = np.where(first > start, grid.tags[first - 1], 0)
    before = np.where(before == ord("c"), _governors(grid, first, start), before)
    timed = grid.is_in(end, "d") & grid.is_in(end + 1, "n")
    verb = grid.next(NO_ADVERB, np.where(timed, end + 2, end))
    return ~having("iog")[before] & grid.is_in(verb, "xVvz")


def nobody_columns(grid: Grid, cue: Ints) -> Columns:
    """What is known of the cues that tells whether they have a source in their sentence."""
    start, stop = grid.sentences(cue)
    previous = np.where(cue > start, grid.word[cue - 1], 0)
    passive = ((grid.flags[cue - 1] & words.PASSIVE) > 0) & (cue > start)
    known = grid.is_in(cue + 1, "itob")
    phrases_to = grid.phrase_first.searchsorted(cue, side="right")
    return {
        "lemma": grid.lemma[cue],
        "word": grid.word[cue],
        "tag": grid.tags[cue],
        "passive": passive,
        "tag_before": np.where(cue > start, grid.tags[cue - 1], 0),
        "before": previous,
        "next": np.where(known, np.where(cue + 1 < stop, grid.word[cue + 1], 2), 1),
        "some": phrases_to > grid.phrase_first.searchsorted(start),
    }


# Each row counts apart for phrases before and behind the cue.
TEMPLATES = Templates(
    [
        f"side {row}"
        for row in (
            "rank5 form",  # how many candidates come first; name or noun, pronoun, relative
            "shape kind",  # the tags between; a person, body or text, or which pronoun
            "shape before",  # the tag before the phrase
            "near lemma",  # whether only auxiliaries and adverbs stand between
            "kind lemma",
            "kind",
            "before after",
            "before_word near",
            "commas verbs cue_form",  # how many stand between; the cue's tag
            "cue_form cue_before cue_after near",
            "opens cue_form commas",  # whether the phrase opens the sentence
            "after near kind",
            "cue_form cue_before verb_behind prep_before rank4",
            "chain kind near",  # what governs the names that the phrase is joined to
            "subject commas clauses cue_form",
        )
    ]
)
NOBODY = Templates(
    (
        "",
        "lemma",
        "word",
        "tag passive",  # whether a form of "be" stands before
        "lemma passive",
        "tag_before tag",
        "before",
        "next",  # the word behind, where it is a preposition, "that" or "of"
        "some",  # whether any phrase stands before
    ),
    kind="nobody",
)
