"""The attribution of articles, from their paragraphs to passages."""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from corpus.attribution import assembly, lexicon, roles
from corpus.attribution.document import read_documents
from corpus.attribution.events import Models
from corpus.attribution.genders import infer_genders
from corpus.attribution.naming import names_no_person
from corpus.attribution.people import People
from corpus.attribution.resolution import Resolver, Source
from corpus.model import (
    Article,
    Attribution,
    Passage,
    QuotationKind,
    Span,
    Speaker,
    SpeakerKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.attribution.assembly import Speech
    from corpus.attribution.document import Document
    from corpus.attribution.entities import Entity
    from corpus.attribution.events import Event

# Articles of so many characters are attributed together.
_TOGETHER = 30_000


@cache
def _models() -> Models:
    models = Models.load()
    # They stay for good; the collector need not walk through them again and again, which took a
    # tenth of all time.
    gc.freeze()
    return models


def attribute(article: Article) -> tuple[Passage, ...]:
    """Give each paragraph of *article* the speech reported in it.

    Returns one passage per paragraph, in article order; a paragraph that reports nobody has no
    attributions. Attributions do not overlap and never leave their paragraph.
    """
    [passages] = attribute_all([article])
    return passages


def attribute_all(articles: Iterable[Article]) -> Iterator[tuple[Passage, ...]]:
    """What `attribute` gives for each of *articles*, in order, in three quarters of the time.

    Some are taken together, about a dozen pages of text.
    """
    for batch in _batches(articles):
        with _collector_paused():
            found = _attribute_together(batch)
        yield from found


def _attribute_together(articles: list[Article]) -> list[tuple[Passage, ...]]:
    """What `attribute` gives for each; all else is gone at the end, and never walked through."""
    documents = read_documents(articles)
    reports = assembly.find_reports(documents, _models())
    return list(map(_attribute, documents, reports))


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= _TOGETHER:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Leave off the search for cycles: none are made here, and it took a twentieth of all time."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _attribute(document: Document, reports: list[list[Event]]) -> tuple[Passage, ...]:
    article = document.article
    people = People(document)
    roles.describe(document, people)
    infer_genders(document, people)
    resolver = Resolver(document, people)
    speeches = assembly.assemble(document, reports)
    sources = resolver.resolve_all(speeches)
    speakers: dict[Entity | None, Speaker | None] = {}
    by_paragraph: dict[int, list[Attribution]] = defaultdict(list)
    # Only now is everybody named who is: an article may give a source's name late.
    for speech, source in zip(speeches, sources, strict=True):
        if source.entity not in speakers:
            speakers[source.entity] = _speaker(source.entity)
        speaker = speakers[source.entity]
        paragraph = by_paragraph[document.blocks[speech.block].paragraph]
        for span in speech.spans:
            paragraph.append(_attribution(document, speech, span, source, speaker))
    for several in by_paragraph.values():
        several.sort(key=lambda a: a.start)
    return tuple(
        Passage(article, paragraph, tuple(by_paragraph.get(k, ())))
        for k, paragraph in enumerate(article.paragraphs)
    )


def _attribution(
    document: Document,
    speech: Speech,
    span: tuple[int, int],
    source: Source,
    speaker: Speaker | None,
) -> Attribution:
    block = document.blocks[speech.block]
    line = block.line
    first, end = span
    mention = None
    if source.phrase is not None:
        said = document.blocks[source.block].line
        a, b = source.phrase.first, source.phrase.end
        if source.phrase.form == "name":
            a, b = source.phrase.name_first, source.phrase.name_end
        mention = Span(said.starts[a], said.ends[b - 1])
    cue = None
    if speech.event is not None:
        cue = Span(line.starts[speech.event.cue], line.ends[speech.event.cue])
    return Attribution(
        line.starts[first],
        line.ends[end - 1],
        _kind(block.inside, line.tags, span),
        speaker,
        mention,
        cue,
    )


def _kind(inside: bytearray, tags: str, span: tuple[int, int]) -> QuotationKind:
    """Direct when every word of the span stands in quotation marks, indirect when none does."""
    first, end = span
    if inside.find(1, first, end) < 0:
        return QuotationKind.INDIRECT
    if inside.find(0, first, end) < 0:
        spoken = any(map(str.isalpha, tags[first:end]))
        return QuotationKind.DIRECT if spoken else QuotationKind.INDIRECT
    words = [k for k in range(first, end) if tags[k].isalpha()]
    quoted = sum([inside[k] for k in words])
    if not quoted:
        return QuotationKind.INDIRECT
    return QuotationKind.DIRECT if quoted >= 0.95 * len(words) else QuotationKind.MIXED


def _speaker(entity: Entity | None) -> Speaker | None:
    if entity is not None:
        entity = entity.known
    if entity is None or not entity.name:
        return None
    kind = SpeakerKind.PERSON
    if entity.document:
        kind = SpeakerKind.DOCUMENT
    elif (
        names_no_person(entity.words)
        or entity.body
        or any(w.lower() in lexicon.ORGANISATION_NOUNS for w in entity.words)
    ):
        kind = SpeakerKind.ORGANISATION
    return Speaker(entity.name, entity.role, kind)
