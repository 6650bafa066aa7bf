"""Real news text in the lengths and shapes that the benchmarks need."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
WIKINEWS = "news/wikinews-en.jsonl"
POLNEAR = "polnear/train/text"
# The length of an article, in words.
WORDS = 750

Shape = Callable[[Sequence[str], int], str]

_WORD = re.compile(r"[^\W\d_]+")
_FULL_STOPS = re.compile(r"[.!?…]")
_TITLE = "A headline\n\n"


def missing(shared: Path = SHARED) -> list[str]:
    """What there should be beside the project and is not."""
    return [f"../shared/{name}" for name in (WIKINEWS, POLNEAR) if not (shared / name).exists()]


def paragraphs(shared: Path = SHARED) -> list[str]:
    """Paragraphs of both collections by turns, article by article, each on one line."""
    pairs = itertools.zip_longest(_wikinews(shared / WIKINEWS), _polnear(shared / POLNEAR))
    lines = (line for pair in pairs for article in pair for line in article or ())
    return [" ".join(line.split()) for line in lines if line.strip()]


def _wikinews(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield [row["title"], *row["paragraphs"]]


def _polnear(folder: Path) -> Iterator[list[str]]:
    for path in sorted(folder.glob("*.txt")):
        yield path.read_text(encoding="utf-8").splitlines()


def articles(source: Sequence[str], count: int) -> list[str]:
    """*count* texts of about 750 words, cut between paragraphs; fewer when the source ends."""
    found: list[str] = []
    taken: list[str] = []
    words = 0
    for paragraph in source:
        taken.append(paragraph)
        words += len(paragraph.split())
        if words >= WORDS:
            found.append("\n\n".join(taken) + "\n")
            taken, words = [], 0
        if len(found) == count:
            break
    return found


# ------------------------------------------------------------------------------ shapes of a length
def _join(source: Sequence[str], size: int, separator: str) -> str:
    """*size* characters of *source*, from its start again when it ends."""
    parts: list[str] = []
    length = 0
    for paragraph in itertools.cycle(source):
        parts.append(paragraph)
        length += len(paragraph) + len(separator)
        if length >= size:
            break
    return separator.join(parts)[:size]


def many_paragraphs(source: Sequence[str], size: int) -> str:
    """An article of *size* characters, in the paragraphs as they are."""
    return _TITLE + _join(source, size, "\n\n")


def one_paragraph(source: Sequence[str], size: int) -> str:
    """All in one paragraph."""
    return _TITLE + _join(source, size, " ")


def one_sentence(source: Sequence[str], size: int) -> str:
    """All in one paragraph that never ends a sentence."""
    return _TITLE + _FULL_STOPS.sub("", _join(source, size + size // 20, " "))[:size]


def only_quotation_marks(source: Sequence[str], size: int) -> str:
    """Words, each in quotation marks or with one before it, and no other mark."""
    words = _WORD.findall(_join(source, size, " "))
    marked = (f'"{word}"' if place % 3 else f'"{word}' for place, word in enumerate(words))
    return _TITLE + " ".join(marked)[:size]


SHAPES: tuple[tuple[str, Shape], ...] = (
    ("(a) many paragraphs", many_paragraphs),
    ("(b) one paragraph", one_paragraph),
    ("(c) (b) without full stops", one_sentence),
    ("(d) quotation marks, words", only_quotation_marks),
)
