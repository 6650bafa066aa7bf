"""Bytes to text: the encoding of a file, told by its bytes, and the byte that fits none."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from corpus.errors import ArticleFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVE_AS_UTF_8 = "save the file as UTF-8"
# The marks that a file may open with. UTF-32's begins like UTF-16's, so it comes first.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Two bytes of GB 2312, the part of GB 18030 that common characters stand in; source: GB 18030-2022.
_GB_PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF_8_LETTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
GB_SHARE = 0.8


def decode(content: bytes, name: str) -> str:
    """The text of *content*, the bytes of the file *name*; a mark of UTF-8 stays in it.

    UTF-8; UTF-16 where a mark tells it or every second byte is NUL; else GB18030 where the bytes
    that are no ASCII come in its pairs, and Windows-1252 where they stand alone. What is partly
    UTF-8 is that with a fault. Raises ArticleFormatError with line and byte offset for a byte
    that fits none, and for NUL, which no text holds.
    """
    encoding = encoding_of(content)
    try:
        text = content.decode(encoding)
        place = content.find(b"\0") if not encoding.startswith("utf-16") else -1
        if place < 0 and "\0" in text:
            place = 2 * text.index("\0")
    except UnicodeDecodeError as error:
        place = error.start
        text = content[:place].decode(encoding, "replace")
        line = text.count("\n") + 1
    else:
        if place < 0:
            return text.removeprefix("\ufeff") if encoding != "utf-8" else text
        line = text[: text.index("\0")].count("\n") + 1
    raise _odd_byte(content, place, encoding, name, line)


def decode_lines(content: bytes, name: str) -> Iterator[tuple[int, str | ArticleFormatError]]:
    """The lines of *content*, each with its number from 1, as text or with what is wrong with it.

    A byte that fits no character costs its line alone, but in UTF-16 where it costs the file.
    """
    encoding = encoding_of(content)
    if encoding.startswith(("utf-16", "utf-32")):
        try:
            yield from enumerate(decode(content, name).split("\n"), start=1)
        except ArticleFormatError as error:
            yield 1, error
        return
    start, number = 0, 0
    while start < len(content):
        number += 1
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        try:
            line = content[start:end].decode(encoding)
            place = start + len(line[: line.index("\0")].encode(encoding)) if "\0" in line else -1
        except UnicodeDecodeError as error:
            place = start + error.start
        yield number, line if place < 0 else _odd_byte(content, place, encoding, name, number)
        start = end + 1


def _odd_byte(
    content: bytes, place: int, encoding: str, name: str, line: int
) -> ArticleFormatError:
    expected = "UTF-8" if encoding == "utf-8" else _NAMES.get(encoding, encoding)
    found = f"found byte 0x{content[place]:02x} at byte offset {place}"
    return ArticleFormatError(name, line, f"expected {expected} text, {found}: {SAVE_AS_UTF_8}")


_NAMES = {
    "cp1252": "Windows-1252",
    "gb18030": "GB18030",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}


def encoding_of(content: bytes) -> str:
    """What *content* is most likely encoded in, by Python's name; its marks and bytes tell.

    >>> encoding_of("Müller".encode("cp1252")), encoding_of("新闻报道".encode("gb18030"))
    ('cp1252', 'gb18030')
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding
    start = content[:4000]
    if len(start) > 3 and start.count(b"\0") >= len(start) * 2 // 5:
        return "utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _of_old(content)
    return "utf-8"


def _of_old(content: bytes) -> str:
    """The encoding of bytes that are no UTF-8 as a whole."""
    high = len(_HIGH.findall(content))
    in_pairs = sum(len(run) for run in _GB_PAIRS.findall(content))
    if in_pairs >= GB_SHARE * high and high > 1:
        try:
            content.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            return "gb18030"
    # letters of UTF-8 among the faulty bytes: the file is that, damaged or cut
    in_utf_8 = sum(len(letter) for letter in _UTF_8_LETTER.findall(content))
    return "utf-8" if 2 * in_utf_8 >= high else "cp1252"
