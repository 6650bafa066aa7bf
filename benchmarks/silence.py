"""Fit the rule that tells an answer from the nearest passage, and say how it does on unseen ones.

Usage: python -m benchmarks.silence

The questions are those of `quality.py`: news questions with an answer, without one, and the former
again over a set without the articles that answer them; and `scope`. What another article answers
too counts as unanswerable all the same, so that group can never be refused whole.
"""

from __future__ import annotations

import json
import sys
import tempfile
import zlib
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from corpus.evidence import COEFFICIENTS, WHOLE, measure
from corpus.library import Library
from corpus.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    Row = dict[str, Any]
    Numbers = npt.NDArray[np.float64]

SHARED = Path(__file__).parents[2] / "shared"
NEWS = SHARED / "questions" / "dev.jsonl"
NEWS_ARTICLES = SHARED / "polnear" / "dev" / "text"
SCOPE = SHARED / "retrieval" / "scope"
FOLDS = 5
RECALL = 0.95  # of the news questions that have an answer, at which the groups are compared
PENALTY = 1e-2  # on the square of each standardised coefficient
STEPS = 60  # of Newton's method
# How much the cases of a group count together, those with an answer and those without.
WEIGHTS = {
    ("news", True): 1.0,
    ("news", False): 0.5,
    ("article gone", False): 0.5,
    ("scope", True): 1.0,
    ("scope", False): 1.0,
}
SURE = 1e9  # the score of what is no question of measures


class Case(NamedTuple):
    """A question of a *group*: whether it *has* an answer, and what was *measured*, if anything."""

    group: str
    name: str
    has: bool
    measured: dict[str, float] | None

    @property
    def decided(self) -> float | None:
        """The score of what is decided without the rule."""
        if self.measured is None or not self.measured["in_article"]:
            return -SURE
        return SURE if self.measured["in_passage"] >= WHOLE else None

    @property
    def row(self) -> list[float]:
        """The measures of the rule, in its order."""
        return [(self.measured or {})[name] for name in COEFFICIENTS]


def main() -> int:
    """Print the shares of each group that are answered, held out and not, and the rule itself."""
    absent = [str(path) for path in (NEWS, NEWS_ARTICLES, SCOPE) if not path.exists()]
    if absent:
        print("Not measured, for want of the questions in ../shared")
        return 0
    with tempfile.TemporaryDirectory() as cache:
        cases = [*news(Path(cache)), *scope(Path(cache))]
    folds = [zlib.crc32(case.name.encode()) % FOLDS for case in cases]
    scores = np.zeros(len(cases))
    for fold in range(FOLDS):
        rule = fit([case for case, own in zip(cases, folds, strict=True) if own != fold])
        inside = [number for number, own in enumerate(folds) if own == fold]
        scores[inside] = [scored(cases[number], rule) for number in inside]
    tell("held out", cases, scores)
    rule = fit(cases)
    needed = tell("fitted", cases, np.array([scored(case, rule) for case in cases]))
    for name, value in zip(COEFFICIENTS, rule, strict=False):
        print(f'    "{name}": {value:.3f},')
    print(f"NEEDED = {needed - rule[-1]:.3f}")
    return 0


def news(cache: Path) -> Iterator[Case]:
    """The news questions, and those with an answer once more without it."""
    rows = [json.loads(row) for row in NEWS.read_text(encoding="utf-8").splitlines()]
    yield from measured(rows, NEWS_ARTICLES, cache, "news", lambda row: bool(row["gold"]))

    def gold(row: Row) -> list[str]:
        return sorted({place["article"] for place in row["gold"]})

    for articles, group in groupby(sorted(filter(gold, rows), key=gold), key=gold):
        with tempfile.TemporaryDirectory() as folder:
            for path in NEWS_ARTICLES.iterdir():
                if path.name not in articles:
                    (Path(folder) / path.name).symlink_to(path)
            yield from measured(list(group), Path(folder), cache, "article gone", lambda _: False)


def scope(cache: Path) -> Iterator[Case]:
    """The questions of an encyclopaedia half of which is missing."""
    lines = (SCOPE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(row) for row in lines]
    yield from measured(rows, SCOPE / "articles", cache, "scope", lambda row: bool(row["gold"]))


def measured(
    rows: Sequence[Row], articles: Path, cache: Path, group: str, has: Callable[[Row], bool]
) -> Iterator[Case]:
    """The questions of *rows* asked of *articles*."""
    library = Library.load(articles, cache=cache)
    for row in rows:
        found = library.searcher.find(parse_question(row["question"], library.speakers))
        values = None
        if not found.mere_chat and not (found.question.unknown_names and not found.voices):
            index, for_voice = library.searcher.index, bool(found.voices)
            values = measure(found.ranked, found.question, index, for_voice=for_voice)
        yield Case(group, row["id"], has(row), values)


def fit(cases: Sequence[Case]) -> Numbers:
    """The coefficients of a logistic rule, and behind them its constant."""
    open_ones = [case for case in cases if case.decided is None]
    keys = [(case.group, case.has) for case in open_ones]
    weights = np.array([WEIGHTS[key] / keys.count(key) for key in keys])
    weights /= weights.sum()
    rows, has = np.array([case.row for case in open_ones]), np.array([c.has for c in open_ones])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    columns = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])
    penalty = np.full(columns.shape[1], PENALTY)
    penalty[-1] = 0.0
    rule = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-columns @ rule))
        slope = columns.T @ (weights * (chance - has)) + penalty * rule
        bend = (columns.T * (weights * chance * (1 - chance))) @ columns + np.diag(penalty + 1e-12)
        rule -= np.linalg.solve(bend, slope)
    coefficients = rule[:-1] / spread
    return np.append(coefficients, rule[-1] - coefficients @ mean)


def scored(case: Case, rule: Numbers) -> float:
    """What the *rule* gives a case, or what is decided without it."""
    decided = case.decided
    return float(np.array(case.row) @ rule[:-1] + rule[-1]) if decided is None else decided


def tell(title: str, cases: Sequence[Case], scores: Numbers) -> float:
    """Print which share of each group is answered at `RECALL`; give the score needed for that."""
    asked = np.sort(scores[[case.group == "news" and case.has for case in cases]])
    needed = float(asked[int(len(asked) * (1 - RECALL))])
    print(f"{title}, at {RECALL:.1%} of the news answers given:")
    for group, has in WEIGHTS:
        own = scores[[case.group == group and case.has == has for case in cases]]
        words = "with" if has else "without"
        print(f"  {group}, {words} an answer: {(own >= needed).mean():.1%} of {len(own)} answered")
    return needed


if __name__ == "__main__":
    sys.exit(main())
