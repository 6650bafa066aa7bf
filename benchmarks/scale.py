"""How fast questions are answered on sets of up to a million paragraphs, beside other engines.

Usage: python -m benchmarks.scale [--sizes N,N,...] [--questions N]

The sets are made of real sentences (`recombined.py`), the questions are real: those of
../shared/questions and of the English encyclopaedias of ../shared/retrieval by turns. All engines
get the same terms and answer every question one after another in the same process; times are CPU
time. Each warms up with as many other questions, so that none that is timed was asked before.
rank-bm25 is asked only as many as it answers in half a minute. A million paragraphs take about ten
minutes and 8 GB.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import math
import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from benchmarks import peers, real
from benchmarks.news import SHARED
from benchmarks.recombined import recombine
from corpus import packing
from corpus.answering import answer
from corpus.indexing import index_arrays
from corpus.merging import merge
from corpus.packed_set import PackedSet
from corpus.question import parse_question
from corpus.searching import Searcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.peers import Engine, RankBM25
    from benchmarks.real import Source
    from corpus.streams import Streams

SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = 300
ASKED = (
    "questions/dev.jsonl",
    "retrieval/newwiki/questions.jsonl",
    "retrieval/xquad_en/questions.jsonl",
)
PATIENCE = 30.0  # seconds for all questions to one engine
WARMING = 5.0  # seconds for those that are not timed
MEGABYTE = 1_000_000
_Thing = TypeVar("_Thing")
CLOSE = 1e-5  # scores are sums of 32-bit numbers here and of 64-bit ones there


class Asked(NamedTuple):
    """Questions that warm an engine up, and others that are timed."""

    first: Sequence[str]
    timed: Sequence[str]


class Row(NamedTuple):
    """What is measured of one engine: seconds, bytes, and the seconds of each question."""

    title: str
    build: float
    memory: float
    times: Sequence[float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each size; 1 when a score differs, 0 also where something is absent."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale", description=(__doc__ or "").partition("\n")[0]
    )
    sizes = ",".join(map(str, SIZES))
    parser.add_argument("--sizes", default=sizes, help=f"paragraphs, default {sizes}")
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="how many are asked")
    options = parser.parse_args(arguments)
    absent = [*real.missing(), *(f"../shared/{n}" for n in ASKED if not (SHARED / n).exists())]
    absent += [f"{name} (make bench installs it)" for name in peers.missing()]
    if absent:
        print(f"Not measured, for want of {' and '.join(absent)}")
        return 0
    sources = real.sources(attributed=True)
    every = questions(2 * options.questions)
    asked = Asked(every[::2], every[1::2])
    return max([measure(sources, int(size), asked) for size in options.sizes.split(",")])


def questions(count: int, shared: Path = SHARED) -> list[str]:
    """So many real questions, evenly from each collection."""
    found: list[list[str]] = []
    for name in ASKED:
        lines = (shared / name).read_text(encoding="utf-8").splitlines()
        own = [json.loads(line)["question"] for line in lines]
        found.append(own[:: max(1, len(own) * len(ASKED) // count)])
    return [q for turn in itertools.zip_longest(*found) for q in turn if q][:count]


def measure(sources: Sequence[Source], size: int, asked: Asked) -> int:
    """Print what all engines take on a set of *size* paragraphs; 1 when a score differs."""
    set_row, searcher = _timed("whole answer", lambda: build(sources, size))
    speakers = searcher.speakers.speakers
    rows = [set_row._replace(times=list(_answer_times(searcher, asked)))]
    first, wanted = (
        [t for q in some if (t := searcher.understand(parse_question(q, speakers))[0].terms)]
        for some in asked
    )
    found, reference = _engines(searcher.index.streams)
    for row, engine in found:
        list(_times(engine, first, WARMING))
        rows.append(row._replace(times=list(_times(engine, wanted, PATIENCE))))
    worst = max(_differences(found[0][1], reference, wanted))
    print_table(size, len(speakers), rows)
    print(f"\n{_resident() / MEGABYTE:,.0f} MB with all engines in memory", flush=True)
    print(f"greatest difference to the scores of rank-bm25: {worst:.1e} of a score\n", flush=True)
    return int(worst > CLOSE)


def build(sources: Sequence[Source], size: int) -> Searcher:
    """What answers questions about *size* paragraphs."""
    made = recombine(sources, size)
    packed = ((m.article(), tuple(m.passages())) for m in made)
    merged = merge((packing.record(a), packing.pack(a, passages)) for a, passages in packed)
    arrays = index_arrays(merged.arrays())
    return Searcher(PackedSet(arrays).passages, arrays)


def _engines(streams: Streams) -> tuple[list[tuple[Row, Engine]], RankBM25]:
    """All engines, built, ours first."""
    found: list[tuple[Row, Engine]] = [_timed(peers.Ours.title, lambda: peers.Ours(streams))]
    documents = peers.documents(streams)
    found.append(_timed(peers.Tantivy.title, lambda: peers.Tantivy(documents)))
    found.append(_timed(peers.BM25S.title, lambda: peers.BM25S(documents)))
    row, reference = _timed(peers.RankBM25.title, lambda: peers.RankBM25(documents))
    found.append((row, reference))
    gc.collect()
    gc.freeze()  # looking through millions of lists again and again would slow whoever comes next
    return found, reference


def _timed(title: str, make: Callable[[], _Thing]) -> tuple[Row, _Thing]:
    gc.collect()
    memory, start = _resident(), time.process_time()
    made = make()
    taken = time.process_time() - start
    gc.collect()
    return Row(title, taken, _resident() - memory, ()), made


def _resident() -> int:
    """The bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _answer_times(searcher: Searcher, asked: Asked) -> Iterator[float]:
    """The seconds for each question, from its text to the passages with all that is shown."""
    speakers = searcher.speakers.speakers
    for question in asked.first:
        answer(searcher, parse_question(question, speakers), slice(0, 3))
    for question in asked.timed:
        start = time.process_time()
        answer(searcher, parse_question(question, speakers), slice(0, 3))
        yield time.process_time() - start


def _times(engine: Engine, wanted: Sequence[Sequence[str]], patience: float) -> Iterator[float]:
    """The seconds for each question, as long as there is *patience*."""
    for terms in wanted:
        start = time.process_time()
        engine.top(terms)
        taken = time.process_time() - start
        patience -= taken
        yield taken
        if patience < 0:
            return


def _differences(
    ours: Engine, reference: RankBM25, wanted: Sequence[Sequence[str]]
) -> Iterator[float]:
    """How far the best scores of each question are off, as long as there is patience."""
    start = time.process_time()
    for terms in wanted:
        expected, found = peers.best_of(reference.scores(terms)), ours.top(terms)
        if len(expected) != len(found):
            yield math.inf
        elif len(found):
            yield float(np.max(np.abs(found - expected) / expected))
        if time.process_time() - start > PATIENCE:
            return


def print_table(size: int, speakers: int, rows: Sequence[Row]) -> None:
    """Print a row for each engine; tantivy has to be one of them."""
    print(f"{size:,} paragraphs, {speakers:,} speakers; milliseconds a question")
    print("| engine | median | p95 | to tantivy | built in s | MB | questions |")
    print("|---|---|---|---|---|---|---|")
    tantivy = next(_median(row.times) for row in rows if row.title == peers.Tantivy.title)
    for title, taken, memory, times in rows:
        median = _median(times)
        late = sorted(times)[int(0.95 * (len(times) - 1))]
        print(
            f"| {title} | {1e3 * median:.2f} | {1e3 * late:.2f} | {median / tantivy:.2f}"
            f" | {taken:.0f} | {memory / MEGABYTE:.0f} | {len(times)} |"
        )


def _median(times: Sequence[float]) -> float:
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
