"""The sentences of real news and encyclopaedia articles, and who speaks in them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.news import POLNEAR, SHARED, WIKINEWS
from corpus.attribution import attribute
from corpus.model import Article, Paragraph, ParagraphKind, Passage, Span
from corpus.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus.model import Attribution

ENCYCLOPAEDIAS = ("retrieval/newwiki/articles", "retrieval/xquad_en/articles")
_SHORTEST = 20  # characters; what is shorter says nothing


class Sentence(NamedTuple):
    """A sentence on one line; the places of *speech* are counted from its start."""

    text: str
    speech: tuple[Attribution, ...] = ()


class Source(NamedTuple):
    """A real article."""

    title: str
    sentences: tuple[Sentence, ...]


def missing(shared: Path = SHARED) -> list[str]:
    """What there should be beside the project and is not."""
    names = (WIKINEWS, POLNEAR, *ENCYCLOPAEDIAS)
    return [f"../shared/{name}" for name in names if not (shared / name).exists()]


def sources(shared: Path = SHARED, *, attributed: bool = False) -> list[Source]:
    """The real articles in a fixed order; *attributed*, with who speaks in them (ten seconds)."""
    found: list[Source] = []
    for title, texts in _read(shared):
        lines = [line for text in texts if (line := " ".join(text.split()))]
        article = lay_out(title, [" ".join(title.split()), *lines])
        passages = attribute(article) if attributed else map_passages(article)
        body = (p for p in passages if p.paragraph.kind is ParagraphKind.BODY)
        own = tuple(sentence for passage in body for sentence in _sentences(passage))
        if own:
            found.append(Source(article.headline, own))
    return found


def lay_out(path: str, blocks: Sequence[str]) -> Article:
    """An article of a headline and body paragraphs, as a reader would give it, without a file."""
    paragraphs: list[Paragraph] = []
    start = 0
    for number, block in enumerate(blocks):
        kind = ParagraphKind.BODY if number else ParagraphKind.HEADLINE
        paragraphs.append(Paragraph(number, start, start + len(block), kind))
        start += len(block) + 2
    return Article(path, "\n\n".join(blocks), tuple(paragraphs), fingerprint=path)


def map_passages(article: Article) -> tuple[Passage, ...]:
    """The paragraphs of *article* as passages in which nobody speaks."""
    return tuple(Passage(article, paragraph) for paragraph in article.paragraphs)


def moved(speech: Attribution, by: int) -> Attribution:
    """The same *speech* so many characters further on."""

    def move(span: Span | None) -> Span | None:
        return span and Span(span.start + by, span.end + by)

    start, end = speech.start + by, speech.end + by
    return replace(speech, start=start, end=end, mention=move(speech.mention), cue=move(speech.cue))


def _read(shared: Path) -> Iterator[tuple[str, list[str]]]:
    with (shared / WIKINEWS).open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield row["title"], row["paragraphs"]
    for folder in (POLNEAR, *ENCYCLOPAEDIAS):
        for path in sorted((shared / folder).glob("*.txt")):
            title, *lines = path.read_text(encoding="utf-8").split("\n")
            yield title or path.stem, lines


def _sentences(passage: Passage) -> Iterator[Sentence]:
    """The sentences of *passage* with the speech, or its part, that stands in each."""
    for span in sentences(passage.text):
        if span.end - span.start < _SHORTEST:
            continue
        start, end = (place + passage.paragraph.start for place in (span.start, span.end))
        inside = (_cut(a, start, end) for a in passage.attributions)
        speech = tuple(moved(part, -start) for part in inside if part)
        yield Sentence(span.cut(passage.text), speech)


def _cut(speech: Attribution, start: int, end: int) -> Attribution | None:
    """What of *speech* stands between two places, ``None`` for nothing."""

    def kept(span: Span | None) -> Span | None:
        return span if span and start <= span.start and span.end <= end else None

    first, last = max(speech.start, start), min(speech.end, end)
    if first >= last:
        return None
    return replace(
        speech, start=first, end=last, mention=kept(speech.mention), cue=kept(speech.cue)
    )
