"""Names and roles as people write them: their words, their initials, and when two are one."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from corpus.text import fold, tokens

# What follows a name without being one; source: The Associated Press Stylebook, "junior, senior".
GENERATIONS = frozenset("jr sr ii iii iv".split())
SUFFIXES = GENERATIONS | frozenset("phd md esq".split())
# What stands before a name without being one; source: The Associated Press Stylebook, "titles".
TITLES = frozenset(
    """
    mr mrs ms miss dr sen rep gov gen col capt lt sgt adm rev hon sir dame lord lady prof professor
    president senator representative governor general justice judge secretary minister mayor king
    queen prince princess pope doctor sheriff ambassador chancellor congressman congresswoman
    """.split()
)
SMALL_WORDS = frozenset("the a an of for and at in on to by from with de la van von".split())
# What ends the words for what somebody is: "director" of "director at the museum, who ...".
_ROLE_END = re.compile(r",|;|\b(?:at|of|for|in|on|with|from|to|by|who|whose|which|that|based)\b")
_ROLES_JOINED = re.compile(r"\b(?:and|or)\b|&|/")
_BASED = re.compile(r"(?:[A-Z][\w.]*\s)*[\w.]+[-‐‑–][Bb]ased\b")
_CASE_CHANGE = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name in order, hyphens parting them; titles and "Jr." are left out.

    >>> name_words("Sen. José Smith-Lee Jr.")
    ('jose', 'smith', 'lee')
    """
    words = plain_words(name)
    kept = [w for w in words if w not in SUFFIXES and w not in TITLES and w not in SMALL_WORDS]
    return tuple(kept or words)


def plain_words(text: str) -> list[str]:
    """The folded words of *text* in order, hyphens parting them, none left out."""
    folded = (fold(span.cut(text)).replace("'", "").replace(".", "") for span in tokens(text))
    return [part for word in folded for part in word.split("-") if part]


def generation(name: str) -> str:
    """What tells a son from a father of one name; empty where *name* does not.

    >>> generation("Victor Pike Jr."), generation("Victor Pike")
    ('jr', '')
    """
    return next((word for word in plain_words(name)[1:] if word in GENERATIONS), "")


def edit_distance(first: str, second: str) -> int:
    """How many letters to change, add, drop or swap with their neighbour to turn one into other.

    Source: the optimal string alignment distance; Damerau (1964), "A technique for computer
    detection and correction of spelling errors".

    >>> edit_distance("jonson", "johnson"), edit_distance("brian", "brain")
    (1, 1)
    """
    return OSA.distance(first, second)


def is_variant(word: str, other: str) -> bool:
    """Whether two folded words may be one name: alike, short for one another, or misspelt.

    >>> is_variant("don", "donald"), is_variant("r", "ron"), is_variant("jonh", "john")
    (True, True, True)
    >>> is_variant("ron", "rob")
    False
    """
    short, long = sorted((word, other), key=len)
    if long.startswith(short) and (len(short) == 1 or len(short) >= 3):
        return True
    allowed = 0 if len(short) < 4 else 1 if len(short) < 8 else 2
    return word[:1] == other[:1] and edit_distance(word, other) <= allowed


def split_case(word: str) -> str:
    """A name written in one word with inner capitals as the words it is made of.

    >>> split_case("RiverWatch"), split_case("McDonald"), split_case("NATO")
    ('River Watch', 'McDonald', 'NATO')
    """
    parts = _CASE_CHANGE.split(word)
    return " ".join(parts) if min(map(len, parts)) > 2 else word


def joined(name: str) -> str:
    """The folded words of *name* as one, so that spaces, hyphens and capitals part nothing.

    >>> joined("the River-Watch") == joined("riverwatch") == joined("River Watch")
    True
    """
    return "".join(name_words(name))


def head_words(role: str) -> tuple[str, ...]:
    """The folded nouns that say what somebody is, without where, whose and since when.

    >>> head_words("museum director and editor at the Geneva-based River Watch")
    ('director', 'editor')
    """
    core = _ROLE_END.split(_BASED.sub("", role).strip())[0]
    parts = ([fold(s.cut(part)) for s in tokens(part)] for part in _ROLES_JOINED.split(core))
    return tuple(words[-1] for words in parts if words)


def bodies_in(role: str) -> tuple[str, ...]:
    """The words of *role* that are written large: names of bodies, offices and countries.

    Where somebody is based describes nobody.

    >>> bodies_in("lawyer at the Geneva-based River Watch")
    ('River', 'Watch')
    """
    plain = _BASED.sub("", role)
    return tuple(w for span in tokens(plain) if (w := span.cut(plain))[0].isupper())


def initials(text: str) -> set[str]:
    """The initials of each run of capitalised words: what a body is called for short.

    Of a longer run also any three or more in a row, since a place may stand before the name.

    >>> sorted(initials("director at the London-based Example Rights Watch"))
    ['erw', 'ler', 'lerw']
    """
    found: set[str] = set()
    run = ""
    for span in [*tokens(text), None]:
        word = span.cut(text) if span else ""
        if word[:1].isupper():
            run += word[0].lower()
        elif fold(word) not in SMALL_WORDS or not word:
            found.add(run)
            run = ""
    parts = {
        run[start:end]
        for run in found
        for start in range(len(run))
        for end in range(start + 3, len(run) + 1)
    }
    return parts | {run for run in found if len(run) == 2}
