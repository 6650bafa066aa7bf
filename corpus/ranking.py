"""The order of hits: the words shared with the question, and whose speech they stand in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from corpus.text import located_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus.index import Hit
    from corpus.model import Attribution, Passage
    from corpus.question import Question
    from corpus.voices import Voices

    Weight: TypeAlias = Callable[[Passage, Attribution], float]

# What is added to the BM25 score, in units of the question's own idf (so that it neither drowns a
# long question nor loses a short one).
ASKED_SPEAKS = 0.3
SAID_BY_ASKED = 0.4
# Where nothing but a name is asked for, more than any count of that name in a passage can weigh.
ALL_THAT_IS_ASKED = 4.0
SAID_BY_ANYBODY = 0.4
# The share of its article's own score that a passage is given: a paragraph that says "he" and
# "the plan" stands under a headline that names both.
CONTEXT = 0.5


class Ranking:
    """How one question orders passages.

    *voices* tell whose words are asked for; *idf* how telling a term is; *context* gives the score
    of each article that shares a term, by path.
    """

    def __init__(
        self,
        question: Question,
        voices: Voices,
        idf: Callable[[str], float],
        context: Mapping[str, float],
    ) -> None:
        self._question = question
        self._context = context
        self._voices = voices
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
        if self._voices:
            weight = max(
                (self._weight(hit.passage, a) for a in hit.passage.attributions), default=0
            )
            if not weight:
                return 0.0
            if not self._topic:
                return self._unit * ALL_THAT_IS_ASKED * weight
            said = self._share_said(hit.passage, self._weight)
            return self._unit * (ASKED_SPEAKS * weight + SAID_BY_ASKED * said)
        if self._question.wants_speaker:
            return self._unit * SAID_BY_ANYBODY * self._share_said(hit.passage, _by_anybody)
        return 0.0

    def _weight(self, passage: Passage, attribution: Attribution) -> float:
        return self._voices.weight(passage, attribution)

    def _share_said(self, passage: Passage, weight: Weight) -> float:
        """The share of the topic, by idf, that stands inside speech that counts, 0 to 1."""
        spans = [(a.start, a.end) for a in passage.attributions if weight(passage, a)]
        offset = passage.paragraph.start
        said = {
            term
            for term, place in located_terms(passage.text)
            if term in self._topic
            and any(start <= offset + place.start < end for start, end in spans)
        }
        whole = sum(self._topic.values())
        return sum(self._topic[term] for term in said) / whole if whole else 0.0


def _by_anybody(_passage: Passage, _attribution: Attribution) -> float:
    return 1.0


def coverage(wanted: Sequence[str], matched: Iterable[str], idf: Callable[[str], float]) -> float:
    """The share of the wanted terms, by idf, that are matched: 0 for none, 1 for all."""
    whole = sum(idf(term) for term in wanted)
    return sum(idf(term) for term in matched) / whole if whole else 0.0
