"""Titles before a name, and where the name begins and ends beside them and an office's place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.first_names import is_first_name, is_last_name
from corpus.attribution.naming import COMMON_ENDINGS
from corpus.attribution.trades import is_trade, names_trade

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.first_names import Gender

_HONORIFICS = lexicon.HONORIFICS_MALE | lexicon.HONORIFICS_FEMALE | {"dr.", "sen.", "rep.", "gov."}
# Titles of several or of the retired, and those that the names of bodies hold as well.
_MORE_TITLES = frozenset("drs. profs. presidents emeritus emerita".split())
_PARTY = frozenset("democratic republican libertarian presidential state first general".split())


@lru_cache(maxsize=20_000)
def is_title(low: str) -> bool:
    """Whether the word is a title before a name, in the plural or behind a hyphen as well."""
    if low in lexicon.TITLES or low in _MORE_TITLES:
        return True
    if "-" in low:
        return low.rpartition("-")[2] in lexicon.TITLES and not is_first_name(low)
    return low.endswith("s") and low[:-1] in lexicon.PERSON_NOUNS and low[:-1] in lexicon.TITLES


def _is_office(words: list[str], k: int) -> bool:
    return words[k].lower() in lexicon.TITLES and not _is_surname(words, k)


def _is_surname(words: list[str], k: int) -> bool:
    """Whether a title is somebody's last name there: "Ann T. King of New York"."""
    if not k or not is_last_name(words[k]) or words[k + 1 : k + 2] not in ([], ["of"]):
        return False
    return words[k - 1][1:] == "." or is_first_name(words[k - 1])


def strip_titles(words: list[str]) -> tuple[int, Gender | None, bool]:
    """How many leading words are titles, the gender they give, and whether there were any."""
    gender: Gender | None = None
    last = -1
    if len(words) == 1:
        return 0, None, False
    for k, word in enumerate(words[:-1]):
        low = word.lower()
        if is_title(low) and not _is_surname(words, k):
            last = k
            if low in lexicon.HONORIFICS_MALE:
                gender = "m"
            elif low in lexicon.HONORIFICS_FEMALE:
                gender = "f"
    if last < 0:
        return 0, None, False
    if words[last].lower() in _HONORIFICS:
        return last + 1, gender, True
    rest = [word.lower() for word in words[last + 1 :]]
    if rest[-1] in lexicon.ORGANISATION_NOUNS or _is_office(words, len(words) - 1):
        return 0, None, False
    # "Democratic Forces" is a body, "Republican Lee" somebody.
    plural = len(rest) == 1 and rest[0].endswith(COMMON_ENDINGS) and not is_last_name(rest[0])
    if plural and words[last].lower() in _PARTY:
        return 0, None, False
    if "of" in rest or {"of", "on", "for"} & set(words[:last]):
        return 0, None, False
    return last + 1, gender, True


def before_place(words: list[str], skip: int) -> int:
    """Where a person's name ends before "of" and a place ("Ann Lee of Ohio"); 0 elsewhere."""
    if "of" not in words:
        return 0
    place = words.index("of")
    name = words[skip if skip < place else 0 : place]
    leading, _, has_title = strip_titles(name)
    name = name[leading:]
    if not name or name[-1].lower() in lexicon.ORGANISATION_NOUNS:
        return 0
    if _is_office(name, len(name) - 1):
        return 0
    has_title = has_title or (len(name) in {3, 4} and _opens_with_trade(name))
    has_title = has_title or (0 < skip < place and words[skip - 1].lower() in _HONORIFICS)
    honoured = 0 < skip < place  # "Mr. Lee of the Water Board"
    if has_title or honoured or (len(name) > 1 and is_first_name(name[0])):
        return place
    return 0


def behind_office(
    block: Block, start: int, words: list[str], skip: int, *, titled: bool
) -> tuple[int, bool]:
    """Where a first name and a last begin behind an office: "Port Board Administrator Ann Lee".

    Or behind an office and its place: "envoy to the Lake Islands Ann Lee".
    """
    for first in (len(words) - 2, len(words) - 3):
        if first > skip and is_first_name(words[first]) and not is_first_name(words[first - 1]):
            before = words[first - 1].lower()
            if names_trade(before) or is_title(before) or _is_calling(before):
                return first, True
            if _is_office_for(block, start):
                return first, True
    if not skip and len(words) in {3, 4} and _opens_with_trade(words):
        return 1, True
    return skip, titled


def _opens_with_trade(words: list[str]) -> bool:
    """Whether what somebody is stands before two names, known or not: "Immunologist Ann Lee"."""
    word, rest = words[0].lower(), [word.lower() for word in words[1:]]
    if is_first_name(word) or "of" in rest or rest[-1] in lexicon.ORGANISATION_NOUNS:
        return False
    if is_trade(word) or _is_calling(word) or word.startswith("co-"):
        return True
    held = word in lexicon.PERSON_NOUNS and not is_last_name(word)
    return held and (is_last_name(rest[-1]) or is_first_name(rest[0]))


def _is_calling(low: str) -> bool:
    """Whether the form of the word tells that people are called so: "broadcaster"."""
    return low.endswith(("ator", "developer", "author", "caster")) and not is_last_name(low)


def _is_office_for(block: Block, start: int) -> bool:
    """Whether an office with "to", "for" or "of" stands before: "envoy to", "minister for the"."""
    low = block.line.lower
    k = start - 1
    if k > 0 and low[k] == "the":
        k -= 1
    return k > 0 and low[k] in {"to", "for", "of", "from"} and names_trade(low[k - 1])
