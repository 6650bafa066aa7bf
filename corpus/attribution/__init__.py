"""Who is speaking: an article's paragraphs to passages with attributions."""

from __future__ import annotations

from corpus.model import Article, Passage


def attribute(article: Article) -> tuple[Passage, ...]:
    """Give each paragraph of *article* the speech reported in it."""
    return tuple(Passage(article, paragraph) for paragraph in article.paragraphs)
