"""What each part of the ranking adds: recall@1 without it on each set, and the time that it takes.

Usage: python -m benchmarks.ablation [--questions N]

Passages are found and measured once for each question; then they are ordered with the weight of one
part after another in `WEIGHTS` of `corpus/ranking.py` set to 0. Times are CPU time a question, the
median over newwiki. Right is what the scorers of ../shared/questions and ../shared/retrieval take
for right.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.news import SHARED
from corpus.cache import Memory
from corpus.loading import load_folder
from corpus.packed_set import PackedSet
from corpus.question import parse_question
from corpus.ranking import WEIGHTS
from corpus.searching import Searcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from corpus.lexicon import Flags, Numbers
    from corpus.model import Passage
    from corpus.ranking import Ranking

    Gold = Sequence[Mapping[str, Any]]

# A set of articles, the questions about it, and how many characters in a gold paragraph make a
# passage right; None is half of it.
SETS: Mapping[str, tuple[str, str, int | None]] = {
    "news": ("polnear/dev/text", "questions/dev.jsonl", None),
    "newwiki": ("retrieval/newwiki/articles", "retrieval/newwiki/questions.jsonl", 50),
    "xquad_en": ("retrieval/xquad_en/articles", "retrieval/xquad_en/questions.jsonl", 50),
    "xquad_zh": ("retrieval/xquad_zh/articles", "retrieval/xquad_zh/questions.jsonl", 50),
}
TIMED = "newwiki"


@dataclass(slots=True)
class Measured:
    """The candidates of one question: what is measured of them, and which of them are right."""

    ranking: Ranking
    features: Mapping[str, Numbers]
    right: Flags
    times: dict[str, float] = field(default_factory=dict)

    def is_first(self, weights: Mapping[str, float]) -> bool:
        """Whether a right passage comes first with these *weights*."""
        scores = self.ranking.scores(self.features, weights)
        return bool(len(scores) and self.right[int(np.argmax(scores))])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 also where the questions are absent."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ablation", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--questions", type=int, help="of each set only the first N")
    options = parser.parse_args(arguments)
    absent = [n for folder, q, _ in SETS.values() for n in (folder, q) if not (SHARED / n).exists()]
    if absent:
        print(f"Not measured, for want of {' and '.join(f'../shared/{name}' for name in absent)}")
        return 0
    print_table({name: measure(name, options.questions) for name in SETS})
    return 0


def measure(name: str, count: int | None = None, shared: Path = SHARED) -> list[Measured]:
    """The questions of a set that have an answer, with their candidates."""
    folder, asked, least = SETS[name]
    arrays = load_folder(shared / folder, Memory(), lambda _: None).arrays
    searcher = Searcher(PackedSet(arrays).passages, arrays)
    rows = map(json.loads, (shared / asked).read_text(encoding="utf-8").splitlines()[:count])
    return [_measured(searcher, q["question"], q["gold"], least) for q in rows if q["gold"]]


def _measured(searcher: Searcher, text: str, gold: Gold, least: int | None) -> Measured:
    asked = parse_question(text, searcher.speakers.speakers)
    question, voices = searcher.understand(asked)
    candidates = searcher.candidates(question, voices, None)
    passages = [searcher.index.passages[number] for number in candidates.tolist()]
    right = np.array([is_right(passage, gold, least) for passage in passages], bool)
    ranking = searcher.ranking(question, voices)
    start = time.process_time()
    parts = ranking.parts(candidates)
    found = Measured(ranking, {}, right, {"": time.process_time() - start})
    features: dict[str, Numbers] = {}
    for name, part in parts.items():
        start = time.process_time()
        features[name] = part()
        found.times[name] = time.process_time() - start
    found.features = features
    return found


def is_right(passage: Passage, gold: Gold, least: int | None) -> bool:
    """Whether *least* characters of *passage*, or half of it, lie in one of the gold paragraphs.

    A gold paragraph that is shorter than that has to lie in it whole.
    """
    start, end = passage.paragraph.start, passage.paragraph.end
    for one in gold:
        shared = min(end, one["end"]) - max(start, one["start"])
        needed = (end - start) / 2 if least is None else min(least, one["end"] - one["start"])
        if one["article"] == passage.article.path and shared >= max(needed, 1):
            return True
    return False


def print_table(sets: Mapping[str, Sequence[Measured]]) -> None:
    """Print a row for all parts, one for BM25 alone, and one for each part that is left out."""
    names = [*sets, "ms"]
    print(f"| without | {' | '.join(names)} |\n|{'---|' * (len(names) + 1)}")
    rows = {"nothing": WEIGHTS, "all but bm25": {"bm25": 1.0}}
    rows |= {name: {**WEIGHTS, name: 0.0} for name in WEIGHTS}
    for title, weights in rows.items():
        recalls = [f"{_recall(found, weights):.2f}" for found in sets.values()]
        print(f"| {title} | {' | '.join(recalls)} | {_time(sets.get(TIMED, ()), title)} |")


def _recall(found: Sequence[Measured], weights: Mapping[str, float]) -> float:
    return 100 * sum(one.is_first(weights) for one in found) / max(len(found), 1)


def _time(found: Sequence[Measured], title: str) -> str:
    """The median time of a part in milliseconds; of *nothing* left out, that of all together."""
    if not found or (title not in WEIGHTS and title != "nothing"):
        return ""
    times = [sum(o.times.values()) if title == "nothing" else o.times[title] for o in found]
    return f"{1000 * statistics.median(times):.2f}"


if __name__ == "__main__":
    sys.exit(main())
