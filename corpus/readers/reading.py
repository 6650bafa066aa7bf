"""One file to the articles in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import ArticleFormatError
from corpus.model import Article
from corpus.readers.blocks import read_blocks
from corpus.readers.composing import make_article
from corpus.readers.contents import Contents, LeftOut
from corpus.readers.encodings import decode
from corpus.readers.exports import Export, read_lines, read_list
from corpus.readers.files import LINES, LIST, MARKDOWN, WEB, format_of
from corpus.readers.markdown import read_markdown
from corpus.readers.metadata import Metadata, read_metadata
from corpus.readers.stored import largest_of, read_stored, unpack
from corpus.readers.web import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.readers.exports import Found
    from corpus.readers.stored import Stored


def read_file(path: Path, name: str | None = None) -> Contents:
    """The articles in the file *path*, with what the metadata file beside it says of them.

    *name* is what the file is called in its set and in errors, by default the path as given; its
    ending tells the format. What cannot be read is told in `Contents.broken`; nothing is raised.
    """
    name = path.as_posix() if name is None else name
    try:
        stored = read_stored(path, name)
    except ArticleFormatError as error:
        return Contents(broken=(error,))
    found: list[Found] = []
    try:
        found.extend(_read(stored, name))
    except ArticleFormatError as error:
        found.append(error)
    return Contents(
        articles=tuple(f for f in found if isinstance(f, Article)),
        broken=tuple(f for f in found if isinstance(f, ArticleFormatError)),
        left_out=tuple(f for f in found if isinstance(f, LeftOut)),
        fingerprint=stored.fingerprint,
    )


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


def _read(stored: Stored, name: str) -> Iterator[Found]:
    """What a file holds, piece by piece; raises ArticleFormatError for what ends the reading."""
    form, is_packed = format_of(name)
    content, damage = stored.content, None
    if is_packed:
        content, damage = unpack(content, name, largest_of(name))
    metadata = Metadata()
    if stored.metadata:
        written = decode(stored.metadata, stored.metadata_name)
        metadata = read_metadata(written, stored.metadata_name)
    if form in (*LINES, *LIST):
        export = Export(name, metadata, stored.metadata)
        # what a damaged file still gives counts, and the damage is told behind it
        yield from (read_lines if form in LINES else read_list)(content, export)
        if damage:
            yield damage
        return
    if damage:
        raise damage
    if form in WEB:
        yield from read_page(content, name, metadata, stored.fingerprint)
    elif form in MARKDOWN:
        yield read_markdown(decode(content, name), name, metadata, stored.fingerprint)
    else:
        yield _read_text(decode(content, name), name, metadata, stored.fingerprint)


def _read_text(text: str, name: str, said: Metadata, mark: str) -> Article:
    """The article of a text file, whose text is untouched.

    A byte order mark and the line ends stay, so that offsets are those of the file.
    """
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleFormatError(name, 1, "expected a headline, found an empty file")
    paragraphs = read_blocks(text)
    if paragraphs is None:
        raise ArticleFormatError(name, 1, "expected a headline, found an empty line")
    return make_article(name, text, paragraphs, said, mark)
