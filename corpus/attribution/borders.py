"""Where a reported stretch may begin and end: punctuation, conjunctions, prepositions, other cues.

Each border has a name that says what makes it, from which the content model learns which of them
end a reported clause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.phrases import begins_clause

if TYPE_CHECKING:
    from corpus.attribution.document import Block

# Borders considered on each side; a sentence of the news seldom has more.
_MOST_RIGHT = 7
_MOST_LEFT = 3

# Tokens that may make a border by themselves, or by what stands before them.
_POSSIBLE = re.compile(r'[,;\-(bwigc]|(?<=["cbg]).')


Border = tuple[int, str]


def find_right(block: Block, start: int, end: int, cues: set[int]) -> list[Border]:
    """The tokens before which a stretch from *start* may end, in order, the last at *end*'s stop.

    *cues* are the line's other likely cues. Inside a quotation nothing ends.
    """
    tags, inside = block.line.tags, block.inside
    found: list[Border] = []
    for match in _POSSIBLE.finditer(tags, start + 1, end):
        k = match.start()
        if len(found) >= _MOST_RIGHT:
            break
        if inside[k - 1] and inside[k]:
            continue
        if inside[k - 1] and k > start + 1 and tags[k - 1] == '"':
            name = '"' + (tags[k] if tags[k] != "i" else block.line.lower[k])
        else:
            name = _right_name(block, k, cues)
        if name:
            found.append((k - 1 if name == "and+cue" else k, name))
    close = end
    while close > start and tags[close - 1] == ".":
        close -= 1
    found.append((close, "$"))
    return found


def before_main_clause(tags: str, ends: list[Border]) -> list[Border]:
    """Those of the *ends* that leave out the main clause: "When Lee said A, Bell objected".

    They are of a cue in the clause with which its sentence opens.
    """
    for count, (place, _) in enumerate(ends, start=1):
        if tags[place : place + 1] == "," and begins_clause(tags, place + 1, ends[-1][0]):
            return ends[:count]
    return ends


def _right_name(block: Block, k: int, cues: set[int]) -> str:
    """What border token *k* makes; empty for none."""
    line = block.line
    letter, before = line.tags[k], line.tags[k - 1]
    if letter in ",;-(":
        return _mark_name(block, k, cues)
    if k in cues and before in "cbg":
        return "and+cue"
    if letter in "bwi":
        return line.lower[k]
    if letter in "gc" and before in "nCm":
        return letter + (line.lower[k] if letter == "c" else "")
    return ""


def _mark_name(block: Block, k: int, cues: set[int]) -> str:
    """A punctuation mark with what follows it."""
    line = block.line
    mark = line.tags[k]
    if k + 1 >= len(line):
        return mark
    ahead = line.tags[k + 1]
    if k + 1 in cues:
        return f"{mark}cue{ahead}"
    if k + 2 in cues:
        return f"{mark}{ahead}cue"
    if k + 3 in cues:
        return f"{mark}{ahead}.cue"
    return f"{mark}{line.lower[k + 1]}" if ahead in "abcwip" else mark + ahead


def find_left(block: Block, start: int, end: int) -> list[Border]:
    """The tokens at which a stretch up to *end* may begin, the nearest first, the last *start*."""
    tags, inside = block.line.tags, block.inside
    found: list[Border] = []
    for k in range(end - 1, start, -1):
        letter = tags[k]
        if letter in ",;-:bct" and not (inside[k] and inside[k - 1]):
            found.append((k + 1, letter if letter != "b" else block.line.lower[k]))
            if len(found) == _MOST_LEFT:
                break
    found.append((start, "^"))
    return found
