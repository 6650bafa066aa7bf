"""The tokens and phrases of an article in arrays, where features of many candidates are read off.

The lines stand one after another with empty places in between, so that the neighbours of a line's
first and last token are nothing rather than another line's.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.attribution import words
from corpus.attribution.phrase_table import PhraseTable
from corpus.attribution.words import VOCABULARY

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.phrases import Phrase

Ints = NDArray[np.int64]
Places = NDArray[np.int32]
Truths = NDArray[np.bool_]

# All tags; "\0" stands in the empty places.
LETTERS = "Cnpdoitwcbxagemsvz" + "V,.:;-()\"'*"
_SUBJECT_ENDS = 'Cnmp"w)'
NO_ADVERB = LETTERS.replace("a", "") + "\0"
# Tags of which noun phrases and their coordinations are made, and all others.
NOMINAL = "Cnmdseagc,"
NOT_NOMINAL = "".join(letter for letter in LETTERS if letter not in NOMINAL) + "\0"
# What ends a run of the tags that may open a subject.
_NOT_IN_SUBJECT = "".join(x for x in LETTERS if x not in "dmCnaseo'i\",(") + "\0"
# The sets of tags that are counted: what opens clauses, commas, what is skipped between a subject
# and its verb, verbs of any form, finite verbs, and the chain that a clause's outline is made of.
COUNTED = ("btwp", ",", "xa", "Vvzeg", "Vvzx", "xVvzegtwbc,")
# Those of which the last or the next is looked for.
_LAST = ('"', NOT_NOMINAL, NO_ADVERB)
_NEXT = ('"', "t", NO_ADVERB, _NOT_IN_SUBJECT)

# Empty places before, between and behind the lines: as far as features look past a line's end.
PAD = 4
# Phrases that no token reaches, before the first and behind the last.
PHRASES_BEFORE, PHRASES_BEHIND = 10, 4
_NOWHERE = 1 << 30
# What features call the forms of phrases: nominals and names alike, pronouns, relatives.
_FORMS = np.array([ord(letter) for letter in "nnpr"])
# Bits of the numbers that stand for runs of tags; odd, so that it can be divided by.
_BASE = 0x9E3779B97F4A7C15
_MIXING = np.uint64(0xD6E8FEB86659FD93)


@cache
def having(letters: str) -> Truths:
    """For each tag, by its code, whether it is one of *letters*."""
    table = np.zeros(256, dtype=np.bool_)
    table[[ord(letter) for letter in letters]] = True
    return table


@cache
def _rows(sets: tuple[str, ...]) -> Truths:
    """A row of `having` for each of *sets*."""
    return np.array([having(letters) for letters in sets])


@cache
def _powers(size: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The powers of the base and of its inverse, modulo 2^64."""
    inverse = pow(_BASE, -1, 1 << 64)
    up = np.full(size, _BASE, dtype=np.uint64)
    down = np.full(size, inverse, dtype=np.uint64)
    up[0] = down[0] = 1
    return np.multiply.accumulate(up), np.multiply.accumulate(down)


def _sums(tags: NDArray[np.uint8]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """What the numbers of runs of *tags* are made from; see `Grid.run`."""
    size = 1 << max(12, len(tags).bit_length())
    up, down = _powers.__wrapped__(size) if size > 1 << 16 else _powers(size)
    sums = np.zeros(len(tags) + 1, dtype=np.uint64)
    np.cumsum(tags * up[: len(tags)], out=sums[1:])
    return sums, down[: len(tags) + 1]


class Grid:
    """All tokens of an article, by position; a line's begin at its block's `offset`.

    *tags* are codes of letters, 0 in the empty places; *word*, *lemma*, *suffix* are numbers of
    `words`, *head* the letter of what a phrase ending there is about. Phrases are sorted; before
    the first and behind the last stand some that are nowhere.
    """

    def __init__(self, blocks: list[Block]) -> None:
        gap = "\0" * PAD
        text = gap + "".join([block.line.tags + gap for block in blocks])
        self.tags = np.frombuffer(text.encode("latin-1"), dtype=np.uint8)
        self._read_words(blocks)
        inside = b"".join([bytes(block.inside) + b"\0" * PAD for block in blocks])
        self.inside = np.frombuffer(b"\0" * PAD + inside, dtype=np.uint8)
        self._inside_before = _running(self.inside)
        self._read_sentences(blocks)
        self._read_phrases(blocks)
        self._before = self._count_all()
        places = np.arange(len(self.tags), dtype=np.int32)
        sought = np.where(_rows(_LAST).take(self.tags, axis=1), places, np.int32(-1))
        self._last = dict(zip(_LAST, np.maximum.accumulate(sought, axis=1), strict=True))
        sought = np.where(_rows(_NEXT).take(self.tags, axis=1), places, np.int32(_NOWHERE))
        sought = np.minimum.accumulate(sought[:, ::-1], axis=1)[:, ::-1]
        self._next = dict(zip(_NEXT, sought, strict=True))
        self._runs: dict[bool, tuple[NDArray[np.uint64], NDArray[np.uint64]]] = {}

    def _count_all(self) -> Places:
        """How many tags of each of the sets that are counted stand before each place."""
        counts = np.zeros((len(COUNTED), len(self.tags) + 1), dtype=np.int32)
        np.cumsum(_rows(COUNTED).take(self.tags, axis=1), axis=1, out=counts[:, 1:])
        return counts

    def _read_words(self, blocks: list[Block]) -> None:
        gap = np.zeros(PAD, dtype=np.int64)
        parts = [gap]
        for block in blocks:
            parts += (block.line.places, gap)
        places = np.concatenate(parts)
        self.word, self.lemma, self.suffix, self.head, self.flags = VOCABULARY.numbers(places)

    def _read_sentences(self, blocks: list[Block]) -> None:
        spans = [
            (block.offset + a, block.offset + b)
            for block in blocks
            for a, b in block.line.sentences
        ]
        self._sentences = np.array(spans or [(0, 0)], dtype=np.int64).T
        self._lines = np.array([block.offset for block in blocks] or [0], dtype=np.int64)
        self._headlines = np.array([block.kind == "headline" for block in blocks] or [False])

    def _read_phrases(self, blocks: list[Block]) -> None:
        table = PhraseTable(self.tags, self.flags, blocks)
        self.phrases = table.phrases
        name_end = table.name_end
        self.phrase_first = _between(table.first, -1, _NOWHERE)
        self.phrase_end = _between(table.end, -1, _NOWHERE)
        self.phrase_head = _between(np.where(name_end > 0, name_end, table.end) - 1, 0, 0)
        self.phrase_named = _between(name_end, 0, 0) > 0
        self.phrase_form = _between(_FORMS[table.form], 0, 0)
        self.phrase_kind = self.kinds(self.phrase_form, self.phrase_named, self.phrase_head)

    # ------------------------------------------------------------ tokens
    def sentences(self, at: Ints) -> tuple[Ints, Ints]:
        """Where the sentence of each token begins and ends."""
        place = self._sentences[0].searchsorted(at, side="right") - 1
        return self._sentences[0][place], self._sentences[1][place]

    def lines(self, at: Ints) -> tuple[Ints, Truths]:
        """Where the line of each token begins, and whether it is the headline."""
        place = self._lines.searchsorted(at, side="right") - 1
        return self._lines[place], self._headlines[place]

    def is_in(self, at: Ints, letters: str) -> Truths:
        """Whether the tag of each token is one of *letters*."""
        return having(letters)[self.tags[at]]

    def counts(self, first: Ints, end: Ints) -> Places:
        """How many tags of each run are among the letters of each set of `COUNTED`, row by row."""
        found: Places = self._before.take(end, axis=1)
        found -= self._before.take(first, axis=1)
        return np.maximum(found, 0, out=found)

    def _count_chain(self, end: Ints) -> Ints:
        """How many tags before each place belong to the chain, the last of the counted sets."""
        found: Ints = self._before[-1][end]
        return found

    def count_inside(self, first: Ints, end: Ints) -> Ints:
        """How many tokens of each run stand in quotation marks."""
        return _counts(self._inside_before, first, end)

    def last(self, letters: str, at: Ints) -> Ints:
        """The last token up to *at* whose tag is one of *letters*, of `_LAST`; -1 for none."""
        found: Ints = self._last[letters][at]
        return found

    def last_unskipped(self, at: Ints) -> Ints:
        """The last token up to *at* that is no auxiliary, adverb or "to"."""
        found = self._last.get("unskipped")
        if found is None:
            skipped = having("xa")[self.tags] | ((self.flags & words.TO) > 0)
            places = np.where(skipped, -1, np.arange(len(self.tags)))
            found = self._last["unskipped"] = np.maximum.accumulate(places)
        return found[at]

    def next(self, letters: str, at: Ints) -> Ints:
        """The first token from *at* on with a tag of *letters*, of `_NEXT`; far beyond for none."""
        found: Ints = self._next[letters][at]
        return found

    def run(self, first: Ints, end: Ints, *, chain: bool = False) -> Ints:
        """A number of 32 bits for the tags of each run, 0 for an empty one.

        With *chain*, for the first six of those that belong to the chain of verbs and commas.
        """
        if chain not in self._runs:
            tags = self.tags[having(COUNTED[-1])[self.tags]] if chain else self.tags
            self._runs[chain] = _sums(tags)
        sums, down = self._runs[chain]
        if chain:
            first, last = self._count_chain(first), self._count_chain(end)
            end = np.minimum(last, first + 6)
        end = np.maximum(first, end)
        # Polynomials in the base, shifted down to begin at its power 0 (Karp & Rabin 1987).
        value = (sums[end] - sums[first]) * down[first] * _MIXING
        return (value >> np.uint64(32)).view(np.int64)

    # ------------------------------------------------------------ phrases
    def kinds(self, forms: Ints, named: Truths, heads: Ints) -> Ints:
        """What phrases are about, as `phrases.head_kind` has it: a letter, or a pronoun's word."""
        body = (self.flags[heads] & words.ORGANISATION) > 0
        kinds = np.where(named, np.where(body, ord("B"), ord("N")), self.head[heads])
        return np.where(forms == ord("n"), kinds, self.word[heads])

    def begins_clause(self, first: Ints, end: Ints) -> Truths:
        """Whether each stretch opens with a subject and its verb, as `phrases.begins_clause`."""
        if "clause" not in self._next:
            self._find_clauses()
        verb_at, subject_of = self._next["clause"], self._last["subject"]
        verb = verb_at[np.minimum(first + 1, len(verb_at) - 1)]
        subject = subject_of[verb]
        again = subject < first
        verb = np.where(again, verb_at[np.minimum(verb + 1, len(verb_at) - 1)], verb)
        subject = subject_of[verb]
        marked = (self.tags[subject] == ord('"')) & self.is_in(subject - 1, _SUBJECT_ENDS)
        stop = self.next(_NOT_IN_SUBJECT, first)
        opens: Truths = (verb < end) & (subject >= first) & (subject - marked <= stop)
        return opens

    def _find_clauses(self) -> None:
        """For each token the next verb behind the end of a subject, and for a verb that end."""
        size = len(self.tags)
        places = np.arange(size)
        subject = self.last(NO_ADVERB, np.maximum(places - 1, 0))
        ends = having(_SUBJECT_ENDS)[self.tags[np.maximum(subject, 0)]] & having("xVvze")[self.tags]
        verbs = np.where(ends, places, size - 1)
        self._next["clause"] = np.minimum.accumulate(verbs[::-1])[::-1]
        self._last["subject"] = subject


def head_of(phrase: Phrase) -> int:
    """The token that says what the phrase is about: its last, of its name where it has one."""
    return (phrase.name_end if phrase.form == "name" else phrase.end) - 1


def _between(values: Ints, before: int, behind: int) -> Ints:
    """*values* with those of the phrases that are nowhere around them."""
    found = np.empty(len(values) + PHRASES_BEFORE + PHRASES_BEHIND, dtype=np.int64)
    found[:PHRASES_BEFORE] = before
    found[PHRASES_BEFORE : PHRASES_BEFORE + len(values)] = values
    found[PHRASES_BEFORE + len(values) :] = behind
    return found


def _running(values: NDArray[np.bool_] | NDArray[np.uint8]) -> Ints:
    """How many there are before each place, one place more than *values*."""
    found = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=found[1:])
    return found


def _counts(before: Ints, first: Ints, end: Ints) -> Ints:
    """How many stand in each run, 0 in one that ends before it begins."""
    counts: Ints = np.maximum(before[end] - before[first], 0)
    return counts
