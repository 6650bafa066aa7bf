"""One-letter tags for the tokens of a line, so that patterns of words are patterns of letters.

There is no parser: a regular expression over the tags finds noun phrases and clause borders in time
linear in the length of the text. The tags:

    C capitalised word   n other word         p subject pronoun    d determiner or possessive
    o "of"               i other preposition  t "that"             w relative pronoun
    c and, or            b subordinator       x auxiliary          a adverb
    g word in -ing       e word in -ed        m number             s possessive 's
    V verb that is never a noun in news, v word that may be a verb or a noun, z the same in -s
    , . : ; - ( ) " '    themselves, all kinds of a mark alike; * other signs
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution import lexicon
from corpus.attribution.first_names import is_first_name
from corpus.attribution.letters import (
    CAPITAL,
    CLOSED,
    NAME,
    PUNCTUATION,
    VERBS,
    by_form,
    small_letter,
)

if TYPE_CHECKING:
    from corpus.attribution.tokens import Line

_CAPITALISED = re.compile(f"[{NAME}{CAPITAL}]")
# What a colon, an opening mark or a bracket may open, and capitals whose neighbours tell.
_OPENED = re.compile(f"(?<=[:\"'(-])[{NAME}{CAPITAL}]|{CAPITAL}")


def common_words(lines: list[Line]) -> tuple[set[str], set[str]]:
    """The words that the article writes small, and those that it capitalises inside a sentence.

    The first set leaves out what is also in the second, titles aside.
    """
    small: set[str] = set()
    names: set[str] = set()
    for line in lines:
        words = line.words
        small.update(words)
        if line.title_case:
            continue
        openings = {first for first, _ in line.sentences}
        for match in _CAPITALISED.finditer(line.letters):
            k = match.start()
            if k not in openings and words[k - 1][-1].isalnum():
                names.add(line.lower[k])
    return small - (names - lexicon.TITLES), names


def tag(line: Line, common: set[str], named: set[str]) -> None:
    """Give *line* its tags.

    *common* and *named* are what `common_words` gives: a capitalised word that opens a sentence or
    stands in a title-case line is no name when the article writes it small elsewhere.
    """
    raw = line.letters
    letters = list(raw)
    openings = {first for first, _ in line.sentences if raw[first] in _CAPITALS}
    told = _CAPITALISED if line.title_case else _OPENED
    for k in openings.union([match.start() for match in told.finditer(raw)]):
        first = k in openings or _is_opened(line, k)
        letters[k] = _capital_letter(line, k, common, named, first=first)
    line.tags = "".join(letters).replace(NAME, "C")


_CAPITALS = NAME + CAPITAL


def _is_opened(line: Line, k: int) -> bool:
    """Whether a colon, an opening mark or a bracket stands right before token *k*."""
    if not k:
        return False
    before = line.letters[k - 1]
    return before == ":" or (line.starts[k] == line.ends[k - 1] and before in "\"'(-")


def _capital_letter(line: Line, k: int, common: set[str], named: set[str], *, first: bool) -> str:
    word, low = line.words[k], line.lower[k]
    letter = CLOSED.get(low)
    if (first or line.title_case) and (word[1:].islower() or len(word) == 1):
        if letter is not None:
            return letter
        ahead = line.words[k + 1] if k + 1 < len(line.words) else ""
        # "Secretary of State Ann Lee", "President Lee": the capital belongs to the name.
        titled = first and not line.title_case and (ahead[:1].isupper() or ahead == "of")
        if titled and (low in lexicon.TITLES or _is_first_name_at(line, k)):
            return "C"
        return _opening_letter(low, common, named)
    if line.letters[k] == NAME:
        return "C"
    if letter is None or letter == "p":
        return letter or "C"
    # "Will" is a name beside another, "The" is none.
    ahead = line.words[k + 1] if k + 1 < len(line.words) else ""
    may_be_name = letter in "abm" or (letter == "x" and is_first_name(low))
    return "C" if may_be_name and ahead[:1].isupper() else letter


def _is_first_name_at(line: Line, k: int) -> bool:
    """Whether the word that opens a sentence is a first name there: "Dean Lee, a nurse".

    Not "Young Lee supporters".
    """
    low = line.lower[k]
    if low in VERBS or not line.words[k + 1][0].isupper() or not is_first_name(low):
        return False
    behind = line.words[k + 2] if k + 2 < len(line.words) else "."
    return behind[0].isupper() or (PUNCTUATION.get(behind) or small_letter(behind)) != "n"


def _opening_letter(low: str, common: set[str], named: set[str]) -> str:
    """A capitalised word whose capital says nothing: a name unless it is common elsewhere."""
    person = low in lexicon.PLURAL_PEOPLE or low in lexicon.PERSON_NOUNS
    if low in common or (person and low not in named):
        return VERBS.get(low) or by_form(low)
    if low.endswith("ly") and len(low) > 5:
        return "a"
    letter = VERBS.get(low)
    if letter:
        return "g" if low.endswith("ing") else letter
    return "C"
