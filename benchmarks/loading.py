"""What it takes to load, keep and reload sets of up to a million paragraphs.

Usage: python -m benchmarks.loading [--sizes N,N,...] [--sets FOLDER] [--questions N] [--reloads N]

The sets are those of `recombined.py`, one text file an article, written into FOLDER where they are
not there yet. Each size is loaded into an empty cache (cold), again by a new process (warm), and
then reloaded some times after one file was changed, while questions are asked one after another as
fast as they are answered: at rest, and during the reloads. Seconds are of the clock, so nothing
else should run; beside them stands the CPU time of all processes. A million paragraphs take about
ten minutes, 4 GB of memory and 5 GB of disk.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import real
from benchmarks.news import SHARED
from benchmarks.recombined import recombine, write_texts
from benchmarks.scale import ASKED, questions
from corpus.library import Library
from corpus.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = 300
RELOADS = 3
SECONDS_AT_REST = 10.0
MEGABYTE = 1_000_000
TITLES = {
    "articles": "articles",
    "speakers": "speakers",
    "bytes": "MB of text files",
    "cold": "cold load, s",
    "cold_cpu": "… CPU s of all processes",
    "cold_peak": "… most memory of one of them, MB",
    "cache": "cache, MB",
    "warm": "warm start, s",
    "resident": "resident after {questions} questions, MB",
    "own": "… of it not file pages, MB",
    "first": "first answer after the start, ms",
    "reload": "reload after one changed file, s",
    "reload_cpu": "… CPU s of all processes",
    "peak": "… most memory of one of them, MB",
    "rest": "p95 of answers at rest, ms",
    "during": "p95 of answers during a reload, ms",
    "ratio": "… of that at rest",
    "longest": "longest answer during a reload, ms",
    "failed": "answers that failed",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 also where the real articles are absent."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.loading", description=(__doc__ or "").partition("\n")[0]
    )
    sizes = ",".join(map(str, SIZES))
    parser.add_argument("--sizes", default=sizes, help=f"paragraphs, default {sizes}")
    parser.add_argument("--sets", type=Path, help="where the sets are, or are to be written")
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="how many are asked")
    parser.add_argument("--reloads", type=int, default=RELOADS, help="how often; 0 is allowed")
    parser.add_argument("--one", choices=("cold", "warm"), help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    absent = [*real.missing(), *(f"../shared/{n}" for n in ASKED if not (SHARED / n).exists())]
    if absent:
        print(f"Not measured, for want of {' and '.join(absent)} beside the project")
        return 0
    asked = questions(options.questions)
    if options.one:
        if options.one == "cold":
            found = cold(options.sets, options.cache)
        else:
            found = warm(options.sets, options.cache, asked, options.reloads)
        print(json.dumps(found))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        kept = options.sets or Path(folder)
        each = ["--questions", f"{options.questions}", "--reloads", f"{options.reloads}"]
        columns = [measure(kept, int(size), each) for size in options.sizes.split(",")]
    print_table(options.sizes.split(","), columns, options.questions)
    return 0


def measure(sets: Path, size: int, each: Sequence[str]) -> dict[str, float]:
    """All figures of one size, by processes that are given the options *each*."""
    folder = sets / f"{size}"
    if not folder.exists():
        write_texts(recombine(real.sources(), size), folder)
    with tempfile.TemporaryDirectory(dir=sets) as cache:
        found: dict[str, float] = {"bytes": _size(folder)}
        for name in ("cold", "warm"):
            command = [sys.executable, "-m", "benchmarks.loading", "--one", name]
            command += ["--sets", str(folder), "--cache", cache, *each]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            found |= json.loads(done.stdout)
            print(f"{size:,} {name}: {found}", file=sys.stderr, flush=True)
        return found


def cold(folder: Path, cache: Path) -> dict[str, float]:
    """Load *folder* for the first time."""
    began, cpu = time.monotonic(), _cpu()
    library = Library.load(folder, cache=cache)
    return {
        "cold": time.monotonic() - began,
        "cold_cpu": _cpu() - cpu,
        "cold_peak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MEGABYTE,
        "articles": len(library.articles),
        "speakers": len(library.speakers),
        "cache": _size(cache),
    }


def warm(folder: Path, cache: Path, asked: Sequence[str], reloads: int) -> dict[str, float]:
    """Load *folder* from the *cache*, and reload it while questions are asked."""
    began = time.monotonic()
    library = Library.load(folder, cache=cache)
    seconds = time.monotonic() - began
    asker = Asker(library, asked)
    first = asker.ask()
    for _ in asked:
        asker.ask()
    resident, own = _resident()
    rest = _while(asker, lambda: time.sleep(SECONDS_AT_REST))
    found = {
        "warm": seconds,
        "first": first * 1000,
        "resident": resident,
        "own": own,
        "rest": _p95(rest) * 1000,
    }
    if reloads:
        found |= reloaded(folder, asker, reloads, _p95(rest))
    return found | {"failed": asker.failed}


def reloaded(folder: Path, asker: Asker, count: int, rest: float) -> dict[str, float]:
    """Reload so often after a change of one file; *rest* is the p95 of answers without that."""
    changed = sorted(folder.rglob("*.txt"))[7]
    text = changed.read_text(encoding="utf-8")
    reloads: list[float] = []
    during: list[float] = []
    cpu = _cpu_of_children()
    try:
        for number in range(count):
            addition = f"\n\nThe quay is shut, said harbour master Ann Bolingbroke{number}."
            changed.write_text(text + addition, encoding="utf-8")
            during += _while(asker, lambda: reloads.append(_reload(asker)))
    finally:
        changed.write_text(text, encoding="utf-8")
    return {
        "reload": statistics.median(reloads),
        "reload_cpu": (_cpu_of_children() - cpu) / count,
        "during": _p95(during) * 1000,
        "ratio": _p95(during) / rest,
        "longest": max(during) * 1000,
        "peak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MEGABYTE,
    }


class Asker:
    """Asks the *library* that is there one question after another."""

    def __init__(self, library: Library, asked: Sequence[str]) -> None:
        self.library = library
        self.failed = 0
        self._asked: Iterator[str] = cycle(asked)

    def ask(self) -> float:
        """The seconds that the next answer takes."""
        began = time.perf_counter()
        library = self.library
        try:
            library.search(parse_question(next(self._asked), library.speakers))
        except Exception as error:  # noqa: BLE001 -- counted, whatever it is
            self.failed += 1
            print(f"failed: {error!r}", file=sys.stderr)
        return time.perf_counter() - began


def _while(asker: Asker, work: Callable[[], object]) -> list[float]:
    """The seconds of the answers that are given while *work* is done by another thread."""
    thread = threading.Thread(target=work)
    thread.start()
    found: list[float] = []
    while thread.is_alive():
        found.append(asker.ask())
        time.sleep(0.005)  # as a chat leaves between questions; nobody asks without a pause
    thread.join()
    return found


def _reload(asker: Asker) -> float:
    began = time.monotonic()
    asker.library = asker.library.reload()
    return time.monotonic() - began


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def _cpu() -> float:
    return time.process_time() + _cpu_of_children()


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident() -> tuple[float, float]:
    """The megabytes that this process holds, and those of them that are no pages of files."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    held = {
        line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("VmR", "Rss"))
    }
    return int(held["VmRSS"]) * 1024 / MEGABYTE, int(held["RssAnon"]) * 1024 / MEGABYTE


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE


def print_table(sizes: Sequence[str], columns: Sequence[dict[str, float]], questions_: int) -> None:
    """Print a row for each figure, a column for each size."""
    print("| | " + " | ".join(f"{int(size):,}" for size in sizes) + " |")
    print("|---|" + "---:|" * len(sizes))
    for name, title in TITLES.items():
        cells = [_cell(column.get(name)) for column in columns]
        print(f"| {title.format(questions=questions_)} | " + " | ".join(cells) + " |")


def _cell(figure: float | None) -> str:
    if figure is None:
        return "not measured"
    return f"{figure:,.0f}" if figure >= 20 else f"{figure:.3g}"


if __name__ == "__main__":
    sys.exit(main())
