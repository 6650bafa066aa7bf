"""Calendar dates with a year, as news texts write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates import MONTHS, WEEKDAYS
from corpus.model import Paragraph, ParagraphKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a line that only gives the date may say before it.
LABELS = "Published|Posted|Updated|Date|Created|Issued|Released|Filed|First|Last|Originally|on|at"

# Only with a capital: "may 2000 people" is no date.
_MONTH = rf"(?:{MONTHS})\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2}|\s(?:and|to)\s\d{1,2})?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = (
    rf"(?:{_MONTH}\s{_DAY},?\s{_YEAR}"
    rf"|{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}"
    rf"|{_MONTH},?\s{_YEAR}"
    r"|(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:1[5-9]|20)\d\d年(?:0?[1-9]|1[0-2])月(?:(?:0?[1-9]|[12]\d|3[01])日)?)"
)
_MENTION = re.compile(rf"(?<![\w-]){_DATE}(?![\d-])")
_WEEKDAY = rf"(?:(?:{WEEKDAYS})\b\.?,?\s)?"
_DATE_LINE = re.compile(
    rf"(?:(?:{LABELS})\b:?\s*)*(?P<date>{_WEEKDAY}{_DATE})"
    r"(?:,?\s(?:at\s)?\d\d?[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?\.?"
)
# A place in capitals, perhaps its country, the date, perhaps the agency in brackets, a dash.
_DATELINE_OPENING = re.compile(
    rf"[A-Z][A-Z.'’ -]+(?:,\s[A-Z][\w.'’ ]+)?[,:]?\s(?:[-–—]\s)?\(?(?P<date>{_WEEKDAY}{_DATE})\)?"
    r"(?:\s\([^()]{2,40}\))?\s?(?:-|–|—)"
)


def find_dates(text: str) -> tuple[Span, ...]:
    """Where *text* names a calendar date with its year, in order, the weekday not included.

    A year alone is none, nor is a day without its year.

    >>> text = "Since May 2020; due on Sept. 20, 2020, not in 2021."
    >>> [span.cut(text) for span in find_dates(text)]
    ['May 2020', 'Sept. 20, 2020']
    """
    return tuple(Span(*match.span()) for match in _MENTION.finditer(text))


def is_date_line(block: str) -> bool:
    """Whether *block* says nothing but a date, perhaps with its time and a word like "Updated"."""
    return _DATE_LINE.fullmatch(block) is not None


def find_date_line(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The date that the article gives itself, as written, or ``None``.

    That is a block near either end that holds nothing but a date, or the dateline that opens the
    first body paragraph with place and date; one that names no year says too little.
    """
    body = [p for p in paragraphs if p.kind is not ParagraphKind.HEADLINE]
    for paragraph in (*body[:3], *body[3:][-3:]):
        if match := _DATE_LINE.fullmatch(text, paragraph.start, paragraph.end):
            return match["date"]
    for paragraph in body[:2]:
        if match := _DATELINE_OPENING.match(text, paragraph.start, paragraph.end):
            return match["date"]
    return None
