"""Files to articles: every piece found, named by what it is, and left where it stands."""

from __future__ import annotations

from corpus.readers.files import UNREADABLE_FOLDER, article_files, read_article

__all__ = ["UNREADABLE_FOLDER", "article_files", "read_article"]
