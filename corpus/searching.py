"""What a set holds on a question: the passages found, in order, and whether they answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from corpus.answer import Hit
from corpus.arranging import Arrangement
from corpus.asking import wants_name, wants_number
from corpus.copies import Copies
from corpus.days import Days
from corpus.evidence import is_evidence
from corpus.exact import holds_all, may_hold, normalised
from corpus.features import seek
from corpus.index import Index
from corpus.namesakes import without_others
from corpus.packed_set import Decoded
from corpus.packing import ATTRIBUTION
from corpus.pointing import Wanted, best_sentence, terms_read
from corpus.ranking import Ranked, Ranking
from corpus.sources import UnnamedSources
from corpus.speakers import SpeakerList
from corpus.text import terms
from corpus.time_words import YEAR, Order
from corpus.vocabulary import Vocabulary
from corpus.voices import Voices, VoiceTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.lexicon import Arrays, Flags, Ints
    from corpus.model import Passage, Speaker
    from corpus.periods import Period
    from corpus.question import Question

# How many of the best passages by BM25 are looked at more closely, and can be had in all.
CANDIDATES = 100
_YEAR = re.compile(YEAR)
MOST_COPIES = 10  # of one passage that are told


@dataclass(frozen=True, slots=True)
class Found:
    """Passages found for a *question* in the words of the set, and whether they answer it.

    *mere_chat* is whether it says nothing but something to the program.
    """

    question: Question
    voices: Voices
    ranked: Ranked
    answered: bool
    mere_chat: bool = False


class Searcher:
    """What is looked up to answer questions about some passages; it never changes.

    *passages* are in order of their articles; *speakers* are those who speak in them. *arrays* are
    those of the set (`indexing.index_arrays`).
    """

    def __init__(self, passages: Sequence[Passage], arrays: Arrays) -> None:
        self.speakers = SpeakerList(arrays)
        self.index = Index(passages, arrays)
        self.days = Days(self.index.days, self.index.streams.article_of)
        self.copies = Copies(np.asarray(arrays["originals"], np.int32))
        self._vocabulary = Vocabulary(self.index)
        self._unnamed = UnnamedSources(arrays)
        own = np.asarray(arrays["attributions"], np.int32)[:, ATTRIBUTION.index("speaker")]
        self._voices = VoiceTable(
            np.asarray(arrays["attribution_starts"], np.int64), self.speakers.numbers_of(own)
        )

        self.arrangement = Arrangement(self.index, self.days, self.speakers, self._voices)

    def find(
        self, question: Question, period: Period | None = None, order: Order = Order.BEST
    ) -> Found:
        """The passages that share a term with *question* or in which the asked speaker speaks.

        When nothing is asked but what somebody says, only the latter; with a *period* only those
        of articles of it. Best first, ties in article order; in another *order* only those come
        that are about as near to what is asked as the best.
        """
        question, voices = self.understand(question)
        candidates = self.candidates(question, voices, period)
        ranked = self.ranking(question, voices).rank(candidates)
        mere_chat = self._vocabulary.is_mere_chat(question)
        answered = not mere_chat and self._is_answered(question, voices, ranked)
        if order is Order.BEST:
            ranked = self.arrangement.others_first(ranked, question)
            ranked = self.arrangement.worth_showing(ranked, question)
            ranked = self.arrangement.everybody_first(ranked, question)
        else:
            ranked = self.arrangement.by_day(ranked, question, voices, order)
        ranked = ranked.at(self.copies.once(ranked.passages))
        return Found(question, voices, ranked, answered, mere_chat)

    def overview(self, question: Question, period: Period | None, order: Order) -> Found:
        """The first passage of each article of *period*, newest first unless oldest are wanted."""
        question, voices = self.understand(question)
        chosen = self.arrangement.openings(period, order)
        chosen = chosen[self.copies.once(chosen)][:CANDIDATES]
        return Found(question, voices, Ranked(chosen, np.zeros(len(chosen)), {}), answered=True)

    def understand(self, question: Question) -> tuple[Question, Voices]:
        """*question* in the words of this set, and whose words it wants."""
        here = self._vocabulary.as_typed(question)
        here = self._vocabulary.put_right(self._vocabulary.spelt_as_here(here))
        here = self._vocabulary.with_known_names(_with_meant(here))
        voices = Voices(here, self.speakers, self._voices, self._unnamed)
        return _with_source(here, voices), voices

    def passages_of(self, speaker: Speaker) -> Sequence[Passage]:
        """The passages in which *speaker* speaks, in article order; none for a stranger."""
        number = self.speakers.number(speaker)
        places = self._voices.of_speaker(number) if number >= 0 else np.zeros(0, np.int64)
        found = self._voices.passages_of(places)
        return Decoded(len(found), lambda place: self.index.passages[int(found[place])])

    def ranking(self, question: Question, voices: Voices) -> Ranking:
        """How *question* orders passages."""
        index = self.index
        sought = seek(
            question.terms,
            question.units,
            index.okapi,
            index.streams,
            index.counts,
            wants_number=wants_number(question.text),
            wants_name=wants_name(question.text),
        )
        return Ranking(question, sought, voices, index)

    def hits(self, found: Found, page: slice) -> Iterator[Hit]:
        """Some of the passages *found*."""
        question = found.question
        known = [term for term in question.terms if self.index.knows(term)]
        numbers, topic = self.index.numbers(known), frozenset(question.topic)
        weights = {n: self.index.idf(t) for n, t in zip(numbers, known, strict=True) if t in topic}
        whole = sum(weights.values())
        asked = [
            Wanted(t, weights.get(n, 0) / (whole or 1)) for n, t in zip(numbers, known, strict=True)
        ]
        passages = found.ranked.passages[page]
        matched = self.index.okapi.gains(numbers, passages) > 0
        scores = found.ranked.scores[page]
        for column, (number, score) in enumerate(zip(passages, scores, strict=True)):
            shared = (t for t, has in zip(known, matched[:, column], strict=True) if has)
            passage = self.index.passages[int(number)]
            spoken = found.voices.stretches(passage, int(number))
            here = zip(numbers, asked, matched[:, column], strict=True)
            wanted = {n: one for n, one, has in here if has and n in weights}
            read = terms_read(self.index.streams, int(number))
            sentence = best_sentence(passage, read, wanted, spoken)
            copies = self.copies.of(int(number))[:MOST_COPIES].tolist()
            others = tuple(self.index.passages[copy] for copy in copies)
            yield Hit(passage, float(score), tuple(shared), sentence, others)

    def candidates(self, question: Question, voices: Voices, period: Period | None) -> Ints:
        """The passages worth a closer look, by number, in order."""
        inside = self.days.inside(period) if period else None
        asked = voices.passages if inside is None else voices.passages[inside[voices.passages]]
        if question.phrases:
            return self._holding(question, inside, asked if voices else None)
        terms, okapi = self.index.numbers(question.terms), self.index.okapi
        scores = okapi.get_batch_scores(terms, asked)
        asked = asked[np.lexsort((asked, -scores))[:CANDIDATES]]
        if voices and not question.topic:
            return np.sort(asked)
        best = okapi.top(terms, CANDIDATES)[0] if inside is None else self._top(terms, inside)
        return np.union1d(best, asked)

    def _top(self, terms: Sequence[int], inside: Flags) -> Ints:
        """The best passages by BM25 of those that are *inside* a period."""
        found = [np.zeros(0, np.int32), *(self.index.okapi.postings(term)[0] for term in terms)]
        some = np.unique(np.concatenate([numbers[inside[numbers]] for numbers in found]))
        scores = self.index.okapi.get_batch_scores(terms, some)
        return some[np.lexsort((some, -scores))[:CANDIDATES]]

    def _holding(self, question: Question, inside: Flags | None, asked: Ints | None) -> Ints:
        """The best passages by BM25 of those that hold all phrases of *question*, by number.

        They are *inside* a period and of those *asked* for, if such are given.
        """
        wanted = [term for phrase in question.phrases for term in terms(phrase)]
        may = self.index.having(wanted) if wanted else np.arange(len(self.index.passages))
        may = may if inside is None else may[inside[may]]
        may = may if asked is None else np.intersect1d(may, asked)
        scores = self.index.okapi.get_batch_scores(self.index.numbers(question.terms), may)
        may = may[np.lexsort((may, -scores))]
        for phrase in question.phrases:
            may = may_hold(phrase, may, self.index)
        phrases = tuple(map(normalised, question.phrases))
        passages = self.index.passages
        held = (n for n in may.tolist() if holds_all(passages[n].text, phrases))
        return np.sort(np.array(list(islice(held, CANDIDATES)), np.int32))

    def first_speakers(self, found: Found, speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
        """Who of *speakers* speaks in the best passage *found* in which any of them does."""
        best = np.flatnonzero(self.arrangement.speaking(found.ranked, speakers))[:1]
        if not len(best):
            return ()
        passage = self.index.passages[int(found.ranked.passages[best[0]])]
        return tuple(map(self.speakers.merged, passage.speakers))

    def _is_answered(self, question: Question, voices: Voices, ranked: Ranked) -> bool:
        """Whether the best of *hits* hold enough of *question* to stand for an answer."""
        if question.overview:
            return True
        if not len(ranked.passages) or (question.unknown_names and not question.speakers):
            return False
        if question.phrases or (voices and not question.topic):
            return True
        if not question.when.period and any(map(self._is_absent_year, question.topic)):
            return False
        return is_evidence(ranked, question, self.index, for_voice=bool(voices))

    def _is_absent_year(self, term: str) -> bool:
        """Whether *term* is a year that stands nowhere: what is asked of it is not in the set."""
        return bool(_YEAR.fullmatch(term)) and not self.index.knows(term)


def _with_meant(question: Question) -> Question:
    """*question* about those alone whom its names were chosen to mean."""
    if question.meant is None:
        return question
    groups = without_others(question, question.meant)
    speakers = tuple(dict.fromkeys(s for group in groups for s in group))
    kept = tuple(map(tuple, groups)) if question.groups else ()
    return replace(question, speakers=speakers, groups=kept, unknown_names=())


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
