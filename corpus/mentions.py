"""Where a name stands in passages, however it is spaced: for names that nobody quoted bears."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from corpus.names import joined, plain_words, split_case
from corpus.text import APOSTROPHES, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.index import Index
    from corpus.model import Passage
    from corpus.question import Question

# What reporters write of somebody who gave no statement; that is the nearest to what was asked.
# Source: The Associated Press Stylebook, "no comment", and the forms that newspapers use.
NO_STATEMENT = tuple(terms("respond reply comment request decline refuse statement spokesman"))


_ACCENTS = re.compile("[\u0300-\u036f]")
# Letters that are read as others, so that it takes reading to tell which.
_OTHER_LETTERS = re.compile(r"[^\W\d_a-z]")
_BETWEEN = rf"[\W_]*(?:n?[{APOSTROPHES}](?:s|ll|re|ve|m|d|t)\b)?[\W_]*"

# How many passages with all words of a name are read for it.
READ = 100


def find_mentions(names: Sequence[str], question: Question, index: Index) -> tuple[Passage, ...]:
    """The passages in which one of *names* stands, each once.

    First come those that share most with the *question* and with what reporters write of somebody
    who said nothing; equal ones keep their order. Only the best passages with the name's terms are
    read.
    """
    best: dict[int, float] = {}
    for name in names:
        sought = joined(name)
        letters = _letters(sought)
        for number, score in _found(name, question, index):
            if _stands_in(sought, letters, index.passages[number].text):
                best[number] = max(score, best.get(number, 0.0))
    return tuple(index.passages[n] for n in sorted(best, key=lambda n: (-best[n], n)))


def _found(name: str, question: Question, index: Index) -> Iterator[tuple[int, float]]:
    """The passages that have all terms of the name in one of its spellings, with their scores."""
    whole = "".join(name.split())
    spellings = {tuple(terms(text)) for text in (name, whole, split_case(whole))}
    for spelling in sorted(spellings):
        found = index.having(spelling)
        wanted = index.numbers(dict.fromkeys((*spelling, *question.terms, *NO_STATEMENT)))
        scores = index.okapi.get_batch_scores(wanted, found)
        for place in np.lexsort((found, -scores))[:READ].tolist():
            yield int(found[place]), float(scores[place])


def _stands_in(sought: str, letters: re.Pattern[str], text: str) -> bool:
    """Whether all of a name, *sought* as `joined` gives it, stands in *text* in one place.

    In any case and spacing; its *letters* tell most texts that it does not without reading them.
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    if not letters.search(plain) and not _OTHER_LETTERS.search(plain):
        return False
    words = plain_words(text)
    for start in range(len(words)):
        end, found = start, ""
        while end < len(words) and len(found) < len(sought):
            found += words[end]
            end += 1
        if found == sought:
            return True
    return False


def _letters(sought: str) -> re.Pattern[str]:
    """What matches wherever *sought* may stand: its letters in order, and what parts words.

    A word may have an ending, such as "'s", that is none of a name.
    """
    return re.compile(_BETWEEN.join(map(re.escape, sought)))
