"""The order of passages: what each shares with the question, and whose speech it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.counts import Gathered
from corpus.features import Features

if TYPE_CHECKING:
    from corpus.features import Sought
    from corpus.index import Index
    from corpus.lexicon import Flags, Ints, Numbers
    from corpus.question import Question
    from corpus.voices import Voices

# What a passage's score is made of. The features are in units of BM25 or of the question's own
# idf, so that they neither drown a long question nor lose a short one. Set on encyclopaedia text
# in English and Chinese and on news; docs/retrieval.md tells what each adds.
WEIGHTS = {
    "bm25": 1.0,
    "words": 0.307,
    "pairs": 0.364,
    "triples": 0.107,
    "grams": 0.165,
    "characters": 0.095,
    "sentence": 0.56,
    "near": 0.024,
    "number": 0.133,
    "number_beside": 0.248,
    "article": 0.953,
    "before": 0.163,
    "after": 0.189,
    "asked": 0.458,
    "said": 0.314,
    "topic": 0.4,
    "anybody": 0.847,
}
# Where nothing but a name is asked for, more than any count of that name in a passage can weigh.
ALL_THAT_IS_ASKED = 20.0


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
        """*passages*, best first, equal ones in their order."""
        features = self.measure(passages)
        scores = np.zeros(len(passages))
        for name, weight in WEIGHTS.items():
            scores += weight * features[name]
        if self._voices and not self._topic.any():
            scores += self.unit * ALL_THAT_IS_ASKED * features["asked"]
        order = np.lexsort((passages, -scores))
        ordered = {name: values[order] for name, values in features.items()}
        return Ranked(passages[order], scores[order], ordered)

    def measure(self, passages: Ints) -> dict[str, Numbers]:
        """What speaks for each of *passages*."""
        gathered = Gathered(self._index.streams, passages)
        features = Features(self._sought, gathered, self._index.okapi, self._index.counts)
        asked, said = self._speech(features)
        return {
            "bm25": features.bm25(),
            "words": features.words(),
            "pairs": features.pairs(),
            "triples": features.triples(),
            "grams": features.grams(),
            "characters": features.characters(),
            "sentence": features.sentence(),
            "near": features.near(),
            "number": features.number(),
            "number_beside": features.number_beside(),
            "article": self._article(passages),
            "before": self._neighbour(passages, -1),
            "after": self._neighbour(passages, 1),
            "asked": asked,
            "said": said,
            "topic": self._topic_shared(features),
            "anybody": self._said_by_anybody(features),
        }

    def _article(self, passages: Ints) -> Numbers:
        """The score of each one's article: a passage says "he" where that has the name."""
        numbers = self._index.streams.article_of[passages]
        articles, places = np.unique(numbers, return_inverse=True)
        return self._index.articles.get_batch_scores(self._sought.terms, articles)[places]

    def _neighbour(self, passages: Ints, step: int) -> Numbers:
        """The score of the passage before or behind each in its article; 0 where there is none."""
        articles = self._index.streams.article_of
        near = passages + step
        inside = (near >= 0) & (near < len(articles))
        near = np.where(inside, near, 0)
        inside &= articles[near] == articles[passages]
        return np.where(inside, self._index.okapi.get_batch_scores(self._sought.terms, near), 0)

    def _speech(self, features: Features) -> tuple[Numbers, Numbers]:
        """How surely the asked speak in each passage; and how much of the topic they say there."""
        passages = features.gathered.passages
        if not self._voices:
            return np.zeros(len(passages)), np.zeros(len(passages))
        spoken = self._voices.weights(features.gathered) > 0
        asked = self._voices.in_passages(passages)
        return asked * self.unit, self._share_of_topic(features, spoken) * self.unit

    def _topic_shared(self, features: Features) -> Numbers:
        """Where a speaker is asked about: the share of the topic that each passage has at all."""
        if not self._voices or not self._topic.any():
            return np.zeros(len(features.gathered.passages))
        weights = np.where(self._topic, features.idf, 0)
        shared: Numbers = weights @ (features.gains > 0) / weights.sum() * self.unit
        return shared

    def _said_by_anybody(self, features: Features) -> Numbers:
        """How much of the topic stands in anybody's speech, where a speaker is asked for."""
        if not self._question.wants_speaker:
            return np.zeros(len(features.gathered.passages))
        return self._share_of_topic(features, features.gathered.voices > 0) * self.unit

    def _share_of_topic(self, features: Features, where: Flags) -> Numbers:
        """The share of the topic, by idf, that stands among the words marked in *where*, 0 to 1."""
        passages, terms = len(features.gathered.passages), len(features.sought.terms)
        said = np.zeros((passages, terms + 1), bool)
        said[features.gathered.owners[where], features.places[where]] = True
        weights = np.where(self._topic, features.idf, 0)
        whole = sum(map(self._index.idf, self._question.topic))
        return said[:, 1:] @ weights / whole if whole else np.zeros(passages)
