"""The tag of a word as far as the word alone tells; `tagging` knows the tags and the rest."""

from __future__ import annotations

import re

from corpus.attribution import lexicon, reporting

# "al-Khatib": a name whose article is small.
_ARTICLED = re.compile(r"(?:a[dlnrstz]|ash|el|ul)[-‐‑][^\W\d_a-z]")
# "R-Ohio", "D-N.Y.": what stands behind a legislator's name is no name.
_PARTY = re.compile(r"[RDI]-[A-Z][\w.]*")

PUNCTUATION = {
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
CLOSED = {word: letter for letter, words in _CLASSES for word in words}
VERBS = dict.fromkeys(lexicon.IRREGULAR_PASTS, "V") | reporting.VERB_TAGS
# A capitalised word that is a name unless it opens something, and one whose neighbours tell.
NAME, CAPITAL = "\1", "\2"


def raw_letter(word: str, low: str) -> str:
    """The tag of *word*, *low* in lower case, or one of the letters above for a capitalised one."""
    if not word[0].isupper():
        if _ARTICLED.match(word):
            return "C"
        return PUNCTUATION.get(word) or small_letter(low)
    if ("-" in word and _PARTY.fullmatch(word)) or word in lexicon.STATES:
        return "*"
    letter = CLOSED.get(low)
    # "US", "IT", "WHO" are names, and so is "You" or "He" with a capital inside a sentence:
    # surnames that look like pronouns. "I" and "The" are none.
    is_name = letter is None or low == "may" or (word.isupper() and len(word) > 1)
    return NAME if is_name or (letter == "p" and low != "i") else CAPITAL


def small_letter(low: str) -> str:
    """The tag of a word without a capital."""
    return CLOSED.get(low) or VERBS.get(low) or by_form(low)


def by_form(low: str) -> str:
    """The tag of a word that is in no table."""
    initial = low[0]
    if initial.isdigit():
        return "n" if "-" in low and low[-1].isalpha() else "m"
    if not initial.isalpha():
        return "*"
    if "-" in low:
        return "n"
    if low.endswith("ly") and len(low) > 4 and low not in lexicon.NOT_ADVERBS:
        return "a"
    if low.endswith("ing") and len(low) > 5:
        return "g"
    if low.endswith("ed") and len(low) > 3 and low not in lexicon.NOT_PAST:
        return "e"
    return "n"
