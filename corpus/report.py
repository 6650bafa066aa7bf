"""What a set holds, what of it is left out and why, and what is broken: for those who run it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from corpus.days import UNDATED, day_number
from corpus.readers import other_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.errors import ArticleFormatError
    from corpus.library import Library
    from corpus.model import ParagraphKind
    from corpus.readers import LeftOut

NO_FORMAT = "its name is none of an article file"


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of what a set holds, and everything in it that is not served.

    *paragraphs* are counted by kind, *languages* and *sources* as they are stated, most frequent
    first. *first* and *last* are the days of the oldest and the newest article. *without_date*,
    *without_language* and *without_source* are the articles that state none; a date that names no
    day is none. *copies* are passages that say nearly what another one says, which is shown in
    their place. *other_files* are those that no reader takes, by their paths in the set.
    """

    articles: int
    passages: int
    speakers: int
    paragraphs: dict[ParagraphKind, int]
    first: date | None
    last: date | None
    without_date: int
    languages: dict[str, int]
    without_language: int
    sources: dict[str, int]
    without_source: int
    copies: int
    other_files: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    broken: tuple[ArticleFormatError, ...]

    def to_record(self) -> dict[str, object]:
        """All of it in plain types, under the keys that `docs/articles.md` tells."""
        others = [{"path": path, "line": None, "reason": NO_FORMAT} for path in self.other_files]
        return {
            "articles": self.articles,
            "passages": self.passages,
            "speakers": self.speakers,
            "paragraphs": {kind.value: count for kind, count in self.paragraphs.items()},
            "dates": {
                "first": self.first.isoformat() if self.first else None,
                "last": self.last.isoformat() if self.last else None,
                "missing": self.without_date,
            },
            "languages": {"stated": self.languages, "missing": self.without_language},
            "sources": {"stated": self.sources, "missing": self.without_source},
            "copies": self.copies,
            "left_out": [*map(_record, self.left_out), *others],
            "broken": list(map(_record, self.broken)),
        }


def report_on(library: Library) -> Report:
    """What *library* holds; articles are counted by their records, no text is looked at."""
    days: list[int] = []
    languages: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for record in library.packed.records():
        days.append(day_number(record["date"]))
        languages[record["language"] or ""] += 1
        sources[record["source"] or ""] += 1
    dated = [day for day in days if day != UNDATED]
    return Report(
        articles=len(library.articles),
        passages=len(library.passages),
        speakers=len(library.speakers),
        paragraphs=library.packed.kind_counts(),
        first=date.fromordinal(min(dated)) if dated else None,
        last=date.fromordinal(max(dated)) if dated else None,
        without_date=len(days) - len(dated),
        without_language=languages.pop("", 0),
        languages=dict(languages.most_common()),
        without_source=sources.pop("", 0),
        sources=dict(sources.most_common()),
        copies=len(library.copies),
        other_files=tuple(_names(other_files(library.folder), library.folder)),
        left_out=library.left_out,
        broken=library.broken,
    )


def _names(files: Iterable[Path], folder: Path) -> Iterable[str]:
    return (file.relative_to(folder).as_posix() for file in files)


def _record(told: LeftOut | ArticleFormatError) -> dict[str, object]:
    return {"path": told.path, "line": told.line, "reason": told.reason}
