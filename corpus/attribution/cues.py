"""Which words of a line report speech.

Every form of a reporting verb or noun is a candidate; the company that it keeps decides. The
features are the word, its neighbours, what stands before it as a subject and whether a quotation
or "that" is near. A new feature is a row of `TEMPLATES`; where it needs a column that is not there
yet, `columns` gets one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from corpus.attribution import reporting, words
from corpus.attribution.grid import Ints, Truths, having
from corpus.attribution.scoring import Columns, Templates

if TYPE_CHECKING:
    from corpus.attribution.grid import Grid


# The last bits of a word's number, by which most words that are no cues are told.
_LIKELY = (1 << 16) - 1


def lemma_of(word: str) -> str:
    """The verb that *word* is a form of; the word itself when it is none."""
    return reporting.LEMMAS.get(word, word)


def find_candidates(grid: Grid, among: frozenset[str]) -> Ints:
    """The tokens outside quotation marks that are *among* words in lower case, in order."""
    tags = grid.tags
    likely = _last_bits(among)[grid.word & _LIKELY] & (grid.inside == 0) & ~having("Cd")[tags]
    at = likely.nonzero()[0]
    found = at[_is_among(grid.word[at], among)]
    # "a furious Finch"
    describing = (
        having("d")[tags[found - 1]] & having("n")[tags[found]] & having("C")[tags[found + 1]]
    )
    known: Ints = found[~describing | _is_among(grid.word[found], reporting.NOUN_CUES)]
    return known


def _is_among(numbers: Ints, among: frozenset[str]) -> Truths:
    """Whether each of *numbers* is one of those words'."""
    known = _numbers(among)
    place = known.searchsorted(numbers)
    found: Truths = known[np.minimum(place, len(known) - 1)] == numbers
    return found


@lru_cache(maxsize=8)
def _numbers(among: frozenset[str]) -> Ints:
    """The numbers of words, sorted, behind one that no word has."""
    return np.array([-1, *sorted(map(words.number, among))], dtype=np.int64)


@lru_cache(maxsize=8)
def _last_bits(among: frozenset[str]) -> Truths:
    """For all last bits of numbers, whether the number of one of the words ends so."""
    found = np.zeros(_LIKELY + 1, dtype=np.bool_)
    found[_numbers(among)[1:] & _LIKELY] = True
    return found


def columns(grid: Grid, cue: Ints) -> Columns:
    """What is known of the tokens *cue*, positions of *grid*, that may report."""
    start, end = grid.sentences(cue)
    word, lemma, tag = grid.word[cue], grid.lemma[cue], grid.tags[cue]
    p3, p2, p1, n1, n2, n3 = grid.tags[cue + _AROUND]
    second_before, before, after, second_after = grid.word[cue + _NEAR]
    closed = having(_CLOSED)
    both = closed[n1] & closed[n2]
    two_before = having(_CLOSED + "a")[p1]
    previous = np.where(two_before, before, p1)
    window = np.minimum(end, cue + 9)
    that = _distance(grid.next("t", cue + 1), cue + 1, window)
    quote = _distance(grid.next('"', cue + 1), cue + 1, window)
    _, headline = grid.lines(cue)
    return {
        "word": word,
        "lemma": lemma,
        "suffix": grid.suffix[cue],
        "tag": tag,
        "n1": n1,
        "n2": n2,
        "n3": n3,
        "p1": p1,
        "p2": p2,
        "p3": p3,
        "before": before,
        "next": np.where(having(_CLOSED + ",.:")[n1], after, n1),
        "next_a": np.where(both, after, n1),
        "next_b": np.where(both, second_after, n2),
        "previous": previous,
        "previous_g": np.where(having(_CLOSED + "ag")[p1], before, p1),
        "previous_a": np.where(two_before, second_before, p2),
        "previous_b": previous,
        "that": np.minimum(that, 5),
        "that_near": that < _FAR,
        "quote": np.minimum(quote, 5),
        "quote_near": quote < 4,
        "closing": grid.last('"', cue - 1) >= np.maximum(start, cue - 4),
        "quoted": grid.count_inside(start, end) > 0,
        "rest": np.minimum(end - cue, 4),
        "opens": start == cue,
        "headline": headline,
        **_subject_columns(grid, cue),
        **_object_columns(grid, cue, end),
    }


def _distance(found: Ints, start: Ints, end: Ints) -> Ints:
    """How far behind *start* each token stands, `_FAR` when that is not before *end*."""
    return np.where(found < end, np.minimum(found - start, 4), _FAR)


def _subject_columns(grid: Grid, cue: Ints) -> Columns:
    """The phrase that ends right before the cue, auxiliaries and adverbs skipped."""
    end = np.maximum(grid.last_unskipped(cue - 1), cue - 7)
    place = grid.phrase_first.searchsorted(end, side="right") - 1
    found = (grid.phrase_first[place] <= end) & (end < grid.phrase_end[place])
    form = np.where(found, grid.phrase_form[place], 0)
    named = grid.phrase_named[place] & found
    nominal = (form == ord("n")) & ~named
    kind = subject_kinds(grid, place) * found
    last, first = grid.phrase_end[place] - 1, grid.phrase_first[place]
    head = np.where(named, ord("N"), grid.word[np.where(nominal, last, first) * found])
    return {
        "skipped": grid.run(end + 1, cue),
        "subject": kind,
        "subject_form": form,
        "subject_head": head,
        "subject_noun": np.where(nominal, kind, np.where(found & ~named, ord("?"), 0)),
    }


def subject_kinds(grid: Grid, place: Ints) -> Ints:
    """What sort of thing the phrases at *place* are: one letter each, "i" for "I" and "we"."""
    form, kind = grid.phrase_form[place], grid.phrase_kind[place]
    own = (grid.flags[np.maximum(grid.phrase_head[place], 0)] & words.FIRST_PERSON) > 0
    kind = np.where(kind == ord("M"), ord("P"), kind)
    return np.where(form == ord("n"), kind, np.where(own, ord("i"), form))


def _object_columns(grid: Grid, cue: Ints, end: Ints) -> Columns:
    """The first phrase behind the word in its sentence, and the tags up to it."""
    place = grid.phrase_first.searchsorted(cue, side="right")
    first = grid.phrase_first[place]
    found = first < end
    first = np.where(found, first, cue + 1)
    behind = np.where(found, grid.phrase_end[place], 0)
    gap = first - cue - 1
    whole = grid.run(cue + 1, first)
    outline = (grid.tags[cue + 1].astype(np.int64) << 8 | grid.tags[cue + 2]) + _OUTLINE
    return {
        "object": np.where(found, subject_kinds(grid, np.where(found, place, 0)), 0),
        "object_gap": np.where(gap < 4, whole, outline) * found,
        "object_after": np.where(behind < end, grid.tags[behind], 1) * found,
    }


# The tags that stand for few words each, which are looked at themselves.
_CLOSED = "itobdpwcx"
# The tokens around a cue whose tags are looked at, and those whose words are.
_AROUND = np.array([-3, -2, -1, 1, 2, 3])[:, None]
_NEAR = np.array([-2, -1, 1, 2])[:, None]
# Further than any distance that counts.
_FAR = 5
# What sets outlines of long gaps apart from short gaps.
_OUTLINE = 1 << 20

TEMPLATES = Templates(
    (
        "",  # how often candidates report at all
        "word",
        "lemma",  # the verb that the word is a form of
        "lemma n1",  # n1, n2, n3: the tags behind; p1, p2, p3: those before, the nearest first
        "lemma subject_form skipped",  # name or noun, pronoun, relative; auxiliaries in between
        "word next",  # the word behind, where it is of a closed class, else its tag
        "word previous",
        "p2 p1 tag n1 n2",
        "p1 tag n1",
        "tag n1 n2",
        "subject_form subject_head",  # the last word of the subject
        "subject_form skipped tag",
        "subject_form n1 tag",
        "that tag",  # how far behind "that" stands
        "lemma that_near",
        "quote closing",  # how far behind a quotation mark stands; whether one stands right before
        "lemma quote_near closing",
        "next",
        "next_a next_b",  # the two words behind
        "before",
        "rest tag",  # how near the end of the sentence is
        "suffix subject_form",
        "object_gap object tag",  # what the first phrase behind is, and the tags up to it
        "object lemma",
        "object_gap object lemma",
        "object_gap object object_after",
        "object_after object_gap lemma",
        "lemma n1 n2",
        "lemma previous_g",
        "previous_a previous_b",  # the two words before
        "lemma subject",  # what the subject is: a person, a body, a text
        "word skipped",
        "quoted tag subject_form",  # whether the sentence holds words in quotation marks
        "p3 p2 p1 tag",
        "tag n1 n2 n3",
        "opens tag",  # whether the word opens its sentence
        "subject_noun tag",
        "subject_noun lemma",
        "headline lemma",
        "headline",
    )
)
