"""How fast attribution is: articles a second beside a naive baseline, and time against length.

Usage: python -m benchmarks.attribution_speed [--articles N] [--max-size BYTES]

Everything is measured from the file to its attributed paragraphs (`read_article`, `attribute_all`)
in one thread, in CPU time, on real news: ../shared/news and ../shared/polnear. Articles are taken
as many together as a load of a set takes them, and one by one as well.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import news
from benchmarks.naive import attribute_naively
from corpus.attribution import attribute_all
from corpus.readers import read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ARTICLES = 200
TOGETHER = 20  # small files that `corpus.loading` hands to a process at a time, or so
LARGEST = 10_000_000
# Each measurement is repeated this often and the fastest counts: what disturbs only ever slows.
_REPEATS = 3
# A length that takes longer than this is measured once, and the rest of its row is left out when
# it would take longer still.
_LONG = 20.0
_GIVE_UP = 300.0


def main() -> int:
    """Print both tables; 0 also where the news are absent."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.attribution_speed",
        description=(__doc__ or "").partition("\n")[0],
    )
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many to read")
    parser.add_argument(
        "--max-size", type=int, default=LARGEST, help="the longest text in bytes; 0 for none"
    )
    options = parser.parse_args()
    absent = news.missing()
    if absent:
        print(f"Not measured, for want of {' and '.join(absent)} beside the project")
        return 0
    paragraphs = news.paragraphs()
    with tempfile.TemporaryDirectory() as folder:
        compare(news.articles(paragraphs, options.articles), Path(folder))
        sizes = [10**power for power in range(3, 8) if 10**power <= options.max_size]
        if sizes:
            scale(paragraphs, sizes, Path(folder))
    return 0


def seconds(action: Callable[[], object], repeats: int = _REPEATS) -> float:
    """The CPU time of *action*, the least of *repeats*; one that is long is not repeated."""
    least = math.inf
    for _ in range(repeats):
        start = time.process_time()
        action()
        least = min(least, time.process_time() - start)
        if least > _LONG:
            break
    return least


# ------------------------------------------------------------------------------ articles a second
def compare(texts: Sequence[str], folder: Path) -> None:
    """Print how many articles of 750 words a second are attributed, naively and in earnest."""
    paths = [folder / f"{number:04}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words / len(texts):.0f} words each on average")
    print(f"{'':>28}  articles/s   ms each  attributions")
    _attribute(paths[:1])  # the weights are loaded once, at the start of the program
    batches = [paths[start : start + TOGETHER] for start in range(0, len(paths), TOGETHER)]
    for title, method in (
        ("read only", _read_only),
        ("nearest verb and name", _attribute_naively),
        ("corpus.attribution", _attribute),
        ("the same, one by one", _attribute_alone),
    ):
        found = sum(map(method, batches))
        each = sum(seconds(partial(method, batch)) for batch in batches) / words * news.WORDS
        print(f"{title:>28}  {1 / each:10.0f}  {1000 * each:8.2f}  {found:12}")


def _read_only(paths: Sequence[Path]) -> int:
    for path in paths:
        read_article(path)
    return 0


def _attribute_naively(paths: Sequence[Path]) -> int:
    return sum(len(attribute_naively(read_article(path))) for path in paths)


def _attribute(paths: Sequence[Path]) -> int:
    found = attribute_all(map(read_article, paths))
    return sum(len(passage.attributions) for passages in found for passage in passages)


def _attribute_alone(paths: Sequence[Path]) -> int:
    return sum(_attribute([path]) for path in paths)


# ------------------------------------------------------------------------------ time and length
def scale(paragraphs: Sequence[str], sizes: Sequence[int], folder: Path) -> None:
    """Print the time per KB of each shape of text at each size, and how time grows with length."""
    print("\nms per KB, from the file to attributed paragraphs; time grows as size^exponent")
    print(f"{'shape':>28}" + "".join(f"{_size(size):>9}" for size in sizes) + " exponent")
    for title, shape in news.SHAPES:
        print(f"{title:>28}", end="", flush=True)
        times: list[float] = []
        for taken in _times(paragraphs, shape, sizes, folder):
            times.append(taken)
            size = sizes[len(times) - 1]
            print(f"{1e6 * taken / size:9.2f}", end="", flush=True)
        print(f"{'-':>9}" * (len(sizes) - len(times)) + f"{_exponent(sizes, times):>9}")


def _times(
    paragraphs: Sequence[str], shape: news.Shape, sizes: Sequence[int], folder: Path
) -> Iterator[float]:
    """The seconds for each size, shortest first, until one would take far too long."""
    taken = 0.0
    for size in sizes:
        if 10 * taken > _GIVE_UP:
            return
        path = folder / "long.txt"
        path.write_text(shape(paragraphs, size), encoding="utf-8")
        taken = seconds(partial(_attribute, [path]))
        yield taken


def _size(size: int) -> str:
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1000} KB"


def _exponent(sizes: Sequence[int], times: Sequence[float]) -> str:
    """The slope of the time against the size, both logarithmic: 1 is linear.

    It is fitted from 10 KB on, since below that the fixed cost of a file counts.
    """
    pairs = [(math.log(s), math.log(t)) for s, t in zip(sizes, times, strict=False) if s >= 10_000]
    if len(pairs) < 2:
        return "-"
    slope, _ = statistics.linear_regression([x for x, _ in pairs], [y for _, y in pairs])
    return f"{slope:.2f}"


if __name__ == "__main__":
    sys.exit(main())
