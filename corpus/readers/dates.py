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
_YEAR_ALONE = re.compile(_YEAR)
BEFORE_YEAR, AFTER_YEAR = 40, 10  # characters of the longest date around its year
_MENTION = re.compile(rf"(?<![\w-]){_DATE}(?![\d-])")
_WEEKDAY = rf"(?:(?:{WEEKDAYS})\b\.?,?\s)?"
_DATE_LINE = re.compile(
    rf"(?:(?:{LABELS})\b:?\s*)*(?P<date>{_WEEKDAY}{_DATE})"
    r"(?:,?\s(?:at\s)?\d\d?[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?\.?"
)
_TIME = r"\d\d?(?:[:.]\d\d)?\s?[ap]\.?m\.?"
# A time of day alone, as it heads the entries of a running report, and how long ago something was.
_TIME_LINE = re.compile(
    rf"(?:{_TIME}|\d\d[:.]\d\d)(?:\s[A-Z]{{2,4}})?[.:]?"
    rf"|(?:(?:{LABELS})\b:?\s*)+(?:\w+\s)?(?:\d+|an?)\s\w+\sago\.?"
    rf"|(?:(?:{LABELS})\b:?\s*)+{_WEEKDAY}(?:{_DATE}|{_MONTH}\s{_DAY})?,?\s?{_TIME}(?:\s[A-Z]{{2,4}})?"
    rf"(?:,?\s{_WEEKDAY}{_DATE})?\.?",
    re.IGNORECASE,
)
# What opens the news of an agency: a place in capitals, perhaps with its region, the date and the
# agency in brackets, then a dash; or a place as usual with the agency; or the agency alone.
# Source: The Associated Press Stylebook, "datelines".
_CAPITALS = r"[A-Z][A-Z.'’&-]+(?:[ /][A-Z][A-Z.'’&-]*){0,3}"
_USUAL = r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}"
_REGION = rf"(?:,\s{_USUAL})?"
_DAY_AND_MONTH = rf"(?:,?\s(?:{_DATE}|{_MONTH}\s{_DAY}|{_DAY}\s{_MONTH}))?"
_AGENCY = r"\([A-Z][^()]{1,39}\)"
_DASH = r"\s?(?:--?|–|—|:)\s"
_DATELINE = re.compile(
    rf"{_CAPITALS}{_REGION}{_DAY_AND_MONTH}[,:]?(?:\s{_AGENCY})?\s?(?:--?|–|—)\s"
    rf"|{_USUAL}{_REGION}{_DAY_AND_MONTH}\s{_AGENCY}(?:{_DASH})"
    rf"|{_MONTH}\s{_DAY}\s{_AGENCY}{_DASH}"
    r"|\((?:[A-Z]{2,6}|Reuters|Bloomberg|Xinhua)\)(?:\s?(?:--?|–|—))?\s"
)
DATELINE_CHARACTERS = 90
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
    found: list[Span] = []
    end = 0
    for year in _YEAR_ALONE.finditer(text):
        # to look around the years alone is four times as fast as to look for months everywhere
        start = max(end, year.start() - BEFORE_YEAR)
        for match in _MENTION.finditer(text, start, year.end() + AFTER_YEAR):
            found.append(Span(*match.span()))
            end = match.end()
    return tuple(found)


def is_date_line(block: str) -> bool:
    """Whether *block* says nothing but a date or time, perhaps with a word like "Updated"."""
    return bool(_DATE_LINE.fullmatch(block) or _TIME_LINE.fullmatch(block))


def find_dateline(text: str, paragraphs: Sequence[Paragraph]) -> Span | None:
    """The dateline that opens the news, up to and with its dash; ``None`` without one.

    It is part of the first or second body paragraph, and stays there.

    >>> text = "MILLBROOK, March 5 (Agency) - The bridge is closed."
    >>> find_dateline(text, (Paragraph(0, 0, len(text)),)).cut(text)
    'MILLBROOK, March 5 (Agency) -'
    """
    for paragraph in [p for p in paragraphs if p.kind is ParagraphKind.BODY][:2]:
        end = min(paragraph.end, paragraph.start + DATELINE_CHARACTERS)
        if match := _DATELINE.match(text, paragraph.start, end):
            return Span(match.start(), match.start() + len(match[0].rstrip()))
    return None


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
