"""Files of the article set, added, replaced and removed one by one, each step reversible.

What a step takes away is kept in the hidden folder `.undo` of the set, under a name that no reader
takes for an article, until `KEPT` later steps. A file comes and goes in one piece: it is written
beside its place and renamed.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import shutil
import tempfile
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.article_set import read_articles
from corpus.errors import ArticleSetError
from corpus.library import Library
from corpus.readers import is_article_file
from corpus.readers.files import METADATA, PACKED, stem

KEPT = 50
LARGEST_TEXT = 20_000_000  # bytes that a packed file may hold, as many as a plain one may have
PIECE = 1 << 20
LONGEST_NAME = 120  # bytes of UTF-8: file systems allow 255, names on buttons fewer
EXAMPLE = "library.txt"

_UNDO = ".undo"
_KEPT_SUFFIX = ".kept"
_NAME_SUFFIX = ".name"
_BESIDE_SUFFIX = ".beside"  # of the metadata file that went with the article file
# Letters and digits of any script, and these; it begins with none that hides or leads elsewhere.
_NAME = re.compile(r"\w[\w .,()+@'’-]*\.\w+(?:\.\w+)?")


class BadNameError(Exception):
    """No file of that name can be part of a set."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, as it can be undone: the number of the copy, and the file's name."""

    number: int
    name: str


def checked_name(name: str) -> str:
    """*name* when a file of the set may bear it, directly in the set's folder.

    Raises `BadNameError` for one with a folder in it, hidden, too long, or of neither an article
    nor its metadata.
    """
    is_short = len(name.encode("utf-8", "replace")) <= LONGEST_NAME
    is_known = is_article_file(name) or name.endswith(METADATA)
    if not is_short or not _NAME.fullmatch(name) or not is_known:
        raise BadNameError
    return name


def examine(content: bytes, name: str, folder: Path) -> Library:
    """The library that a file with this *content* is alone, read where nobody else reads.

    A file of metadata is read with the articles in *folder* that it describes. What is broken is
    listed in the library. Raises ArticleSetError, whose text says what is broken, when there is no
    article that can be read.
    """
    _check_unpacked(content, name)
    with tempfile.TemporaryDirectory() as apart:
        if name.endswith(METADATA):
            _bring_described(folder / name, Path(apart))
        (Path(apart) / name).write_bytes(content)
        articles, broken = read_articles(Path(apart))
        if not articles:
            raise ArticleSetError("; ".join(map(str, broken)))
        return Library.of(Path(apart), articles, broken)


def _check_unpacked(content: bytes, name: str) -> None:
    """Raise ArticleSetError where a packed file holds more than a plain one may."""
    if not name.endswith(PACKED):
        return
    # what is no gzip data is told by the reader, with its place
    with suppress(OSError, EOFError, zlib.error), gzip.open(io.BytesIO(content)) as unpacked:
        size = 0
        while piece := unpacked.read(PIECE):
            size += len(piece)
            if size > LARGEST_TEXT:
                found = f"expected at most {LARGEST_TEXT // 1_000_000} MB, unpacked, found more"
                raise ArticleSetError(f"{name}: {found}; send it in parts")


def _bring_described(metadata: Path, place: Path) -> None:
    """Copy the article files that *metadata* is about into the folder *place*."""
    files = [path for path in metadata.parent.iterdir() if is_article_file(path.name)]
    described = [path for path in files if _metadata_of(path) == metadata]
    if not described:
        article = f"{metadata.name.removesuffix(METADATA)}.txt"
        expected = f"expected an article that it describes, such as {article}; send that first"
        raise ArticleSetError(f"{metadata.name}: {expected}")
    for path in described:
        shutil.copyfile(path, place / path.name)


def mark(content: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(content).hexdigest()[:12]


def put(folder: Path, name: str, content: bytes) -> Step:
    """Put a file of that *name* and *content* into *folder*, in the place of one that is there."""
    step = _keep(folder, folder / name)
    _write(folder / name, content)
    return step


def remove(folder: Path, name: str) -> Step:
    """Take the file called *name*, relative to *folder*, out of the set, and its metadata file."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise BadNameError
    step = _keep(folder, path)
    beside = _metadata_of(path)
    if beside.exists() and not _shares_metadata(path):
        _write(_kept(folder, step.number, _BESIDE_SUFFIX), beside.read_bytes())
        beside.unlink()
    path.unlink()
    return step


def undo(folder: Path, number: int) -> str | None:
    """Put back what was there before step *number*; its file's name, ``None`` when it is gone."""
    told = _kept(folder, number, _NAME_SUFFIX)
    if not told.is_file():
        return None
    name, kept = told.read_text(encoding="utf-8"), told.with_suffix(_KEPT_SUFFIX)
    path, beside = folder / name, told.with_suffix(_BESIDE_SUFFIX)
    if kept.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        kept.replace(path)
    else:
        path.unlink(missing_ok=True)
    if beside.exists():
        beside.replace(_metadata_of(path))
    told.unlink()
    return name


def _metadata_of(path: Path) -> Path:
    """Where the metadata of the article file at *path* would stand."""
    return path.with_name(stem(path.name) + METADATA)


def _shares_metadata(path: Path) -> bool:
    """Whether another article file beside *path* has the same metadata file."""
    others = (other for other in path.parent.iterdir() if other != path)
    return any(is_article_file(o.name) and _metadata_of(o) == _metadata_of(path) for o in others)


def _keep(folder: Path, path: Path) -> Step:
    """Keep what is at *path*, or that nothing is, so that it can be put back."""
    (folder / _UNDO).mkdir(exist_ok=True)
    name = path.relative_to(folder).as_posix()
    number = time.time_ns() // 1_000_000
    while _kept(folder, number, _NAME_SUFFIX).exists():
        number += 1
    if path.exists():
        _write(_kept(folder, number, _KEPT_SUFFIX), path.read_bytes())
    _write(_kept(folder, number, _NAME_SUFFIX), name.encode())
    for oldest in sorted((folder / _UNDO).glob(f"*{_NAME_SUFFIX}"))[:-KEPT]:
        for suffix in (_KEPT_SUFFIX, _BESIDE_SUFFIX):
            oldest.with_suffix(suffix).unlink(missing_ok=True)
        oldest.unlink()
    return Step(number, name)


def _kept(folder: Path, number: int, suffix: str) -> Path:
    """Where something of step *number* is kept."""
    return folder / _UNDO / f"{number}{suffix}"


def _write(path: Path, content: bytes) -> None:
    """Write a file in one piece: whoever reads meanwhile finds the old one or the new one."""
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
