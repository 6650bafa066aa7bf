"""A set of articles with everything that is needed to answer questions about it."""

from __future__ import annotations

import logging
import shutil
import tempfile
import weakref
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.answer import Answer
from corpus.answering import answer
from corpus.article_set import Changes, differences, named_files, read_articles
from corpus.cache import Memory, folder_of
from corpus.database import Database
from corpus.kept_set import stored_set
from corpus.loader import LoaderError, load_elsewhere
from corpus.loading import load_articles, load_folder, sparing
from corpus.packed_set import PackedSet
from corpus.searching import Searcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.errors import ArticleFormatError
    from corpus.kept_set import Loaded
    from corpus.model import Article, Passage, Speaker
    from corpus.progress import Progress
    from corpus.question import Question
    from corpus.time_words import Order

__all__ = ["SHIPPED_ARTICLES", "Answer", "Changes", "Library", "compare", "read_articles"]

logger = logging.getLogger(__name__)

SHIPPED_ARTICLES = Path(__file__).resolve().parent / "articles"


# What is larger is loaded by another process: so many articles, or bytes, take a second or two.
MANY = 500
MUCH = 2_000_000


class Kept:
    """What was read, for as long as the program runs, where it is kept no longer."""

    def __init__(self) -> None:
        self.entries = Memory()
        self._place: Path | None = None

    def place(self) -> Path:
        """A folder for a large set, which goes with the program. Raises OSError without one."""
        if self._place is None:
            self._place = Path(tempfile.mkdtemp(prefix="on-record-"))
            weakref.finalize(self, shutil.rmtree, self._place, ignore_errors=True)
        return self._place


class Library:
    """A set of articles, complete when it exists; it never changes.

    *articles* are sorted by path; *passages* those indexed, in article order; both are decoded one
    by one when they are looked at. *speakers* are one for each person or body of the whole set,
    most quoted first; *copies* which passages say nearly the same as others; *broken* what could
    not be read, *left_out* what was understood and not taken; *fingerprint* changes when any
    article does. *stored* is where its arrays are kept, if they could be: a folder, and their mark.
    """

    def __init__(
        self,
        folder: Path,
        loaded: Loaded,
        cache: Path | None = None,
        kept: Kept | None = None,
        place: Path | None = None,
    ) -> None:
        self.folder = folder
        self.cache = cache
        self.stored = (place, loaded.mark) if place and loaded.mark else None
        self.kept = kept or Kept()
        self.packed = PackedSet(loaded.arrays)
        self.articles, self.passages = self.packed.articles, self.packed.passages
        self.broken, self.left_out = loaded.broken, loaded.left_out
        self.fingerprint = loaded.fingerprint
        self.searcher = Searcher(self.passages, loaded.arrays)
        self.speakers = self.searcher.speakers.speakers
        self.copies = self.searcher.copies

    @classmethod
    def load(
        cls,
        folder: Path,
        *,
        cache: Path | None = None,
        progress: Callable[[Progress], None] | None = None,
        old: Library | None = None,
    ) -> Library:
        """Read every article in *folder* and below, or in that one file.

        What is kept in the folder *cache* of the same bytes is not read again, and what is read is
        kept there; ``None`` keeps nothing beyond the program's end. *progress* is told how far it
        has come. *old* is an earlier reading of the same folder, which serves in place of a cache.

        Files that cannot be read as articles are listed in *broken*. Raises ArticleSetError when
        the folder is missing, and when it holds no article that can be read.
        """
        told = sparing(progress or _silent)
        kept = Kept() if old is None else old.kept
        place = None if cache is None else folder_of(cache, folder)
        if is_large(folder, old):
            try:
                place = place or kept.place()
                loaded = load_elsewhere(folder, place, told, is_gentle=old is not None)
                return cls(folder, loaded, cache, kept, place)
            except (LoaderError, OSError) as error:
                logger.warning("Loading in this process: %s", error)
        with nullcontext(kept.entries) if place is None else Database(place) as entries:
            loaded = load_folder(folder, entries, told, place=place)
        return cls(folder, loaded, cache, kept, place)

    @classmethod
    def stored_in(cls, place: Path, mark: str, folder: Path) -> Library:
        """The library of *folder* as another process has it *stored*, for answering alone.

        Raises OSError and ArchiveError when that is not there any more.
        """
        return cls(folder, stored_set(place, mark), place=place)

    @classmethod
    def of(
        cls, folder: Path, articles: Iterable[Article], broken: Iterable[ArticleFormatError] = ()
    ) -> Library:
        """The library of these *articles* of *folder*, of which there may be none."""
        return cls(folder, load_articles(tuple(articles), broken))

    def reload(self, progress: Callable[[Progress], None] | None = None) -> Library:
        """The folder as it is now, read as `load` does and kept where this reading was."""
        return Library.load(self.folder, cache=self.cache, progress=progress, old=self)

    def search(
        self, question: Question, limit: int = 3, offset: int = 0, order: Order | None = None
    ) -> Answer:
        """The passages that share a term with *question* or in which the asked speaker speaks.

        When nothing is asked but what somebody says, only the latter; where the question names a
        period, only those of articles of it. Returns *limit* of them from *offset* on, best first,
        ties in article order, or in the order that the question or *order* wants.
        """
        return answer(self.searcher, question, slice(offset, offset + limit), order)

    def merged(self, speaker: Speaker) -> Speaker:
        """The speaker of the set who *speaker*, as one article has it, is."""
        return self.searcher.speakers.merged(speaker)

    def number_of(self, speaker: Speaker) -> int:
        """The place among *speakers* of whoever *speaker*, as one article has it, is; or -1."""
        return self.searcher.speakers.number(speaker)

    def passages_of(self, speaker: Speaker) -> Sequence[Passage]:
        """The passages in which *speaker* speaks, in article order; none for a stranger."""
        return self.searcher.passages_of(speaker)


def compare(old: Library, new: Library) -> Changes:
    """What differs between two readings of a set."""
    return differences(old.packed, new.packed)


def _silent(_: Progress) -> None:
    """Tell nobody."""


def is_large(folder: Path, old: Library | None) -> bool:
    """Whether *folder* takes so long to load that another process had better do it."""
    if old is not None and len(old.articles) > MANY:
        return True
    size = 0
    for number, (path, _) in enumerate(named_files(folder)):
        with suppress(OSError):
            size += path.stat().st_size
        if number > MANY or size > MUCH:
            return True
    return False
