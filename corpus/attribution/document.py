"""An article made ready for attribution: tokens, tags, phrases and quotation runs of each line."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from corpus.attribution import tagging
from corpus.attribution.forms import may_be_label
from corpus.attribution.grid import PAD, Grid
from corpus.attribution.quotations import Quoted, find_quotations
from corpus.attribution.tokens import Line, read_lines
from corpus.model import Article, ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.phrases import Phrase

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
# Credits and invitations report nobody's speech.
_SPOKEN_KINDS = frozenset(
    {ParagraphKind.HEADLINE, ParagraphKind.CAPTION, ParagraphKind.BODY, ParagraphKind.SUBHEADING}
)


@dataclass(slots=True)
class Block:
    """A line with what was found in it.

    *phrase_starts* are the first tokens of *phrases*; *quoted_tokens* give the runs of *quoted* as
    half-open token ranges, and *inside* has a 1 for every token in one;
    *transcript* tells that several lines of the article begin with a label;
    *paragraph* is the position of its paragraph in the article; *kind* is that paragraph's;
    *number* is its own position among the blocks; *offset* is that of its first token in the grid.
    """

    line: Line
    paragraph: int
    kind: ParagraphKind
    number: int
    offset: int
    phrases: list[Phrase] = field(default_factory=list)
    phrase_starts: list[int] = field(default_factory=list)
    quoted: list[Quoted] = field(default_factory=list)
    quoted_tokens: list[tuple[int, int]] = field(default_factory=list)
    inside: bytearray = field(default_factory=bytearray)
    transcript: bool = False


@dataclass(slots=True)
class Document:
    """The blocks of one article, in order, and its text.

    *grid* has all its tokens in arrays, perhaps among those of other articles.
    """

    article: Article
    text: str
    blocks: list[Block]
    grid: Grid


def read_document(article: Article) -> Document:
    """Tokenise, tag and chunk the paragraphs of *article* that may report speech."""
    [document] = read_documents([article])
    return document


def read_documents(articles: Sequence[Article]) -> list[Document]:
    """Each of *articles* made ready as by `read_document`; they share a grid.

    What is done with arrays costs little more for several articles than for one.
    """
    found = [_find_lines(article) for article in articles]
    lines = read_lines([(a.text, spans) for a, (spans, _) in zip(articles, found, strict=True)])
    offset = PAD
    documents: list[list[Block]] = []
    for article, (spans, owners), own in zip(articles, found, lines, strict=True):
        common, named = tagging.common_words(own)
        quotations = find_quotations(article.text, spans)
        blocks: list[Block] = []
        for line, owner, quoted in zip(own, owners, quotations, strict=True):
            tagging.tag(line, common, named)
            block = Block(line, owner, article.paragraphs[owner].kind, len(blocks), offset)
            offset += len(line) + PAD
            block.quoted = quoted
            _mark_quoted(block)
            blocks.append(block)
        transcript = sum(may_be_label(block) for block in blocks) > 1
        for block in blocks:
            block.transcript = transcript
        documents.append(blocks)
    grid = Grid(list(chain.from_iterable(documents)))
    return [
        Document(article, article.text, blocks, grid)
        for article, blocks in zip(articles, documents, strict=True)
    ]


def _find_lines(article: Article) -> tuple[list[tuple[int, int]], list[int]]:
    """The lines of *article* that may report speech, and which paragraph each is of."""
    spans: list[tuple[int, int]] = []
    owners: list[int] = []
    for place, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in _SPOKEN_KINDS:
            continue
        for match in _LINE.finditer(article.text, paragraph.start, paragraph.end):
            spans.append(match.span())
            owners.append(place)
    return spans, owners


def _mark_quoted(block: Block) -> None:
    line = block.line
    block.inside = bytearray(len(line))
    for run in block.quoted:
        first, end = line.token_at(run.start), bisect_right(line.starts, run.end - 1)
        block.quoted_tokens.append((first, end))
        block.inside[first:end] = b"\1" * (end - first)
