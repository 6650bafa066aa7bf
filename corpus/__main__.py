"""The commands `python -m corpus check`, `search` and `attribute`.

Exit status: 0 done, 1 `check` found a broken file, 2 the command could not be carried out, which
one line on the error output explains.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dotenv import dotenv_values

from corpus.cache import default_folder
from corpus.errors import ArticleFormatError, ArticleSetError, CorpusError
from corpus.library import SHIPPED_ARTICLES, Library, read_articles
from corpus.printing import (
    attribution_records,
    hit_records,
    print_answer,
    print_article,
    progress_bar,
    report_lines,
)
from corpus.question import parse_question
from corpus.readers import read_file
from corpus.report import report_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import NoReturn

    from corpus.progress import Progress

SETTING = "BOT_ARTICLES"
CACHE_SETTING = "BOT_CACHE"
ENV_FILE = ".env"

QUIET_END = 0
BROKEN = 1
FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # the reader of our output has seen enough; nothing may be written when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return QUIET_END
    except KeyboardInterrupt:
        return 130
    return status


def check(options: argparse.Namespace) -> int:
    """Say what an article set, or one article file, holds and what in it is broken."""
    path: Path = options.path or _articles_of_settings()
    cache = _cache_of_settings(is_lasting=options.path is None)
    with progress_bar() as progress:
        library = _library_with_faults(path, cache, progress)
        told = report_on(library)
    if options.json:
        _print_json(told.to_record())
    else:
        print("\n".join(report_lines(library, told)))
    return BROKEN if library.broken else 0


def _library_with_faults(
    path: Path, cache: Path | None, progress: Callable[[Progress], None]
) -> Library:
    """The library of *path*, also one without any article that can be read."""
    try:
        return Library.load(path, cache=cache, progress=progress)
    except ArticleSetError:
        articles, broken = read_articles(path)
        if not broken:
            raise
        return Library.of(path, articles, broken)


def search(options: argparse.Namespace) -> int:
    """Answer one question, or each of a batch, with the passages that hold the answer."""
    # a folder named here may be one that is gone tomorrow, with nobody to clear up behind it
    cache = _cache_of_settings(is_lasting=options.articles is None)
    library = Library.load(options.articles or _articles_of_settings(), cache=cache)
    for identifier, text in _questions(options):
        answer = library.search(parse_question(text, library.speakers), options.limit)
        if options.json:
            record = {"id": identifier, "answered": answer.answered}
            _print_json(record | {"hits": hit_records(answer, library)})
        else:
            print_answer(answer, library)
    return 0


def attribute(options: argparse.Namespace) -> int:
    """Show who speaks in articles."""
    for file in options.files:
        contents = read_file(Path(file), file)
        for article in contents.articles:
            if not options.json:
                print_article(article)
                continue
            for record in attribution_records(article):
                _print_json(record)
        if contents.broken:
            raise contents.broken[0]
    return 0


class _Parser(argparse.ArgumentParser):
    """Reads the command line; what is wrong with it is told in one line, as everything is."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"error: {message}; {self.prog} --help says more\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m corpus", description="Work with articles.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    default = "by default that of the settings (BOT_ARTICLES), else the shipped one"

    command = commands.add_parser("check", help="say what an article set holds and what is broken")
    command.add_argument("path", nargs="?", type=Path, help=f"a folder or file; {default}")
    command.add_argument("--json", action="store_true", help="one JSON object, for programs")
    command.set_defaults(run=check)

    command = commands.add_parser("search", help="find the passages that answer a question")
    command.add_argument("--articles", type=Path, metavar="DIR", help=f"the folder; {default}")
    command.add_argument("--limit", type=_count, default=3, metavar="K", help="passages at most")
    command.add_argument("--json", action="store_true", help="one JSON object for each question")
    asked = command.add_mutually_exclusive_group(required=True)
    asked.add_argument("question", nargs="?", help="the question")
    asked.add_argument("--batch", type=Path, metavar="FILE", help='lines of {"id", "question"}')
    command.set_defaults(run=search)

    command = commands.add_parser("attribute", help="show who speaks in article files")
    command.add_argument("--json", action="store_true", help="one JSON object for each span")
    command.add_argument("files", nargs="+", metavar="FILE")
    command.set_defaults(run=attribute)
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text!r}")
    return int(text)


def _articles_of_settings() -> Path:
    """The folder of articles that the settings name, or the shipped one."""
    return Path(_setting(SETTING) or SHIPPED_ARTICLES).expanduser()


def _cache_of_settings(*, is_lasting: bool) -> Path | None:
    """The folder where what was read is kept, as the settings have it; ``None`` for none.

    Where they say nothing, only what *is_lasting* has the user's own.
    """
    written = _setting(CACHE_SETTING)
    if written and written.strip().lower() == "off":
        return None
    if written:
        return Path(written).expanduser()
    return default_folder() if is_lasting else None


def _setting(name: str) -> str | None:
    """What the environment or else `.env` says; no other setting is read.

    Raises CorpusError when `.env` cannot be.
    """
    try:
        written = dotenv_values(ENV_FILE, encoding="utf-8-sig").get(name)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8"
        raise CorpusError(f"{ENV_FILE}: cannot be read: {reason}") from None
    return os.environ.get(name) or written


def _questions(options: argparse.Namespace) -> Iterator[tuple[str | None, str]]:
    """The questions asked, each with its id; all of a batch are read before the first is answered.

    Raises ArticleFormatError for an empty question, and for a batch file, or a line of it, that is
    not as agreed.
    """
    if options.batch is None:
        if not options.question.strip():
            expected = 'nothing is asked; write it in quotes: search "Who said what?"'
            raise ArticleFormatError("QUESTION", None, expected)
        yield None, options.question
        return
    try:
        content = options.batch.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8"
        raise ArticleFormatError(str(options.batch), None, f"cannot be read: {reason}") from None
    lines = enumerate(content.split("\n"), start=1)
    yield from [_question(options.batch, n, line) for n, line in lines if line.strip()]


def _question(batch: Path, number: int, line: str) -> tuple[str | None, str]:
    try:
        record = json.loads(line)
        identifier, text = record["id"], record["question"]
    except (ValueError, KeyError, TypeError):
        identifier = text = None
    if not isinstance(text, str):
        expected = 'expected {"id": "...", "question": "..."}'
        raise ArticleFormatError(str(batch), number, f"{expected}, found {line.strip()[:60]!r}")
    return identifier, text


def _print_json(record: dict[str, object]) -> None:
    print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
