"""A folder to the arrays of its set: only what changed is read, then all is put together."""

from __future__ import annotations

import hashlib
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from corpus import kept_set, packing, reading
from corpus.article_set import named_files
from corpus.assembling import Listed, assemble
from corpus.cache import key, version
from corpus.errors import ArticleFormatError, ArticleSetError
from corpus.indexing import index_arrays
from corpus.kept_set import Loaded
from corpus.looking import Again, File, look_at, look_up, seen_key
from corpus.merging import merge
from corpus.progress import Progress, Stage
from corpus.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.cache import Entries
    from corpus.model import Article
    from corpus.packing import PackedArticle
    from corpus.reading import Held

    Told = Callable[[Progress], None]

_Thing = TypeVar("_Thing")
logger = logging.getLogger(__name__)

# Files are handed to other processes in batches of so many bytes; what is larger is read here, and
# its articles are handed out.
BATCH = 100_000
LARGE = 2_000_000
WORTH_SPREADING = 64  # files or articles: about as long as it takes to start a process


def load_folder(
    folder: Path, entries: Entries, told: Told, *, place: Path | None = None, processes: int = 1
) -> Loaded:
    """The set of the articles in *folder* and below, or in that one file.

    What *entries* hold of the same content is not read again, and what is read goes there; in
    *place*, a folder, the arrays of the whole are kept, and taken when no file has changed. Raises
    ArticleSetError as `named_files` does, and when no article can be read.
    """
    files = [File(path, name) for path, name in named_files(folder)]
    look_at(files, entries, told)
    stored = kept_set.find(place, _mark_of_set(files))
    if stored is not None:
        return stored
    look_up(files, entries)
    _read([file for file in files if file.held is None], entries, told, processes)
    held = [file.held for file in files if file.held is not None]
    broken = tuple(error for one in held for error in one.broken)
    if not any(one.records for one in held):
        expected = "expected at least one article that can be read"
        raise ArticleSetError(f"{folder}: {expected}, but all are broken, first {broken[0]}")
    contents = _Contents(files, entries, told)
    assembled = assemble(contents.listed, contents, kept_set.earlier(place))
    # what went is needed to know what is left, so it goes only now
    entries.keep([seen_key(), *(m for one in held for m in (one.mark, *one.articles))])
    loaded = Loaded(
        index_arrays(assembled.arrays, processes, assembled.earlier),
        broken,
        tuple(left for one in held for left in one.left_out),
        _fingerprint(held),
        _mark_of_set(files),
    )
    if place is not None and entries.can_write:
        kept_set.keep(place, loaded)
    return loaded


def load_articles(articles: Sequence[Article], broken: Iterable[ArticleFormatError]) -> Loaded:
    """The set of these *articles*."""
    packed = [
        (packing.record(article), packing.pack(article, passages))
        for article, passages in zip(articles, reading.all_passages(articles), strict=True)
    ]
    keys = tuple(map(reading.article_key, articles))
    held = reading.Held(b"", keys, tuple(record for record, _ in packed))
    return Loaded(index_arrays(merge(packed).arrays()), tuple(broken), (), _fingerprint([held]))


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
            for one, content in zip(held.articles, packed, strict=True):
                entries.put(one, content)
            _keep(file, held, entries)
            count.add(1)
    for file in files:
        if file.held is None:
            _read_large(file, entries, count, processes)
    count.add(0)


def _read_large(file: File, entries: Entries, count: _Count, processes: int) -> None:
    """Read a file of many articles, of which only those are attributed that are not known."""
    held, articles = reading.read(file.path, file.name)
    count.total += len(articles) - 1
    known = entries.known()
    missing = [pair for pair in zip(held.articles, articles, strict=True) if pair[0] not in known]
    count.add(len(articles) - len(missing))
    batches = [tuple(b) for b in _batches(missing, [len(a.text) for _, a in missing])]
    many = processes if len(missing) > WORTH_SPREADING else 1
    for batch, contents in spread(reading.pack_batch, batches, many):
        for one, content in contents.items():
            entries.put(one, content)
        count.add(len(batch))
    _keep(file, held, entries)


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


def _keep(file: File, held: Held, entries: Entries) -> None:
    """Note what *file* holds, and keep it for the next time."""
    file.held, file.mark = held, held.mark
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


class _Contents:
    """The articles of *files*, which are *listed*, in order."""

    def __init__(self, files: Sequence[File], entries: Entries, told: Told) -> None:
        self._entries, self._told = entries, told
        self._found = [
            (file, one, record)
            for file in files
            if file.held is not None
            for one, record in zip(file.held.articles, file.held.records, strict=True)
        ]
        self.listed = Listed([one for _, one, _ in self._found], [r for *_, r in self._found])

    def packed(self, numbers: Sequence[int]) -> Iterator[PackedArticle]:
        """Those with these *numbers*, read again where their entries are damaged."""
        again = Again(self._entries)
        found = [self._found[number] for number in numbers]
        contents = self._entries.get_all([one for _, one, _ in found])
        for done, ((file, one, _), content) in enumerate(zip(found, contents, strict=True)):
            self._told(Progress(Stage.INDEXING, done, len(found)))
            yield packing.from_bytes(content or again.packed(file, one))
        self._told(Progress(Stage.INDEXING, len(found), len(found)))

    def before(self, keys: Sequence[bytes]) -> list[PackedArticle] | None:
        """Articles of an earlier reading; ``None`` when one of them is gone."""
        contents = list(self._entries.get_all(keys))
        if any(content is None for content in contents):
            return None
        return [packing.from_bytes(content) for content in contents if content is not None]


def _fingerprint(held: Sequence[Held]) -> str:
    digest = hashlib.sha256()
    for one in held:
        for article, record in zip(one.articles, one.records, strict=True):
            digest.update(article)
            digest.update(record.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]
