"""Where the passages of each article stand in a set, and what speakers talk about."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus.model import file_of
from corpus.packing import ATTRIBUTION
from corpus.text import fold, located_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.lexicon import Ints
    from corpus.library import Library
    from corpus.model import Article, Passage, Speaker

SAMPLE = 2000  # passages for which it is counted how common a word is, of however many there are
LISTENED_TO = 40  # passages of one speaker that tell what they talk about
SHORTEST_TOPIC = 3  # letters


class Outline:
    """The order of a library's articles and passages, for leafing through it.

    Passages and articles are named by their numbers, their places in `Library.passages` and
    `Library.articles`; both hold only for that library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._packed = library.packed

    def number_of(self, passage: Passage) -> int:
        """The place of *passage* in the library's."""
        own = self.of_article(passage.article)
        numbers = self._packed.paragraph_numbers(own)
        return own[int(np.searchsorted(numbers, passage.paragraph.number))]

    def of_article(self, article: Article) -> range:
        """The places of an article's passages; empty when none of it is indexed."""
        number = self._packed.paths.find(article.path)
        if number is None:
            return range(0)
        return range(*self._packed.passage_starts[number : number + 2].tolist())

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The files that the articles stand in, sorted."""
        return tuple(sorted(set(map(file_of, self._packed.paths))))

    def in_file(self, name: str) -> int | None:
        """The place of the first article of the file called *name*; ``None`` for no such file."""
        number = self._packed.paths.find(name)
        if number is not None and file_of(name) == name:
            return number
        paths = enumerate(self._packed.paths)
        return next((place for place, path in paths if file_of(path) == name), None)

    @cached_property
    def speaker_order(self) -> Ints:
        """The numbers of all speakers, whoever speaks in most passages first."""
        packed, speakers = self._packed, self._library.searcher.speakers
        numbers = speakers.numbers_of(packed.attributions[:, ATTRIBUTION.index("speaker")])
        starts = packed.attribution_starts
        passages = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        has = numbers >= 0
        pairs = np.unique(numbers[has].astype(np.int64) * len(starts) + passages[has])
        counts = np.bincount(pairs // len(starts), minlength=len(speakers.speakers))
        return np.argsort(-counts, kind="stable").astype(np.int32)

    @cached_property
    def article_order(self) -> Ints:
        """The numbers of all articles, the latest first, those without a date last."""
        return self._packed.by_day()

    def newest(self, limit: int) -> list[Article]:
        """The *limit* latest articles by their dates, latest first, those without one last."""
        numbers = self.article_order[:limit].tolist()
        return [self._library.articles[number] for number in numbers]

    def around(self, number: int, width: int) -> range:
        """The places of a passage and up to *width* of its article on either side."""
        own = self.of_article(self._library.passages[number].article)
        return range(max(own.start, number - width), min(own.stop, number + width + 1))

    def article_number(self, article: Article) -> int:
        """The place of *article* in the library's."""
        number = self._packed.paths.find(article.path)
        if number is None:
            raise KeyError(article.path)
        return number

    def speaker_number(self, speaker: Speaker) -> int | None:
        """The place of whoever *speaker* is in the library's; ``None`` for a stranger."""
        number = self._library.number_of(speaker)
        return None if number < 0 else number

    def speakers_of(self, article: Article) -> list[Speaker]:
        """Who speaks in *article*, whoever does most often first."""
        merged = self._library.merged
        found = Counter(
            merged(speaker)
            for number in self.of_article(article)
            for speaker in self._library.passages[number].speakers
        )
        return [speaker for speaker, _ in found.most_common()]

    def topics(self, speaker: Speaker, limit: int = 3) -> list[str]:
        """The words that *speaker* uses often and others seldom, as they are most often written."""
        seen: Counter[str] = Counter()
        written: dict[str, Counter[str]] = {}
        own = {term for term, _ in located_terms(speaker.name)}
        for words in self._speech(speaker):
            for term, span in located_terms(words):
                if term not in own and len(term) >= min(SHORTEST_TOPIC, 2 + term.isascii()):
                    seen[term] += not term.isdigit()
                    written.setdefault(term, Counter())[span.cut(words).lower()] += 1
        ranked = sorted(seen, key=lambda term: (-seen[term] * self._rarity(term), term))
        return [_plainest(written[term]) for term in ranked[:limit] if seen[term]]

    def _speech(self, speaker: Speaker) -> Iterator[str]:
        merged = self._library.merged
        for passage in self._library.passages_of(speaker)[:LISTENED_TO]:
            for spoken in passage.attributions:
                if spoken.speaker and merged(spoken.speaker) == speaker:
                    yield passage.article.text[spoken.start : spoken.end]

    def _rarity(self, term: str) -> float:
        index = self._library.searcher.index
        common = sum(map(index.okapi.count, index.numbers([term])))
        return math.log(1 + SAMPLE / (1 + common * min(1, SAMPLE / len(index.passages))))


def _plainest(forms: Counter[str]) -> str:
    """The form that is written most often, without the possessive."""
    return min(forms, key=lambda form: (-forms[form], len(form), form)).removesuffix("’s") or fold(
        next(iter(forms))
    )
