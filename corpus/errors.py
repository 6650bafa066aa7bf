"""What can go wrong while an article set is read.

CorpusError                 base of all errors of this package
├── ArticleFormatError      one file cannot be read as an article; the rest of the set can
└── ArticleSetError         the set as a whole cannot be served: no folder, or no article in it

A message says where, what was found and what was expected, in one line.
"""

from __future__ import annotations


class CorpusError(Exception):
    """Base of every error that this package raises on purpose; its text is one clear line."""


class ArticleFormatError(CorpusError):
    """One file cannot be read as an article.

    *path* is the file as the caller named it, *line* the 1-based line or ``None`` when the file
    as a whole is meant, *reason* what was found and what was expected.
    """

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        self.path = path
        self.line = line
        self.reason = reason
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {reason}")


class ArticleSetError(CorpusError):
    """A folder of articles cannot be served: it is missing, unreadable or holds no article."""
