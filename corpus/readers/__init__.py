"""Article files to articles."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from corpus.errors import ArticleFormatError
from corpus.model import Article, Paragraph, ParagraphKind

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def article_files(folder: Path) -> list[Path]:
    """The article files below *folder*, sorted by path."""
    return sorted(path for path in folder.rglob("*.txt"))


def read_article(path: Path, name: str | None = None) -> Article:
    """Read one article file."""
    name = name or path.as_posix()
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleFormatError(name, None, f"cannot be read: {error}") from None
    blocks = [m.span() for m in _BLOCK.finditer(text)]
    paragraphs = tuple(
        Paragraph(
            n,
            start,
            start + len(text[start:end].rstrip()),
            ParagraphKind.BODY if n else ParagraphKind.HEADLINE,
        )
        for n, (start, end) in enumerate(blocks)
    )
    if not paragraphs:
        raise ArticleFormatError(name, 1, "expected a headline, found an empty file")
    return Article(name, text, paragraphs, fingerprint=hashlib.sha256(data).hexdigest())
