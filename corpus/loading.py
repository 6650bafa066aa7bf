"""A folder to the arrays of its set: only what changed is read, then all is put together."""

from __future__ import annotations

import hashlib
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from corpus import archive, packing, reading
from corpus.archive import ArchiveError
from corpus.article_set import named_files
from corpus.cache import key, version
from corpus.errors import ArticleFormatError, ArticleSetError
from corpus.indexing import index_arrays
from corpus.merging import merge
from corpus.progress import Progress, Stage
from corpus.readers import LeftOut
from corpus.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.cache import Entries
    from corpus.model import Article
    from corpus.packing import PackedArticle
    from corpus.reading import Held
    from corpus.strings import Arrays

    Told = Callable[[Progress], None]

_Thing = TypeVar("_Thing")
logger = logging.getLogger(__name__)

ARCHIVE = "set.arrays"
# Files are handed to other processes in batches of so many bytes; what is larger is read here, and
# its articles are handed out.
BATCH = 100_000
LARGE = 2_000_000
WORTH_SPREADING = 64  # files or articles: about as long as it takes to start a process


@dataclass(frozen=True, slots=True)
class Loaded:
    """The *arrays* of a set, what is *broken* in it and what was *left_out*.

    *fingerprint* changes when any article does, *mark* when any file or this program does; it is
    empty for a set that is not to be taken for another reading of the same files.
    """

    arrays: Arrays
    broken: tuple[ArticleFormatError, ...]
    left_out: tuple[LeftOut, ...]
    fingerprint: str
    mark: str = ""


@dataclass(slots=True)
class File:
    """A file of the set, with what it holds as soon as that is known, its articles packed."""

    path: Path
    name: str
    mark: bytes = b""
    held: Held | None = None
    packed: tuple[bytes, ...] = ()


def load_folder(
    folder: Path, entries: Entries, told: Told, *, place: Path | None = None, processes: int = 1
) -> Loaded:
    """The set of the articles in *folder* and below, or in that one file.

    What *entries* hold of the same content is not read again, and what is read goes there; in
    *place*, a folder, the arrays of the whole are kept, and taken when no file has changed. Raises
    ArticleSetError as `named_files` does, and when no article can be read.
    """
    files = [File(path, name) for path, name in named_files(folder)]
    for done, file in enumerate(files):
        told(Progress(Stage.LOOKING, done, len(files)))
        file.mark = reading.mark_of(file.path, file.name)
    told(Progress(Stage.LOOKING, len(files), len(files)))
    stored = _stored(place, _mark_of_set(files))
    if stored is not None:
        return stored
    for file in files:
        _look_up(file, entries)
    _read([file for file in files if file.held is None], entries, told, processes)
    held = [file.held for file in files if file.held is not None]
    broken = tuple(error for one in held for error in one.broken)
    records = [record for one in held for record in one.records]
    if not records:
        expected = "expected at least one article that can be read"
        raise ArticleSetError(f"{folder}: {expected}, but all are broken, first {broken[0]}")
    entries.keep([one.mark for one in held] + [key for one in held for key in one.articles])
    packed = [content for file in files for content in file.packed]
    loaded = Loaded(
        index_arrays(merge(_unpacked(records, packed, told)), processes),
        broken,
        tuple(left for one in held for left in one.left_out),
        _fingerprint(held),
        _mark_of_set(files),
    )
    if place is not None and entries.can_write:
        _store(place, loaded)
    return loaded


def load_articles(articles: Sequence[Article], broken: Iterable[ArticleFormatError]) -> Loaded:
    """The set of these *articles*."""
    packed = [(packing.record(a), packing.pack(a, reading.passages_of(a))) for a in articles]
    keys = tuple(map(reading.article_key, articles))
    held = reading.Held(b"", keys, tuple(record for record, _ in packed))
    return Loaded(index_arrays(merge(packed)), tuple(broken), (), _fingerprint([held]))


def stored_set(place: Path, mark: str) -> Loaded:
    """The set whose arrays were kept in *place*, if it has this *mark*.

    Raises OSError and ArchiveError when nothing whole of it is there.
    """
    path = place / ARCHIVE
    about = archive.read_about(path)
    if about["mark"] != mark:
        raise ArchiveError(f"{path}: of another set")
    about, arrays = archive.load(path)
    return Loaded(
        arrays,
        tuple(ArticleFormatError(*error) for error in about["broken"]),
        tuple(LeftOut(*left) for left in about["left_out"]),
        about["fingerprint"],
        about["mark"],
    )


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


def _mark_of_set(files: Sequence[File]) -> str:
    """What tells the set, as this program would index it, from all others.

    Empty when a file cannot be read: why it cannot may change though no file does.
    """
    if not all(file.mark for file in files):
        return ""
    names = "\0".join(file.name for file in files)
    return key("set", version((".",)), names, *(file.mark for file in files)).hex()


def _stored(place: Path | None, mark: str) -> Loaded | None:
    """The set that is kept in *place*, if it has this *mark* and is whole."""
    if place is None or not mark or not (place / ARCHIVE).exists():
        return None
    try:
        if archive.read_about(place / ARCHIVE)["mark"] == mark:
            return stored_set(place, mark)
    except (OSError, ArchiveError) as error:
        logger.warning("The cache %s cannot be used (%s): made anew", place / ARCHIVE, error)
    return None


def _store(place: Path, loaded: Loaded) -> None:
    about = {
        "mark": loaded.mark,
        "broken": [(error.path, error.line, error.reason) for error in loaded.broken],
        "left_out": [(left.path, left.line, left.reason) for left in loaded.left_out],
        "fingerprint": loaded.fingerprint,
    }
    try:
        place.mkdir(parents=True, exist_ok=True)
        archive.save(place / ARCHIVE, about, loaded.arrays)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        logger.warning("The cache %s cannot be written (%s): not kept", place / ARCHIVE, reason)


def _look_up(file: File, entries: Entries) -> None:
    """Fill in what *entries* have of *file*, if that is all there."""
    held = reading.held_before(file.mark, file.name, entries)
    if held is None:
        return
    packed = tuple(found for key in held.articles if (found := entries.get(key)) is not None)
    if len(packed) == len(held.articles):
        file.held, file.packed = held, packed


def _read(files: Sequence[File], entries: Entries, told: Told, processes: int) -> None:
    """Read and attribute *files*, of whose articles *entries* may know some."""
    count = _Count(told, len(files))
    count.add(0)
    sizes = {file.name: _size(file.path) for file in files}
    small = [file for file in files if sizes[file.name] <= LARGE]
    batches = list(_batches(small, [sizes[file.name] for file in small]))
    tasks = [tuple((file.path, file.name) for file in batch) for batch in batches]
    in_order = dict(zip(tasks, batches, strict=True))
    many = processes if len(small) > WORTH_SPREADING else 1
    for task, results in spread(reading.read_batch, tasks, many):
        for file, (held, packed) in zip(in_order[task], results, strict=True):
            _keep(file, held, packed, entries)
            count.add(1)
    for file in files:
        if file.held is None:
            _read_large(file, entries, count, processes)
    count.add(0)


def _read_large(file: File, entries: Entries, count: _Count, processes: int) -> None:
    """Read a file of many articles, of which only those are attributed that are not known."""
    held, articles = reading.read(file.path, file.name)
    packed = {one: content for one in held.articles if (content := entries.get(one)) is not None}
    count.total += len(articles) - 1
    missing = [
        (one, article)
        for one, article in zip(held.articles, articles, strict=True)
        if one not in packed
    ]
    count.add(len(articles) - len(missing))
    batches = [tuple(b) for b in _batches(missing, [len(a.text) for _, a in missing])]
    many = processes if len(missing) > WORTH_SPREADING else 1
    for batch, contents in spread(reading.pack_batch, batches, many):
        packed |= contents
        count.add(len(batch))
    _keep(file, held, tuple(packed[one] for one in held.articles), entries)


@dataclass(slots=True)
class _Count:
    """How many files are read, or articles of a large file."""

    told: Told
    total: int
    done: int = 0

    def add(self, number: int) -> None:
        """Tell that so many more are."""
        self.done += number
        self.told(Progress(Stage.READING, self.done, self.total))


def _keep(file: File, held: Held, packed: tuple[bytes, ...], entries: Entries) -> None:
    """Note what *file* holds, and keep it for the next time."""
    file.held, file.packed, file.mark = held, packed, held.mark
    for article, content in zip(held.articles, packed, strict=True):
        entries.put(article, content)
    kept = reading.held_as_bytes(held, file.name)
    if kept is not None:
        entries.put(held.mark, kept)


def _batches(things: Sequence[_Thing], sizes: Sequence[int]) -> Iterator[list[_Thing]]:
    """*things* in order, so many together that their *sizes* come to `BATCH`."""
    batch: list[_Thing] = []
    size = 0
    for thing, own in zip(things, sizes, strict=True):
        batch.append(thing)
        size += own
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(path: Path) -> int:
    """The bytes of a file; 0 where there is none to read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


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
        for article, record in zip(one.articles, one.records, strict=True):
            digest.update(article)
            digest.update(record.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]
