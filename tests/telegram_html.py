"""Telegram's HTML mode, read as Telegram's own server reads it, with its words for what is wrong.

Source: `do_parse_html` in TDLib's MessageEntity.cpp, and "HTML style" in the Bot API documentation.
One point is stricter: a bare ``&`` or ``>`` passes there although the documentation forbids it;
here it is refused, so that text somebody forgot to escape is found by the first test that meets it.
"""

from __future__ import annotations

import html
import re
from typing import Any

ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}  # no other name is known to it

_PIECE = re.compile(
    r"""(?P<text>[^<>&]+)
      | &(?P<name>lt|gt|amp|quot);
      | &\#(?P<decimal>[0-9]{1,7});
      | &\#x(?P<hexadecimal>[0-9a-fA-F]{1,6});
      | </(?P<end>[^<>\s]*)\s*>
      | <(?P<start>[^<>\s/][^<>\s]*)(?P<attributes>[^<>]*)>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""\s*([^\s="'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")


class EntityError(Exception):
    """The markup cannot be read; the text says why in Telegram's words."""


def utf16_length(text: str) -> int:
    """How Telegram measures a text: in UTF-16 code units, two for a character beyond U+FFFF."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(markup: str) -> tuple[str, list[dict[str, Any]]]:
    """Read *markup* into its plain text and its entities, outer before inner, offsets in UTF-16.

    Raises `EntityError` for an unknown, unclosed or wrongly nested tag and a character not escaped.

    >>> parse_html("<b>Ann &amp; Lee</b> spoke")
    ('Ann & Lee spoke', [{'type': 'bold', 'offset': 0, 'length': 9}])
    """
    text, position = "", 0
    entities: list[dict[str, Any]] = []
    open_tags: list[tuple[str, dict[str, Any]]] = []
    while position < len(markup):
        piece = _PIECE.match(markup, position)
        at = len(markup[:position].encode())
        if piece is None:
            raise EntityError(_fault(markup[position:], at))
        if piece["start"] is not None:
            tag = piece["start"].lower()
            open_tags.append((tag, _entity(tag, piece["attributes"], utf16_length(text), at)))
            entities.append(open_tags[-1][1])
        elif piece["end"] is not None:
            _close(open_tags, piece["end"].lower(), utf16_length(text), at)
        else:
            text += _characters(piece)
        position = piece.end()
    if open_tags:
        tag = open_tags[-1][0]
        raise EntityError(f'Can\'t find end tag corresponding to start tag "{tag}"')
    return text, [entity for entity in entities if entity["length"]]


def _characters(piece: re.Match[str]) -> str:
    if piece["name"]:
        return CHARACTERS[piece["name"]]
    if piece["decimal"]:
        return chr(int(piece["decimal"]))
    if piece["hexadecimal"]:
        return chr(int(piece["hexadecimal"], 16))
    return piece["text"]


def _fault(rest: str, at: int) -> str:
    if rest[0] != "<":
        return f'Character "{rest[0]}" must be escaped at byte offset {at}'
    if ">" not in rest:
        return f"Unclosed {'end' if rest.startswith('</') else 'start'} tag at byte offset {at}"
    name = re.split(r"[\s>]", rest[1:], maxsplit=1)[0].lower()
    return f'Unsupported start tag "{name}" at byte offset {at}'


def _entity(tag: str, attributes: str, offset: int, at: int) -> dict[str, Any]:
    if tag not in ENTITY_OF_TAG:
        raise EntityError(f'Unsupported start tag "{tag}" at byte offset {at}')
    given = {name: a or b or c for name, a, b, c in _ATTRIBUTE.findall(attributes)}
    kind = ENTITY_OF_TAG[tag]
    if tag == "blockquote" and "expandable" in given:
        kind = "expandable_blockquote"
    address = {"url": html.unescape(given.get("href", ""))} if tag == "a" else {}
    return {"type": kind, "offset": offset, "length": 0, **address}


def _close(open_tags: list[tuple[str, dict[str, Any]]], tag: str, offset: int, at: int) -> None:
    if not open_tags:
        raise EntityError(f"Unexpected end tag at byte offset {at}")
    expected, entity = open_tags.pop()
    if tag not in ("", expected):
        raise EntityError(
            f'Unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{tag}>"'
        )
    entity["length"] = offset - entity["offset"]
