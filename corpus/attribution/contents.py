"""Which stretch of the text a cue reports.

A reported clause follows its cue ("said that ..."), comes before it ("..., she said") or lies on
both sides of it. The candidates end at the borders that punctuation, conjunctions and other cues
make; nothing reaches beyond the sentence, but for a quotation that runs over several. A new
feature is a row of `TEMPLATES`, and perhaps a column.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from corpus.attribution import borders, lexicon, words
from corpus.attribution.nonspeech import behind_time, is_title
from corpus.attribution.scoring import Columns, Templates
from corpus.attribution.words import number

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.grid import Grid, Ints
    from corpus.attribution.phrases import Phrase
    from corpus.attribution.words import Letters

_VERB = re.compile("[Vvzx]")
_CLAUSE = re.compile('[Vvzxgeptw"]')
_SAYING = frozenset(("say", "says", "said"))
# Words that may stand between a cue and the colon before what it reports.
_LEAD_IN = 14
_PUTTING = frozenset(("put", "puts", "putting"))
_WINDOW = 90
# "As Lee said, ..." brings in what is said; the clauses behind these end before the main one.
_SUBORDINATING = lexicon.SUBORDINATORS - {"as", "but", "so", "lest", "how", "why", "whether"}


# Half-open token ranges before and behind the cue; an empty one begins where it ends.
Content = tuple[tuple[int, int], tuple[int, int]]
# A content, its kind and the border that limits it.
Candidate = tuple[Content, str, str]


def _stretch(block: Block, a: int, b: int) -> tuple[int, int]:
    """The sentence a..b, widened over the quotation runs that cross its borders."""
    runs = block.quoted_tokens
    place = bisect_left(runs, (a, -1)) - 1
    if place >= 0 and a < runs[place][1]:
        a = runs[place][0]
    place = bisect_left(runs, (b, -1)) - 1
    if place >= 0 and b < runs[place][1]:
        b = runs[place][1]
    return a, b


def _cluster(cue: int, source: Phrase | None) -> tuple[int, int]:
    """The tokens from source to cue or cue to source."""
    if source is None:
        return cue, cue + 1
    first, end = source.first, source.end
    return first if first < cue else cue, end if end > cue else cue + 1


def _after(block: Block, cue: int, source: Phrase | None, end: int) -> int:
    """Where the reported clause begins behind the cue: past source, addressee and "that"."""
    tags, low = block.line.tags, block.line.lower
    k = cue + 1
    if source is not None and source.first > cue:
        k = max(k, source.end)
    while k < end and tags[k] in "a" and low[k] not in ("here", "there"):
        k += 1
    if low[k : k + 1] == ["it"] and low[cue] in _PUTTING:
        # "As Lee put it in a letter to the board, ..."
        comma = max(tags.find(",", k, min(end, k + _LEAD_IN)), tags.find(":", k, k + 2))
        return comma + 1 if comma >= 0 else k + 1
    colon = tags.find(':"', k, min(end, k + _LEAD_IN))
    if colon >= 0 and _VERB.search(tags, k, colon) is None:
        return colon + 1
    for ahead in range(k, min(end, k + 9)):
        letter = tags[ahead]
        if letter == "t" and (ahead == k or tags[ahead - 1] not in "Vvze"):
            return ahead + 1
        if letter == ":" or tags[ahead : ahead + 2] == "x:":
            return ahead + (letter == "x") + 1
        if letter == '"' and ahead + 1 < end and low[ahead + 1] != block.line.words[ahead + 1]:
            if _is_work(block, ahead):
                break
            return ahead
        if letter in "Vvzxbwp;" or (letter == "," and ahead > k):
            break
    while k < end and tags[k] in ",:io" and not (tags[k] == "i" and low[k] == "to"):
        k += 1
    return k


def _is_work(block: Block, opening: int) -> bool:
    """Whether the quotation is the title of a work: 'on the channel's "Night Talk"'."""
    line = block.line
    place = bisect_left(block.quoted_tokens, (opening, -1))
    if place == len(block.quoted_tokens) or line.tags[opening - 1] not in "snCi":
        return False
    first, end = block.quoted_tokens[place]
    return is_title([word for word in line.words[first:end] if word[0].isalnum()])


def find_candidates(
    block: Block, cue: int, source: Phrase | None, cues: set[int]
) -> list[Candidate]:
    """The stretches that the cue may report, each with its kind and the border that limits it.

    Kinds: "R" behind, "L" before, "B" both. *cues* are the line's other likely cues.
    """
    tags = block.line.tags
    first, end = block.line.sentence_of(cue)
    a, b = _stretch(block, max(first, cue - _WINDOW), min(end, cue + _WINDOW))
    low, high = _cluster(cue, source)
    none = (cue, cue)
    start = _after(block, cue, source, b)
    ends = borders.find_right(block, start, b, cues)
    if block.line.lower[first] in _SUBORDINATING and "," not in tags[first:cue] and low > first:
        ends = borders.before_main_clause(tags, ends)
    spoken = _is_spoken(block, a, low, high)
    # "A, Lee said on Monday" reports A; without a comma a time alone shows that none is.
    told = _behind_circumstances(block, cue, start, b) if tags[low - 1 : low] == "," else start
    found = [
        ((none, (start, stop)), "R", border)
        for stop, border in ends
        if stop > told and not (spoken and tags.find('"', start, stop) < 0)
    ]
    left_end = low
    while left_end > a and tags[left_end - 1] in ",-bc:":
        left_end -= 1
    if found and _is_predicated(block, cue, high):
        return found
    found += [
        (((begin, left_end), none), "L", border)
        for begin, border in borders.find_left(block, a, left_end)
        if begin < left_end
    ]
    close, _ = ends[-1]
    if a < left_end and tags[high : high + 1] in {",", "-", ":", ";"} and high + 1 < close:
        found.append((((a, left_end), (high + 1, close)), "B", "$"))
    return found


def _is_spoken(block: Block, first: int, low: int, high: int) -> bool:
    """Whether a whole quotation ends right before source and cue: '"The farm?" Lee asked Bell.'.

    What was said is said then.
    """
    tags = block.line.tags
    if low <= first + 3 or not block.inside[low - 1]:
        return False
    ended = tags[low - 2 : low] in {',"', '."', '-"'}
    return ended and "," not in tags[low:high] and tags[high : high + 1] not in {"t", ","}


def _behind_circumstances(block: Block, cue: int, start: int, end: int) -> int:
    """Where what only tells when it was told ends, or behind "said in" and "said at" also where."""
    line = block.line
    told = behind_time(line, start, end)
    if line.tags[start - 1] != "i" or line.lower[cue] not in _SAYING:
        return told
    clause = _CLAUSE.search(line.tags, start, end)
    return max(told, clause.start() if clause else end)


def _is_predicated(block: Block, cue: int, end: int) -> bool:
    """Whether "as" tells behind the agent what is said: "was described by Lee as a joke"."""
    low = block.line.lower
    return low[cue + 1 : cue + 2] == ["by"] and low[end : end + 1] == ["as"]


# ------------------------------------------------------------------------------ features
@dataclass(slots=True)
class Cluster:
    """A cue, the tokens from its source to it, and the side on which the source stands.

    *first* to *end* are tokens of *block*; *side* is 0 without a source, 1 before, 2 behind.
    """

    block: Block
    cue: int
    first: int
    end: int
    side: int


def cluster_of(block: Block, cue: int, source: Phrase | None) -> Cluster:
    """The cluster that a cue and its source make."""
    side = 0 if source is None else 1 if source.first < cue else 2
    return Cluster(block, cue, *_cluster(cue, source), side)


def columns(grid: Grid, rows: list[tuple[Cluster, list[Candidate]]]) -> Columns:
    """What is known of the candidates of several cues, one after another."""
    clusters: list[int] = []
    for cluster, _ in rows:
        clusters += (cluster.block.offset, cluster.cue, cluster.first, cluster.end, cluster.side)
    counts = [len(candidates) for _, candidates in rows]
    shared = np.array(clusters, dtype=np.int64).reshape(-1, 5).T
    shared[1:4] += shared[0]
    at, cue, low, high, side = np.repeat(shared, counts, axis=1)
    contents, kinds, names = zip(*chain.from_iterable(found for _, found in rows), strict=True)
    spans = [right if right[0] < right[1] else left for left, right in contents]
    first, end = np.array([*chain.from_iterable(spans)], dtype=np.int64).reshape(-1, 2).T + at
    kind = np.frombuffer("".join(kinds).encode("latin-1"), dtype=np.uint8)
    borders = np.array([*map(_BORDERS.__getitem__, names)], dtype=np.int64)
    start, stop = grid.sentences(cue)
    tags = grid.tags
    length = end - first
    quoted = grid.count_inside(first, end)
    behind = end + 1
    return {
        "kind": kind,
        "border": borders & _NAME,
        "border_mark": borders >> _NAME_BITS,
        "side": side,
        "lemma": grid.lemma[cue],
        "tag": tags[cue],
        "next": np.where(cue + 1 < stop, tags[cue + 1], 0),
        "before": np.where(low > start, tags[low - 1], 0),
        "after": np.where(high < stop, tags[high], 0),
        "size": _sizes(length),
        "opening": tags[first],
        "last": tags[end - 1],
        "quotes": (quoted > 0).astype(np.int64) + (quoted >= length - 1) * (quoted > 0),
        "verb": grid.counts(first, end)[4] > 0,
        "that": grid.word[first - 1] == _THAT,
        "clause": grid.begins_clause(first, end),
        "chain": grid.run(first, end, chain=True),
        "rest": _RESTS.searchsorted(stop - end, side="right"),
        "word_behind": np.where(grid.is_in(behind, "Vvzexabwpitg"), grid.word[behind], 0),
        "starts": low == start,
        **_edge_columns(grid, kind, first, end),
        **_mark_columns(grid, first, end),
        **_inner_columns(grid, first, end),
        **_outer_columns(grid, end, stop),
    }


class _Borders(dict[str, int]):
    """Numbers for what makes a border: its name's, and above it its mark's alone."""

    def __missing__(self, border: str) -> int:
        found = ord(border[0]) << _NAME_BITS | number(border)
        if len(self) < _MOST_BORDERS:
            self[border] = found
        return found


_BORDERS = _Borders()
_MOST_BORDERS = 10_000
_NAME_BITS = 32
_NAME = (1 << _NAME_BITS) - 1


def _sizes(length: Ints) -> Ints:
    """Lengths in few steps."""
    return np.where(length < 7, np.minimum(length, 6), 7 + np.minimum((length - 7) // 6, 4))


def _edge_columns(grid: Grid, kind: Letters, first: Ints, end: Ints) -> Columns:
    """The three tags behind a stretch that follows its cue, those before any other."""
    line, _ = grid.lines(first)
    right = kind == ord("R")
    at = np.where(right, end, np.maximum(line, first - 3))
    there = [right | (at + step < first) for step in range(3)]
    e1, e2, e3 = (grid.tags[at + step] * there[step] for step in range(3))
    return {"edge_1": e1, "edge_2": e2, "edge_3": e3}


def _mark_columns(grid: Grid, first: Ints, end: Ints) -> Columns:
    """How a stretch lies around the quotation marks in it, and how near the next one is."""
    opening, closing = grid.next('"', first), grid.last('"', end - 1)
    marked = opening < end
    tail = np.where(marked, end - closing, 0)
    return {
        "head": np.where(marked, _sizes(opening - first) + 1, 0),
        "tail": np.where(marked, _sizes(tail), 0),
        "tail_word": np.where(tail > 1, grid.word[closing + 1], marked),
    }


def _inner_columns(grid: Grid, first: Ints, end: Ints) -> Columns:
    """How a stretch begins, and of what it is made."""
    tags = grid.tags
    openers, commas, _, _, verbs, *_ = grid.counts(first, end)
    return {
        "open_2": np.where(first + 1 < end, tags[first + 1], 0),
        "open_3": np.where(first + 2 < end, tags[first + 2], 0),
        "commas": np.minimum(commas, 4),
        "clauses": np.minimum(openers, 3),
        "verbs": np.minimum(verbs, 4),
    }


def _outer_columns(grid: Grid, end: Ints, stop: Ints) -> Columns:
    """What goes on behind a stretch: its words, a time, a clause, how many verbs."""
    at = end + grid.is_in(end, ",;-(")
    time = np.zeros(len(end), dtype=np.bool_)
    for step in range(4):
        time |= ((grid.flags[np.minimum(at + step, stop)] & words.TIME) > 0) & (at + step < stop)
    joined = grid.is_in(end, "ioct")
    return {
        "word_1": np.where(end < stop, grid.word[end], 0),
        "last_word": np.where(joined, grid.word[end - 1], grid.tags[end - 1]),
        "time": time,
        "clause_behind": grid.begins_clause(at + grid.is_in(at, "cb"), stop),
        "verbs_behind": np.minimum(grid.counts(end, stop)[4], 3),
    }


_CLOSED = "itobdpwcxa"
_THAT = number("that")
# How many tokens of the sentence are left behind a stretch: the steps that are told apart.
_RESTS = np.array([2, 5, 12])

# Each row counts apart for stretches behind the cue, before it and on both sides.
TEMPLATES = Templates(
    [
        f"kind {row}"
        for row in (
            "",
            "tag side",  # the cue's tag; where the source stands
            "lemma before after",  # the tags around source and cue
            "side tag next",
            "border",  # what ends the stretch, or begins one before the cue
            "border lemma",
            "border that opening",  # "that" before it; its first tag
            "border last verb",
            "edge_1 edge_2 edge_3 clause",  # the tags outside; does it open with subject and verb
            "border word_behind",
            "chain edge_1 edge_2",
            "size",
            "rest verb that",
            "opening tag",
            "quotes side before after",
            "that",
            "starts tag",
            "starts after quotes",
            "tail head",  # how far behind its beginning the first mark stands
            "tail_word",
            "commas border_mark",
            "clauses verbs border_mark",
            "border verbs_behind",  # how many verbs the rest of the sentence has
            "clause_behind verbs_behind verbs",
            "word_1 time",  # whether a time is told behind it
            "word_1 lemma",
            "last_word word_1",
            "opening open_2 open_3 border_mark",
        )
    ]
)
