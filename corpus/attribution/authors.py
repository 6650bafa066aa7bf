"""Whose a text is: "a tweet on Monday by Lee", "Lee's statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import lexicon

if TYPE_CHECKING:
    from corpus.attribution.document import Document
    from corpus.attribution.entities import Entity
    from corpus.attribution.people import People
    from corpus.attribution.phrases import Phrase

# How far behind a text its author stands.
_NEAR = 5
# How long an office between "by" and the author's name may be.
_FAR = 8


def author(document: Document, people: People, number: int, phrase: Phrase) -> Entity | None:
    """Whose a text is: "a tweet on Monday by Lee", "a letter from the club"."""
    line = document.blocks[number].line
    if line.lower[phrase.end - 1] not in lexicon.DOCUMENT_NOUNS:
        return None
    behind = range(phrase.end, min(phrase.end + _NEAR, len(line) - 1))
    by = next((k for k in behind if line.lower[k] in {"by", "from"}), None)
    if by is None or set(line.tags[phrase.end : by]) - set("iCnm"):
        return None
    for first in range(by + 1, min(by + 1 + _FAR, len(line))):
        writer = people.at.get((number, first))
        if writer is not None and not writer.place:
            end = first
            while people.at.get((number, end)) is writer:
                end += 1
            # "By Lee's lawyers", "by State College professor Lee": somebody else's.
            return None if line.tags[end : end + 1] in {"s", "n", "C"} else writer
        if line.tags[first] not in "dnmCo":
            return None
    return None


def owner(document: Document, people: People, number: int, phrase: Phrase) -> Entity | None:
    """Whose a text is that stands behind a name: "Lee's statement"."""
    line = document.blocks[number].line
    mark = line.tags.rfind("s", phrase.first, phrase.end)
    if line.lower[phrase.end - 1] not in lexicon.DOCUMENT_NOUNS:
        return None
    if mark < 0 and line.tags[phrase.end - 2 : phrase.end - 1] == "C":
        # "Norland University data"
        body = people.at.get((number, phrase.end - 2))
        return body if body is not None and body.name and body.body else None
    if mark <= phrase.first:
        return None
    entity = people.at.get((number, mark - 1))
    return entity if entity is not None and entity.name and not entity.place else None
