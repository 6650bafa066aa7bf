"""A reply as plain data: words with their styles, in blocks, in parts.

Telegram and the terminal render the same reply, so nothing here knows of either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

# Line ends as older systems, word processors and Unicode write them.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters (a terminal obeys some of them) and halves of surrogate pairs (UTF-8 has none).
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Style(StrEnum):
    """How a run of words is set."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; *url* is where they lead, an http or https address.

    *marked* are words that match what was asked, *pointed* those of the sentence that answers best.
    """

    text: str
    style: Style = Style.PLAIN
    url: str | None = None
    marked: bool = False
    pointed: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of its own; *quoted* when its words are an article's."""

    runs: tuple[Run, ...]
    quoted: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


Part: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """What can be tapped below a reply: it says *data* to the program, or leads to *url*."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said at one go.

    *parts* are kept together where a reply has to be split, and have an empty line between them.
    *next_offset* is where the next page of passages begins, ``None`` when there is none.
    *buttons* are rows of them, for where something can be tapped. *is_refusal* is whether it says
    that there is no answer.
    """

    parts: tuple[Part, ...]
    next_offset: int | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    is_refusal: bool = False

    @property
    def text(self) -> str:
        """The words alone, a line for each block."""
        return "\n\n".join("\n".join(block.text for block in part) for part in self.parts)


def line(*pieces: str | Run) -> Block:
    """A block of the given pieces; strings are plain.

    >>> line("Ask ", Run("me", Style.BOLD)).text
    'Ask me'
    """
    return Block(tuple(Run(piece) if isinstance(piece, str) else piece for piece in pieces))


def bold(text: str) -> Run:
    """Words set in bold."""
    return Run(text, Style.BOLD)


def one_line(text: str) -> str:
    """*text* with every run of white space as one space: headlines and names may be wrapped."""
    return " ".join(text.split())


def printable(text: str) -> str:
    r"""*text* without what a screen would obey instead of show.

    Line ends become one kind; each control character and lone surrogate becomes U+FFFD.

    >>> printable("one\r\ntwo \x1b[31mred")
    'one\ntwo \ufffd[31mred'
    """
    return _UNPRINTABLE.sub("\ufffd", _LINE_END.sub("\n", text))
