"""The blocks of a text and what each is: told by its form and place, never by its subject."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from corpus.model import Paragraph, ParagraphKind, Span
from corpus.readers.buttons import is_buttons, is_code
from corpus.readers.credits import (
    is_caption,
    is_credits,
    is_picture_credit,
    may_hold_copyright,
)
from corpus.readers.dates import is_date_line
from corpus.readers.invitations import is_invitation
from corpus.readers.links import heads_links, is_links, is_listed_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# The byte order mark and the zero-width space are not seen, so a line of them is an empty one.
UNSEEN = "\ufeff\u200b"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_IMAGE_FILE = re.compile(
    r"(?:[^\s/\\]+|(?:File|Image):[^\n/\\]{1,120}?)"
    r"\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|svg|heic)(?:\s+|\Z)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…:;,。！？；：，‥—–-][\"'”’»」』)\]]*\Z")
_LISTED = re.compile(r"\d{1,2}[.)]\s")
NOTHING_TOLD: Mapping[int, ParagraphKind] = MappingProxyType({})
SHORT = 300  # characters; links, buttons and lines with a date or names alone are shorter
_SPOKEN = re.compile(r"[\"“'‘]|.*:")
CAPITALS = 4  # letters; fewer are initials
HEADING_WORDS = 10
HEADING_CHARACTERS = 70


def read_blocks(text: str) -> tuple[Paragraph, ...] | None:
    """The paragraphs of *text*: its first line, the headline, then what stands between blank lines.

    A line of nothing but white space is blank. Each paragraph begins and ends with something to be
    seen; the file name of an image that opens a caption is left out of it, and an image without a
    caption gives no paragraph, though it is counted. ``None`` when the first line is blank.
    """
    blocks = list(find_blocks(text))
    if not blocks or _first_line_is_blank(text):
        return None
    return name_blocks(text, blocks)


def name_blocks(
    text: str, blocks: Sequence[Span], told: Mapping[int, ParagraphKind] = NOTHING_TOLD
) -> tuple[Paragraph, ...]:
    """The paragraphs that *blocks* of *text* are, the first of them the headline.

    *told* are the kinds that the file itself tells, by the number of the block.
    """
    kinds = _kinds([block.cut(text) for block in blocks], told)
    paragraphs: list[Paragraph] = []
    section: str | None = None
    for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        start = block.start
        if kind is ParagraphKind.CAPTION and (image := _IMAGE_FILE.match(block.cut(text))):
            start += image.end()
        if kind is ParagraphKind.SUBHEADING:
            section = block.cut(text)
        belongs = kind in (ParagraphKind.BODY, ParagraphKind.CAPTION)
        if start < block.end:
            paragraphs.append(
                Paragraph(number, start, block.end, kind, section if belongs else None)
            )
    return tuple(paragraphs)


def find_blocks(text: str, start_at: int = 0, *, first_line_apart: bool = True) -> Iterator[Span]:
    """Each run of lines from *start_at* on that are not blank, without the space around them.

    With *first_line_apart* the first line that is not blank is a block of its own.
    """
    start = end = None
    for line in _LINE.finditer(text, start_at):
        words = _seen(line.group())
        if start is not None and end is not None and (not words or first_line_apart):
            yield Span(start, end)
            start = None
            first_line_apart = False
        if words:
            place = line.start() + line.group().index(words)
            start = place if start is None else start
            end = place + len(words)
    if start is not None and end is not None:
        yield Span(start, end)


def _first_line_is_blank(text: str) -> bool:
    first = _LINE.match(text)
    return first is None or not _seen(first.group())


def _seen(line: str) -> str:
    """*line* from the first to the last character that is seen."""
    words = line.strip()
    if words and (words[0] in UNSEEN or words[-1] in UNSEEN):
        return words.strip(UNSEEN).strip()
    return words


def _kinds(blocks: Sequence[str], told: Mapping[int, ParagraphKind]) -> list[ParagraphKind]:
    """What each block is; *blocks* are all of the article's, the headline first."""
    kinds = [ParagraphKind.HEADLINE] + [ParagraphKind.BODY] * (len(blocks) - 1)
    may_claim = may_hold_copyright("\n".join(blocks))
    for number in range(1, len(blocks)):
        if number in told:
            kinds[number] = told[number]
        else:
            kinds[number] = _kind_of(blocks[number], number, len(blocks), may_claim=may_claim)
    _name_listed_links(blocks, kinds)
    for number in range(1, len(blocks) - 1):
        if kinds[number] is kinds[number + 1] is ParagraphKind.BODY and _is_subheading(
            blocks[number - 1], blocks[number], blocks[number + 1], opening=number == 1
        ):
            kinds[number] = ParagraphKind.SUBHEADING
    return kinds


def _kind_of(block: str, number: int, count: int, *, may_claim: bool) -> ParagraphKind:
    """What *block*, the *number*-th of *count*, is by its own form."""
    if is_picture_credit(block):
        return ParagraphKind.PICTURE
    if _IMAGE_FILE.match(block) or is_caption(block):
        return ParagraphKind.CAPTION
    if is_credits(block, number, count, may_claim=may_claim):
        return ParagraphKind.CREDITS
    if len(block) <= SHORT:
        if is_date_line(block):
            return ParagraphKind.DATE
        if is_code(block):
            return ParagraphKind.CODE
        if is_buttons(block):
            return ParagraphKind.BUTTONS
        if is_links(block):
            return ParagraphKind.LINKS
    return ParagraphKind.INVITATION if is_invitation(block) else ParagraphKind.BODY


def _name_listed_links(blocks: Sequence[str], kinds: list[ParagraphKind]) -> None:
    """Name what stands in a list of links below its heading, up to a block that tells news."""
    in_list = False
    for number, block in enumerate(blocks):
        if kinds[number] is ParagraphKind.LINKS:
            in_list = in_list or heads_links(block)
        elif in_list and kinds[number] is ParagraphKind.BODY and is_listed_link(block):
            kinds[number] = ParagraphKind.LINKS
        elif kinds[number] is ParagraphKind.BODY:
            in_list = False


def _is_subheading(before: str, block: str, after: str, *, opening: bool) -> bool:
    """Whether *block* heads the text below: short, unended, no speech, alone between paragraphs.

    Right under the headline stands the article's own second headline, which heads nothing apart;
    several short lines in a row are a list.
    """
    if _is_in_capitals(block):
        return not opening and not _is_in_capitals(before) and not _is_in_capitals(after)
    return (
        not opening
        and _is_short_line(block)
        and not _is_short_line(before)
        and not _is_short_line(after)
        and bool(_ENDED.search(after))
        and len(after) > len(block)
        and block[0].isalnum()
        and not block[0].islower()
        and not _LISTED.match(block)
    )


def _is_in_capitals(block: str) -> bool:
    """Whether *block* is one short line in capitals, which needs no lack of a full stop."""
    return (
        len(block) <= HEADING_CHARACTERS
        and "\n" not in block
        and block[0].isalnum()
        and all(character.isupper() for character in block if character.isalpha())
        and sum(character.isupper() for character in block) >= CAPITALS
        and not _LISTED.match(block)
        and not _SPOKEN.match(block)
    )


def _is_short_line(block: str) -> bool:
    """Whether *block* is one short line that no punctuation ends, as are headings and lists."""
    return (
        "\n" not in block
        and len(block) <= HEADING_CHARACTERS
        and len(block.split()) <= HEADING_WORDS
        and any(character.isalpha() for character in block)
        and not _ENDED.search(block)
    )
