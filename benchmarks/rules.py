"""What learned weights give over rules: attribution with one decision after another left to a rule.

Usage: python -m benchmarks.rules [--first N]

Each decision of `corpus/attribution/events.py` (which words report, who speaks, what is reported,
whether the act stands) is taken once by the rule below in place of its model, then all of them are.
The rules are those that a careful reader would write first, after Krestel, Bergler & Witte (2008).
The last rows leave the models in place and take away rules that stand around them. Scored by
../shared/attribution/score.py on the articles that nothing was learned from.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.news import SHARED
from corpus.attribution import apposition, assembly, events, extents, nonspeech, sources, words
from corpus.attribution.scoring import Weights
from corpus.printing import attribution_records
from corpus.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from corpus.attribution.assembly import Speech
    from corpus.attribution.contents import Candidate, Cluster
    from corpus.attribution.document import Block
    from corpus.attribution.events import Event, Models
    from corpus.attribution.grid import Grid
    from corpus.attribution.phrases import Phrase

SCORER = SHARED / "attribution/score.py"
DEV = SHARED / "polnear/dev/text"
# Verbs that hardly ever do anything but report.
PLAIN = frozenset(
    "say tell add write claim argue insist allege assert contend maintain believe think hope warn"
    " announce declare report suggest acknowledge admit deny explain note tweet reply respond"
    " promise vow pledge complain conclude predict state according".split()
)
AUXILIARIES = frozenset("xa")  # letters of `corpus/attribution/tagging.py`
VERBS = "Vvz"
_PLAIN_NUMBERS = np.array([words.number(word) for word in sorted(PLAIN)])


def score_cues(grid: Grid, tokens: list[int], _: Weights) -> list[float]:
    """A word reports when it is a plain verb of reporting, or one before "that" or a quotation."""
    at = np.array(tokens, dtype=np.int64)
    tags = grid.tags
    before_speech = np.isin(tags[at + 1], [ord("t"), ord('"'), ord(":")])
    before_speech |= np.isin(tags[at + 1], [ord(","), ord(":")]) & (tags[at + 2] == ord('"'))
    before_speech &= np.isin(tags[at], [ord(letter) for letter in VERBS])
    plain = np.isin(grid.lemma[at], _PLAIN_NUMBERS)
    scores: list[float] = np.where(plain | before_speech, 1.0, -9.0).tolist()
    return scores


def choose_sources(
    _: Grid, found: list[events.Cue], __: Weights
) -> Iterator[tuple[Phrase | None, float]]:
    """The subject right before the cue, else the phrase right behind it, else the nearest one."""
    for cue in found:
        yield _nearest(cue.block, cue.token), 1.0


def _nearest(block: Block, cue: int) -> Phrase | None:
    first, end = block.line.sentence_of(cue)
    phrases = [p for p in block.phrases if first <= p.first < end and not block.inside[p.first]]
    tags = block.line.tags
    before = [p for p in phrases if p.end <= cue]
    behind = [p for p in phrases if p.first > cue]
    if before and {*tags[before[-1].end : cue]} <= AUXILIARIES:
        return before[-1]
    if behind and (behind[0].first == cue + 1 or block.line.lower[cue] == "according"):
        return behind[0]
    subjects = [p for p in before if sources.is_subject(tags, p, first)]
    near = subjects or before or behind
    return near[-1] if near else None


def choose_contents(
    grid: Grid, rows: list[tuple[Cluster, list[Candidate]]], weights: Weights
) -> Iterator[tuple[Candidate, float]]:
    """The longest stretch behind the cue, or before it where the sentence ends with the cue."""
    del grid, weights  # the rule needs neither
    for cluster, candidates in rows:
        line = cluster.block.line
        _, end = line.sentence_of(cluster.cue)
        ends = cluster.end >= end - 2 or line.tags[cluster.first - 1 : cluster.first] in (",", '"')
        wanted = [c for c in candidates if c[1] == ("L" if ends and cluster.first else "R")]
        yield max(wanted or candidates, key=_length), 1.0


def _length(candidate: Candidate) -> int:
    return sum(end - first for first, end in candidate[0])


class _Constant(Weights):
    """In place of the weights by which an act stands: the same for every one."""

    def __init__(self) -> None:
        """Hold nothing."""

    def scores(self, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """One for each candidate of *keys*."""
        return np.ones(keys.shape[1])


def find_events(
    grid: Grid, blocks: Sequence[Block], models: Models, threshold: float
) -> list[list[Event]]:
    """An act stands when somebody is its source."""
    found = events.find_events(grid, blocks, replace(models, acceptance=_Constant()), threshold)
    return [[event for event in line if event.source is not None] for line in found]


def _never(*_: object) -> bool:
    return False


def _from_the_start(_: Block, __: int, span: tuple[int, int]) -> int:
    return span[0]


def _to_the_end(_: Block, span: tuple[int, int]) -> int:
    return span[1]


def _as_it_is(_: Block, source: Phrase, __: int) -> Phrase:
    return source


def _none_added(_: Block, __: int, here: list[Speech], ___: Speech | None) -> None:
    here.sort(key=lambda speech: speech.spans[0])


# Each row of the table: what takes the place of what in which module.
Change = tuple[Any, str, Any]
_CUES: Change = (events, "score_cues", score_cues)
_SOURCES: Change = (events, "choose_sources", choose_sources)
_CONTENTS: Change = (events, "choose_contents", choose_contents)
_ACTS: Change = (assembly, "find_events", find_events)
_TELLING: Sequence[Change] = tuple(
    (nonspeech, name, _never)
    for name in ("is_naming", "is_silence", "is_deed", "is_habit", "is_bare")
)
_EXTENTS: Sequence[Change] = (
    (extents, "begin", _from_the_start),
    (extents, "end", _to_the_end),
)
_UNCUED: Change = (assembly, "_add_uncued", _none_added)
_APPOSITION: Change = (apposition, "settle", _as_it_is)
ROWS: Mapping[str, Sequence[Change]] = {
    "models and rules": (),
    "which words report: by rule": (_CUES,),
    "who speaks: by rule": (_SOURCES,),
    "what is reported: by rule": (_CONTENTS,),
    "whether it is reporting at all: by rule": (_ACTS,),
    "rules alone": (_CUES, _SOURCES, _CONTENTS, _ACTS),
    "without naming, silence, deeds, habits, bare times": _TELLING,
    "without cutting off whom it was told to, when and where": _EXTENTS,
    "without quotations that have no cue": (_UNCUED,),
    "without apposition": (_APPOSITION,),
    "models alone": (*_TELLING, *_EXTENTS, _UNCUED, _APPOSITION),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 also where the marked articles are absent."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rules", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--first", type=int, help="the first N articles only")
    options = parser.parse_args(arguments)
    absent = [path for path in (SCORER, DEV) if not path.exists()]
    if absent:
        names = " and ".join(f"../shared/{path.relative_to(SHARED)}" for path in absent)
        print(f"Not measured, for want of {names}")
        return 0
    print("| | quoted F1 | end to end | wrong name | indirect precision / recall / F1 |")
    print("|---|---|---|---|---|")
    for title, changes in ROWS.items():
        with changed(changes):
            print(_row(title, measure(options.first)), flush=True)
    return 0


@contextmanager
def changed(changes: Sequence[Change]) -> Iterator[None]:
    """Put each change in its place, and what was there back at the end."""
    kept = [(module, name, getattr(module, name)) for module, name, _ in changes]
    try:
        for module, name, put in changes:
            setattr(module, name, put)
        yield
    finally:
        for module, name, before in kept:
            setattr(module, name, before)


def measure(first: int | None) -> Mapping[str, Any]:
    """What the scorer says of the first articles, all of them for ``None``."""
    few = [] if first is None else ["--first", str(first)]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as file:
        for path in sorted(DEV.iterdir())[:first]:
            (article,) = read_file(path, path.name).articles
            for record in attribution_records(article):
                print(json.dumps(record), file=file)
        file.flush()
        command = [sys.executable, str(SCORER), "--json", "--predictions", file.name, *few]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    answer: Mapping[str, Any] = json.loads(told)
    return answer


def _row(title: str, told: Mapping[str, Any]) -> str:
    quoted, indirect = told["quoted"], told["indirect"]
    columns = [quoted["f1"], quoted["end_to_end"], quoted["wrong"]]
    cells = [title, *(f"{100 * value:.1f}" for value in columns)]
    cells.append(" / ".join(f"{100 * indirect[k]:.1f}" for k in ("precision", "recall", "f1")))
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
