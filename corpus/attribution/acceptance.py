"""Whether an act of reporting, once its source and content are known, is one at all.

The cue is judged before anything is known of what it reports; here everything is on the table: how
sure each of the three choices was, what the source is, and the shape of the content. A new feature
is a row of `TEMPLATES`, and perhaps a column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.attribution import marks
from corpus.attribution.grid import head_of
from corpus.attribution.scoring import Columns, Scores, Templates
from corpus.attribution.words import number

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.grid import Grid, Ints
    from corpus.attribution.phrases import Phrase


@dataclass(slots=True)
class Act:
    """What the choices made of one cue: a source, and the *spans* of the content.

    *kind* and *border* are the content's; *sure* is the cue's log odds, *lead* the source's over
    nobody, *share* the content's probability among its rivals.
    """

    block: Block
    cue: int
    sure: float
    source: Phrase | None
    lead: float
    spans: list[tuple[int, int]]
    kind: str
    border: str
    share: float


def columns(grid: Grid, acts: list[Act]) -> Columns:
    """What is known of each act."""
    at = np.array([act.block.offset for act in acts])
    cue = at + np.array([act.cue for act in acts])
    first, end = at + np.array([act.spans[-1] for act in acts]).T
    head = np.array([act.spans[0] for act in acts]).T + at
    two = head[0] != first
    size = end - first + np.where(two, head[1] - head[0], 0)
    quoted = grid.count_inside(first, end) + grid.count_inside(*head) > 0
    opening = grid.tags[first]
    closed = grid.is_in(first, "itobdpwcxa")
    _, headline = grid.lines(cue)
    scores = np.array([(act.sure, act.lead, act.share) for act in acts]).T
    return {
        "kind": np.array([ord(act.kind) for act in acts]),
        "border": np.array([number(act.border) for act in acts]),
        "sure": _steps(scores[0], 0.5, -5, 10),
        "lead": _steps(scores[1], 1.0, -1, 6),
        "share": _steps(scores[2], 0.1, 0, 9),
        "lemma": grid.lemma[cue],
        "tag": grid.tags[cue],
        "length": np.where(size < 6, np.minimum(size, 5), 6 + np.minimum((size - 6) // 8, 4)),
        "clause": grid.begins_clause(first, end),
        "quoted": quoted,
        "that": grid.word[first - 1] == _THAT,
        "opening": opening,
        "opening_word": np.where(closed, grid.word[first], opening),
        "headline": headline,
        **_source_columns(grid, acts),
        **_mark_columns(acts),
    }


def _steps(values: Scores, step: float, low: int, high: int) -> Ints:
    """Which step each value reaches, from 0 on; all below *low* are one, and all above *high*."""
    return np.clip(np.floor_divide(values, step), low, high).astype(np.int64) - low


def _source_columns(grid: Grid, acts: list[Act]) -> Columns:
    """What each source is, and by which form it is named; 0 for nobody."""
    named = np.array([act.source is not None and act.source.form == "name" for act in acts])
    forms = np.array([0 if act.source is None else ord(act.source.form[0]) for act in acts])
    heads = np.array(
        [0 if act.source is None else act.block.offset + head_of(act.source) for act in acts]
    )
    return {"who": grid.kinds(forms, named, heads) * (forms > 0), "who_form": forms}


def _mark_columns(acts: list[Act]) -> Columns:
    """What `marks` tells of each content."""
    rows = np.array([marks.describe(act.block, act.spans) for act in acts], dtype=np.int64)
    return dict(zip(marks.COLUMNS, rows.T, strict=True))


_THAT = number("that")

TEMPLATES = Templates(
    (
        "",
        "sure",  # the cue's log odds, in steps
        "sure quoted",  # whether any of the content stands in quotation marks
        "sure share",  # the content's probability among its rivals, in steps
        "sure lead",
        "sure kind",  # where the content lies: behind the cue, before it or both
        "sure tag",  # the cue's tag
        "sure who_form",
        "share kind",
        "share quoted",
        "lead who_form",  # by how much the source leads nobody, in steps
        "who lemma",  # what the source is about; the cue's verb
        "who tag",
        "length kind",
        "length clause quoted",  # whether the content opens with a subject and its verb
        "length lemma",
        "clause that kind",  # whether "that" stands before the content
        "clause lemma",
        "opening_word tag",  # the content's first word, where it is of a closed class, else its tag
        "opening lemma",
        "border kind",  # what ends the content
        "border clause",
        "lemma",
        "lemma kind quoted",
        "headline kind",
        "written",  # whether what stands in marks is written as a title
        "written kind",
        "written marked",  # how much of the content stands in marks
        "written in_marks cased",  # how many words do; whether they open with a capital
        "written lemma",
        "written before_mark",  # the word before the first mark
        "marked in_marks",
        "marked in_marks last_in_mark",  # the tag before the last mark
        "marked cased kind",
        "marked lemma",
        "before_mark marked",
        "before_mark in_marks",
        "behind_mark last_in_mark cased",  # the tag behind the last mark
        "sure written",
        "sure marked",
        "share written",
        "share in_marks",
        "who_form written",
    )
)
