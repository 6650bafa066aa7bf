"""The articles and passages of a set in arrays, each decoded when it is looked at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import numpy as np

from corpus.model import Article, Attribution, Paragraph, Passage, Span
from corpus.packing import KINDS, NONE, PARAGRAPH, QUOTATION_KINDS, read_record, read_speaker
from corpus.strings import Strings, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

    from corpus.model import ParagraphKind, Speaker
    from corpus.strings import Arrays

_NUMBER = PARAGRAPH.index("number")
_KIND = PARAGRAPH.index("kind")
REMEMBERED = 256  # articles that are kept decoded, since what is looked at once is so again

_Thing = TypeVar("_Thing")


class Decoded(Sequence[_Thing], Generic[_Thing]):
    """So many things, each made by its number when it is asked for."""

    def __init__(self, count: int, make: Callable[[int], _Thing]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> _Thing: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[_Thing, ...]: ...

    def __getitem__(self, place: int | slice) -> _Thing | tuple[_Thing, ...]:
        numbers = range(self._count)[place]
        if isinstance(numbers, range):
            return tuple(map(self._make, numbers))
        return self._make(numbers)


class PackedSet:
    """The *articles* of a set and its *passages*, as `merging.merge` laid them out in *arrays*.

    *paths* are those of the articles. The texts are UTF-8, all behind each other; a row of a table
    is told by its number in the set.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._texts, self._text_starts = arrays["texts"], arrays["text_starts"]
        self.paths = Strings.from_arrays(arrays, "paths")
        self.path_marks = np.asarray(arrays["path_marks"], np.uint64)
        self.content_marks = np.asarray(arrays["content_marks"], np.uint64)
        self._days = np.asarray(arrays["days"], np.int32)
        self._records = Strings.from_arrays(arrays, "records")
        self._sections = Strings.from_arrays(arrays, "sections")
        self.speaker_keys = Strings.from_arrays(arrays, "speaker_keys")
        self._paragraphs = np.asarray(arrays["paragraphs"], np.int32)
        self._paragraph_starts = np.asarray(arrays["paragraph_starts"], np.int64)
        self._passages = np.asarray(arrays["passages"], np.int32)
        self.passage_starts = np.asarray(arrays["passage_starts"], np.int64)
        self.attributions = np.asarray(arrays["attributions"], np.int32)
        self.attribution_starts = np.asarray(arrays["attribution_starts"], np.int64)
        self._article = lru_cache(REMEMBERED)(self._decoded_article)
        self._speaker = lru_cache(REMEMBERED * 16)(self._decoded_speaker)
        self._text = lru_cache(REMEMBERED)(self._decoded_text)
        self.texts: Sequence[str] = Decoded(len(self._records), self._text)
        self.articles: Sequence[Article] = Decoded(len(self._records), self._article)
        # the articles without texts and paragraphs, which are told in a tenth of the time
        self.outlines: Sequence[Article] = Decoded(len(self._records), self._outline)
        self.passages: Sequence[Passage] = Decoded(len(self._passages), self._passage)

    def article_of(self, passage: int) -> int:
        """The number of the article in which a passage stands."""
        return int(self.passage_starts.searchsorted(passage, "right")) - 1

    def paragraph_numbers(self, passages: range) -> npt.NDArray[np.int32]:
        """The numbers of the paragraphs, in their articles, that neighbouring *passages* are."""
        rows = self._passages[passages.start : passages.stop]
        numbers: npt.NDArray[np.int32] = self._paragraphs[rows, _NUMBER]
        return numbers

    def by_day(self) -> npt.NDArray[np.int32]:
        """The numbers of the articles by their dates, latest first, those without one last."""
        days = np.zeros(len(self.articles), np.int32)
        days[np.diff(self.passage_starts) > 0] = self._days
        return np.argsort(-days, kind="stable").astype(np.int32)

    def records(self) -> Iterator[dict[str, Any]]:
        """What each article is besides its text, in order."""
        return (json.loads(self._records[number]) for number in range(len(self._records)))

    def kind_counts(self) -> dict[ParagraphKind, int]:
        """How many paragraphs of each kind the articles have, of those that there are."""
        counts = np.bincount(self._paragraphs[:, _KIND], minlength=len(KINDS)).tolist()
        return {kind: count for kind, count in zip(KINDS, counts, strict=True) if count}

    def _outline(self, number: int) -> Article:
        return Article(text="", paragraphs=(), **read_record(self._records[number]))

    def _decoded_article(self, number: int) -> Article:
        first, last = self._paragraph_starts[number : number + 2].tolist()
        return Article(
            text=self._decoded_text(number),
            paragraphs=tuple(map(self._paragraph, self._paragraphs[first:last].tolist())),
            **read_record(self._records[number]),
        )

    def _decoded_text(self, number: int) -> str:
        start, end = self._text_starts[number : number + 2].tolist()
        return decoded(self._texts[start:end].tobytes())

    def _paragraph(self, row: list[int]) -> Paragraph:
        number, start, end, kind, section = row
        named = None if section == NONE else self._sections[section]
        return Paragraph(number, start, end, KINDS[kind], named)

    def _passage(self, number: int) -> Passage:
        place = self.article_of(number)
        article = self._article(place)
        paragraph = article.paragraphs[int(self._passages[number] - self._paragraph_starts[place])]
        first, last = self.attribution_starts[number : number + 2].tolist()
        rows = self.attributions[first:last].tolist()
        return Passage(article, paragraph, tuple(map(self._attribution, rows)))

    def _attribution(self, row: list[int]) -> Attribution:
        start, end, kind, speaker, mention, mention_end, cue, cue_end = row
        return Attribution(
            start,
            end,
            QUOTATION_KINDS[kind],
            None if speaker == NONE else self._speaker(speaker),
            None if mention == NONE else Span(mention, mention_end),
            None if cue == NONE else Span(cue, cue_end),
        )

    def _decoded_speaker(self, number: int) -> Speaker:
        return read_speaker(self.speaker_keys[number])
