"""When a question asks about: the words for a period and for an order, and it without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.exact import without_phrases
from corpus.text import fold
from corpus.time_words import DAYS, ORDERS, PERIODS, Order

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class When:
    """What a question says of time.

    *period* are its words for one, ``""`` without any; `read_period` tells which. *rest* is the
    question without these and without those for the *order*, *whole* that without the latter.
    """

    period: str = ""
    order: Order = Order.BEST
    rest: str = ""
    whole: str = ""

    def __bool__(self) -> bool:
        return bool(self.period) or self.order is not Order.BEST


NO_TIME = When()


def find_when(text: str) -> When:
    """What *text* says of time; false when that is nothing.

    >>> find_when("What did Lee say since May 2019?").period
    'since may 2019'
    """
    plain = _plain(without_phrases(text))
    words, order = "", Order.BEST
    for pattern, wanted in ORDERS:
        if said := pattern.search(plain):
            order = wanted
            text, plain = (_without(one, said) for one in (text, plain))
    whole = text
    for match in _found(plain):
        start, end = match.span()
        # USA Today names a paper
        if match.group() in DAYS and text[start:end].istitle() and start:
            continue
        words = match.group()
        text = _without(text, match)
        break
    return When(words, order, text, whole) if words or order is not Order.BEST else NO_TIME


def _found(plain: str) -> Iterator[re.Match[str]]:
    """The first place of each form, the surest form first."""
    for pattern, _ in PERIODS:
        if match := pattern.search(plain):
            yield match


def _plain(text: str) -> str:
    """*text* with each character as it is compared, none more or less."""
    return "".join(" " if c.isspace() else p if len(p := fold(c)) == 1 else c for c in text)


def _without(text: str, match: re.Match[str]) -> str:
    """*text* as it would be asked without the words found."""
    before, after = text[: match.start()].rstrip(", "), text[match.end() :].lstrip(", ")
    return f"{before} {after}".strip()
