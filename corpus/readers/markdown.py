"""Articles in Markdown, with or without front matter: the text is the file's, untouched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import ArticleFormatError
from corpus.model import ParagraphKind, Span
from corpus.readers.blocks import find_blocks, name_blocks
from corpus.readers.composing import make_article
from corpus.readers.front_matter import read_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model import Article
    from corpus.readers.metadata import Metadata

# Marks before and around the words of a block; source: CommonMark 0.31: ATX and setext headings,
# thematic breaks, images, comments.
_HEADING = re.compile(r"^#{1,6}[ \t]+([^\r\n]*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"([^\r\n]+?)[ \t]*(?:\r\n|\r|\n)[ ]{0,3}(?:=+|-+)\Z")
_NO_WORDS = re.compile(r"(?:[*_=-][ \t]*){3,}\Z|<!--.*-->\Z", re.DOTALL)
_IMAGE = re.compile(r"(?:!\[([^\]]*)\]\([^()\s]*(?:\s[^()]*)?\)\s*)+")


def read_markdown(text: str, name: str, beside: Metadata, mark: str) -> Article:
    """The article of the Markdown *text* of the file *name*, whose fingerprint is *mark*.

    The headline is the title of the front matter, or else the first line. Marks of headings and
    images stand outside the paragraphs; those amid the words stay. Raises ArticleFormatError for
    front matter that cannot be read and where there is no headline.
    """
    matter = read_front_matter(text, name)
    blocks = list(_blocks(text, matter.end, first_line_apart=matter.title is None))
    if matter.title and blocks and _same(blocks[0][0].cut(text), matter.title):
        del blocks[0]
    if matter.title_span:
        blocks.insert(0, (matter.title_span, ParagraphKind.HEADLINE))
    elif matter.title:  # it is folded or escaped there: the words stand nowhere as they are meant
        blocks.insert(0, (Span(matter.end, matter.end), ParagraphKind.HEADLINE))
    elif not blocks:
        raise ArticleFormatError(name, 1, "expected a headline, found an empty file")
    kinds = {n: kind for n, (_, kind) in enumerate(blocks) if kind is not None}
    paragraphs = name_blocks(text, [span for span, _ in blocks], kinds)
    article = make_article(name, text, paragraphs, matter.said.or_else(beside), mark)
    return replace(article, title=matter.title)


def _blocks(
    text: str, start: int, *, first_line_apart: bool
) -> Iterator[tuple[Span, ParagraphKind | None]]:
    """The blocks from *start* on without their marks, each with the kind that these tell."""
    for block in find_blocks(text, start, first_line_apart=first_line_apart):
        place = block.start
        for heading in _HEADING.finditer(text, block.start, block.end):
            yield from _marked(text, Span(place, heading.start()))
            if heading[1]:
                yield Span(*heading.span(1)), ParagraphKind.SUBHEADING
            place = heading.end()
        yield from _marked(text, Span(place, block.end))


def _marked(text: str, block: Span) -> Iterator[tuple[Span, ParagraphKind | None]]:
    """A block without a heading line: nothing, its words, or what stands below its underlining."""
    words = block.cut(text)
    block = Span(block.start + len(words) - len(words.lstrip()), block.start + len(words.rstrip()))
    words = block.cut(text)
    if not words or _NO_WORDS.match(words):
        return
    if underlined := _UNDERLINED.match(words):
        yield Span(block.start, block.start + underlined.end(1)), ParagraphKind.SUBHEADING
    elif image := _IMAGE.match(words):
        caption = Span(block.start + image.end(), block.end)
        if caption.start == caption.end and image.lastindex:
            caption = Span(block.start + image.start(1), block.start + image.end(1))
        if caption.start < caption.end:
            yield caption, ParagraphKind.CAPTION
    else:
        yield block, None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
