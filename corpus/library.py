"""A set of articles with everything that is needed to answer questions about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.attribution import attribute
from corpus.errors import ArticleFormatError, ArticleSetError
from corpus.index import Hit, Index
from corpus.model import Article, Paragraph, ParagraphKind, Passage, Speaker
from corpus.ranking import Ranking, coverage
from corpus.readers import article_files, read_article
from corpus.speakers import SpeakerList
from corpus.text import fold, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.question import Question

SHIPPED_ARTICLES = Path(__file__).resolve().parent / "articles"

# The kinds of paragraph that hold news. Headlines and headings repeat it: with headlines as
# passages too, recall on the development questions was the same (0.667 and 0.662 at first place).
INDEXED = frozenset({ParagraphKind.BODY, ParagraphKind.CAPTION})

# A question counts as answered when its best hit shares three terms with it, or half of it by idf,
# or two terms out of an article that holds this share of it. Set on questions made for the purpose.
ENOUGH_TERMS = 3
ENOUGH_OF_QUESTION = 0.5
ENOUGH_IN_ARTICLE = 0.4
# How many of the best hits may hold what a speaker was asked about.
LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What the set holds on a question.

    *hits* are one page of the *total*, best first. *answered* is whether they answer it: if not,
    they are merely the nearest passages. *mentioned* are the passages in which a name stands that
    is asked about though nobody of that name speaks.
    """

    question: Question
    hits: tuple[Hit, ...]
    total: int
    answered: bool
    mentioned: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Which articles differ between two libraries, by path, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


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
        self._speaker_list = SpeakerList(self.passages)
        self.speakers = self._speaker_list.speakers
        digest = "".join(f"{a.path}\0{a.fingerprint}\n" for a in self.articles)
        self.fingerprint = hashlib.sha256(digest.encode()).hexdigest()[:12]
        self._index = Index(self.passages)
        self._article_index = Index(_whole(article) for article in self.articles)
        self._article_terms = {a.path: frozenset(terms(a.text)) for a in self.articles}
        self._small_words = frozenset(_words_written_small(self.articles))
        self._order = {_place(passage): number for number, passage in enumerate(self.passages)}

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

        Returns *limit* of them from *offset* on, best first, ties in article order.
        """
        unknown = tuple(name for name in question.unknown_names if self._is_name(name))
        if unknown != question.unknown_names:
            question = replace(question, unknown_names=unknown)
        hits = self._ranked(question)
        return Answer(
            question,
            tuple(hits[offset : offset + limit]),
            len(hits),
            not unknown and self._is_answered(question, hits),
            tuple(p for p in self.passages if any(_stands_in(name, p) for name in unknown)),
        )

    def merged(self, speaker: Speaker) -> Speaker:
        """The speaker of the set who *speaker*, as one article has it, is."""
        return self._speaker_list.merged(speaker)

    def passages_of(self, speaker: Speaker) -> tuple[Passage, ...]:
        """The passages in which *speaker* speaks, in article order; none for a stranger."""
        return self._speaker_list.passages_of(speaker)

    def _ranked(self, question: Question) -> list[Hit]:
        """All hits for *question*, best first."""
        asked = {self.merged(speaker) for speaker in question.speakers}
        hits = {_place(hit.passage): hit for hit in self._index.search(question.terms)}
        for speaker in asked:
            for passage in self.passages_of(speaker):
                hits.setdefault(_place(passage), Hit(passage, 0.0, ()))
        context = {
            hit.passage.article.path: hit.score
            for hit in self._article_index.search(question.terms)
        }
        ranking = Ranking(question, lambda s: self.merged(s) in asked, self._index.idf, context)
        return ranking.order(
            sorted(hits.values(), key=lambda hit: self._order[_place(hit.passage)])
        )

    def _is_answered(self, question: Question, hits: Sequence[Hit]) -> bool:
        """Whether the best of *hits* hold enough of *question* to stand for an answer."""
        if not hits:
            return False
        topic = set(question.topic)
        if question.speakers and not topic:
            return True
        if question.speakers and not any(topic & set(h.matched) for h in hits[:LOOKED_AT]):
            return False
        best = hits[0]
        idf = self._index.idf
        if len(best.matched) >= ENOUGH_TERMS:
            return True
        if coverage(question.terms, best.matched, idf) >= ENOUGH_OF_QUESTION:
            return True
        article = best.passage.article
        around = [t for t in question.terms if t in self._article_terms[article.path]]
        return len(best.matched) > 1 and coverage(question.terms, around, idf) >= ENOUGH_IN_ARTICLE

    def _is_name(self, name: str) -> bool:
        """Whether words asked about as a name are one, and not "experts" or "the police".

        Written large they are; written small, when the articles write none of them small.
        """
        words = [span.cut(name) for span in tokens(name)]
        if all(word[0].isupper() for word in words):
            return True
        plural = len(words) == 1 and words[0].endswith("s")
        return not plural and not any(fold(word) in self._small_words for word in words)


def read_articles(path: Path) -> tuple[list[Article], list[ArticleFormatError]]:
    """The articles in the folder *path* and below, or in that one file; and what is broken.

    Raises ArticleSetError when there is nothing of that name, and when no file in the folder has
    the name of an article.
    """
    if not path.exists():
        raise ArticleSetError(f"{path}: expected a folder of articles, found nothing of that name")
    folder = path if path.is_dir() else path.parent
    files = article_files(path) if path.is_dir() else [path]
    if not files:
        raise ArticleSetError(f"{path}: expected at least one article (a .txt file), found none")
    articles: list[Article] = []
    broken: list[ArticleFormatError] = []
    for file in files:
        try:
            articles.append(read_article(file, file.relative_to(folder).as_posix()))
        except ArticleFormatError as error:
            broken.append(error)
    return articles, broken


def compare(old: Library, new: Library) -> Changes:
    """What differs between two readings of a set."""
    before = {article.path: article.fingerprint for article in old.articles}
    after = {article.path: article.fingerprint for article in new.articles}
    kept = before.keys() & after.keys()
    return Changes(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(path for path in kept if before[path] != after[path])),
        removed=tuple(sorted(before.keys() - after.keys())),
    )


def _whole(article: Article) -> Passage:
    """All of *article* as one passage, by which its paragraphs' surroundings are weighed."""
    return Passage(article, Paragraph(0, 0, len(article.text)))


def _place(passage: Passage) -> tuple[str, int]:
    """What tells *passage* from the others of the set, and is cheaper to compare than all of it."""
    return passage.article.path, passage.paragraph.number


def _stands_in(name: str, passage: Passage) -> bool:
    """Whether all of *name* stands in *passage*, in order, in any case."""
    words = [fold(span.cut(name)) for span in tokens(name)]
    text = [fold(span.cut(passage.text)) for span in tokens(passage.text)]
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))


def _words_written_small(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        for span in tokens(article.text):
            word = span.cut(article.text)
            if word.islower():
                yield fold(word)
