"""Large sets of articles made of the sentences of real ones, the same for the same numbers.

Usage: python -m benchmarks.recombined PATH [--paragraphs N] [--seed N]

PATH is a folder for a text file an article with its date beside it, or, with a name that ends in
.jsonl, a file with an article a line. The sentences are those of ../shared/news, ../shared/polnear
and the English encyclopaedias of ../shared/retrieval. Each article is about the subjects of a few
real ones: its paragraphs, 25 or so, are of one to four of their sentences. Words and names, and how
common they are, are thus real; but there are only as many different ones as in the sources, fewer
than in a real set of that size, and each sentence comes many times.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from benchmarks.real import lay_out, missing, moved, sources
from corpus.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.real import Sentence, Source
    from corpus.model import Article

PARAGRAPHS = 100_000
PER_ARTICLE = (18, 32)  # paragraphs, 25 on average
PER_PARAGRAPH = (1, 4)  # sentences
SUBJECTS = 3  # real articles whose sentences a made one has
PUBLISHER = "Recombined"
_FIRST_DAY = date(2000, 1, 1)
_DAYS = 9_000
_PER_FOLDER = 1_000


class Made(NamedTuple):
    """A recombined article; its *paragraphs* are of sentences."""

    number: int
    title: str
    day: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def texts(self) -> list[str]:
        """The paragraphs as they are read."""
        return [" ".join(sentence.text for sentence in own) for own in self.paragraphs]

    @property
    def path(self) -> str:
        """Where it belongs in a set, with at most so many files in a folder."""
        return f"{self.number // _PER_FOLDER:03}/{self.number:06}.txt"

    def article(self) -> Article:
        """It as a reader would give it, without a file."""
        laid_out = lay_out(self.path, [self.title, *self.texts])
        return replace(laid_out, source=PUBLISHER, date=self.day)

    def passages(self) -> Iterator[Passage]:
        """Its paragraphs with who speaks in them; for that its sources have to be attributed."""
        article = self.article()
        for block, own in zip(article.paragraphs[1:], self.paragraphs, strict=True):
            starts = itertools.accumulate((len(s.text) + 1 for s in own), initial=block.start)
            placed = zip(own, starts, strict=False)
            yield Passage(
                article, block, tuple(moved(said, at) for s, at in placed for said in s.speech)
            )


def recombine(real: Sequence[Source], paragraphs: int, seed: int = 0) -> Iterator[Made]:
    """Articles with so many *paragraphs* in all, the same for the same *real* ones and *seed*."""
    chance = random.Random(seed)  # noqa: S311 # to be drawn again, not to be a secret
    left = paragraphs
    for number in itertools.count():
        if left <= 0:
            return
        subjects = chance.sample(real, min(SUBJECTS, len(real)))
        pool = [sentence for subject in subjects for sentence in subject.sentences]
        count = min(left, chance.randint(*PER_ARTICLE))
        body = (chance.choices(pool, k=chance.randint(*PER_PARAGRAPH)) for _ in range(count))
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        yield Made(number, subjects[0].title, day.isoformat(), tuple(map(tuple, body)))
        left -= count


def write_texts(made: Iterable[Made], folder: Path) -> int:
    """Write each article as a text file with its date beside it; give how many."""
    return sum(_write_text(article, folder) for article in made)


def _write_text(made: Made, folder: Path) -> int:
    path = folder / made.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join([made.title, *made.texts]) + "\n", encoding="utf-8")
    about = f'source = "{PUBLISHER}"\ndate = {made.day}\n'
    path.with_name(f"{path.stem}.meta.toml").write_text(about, encoding="utf-8")
    return 1


def write_lines(made: Iterable[Made], path: Path) -> int:
    """Write all articles into one file, a JSON object a line; give how many."""
    with path.open("w", encoding="utf-8") as file:
        return sum(_write_line(article, file) for article in made)


def _write_line(made: Made, file: TextIO) -> int:
    row = {"title": made.title, "date": made.day, "source": PUBLISHER, "paragraphs": made.texts}
    print(json.dumps(row, ensure_ascii=False), file=file)
    return 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a set; 0 also where the real articles are absent."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.recombined", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("path", type=Path, help="a folder, or a file NAME.jsonl")
    parser.add_argument("--paragraphs", type=int, default=PARAGRAPHS, help="how many in all")
    parser.add_argument("--seed", type=int, default=0, help="another number gives another set")
    options = parser.parse_args(arguments)
    absent = missing()
    if absent:
        print(f"Nothing written, for want of {' and '.join(absent)} beside the project")
        return 0
    made = recombine(sources(), options.paragraphs, options.seed)
    write = write_lines if options.path.suffix == ".jsonl" else write_texts
    print(f"{options.path}: {write(made, options.path)} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
