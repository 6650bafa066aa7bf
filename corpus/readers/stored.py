"""The bytes of an article file as they are stored, with those of the file beside it."""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import ArticleFormatError
from corpus.readers.files import LINES, LIST, METADATA, format_of, stem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNREADABLE_FOLDER = "the folder cannot be read: give the program permission to list and open it"
# What a file may hold, unpacked: an article is smaller, and what is larger would fill the memory.
LARGEST_ARTICLE = 64 * 2**20
LARGEST_EXPORT = 2**30
_PIECE = 2**16
_GZIP = 16 + zlib.MAX_WBITS  # source: zlib's manual, inflateInit2


@dataclass(frozen=True, slots=True)
class Stored:
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


def fingerprint(path: Path) -> str:
    """What changes when a byte of the article file *path* does, or of the metadata file beside it.

    Nothing is parsed. Raises ArticleFormatError when a file cannot be read.
    """
    return read_stored(path, path.as_posix()).fingerprint


def state(path: Path) -> tuple[int, ...]:
    """What the system says of the files that `fingerprint` reads, by which a change shows.

    Device, inode, size, and the nanoseconds of the last change of content and of anything, of each
    of the two; zeros where there is no metadata file. Raises OSError when there is no such file.
    """
    beside = os.path.join(path.parent, stem(path.name) + METADATA)  # noqa: PTH118 -- ten times faster
    try:
        found = _state(beside)
    except FileNotFoundError:
        found = (0,) * 5
    return _state(os.fspath(path)) + found


def _state(path: str) -> tuple[int, ...]:
    status = os.stat(path)  # noqa: PTH116 -- as above
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def read_stored(path: Path, name: str) -> Stored:
    """The bytes of the article file *path*, which errors call *name*, and of its metadata file.

    Raises ArticleFormatError when either cannot be read or is too large, and for a metadata file in
    place of an article.
    """
    folder, slash, file = name.rpartition("/")
    if file.endswith(METADATA):
        article = file.removesuffix(METADATA) + ".txt"
        reason = f"expected its article beside it, as {article}, found none"
        raise ArticleFormatError(name, None, reason)
    content = _read_bytes(path, name, largest_of(name))
    beside = path.with_name(stem(path.name) + METADATA)
    beside_name = folder + slash + stem(file) + METADATA
    is_there = os.path.lexists(beside)
    metadata = _read_bytes(beside, beside_name, LARGEST_ARTICLE) if is_there else b""
    return Stored(content, metadata, beside_name)


def largest_of(name: str) -> int:
    """How many bytes a file of that *name* may hold, unpacked."""
    return LARGEST_EXPORT if format_of(name)[0] in (*LINES, *LIST) else LARGEST_ARTICLE


def unpack(content: bytes, name: str, largest: int) -> tuple[bytes, ArticleFormatError | None]:
    """What the gzip file *name* with that *content* holds, and what ends it before its time.

    Raises ArticleFormatError for one that holds more than *largest* bytes, which are never all in
    memory.
    """
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in _unpacked(content):
            size += len(piece)
            if size > largest:
                raise too_large(name, largest, "unpacked")
            pieces.append(piece)
    except (EOFError, zlib.error) as error:
        reason = f"expected gzip data, found a fault after {size:,} bytes of text: {error}"
        return b"".join(pieces), ArticleFormatError(name, None, reason)
    return b"".join(pieces), None


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What the members of gzip data hold, in pieces; all that can be had comes before an error."""
    place, member, is_whole = 0, zlib.decompressobj(_GZIP), False
    while place < len(content):
        waiting = content[place : place + _PIECE]
        place += len(waiting)
        while waiting:
            yield member.decompress(waiting, _PIECE)
            waiting = member.unconsumed_tail
            if member.eof:
                # zeros may pad the end; anything else begins another member
                waiting = member.unused_data.lstrip(b"\0")
                member = zlib.decompressobj(_GZIP)
                is_whole = True
            else:
                is_whole = False
    if not is_whole:
        raise EOFError("the file ends too early")


def too_large(name: str, largest: int, how: str = "read") -> ArticleFormatError:
    """The error for a file that holds more than *largest* bytes."""
    limit = f"{largest // 2**20:,} MB"
    return ArticleFormatError(name, None, f"expected at most {limit} {how}, found more: split it")


def _read_bytes(path: Path, name: str, largest: int) -> bytes:
    """What the file holds; anything but a plain file (a folder, a pipe) is refused unopened."""
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode):
            if status.st_size > largest:
                raise too_large(name, largest)
            return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ArticleFormatError(name, None, f"cannot be read: {reason}") from None
    mode = status.st_mode
    if stat.S_ISDIR(mode) and not os.access(path, os.R_OK | os.X_OK):
        raise ArticleFormatError(name, None, UNREADABLE_FOLDER)
    kind = "a folder" if stat.S_ISDIR(mode) else "a device or pipe"
    raise ArticleFormatError(name, None, f"expected a text file, found {kind}")
