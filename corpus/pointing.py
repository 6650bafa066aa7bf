"""The sentence of a passage that answers a question best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus.lexicon import SENTENCE
from corpus.model import Span
from corpus.text import HYPHENS, sentences, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.model import Passage
    from corpus.streams import Streams

# A sentence in which whoever is asked about speaks goes before one with this much less of the
# question, as a share of the whole.
SPOKEN = 0.25
BETWEEN = -1  # stands between two sentences


class Wanted(NamedTuple):
    """A term that is asked for, and the share of the whole question that it is."""

    term: str
    share: float


def best_sentence(
    passage: Passage,
    read: Iterable[int],
    wanted: Mapping[int, Wanted],
    spoken: Sequence[Span] = (),
) -> Span | None:
    """The sentence of *passage* with most of what is asked, in the article's text.

    *read* are the numbers of its terms in order, as `terms_read` gives them, and *wanted* those
    asked for that it is found by; *spoken* are the stretches in which whoever is asked about
    speaks. Of equal ones the first; ``None`` when none has any term and nobody speaks.
    """
    text, offset = passage.text, passage.paragraph.start
    parts: list[set[int]] = [set()]
    for number in read:
        if number == BETWEEN:
            parts.append(set())
        elif number in wanted:
            parts[-1].add(number)
    spans = sentences(text)
    parts += [set() for _ in spans[len(parts) :]]  # those without words
    absent = {number: wanted[number] for number in wanted.keys() - set().union(*parts)}
    if absent and any(hyphen in text for hyphen in HYPHENS):  # may be the whole of its parts
        for part, span in zip(parts, spans, strict=False):
            found = set(terms(span.cut(text)))
            part.update(number for number, one in absent.items() if one.term in found)
    best, most = None, 0.0
    for part, span in zip(parts, spans, strict=False):
        place = Span(span.start + offset, span.end + offset)
        said = any(s.start < place.end and s.end > place.start for s in spoken)
        score = sum(wanted[number].share for number in part) + SPOKEN * said
        if score > most:
            best, most = place, score
    return best


def terms_read(streams: Streams, passage: int) -> list[int]:
    """The terms of a passage that are looked up, in order, and `BETWEEN` between two sentences."""
    words = streams.words[streams.starts[passage] : streams.starts[passage + 1]]
    words = words[streams.counting[words] | (words == SENTENCE)]
    found: list[int] = streams.term_of[words].tolist()
    return found
