"""Saved web pages: the article among what a site puts around it, by readability-lxml."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from corpus.errors import ArticleFormatError
from corpus.model import ParagraphKind
from corpus.readers.composing import Block, compose, make_article, mend
from corpus.readers.contents import LeftOut
from corpus.readers.encodings import decode, encoding_of
from corpus.readers.page_metadata import page_metadata, page_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model import Article
    from corpus.readers.metadata import Metadata

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.I
)
DECLARED_WITHIN = 4096  # bytes; source: the HTML standard looks at 1024, pages are careless
# What browsers take these names for; source: the WHATWG Encoding Standard, "Names and labels".
_MEANT = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "chinese"), "gb18030"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"),
}
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Elements that end the block before them; source: the HTML standard's rendering, "flow content".
_BLOCKS = _HEADINGS | frozenset(
    """
    address article aside blockquote body br caption center dd details div dl dt figcaption figure
    footer form header hr li main nav ol p pre section summary table tbody td th tr ul
    """.split()
)
_SILENT = frozenset(
    "script style noscript template svg button select textarea iframe form nav head".split()
)
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|blockquote|article|section)\s*>|<(?:br|p)\s*/?>", re.I)


def read_page(
    content: bytes, name: str, beside: Metadata, mark: str
) -> Iterator[Article | LeftOut]:
    """The article of the web page *content*, of the file *name*, whose fingerprint is *mark*.

    Its title, date, source, address, authors and language are those that the page states in its
    meta elements and JSON-LD; *beside* says the rest. Raises ArticleFormatError for a page in which
    no headline or text is found.
    """
    text, odd = _decode_page(content, name)
    if odd:
        yield odd
    try:
        page = _parse(_XML_DECLARATION.sub("", mend(text)[0], count=1))
        said = page_metadata(page).or_else(beside)
        titles = page_titles(page)
        blocks = _without_titles(_blocks_of(page), titles)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        reason = f"expected a web page, found a fault: {error}"
        raise ArticleFormatError(name, None, reason) from None
    if not titles or not blocks:
        missing = "a headline" if not titles else "the text of an article"
        raise ArticleFormatError(name, None, f"expected {missing} in the page, found none")
    composed, paragraphs = compose(titles[0], blocks)
    yield make_article(name, composed, paragraphs, said, mark)


def _decode_page(content: bytes, name: str) -> tuple[str, LeftOut | None]:
    """The text of a page by the encoding that it declares, else by its bytes; and an odd byte.

    A byte that does not fit what is declared is shown as U+FFFD: most pages are put together from
    several sources, and the article is seldom where the odd byte is.
    """
    marked = encoding_of(content[:4])
    declared = _CHARSET.search(content[:DECLARED_WITHIN])
    encoding = _known(declared[1].decode("ascii", "replace")) if declared else None
    if marked.startswith("utf-16") or content.startswith(codecs.BOM_UTF8) or encoding is None:
        return decode(content, name), None
    try:
        return content.decode(encoding), None
    except UnicodeDecodeError as error:
        found = f"found byte 0x{content[error.start]:02x} at byte offset {error.start}"
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"expected {encoding} text as declared, {found}: shown as U+FFFD"
        return content.decode(encoding, "replace"), LeftOut(name, line, reason)


def _known(declared: str) -> str | None:
    """Python's name for the encoding that a page declares, ``None`` when it is none."""
    encoding = _MEANT.get(declared.lower(), declared.lower())
    try:
        "".encode(encoding)
    except LookupError:
        return None
    # a page whose declaration can be read as ASCII is in neither
    return None if codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")) else encoding


def blocks_of_markup(text: str) -> list[Block] | None:
    """The blocks of *text* where it is written in elements, as exports of web pages are.

    ``None`` for other text: one that only tells of an element, or has none that ends a block.
    """
    if not _MARKUP.search(text):
        return None
    try:
        return list(_text_blocks(_parse(text)))
    except (etree.LxmlError, ValueError):
        return None


def _blocks_of(page: lxml.html.HtmlElement) -> Iterator[Block]:
    """The blocks of text in the article of *page*, in order."""
    # Only here: it brings a tenth of all that is imported, and most sets hold no page.
    from readability import Document  # noqa: PLC0415

    yield from _text_blocks(_parse(Document(page).summary()))


def _parse(text: str) -> lxml.html.HtmlElement:
    # a paragraph of over 10 MB would be cut by the parser's own limit
    return lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(huge_tree=True))


def _text_blocks(root: lxml.html.HtmlElement) -> Iterator[Block]:
    """The blocks of text below *root*; headings and captions are told by their elements."""
    pieces: list[str] = []
    kinds: list[ParagraphKind] = []
    silent = 0

    def block() -> Iterator[Block]:
        words = _SPACE.sub(" ", "".join(pieces)).strip()
        pieces.clear()
        if words:
            yield Block(words, kinds[-1] if kinds else None)

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        kind = _kind_of(tag)
        if event == "start":
            if tag in _BLOCKS:
                yield from block()
            silent += tag in _SILENT
            if kind:
                kinds.append(kind)
            if element.text and not silent:
                pieces.append(element.text)
            continue
        if event == "end":
            if tag in _BLOCKS:
                yield from block()
            if kind:
                kinds.pop()
            silent -= tag in _SILENT
        if element.tail and not silent and element is not root:
            pieces.append(element.tail)
    yield from block()


def _kind_of(tag: str) -> ParagraphKind | None:
    if tag in _HEADINGS:
        return ParagraphKind.SUBHEADING
    return ParagraphKind.CAPTION if tag in ("figcaption", "caption") else None


def _without_titles(blocks: Iterable[Block], titles: list[str]) -> list[Block]:
    """*blocks* without headings that only say the headline again."""
    said = {title.casefold() for title in titles}
    return [block for block in blocks if block.text.casefold() not in said]
