"""How a set lies in arrays: tables in which the rows of its articles follow each other.

`Parts` are what can be cut at the border of two articles and put together again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.days import day_number
from corpus.lexicon import Lexicon
from corpus.lists import edges
from corpus.packing import ATTRIBUTION, PARAGRAPH
from corpus.streams import Words, streams_of
from corpus.strings import Strings, encoded

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from corpus.strings import Arrays, Ints

    Table = npt.NDArray[Any]

SECTION = PARAGRAPH.index("section")
SPEAKER = ATTRIBUTION.index("speaker")
# The tables: of what type, and how many numbers are in a row.
TABLES = {
    "text": (np.uint8, 1),
    "paragraphs": (np.int32, len(PARAGRAPH)),
    "passages": (np.int32, 2),
    "attributions": (np.int32, len(ATTRIBUTION)),
    "stream": (np.int32, 1),
    "voices": (np.uint8, 1),
    "lengths": (np.int32, 1),
    "added": (np.int32, 1),
    "added_lengths": (np.int32, 1),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """The *tables* of a set, by name, with *rows*: how many of each every article has.

    A row of "passages" has the place of its paragraph among those of the article, and how many
    attributions it has; the rest is as in `packing.PackedArticle`, with the numbers of the set.
    *small* are in how many articles each word stands without a capital, *sighted* the first
    article that has it, -1 for the mark between sentences. *records* are what articles are besides.
    """

    tables: dict[str, Table]
    rows: dict[str, Ints]
    lexicon: Lexicon
    small: Ints
    sighted: Ints
    records: Strings
    sections: Strings
    speakers: Strings

    @classmethod
    def of(cls, arrays: Arrays) -> Parts:
        """What `arrays` gave; the tables are looked at, not copied, but for the small ones."""
        by_passage = np.asarray(arrays["passage_starts"], np.int64)
        paragraphs = np.asarray(arrays["paragraph_starts"], np.int64)
        spoken = np.asarray(arrays["attribution_starts"], np.int64)
        starts = np.asarray(arrays["starts"], np.int64)
        added = np.asarray(arrays["added_starts"], np.int64)
        passages = np.diff(by_passage)
        places = np.asarray(arrays["passages"]) - np.repeat(paragraphs[:-1], passages)
        borders = {
            "text": np.asarray(arrays["text_starts"], np.int64),
            "paragraphs": paragraphs,
            "attributions": spoken[by_passage],
            "stream": starts[by_passage],
            "added": added[by_passage],
        }
        rows = {name: np.diff(border) for name, border in borders.items()}
        one_each = dict.fromkeys(("passages", "lengths", "added_lengths"), passages)
        tables = {
            "text": arrays["texts"],
            "passages": np.stack([places, np.diff(spoken)], axis=1).astype(np.int32),
            "lengths": np.diff(starts).astype(np.int32),
            "added_lengths": np.diff(added).astype(np.int32),
            **{n: arrays[n] for n in ("paragraphs", "attributions", "stream", "voices", "added")},
        }
        return cls(
            tables,
            {**rows, **one_each, "voices": rows["stream"]},
            Lexicon.from_arrays(arrays),
            np.asarray(arrays["word_small"], np.int32),
            np.asarray(arrays["word_articles"], np.int32),
            *(Strings.from_arrays(arrays, n) for n in ("records", "sections", "speaker_keys")),
        )

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """The arrays of `packed_set.PackedSet` and of `Streams`, and what `of` takes besides."""
        tables, rows = self.tables, self.rows
        passages = rows["passages"]
        shown = passages[passages > 0]
        names = ("stream", "voices", "lengths", "added", "added_lengths")
        streams = streams_of(Words(*map(tables.__getitem__, names)), self.lexicon, shown)
        records = [json.loads(record) for record in self.records]
        paragraph_starts = edges(rows["paragraphs"])
        places = tables["passages"][:, 0] + np.repeat(paragraph_starts[:-1], passages)
        return {
            **streams.to_arrays(),
            **_marks(records),
            "days": np.array([day_number(r["date"]) for r in records], np.int32)[passages > 0],
            **self.records.to_arrays("records"),
            **self.sections.to_arrays("sections"),
            **self.speakers.to_arrays("speaker_keys"),
            "word_small": self.small.astype(np.int32, copy=False),
            "word_articles": self.sighted.astype(np.int32, copy=False),
            "texts": tables["text"],
            "text_starts": edges(rows["text"]),
            "paragraphs": tables["paragraphs"],
            "paragraph_starts": paragraph_starts,
            "passages": places.astype(np.int32),
            "passage_starts": edges(passages),
            "attributions": tables["attributions"],
            "attribution_starts": edges(tables["passages"][:, 1]),
        }


def _marks(records: Sequence[dict[str, Any]]) -> dict[str, npt.NDArray[np.generic]]:
    """The paths, and numbers by which to tell articles and their contents apart quickly."""
    paths = [record["path"] for record in records]
    content = [f"{path}\0{r['fingerprint']}" for path, r in zip(paths, records, strict=True)]
    return {
        **Strings.of(paths).to_arrays("paths"),
        "path_marks": np.array(list(map(_mark, paths)), np.uint64),
        "content_marks": np.array(list(map(_mark, content)), np.uint64),
    }


def _mark(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(encoded(text), digest_size=8).digest(), "little")
