"""Files to articles: every piece found, named by what it is, and left where it stands."""

from __future__ import annotations

from corpus.readers.contents import Contents, LeftOut
from corpus.readers.files import (
    SUFFIXES,
    UNREADABLE_FOLDER,
    article_files,
    fingerprint,
    is_article_file,
)
from corpus.readers.reading import read_article, read_file

__all__ = [
    "SUFFIXES",
    "UNREADABLE_FOLDER",
    "Contents",
    "LeftOut",
    "article_files",
    "fingerprint",
    "is_article_file",
    "read_article",
    "read_file",
]
