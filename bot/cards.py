"""A quotation as a picture to share: word for word, with who said it and where it stands.

The picture has a background of its own, so that it reads alike in a light and a dark chat. Sizes
are for a picture 1080 wide, which a phone shows at about a third: letters of 40 are then as large
as those of a message.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont

WIDTH = 1080
MARGIN = 84
LARGEST, SMALLEST = 64, 40  # of the quotation's letters
SMALL = 34  # of the letters below it
LEADING = 1.42  # from line to line, in heights of a letter
TALLEST = 1620  # of the picture: three to two, as phones show in full

PAPER, INK, SOFT, ACCENT = "#14213d", "#ffffff", "#c7d0e4", "#fca311"
_FONTS, _FONT = "manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"
# Faces of the collection, which draw the same characters as the region is used to.
# Source: the file's own name table.
SIMPLIFIED_FACE, TRADITIONAL_FACE = 2, 3
_LATIN_FACE = 1  # the Korean one, whose “ and ” are as wide as Latin letters have them
_NO_GLYPH = "\U0010ffff"  # a character that no font draws

# What may be parted at a line's end: words, and each sign of a script without spaces.
_PIECE = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+"
)
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")
_NEVER_FIRST = frozenset("，。、；：？！”’」』）》〉】…—,.;:?!)]}»")


class CardError(Exception):
    """A quotation cannot be put in a picture that can be read."""


class LettersMissingError(CardError):
    """Some of its letters are in no font that comes along."""


class TooLongError(CardError):
    """It is too long for a picture on a phone."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a picture: a quotation, who said it, in what role, and where it stands."""

    quotation: str
    speaker: str
    role: str | None
    source: str
    face: int = SIMPLIFIED_FACE


def draw(card: Card) -> bytes:
    """The picture of *card* as PNG.

    Raises `LettersMissingError` and `TooLongError`, so that nothing is shown cut or as boxes.
    """
    words = (card.quotation, card.speaker, card.role or "", card.source)
    if not _CHINESE.search("".join(words)):
        card = replace(card, face=_LATIN_FACE)
    if not all(_can_draw(letter, card.face) for letter in set("".join(words))):
        raise LettersMissingError
    size, lines = _fitted(card)
    small = _font(SMALL, "Regular", card.face)
    below = [
        (_font(SMALL + 8, "Bold", card.face), line, INK)
        for line in _wrap(card.speaker, _font(SMALL + 8, "Bold", card.face))
    ]
    below += [
        (small, line.rstrip(" ·—"), SOFT)  # what parts two things ends no line
        for text in (card.role, card.source)
        if text
        for line in _wrap(text, small)
    ]
    step, small_step = round(size * LEADING), round((SMALL + 6) * LEADING)
    height = 3 * MARGIN + step * len(lines) + small_step * len(below)
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 14, height), fill=ACCENT)
    top = MARGIN
    font = _font(size, "Medium", card.face)
    for line in lines:
        pen.text((MARGIN, top), line, INK, font)
        top += step
    top += MARGIN // 2
    pen.rectangle((MARGIN, top, MARGIN + 96, top + 6), fill=ACCENT)
    top += MARGIN // 2
    for style, line, colour in below:
        pen.text((MARGIN, top), line, colour, style)
        top += small_step
    content = io.BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _fitted(card: Card) -> tuple[int, list[str]]:
    """The largest letters with which the quotation fits, and its lines."""
    for size in range(LARGEST, SMALLEST - 1, -4):
        lines = _wrap(card.quotation, _font(size, "Medium", card.face))
        if 4 * MARGIN + size * LEADING * len(lines) + 5 * SMALL * LEADING <= TALLEST:
            return size, lines
    raise TooLongError


def _wrap(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """*text* in lines no wider than the picture's inside; a word that is wider is cut."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split())):
        if font.getlength(line + piece) <= WIDTH - 2 * MARGIN or piece in _NEVER_FIRST:
            line += piece
            continue
        lines += [line.rstrip()] if line.strip() else []
        line = piece.lstrip()
        while font.getlength(line) > WIDTH - 2 * MARGIN:
            fitting = max(
                n
                for n in range(1, len(line) + 1)
                if n == 1 or font.getlength(line[:n]) <= WIDTH - 2 * MARGIN
            )
            lines.append(line[:fitting])
            line = line[fitting:]
    return [*lines, line] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


@lru_cache(maxsize=32)
def _font(size: int, weight: str, face: int) -> ImageFont.FreeTypeFont:
    with as_file(files(_FONTS) / _FONT) as path:
        font = ImageFont.truetype(path, size, face)
    font.set_variation_by_name(weight)
    return font


@lru_cache(maxsize=10_000)
def _can_draw(letter: str, face: int) -> bool:
    """Whether the font has a glyph for *letter*, told by its not being that for none."""
    if letter.isspace():
        return True
    font = _font(SMALL, "Regular", face)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NO_GLYPH))
