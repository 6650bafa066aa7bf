"""The files of a set to packed articles; what was read of the same bytes before is taken over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus import packing
from corpus.attribution import attribute_all
from corpus.cache import key
from corpus.errors import ArticleFormatError
from corpus.model import ParagraphKind
from corpus.readers import LeftOut, fingerprint, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.model import Article, Passage

# The kinds of paragraph that hold news. Headlines and headings repeat it: with headlines as
# passages too, recall on the development questions was the same (0.667 and 0.662 at first place).
INDEXED = frozenset({ParagraphKind.BODY, ParagraphKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Held:
    """What one file holds: the keys of its *articles*, in order, and what else was found.

    *records* are what each article is besides its text, by which it has its key. *mark* tells
    this file with its content from all others; empty when it could not be read.
    """

    mark: bytes
    articles: tuple[bytes, ...] = ()
    records: tuple[str, ...] = ()
    broken: tuple[ArticleFormatError, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def passages_of(article: Article) -> tuple[Passage, ...]:
    """The passages of *article* that are indexed."""
    [passages] = all_passages([article])
    return passages


def all_passages(articles: Iterable[Article]) -> Iterator[tuple[Passage, ...]]:
    """The passages of each of *articles* that are indexed, sooner than by `passages_of`."""
    for passages in attribute_all(articles):
        yield tuple(
            passage
            for passage in passages
            if passage.paragraph.kind in INDEXED and passage.text != passage.article.date
        )


def mark_of(path: Path, name: str) -> bytes:
    """What tells the content of the file, as it is now; empty when it cannot be read.

    The name counts only by what it says of the format: a file that was renamed is the same.
    """
    try:
        return _mark(name, fingerprint(path))
    except ArticleFormatError:
        return b""


def held_from(content: bytes, mark: bytes, name: str) -> Held:
    """What the file with this *mark* and *name* holds, by the *content* of its entry."""
    held = json.loads(content)
    return Held(
        mark,
        tuple(map(bytes.fromhex, held["articles"])),
        _moved(held["records"], held["name"], name),
        tuple(ArticleFormatError(name + path, *rest) for path, *rest in held["broken"]),
        tuple(LeftOut(name + path, *rest) for path, *rest in held["left_out"]),
    )


def _moved(records: Sequence[str], before: str, name: str) -> tuple[str, ...]:
    """*records* of the articles of a file that was called something else *before*."""
    if name == before:
        return tuple(records)
    return tuple(packing.moved(record, name, before) for record in records)


def held_as_bytes(held: Held, name: str) -> bytes | None:
    """*held* as `held_from` reads it; ``None`` when it tells of another file than *name*."""
    told = [one.path for one in held.broken] + [one.path for one in held.left_out]
    if not held.mark or not all(path.startswith(name) for path in told):
        return None
    record = {
        "articles": [one.hex() for one in held.articles],
        "name": name,
        "records": held.records,
        "broken": [(e.path.removeprefix(name), e.line, e.reason) for e in held.broken],
        "left_out": [(e.path.removeprefix(name), e.line, e.reason) for e in held.left_out],
    }
    return json.dumps(record, separators=(",", ":")).encode()


def read(path: Path, name: str) -> tuple[Held, tuple[Article, ...]]:
    """What the file holds, and the articles whose keys that gives."""
    contents = read_file(path, name)
    held = Held(
        _mark(name, contents.fingerprint) if contents.fingerprint else b"",
        tuple(map(article_key, contents.articles)),
        tuple(map(packing.record, contents.articles)),
        contents.broken,
        contents.left_out,
    )
    return held, contents.articles


def read_batch(files: Sequence[tuple[Path, str]]) -> list[tuple[Held, tuple[bytes, ...]]]:
    """What each of *files* holds, given by path and name, with its articles packed."""
    found = [read(path, name) for path, name in files]
    contents = iter(_packed_all([article for _, articles in found for article in articles]))
    return [(held, tuple(islice(contents, len(articles)))) for held, articles in found]


def pack_batch(articles: Sequence[tuple[bytes, Article]]) -> dict[bytes, bytes]:
    """Each of *articles*, attributed and packed, by its key."""
    contents = _packed_all([article for _, article in articles])
    return {one: content for (one, _), content in zip(articles, contents, strict=True)}


def _mark(name: str, content: str) -> bytes:
    return key("file", "".join(PurePosixPath(name).suffixes).lower(), content)


def article_key(article: Article) -> bytes:
    """What tells an article from all that would be attributed in another way.

    Where it stands is left out, so that a file that was renamed is not read again.
    """
    rows, sections = packing.paragraph_rows(article)
    return key("article", article.date or "", article.text, rows.tobytes(), *sections)


def packed(article: Article) -> bytes:
    """*article*, attributed and packed, as `packing.from_bytes` reads it."""
    return packing.to_bytes(packing.pack(article, passages_of(article)))


def _packed_all(articles: Sequence[Article]) -> Iterator[bytes]:
    """What `packed` gives for each of *articles*, sooner."""
    for article, passages in zip(articles, all_passages(articles), strict=True):
        yield packing.to_bytes(packing.pack(article, passages))
