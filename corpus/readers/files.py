"""Article files: which there are, and the bytes of each with those of the file beside it."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ArticleFormatError

SUFFIXES = (".txt",)
METADATA = ".meta.toml"
UNREADABLE_FOLDER = "the folder cannot be read: give the program permission to list and open it"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of an article file and of its metadata file, which is empty where there is none.

    *metadata_name* is what errors call the metadata file.
    """

    content: bytes
    metadata: bytes
    metadata_name: str

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits that change when a byte of either file does."""
        return digest(self.content, self.metadata)


def digest(content: bytes, metadata: bytes) -> str:
    """SHA-256 of an article's bytes and of its metadata's."""
    return hashlib.sha256(content + b"\0" + metadata).hexdigest()


def is_article_file(name: str) -> bool:
    """Whether *name* is one that article files have, also one in place of another thing."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def stem(name: str) -> str:
    """The name of an article file without what tells its format."""
    suffix = next((s for s in SUFFIXES if name.lower().endswith(s)), "")
    return name[: len(name) - len(suffix)]


def article_files(folder: Path) -> list[Path]:
    """The article files in *folder* and the folders below it, sorted; hidden ones are left out.

    Linked folders are entered, each folder once, so a link back up ends there. Whatever bears the
    name of an article is given, also a folder or a dangling link, and so are a folder that cannot
    be opened and a metadata file without its article: `read_file` says what is wrong with it.
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
        found += [Path(here) / name for name in folders + files if is_article_file(name)]
        found += [Path(here) / name for name in _without_article(files)]
    return sorted(found)


def _without_article(files: list[str]) -> list[str]:
    """The names of metadata files beside which no article of their name stands."""
    articles = {stem(name) for name in files if is_article_file(name)}
    metadata = [name for name in files if name.endswith(METADATA) and not name.startswith(".")]
    return [name for name in metadata if name.removesuffix(METADATA) not in articles]


def fingerprint(path: Path) -> str:
    """What changes when a byte of the article file *path* does, or of the metadata file beside it.

    Nothing is parsed. Raises ArticleFormatError when a file cannot be read.
    """
    return read_source(path, path.as_posix()).fingerprint


def read_source(path: Path, name: str) -> Source:
    """The bytes of the article file *path*, which errors call *name*, and of its metadata file.

    Raises ArticleFormatError when either cannot be read, and for a metadata file in place of an
    article.
    """
    if name.endswith(METADATA):
        article = stem_of_metadata(name) + SUFFIXES[0]
        raise ArticleFormatError(
            name, None, f"expected its article {article} beside it, found none"
        )
    content = _read_bytes(path, name)
    folder, slash, file = name.rpartition("/")
    beside = path.with_name(stem(path.name) + METADATA)
    beside_name = folder + slash + stem(file) + METADATA
    metadata = _read_bytes(beside, beside_name) if os.path.lexists(beside) else b""
    return Source(content, metadata, beside_name)


def stem_of_metadata(name: str) -> str:
    """The name, without its folder and format, of the article that a metadata file is for."""
    return name.removesuffix(METADATA).rpartition("/")[2]


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
