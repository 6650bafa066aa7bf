"""Phrases in quotation marks: what a question wants word for word, and whether a text has it."""

from __future__ import annotations

import re
import unicodedata

from corpus.text import fold, is_unspaced

# Marks by pairs; straight single marks count only around words, since they are apostrophes too.
_QUOTED = re.compile(
    r"[\"“”„«»＂](?!\s)([^\"“”„«»＂]+)(?<!\s)[\"“”„«»＂]"
    r"|「([^「」]+)」|『([^『』]+)』|(?:''|``)(.+?)''"
    r"|(?<!\w)[‘']([^‘’']+)[’'](?!\w)"
)
_NO_WORD = re.compile(r"[^\w']+")
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

    Case, width, curls and punctuation do not count; in scripts without spaces neither do spaces
    and traditional characters.

    >>> holds("He called it a “Prison.”", "a prison"), holds("It is safe", "isn't safe")
    (True, False)
    """
    if is_unspaced(phrase):
        return _plain(fold(phrase)).replace(" ", "") in _plain(fold(text)).replace(" ", "")
    return f" {_plain(phrase)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_CURLY)
    words = (word.strip("'") for word in _NO_WORD.sub(" ", folded).split())
    return " ".join(word for word in words if word)
