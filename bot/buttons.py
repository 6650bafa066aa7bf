"""What a button says when it is tapped: what to show next, of which set, in at most 64 bytes.

Nothing is remembered between two taps. The question is in the message that the bot replied to;
the button holds the rest: the kind of view, the fingerprint of the set that its numbers are for,
and the numbers, in base 36.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum

DATA_LIMIT = 64  # bytes; source: `callback_data` of InlineKeyboardButton in the Bot API

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DATA = re.compile(
    r"(?P<kind>[a-z])\.(?P<fingerprint>[0-9a-f]{1,16})(?P<numbers>(?:\.[0-9a-z]{1,9}){0,7})"
)


class Kind(StrEnum):
    """What a tap asks for."""

    MORE = "m"  # the next passages, in a message of their own
    ANSWER = "v"  # the answer, seen another way, in its place
    CONTEXT = "c"
    CARD = "q"
    SPEAKERS = "l"
    SPEAKER = "s"
    ARTICLES = "k"
    ARTICLE = "a"
    TEXT = "t"
    ADD = "u"
    REMOVE = "r"
    UNDO = "z"
    LEAVE = "x"


class Order(IntEnum):
    """In which order the passages of an answer come."""

    BEST = 0
    NEWEST = 1
    NEAREST = 2  # best first too, of what is no answer


@dataclass(frozen=True, slots=True)
class View:
    """Which passages of an answer are shown.

    *offset* of them come before. *only* and *meant* are numbers of speakers, counted from 1, or 0:
    the one whose words alone are wanted, and the one whom a name is taken to mean.
    """

    offset: int = 0
    order: int = Order.BEST
    only: int = 0
    meant: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        """All of it, in this order."""
        return self.offset, self.order, self.only, self.meant


@dataclass(frozen=True, slots=True)
class Tap:
    """What a tapped button says."""

    kind: Kind
    fingerprint: str
    numbers: tuple[int, ...] = ()

    @property
    def view(self) -> View:
        """The view of an answer that the last four numbers name."""
        return View(*self.numbers[-4:])


def encode(kind: Kind, fingerprint: str, *numbers: int, view: View | None = None) -> str:
    """The data of a button; *numbers* are 0 or more, those of *view* come last.

    >>> encode(Kind.CONTEXT, "0a1b2c3d4e5f", 1234, 2, view=View(offset=3))
    'c.0a1b2c3d4e5f.ya.2.3.0.0.0'
    """
    every = (*numbers, *(view.numbers if view else ()))
    return ".".join([kind, fingerprint, *map(_base36, every)])


def decode(data: str) -> Tap | None:
    """What the data of a button says; ``None`` for what no button of this version holds.

    >>> decode("c.0a1b2c3d4e5f.ya.2.3.0.0.0").numbers
    (1234, 2, 3, 0, 0, 0)
    """
    match = _DATA.fullmatch(data)
    if match is None or match["kind"] not in set(Kind):
        return None
    kind = Kind(match["kind"])
    numbers = tuple(int(digits, 36) for digits in match["numbers"].split(".")[1:])
    return Tap(kind, match["fingerprint"], numbers) if len(numbers) == _LENGTHS[kind] else None


# How many numbers each kind has, the four of a view among them.
_LENGTHS = {
    Kind.MORE: 4,
    Kind.ANSWER: 4,
    Kind.CONTEXT: 6,
    Kind.CARD: 1,
    Kind.SPEAKERS: 1,
    Kind.SPEAKER: 3,
    Kind.ARTICLES: 1,
    Kind.ARTICLE: 2,
    Kind.TEXT: 3,
    Kind.ADD: 0,
    Kind.REMOVE: 1,
    Kind.UNDO: 1,
    Kind.LEAVE: 0,
}


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
