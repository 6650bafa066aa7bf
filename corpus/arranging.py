"""Passages in another order than the best first: one of each speaker, or by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.days import UNDATED, Days
from corpus.time_words import Order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index import Index
    from corpus.lexicon import Flags, Ints
    from corpus.model import Speaker
    from corpus.periods import Period
    from corpus.question import Question
    from corpus.ranking import Ranked
    from corpus.speakers import SpeakerList
    from corpus.voices import Voices, VoiceTable

# In order of date come passages with this share of what the best has of the question.
NEAR_ENOUGH = 0.6
# ... and this share of its score: a word in passing is not what the article is about.
MERE_MENTION = 0.4
# ... and its article this share of the score of the article that has most of it: what only mentions
# the subject, in however short a paragraph, is no news of it.
ON_SUBJECT = 0.85
# What the speech of somebody counts who is himself the subject of what others are asked for.
OWN_WORDS = 0.7
# Passages with less than this share of the best one's score are not worth going on to, but for the
# first few, which are shown together.
WORTH_SHOWING = 0.5
SHOWN_ANYWAY = 3


class Arrangement:
    """What tells whose speech the passages of an *index* hold, and of which *days* they are."""

    def __init__(self, index: Index, days: Days, speakers: SpeakerList, voices: VoiceTable) -> None:
        self._index = index
        self._days = days
        self._speakers = speakers
        self._voices = voices

    def openings(self, period: Period | None, order: Order) -> Ints:
        """The first passage of each article of *period*, newest first unless oldest are wanted."""
        articles = self._index.streams.article_of
        first = np.flatnonzero(np.diff(articles, prepend=-1)).astype(np.int32)
        inside = self._days.inside(period)[first] if period else self._days.of(first) != UNDATED
        first = first[inside]
        days = self._days.of(first)
        chosen: Ints = first[np.argsort(days if order is Order.OLDEST else -days, kind="stable")]
        return chosen

    def everybody_first(self, ranked: Ranked, question: Question) -> Ranked:
        """*ranked* with the best of each first, where several are asked about together."""
        if len(question.groups) < 2:
            return ranked
        about = self.on_topic(ranked, question)
        first: list[int] = []
        for group in question.groups:
            first += np.flatnonzero(self.speaking(ranked, group) & about)[:1].tolist()
        every = [*sorted(first), *range(len(ranked.passages))]
        return ranked.at(np.array(list(dict.fromkeys(every)), np.int64))

    def others_first(self, ranked: Ranked, question: Question) -> Ranked:
        """*ranked* with what others say before what only those say whom it is to be about."""
        if not question.objects:
            return ranked
        numbers = [self._speakers.number(speaker) for speaker in question.objects]
        own = self._voices.only_of(numbers, ranked.passages)
        scores = np.where(own, OWN_WORDS * ranked.scores, ranked.scores)
        order = np.argsort(-scores, kind="stable")
        return ranked._replace(scores=scores).at(order)

    def worth_showing(self, ranked: Ranked, question: Question) -> Ranked:
        """*ranked* without what is far behind the best; all where nothing is asked but a name."""
        if not question.topic or not len(ranked.passages):
            return ranked
        worth = ranked.scores >= WORTH_SHOWING * ranked.scores.max()
        worth[:SHOWN_ANYWAY] = True
        return ranked.at(np.flatnonzero(worth))

    def speaking(self, ranked: Ranked, speakers: Sequence[Speaker]) -> Flags:
        """In which of the passages any of *speakers* speaks."""
        numbers = (self._speakers.number(speaker) for speaker in speakers)
        places = [self._voices.of_speaker(number) for number in numbers]
        spoken = self._voices.passages_of(np.concatenate(places))
        return np.isin(ranked.passages, spoken)

    def on_topic(self, ranked: Ranked, question: Question) -> Flags:
        """Which of the passages have a term of the topic; all where there is none."""
        topic = self._index.numbers(question.topic)
        if not question.topic:
            return np.ones(len(ranked.passages), bool)
        shared = self._index.okapi.gains(topic, ranked.passages) > 0
        return np.asarray(shared.any(axis=0), bool)

    def has_dates(self, ranked: Ranked, question: Question, voices: Voices) -> bool:
        """Whether what would be put in order of date is of different days."""
        near = self._near_enough(ranked, question, voices)
        days = self._days.of(ranked.passages[near])
        return len(np.unique(days[days != UNDATED])) > 1

    def by_day(self, ranked: Ranked, question: Question, voices: Voices, order: Order) -> Ranked:
        """*ranked* by the days of their articles, those without one last, equal ones best first."""
        days = self._days.of(ranked.passages).astype(np.int64)
        keys = np.where(days == UNDATED, np.iinfo(np.int64).max, days)
        if order is Order.NEWEST:
            keys = -days
        chosen = np.flatnonzero(self._near_enough(ranked, question, voices))
        return ranked.at(chosen[np.argsort(keys[chosen], kind="stable")])

    def _near_enough(self, ranked: Ranked, question: Question, voices: Voices) -> Flags:
        """Which of the passages are about as near to what is asked as the best."""
        wanted = question.topic if voices and question.topic else question.terms
        numbers = self._index.numbers(wanted)
        has = self._index.okapi.gains(numbers, ranked.passages) > 0
        shares = self._index.okapi.idf[numbers] @ has
        near: Flags = shares >= NEAR_ENOUGH * shares.max(initial=0)
        if question.topic:
            near &= ranked.scores >= MERE_MENTION * ranked.scores.max(initial=0)
        if not voices:
            near &= self._on_subject(ranked, numbers)
        spoken = near & (voices.in_passages(ranked.passages) > 0) if voices else near
        return spoken if spoken.any() else near

    def _on_subject(self, ranked: Ranked, terms: Sequence[int]) -> Flags:
        """Which of the passages stand in an article that has about as much of *terms* as any."""
        articles, places = np.unique(
            self._index.streams.article_of[ranked.passages], return_inverse=True
        )
        scores = self._index.articles.get_batch_scores(terms, articles)
        on_subject: Flags = (scores >= ON_SUBJECT * scores.max(initial=0))[places]
        return on_subject
