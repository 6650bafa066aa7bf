"""How what stands in quotation marks looks: spoken words, a title, a term.

A title is written with capitals, a term is short and follows an article, what somebody said opens
with a capital and ends with a comma or full stop. `acceptance` weighs these.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.attribution.nonspeech import is_title
from corpus.attribution.words import number

if TYPE_CHECKING:
    from corpus.attribution.document import Block

COLUMNS = ("written", "marked", "in_marks", "before_mark", "behind_mark", "last_in_mark", "cased")
_NOTHING = (0,) * len(COLUMNS)
# Of these classes the word itself tells, of others the tag.
_CLOSED = "iopabct"
# Words in marks are counted up to this number, then in two steps.
_FEW, _MANY = 4, 8


def describe(block: Block, spans: list[tuple[int, int]]) -> tuple[int, ...]:
    """What `COLUMNS` names, of the quotations in *spans*; nothing but 0 without any.

    *spans* are token ranges of *block*, none empty.
    """
    if not block.quoted_tokens:
        return _NOTHING
    runs = [run for first, end in spans for run in _runs(block, first, end)]
    if not runs:
        return _NOTHING
    line = block.line
    tags = line.tags
    words = [[word for word in line.words[a:b] if word[0].isalnum()] for a, b in runs]
    size = sum(end - first for first, end in spans)
    inside = sum(b - a for a, b in runs)
    count = sum(map(len, words))
    first, end = runs[0][0], runs[-1][1]
    opening = line.words[first + 1] if first + 1 < len(tags) else ""
    return (
        _written(words),
        1 + 4 * inside // size,
        min(count, _FEW) if count <= _FEW else _FEW + 1 + (count > _MANY),
        number(_before(block, first)),
        ord(tags[end]) if end < len(tags) else 1,
        ord(tags[end - 2]),
        1 + opening[:1].isupper() if opening else 0,
    )


def _runs(block: Block, first: int, end: int) -> list[tuple[int, int]]:
    """The parts of the span that stand in marks, as token ranges."""
    place = max(0, bisect_left(block.quoted_tokens, (first, -1)) - 1)
    # No slice of the rest: a line may hold many thousands of quotations.
    behind = (block.quoted_tokens[k] for k in range(place, len(block.quoted_tokens)))
    near = takewhile(lambda run: run[0] < end, behind)
    return [(max(a, first), min(b, end)) for a, b in near if b > first]


def _written(words: list[list[str]]) -> int:
    """4 when all are titles of several words, 3 of one word, 2 when some are, 1 when none is."""
    titles = [is_title(some) for some in words]
    if not all(titles):
        return 1 + any(titles)
    return 3 + (max(map(len, words)) > 1)


def _before(block: Block, first: int) -> str:
    """The word before a mark; behind an article or noun also what stands before that."""
    line = block.line
    if not first:
        return "^"
    if first == 1 or line.tags[first - 1] not in "dn":
        return line.lower[first - 1]
    tag = line.tags[first - 2]
    return line.tags[first - 1] + (line.lower[first - 2] if tag in _CLOSED else tag)
