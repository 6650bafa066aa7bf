"""The order of hits: the words shared with the question, and whose speech they stand in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.text import located_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus.index import Hit
    from corpus.model import Passage, Speaker
    from corpus.question import Question

# What is added to the BM25 score, in units of the question's own idf (so that it neither drowns a
# long question nor loses a short one).
ASKED_SPEAKS = 0.1
SAID_BY_ASKED = 0.4
# Where nothing but a name is asked for, more than any count of that name in a passage can weigh.
ALL_THAT_IS_ASKED = 4.0
SAID_BY_ANYBODY = 0.4
# The share of its article's own score that a passage is given: a paragraph that says "he" and
# "the plan" stands under a headline that names both.
CONTEXT = 0.5


class Ranking:
    """How one question orders passages.

    *is_asked* tells whether a speaker, as attributed in a passage, is one that is asked about;
    *idf* how telling a term is; *context* gives the score of each article that shares a term, by
    path.
    """

    def __init__(
        self,
        question: Question,
        is_asked: Callable[[Speaker], bool],
        idf: Callable[[str], float],
        context: Mapping[str, float],
    ) -> None:
        self._question = question
        self._context = context
        self._is_asked = is_asked
        self._topic = {term: idf(term) for term in question.topic}
        self._unit = sum(idf(t) for t in question.terms) or 1.0

    def order(self, hits: Iterable[Hit]) -> list[Hit]:
        """*hits* with their final scores, best first; equal ones keep their order."""
        scored = [replace(hit, score=self._score(hit)) for hit in hits]
        return sorted(scored, key=lambda hit: -hit.score)

    def _score(self, hit: Hit) -> float:
        around = self._context.get(hit.passage.article.path, 0.0)
        return hit.score + CONTEXT * around + self._bonus(hit)

    def _bonus(self, hit: Hit) -> float:
        if self._question.speakers:
            if not any(self._is_asked(speaker) for speaker in hit.passage.speakers):
                return 0.0
            if not self._topic:
                return self._unit * ALL_THAT_IS_ASKED
            said = self._share_said(hit.passage, asked_only=True)
            return self._unit * (ASKED_SPEAKS + SAID_BY_ASKED * said)
        if self._question.wants_speaker:
            return self._unit * SAID_BY_ANYBODY * self._share_said(hit.passage, asked_only=False)
        return 0.0

    def _share_said(self, passage: Passage, *, asked_only: bool) -> float:
        """The share of the topic, by idf, that stands inside reported speech, 0 to 1."""
        spans = [
            (a.start, a.end)
            for a in passage.attributions
            if not asked_only or (a.speaker and self._is_asked(a.speaker))
        ]
        offset = passage.paragraph.start
        said = {
            term
            for term, place in located_terms(passage.text)
            if term in self._topic
            and any(start <= offset + place.start < end for start, end in spans)
        }
        whole = sum(self._topic.values())
        return sum(self._topic[term] for term in said) / whole if whole else 0.0


def coverage(wanted: Sequence[str], matched: Iterable[str], idf: Callable[[str], float]) -> float:
    """The share of the wanted terms, by idf, that are matched: 0 for none, 1 for all."""
    whole = sum(idf(term) for term in wanted)
    return sum(idf(term) for term in matched) / whole if whole else 0.0
