"""Questions to answers: what a set holds on a question, best first, and whether it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from corpus.evidence import is_evidence
from corpus.exact import holds
from corpus.features import seek
from corpus.index import Index
from corpus.mentions import find_mentions
from corpus.ranking import Ranking
from corpus.sources import UnnamedSources
from corpus.speakers import SpeakerList
from corpus.text import terms
from corpus.vocabulary import Vocabulary
from corpus.voices import Voices, VoiceTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.lexicon import Arrays, Ints
    from corpus.model import Passage, Speaker
    from corpus.question import Question
    from corpus.ranking import Ranked

# How many of the best passages by BM25 are looked at more closely, and can be had in all.
CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question.

    *score* is comparable within one search only; *matched* are the terms that it shares with the
    question, in the question's order, each once.
    """

    passage: Passage
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the set holds on a question.

    *hits* are one page of the *total*, best first. *answered* is whether they answer it: if not,
    they are merely the nearest passages. *mentioned* are all passages in which a name stands that
    is asked about though nobody of that name speaks, best first.
    """

    question: Question
    hits: tuple[Hit, ...]
    total: int
    answered: bool
    mentioned: tuple[Passage, ...] = ()


class Searcher:
    """What is looked up to answer questions about some passages; it never changes.

    *passages* are in order of their articles; *speakers* are those who speak in them. *stored* are
    the arrays of an earlier *index*.
    """

    def __init__(self, passages: Sequence[Passage], stored: Arrays | None = None) -> None:
        self.speakers = SpeakerList(passages)
        self.index = Index(passages, stored)
        self._vocabulary = Vocabulary(self.index)
        self._unnamed = UnnamedSources(passages)
        self._voices = VoiceTable(passages, self.speakers)

    def search(self, question: Question, limit: int = 3, offset: int = 0) -> Answer:
        """The passages that share a term with *question* or in which the asked speaker speaks.

        When nothing is asked but what somebody says, only the latter. Returns *limit* of them from
        *offset* on, best first, ties in article order; `CANDIDATES` can be had in all.
        """
        question, voices = self.understand(question)
        ranked = self.ranking(question, voices).rank(self._candidates(question, voices))
        return Answer(
            question,
            tuple(self._hits(question, ranked, slice(offset, offset + limit))),
            len(ranked.passages),
            self._is_answered(question, voices, ranked),
            find_mentions(question.unknown_names, question, self.index),
        )

    def understand(self, question: Question) -> tuple[Question, Voices]:
        """*question* in the words of this set, and whose words it wants."""
        here = self._vocabulary.put_right(self._vocabulary.spelt_as_here(question))
        here = self._vocabulary.with_known_names(here)
        voices = Voices(here, self.speakers, self._voices, self._unnamed)
        return _with_source(here, voices), voices

    def passages_of(self, speaker: Speaker) -> tuple[Passage, ...]:
        """The passages in which *speaker* speaks, in article order; none for a stranger."""
        number = self.speakers.number(speaker)
        if number < 0:
            return ()
        found = self._voices.passages_of(self._voices.of_speaker(number))
        return tuple(self.index.passages[number] for number in found.tolist())

    def ranking(self, question: Question, voices: Voices) -> Ranking:
        """How *question* orders passages."""
        index = self.index
        sought = seek(
            question.terms,
            question.units,
            index.okapi,
            index.streams,
            index.counts,
            wants_number=question.wants_number,
        )
        return Ranking(question, sought, voices, index)

    def _candidates(self, question: Question, voices: Voices) -> Ints:
        """The passages worth a closer look, by number, in order."""
        asked = voices.passages
        if question.phrases:
            held = self._holding(question)
            return np.intersect1d(held, asked) if voices else held
        terms, okapi = self.index.numbers(question.terms), self.index.okapi
        scores = okapi.get_batch_scores(terms, asked)
        asked = asked[np.lexsort((asked, -scores))[:CANDIDATES]]
        if voices and not question.topic:
            return np.sort(asked)
        return np.union1d(okapi.top(terms, CANDIDATES)[0], asked)

    def _holding(self, question: Question) -> Ints:
        """The first passages that hold all phrases of *question*, by number."""
        wanted = [term for phrase in question.phrases for term in terms(phrase)]
        may = self.index.having(wanted) if wanted else np.arange(len(self.index.passages))
        held = (
            number
            for number in may.tolist()
            if all(holds(self.index.passages[number].text, p) for p in question.phrases)
        )
        return np.array(list(islice(held, CANDIDATES)), np.int32)

    def _hits(self, question: Question, ranked: Ranked, page: slice) -> Iterator[Hit]:
        known = [term for term in question.terms if self.index.knows(term)]
        passages = ranked.passages[page]
        matched = self.index.okapi.gains(self.index.numbers(known), passages) > 0
        for column, (number, score) in enumerate(zip(passages, ranked.scores[page], strict=True)):
            shared = (t for t, has in zip(known, matched[:, column], strict=True) if has)
            yield Hit(self.index.passages[int(number)], float(score), tuple(shared))

    def _is_answered(self, question: Question, voices: Voices, ranked: Ranked) -> bool:
        """Whether the best of *hits* hold enough of *question* to stand for an answer."""
        if question.provenance:
            return True
        if not len(ranked.passages) or question.unknown_names:
            return False
        if self._vocabulary.is_mere_chat(question):
            return False
        if question.phrases or (voices and not question.topic):
            return True
        return is_evidence(ranked, question, self.index, for_voice=bool(voices))


def _with_source(question: Question, voices: Voices) -> Question:
    """*question* with the words for its source out of its topic, or, without any, as unknown.

    That nobody so described is quoted matters only where nothing else is asked.
    """
    if not question.source or question.speakers or question.unknown_names:
        return question
    source = set(terms(question.source))
    naming = tuple(t for t in question.terms if t in source or t in question.naming)
    if voices:
        return replace(question, naming=naming)
    is_all = naming == question.terms
    return replace(question, unknown_names=(question.source,)) if is_all else question
