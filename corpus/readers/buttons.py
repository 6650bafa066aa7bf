"""Blocks that belong to the page itself: the words of its buttons, and rests of its code."""

from __future__ import annotations

import re

# Words that buttons, counters and menus consist of; a block of these alone tells nothing.
BUTTON_WORDS = frozenset(
    """
    share shares tweet tweets email e-mail mail print facebook twitter whatsapp linkedin pinterest
    reddit telegram messenger instagram youtube tumblr flipboard pocket x copy link save bookmark
    comment comments like likes follow following menu search log login in sign up subscribe home
    next previous prev back top skip main content advertisement ad ads sponsored loading play pause
    mute close open more less show hide view views on via this article story page post to by the
    a and or with reply retweet favorite read min mins minute minutes continue continues continued
    after below reading scroll
    """.split()
)
# One of these has to be there: the others are words of headings too.
BUTTON_CORE = frozenset(
    """
    copy share shares tweet tweets email e-mail print facebook twitter whatsapp linkedin pinterest
    reddit telegram messenger instagram tumblr flipboard comment comments likes subscribe ads
    advertisement sponsored loading mute login retweet skip min mins minute minutes scroll
    """.split()
)
BUTTON_COUNT = 15  # words at most
BUTTON_CHARACTERS = 120
_COUNT = re.compile(r"\d[\d.,]*[km]?\+?")
_BETWEEN = "|/·•"
_AROUND = ".,:;()[]+…!<>»→-"

_ELEMENT = re.compile(r"<[a-zA-Z/!][^<>]*>")
_STYLE = re.compile(r"[.#@]?[\w\s.,#:>@()-]{0,200}\{(?:[^{}]*[:;][^{}]*|\s*)\}?\.?|\}+\.?")
_SCRIPT = re.compile(r"(?:\(?function|var|window\.\w+|document\.\w+)\b.*[;{})]\Z", re.DOTALL)
_NO_WORD = re.compile(r"[\W_]*")


def is_buttons(block: str) -> bool:
    """Whether *block* consists of the words of buttons, menus and counters alone.

    >>> is_buttons("Share on Facebook"), is_buttons("1.2K comments"), is_buttons("Share prices")
    (True, True, False)
    """
    if len(block) > BUTTON_CHARACTERS:
        return False
    first = "".join(block.split(None, 1)[:1]).lower().strip(_AROUND)
    if first.isalpha() and first not in BUTTON_WORDS:
        return False  # most blocks are told by their first word
    low = block.lower()
    for mark in _BETWEEN:
        low = low.replace(mark, " ")
    words = low.split()
    if len(words) > BUTTON_COUNT:
        return False
    has_core = False
    for word in words:
        plain = word.strip(_AROUND)
        if plain and plain not in BUTTON_WORDS and not _COUNT.fullmatch(plain):
            return False
        has_core = has_core or plain in BUTTON_CORE
    return has_core


def is_code(block: str) -> bool:
    """Whether *block* is nothing but marks, elements of a page, style rules or script.

    >>> is_code("<tweet id='1'><tweet/>."), is_code("* * *"), is_code("A <b>bold</b> step.")
    (True, True, False)
    """
    if _NO_WORD.fullmatch(block) or _SCRIPT.match(block):
        return True
    if ("{" in block or "}" in block) and _STYLE.fullmatch(block):
        return True
    return block[0] == "<" and bool(_NO_WORD.fullmatch(_ELEMENT.sub("", block)))
