"""Links into the bot: what `t.me/BOT?start=PAYLOAD` opens.

A link outlives reloads, so a payload names an article by its path and a passage by its words.
Source of the limits: "Deep linking" in the Bot API documentation, 1-64 of A-Z, a-z, 0-9, _ and -.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from bot.shelf import Edition
    from corpus.library import Library
    from corpus.model import Article, Passage, Speaker

    _Order: TypeAlias = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]

PAYLOAD_LIMIT = 64  # characters
GREETING = "start"  # the payload that asks for nothing but the greeting
_MARK = 10  # hexadecimal digits by which an article, a speaker or a passage is known

_KEYED = re.compile(
    rf"(?P<kind>[aps])_(?P<key>[0-9a-f]{{{_MARK}}})(?:_(?P<words>[0-9a-f]{{{_MARK}}}))?"
)
_QUESTION = "q_"


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to: one of these by its number in the set, or a question."""

    article: int | None = None
    passage: int | None = None
    speaker: int | None = None
    question: str | None = None


def to_article(article: Article) -> str:
    """The payload that opens *article*."""
    return f"a_{_mark(article.path)}"


def to_passage(passage: Passage) -> str:
    """The payload that opens *passage*, also when its article has grown or shrunk around it."""
    return f"p_{_mark(passage.article.path)}_{_mark(passage.text)}"


def to_speaker(speaker: Speaker) -> str:
    """The payload that opens what *speaker* says."""
    return f"s_{_mark(speaker.name)}"


def to_question(question: str) -> str | None:
    """The payload that asks *question*; ``None`` when that is too long for a link."""
    packed = base64.urlsafe_b64encode(question.encode()).decode().rstrip("=")
    return _QUESTION + packed if len(packed) <= PAYLOAD_LIMIT - len(_QUESTION) else None


def address(bot_name: str, payload: str) -> str:
    """The link that opens the bot with *payload*."""
    return f"https://t.me/{bot_name}?start={payload}"


def sharing(link: str, text: str) -> str:
    """The link by which Telegram asks where to send *link*, with *text* in front."""
    return f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(text, safe='')}"


def target(edition: Edition, payload: str) -> Target | None:
    """What *payload* leads to in the set; ``None`` for what is not there, and for nonsense."""
    if question := question_of(payload):
        return Target(question=question)
    match = _KEYED.fullmatch(payload)
    if match is None:
        return None
    marks = edition.marks
    if match["kind"] == "s":
        number = marks.speaker(match["key"])
        return None if number is None else Target(speaker=number)
    number = marks.article(match["key"])
    if number is None or match["kind"] == "a":
        return None if number is None else Target(article=number)
    return _passage(edition.library.articles[number], match["words"], edition)


class Marks:
    """The articles and speakers of a library by the marks that links have of them."""

    def __init__(self, library: Library) -> None:
        self._articles = _ordered(library.packed.paths)
        self._speakers = _ordered(speaker.name for speaker in library.speakers)

    def article(self, mark: str) -> int | None:
        """The place of the article with that *mark*; ``None`` where there is none."""
        return _find(mark, self._articles)

    def speaker(self, mark: str) -> int | None:
        """The place of the first speaker of a name with that *mark*, likewise."""
        return _find(mark, self._speakers)


def _ordered(names: Iterable[str]) -> _Order:
    """The marks of *names* as numbers, ascending, and where each of them stands."""
    marks = np.array([int(_mark(name), 16) for name in names], np.int64)
    order = np.argsort(marks, kind="stable")
    return marks[order], order


def _find(mark: str, ordered: _Order) -> int | None:
    marks, order = ordered
    wanted = int(mark, 16)
    place = int(np.searchsorted(marks, wanted))
    return int(order[place]) if place < len(marks) and marks[place] == wanted else None


def _passage(article: Article, words: str | None, edition: Edition) -> Target | None:
    for number in edition.outline.of_article(article):
        if _mark(edition.library.passages[number].text) == words:
            return Target(passage=number)
    return None


def question_of(payload: str) -> str | None:
    """The question that *payload* asks; ``None`` for what asks none.

    >>> question_of(to_question("Who said that?"))
    'Who said that?'
    """
    packed = payload.removeprefix(_QUESTION)
    if packed == payload:
        return None
    try:
        text = base64.b64decode(packed + "=" * (-len(packed) % 4), b"-_", validate=True)
        return text.decode() or None
    except (binascii.Error, ValueError):
        return None


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
