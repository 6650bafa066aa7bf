"""Lines whose form alone tells who speaks: labelled in a transcript, or signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.attribution.document import Block

# A transcript's label: a name, mostly in capitals, before a colon at the start of a line.
_LABEL = re.compile(r'"?(C{1,4}):')
_BRACKETED = re.compile(r"\(\((C{1,4})\)\):?")
# A dash, a name and what they are, at the end of a line.
_SIGNED = re.compile(r"\"[.,]?-+(C{1,5}(?:i?C{1,2})?)(?:,[dnCmsoi]{1,8})?\.?$")


def find_label(block: Block) -> tuple[int, int, int] | None:
    """The name that labels this line of a transcript, as a token range, and where speech begins.

    ``None`` without a label.

    "((Ann Lee)) ..." is one, and so is a name in capitals: "MODERATOR: ...", where the article has
    several. A headline may also open with a name and a colon; that one is scored like any cue.
    """
    match = _BRACKETED.match(block.line.tags)
    if match is not None:
        return *match.span(1), match.end()
    match = _find_capitals(block) if block.transcript else None
    return None if match is None else (*match.span(1), match.end())


def is_labelled(block: Block) -> bool:
    """Whether the line begins with a label, of either form."""
    return find_label(block) is not None


def has_brackets(block: Block) -> bool:
    """Whether the line's label is of the form "((Ann Lee))"."""
    return _BRACKETED.match(block.line.tags) is not None


def may_be_label(block: Block) -> bool:
    """Whether the line begins with words in capitals and a colon; one alone may be a dateline."""
    return _find_capitals(block) is not None


def _find_capitals(block: Block) -> re.Match[str] | None:
    match = _LABEL.match(block.line.tags)
    if match is None:
        return None
    words = block.line.words[slice(*match.span(1))]
    return match if all(word.isupper() and len(word) > 1 for word in words) else None


def find_signature(block: Block) -> tuple[int, int] | None:
    """The token range of the name that signs a quotation ('"..." - Ann Lee') at a line's end."""
    match = _SIGNED.search(block.line.tags[-16:])
    if match is None:
        return None
    shift = max(0, len(block.line.tags) - 16)
    return match.start(1) + shift, match.end(1) + shift
