"""Expected speech, written down by words instead of offsets, beside what the program finds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from corpus.attribution import attribute
from corpus.model import Article, Attribution, Passage, QuotationKind, Span
from corpus.readers.blocks import read_blocks
from tests.corpus.attribution.known_failures import KNOWN_FAILURES

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

HALF = 0.5
KINDS = {
    "direct": QuotationKind.DIRECT,
    "mixed": QuotationKind.MIXED,
    "indirect": QuotationKind.INDIRECT,
}
Names = str | tuple[str | None, ...] | None


@dataclass(frozen=True, slots=True)
class Said:
    """One stretch of reported speech as a reader of the text marks it.

    *words* are its content (or a stretch inside it that only it covers), word for word. *speaker*
    and *role* are what should come out, ``None`` for nobody named or no role given; where readers
    may differ a tuple holds all that will do. *kind* and *mention* are checked when given, *role*
    unless it is ``"any"``.
    """

    words: str
    speaker: Names
    kind: str | None = None
    mention: str | None = None
    role: Names = "any"


def article_of(text: str, path: str = "article.txt") -> Article:
    """An article made of *text*: its first line the headline, then blocks between blank lines."""
    return Article(path, text, read_blocks(text) or ())


def attributions_of(text: str) -> list[Attribution]:
    """All that is found in the article *text*, in text order."""
    return found_in(attribute(article_of(text)))


def found_in(passages: tuple[Passage, ...]) -> list[Attribution]:
    """All attributions of *passages*, in text order."""
    return [one for passage in passages for one in passage.attributions]


def place_of(text: str, words: str, start: int = 0, end: int | None = None) -> Span:
    """Where *words* stand in *text*; they have to stand there exactly once."""
    stretch = text[start:end]
    assert stretch.count(words) == 1, f"expected once in the text: {words!r}"
    found = start + stretch.index(words)
    return Span(found, found + len(words))


def letters(text: str, start: int, end: int) -> set[int]:
    """The places of letters and digits between *start* and *end*: marks and space weigh nothing."""
    return {place for place in range(start, end) if text[place].isalnum()}


def differences(text: str, place: Span, said: Said, found: list[Attribution]) -> list[str]:
    """What is wrong about *said*, which stands at *place*, in words; empty when nothing is.

    Each attribution that lies half inside, or covers half, counts as a part of it: a speech that
    its cue cuts in two may be two. Together the parts have to cover half of it.
    """
    content = letters(text, place.start, place.end)
    parts = [one for one in found if _belongs(letters(text, one.start, one.end), content)]
    covered = set().union(*(letters(text, one.start, one.end) & content for one in parts))
    if len(covered) < HALF * len(content):
        return [f"not found: {said.words!r}"]
    return [wrong for part in parts for wrong in _differences_of(text, said, part)]


def surplus(text: str, places: list[Span], found: list[Attribution]) -> list[str]:
    """What was found that lies less than half inside the *places* where somebody speaks."""
    spoken = set().union(*(letters(text, place.start, place.end) for place in places))
    return [
        f"nobody says {text[one.start : one.end]!r}"
        for one in found
        if len(letters(text, one.start, one.end) & spoken)
        < HALF * len(letters(text, one.start, one.end))
    ]


def _belongs(part: set[int], content: set[int]) -> bool:
    common = len(part & content)
    return common > 0 and (common >= HALF * len(part) or common >= HALF * len(content))


def _differences_of(text: str, said: Said, part: Attribution) -> list[str]:
    name = part.speaker.name if part.speaker else None
    role = part.speaker.role if part.speaker else None
    mention = part.mention.cut(text) if part.mention else ""
    wrong = []
    if name not in _all(said.speaker):
        wrong.append(f"speaker {name!r}, expected {said.speaker!r}: {said.words!r}")
    if said.role != "any" and role not in _all(said.role):
        wrong.append(f"role {role!r}, expected {said.role!r}: {said.words!r}")
    if said.kind and part.kind is not KINDS[said.kind]:
        wrong.append(f"kind {part.kind}, expected {said.kind}: {text[part.start : part.end]!r}")
    if said.mention and said.mention.lower() not in mention.lower():
        wrong.append(f"mention {mention!r}, expected {said.mention!r}: {said.words!r}")
    return wrong


def _all(names: Names) -> tuple[str | None, ...]:
    return names if isinstance(names, tuple) else (names,)


@dataclass(frozen=True, slots=True)
class Case:
    """One article made up for the tests, and all the speech that a reader finds in it."""

    id: str
    text: str
    speech: tuple[Said, ...]


def case(name: str, *parts: str | Said, headline: str = "Council meets on harbour plan") -> Case:
    """A case: *parts* are its paragraphs and what is said in them, in any order that reads well."""
    blocks = [part for part in parts if isinstance(part, str)]
    speech = tuple(part for part in parts if isinstance(part, Said))
    return Case(name, "\n\n".join([headline, *blocks]), speech)


def mistakes(one: Case) -> list[str]:
    """All that is wrong with what is found in a case, in words: missed, misattributed, made up."""
    found = attributions_of(one.text)
    places = [place_of(one.text, said.words) for said in one.speech]
    wrong = [
        differences(one.text, place, said, found)
        for place, said in zip(places, one.speech, strict=True)
    ]
    return [*chain.from_iterable(wrong), *surplus(one.text, places, found)]


def rows(*tables: tuple[Case, ...]) -> list[ParameterSet]:
    """The cases of *tables* for pytest; those in ``KNOWN_FAILURES`` are expected to fail."""
    return [pytest.param(one, id=one.id, marks=_marks(one)) for one in chain(*tables)]


def _marks(one: Case) -> tuple[pytest.MarkDecorator, ...]:
    reason = KNOWN_FAILURES.get(one.id)
    return (pytest.mark.xfail(reason=reason, strict=True),) if reason else ()
