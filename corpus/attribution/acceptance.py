"""Whether an act of reporting, once its source and content are known, is one at all.

The cue is judged before anything is known of what it reports; here everything is on the table: how
sure each of the three choices was, what the source is, and the shape of the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import cues
from corpus.attribution.phrases import begins_clause, head_kind

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.phrases import Phrase


def _bucket(value: float, step: float, low: int, high: int) -> int:
    return max(low, min(high, int(value // step)))


def features(
    block: Block,
    cue: int,
    source: Phrase | None,
    spans: list[tuple[int, int]],
    *,
    shape: tuple[str, str],
    scores: tuple[float, float, float],
) -> list[str]:
    """What tells whether the act stands.

    *shape* is the content's kind and border; *scores* are the cue's log odds, the source's lead
    over nobody and the content's probability among its rivals.
    """
    line = block.line
    tags, low = line.tags, line.lower
    kind, border = shape
    lemma = cues.lemma_of(low[cue])
    form = tags[cue]
    sure = _bucket(scores[0], 0.5, -5, 10)
    lead = _bucket(scores[1], 1.0, -1, 6)
    share = _bucket(scores[2], 0.1, 0, 9)
    who = "-" if source is None else head_kind(block.line, source)
    who_form = "-" if source is None else source.form[0]
    first, end = spans[-1]
    size = sum(b - a for a, b in spans)
    length = min(size, 5) if size < 6 else 6 + min((size - 6) // 8, 4)
    clause = begins_clause(tags, first, end)
    quoted = any(1 in block.inside[a:b] for a, b in spans)
    that = low[first - 1] == "that" if first else False
    opening = tags[first]
    word = low[first] if opening in "itobdpwcxa" else opening
    return [
        "b",
        f"sure={sure}",
        f"sure={sure}|q={quoted}",
        f"sure={sure}|share={share}",
        f"sure={sure}|kind={kind}",
        f"sure={sure}|f={form}",
        f"sure={sure}|who={who_form}",
        f"share={share}|kind={kind}",
        f"share={share}|q={quoted}",
        f"lead={lead}|who={who_form}",
        f"who={who}|l={lemma}",
        f"who={who}|f={form}",
        f"len={length}|kind={kind}",
        f"len={length}|clause={clause}|q={quoted}",
        f"len={length}|l={lemma}",
        f"clause={clause}|that={that}|kind={kind}",
        f"clause={clause}|l={lemma}",
        f"open={word}|f={form}",
        f"open={opening}|l={lemma}",
        f"edge={border}|kind={kind}",
        f"edge={border}|clause={clause}",
        f"l={lemma}",
        f"l={lemma}|kind={kind}|q={quoted}",
        f"headline={block.kind == 'headline'}|kind={kind}",
    ]
