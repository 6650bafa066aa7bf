"""Article files: which there are, and what each holds."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from corpus.errors import ArticleFormatError
from corpus.model import Article
from corpus.readers.blocks import read_blocks
from corpus.readers.dates import find_date_line, find_dates
from corpus.readers.encodings import decode
from corpus.readers.metadata import Metadata, read_metadata

SUFFIX = ".txt"
METADATA = ".meta.toml"
UNREADABLE_FOLDER = "the folder cannot be read: give the program permission to list and open it"


def article_files(folder: Path) -> list[Path]:
    """The article files in *folder* and the folders below it, sorted; hidden ones are left out.

    Linked folders are entered, each folder once, so a link back up ends there. Whatever bears the
    name of an article is given, also a folder or a dangling link, and so are a folder that cannot
    be opened and a metadata file without its article: `read_article` says what is wrong with it.
    """
    found: list[Path] = []
    seen: set[tuple[int, int]] = set()

    def unreadable(error: OSError) -> None:
        found.append(Path(error.filename))

    for here, folders, files in os.walk(folder, onerror=unreadable, followlinks=True):
        status = Path(here).stat()
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(here) / name
            for name in folders + files
            if name.lower().endswith(SUFFIX) and not name.startswith(".")
        ]
        found += [Path(here) / name for name in _without_article(files)]
    return sorted(found)


def _without_article(files: list[str]) -> list[str]:
    """The names of metadata files beside which no article of their name stands."""
    articles = {name[: -len(SUFFIX)] for name in files if name.lower().endswith(SUFFIX)}
    metadata = [name for name in files if name.endswith(METADATA) and not name.startswith(".")]
    return [name for name in metadata if name.removesuffix(METADATA) not in articles]


def read_article(path: Path, name: str | None = None) -> Article:
    """Read the article file *path*, and the metadata file beside it where there is one.

    *name* is what the article is called in its set and in errors, by default the path as given.
    The text is the file's, decoded and otherwise untouched: a byte order mark and the line ends
    stay, so that offsets are those of the file.

    Raises ArticleFormatError for a file that is missing, unreadable, in no known encoding, or
    whose first line is no headline, for a metadata file that cannot be read, and for one in place
    of an article.
    """
    name = path.as_posix() if name is None else name
    if name.endswith(METADATA):
        article = name.removesuffix(METADATA).rpartition("/")[2] + SUFFIX
        raise ArticleFormatError(
            name, None, f"expected its article {article} beside it, found none"
        )
    content = _read_bytes(path, name)
    text = decode(content, name)
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleFormatError(name, 1, "expected a headline, found an empty file")
    paragraphs = read_blocks(text)
    if paragraphs is None:
        raise ArticleFormatError(name, 1, "expected a headline, found an empty line")
    metadata, metadata_bytes = _read_metadata_beside(path, name)
    return Article(
        path=name,
        text=text,
        paragraphs=paragraphs,
        source=metadata.source,
        date=metadata.date or find_date_line(text, paragraphs),
        url=metadata.url,
        date_mentions=find_dates(text),
        fingerprint=hashlib.sha256(content + b"\0" + metadata_bytes).hexdigest(),
    )


def _read_bytes(path: Path, name: str) -> bytes:
    """What the file holds; anything but a plain file (a folder, a pipe) is refused unopened."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ArticleFormatError(name, None, f"cannot be read: {reason}") from None
    if stat.S_ISDIR(mode) and not os.access(path, os.R_OK | os.X_OK):
        raise ArticleFormatError(name, None, UNREADABLE_FOLDER)
    kind = "a folder" if stat.S_ISDIR(mode) else "a device or pipe"
    raise ArticleFormatError(name, None, f"expected a text file, found {kind}")


def _read_metadata_beside(path: Path, name: str) -> tuple[Metadata, bytes]:
    """The metadata of the article file *path* and the bytes it was read from, empty for none."""
    beside = path.with_suffix(METADATA)
    beside_name = name[: -len(path.suffix)] + METADATA if path.suffix else name
    if not os.path.lexists(beside):
        return Metadata(), b""
    content = _read_bytes(beside, beside_name)
    return read_metadata(decode(content, beside_name), beside_name), content
