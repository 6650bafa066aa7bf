"""Which phrase near a cue names the source.

The candidates are the phrases of the cue's sentence, nearest first, and nobody at all ("is
expected to"). What lies between phrase and cue tells most: nothing or auxiliaries (the subject),
an apposition between commas, a preposition before the phrase (somebody else).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.attribution import lexicon, reporting
from corpus.attribution.cues import lemma_of
from corpus.attribution.phrases import Phrase, head_kind

if TYPE_CHECKING:
    from corpus.attribution.document import Block

# No source stands further from its cue than this many phrases.
_REACH_LEFT = 10
_REACH_RIGHT = 4


def find_candidates(block: Block, cue: int) -> list[Phrase]:
    """The phrases of the cue's sentence outside quotation marks.

    Those before the cue come first, from the nearest on, then those after it.
    """
    a, b = block.line.sentence_of(cue)
    phrases, inside = block.phrases, block.inside
    middle = bisect_left(block.phrase_starts, cue)
    found: list[Phrase] = []
    for place in range(middle - 1, max(-1, middle - 1 - _REACH_LEFT), -1):
        phrase = phrases[place]
        if phrase.first < a:
            break
        if phrase.end > cue:
            if phrase.first >= cue:
                continue
            phrase = _before_cue(block, phrase, cue)
        if not inside[phrase.first]:
            found.append(phrase)
    for place in range(middle, min(len(phrases), middle + _REACH_RIGHT)):
        phrase = phrases[place]
        if phrase.first >= b:
            break
        if phrase.first > cue and not inside[phrase.first]:
            found.append(phrase)
    return found


def _before_cue(block: Block, phrase: Phrase, cue: int) -> Phrase:
    """What stands before a cue that was taken for a noun: "Lee" of "Lee's claim", "Lee claims"."""
    tags = block.line.tags
    end = cue - 1 if tags[cue - 1] == "s" and cue - 1 > phrase.first else cue
    if tags[end - 1] != "C":
        return Phrase(phrase.first, end, "nominal")
    start = end - 1
    while start > phrase.first and tags[start - 1] == "C":
        start -= 1
    return Phrase(phrase.first, end, "name", start, end)


@lru_cache(maxsize=65536)
def _between(gap: str) -> tuple[str, int, int, int, bool]:
    """What the tags between phrase and cue amount to; the same few gaps come again and again.

    Their outline, how many commas, verbs and clause openers there are (capped), and whether only
    auxiliaries and adverbs stand there.
    """
    shape = gap if len(gap) <= 5 else f"{gap[:2]}~{gap[-2:]}"
    verbs = len(gap) - len(gap.translate(_NO_VERBS))
    clauses = len(gap) - len(gap.translate(_NO_CLAUSES))
    return shape, min(gap.count(","), 3), min(verbs, 3), min(clauses, 2), not gap.strip("xa")


# Tags of which noun phrases and their coordinations are made.
_NOMINAL = frozenset("Cnmdseagc,")


def governor(tags: str, first: int, start: int) -> str:
    """The tag before the chain of coordinated phrases that ends at *first*, "^" for none."""
    k = first - 1
    if k < start or tags[k] not in "c,":
        return tags[k] if k >= start else "^"
    limit = max(start, first - 14)
    while k >= limit and tags[k] in _NOMINAL:
        k -= 1
    return tags[k] if k >= start else "^"


# What follows the subject of a clause: its verb, with adverbs or "last week" before it.
_FINITE = re.compile(r"(?:dn)?a*[xVvz]")
_NO_VERBS = str.maketrans("", "", "Vvzeg")
_NO_CLAUSES = str.maketrans("", "", "btwp")


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


def features(block: Block, cue: int, phrase: Phrase, rank: int) -> list[str]:
    """What tells whether *phrase*, the *rank*-th candidate, is the source of the cue."""
    line = block.line
    tags, low = line.tags, line.lower
    a, b = line.sentence_of(cue)
    left = phrase.end <= cue
    gap = tags[phrase.end : cue] if left else tags[cue + 1 : phrase.first]
    side = "L" if left else "R"
    kind = head_kind(block.line, phrase)
    lemma = lemma_of(low[cue])
    # "According to" ends in -ing and is no participle with a subject.
    form = "A" if lemma in reporting.PREPOSITION_CUES else tags[cue]
    before = tags[phrase.first - 1] if phrase.first > a else "^"
    word_before = low[phrase.first - 1] if phrase.first > a else "^"
    after = tags[phrase.end] if phrase.end < b else "$"
    shape, commas, verbs, clauses, near = _between(gap)
    next_tag = tags[cue + 1] if cue + 1 < b else "$"
    cue_before = tags[cue - 1] if cue > a else "^"
    opens = phrase.first == a
    phrase_form = phrase.form[0]
    chain = governor(tags, phrase.first, a)
    subject = is_subject(tags, phrase, a)
    return [
        f"{side}{min(rank, 5)}|{phrase_form}",
        f"{side}|{shape}|{kind}",
        f"{side}|{shape}|b={before}",
        f"{side}|near={near}|l={lemma}",
        f"{side}|k={kind}|l={lemma}",
        f"{side}|k={kind}",
        f"{side}|b={before}|a={after}",
        f"{side}|b={word_before if before in 'iotbwc' else before}|near={near}",
        f"{side}|c={commas}|v={verbs}|f={form}",
        f"{side}|f={form}|p={cue_before}|n={next_tag}|near={near}",
        f"{side}|open={opens}|f={form}|c={commas}",
        f"{side}|a={after}|near={near}|{kind}",
        (
            f"{side}|f={form}{cue_before}|verb={after in 'Vvzxea'}|prep={before in 'io'}"
            f"|r={min(rank, 4)}"
        ),
        f"{side}|chain={chain}|{kind}|near={near}",
        f"{side}|subject={subject}|c={commas}|s={clauses}|f={form}",
    ]


def nobody_features(block: Block, cue: int) -> list[str]:
    """What tells that the cue has no source in its sentence."""
    line = block.line
    tags, low = line.tags, line.lower
    a, b = line.sentence_of(cue)
    lemma = lemma_of(low[cue])
    previous = low[cue - 1] if cue > a else "^"
    passive = previous in lexicon.PASSIVE_AUXILIARIES
    next_word = low[cue + 1] if cue + 1 < b else "$"
    starts = block.phrase_starts
    candidates = bisect_right(starts, cue) > bisect_left(starts, a)
    return [
        "none",
        f"none|l={lemma}",
        f"none|w={low[cue]}",
        f"none|f={tags[cue]}|passive={passive}",
        f"none|l={lemma}|passive={passive}",
        f"none|p={tags[cue - 1] if cue > a else '^'}|f={tags[cue]}",
        f"none|p={previous}",
        f"none|n={next_word if tags[cue + 1 : cue + 2] in tuple('itob') else '-'}",
        f"none|some={candidates}",
    ]
