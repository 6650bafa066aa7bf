"""Whether the best passage found for a question holds an answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpus.index import Index
    from corpus.question import Question
    from corpus.ranking import Ranked

# What speaks for an answer, for the best passage. A logistic rule that `benchmarks/silence.py`
# fits: to news questions with and without an answer, to the former with their articles taken out
# of the set, and to a set half of whose questions have lost theirs; each of these with the same
# weight. See docs/retrieval.md.
COEFFICIENTS = {
    "in_article": 2.531,
    "in_set": 1.301,
    "terms": 0.735,
    "score": 1.071,
    "asked": 0.727,
    "margin": 1.236,
}
NEEDED = 5.2  # a little less than what the script gives for 95 percent of the answers
# A passage with all that is asked is an answer, in whatever set; but for what rounding takes away.
WHOLE = 0.999
# More terms than these prove no more.
MOST_TERMS = 3


def is_evidence(ranked: Ranked, question: Question, index: Index, *, for_voice: bool) -> bool:
    """Whether the first of *ranked* speaks to *question*; *for_voice* when somebody is asked about.

    Then the topic alone has to be there. Nothing found is no evidence, and neither is what stands
    in an article that has none of the words.
    """
    measured = measure(ranked, question, index, for_voice=for_voice)
    if measured is None or not measured["in_article"]:
        return False
    if measured["in_passage"] >= WHOLE:
        return True
    return sum(COEFFICIENTS[name] * measured[name] for name in COEFFICIENTS) >= NEEDED


def measure(
    ranked: Ranked, question: Question, index: Index, *, for_voice: bool
) -> dict[str, float] | None:
    """What speaks for the first of *ranked*, by name; ``None`` where nothing was found.

    *in_passage*, *in_article* and *in_set* are the share of what is asked, by idf, that stands
    there; *terms* how many of its terms the passage has; *score*, *margin* over the second and
    *asked* are in units of the idf of the whole question.
    """
    wanted = question.topic if for_voice and question.topic else question.terms
    known = [term for term in wanted if index.knows(term)]
    if not len(ranked.passages) or not known:
        return None
    idf = np.array([index.idf(term) for term in known]) / sum(map(index.idf, wanted))
    unit = sum(map(index.idf, question.terms))
    numbers, first = index.numbers(known), ranked.passages[:1]
    in_passage = index.okapi.gains(numbers, first)[:, 0] > 0
    in_article = index.articles.gains(numbers, index.streams.article_of[first])[:, 0] > 0
    scores = ranked.scores[:2] / unit
    return {
        "in_passage": float(idf @ in_passage),
        "in_article": float(idf @ in_article),
        "in_set": float(idf.sum()),
        "terms": min(int(in_passage.sum()), MOST_TERMS),
        "score": float(scores[0]),
        "asked": float(ranked.features["asked"][0]) / unit,
        "margin": float(scores[0] - scores[1]) if len(scores) > 1 else 1.0,
    }
