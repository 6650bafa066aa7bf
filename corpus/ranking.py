"""The order of passages: what each shares with the question, and whose speech it stands in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.counts import Gathered
from corpus.features import Features, Gains

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corpus.features import Sought
    from corpus.index import Index
    from corpus.lexicon import Ints, Numbers
    from corpus.question import Question
    from corpus.voices import Voices

# What a passage's score is made of. The features are in units of BM25 or of the question's own
# idf, so that they neither drown a long question nor lose a short one. Set on encyclopaedia text
# in English and Chinese and on news; docs/retrieval.md tells what each adds.
WEIGHTS = {
    "bm25": 1.0,
    "words": 0.307,
    "pairs": 0.364,
    "grams": 0.165,
    "characters": 0.095,
    "sentence": 0.784,
    "number_beside": 0.226,
    "name_beside": 0.138,
    "article": 1.02,
    "before": 0.162,
    "after": 0.189,
    "asked": 0.7,
    "asked_topic": 1.2,
    "anybody": 1.0,
}
# Where nothing but a name is asked for, more than any count of that name in a passage can weigh.
ALL_THAT_IS_ASKED = 20.0
# Passages whose words are read: the first three of all are among them, but for one question of
# some thousand.
READ = 40


class Ranked(NamedTuple):
    """Passages by number, best first, with their scores and what *features* they are made of."""

    passages: Ints
    scores: Numbers
    features: dict[str, Numbers]

    def at(self, places: Ints) -> Ranked:
        """Those at *places*, in that order."""
        features = {name: values[places] for name, values in self.features.items()}
        return Ranked(self.passages[places], self.scores[places], features)


class Ranking:
    """How one question orders passages of an *index*; *voices* tell whose words are asked for."""

    def __init__(self, question: Question, sought: Sought, voices: Voices, index: Index) -> None:
        self._question = question
        self._sought = sought
        self._index = index
        self._voices = voices
        topic = set(index.numbers(question.topic))
        self._topic = np.array([term in topic for term in sought.terms], bool)
        self.unit = sum(map(index.idf, question.terms)) or 1.0

    def rank(self, passages: Ints) -> Ranked:
        """*passages*, best first, equal ones in their order.

        The words are read only of those that are best by what their postings tell; of the others
        what words would add is taken for 0.
        """
        features = {name: measure() for name, measure in self._told(passages).items()}
        unread = np.zeros(len(passages))
        features |= {name: unread for name in WEIGHTS if name not in features}
        best = np.sort(np.lexsort((passages, -self.scores(features)))[:READ])
        for name, measure in self._read(passages[best]).items():
            features[name] = unread.copy()
            features[name][best] = measure()
        scores = self.scores(features)
        order = np.lexsort((passages, -scores))
        return Ranked(passages, scores, features).at(order)

    def parts(self, passages: Ints) -> dict[str, Callable[[], Numbers]]:
        """What measures each thing that may speak for *passages*."""
        return self._told(passages) | self._read(passages)

    def _told(self, passages: Ints) -> dict[str, Callable[[], Numbers]]:
        """What postings and attributions tell."""
        gains = Gains(self._sought, passages, self._index)
        return {
            "bm25": gains.bm25,
            "article": partial(self._article, passages),
            "before": lambda: gains.before,
            "after": lambda: gains.after,
            "asked": partial(self._asked, passages),
            "asked_topic": partial(self._asked_topic, gains),
        }

    def _read(self, passages: Ints) -> dict[str, Callable[[], Numbers]]:
        """What the words tell."""
        features = Features(self._sought, Gathered(self._index.streams, passages), self._index)
        return {
            "words": features.words,
            "pairs": features.pairs,
            "grams": features.grams,
            "characters": features.characters,
            "sentence": features.sentence,
            "number_beside": features.number_beside,
            "name_beside": features.name_beside,
            "anybody": partial(self._said_by_anybody, features),
        }

    def scores(
        self, features: Mapping[str, Numbers], weights: Mapping[str, float] = WEIGHTS
    ) -> Numbers:
        """The sum of *features*, each with its weight."""
        scores = np.zeros(len(features["asked"]))
        for name, weight in weights.items():
            scores += weight * features[name]
        if self._voices and not self._topic.any():
            scores += self.unit * ALL_THAT_IS_ASKED * features["asked"]
        return scores

    def _article(self, passages: Ints) -> Numbers:
        """The score of each one's article: a passage says "he" where that has the name."""
        numbers = self._index.streams.article_of[passages]
        articles, places = np.unique(numbers, return_inverse=True)
        return self._index.articles.get_batch_scores(self._sought.terms, articles)[places]

    def _asked(self, passages: Ints) -> Numbers:
        """How surely whoever is asked about speaks in each passage."""
        if not self._voices:
            return np.zeros(len(passages))
        return self._voices.in_passages(passages) * self.unit

    def _asked_topic(self, gains: Gains) -> Numbers:
        """The same, by the share of the topic, by idf, that the passage has."""
        asked = self._asked(gains.passages)
        if not self._topic.any():
            return np.zeros(len(asked))
        weights = np.where(self._topic, gains.idf, 0)
        shared: Numbers = weights @ (gains.terms > 0) / weights.sum()
        return asked * shared

    def _said_by_anybody(self, features: Features) -> Numbers:
        """How much of the topic stands in anybody's speech, where a speaker is asked for."""
        gathered = features.gathered
        whole = sum(map(self._index.idf, self._question.topic))
        if not self._question.wants_speaker or not whole:
            return np.zeros(len(gathered.passages))
        spoken = gathered.voices > 0
        said = np.zeros((len(gathered.passages), len(self._sought.terms) + 1), bool)
        said[gathered.owners[spoken], features.places[spoken]] = True
        shared: Numbers = said[:, 1:] @ np.where(self._topic, features.idf, 0) / whole
        return shared * self.unit
