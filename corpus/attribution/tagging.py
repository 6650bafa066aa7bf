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

from corpus.attribution import lexicon, reporting
from corpus.attribution.first_names import is_first_name

if TYPE_CHECKING:
    from corpus.attribution.tokens import Line

# "al-Khatib": a name whose article is small.
_ARTICLED = re.compile(r"(?:a[dlnrstz]|ash|el|ul)[-‐‑][^\W\d_a-z]")
# "R-Ohio", "D-N.Y.": what stands behind a legislator's name is no name.
_PARTY = re.compile(r"[RDI]-[A-Z][\w.]*")

_PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", "…": "-", "...": "-", ":": ":", ";": ";", "—": "-",
    "―": "-", "‒": "-", "–": "-", "--": "-", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    '"': '"', "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "''": '"', "``": '"', "&": "C",
    "'": "'", "‘": "'", "’": "'", "'s": "s", "’s": "s",
}  # fmt: skip
_CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("a", lexicon.ADVERBS),
    ("b", lexicon.SUBORDINATORS),
    ("i", lexicon.PREPOSITIONS),
    ("m", lexicon.NUMBER_WORDS),
    ("d", lexicon.DETERMINERS | lexicon.POSSESSIVES),
    ("p", lexicon.SUBJECT_PRONOUNS),
    ("x", lexicon.AUXILIARIES),
    ("c", lexicon.CONJUNCTIONS),
    ("w", lexicon.RELATIVES),
    ("o", frozenset({"of"})),
    ("t", frozenset({"that"})),
)
_CLOSED = {word: letter for letter, words in _CLASSES for word in words}
_VERBS = dict.fromkeys(lexicon.IRREGULAR_PASTS, "V") | reporting.VERB_TAGS
# The letters of words without a capital, filled as they come; far fewer than the text's words.
_SEEN: dict[str, str] = {}
_MOST_SEEN = 200_000


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
        for k in [k for k, word in enumerate(words) if word[0].isupper()]:
            if k not in openings and words[k - 1][-1].isalnum():
                names.add(line.lower[k])
    return small - (names - lexicon.TITLES), names


def tag(line: Line, common: set[str], named: set[str]) -> None:
    """Give *line* its tags.

    *common* and *named* are what `common_words` gives: a capitalised word that opens a sentence or
    stands in a title-case line is no name when the article writes it small elsewhere.
    """
    seen = _SEEN
    letters = [seen.get(word, "") for word in line.words]
    if len(seen) > _MOST_SEEN:
        seen.clear()
    openings = {first for first, _ in line.sentences}
    for k in [k for k, letter in enumerate(letters) if not letter]:
        word = line.words[k]
        if not word[0].isupper():
            if _ARTICLED.match(word):
                seen[word] = letters[k] = "C"
                continue
            seen[word] = letters[k] = _PUNCTUATION.get(word) or _small_letter(line.lower[k])
        elif ("-" in word and _PARTY.fullmatch(word)) or word in lexicon.STATES:
            letters[k] = "*"
        else:
            first = k in openings or _is_opened(line, k)
            letters[k] = _capital_letter(line, k, common, named, first=first)
    line.tags = "".join(letters)


def _is_opened(line: Line, k: int) -> bool:
    """Whether a colon, an opening mark or a bracket stands right before token *k*."""
    if not k:
        return False
    previous = line.words[k - 1]
    if previous == ":":
        return True
    return line.starts[k] == line.ends[k - 1] and _PUNCTUATION.get(previous, "") in (
        '"',
        "'",
        "(",
        "-",
    )


def _small_letter(low: str) -> str:
    return _CLOSED.get(low) or _VERBS.get(low) or _by_form(low)


def _capital_letter(line: Line, k: int, common: set[str], named: set[str], *, first: bool) -> str:
    word, low = line.words[k], line.lower[k]
    letter = _CLOSED.get(low)
    if (first or line.title_case) and (word[1:].islower() or len(word) == 1):
        if letter is not None:
            return letter
        ahead = line.words[k + 1] if k + 1 < len(line.words) else ""
        # "Secretary of State Ann Lee", "President Lee": the capital belongs to the name.
        titled = first and not line.title_case and (ahead[:1].isupper() or ahead == "of")
        if titled and (low in lexicon.TITLES or _is_first_name_at(line, k)):
            return "C"
        return _opening_letter(low, common, named)
    # "US", "IT", "WHO" are names, and so is "You" or "He" with a capital inside a sentence:
    # surnames that look like pronouns. "I" and "The" are none, "Will" is one beside another name.
    if letter is None or low == "may" or (word.isupper() and len(word) > 1):
        return "C"
    if letter == "p":
        return letter if low == "i" else "C"
    ahead = line.words[k + 1] if k + 1 < len(line.words) else ""
    return "C" if letter in "xabm" and ahead[:1].isupper() else letter


def _is_first_name_at(line: Line, k: int) -> bool:
    """Whether the word that opens a sentence is a first name there: "Dean Lee, a nurse".

    Not "Young Lee supporters".
    """
    low = line.lower[k]
    if low in _VERBS or not line.words[k + 1][0].isupper() or not is_first_name(low):
        return False
    behind = line.words[k + 2] if k + 2 < len(line.words) else "."
    return behind[0].isupper() or (_PUNCTUATION.get(behind) or _small_letter(behind)) != "n"


def _opening_letter(low: str, common: set[str], named: set[str]) -> str:
    """A capitalised word whose capital says nothing: a name unless it is common elsewhere."""
    person = low in lexicon.PLURAL_PEOPLE or low in lexicon.PERSON_NOUNS
    if low in common or (person and low not in named):
        return _VERBS.get(low) or _by_form(low)
    if low.endswith("ly") and len(low) > 5:
        return "a"
    letter = _VERBS.get(low)
    if letter:
        return "g" if low.endswith("ing") else letter
    return "C"


def _by_form(low: str) -> str:
    initial = low[0]
    if initial.isdigit():
        return "n" if "-" in low and low[-1].isalpha() else "m"
    if not initial.isalpha():
        return "*"
    if "-" in low:
        return "n"
    if low.endswith("ly") and len(low) > 4:
        return "a"
    if low.endswith("ing") and len(low) > 5:
        return "g"
    if low.endswith("ed") and len(low) > 3 and low not in lexicon.NOT_PAST:
        return "e"
    return "n"
