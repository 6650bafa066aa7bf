"""Which stretch of the text a cue reports.

A reported clause follows its cue ("said that ..."), comes before it ("..., she said") or lies on
both sides of it. The candidates end at the borders that punctuation, conjunctions and other cues
make; nothing reaches beyond the sentence, but for a quotation that runs over several.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution import borders
from corpus.attribution.cues import lemma_of
from corpus.attribution.phrases import begins_clause

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.phrases import Phrase

_VERB = re.compile("[Vvzx]")
# Words that may stand between a cue and the colon before what it reports.
_LEAD_IN = 14
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class Content:
    """Half-open token ranges before and after the cue; an empty one has first == end."""

    left: tuple[int, int]
    right: tuple[int, int]


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
    return min(cue, source.first), max(cue + 1, source.end)


def _after(block: Block, cue: int, source: Phrase | None, end: int) -> int:
    """Where the reported clause begins behind the cue: past source, addressee and "that"."""
    tags, low = block.line.tags, block.line.lower
    k = cue + 1
    if source is not None and source.first > cue:
        k = max(k, source.end)
    while k < end and tags[k] in "a" and low[k] not in ("here", "there"):
        k += 1
    colon = tags.find(':"', k, min(end, k + _LEAD_IN))
    if colon >= 0 and _VERB.search(tags, k, colon) is None:
        return colon + 1
    for ahead in range(k, min(end, k + 9)):
        letter = tags[ahead]
        if letter == "t" and (ahead == k or tags[ahead - 1] not in "Vvze"):
            return ahead + 1
        if letter == ":":
            return ahead + 1
        if letter == '"' and ahead + 1 < end and low[ahead + 1] != block.line.words[ahead + 1]:
            return ahead
        if letter in "Vvzxbwp;" or (letter == "," and ahead > k):
            break
    while k < end and tags[k] in ",:io" and not (tags[k] == "i" and low[k] == "to"):
        k += 1
    return k


def find_candidates(
    block: Block, cue: int, source: Phrase | None, cues: set[int]
) -> list[tuple[Content, str, str]]:
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
    spoken = _is_spoken(block, a, low, high)
    found = [
        (Content(none, (start, stop)), "R", border)
        for stop, border in ends
        if stop > start and not (spoken and tags.find('"', start, stop) < 0)
    ]
    left_end = low
    while left_end > a and tags[left_end - 1] in ",-bc:":
        left_end -= 1
    found += [
        (Content((begin, left_end), none), "L", border)
        for begin, border in borders.find_left(block, a, left_end)
        if begin < left_end
    ]
    close, _ = ends[-1]
    if a < left_end and tags[high : high + 1] in {",", "-", ":", ";"} and high + 1 < close:
        found.append((Content((a, left_end), (high + 1, close)), "B", "$"))
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


def features(
    block: Block, cue: int, source: Phrase | None, candidate: tuple[Content, str, str]
) -> list[str]:
    """What tells whether the candidate is what the cue reports."""
    content, kind, border = candidate
    line = block.line
    tags, low = line.tags, line.lower
    a, b = line.sentence_of(cue)
    lemma = lemma_of(low[cue])
    form = tags[cue]
    side = "-" if source is None else "L" if source.first < cue else "R"
    lo, hi = _cluster(cue, source)
    before = tags[lo - 1] if lo > a else "^"
    after = tags[hi] if hi < b else "$"
    next_tag = tags[cue + 1] if cue + 1 < b else "$"
    start, end = content.right if content.right[0] < content.right[1] else content.left
    length = end - start
    size = min(length, 6) if length < 7 else 7 + min((length - 7) // 6, 4)
    opening = tags[start] if start < len(tags) else "$"
    quoted = block.inside.count(1, start, end)
    quotes = "no" if not quoted else "all" if quoted >= length - 1 else "part"
    verb = _VERB.search(tags, start, end) is not None
    that = low[start - 1] == "that" if start else False
    follows = tags[cue + 1 : cue + 2] == "t" or tags[cue + 1 : cue + 3] == "nt"
    anyquote = block.inside.find(1, a, b) >= 0
    edge2 = tags[end : end + 3] if kind == "R" else tags[max(0, start - 3) : start]
    word2 = low[end + 1] if end + 1 < len(low) and tags[end + 1] in "Vvzexabwpitg" else "-"
    clause = begins_clause(tags, start, end)
    chain = "".join(letter for letter in tags[start:end] if letter in "xVvzegtwbc,")[:6]
    rest = b - end
    left_over = 0 if rest <= 1 else 1 if rest < 5 else 2 if rest < 12 else 3
    return [
        kind,
        f"{kind}|f={form}|s={side}",
        f"{kind}|l={lemma}|b={before}|a={after}",
        f"{kind}|s={side}|f={form}|n={next_tag}",
        f"{kind}|edge={border}",
        f"{kind}|edge={border}|l={lemma}",
        f"{kind}|edge={border}|verb={verb}",
        f"{kind}|edge={border}|that={that}|o={opening}",
        f"{kind}|edge={border}|last={tags[end - 1] if end else '-'}|verb={verb}",
        f"{kind}|size={size}|edge={border[:1]}",
        f"{kind}|edge2={edge2}|clause={clause}",
        f"{kind}|edge={border}|w={word2}",
        f"{kind}|chain={chain}|e={border[:1]}",
        f"{kind}|chain={chain}|edge2={edge2[:2]}",
        f"{kind}|size={size}",
        f"{kind}|rest={left_over}|l={lemma}",
        f"{kind}|rest={left_over}|verb={verb}|that={that}",
        f"{kind}|o={opening}|f={form}",
        f"{kind}|verb={verb}|that={that}",
        f"{kind}|q={quotes}|any={anyquote}",
        f"{kind}|q={quotes}|s={side}|b={before}|a={after}",
        f"{kind}|that={that}",
        f"{kind}|follows={follows}|f={form}",
        f"{kind}|end={hi >= b - 1}|b={before}",
        f"{kind}|start={lo == a}|f={form}",
        f"{kind}|start={lo == a}|a={after}|q={quotes}",
    ]
