"""Marked articles: the document that attribution sees, beside what people marked in it.

The corpus is PolNeAR 1.0 (Newell, Margolin & Ruths 2018, "An Attribution Relations Corpus for
Political News"), in a folder with `text/*.txt` and `attributions/*.ann` a split. The scorer's own
module reads it, so that training and scoring agree about what is marked.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

from corpus.attribution.document import Document, read_document
from corpus.model import Article, Paragraph, ParagraphKind

SHARED = Path(__file__).parents[3] / "shared"
GOLD = "attribution/gold.py"
TEXTS = "polnear"

Spans = list[tuple[int, int]]


class Gold(Protocol):
    """What is used of the scorer's module; offsets are half-open and in code points."""

    def read_text(self, path: Path) -> str:
        """The text of a file, its line ends kept."""

    def paragraphs(self, text: str) -> Spans:
        """The lines of *text* that are not empty."""

    def names(self, folder: Path) -> list[str]:
        """The file names of a split, sorted."""

    def article(self, folder: Path, name: str) -> tuple[str, list[dict[str, Any]], Spans]:
        """Text, attributions and the ranges that the annotators set aside."""

    def head_spans(self, text: str, spans: Spans) -> Spans:
        """The words of a source that can be its head."""

    def word_positions(self, text: str, spans: Spans) -> set[int]:
        """The places of letters and digits in *spans*: what overlaps are counted in."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as marked: offsets into the text; *source* is empty where none is marked.

    *kind* is "direct", "mixed" or "indirect".
    """

    content: Spans
    source: Spans
    cue: Spans
    kind: str


@dataclass(slots=True)
class MarkedArticle:
    """An article made ready for attribution, with what is marked in it.

    *aside* has a 1 for each character that the annotators set aside: nothing there was marked, so
    nothing is learned from it.
    """

    document: Document
    marked: list[Marked]
    aside: bytearray = field(repr=False)


def missing(shared: Path = SHARED) -> list[str]:
    """What training needs of the folder beside the project and does not find there."""
    needed = (GOLD, f"{TEXTS}/train/text", f"{TEXTS}/dev/text")
    return [f"../shared/{name}" for name in needed if not (shared / name).exists()]


@cache
def gold() -> Gold:
    """The scorer's module, loaded from its file."""
    spec = importlib.util.spec_from_file_location("polnear_gold", SHARED / GOLD)
    if spec is None or spec.loader is None:
        message = f"../shared/{GOLD}: expected a Python module"
        raise ImportError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Gold", module)


def load_split(split: str) -> list[MarkedArticle]:
    """The articles of *split* ("train", "dev") in order of their names."""
    folder = SHARED / TEXTS / split
    return [_load(folder, name) for name in gold().names(folder)]


def _load(folder: Path, name: str) -> MarkedArticle:
    text, rows, ranges = gold().article(folder, name)
    aside = bytearray(len(text))
    for start, end in ranges:
        aside[start:end] = b"\1" * (end - start)
    marked = [Marked(row["content"], row["source"] or [], row["cue"], row["kind"]) for row in rows]
    return MarkedArticle(read_document(_article(name, text)), marked, aside)


def _article(name: str, text: str) -> Article:
    """In this corpus a paragraph is a line, and the first line is the headline."""
    paragraphs = tuple(
        Paragraph(number, start, end, ParagraphKind.BODY if number else ParagraphKind.HEADLINE)
        for number, (start, end) in enumerate(gold().paragraphs(text))
    )
    return Article(name, text, paragraphs)
