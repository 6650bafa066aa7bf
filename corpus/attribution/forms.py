"""Lines whose form alone tells who speaks: labelled in a transcript, or signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.attribution.document import Block

# A transcript's label: a name, mostly in capitals, before a colon at the start of a line.
_LABEL = re.compile(r"\"?(C{1,4}):")


_SIGNED = re.compile(r"\"[.,]?-+(C{1,5}(?:i?C{1,2})?)(?:,[dnCmsoi]{1,8})?\.?$")


def find_label(block: Block) -> tuple[int, int] | None:
    """The token range of the name that labels this line of a transcript; ``None`` without one.

    Only labels in capitals count ("MODERATOR: ..."): a headline may also open with a name and a
    colon, and that one is scored like any cue.
    """
    match = _LABEL.match(block.line.tags)
    if match is None:
        return None
    first, end = match.span(1)
    if all(word.isupper() and len(word) > 1 for word in block.line.words[first:end]):
        return first, end
    return None


def find_signature(block: Block) -> tuple[int, int] | None:
    """The token range of the name that signs a quotation ('"..." - Ann Lee') at a line's end."""
    match = _SIGNED.search(block.line.tags[-16:])
    if match is None:
        return None
    shift = max(0, len(block.line.tags) - 16)
    return match.start(1) + shift, match.end(1) + shift
