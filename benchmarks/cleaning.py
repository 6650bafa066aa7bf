"""Measure how well what stands around the news is told from it, on paragraphs judged by reading.

Usage: python -m benchmarks.cleaning [--misses]

`paragraph_kinds.tsv` names 340 paragraphs of Wikinews, PolNeAR and the first article, half of them
drawn from all and half from those of at most 14 words, each with the kind that a reader gave it.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import ParagraphKind
from corpus.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Article

SHARED = Path(__file__).parents[2] / "shared"
LABELS = Path(__file__).with_name("paragraph_kinds.tsv")
SETS = ("news/wikinews-en.jsonl", "polnear/dev/text", "polnear/train/text", "articles")
# The kinds that are shown as passages; the others are furniture, or head what follows.
NEWS = (ParagraphKind.BODY, ParagraphKind.CAPTION)
HEADING = ParagraphKind.SUBHEADING


@dataclass(frozen=True, slots=True)
class Judged:
    """A paragraph with the kind that a reader gave it and the one that the program gives it."""

    place: str
    text: str
    right: ParagraphKind
    given: ParagraphKind


def main(shared: Path = SHARED) -> int:
    """Print how much furniture is found and how much news is lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="list what is not as judged")
    options = parser.parse_args()
    absent = [f"../shared/{name}" for name in SETS if not (shared / name).exists()]
    if absent:
        print(f"Not measured, for want of {' and '.join(absent)} beside the project")
        return 0
    began = time.process_time()
    articles = {article.path: article for article in read_all(shared)}
    seconds = time.process_time() - began
    kinds = Counter(p.kind for article in articles.values() for p in article.paragraphs)
    told = ", ".join(f"{kinds[kind]:,} {kind}" for kind in ParagraphKind if kinds[kind])
    print(f"{len(articles):,} articles, {1000 * seconds / len(articles):.2f} ms each: {told}")
    for line in figures(list(judged(articles))):
        print(line)
    if options.misses:
        for one in judged(articles):
            if one.right is not one.given:
                print(f"{one.place}: {one.right}, taken for {one.given}: {one.text[:90]}")
    return 0


def read_all(shared: Path) -> Iterator[Article]:
    """Every article of the sets, named by its path beside the project."""
    for name in SETS:
        place = shared / name
        for file in sorted(place.iterdir()) if place.is_dir() else [place]:
            yield from read_file(file, file.relative_to(shared).as_posix()).articles


def judged(articles: dict[str, Article]) -> Iterator[Judged]:
    """The judged paragraphs that the articles hold."""
    with LABELS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            article = articles[row["article"]]
            number = int(row["paragraph"])
            paragraph = next(p for p in article.paragraphs if p.number == number)
            text, right = article.text_of(paragraph), ParagraphKind(row["kind"])
            yield Judged(f"{article.path}:{number}", text, right, paragraph.kind)


def figures(paragraphs: Sequence[Judged]) -> Iterator[str]:
    """What is found of each kind, and what news is lost."""
    furniture = [p for p in paragraphs if p.right not in (*NEWS, HEADING)]
    found = [p for p in furniture if p.given not in (*NEWS, HEADING)]
    yield f"furniture found: {len(found)} of {len(furniture)}"
    news = [p for p in paragraphs if p.right in NEWS]
    lost = [p for p in news if p.given not in NEWS]
    yield f"news lost: {len(lost)} of {len(news)}"
    headings = [p for p in paragraphs if p.right is HEADING]
    yield f"headings found: {sum(p.given is HEADING for p in headings)} of {len(headings)}"
    right = sum(p.given is p.right for p in paragraphs)
    yield f"kind as judged: {right} of {len(paragraphs)}"


if __name__ == "__main__":
    sys.exit(main())
