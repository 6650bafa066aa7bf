"""The least that attribution can be, to compare with: marks, the nearest verb, the nearest name."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.model import Article, Span

_QUOTATION = re.compile(r"[\"“][^\"“”]+[\"”]")
_VERB = re.compile(r"\b(?:said|says|told|asked|added|wrote|tweeted|according to)\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*")
# How far from the quotation the verb, and from the verb the name, are looked for.
_REACH = 100


class Guess(NamedTuple):
    """A quotation with its marks, and the nearest name to the nearest verb of saying, if any."""

    quotation: Span
    name: Span | None


def attribute_naively(article: Article) -> list[Guess]:
    """Everything in quotation marks, in text order, each with the name that is nearest.

    >>> from corpus.model import Paragraph
    >>> article = Article("a.txt", '"We will not pay," said Ann Lee.', (Paragraph(0, 0, 32),))
    >>> [guess] = attribute_naively(article)
    >>> article.text_of(guess.name)
    'Ann Lee'
    """
    return [
        Guess(Span(*match.span()), _nearest_name(article.text, match, part.start, part.end))
        for part in article.paragraphs
        for match in _QUOTATION.finditer(article.text, part.start, part.end)
    ]


def _nearest_name(text: str, quotation: re.Match[str], start: int, end: int) -> Span | None:
    said, line = Span(*quotation.span()), Span(start, end)
    verb = _nearest(_VERB, text, said, line, said)
    return None if verb is None else _nearest(_NAME, text, verb, line, said)


def _nearest(
    pattern: re.Pattern[str], text: str, place: Span, line: Span, said: Span
) -> Span | None:
    """The match of *pattern* in *line* but outside *said* that is nearest to *place*."""
    first, end = max(line.start, place.start - _REACH), min(line.end, place.end + _REACH)
    found = [Span(*match.span()) for match in pattern.finditer(text, first, end)]
    outside = [span for span in found if span.end <= said.start or span.start >= said.end]
    return min(
        outside,
        key=lambda span: max(span.start - place.end, place.start - span.end),
        default=None,
    )
