"""Files to articles: every piece found, named by what it is, and left where it stands."""

from __future__ import annotations

from corpus.readers.files import article_files, read_article

__all__ = ["article_files", "read_article"]
