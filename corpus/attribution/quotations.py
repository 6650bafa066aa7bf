"""Where the quotation marks of a text open and close.

A newspaper closes every quotation, with one exception: a quotation that runs over several
paragraphs opens each of them with a mark and closes only the last (Associated Press stylebook,
"quotation marks", "running quotations"). Straight marks do not say which way they face, so the
neighbouring characters decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution import reporting

if TYPE_CHECKING:
    from collections.abc import Iterator

# One mark or two single ones; a set of characters comes first, which is found quickly.
_DOUBLE = re.compile(r"[\"“”„«»＂「」『』'`](?:(?<!['`])|(?<=')'|(?<=`)`)")
_SINGLE = re.compile(r"['‘’]")
# Where a quotation in single marks may open: elsewhere the mark is an apostrophe.
_SINGLE_OPENING = re.compile(r"['‘](?=[\w\[(…])(?<![^\W_]['‘])(?<![.,!?'’]['‘])")
_ANY_MARK = re.compile(r"[\"“”„«»＂'‘’`「」『』]")
_OPENING = frozenset("“„«「『") | {"``"}
_CLOSING = frozenset("”»」』")
# What may stand before an opening and after a closing straight mark.
_BEFORE = frozenset(" \t\xa0\r\n([{—–-/'‘“:")
_AFTER = frozenset(" \t\xa0\r\n)]}.,;:!?—–-/'’…")
# Apostrophes that open a word: 'em, '90s, 'til, ... are no quotation marks.
_ELISION = re.compile(
    r"(?:\d\ds?|em|til|cause|tis|twas|n|round|bout|s|t|re|ve|ll|d)\b", re.IGNORECASE
)
# What may report the words in marks behind it: 'chanting “', 'said, “'.
_LEADS = re.compile(r"([a-z]+),? “")
# Nobody quotes more than a few sentences in single marks without a double mark in sight.
_LONGEST_SINGLE = 400


@dataclass(slots=True)
class Quoted:
    """A run of text in quotation marks, marks included.

    *closed* is false when the paragraph ends before the closing mark; *continues* is true when the
    run goes on from the paragraph before.
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False
    single: bool = False


def _faces(text: str, at: int, width: int, line: tuple[int, int], *, opened: int | None) -> bool:
    """Whether the mark at *at* opens (true) or closes (false) a quotation.

    *opened* is where the quotation under way began, if one is.
    """
    mark = text[at : at + width]
    before = text[at - 1] if at > line[0] else " "
    after = text[at + width] if at + width < line[1] else " "
    lead, tail = before in _BEFORE, after in _AFTER
    if opened is not None and text[opened] == "„":
        return False  # „German“ and „Polish” close with what opens elsewhere.
    if mark == "”" and opened is None and lead and not tail:
        return True  # ”Swedish” marks are alike on both sides.
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    if lead != tail:
        return lead
    return opened is None


def _double_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The (start, end, closed) of the double-quoted runs of one line.

    The last is not closed when it stays open. A closing mark before any opening one comes with the
    line's start.
    """
    opened: int | None = None
    first = True
    for match in _DOUBLE.finditer(text, start, end):
        at, width = match.start(), len(match.group())
        if _faces(text, at, width, (start, end), opened=opened):
            if opened is None:
                opened = at
        elif opened is not None:
            yield opened, at + width, True
            opened = None
        elif first:
            yield start, at + width, True
        first = False
    if opened is not None:
        yield opened, end, False


def _single_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if _SINGLE_OPENING.search(text, start, end) is None:
        return
    opened: int | None = None
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        opens = match.group() != "’" and not before.isalnum() and before not in ".,!?'’"
        opens = opens and (after.isalnum() or after in "[(…")
        if opens and (opened is None or match.group() == "‘") and not _ELISION.match(text, at + 1):
            opened = at
            continue
        if opened is not None and not after.isalnum() and not before.isspace():
            if at - opened <= _LONGEST_SINGLE:
                yield opened, at + 1
            opened = None


def find_quotations(text: str, lines: list[tuple[int, int]]) -> list[list[Quoted]]:
    """The runs in quotation marks of each line of *lines*, in text order, none overlapping.

    A run that its paragraph leaves open ends with it; the next paragraph's continues it when that
    paragraph opens with a mark. A closing mark that nothing opened counts only right after a line
    that stayed open. Single marks count outside double ones.
    """
    found: list[list[Quoted]] = []
    open_before = False
    excerpts = _find_excerpts(text, lines)
    for start, end in [(a + (a in excerpts), b) for a, b in lines]:
        if not open_before and _ANY_MARK.search(text, start, end) is None:
            found.append([])
            continue
        runs: list[Quoted] = []
        leads = bool(_DOUBLE.match(text, start))
        still_open = False
        for a, b, closed in _double_runs(text, start, end):
            stray = a == start and not leads and closed
            if stray and not open_before:
                continue
            runs.append(Quoted(a, b, closed, continues=open_before and a == start))
            still_open = not closed
        singles = list(_single_runs(text, start, end))
        if singles:
            runs += _outside(singles, runs)
            runs.sort(key=lambda run: run.start)
        found.append(runs)
        open_before = still_open
    return found


def _find_excerpts(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """The starts of lines that a straight mark only sets off as another paper's text.

    Where a text has curly marks around what people say, a straight one that opens a line and is
    not closed there shows an excerpt, if such a line tells who said what in curly ones:
    '"The crowd left, chanting “No more!”'. What is quoted then stands in those.
    """
    if '"' not in text or "“" not in text:
        return set()
    opened = [(a, b) for a, b in lines if text[a] == '"' and text.find('"', a + 1, b) < 0]
    reports = any(
        match.group(1) in reporting.LEMMAS
        for a, b in opened
        for match in _LEADS.finditer(text, a, b)
    )
    return {a for a, _ in opened} if reports else set()


def _outside(singles: list[tuple[int, int]], runs: list[Quoted]) -> list[Quoted]:
    """The single-quoted runs that touch none of *runs*; both in text order."""
    kept = []
    place = 0
    for start, end in singles:
        while place < len(runs) and runs[place].end <= start:
            place += 1
        if place == len(runs) or runs[place].start >= end:
            kept.append(Quoted(start, end, single=True))
    return kept
