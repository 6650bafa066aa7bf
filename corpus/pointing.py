"""The sentence of a passage that answers a question best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Span
from corpus.text import sentences, terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import Passage

# A sentence in which whoever is asked about speaks goes before one with this much less of the
# question, as a share of the whole.
SPOKEN = 0.25


def best_sentence(
    passage: Passage, weights: Mapping[str, float], spoken: tuple[Span, ...] = ()
) -> Span | None:
    """The sentence of *passage* with most of what is asked, in the article's text.

    *weights* are the terms asked for, each with how telling it is; *spoken* are the stretches in
    which whoever is asked about speaks. Of equal ones the first; ``None`` when none has any term
    and nobody speaks.
    """
    text, offset = passage.text, passage.paragraph.start
    whole = sum(weights.values()) or 1.0
    best, most = None, 0.0
    for span in sentences(text):
        found = {term for term in terms(span.cut(text)) if term in weights}
        place = Span(span.start + offset, span.end + offset)
        said = any(s.start < place.end and s.end > place.start for s in spoken)
        score = sum(weights[term] for term in found) / whole + SPOKEN * said
        if score > most:
            best, most = place, score
    return best
