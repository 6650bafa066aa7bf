"""Questions to answers: what a set holds on a question, best first, and whether it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.index import Hit, Index
from corpus.mentions import find_mentions
from corpus.model import Article, Paragraph, Passage
from corpus.ranking import Ranking, coverage
from corpus.sources import UnnamedSources
from corpus.speakers import SpeakerList
from corpus.text import terms
from corpus.vocabulary import Vocabulary
from corpus.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.question import Question

# A question counts as answered when its best hit shares three terms with it, or half of it by idf,
# or two terms out of an article that holds this share of it. Set on questions made for the purpose.
ENOUGH_TERMS = 3
ENOUGH_OF_QUESTION = 0.5
ENOUGH_IN_ARTICLE = 0.4
# How many of the best hits may hold what a speaker was asked about.
LOOKED_AT = 5


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
    """What is looked up to answer questions about some articles; it never changes.

    *passages* are those that can be found, in article order; *speakers* who speaks in them.
    """

    def __init__(self, articles: Sequence[Article], passages: Sequence[Passage]) -> None:
        self.speakers = SpeakerList(passages)
        self._index = Index(passages)
        self._article_index = Index(_whole(article) for article in articles)
        self._article_terms = {a.path: frozenset(terms(a.text)) for a in articles}
        self._vocabulary = Vocabulary(self._index)
        self._unnamed = UnnamedSources(passages)
        self._order = {_place(passage): number for number, passage in enumerate(passages)}

    def search(self, question: Question, limit: int = 3, offset: int = 0) -> Answer:
        """The passages that share a term with *question* or in which the asked speaker speaks.

        When nothing is asked but what somebody says, only the latter. Returns *limit* of them from
        *offset* on, best first, ties in article order.
        """
        question = self._vocabulary.with_known_names(self._vocabulary.spelt_as_here(question))
        voices = Voices(question, self.speakers, self._unnamed)
        question = _with_source(question, voices)
        hits = self._ranked(question, voices)
        return Answer(
            question,
            tuple(hits[offset : offset + limit]),
            len(hits),
            self._is_answered(question, voices, hits),
            find_mentions(question.unknown_names, question, self._index),
        )

    def _ranked(self, question: Question, voices: Voices) -> list[Hit]:
        """All hits for *question*, best first."""
        hits = {_place(hit.passage): hit for hit in self._index.search(question.terms)}
        asked = {_place(passage): Hit(passage, 0.0, ()) for passage in voices.passages}
        if voices and not question.topic:
            hits = {place: hits.get(place, hit) for place, hit in asked.items()}
        else:
            hits = asked | hits
        context = {
            hit.passage.article.path: hit.score
            for hit in self._article_index.search(question.terms)
        }
        ranking = Ranking(question, voices, self._index.idf, context)
        return ranking.order(
            sorted(hits.values(), key=lambda hit: self._order[_place(hit.passage)])
        )

    def _is_answered(self, question: Question, voices: Voices, hits: Sequence[Hit]) -> bool:
        """Whether the best of *hits* hold enough of *question* to stand for an answer."""
        if question.provenance:
            return True
        if not hits or question.unknown_names or self._vocabulary.is_mere_chat(question):
            return False
        topic = set(question.topic)
        if voices and not topic:
            return True
        if voices and not any(topic & set(h.matched) for h in hits[:LOOKED_AT]):
            return False
        best = hits[0]
        idf = self._index.idf
        if len(best.matched) >= ENOUGH_TERMS:
            return True
        if coverage(question.terms, best.matched, idf) >= ENOUGH_OF_QUESTION:
            return True
        article = best.passage.article
        around = [t for t in question.terms if t in self._article_terms[article.path]]
        return len(best.matched) > 1 and coverage(question.terms, around, idf) >= ENOUGH_IN_ARTICLE


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


def _whole(article: Article) -> Passage:
    """All of *article* as one passage, by which its paragraphs' surroundings are weighed."""
    return Passage(article, Paragraph(0, 0, len(article.text)))


def _place(passage: Passage) -> tuple[str, int]:
    """What tells *passage* from the others of the set, and is cheaper to compare than all of it."""
    return passage.article.path, passage.paragraph.number
