"""A set of articles with everything that is needed to answer questions about it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from corpus.attribution import attribute
from corpus.errors import ArticleFormatError, ArticleSetError
from corpus.index import Hit, Index
from corpus.model import Article, ParagraphKind, Passage, Speaker
from corpus.question import Question
from corpus.readers import article_files, read_article

SHIPPED_ARTICLES = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the set holds on a question."""

    question: Question
    hits: tuple[Hit, ...]
    total: int
    answered: bool
    mentioned: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths of articles that differ between two libraries."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Library:
    """A set of articles, complete when it exists; it never changes."""

    def __init__(
        self,
        folder: Path,
        articles: tuple[Article, ...],
        broken: tuple[ArticleFormatError, ...] = (),
    ) -> None:
        self.folder = folder
        self.articles = articles
        self.broken = broken
        passages = [p for a in articles for p in attribute(a)]
        shown = (ParagraphKind.BODY, ParagraphKind.CAPTION)
        self.passages = tuple(p for p in passages if p.paragraph.kind in shown)
        counts = Counter(a.speaker for p in self.passages for a in p.attributions if a.speaker)
        self.speakers: tuple[Speaker, ...] = tuple(s for s, _ in counts.most_common())
        digest = "".join(f"{a.path}\0{a.fingerprint}\n" for a in articles)
        self.fingerprint = hashlib.sha256(digest.encode()).hexdigest()[:12]
        self._index = Index(self.passages)

    @classmethod
    def load(cls, folder: Path) -> Library:
        """Read every article below *folder*."""
        if not folder.is_dir():
            raise ArticleSetError(f"{folder}: expected a folder of articles")
        articles, broken = [], []
        for path in article_files(folder):
            try:
                articles.append(read_article(path, path.relative_to(folder).as_posix()))
            except ArticleFormatError as error:
                broken.append(error)
        if not articles:
            raise ArticleSetError(f"{folder}: no article in it")
        return cls(folder, tuple(articles), tuple(broken))

    def search(self, question: Question, limit: int = 3, offset: int = 0) -> Answer:
        """The passages that answer *question*, best first."""
        hits = self._index.search(question.terms)
        page = tuple(hits[offset : offset + limit])
        return Answer(question, page, len(hits), bool(hits) and not question.unknown_names)

    def passages_of(self, speaker: Speaker) -> tuple[Passage, ...]:
        """The passages in which *speaker* speaks, in order."""
        return tuple(p for p in self.passages if speaker in p.speakers)


def compare(old: Library, new: Library) -> Changes:
    """What differs between two readings of a set."""
    before = {a.path: a.fingerprint for a in old.articles}
    after = {a.path: a.fingerprint for a in new.articles}
    return Changes(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(p for p in after.keys() & before.keys() if after[p] != before[p])),
        tuple(sorted(before.keys() - after.keys())),
    )
