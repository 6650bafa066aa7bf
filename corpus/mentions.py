"""Where a name stands in passages, however it is spaced: for names that nobody quoted bears."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from corpus.names import joined, name_words, plain_words, split_case
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
# What stands around a name and is surely no part of its words.
_BEFORE, _AFTER = r"(?:^|(?<=[\s\"“(]))", r"(?=$|[\s;:!?)\"”]|[.,](?:\s|$)|['’]s\s)"
# What may part its letters: a word may have an ending, such as "'s", that is none of a name.
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
        sought = _Sought(name)
        for number, score in _found(name, question, index):
            if sought.stands_in(index.passages[number].text):
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


class _Sought:
    """A name that is looked for in texts, in any case and spacing."""

    def __init__(self, name: str) -> None:
        self._joined = joined(name)
        words = r"\s+".join(map(re.escape, name_words(name)))
        self._plain = re.compile(_BEFORE + words + _AFTER)
        self._letters = re.compile(_BETWEEN.join(map(re.escape, self._joined)))

    def stands_in(self, text: str) -> bool:
        """Whether all of the name stands in *text* in one place.

        Most texts have it as it is asked for, or not even its letters in order: they need not be
        read word by word.
        """
        folded = text.casefold()
        if not folded.isascii():
            folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
        if self._plain.search(folded):
            return True
        if not self._letters.search(folded) and not _OTHER_LETTERS.search(folded):
            return False
        return self._is_read_in(plain_words(text))

    def _is_read_in(self, words: Sequence[str]) -> bool:
        for start in range(len(words)):
            end, found = start, ""
            while end < len(words) and len(found) < len(self._joined):
                found += words[end]
                end += 1
            if found == self._joined:
                return True
        return False
