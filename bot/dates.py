"""Articles in order of their dates, as far as these can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.answer import Hit
    from corpus.model import Article


def newest_first(hits: Sequence[Hit]) -> list[Hit]:
    """*hits* in order of their articles' dates, newest first, those without one last."""
    return sorted(hits, key=lambda hit: _age(hit.passage.article))


def recent(articles: Sequence[Article]) -> list[Article]:
    """*articles* in order of their dates, newest first, those without one last."""
    return sorted(articles, key=_age)


def _age(article: Article) -> int:
    read = read_date(article.date or "")
    return -read.toordinal() if read else 0
