"""Files to articles: every piece found, named by what it is, and left where it stands."""

from __future__ import annotations

from corpus.readers.contents import Contents, LeftOut
from corpus.readers.dates import find_dateline
from corpus.readers.files import (
    FORMATS,
    PACKED,
    SUFFIXES,
    article_files,
    is_article_file,
    other_files,
)
from corpus.readers.reading import read_article, read_file
from corpus.readers.stored import UNREADABLE_FOLDER, fingerprint, state

__all__ = [
    "FORMATS",
    "PACKED",
    "SUFFIXES",
    "UNREADABLE_FOLDER",
    "Contents",
    "LeftOut",
    "article_files",
    "find_dateline",
    "fingerprint",
    "is_article_file",
    "other_files",
    "read_article",
    "read_file",
    "state",
]
