"""A set of articles with everything that is needed to answer questions about it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article_set import Changes, differences, read_articles
from corpus.attribution import attribute
from corpus.errors import ArticleFormatError, ArticleSetError
from corpus.model import ParagraphKind
from corpus.searching import Answer, Searcher

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model import Article, Passage, Speaker
    from corpus.question import Question

__all__ = ["SHIPPED_ARTICLES", "Answer", "Changes", "Library", "compare", "read_articles"]

SHIPPED_ARTICLES = Path(__file__).resolve().parent / "articles"

# The kinds of paragraph that hold news. Headlines and headings repeat it: with headlines as
# passages too, recall on the development questions was the same (0.667 and 0.662 at first place).
INDEXED = frozenset({ParagraphKind.BODY, ParagraphKind.CAPTION})


class Library:
    """A set of articles, complete when it exists; it never changes.

    *articles* are sorted by path; *passages* those indexed, in article order; *speakers* one for
    each person or body of the whole set, most quoted first; *broken* what could not be read;
    *fingerprint* changes when any article does.
    """

    def __init__(
        self,
        folder: Path,
        articles: Iterable[Article],
        broken: Iterable[ArticleFormatError] = (),
    ) -> None:
        self.folder = folder
        self.articles = tuple(articles)
        self.broken = tuple(broken)
        self.passages = tuple(
            passage
            for article in self.articles
            for passage in attribute(article)
            if passage.paragraph.kind in INDEXED and passage.text != article.date
        )
        self._searcher = Searcher(self.passages)
        self.speakers = self._searcher.speakers.speakers
        digest = "".join(f"{a.path}\0{a.fingerprint}\n" for a in self.articles)
        self.fingerprint = hashlib.sha256(digest.encode()).hexdigest()[:12]

    @classmethod
    def load(cls, folder: Path) -> Library:
        """Read every article in *folder* and below.

        Files that cannot be read as articles are listed in *broken*. Raises ArticleSetError when
        the folder is missing, and when it holds no article that can be read.
        """
        articles, broken = read_articles(folder)
        if not articles:
            expected = "expected at least one article that can be read"
            raise ArticleSetError(f"{folder}: {expected}, but all are broken, first {broken[0]}")
        return cls(folder, articles, broken)

    def search(self, question: Question, limit: int = 3, offset: int = 0) -> Answer:
        """The passages that share a term with *question* or in which the asked speaker speaks.

        When nothing is asked but what somebody says, only the latter. Returns *limit* of them from
        *offset* on, best first, ties in article order.
        """
        return self._searcher.search(question, limit, offset)

    def merged(self, speaker: Speaker) -> Speaker:
        """The speaker of the set who *speaker*, as one article has it, is."""
        return self._searcher.speakers.merged(speaker)

    def passages_of(self, speaker: Speaker) -> tuple[Passage, ...]:
        """The passages in which *speaker* speaks, in article order; none for a stranger."""
        return self._searcher.passages_of(speaker)


def compare(old: Library, new: Library) -> Changes:
    """What differs between two readings of a set."""
    return differences(old.articles, new.articles)
