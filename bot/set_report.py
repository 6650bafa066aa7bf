"""What a set holds and what of it is not served, in a message for those who run the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.dates import day_words
from bot.layout import Block, bold, line, one_line
from corpus.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.layout import Part
    from corpus.readers import LeftOut
    from corpus.report import Report

# So that all of a report fits one message, lists are this long, and their lines this wide.
NAMES_LISTED = 6
REASONS_LISTED = 6
NAME_WIDTH = 70
REASON_WIDTH = 150
TALLIED = 5  # languages and sources
TALLIED_WIDTH = 40

# What paragraphs of each kind are called where they are counted.
NOUNS = {
    ParagraphKind.HEADLINE: "KIND_HEADLINE",
    ParagraphKind.CAPTION: "KIND_CAPTION",
    ParagraphKind.BODY: "KIND_BODY",
    ParagraphKind.SUBHEADING: "KIND_SUBHEADING",
    ParagraphKind.CREDITS: "KIND_CREDITS",
    ParagraphKind.PICTURE: "KIND_PICTURE",
    ParagraphKind.INVITATION: "KIND_INVITATION",
    ParagraphKind.DATE: "KIND_DATE",
    ParagraphKind.LINKS: "KIND_LINKS",
    ParagraphKind.BUTTONS: "KIND_BUTTONS",
    ParagraphKind.CODE: "KIND_CODE",
}


def report_parts(told: Report) -> Iterator[Part]:
    """Paragraphs, dates, languages, sources and copies; what was left out; what is broken."""
    yield tuple(line(text) for text in _holdings(told))
    left_out = list(_left_out(told))
    if left_out:
        count = len(told.left_out) + len(told.other_files)
        yield _list(wording.LEFT_OUT, left_out, count, REASONS_LISTED, REASON_WIDTH)
    yield from broken_parts(list(map(str, told.broken)))


def broken_parts(errors: Sequence[str]) -> Iterator[Part]:
    """What cannot be read, with line and reason; nothing when all can."""
    if errors:
        yield _list(wording.BROKEN, errors, len(errors), REASONS_LISTED, REASON_WIDTH)


def names_part(title: str, names: Sequence[str]) -> Part:
    """A list of files or articles by their names."""
    return _list(title, names, len(names), NAMES_LISTED, NAME_WIDTH)


def _holdings(told: Report) -> Iterator[str]:
    kinds = [wording.counted(count, NOUNS[kind]) for kind, count in told.paragraphs.items()]
    yield wording.REPORT_PARAGRAPHS.format(kinds=wording.listed(kinds))
    missing = f"{told.without_date:,}"
    if told.first and told.last:
        first, last = day_words(told.first), day_words(told.last)
        yield wording.REPORT_DATES.format(first=first, last=last, missing=missing)
    else:
        yield wording.REPORT_NO_DATES
    stated = _tally(told.languages)
    yield wording.REPORT_LANGUAGES.format(stated=stated, missing=f"{told.without_language:,}")
    stated = _tally(told.sources)
    yield wording.REPORT_SOURCES.format(stated=stated, missing=f"{told.without_source:,}")
    yield wording.REPORT_COPIES.format(number=f"{told.copies:,}")


def _left_out(told: Report) -> Iterator[str]:
    if told.other_files:
        names = [_short(name, TALLIED_WIDTH) for name in told.other_files[:TALLIED]]
        is_whole = len(names) == len(told.other_files)
        yield wording.OTHER_FILES.format(names=wording.listed(names, is_whole=is_whole))
    yield from map(_place_and_reason, told.left_out)


def _place_and_reason(left: LeftOut) -> str:
    where = left.path if left.line is None else f"{left.path}:{left.line}"
    return f"{where}: {left.reason}"


def _tally(counts: Mapping[str, int]) -> str:
    shown = [
        f"{_short(name, TALLIED_WIDTH)} {count:,}" for name, count in list(counts.items())[:TALLIED]
    ]
    return wording.listed(shown, is_whole=len(shown) == len(counts)) or wording.REPORT_NONE


def _list(title: str, entries: Iterable[str], count: int, most: int, width: int) -> Part:
    """A list with its title, no longer than *most* entries of *width* characters."""
    shown: list[Block] = [line(_short(entry, width)) for entry in list(entries)[:most]]
    if count > len(shown):
        shown.append(line(wording.AND_MORE.format(number=f"{count - len(shown):,}")))
    return (line(bold(f"{title}: {count:,}")), *shown)


def _short(text: str, width: int) -> str:
    text = one_line(text)
    return text if len(text) <= width else f"{text[: width - 1]}…"
