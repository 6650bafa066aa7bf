"""Names compared word by word: what of two forms may be one person's or one body's."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.first_names import gender_of, is_first_name

if TYPE_CHECKING:
    from corpus.attribution.entities import Entity

_ARTICLE = re.compile(r"^(?:a[dlnrstz]|ash|el|ul)[-‐‑]")
_OF = frozenset(("of", "for", "on"))


@lru_cache(maxsize=20_000)
def surname_key(word: str) -> str:
    """What a surname is filed under: small, without accents, full stop and Arabic article."""
    low = word.lower().rstrip(".")
    if low.isalpha() and low.isascii():
        return low
    if not low.isascii():
        parts = unicodedata.normalize("NFD", low)
        low = "".join(part for part in parts if not unicodedata.combining(part))
    return _ARTICLE.sub("", low)


def plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as `surname_key` files them."""
    return tuple(map(surname_key, words))


def suffix(words: tuple[str, ...]) -> str:
    """The "jr" or "iii" that ends a plain name; empty without one."""
    return words[-1] if words[-1] in lexicon.NAME_SUFFIXES else ""


def agree(core: list[str], theirs: tuple[str, ...]) -> bool:
    """Whether two names of one last name may be one person's: by first names or a part."""
    other = [word for word in theirs if word not in lexicon.NAME_SUFFIXES]
    ours, first = core[0], other[0]
    if ours == first or len(core) == 1:
        return True
    if ours in other[1:-1] or first in core[1:-1]:
        return True
    return ours[0] == first[0] and 1 in {len(ours), len(first)} and len(core) > 1 < len(other)


def lengthens(word: str, entity: Entity) -> bool:
    """Whether *word*, before a known short name in a headline, is the first name that it lacks."""
    if len(entity.words) > 1 and entity.words[0].lower() not in lexicon.NAME_PARTICLES:
        return False
    gender = gender_of(word)
    return is_first_name(word) and (None in {gender, entity.gender} or gender == entity.gender)


def head_of_body(words: tuple[str, ...]) -> str:
    """The noun of a body's name: "council" of "Council for Foreign Trade" and "Town Council"."""
    for before, word in itertools.pairwise(words):
        if word in _OF:
            return before.lower()
    return words[-1].lower()
