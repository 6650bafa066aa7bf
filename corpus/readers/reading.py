"""One file to the articles in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import ArticleFormatError
from corpus.model import Article
from corpus.readers.blocks import read_blocks
from corpus.readers.contents import Contents
from corpus.readers.dates import find_date_line, find_dates
from corpus.readers.encodings import decode
from corpus.readers.files import read_source
from corpus.readers.metadata import Metadata, read_metadata

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.readers.files import Source


def read_file(path: Path, name: str | None = None) -> Contents:
    """The articles in the file *path*, with what the metadata file beside it says of them.

    *name* is what the file is called in its set and in errors, by default the path as given. What
    cannot be read is told in `Contents.broken`; nothing is raised.
    """
    name = path.as_posix() if name is None else name
    try:
        source = read_source(path, name)
    except ArticleFormatError as error:
        return Contents(broken=(error,))
    try:
        article = _read_text(source, name)
    except ArticleFormatError as error:
        return Contents(broken=(error,), fingerprint=source.fingerprint)
    return Contents((article,), fingerprint=source.fingerprint)


def read_article(path: Path, name: str | None = None) -> Article:
    """The one article that the file *path* holds, as `read_file` reads it.

    Raises ArticleFormatError for a file that cannot be read, or holds none or several.
    """
    contents = read_file(path, name)
    if contents.broken:
        raise contents.broken[0]
    if len(contents.articles) != 1:
        found = f"expected one article, found {len(contents.articles):,}"
        raise ArticleFormatError(name or path.as_posix(), None, found)
    return contents.articles[0]


def _read_text(source: Source, name: str) -> Article:
    """The article of a text file.

    The text is the file's, decoded and otherwise untouched: a byte order mark and the line ends
    stay, so that offsets are those of the file.
    """
    text = decode(source.content, name)
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleFormatError(name, 1, "expected a headline, found an empty file")
    paragraphs = read_blocks(text)
    if paragraphs is None:
        raise ArticleFormatError(name, 1, "expected a headline, found an empty line")
    metadata = _metadata_of(source)
    return Article(
        path=name,
        text=text,
        paragraphs=paragraphs,
        source=metadata.source,
        date=metadata.date or find_date_line(text, paragraphs),
        url=metadata.url,
        date_mentions=find_dates(text),
        fingerprint=source.fingerprint,
        authors=metadata.authors,
        language=metadata.language,
    )


def _metadata_of(source: Source) -> Metadata:
    if not source.metadata:
        return Metadata()
    return read_metadata(decode(source.metadata, source.metadata_name), source.metadata_name)
