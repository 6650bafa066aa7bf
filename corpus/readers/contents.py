"""What was found in one file: its articles, what is broken in it, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.errors import ArticleFormatError
    from corpus.model import Article


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was understood and not taken: where it stands (*line* from 1), and why."""

    path: str
    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file holds.

    *articles* are in the file's order; *broken* says what in it cannot be read, while the other
    articles count; *fingerprint* is that of the bytes that were read, as `fingerprint` gives it.
    """

    articles: tuple[Article, ...] = ()
    broken: tuple[ArticleFormatError, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    fingerprint: str = ""
