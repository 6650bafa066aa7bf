"""A folder to the arrays of its set: only what changed is read, then all is put together."""

from __future__ import annotations

import contextlib
import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import packing, reading
from corpus.article_set import named_files
from corpus.cache import Database, Memory, folder_of
from corpus.errors import ArticleSetError
from corpus.merging import merge
from corpus.progress import Progress, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.cache import Entries
    from corpus.errors import ArticleFormatError
    from corpus.model import Article
    from corpus.packing import PackedArticle
    from corpus.readers import LeftOut
    from corpus.reading import Held
    from corpus.strings import Arrays

    Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The *arrays* of a set, what is *broken* in it and what was *left_out*.

    *fingerprint* changes when any article does.
    """

    arrays: Arrays
    broken: tuple[ArticleFormatError, ...]
    left_out: tuple[LeftOut, ...]
    fingerprint: str


@dataclass(slots=True)
class _File:
    """A file of the set, with what it holds as soon as that is known, its articles packed."""

    path: Path
    name: str
    mark: bytes = b""
    held: Held | None = None
    packed: tuple[bytes, ...] = ()


def load_folder(folder: Path, entries: Entries, told: Told) -> Loaded:
    """The set of the articles in *folder* and below, or in that one file.

    What *entries* hold of the same content is not read again, and what is read goes there. Raises
    ArticleSetError as `named_files` does, and when no article can be read.
    """
    files = [_File(path, name) for path, name in named_files(folder)]
    for done, file in enumerate(files):
        told(Progress(Stage.LOOKING, done, len(files)))
        _look_up(file, entries)
    _read([file for file in files if file.held is None], entries, told)
    held = [file.held for file in files if file.held is not None]
    broken = tuple(error for one in held for error in one.broken)
    records = [record for one in held for record in one.records]
    if not records:
        expected = "expected at least one article that can be read"
        raise ArticleSetError(f"{folder}: {expected}, but all are broken, first {broken[0]}")
    packed = [content for file in files for content in file.packed]
    loaded = Loaded(
        merge(_unpacked(records, packed, told)),
        broken,
        tuple(left for one in held for left in one.left_out),
        _fingerprint(held),
    )
    entries.keep([one.mark for one in held] + [key for one in held for key in one.articles])
    return loaded


def load_articles(articles: Sequence[Article], broken: Iterable[ArticleFormatError]) -> Loaded:
    """The set of these *articles*."""
    packed = [(packing.record(a), packing.pack(a, reading.passages_of(a))) for a in articles]
    keys = tuple(map(reading.article_key, articles))
    held = reading.Held(b"", keys, tuple(record for record, _ in packed))
    return Loaded(merge(packed), tuple(broken), (), _fingerprint([held]))


@contextlib.contextmanager
def entries_for(folder: Path, cache: Path | None, kept: Memory | None) -> Iterator[Entries]:
    """Where what is read of *folder* is kept: below *cache*, or without that in *kept*."""
    if cache is None:
        yield kept or Memory()
        return
    with Database(folder_of(cache, folder)) as database:
        yield database


def sparing(told: Told, seconds: float = 0.1) -> Told:
    """*told*, but called at most so often; each first and last word of a stage is told."""
    before: tuple[str, float] = ("", 0.0)

    def tell(progress: Progress) -> None:
        nonlocal before
        now = time.monotonic()
        is_edge = progress.stage.value != before[0] or progress.done == progress.total
        if is_edge or now - before[1] >= seconds:
            before = progress.stage.value, now
            told(progress)

    return tell


def _look_up(file: _File, entries: Entries) -> None:
    """Fill in what *entries* have of *file*, if that is all there."""
    file.mark = reading.mark_of(file.path, file.name)
    held = reading.held_before(file.mark, entries)
    if held is None:
        return
    packed = tuple(found for key in held.articles if (found := entries.get(key)) is not None)
    if len(packed) == len(held.articles):
        file.held, file.packed = held, packed


def _read(files: Sequence[_File], entries: Entries, told: Told) -> None:
    """Read and attribute *files*, of whose articles *entries* may know some."""
    for done, file in enumerate(files):
        told(Progress(Stage.READING, done, len(files)))
        held, articles = reading.read(file.path, file.name)
        packed: list[bytes] = []
        for key, article in zip(held.articles, articles, strict=True):
            content = entries.get(key)
            if content is None:
                content = reading.packed(article)
                entries.put(key, content)
            packed.append(content)
        file.held, file.packed = held, tuple(packed)
        if held.mark:
            entries.put(held.mark, reading.held_as_bytes(held))
    told(Progress(Stage.READING, len(files), len(files)))


def _unpacked(
    records: Sequence[str], packed: Sequence[bytes], told: Told
) -> Iterator[tuple[str, PackedArticle]]:
    for done, (record, content) in enumerate(zip(records, packed, strict=True)):
        told(Progress(Stage.INDEXING, done, len(packed)))
        yield record, packing.from_bytes(content)
    told(Progress(Stage.INDEXING, len(packed), len(packed)))


def _fingerprint(held: Sequence[Held]) -> str:
    digest = hashlib.sha256()
    for one in held:
        for key, record in zip(one.articles, one.records, strict=True):
            digest.update(key)
            digest.update(record.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]
