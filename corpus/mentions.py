"""Where a name stands in passages, however it is spaced: for names that nobody quoted bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.names import joined, plain_words, split_case
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.index import Hit, Index
    from corpus.model import Passage
    from corpus.question import Question

# What reporters write of somebody who gave no statement; that is the nearest to what was asked.
# Source: The Associated Press Stylebook, "no comment", and the forms that newspapers use.
NO_STATEMENT = tuple(terms("respond reply comment request decline refuse statement spokesman"))


def find_mentions(names: Sequence[str], question: Question, index: Index) -> tuple[Passage, ...]:
    """The passages in which one of *names* stands, each once.

    First come those that share most with the *question* and with what reporters write of somebody
    who said nothing; equal ones keep their order. Only passages with the name's terms are read.
    """
    best: dict[int, tuple[float, Passage]] = {}
    for name in names:
        for hit in _hits(name, question, index):
            if _stands_in(name, hit.passage):
                known = best.get(id(hit.passage), (0.0, hit.passage))
                best[id(hit.passage)] = (max(hit.score, known[0]), hit.passage)
    ranked = sorted(best.values(), key=lambda found: -found[0])
    return tuple(passage for _, passage in ranked)


def _hits(name: str, question: Question, index: Index) -> Iterator[Hit]:
    """The passages that have all terms of the name in one of its spellings."""
    whole = "".join(span for span in name.split())
    spellings = {tuple(terms(text)) for text in (name, whole, split_case(whole))}
    for spelling in sorted(spellings):
        if spelling:
            wanted = dict.fromkeys((*spelling, *question.terms, *NO_STATEMENT))
            yield from index.search(tuple(wanted), required=spelling)


def _stands_in(name: str, passage: Passage) -> bool:
    """Whether all of *name* stands in *passage* in one place, in any case and spacing."""
    sought = joined(name)
    words = plain_words(passage.text)
    for start in range(len(words)):
        end, found = start, ""
        while end < len(words) and len(found) < len(sought):
            found += words[end]
            end += 1
        if found == sought:
            return True
    return False
