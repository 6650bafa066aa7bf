"""Replies in Telegram's HTML, split into messages that Telegram takes.

Source: the Bot API documentation of `sendMessage`: 1-4096 characters after entities parsing,
counted as entity offsets are in UTF-16 code units, and at most 100 entities.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, TypeVar

from bot.layout import Reply, Run, Style, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MESSAGE_LIMIT = 4096  # UTF-16 code units of the text without its tags
ENTITY_LIMIT = 100
LONG_QUOTATION = 600  # characters, about twelve lines on a phone

_Key = TypeVar("_Key")
_TAGS = {Style.BOLD: "b", Style.ITALIC: "i"}
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?=\s)")
_WORD_END = re.compile(r"\S(?=\s)")


def render(reply: Reply, limit: int = MESSAGE_LIMIT, entities: int = ENTITY_LIMIT) -> list[str]:
    """*reply* as the HTML of one or more messages, each within Telegram's limits.

    A long reply is split between passages, else between paragraphs, sentences or words; a word is
    cut only when it is longer than a message. White space at a split is dropped. *limit* is in
    UTF-16 code units, two at least.

    >>> from bot.layout import bold, line
    >>> render(Reply(((line(bold("Ann & Lee"), " spoke."),),)))
    ['<b>Ann &amp; Lee</b> spoke.']
    """
    sheet = _lay_out(reply)
    return [_markup(sheet, *piece, entities) for piece in _pieces(sheet, limit, entities)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A run in its place in the whole text; *quotation* numbers the quoted block it is part of."""

    start: int
    end: int
    run: Run
    quotation: int | None

    @property
    def setting(self) -> tuple[int | None, Style, str | None]:
        """What neighbours share that stand in one tag: quotation, style and address."""
        return self.quotation, self.run.style, self.run.url

    @property
    def is_styled(self) -> bool:
        return self.run.style is not Style.PLAIN or self.run.url is not None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A whole reply as one text, the stretches that cover it, and where parts and blocks end."""

    text: str
    stretches: tuple[_Stretch, ...]
    parts: tuple[int, ...]
    blocks: tuple[int, ...]


def _lay_out(reply: Reply) -> _Sheet:
    """Join blocks by a line end and parts by an empty line."""
    words: list[str] = []
    stretches: list[_Stretch] = []
    parts, blocks = [], []
    position = 0

    def put(run: Run, quotation: int | None = None) -> None:
        nonlocal position
        words.append(printable(run.text))
        start, position = position, position + len(words[-1])
        stretches.append(_Stretch(start, position, run, quotation))

    for number, part in enumerate(reply.parts):
        if number:
            parts.append(position)
            put(Run("\n"))
        for place, block in enumerate(part):
            if number or place:
                blocks.append(position)
                put(Run("\n"))
            for run in block.runs:
                put(run, len(blocks) if block.quoted else None)
    stretches = [stretch for stretch in stretches if stretch.start < stretch.end]
    return _Sheet("".join(words), tuple(stretches), tuple(parts), tuple(blocks))


def _pieces(sheet: _Sheet, limit: int, entities: int) -> Iterator[tuple[int, int]]:
    """Where each message starts and ends, without the white space around it."""
    spans = _entity_spans(sheet)
    # most replies fit, and to count each character of them would take half of the time
    if len(sheet.text.encode("utf-16-le")) <= 2 * limit and len(spans) <= entities:
        if words := sheet.text.strip():
            start = _skip_space(sheet.text, 0)
            yield start, start + len(words)
        return
    units = [0, *accumulate(2 if character > "\uffff" else 1 for character in sheet.text)]
    start = _skip_space(sheet.text, 0)
    while start < len(sheet.text):
        furthest = bisect_right(units, units[start] + limit) - 1
        ahead = [begin for begin, end in spans if end > start]
        crowded = ahead[entities] if len(ahead) > entities else len(sheet.text)
        end = _split(sheet, start, furthest, crowded)
        yield start, start + len(sheet.text[start:end].rstrip())
        start = _skip_space(sheet.text, end)


def _split(sheet: _Sheet, start: int, furthest: int, crowded: int) -> int:
    """Where the message that begins at *start* ends: the last border of the best kind.

    *furthest* is where its text becomes too long, *crowded* where its entities become too many.
    A border in the first half is left alone, between passages in the first quarter, so that a
    speaker's name is not parted from the words below it and no message is a mere opening line.
    """
    reach = min(furthest, crowded)
    if reach == len(sheet.text):
        return reach
    quarter, half = start + (reach - start) // 4, start + (reach - start) // 2
    sentences = _ends(_SENTENCE_END, sheet.text, half, reach)
    for borders, earliest in ((sheet.parts, quarter), (sheet.blocks, half), (sentences, half)):
        if fitting := [border for border in borders if earliest < border <= reach]:
            return max(fitting)
    for bound in (reach, furthest):  # sooner too many entities than a word cut
        if words := _ends(_WORD_END, sheet.text, start, bound):
            return max(words)
    return furthest


def _ends(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    """Where matches end that are followed by white space; one may end at *end* itself."""
    return [match.end() for match in pattern.finditer(text, start, end + 1)]


def _skip_space(text: str, position: int) -> int:
    return len(text) - len(text[position:].lstrip())


def _entity_spans(sheet: _Sheet) -> list[tuple[int, int]]:
    """What counts as an entity, in order: quotations, what is styled or pointed at, and marks."""
    spans = [(s.start, s.end) for s in sheet.stretches if s.run.marked]
    for styled, group in _groups(sheet.stretches, lambda stretch: stretch.setting):
        spans += [group] if styled[1] is not Style.PLAIN or styled[2] is not None else []
    for quotation, group in _groups(sheet.stretches, lambda stretch: stretch.quotation):
        spans += [group] if quotation is not None else []
    for (_, is_pointed), group in _groups(sheet.stretches, lambda s: (s.quotation, s.run.pointed)):
        spans += [group] if is_pointed else []
    return sorted(spans)


def _groups(
    stretches: Iterable[_Stretch], key: Callable[[_Stretch], _Key]
) -> Iterator[tuple[_Key, tuple[int, int]]]:
    """Neighbours that have the same *key*: that, and where they begin and end."""
    for shared, group in groupby(stretches, key=key):
        members = list(group)
        yield shared, (members[0].start, members[-1].end)


def _markup(sheet: _Sheet, start: int, end: int, entities: int) -> str:
    """The HTML of the text from *start* to *end*, its tags closed and opened at both ends.

    Entities beyond the allowed number lose their tags, never their words.
    """
    inside = [s for s in sheet.stretches if s.start < end and s.end > start]
    made, budget = "", _Budget(entities)
    for quotation, group in groupby(inside, key=lambda s: s.quotation):
        quoted = list(group)
        is_quoted = quotation is not None and budget.spend()
        length = sum(min(s.end, end) - max(s.start, start) for s in quoted)
        words = ""
        for is_pointed, pointed in groupby(quoted, key=lambda s: s.run.pointed):
            is_bold = is_pointed and budget.spend()
            piece = _styled(sheet, pointed, (start, end), budget)
            words += f"<b>{piece}</b>" if is_bold else piece
        made += _quotation(words, is_long=length > LONG_QUOTATION) if is_quoted else words
    return made


@dataclass(slots=True)
class _Budget:
    """How many entities are *left* for a message."""

    left: int

    def spend(self) -> bool:
        """Take one, if there is one."""
        self.left -= (has_one := self.left > 0)
        return has_one


def _styled(
    sheet: _Sheet, stretches: Iterable[_Stretch], piece: tuple[int, int], budget: _Budget
) -> str:
    """The part of *stretches* that is inside a *piece*, in the tags of their styles and marks."""
    start, end = piece
    made = ""
    for _, styled in groupby(stretches, key=lambda s: s.setting):
        members = list(styled)
        is_tagged = members[0].is_styled and budget.spend()
        words = ""
        for member in members:
            text = html.escape(sheet.text[max(member.start, start) : min(member.end, end)])
            is_marked = member.run.marked and bool(text) and budget.spend()
            words += f"<u>{text}</u>" if is_marked else text
        made += _tagged(members[0].run, words) if is_tagged else words
    return made


def _quotation(words: str, *, is_long: bool) -> str:
    """A quotation; a long one shows its first lines until it is tapped."""
    return f"<blockquote{' expandable' if is_long else ''}>{words}</blockquote>"


def _tagged(run: Run, escaped: str) -> str:
    """Words in the tag of their run; an address outdoes a style, so each run has one tag."""
    if run.url is not None:
        return f'<a href="{html.escape(run.url)}">{escaped}</a>'
    return f"<{_TAGS[run.style]}>{escaped}</{_TAGS[run.style]}>"
