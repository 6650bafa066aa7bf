"""Phrases in quotation marks: what a question wants word for word, and whether a text has it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.counts import Gathered
from corpus.lexicon import SENTENCE
from corpus.text import fold, is_unspaced, located_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.index import Index
    from corpus.lexicon import Ints

AT_ONCE = 20_000  # passages whose words are gathered in one go
ENOUGH = 1_000  # passages that may hold a phrase, of which a hundred are shown

# Marks by pairs; straight single marks count only around words, since they are apostrophes too.
_QUOTED = re.compile(
    r"[\"“”„«»＂](?!\s)([^\"“”„«»＂]+)(?<!\s)[\"“”„«»＂]"
    r"|「([^「」]+)」|『([^『』]+)』|(?:''|``)(.+?)''"
    r"|(?<!\w)[‘']([^‘’']+)[’'](?!\w)"
)
_NO_WORD = re.compile(r"[^\w']+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ACCENTS = re.compile("[\u0300-\u036f]")
_CURLY = str.maketrans("‘’ʼ＇", "''''")


def quoted_phrases(question: str) -> tuple[str, ...]:
    """The phrases that *question* puts in quotation marks of any style, in order.

    >>> quoted_phrases("who said “a prison” or 'very serious'? it's 'em")
    ('a prison', 'very serious')
    """
    found = (next(filter(None, m.groups())).strip() for m in _QUOTED.finditer(question))
    return tuple(phrase for phrase in found if _plain(phrase))


def without_phrases(question: str) -> str:
    """*question* with a sign that is no letter for each that stands in quotation marks."""
    return _QUOTED.sub(lambda match: "\0" * len(match.group()), question)


def holds(text: str, phrase: str) -> bool:
    """Whether the words of *phrase* stand in *text* in that order with no other between.

    Case, accents, width, curls and punctuation do not count, nor commas in numbers; in scripts
    without spaces neither do spaces and traditional characters.

    >>> holds("He called it a “Prison.”", "a prison"), holds("It is safe", "isn't safe")
    (True, False)
    """
    return holds_all(text, (normalised(phrase),))


def holds_all(text: str, phrases: Iterable[Normalised]) -> bool:
    """Whether *text* holds each of *phrases*, as `holds` has it; it is normalised once."""
    spaced = unspaced = None
    for phrase in phrases:
        if phrase.is_unspaced:
            unspaced = unspaced or _plain(fold(text)).replace(" ", "")
            held = phrase.words in unspaced
        else:
            spaced = spaced or f" {_plain(text)} "
            held = f" {phrase.words} " in spaced
        if not held:
            return False
    return True


class Normalised(NamedTuple):
    """A phrase as it is compared."""

    words: str
    is_unspaced: bool


def normalised(phrase: str) -> Normalised:
    """*phrase* as it is compared."""
    if is_unspaced(phrase):
        return Normalised(_plain(fold(phrase)).replace(" ", ""), is_unspaced=True)
    return Normalised(_plain(phrase), is_unspaced=False)


def may_hold(phrase: str, passages: Ints, index: Index) -> Ints:
    """Those of *passages* in which the words of *phrase* follow each other, or may do so.

    A set does not keep apostrophes and the like, and of unspaced scripts only pairs, which a comma
    parts; so what is left has to be read.
    """
    units = [unit for token, _, _ in located_tokens(phrase) for unit in token.units]
    numbers = [index.streams.lexicon.term(unit.term) for unit in units]
    if is_unspaced(phrase) or not units:
        return passages
    if None in numbers:
        return passages[:0]
    found: list[Ints] = [passages[:0]]
    for start in range(0, len(passages), AT_ONCE):
        gathered = Gathered(index.streams, passages[start : start + AT_ONCE])
        words = gathered.words != SENTENCE  # phrases go over the ends of sentences
        terms, owners = gathered.terms[words], gathered.owners[words]
        fits = np.ones(max(len(terms) - len(numbers) + 1, 0), bool)
        for step, number in enumerate(numbers):
            fits &= terms[step : step + len(fits)] == number
        found.append(gathered.passages[np.unique(owners[: len(fits)][fits])])
        if sum(map(len, found)) >= ENOUGH:
            break
    return np.concatenate(found)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_CURLY)
    folded = _ACCENTS.sub("", unicodedata.normalize("NFD", _THOUSANDS.sub("", folded)))
    words = (word.strip("'") for word in _NO_WORD.sub(" ", folded).split())
    return " ".join(word for word in words if word)
