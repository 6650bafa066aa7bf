"""Whether the best passage found for a question holds an answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpus.index import Index
    from corpus.question import Question
    from corpus.ranking import Ranked

# What speaks for an answer, for the best passage. A logistic rule fitted to the questions of the
# development set and of a set half of whose questions have lost their articles, each set and, in
# it, each answer (yes, no) with the same weight; see docs/retrieval.md.
COEFFICIENTS = {
    "in_passage": -5.688,
    "in_article": 6.082,
    "in_set": 2.082,
    "terms": 1.499,
    "score": 1.336,
    "sentence": 2.347,
    "pairs": 1.753,
    "asked": 2.077,
    "said": 3.468,
}
NEEDED = 7.364
# A passage with all that is asked is an answer, in whatever set; but for what rounding takes away.
WHOLE = 0.999
# More terms than these prove no more.
MOST_TERMS = 3


def is_evidence(ranked: Ranked, question: Question, index: Index, *, for_voice: bool) -> bool:
    """Whether the first of *ranked* speaks to *question*; *for_voice* when somebody is asked about.

    Then the topic alone has to be there. Nothing found is no evidence.
    """
    wanted = question.topic if for_voice and question.topic else question.terms
    known = [term for term in wanted if index.knows(term)]
    if not len(ranked.passages) or not known:
        return False
    idf = np.array([index.idf(term) for term in known]) / sum(map(index.idf, wanted))
    unit = sum(map(index.idf, question.terms))
    numbers, first = index.numbers(known), ranked.passages[:1]
    in_passage = index.okapi.gains(numbers, first)[:, 0] > 0
    in_article = index.articles.gains(numbers, index.streams.article_of[first])[:, 0] > 0
    measured: dict[str, float] = {
        "in_passage": float(idf @ in_passage),
        "in_article": float(idf @ in_article),
        "in_set": float(idf.sum()),
        "terms": min(int(in_passage.sum()), MOST_TERMS),
        "score": float(ranked.scores[0]) / unit,
    }
    for name in ("sentence", "pairs", "asked", "said"):
        measured[name] = float(ranked.features[name][0]) / unit
    if measured["in_passage"] >= WHOLE:
        return True
    if not in_article.any():  # nothing of what is asked stands anywhere near
        return False
    return bool(sum(COEFFICIENTS[name] * value for name, value in measured.items()) >= NEEDED)
