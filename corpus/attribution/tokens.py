"""A line of text as tokens with their places, and its sentences."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from corpus.attribution import lexicon
from corpus.attribution.words import VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.words import Ints

    Spans = Sequence[tuple[int, int]]

# Most words are plain letters up to a space, so these are tried first, and then the commonest
# marks; only a capital can begin initials or an abbreviation, so others skip the long list.
# Stands behind every token.
NOWHERE = 1 << 40
_TOKEN = re.compile(
    r"[A-Za-z][a-z]*(?=[\s,])"
    r"|[,\"]|\.(?!\.)"
    r"|(?=[A-Z])(?:"
    r"(?:[A-Z]\.){2,}(?:-[a-z]+)*[A-Z]?(?![a-z])"
    r"|(?=[A-Z][a-z]*\.)(?:" + "|".join(lexicon.ABBREVIATIONS) + r")\.(?!\w)"
    r"|[A-Z]\.(?=\s)"
    r")"
    r"|[^\W\d_][^\W_]*(?:[-‐‑&][^\W_]+|['’](?!s\b)[^\W\d_]+)*"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|%)?(?:-[^\W\d_]+)*"
    r"|['’]s(?!\w)"
    r"|''|``|\.\.\.|--"
    r"|[^\w\s]|_"
)
# Of more pieces between white space than this none is kept for the next article, nor a longer one.
_MOST_KEPT = 50_000
_LONGEST_KEPT = 40
# What marks the piece that ends a line.
_END = "\n"
_PLACE = 8  # bytes


class _Pieces(dict[str, bytes]):
    """The tokens of what stands between white space, which most often has stood there before.

    They are places in the vocabulary, as bytes of an array, since nothing is joined sooner. No
    token holds white space, nor looks beyond it.
    """

    def __missing__(self, piece: str) -> bytes:
        # What follows white space differs from what ends a line: "J." is an initial here.
        tokens = _TOKEN.findall(piece.removesuffix(_END) if piece[-1] == _END else piece + " ")
        places = array("q", map(VOCABULARY.__getitem__, tokens)).tobytes()
        if len(piece) <= _LONGEST_KEPT:
            self[piece] = places
        return places


_PIECES = _Pieces()
# Which characters are white space, by their codes; none has a higher code than the last.
_SPACES = np.array([chr(code).isspace() for code in range(0x3002)])
_TERMINATORS = frozenset(".!?…")
# The tags of those: a dash and dots have one.
_MAY_END = re.compile("[.-]")
_QUOTES = frozenset("\"'”’»") | {"''"}
_CLOSERS = _QUOTES | frozenset(")]")
# What stands between a quotation and the next sentence, behind the name of whoever spoke.
_SAID = frozenset(
    "said says asked asks added adds continued continues demanded demands replied replies responded"
    " responds told tells wrote writes tweeted shouted yelled exclaimed wondered wonders declared"
    " explained explains joked quipped recalled recalls insisted warned noted concluded countered"
    " answered began interjected remarked".split()
)


@dataclass(slots=True)
class Line:
    """One line of an article: its tokens, their tags and its sentences.

    *words*, *lower*, *starts* and *ends* are parallel; starts and ends are offsets into the
    article's text. *places* are those of the words in the vocabulary of `words`, *letters* the tags
    as far as the words alone tell. *tags* has one letter a token once `tagging.tag` has run.
    *sentences* are half-open token ranges that cover the line; *title_case* is true of headlines.
    """

    start: int
    end: int
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    places: Ints
    letters: str = ""
    tags: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    title_case: bool = False

    def __len__(self) -> int:
        return len(self.words)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that holds *token*."""
        return self.sentences[bisect_right(self.sentences, (token, NOWHERE)) - 1]

    def token_at(self, offset: int) -> int:
        """The first token that ends after *offset*; the number of tokens when none does."""
        return bisect_right(self.ends, offset)


def read_lines(texts: Sequence[tuple[str, Spans]]) -> list[list[Line]]:
    """Tokenise the lines of several texts, each given with the sorted spans of its lines.

    The tags come later.
    """
    if len(_PIECES) > _MOST_KEPT or VOCABULARY.is_full():
        _PIECES.clear()
        VOCABULARY.clear()
    cut = [text[start:end] for text, spans in texts for start, end in spans]
    found = [_tokens(line) for line in cut]
    counts = [len(places) // _PLACE for places in found]
    places = np.frombuffer(b"".join(found), dtype=np.int64)
    words, lower, letters = VOCABULARY.read(places)
    first_at = [start for _, spans in texts for start, _ in spans]
    starts, ends = _place(cut, first_at, counts, VOCABULARY.lengths(places))
    lines = []
    done = 0
    of_lines = iter(counts)
    for _, spans in texts:
        own = []
        for start, end in spans:
            part = slice(done, done := done + next(of_lines))
            line = Line(
                start, end, words[part], lower[part], starts[part], ends[part], places[part]
            )
            line.letters = letters[part]
            line.sentences = _sentences(line)
            line.title_case = _is_title_case(line.words)
            own.append(line)
        lines.append(own)
    return lines


def read_line(text: str, start: int, end: int) -> Line:
    """Tokenise ``text[start:end]``, one line."""
    return read_lines([(text, [(start, end)])])[0][0]


def _tokens(line: str) -> bytes:
    """The tokens of a line, as places in the vocabulary."""
    pieces = line.split()
    if pieces and not line[-1].isspace():
        pieces[-1] += _END
    return b"".join(map(_PIECES.__getitem__, pieces))


def _place(
    lines: list[str], first_at: list[int], counts: list[int], lengths: Ints
) -> tuple[list[int], list[int]]:
    """Where each token starts and ends: every character but white space is in one of them.

    *first_at* are where the *lines* start, *counts* how many tokens each has, *lengths* those of
    the tokens.
    """
    codes = np.frombuffer("".join(lines).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    places = (~_SPACES.take(codes, mode="clip")).nonzero()[0]
    sizes = np.array([*map(len, lines)], dtype=np.int64)
    shifts = (np.array(first_at, dtype=np.int64) - (sizes.cumsum() - sizes)).repeat(counts)
    behind = lengths.cumsum()
    starts, ends = places[behind - lengths] + shifts, places[behind - 1] + 1 + shifts
    return starts.tolist(), ends.tolist()


def _sentences(line: Line) -> list[tuple[int, int]]:
    """Cut the line where a full stop, closing marks included, meets a capital or opening mark."""
    words, starts, ends = line.words, line.starts, line.ends
    count = len(words)
    cuts = [0]
    for match in _MAY_END.finditer(line.letters):
        k = match.start()
        if words[k] not in _TERMINATORS:
            continue
        after = k + 1
        while after < count and words[after] in _CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after >= count or (after == k + 1 and starts[after] == ends[k]):
            continue
        first = words[after][0]
        if first.isupper() and _names_speaker(words, k, after):
            continue
        if first.isupper() or (not first.islower() and words[k] != "…"):
            cuts.append(after)
    cuts.append(count)
    return [*pairwise(cuts)] if count else []


# No name, and nothing beside it between commas, has more words than these.
_LONGEST_NAME = 7
_LONGEST_BESIDE = 14


def _names_speaker(words: list[str], stop: int, first: int) -> bool:
    """Whether the sentence goes on behind the marks of a quotation, as in '"Why?" Ann Lee asked.'.

    A name and a verb of saying follow; behind a full stop, where a comma should stand, no more.
    """
    if words[first - 1] not in _QUOTES:
        return False
    k, count = first, len(words)
    while k < min(count, first + _LONGEST_NAME) and words[k][0].isupper():
        k += 1
    if k < count and words[k] == ",":
        beside = words[k + 1 : k + _LONGEST_BESIDE]
        k += beside.index(",") + 2 if "," in beside else 0
    if k >= count or words[k] not in _SAID:
        return False
    return words[stop] != "." or words[k + 1 : k + 2] == ["."]


# No headline is longer than this; in one, only words shorter than that stay small.
_LONGEST_TITLE = 40
_SMALL_IN_TITLE = 6


def _is_title_case(words: list[str]) -> bool:
    """Whether most words have a capital and none that is long goes without, as in a headline."""
    if len(words) > _LONGEST_TITLE:
        return False
    for word in words:
        if len(word) >= _SMALL_IN_TITLE and word[0].islower():
            return False
    long = [word[0] for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum([initial.isupper() for initial in long]) > 0.7 * len(long)
