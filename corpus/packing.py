"""One article, read and attributed, as arrays: to be kept, checked and put together with others."""

from __future__ import annotations

import json
import struct
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from corpus.lexicon import Numbering
from corpus.model import Article, ParagraphKind, QuotationKind, Span, Speaker, SpeakerKind
from corpus.same_texts import marks
from corpus.streams import Reader
from corpus.strings import decoded, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.model import Passage

    Table: TypeAlias = npt.NDArray[Any]

NONE = -1  # in place of an offset or number that is missing
KINDS = tuple(ParagraphKind)
QUOTATION_KINDS = tuple(QuotationKind)

# The columns of the tables, in their order.
PARAGRAPH = ("number", "start", "end", "kind", "section")
ATTRIBUTION = ("start", "end", "kind", "speaker", "mention", "mention_end", "cue", "cue_end")
_APART = ("text", "paragraphs")  # of an article, what is kept in arrays of its own
_NUL = "\0"


class PackedArticle(NamedTuple):
    """An article with its passages and their words, in arrays that hold for it alone.

    Texts that are many stand one after another, each with a NUL behind it; those of words and
    terms have none, but so many bytes as the *lengths* say, and the *marks* of `same_texts`, by
    which they are told from others without a look at their letters. *paragraphs* has the
    columns `PARAGRAPH`, a section being the number of one of *sections*; *passages* the places of
    those of the paragraphs that are indexed, and how many attributions each has; *attributions*
    the columns `ATTRIBUTION`, a speaker being the number of one of *speakers*. The rest is as in
    `streams.Words` and `lexicon.Numbering`.
    """

    text: Table
    sections: Table
    speakers: Table
    words: Table
    word_lengths: Table
    word_marks: Table
    terms: Table
    term_lengths: Table
    term_marks: Table
    word_flags: Table
    voices: Table
    paragraphs: Table
    passages: Table
    attributions: Table
    term_of: Table
    stream: Table
    lengths: Table
    added: Table
    added_lengths: Table


# What the parts are made of that are no bytes, and how many numbers a row of a table has.
_BYTES, _NUMBERS, _MARKS = np.dtype(np.uint8), np.dtype(np.int32), np.dtype(np.uint64)
_KINDS: dict[str, np.dtype[Any]] = {
    **dict.fromkeys(("paragraphs", "passages", "attributions", "stream", "lengths"), _NUMBERS),
    **dict.fromkeys(("word_lengths", "term_lengths", "term_of"), _NUMBERS),
    **dict.fromkeys(("added", "added_lengths"), _NUMBERS),
    **dict.fromkeys(("word_marks", "term_marks"), _MARKS),
}
_WIDTHS = {"paragraphs": len(PARAGRAPH), "passages": 2, "attributions": len(ATTRIBUTION)}
_HEADER = struct.Struct(f"<{len(PackedArticle._fields)}I")


def pack(article: Article, passages: Sequence[Passage]) -> PackedArticle:
    """*article* and those of its *passages* that are indexed, in order."""
    numbering = Numbering()
    reader = Reader(numbering)
    speakers: dict[str, int] = {}
    for passage in passages:
        reader.read(passage)
    words = reader.words()
    paragraphs, sections = paragraph_rows(article)
    word_letters, word_lengths = _letters(numbering.words)
    term_letters, term_lengths = _letters(numbering.terms)
    places = {paragraph.number: place for place, paragraph in enumerate(article.paragraphs)}
    return PackedArticle(
        text=_bytes(article.text),
        paragraphs=paragraphs,
        passages=_rows(
            "passages", ((places[p.paragraph.number], len(p.attributions)) for p in passages)
        ),
        attributions=_rows(
            "attributions",
            (
                (
                    a.start,
                    a.end,
                    QUOTATION_KINDS.index(a.kind),
                    NONE
                    if a.speaker is None
                    else speakers.setdefault(speaker_key(a.speaker), len(speakers)),
                    *_offsets(a.mention),
                    *_offsets(a.cue),
                )
                for passage in passages
                for a in passage.attributions
            ),
        ),
        sections=_lines(sections),
        speakers=_lines(speakers),
        words=word_letters,
        word_lengths=word_lengths,
        word_marks=marks(word_letters, word_lengths),
        terms=term_letters,
        term_lengths=term_lengths,
        term_marks=marks(term_letters, term_lengths),
        word_flags=np.frombuffer(bytes(numbering.flags), np.uint8),
        voices=words.voices,
        term_of=np.array(numbering.term_of, np.int32),
        stream=words.words,
        lengths=words.lengths,
        added=words.added,
        added_lengths=words.added_lengths,
    )


def paragraph_rows(article: Article) -> tuple[Table, list[str]]:
    """The paragraphs of *article* as rows, and the sections that these name by number."""
    sections: dict[str, int] = {}
    rows = [
        (
            p.number,
            p.start,
            p.end,
            KINDS.index(p.kind),
            NONE if p.section is None else sections.setdefault(p.section, len(sections)),
        )
        for p in article.paragraphs
    ]
    return _rows("paragraphs", rows), list(sections)


def to_bytes(packed: PackedArticle) -> bytes:
    """*packed* as bytes, as `from_bytes` reads them; compressed, they would take longer to read."""
    parts = [np.ascontiguousarray(table).tobytes() for table in packed]
    return _HEADER.pack(*map(len, parts)) + b"".join(parts)


def from_bytes(content: bytes) -> PackedArticle:
    """What `to_bytes` was given."""
    found: list[Table] = []
    start = _HEADER.size
    for name, length in zip(PackedArticle._fields, _HEADER.unpack_from(content), strict=True):
        width, kind = _WIDTHS.get(name), _KINDS.get(name, _BYTES)
        table = np.frombuffer(content, kind, length // kind.itemsize, start)
        found.append(table.reshape(-1, width) if width else table)
        start += length
    return PackedArticle(*found)


def lines(table: Table) -> list[str]:
    """The texts that stand in a part one after another; none in an empty one."""
    return decoded(table.tobytes()).split(_NUL)[:-1]


def moved(text: str, name: str, before: str = "") -> str:
    """A record with the path of its article below *name*, which was below *before*."""
    held = json.loads(text)
    held["path"] = name + held["path"].removeprefix(before)
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def read_record(text: str) -> dict[str, Any]:
    """What the constructor of an article takes besides its text and paragraphs."""
    held = {n: tuple(v) if isinstance(v, list) else v for n, v in json.loads(text).items()}
    mentions = iter(held["date_mentions"])
    return held | {"date_mentions": tuple(map(Span, mentions, mentions))}


def speaker_key(speaker: Speaker) -> str:
    """What tells a speaker from all others, as `read_speaker` reads it."""
    return json.dumps([speaker.name, speaker.role, speaker.kind.value], ensure_ascii=False)


def read_speaker(key: str) -> Speaker:
    """The speaker whose `speaker_key` this is."""
    name, role, kind = json.loads(key)
    return Speaker(name, role, SpeakerKind(kind))


def record(article: Article) -> str:
    """What *article* is besides its text and paragraphs, as `read_record` reads it."""
    held = {f.name: getattr(article, f.name) for f in fields(article) if f.name not in _APART}
    held["date_mentions"] = [n for span in article.date_mentions for n in (span.start, span.end)]
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _offsets(span: Span | None) -> tuple[int, int]:
    return (NONE, NONE) if span is None else (span.start, span.end)


def _rows(name: str, rows: Iterable[tuple[int, ...]]) -> Table:
    return np.array(list(rows), np.int32).reshape(-1, _WIDTHS[name])


def _bytes(text: str) -> Table:
    return np.frombuffer(encoded(text), np.uint8)


def _letters(texts: Iterable[str]) -> tuple[Table, Table]:
    """The bytes of all *texts*, and how many each has."""
    parts = [encoded(text) for text in texts]
    return np.frombuffer(b"".join(parts), np.uint8), np.array(list(map(len, parts)), np.int32)


def _lines(texts: Iterable[str]) -> Table:
    return _bytes("".join(text + _NUL for text in texts))
