"""`python -m bot`: the Telegram bot; with `chat` or `ask`, the same answers in a terminal.

Exit status: 0 for a clean end or an answer, 1 for `ask` without an answer, 2 for what somebody
has to set right, told in one line on stderr.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from bot import chat, logs
from bot.layout import printable
from bot.notices import banner
from bot.settings import (
    ArticleSettings,
    SettingsError,
    TelegramSettings,
    misspelt_settings,
    read_settings,
)
from corpus.errors import ArticleSetError
from corpus.library import Library, is_large
from corpus.printing import progress_bar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

logger = logging.getLogger("bot")

CLEAN, NO_ANSWER, ERROR, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what *arguments* say (the command line's by default) and give the exit status."""
    options = _parser().parse_args(arguments)
    secrets: tuple[str, ...] = ()
    logs.set_up("WARNING")
    for problem in misspelt_settings():
        logger.warning("%s", problem)
    try:
        if options.command is None:
            settings = read_settings(TelegramSettings)
            secrets = settings.secrets
            return _serve(settings)
        return _in_terminal(read_settings(ArticleSettings), options)
    except (SettingsError, ArticleSetError) as error:
        return _fail(str(error), secrets)
    except KeyboardInterrupt:
        return INTERRUPTED if options.command == "ask" else CLEAN
    except BrokenPipeError:
        # The reader has seen enough. What is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception as error:  # noqa: BLE001 - the last edge: a traceback may quote a token
        return _fail(f"a fault in the program: {logs.describe(error)}", secrets)


class _Parser(argparse.ArgumentParser):
    """Reads the command line; what is wrong with it is told in one line, as everything is."""

    def error(self, message: str) -> NoReturn:
        self.exit(ERROR, f"error: {message}; {self.prog} --help says more\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m bot",
        usage="python -m bot [-h] [chat | ask QUESTION]",
        description="Answers questions about news articles with the paragraphs that answer, word "
        "for word, and says who is speaking. Without a command it runs the Telegram bot.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="python -m bot")
    commands.add_parser("chat", help="ask in this terminal, or pipe questions in, one a line")
    ask = commands.add_parser("ask", help="answer one question: status 0 answered, 1 no answer")
    ask.add_argument("question", nargs="+", metavar="QUESTION")
    return parser


def _serve(settings: TelegramSettings) -> int:
    """Run the Telegram bot."""
    # Only here: a conversation in a terminal starts faster without the Telegram library.
    from bot import serving  # noqa: PLC0415

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(CLEAN))  # until the loop takes care of it
    logs.set_up(settings.log_level, settings.secrets)
    library = _load(settings)
    logger.info("Loaded: %s", banner(library).parts[0][0].text)
    try:
        serving.run(settings, library)
    except serving.StartError as error:
        raise SettingsError(str(error)) from None
    return CLEAN


def _in_terminal(settings: ArticleSettings, options: argparse.Namespace) -> int:
    """Run `chat` or `ask`."""
    question = " ".join(options.question).strip() if options.command == "ask" else None
    if question == "":
        raise SettingsError('QUESTION: nothing is asked; write it in quotes: ask "Who said what?"')
    library = _load(settings)
    if question is None:
        chat.talk(library)
        return CLEAN
    return CLEAN if chat.answer_once(library, question) else NO_ANSWER


def _load(settings: ArticleSettings) -> Library:
    """The library of the settings' directory; what is broken in it is logged."""
    try:
        # a small set is there before a bar could be seen
        takes_long = is_large(settings.articles, None)
        with progress_bar() if takes_long else nullcontext() as progress:
            library = Library.load(settings.articles, cache=settings.cache, progress=progress)
    except ArticleSetError as error:
        raise SettingsError(f"BOT_ARTICLES: {error}") from None
    for broken in library.broken:
        logger.warning("Left out: %s", broken)
    return library


def _fail(reason: str, secrets: tuple[str, ...]) -> int:
    line = printable(logs.redact(reason, secrets)).replace("\n", " ")
    print(f"error: {line}", file=sys.stderr)
    return ERROR


if __name__ == "__main__":
    sys.exit(main())
