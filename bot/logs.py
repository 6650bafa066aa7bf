"""Logging that gives nothing away: no token, no question, nobody's id, at any level.

What libraries log is cut down to what they say in fixed words and numbers, because they put
updates, addresses with the token in them and answers of Telegram into their lines. An exception
is logged as its class and the places it came through, because its text may quote any of these.
"""

from __future__ import annotations

import contextlib
import logging
import re
import sys
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.layout import printable
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

HIDDEN = "<hidden>"
OWN = ("bot", "corpus")  # loggers whose words are written in this project

# What the Telegram library says of an update that it cannot read; `connection` tells it in a line.
_TOLD_ELSEWHERE = ("Error while parsing updates!", "Something went wrong processing the data ")

# A bot's token as Telegram gives it out, with its colon as it stands or as in an address.
_TOKEN_SHAPE = re.compile(r"\d{5,}(?::|%3A)[\w-]{20,}", re.IGNORECASE)


def set_up(level: str, secrets: Collection[str] = ()) -> None:
    """Log to stderr from *level* on ("INFO"), with *secrets* hidden wherever they would stand.

    Libraries are heard from warnings on, whatever the level: httpx tells every address below that,
    and the Telegram library every update. Of the latter only what ends it is of interest: its
    failures are told in lines of our own.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter(secrets))
    handler.addFilter(lambda record: not str(record.msg).startswith(_TOLD_ELSEWHERE))
    own = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=max(own, logging.WARNING), handlers=[handler], force=True)
    for name in OWN:
        logging.getLogger(name).setLevel(own)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    logging.raiseExceptions = False  # a faulty call of a logger would print what it was given


def redact(text: str, secrets: Collection[str] = ()) -> str:
    """*text* with each of *secrets*, and whatever looks like a bot's token, hidden.

    A secret with a colon is hidden as a whole and by the part behind the colon.

    >>> redact("https://localhost/bot10001:hush/getMe", ["10001:hush"])
    'https://localhost/bot<hidden>/getMe'
    """
    forms = {form for secret in secrets for form in (secret, secret.partition(":")[2]) if form}
    forms |= {quote(form, safe="") for form in forms}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, HIDDEN)
    return _TOKEN_SHAPE.sub(HIDDEN, text)


def describe(error: BaseException) -> str:
    """An exception's class and where it arose, then those of its causes; never its text.

    Errors of the article set keep theirs, which is written for people and quotes no question.
    """
    return " after ".join(_told(link) for link in _chain(error))


class DiscreetFormatter(logging.Formatter):
    """One line a record: time, level, logger, message, and the class and place of an exception."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Word *record* without its exception's text and without secrets."""
        bare = logging.makeLogRecord(
            record.__dict__
            | {"msg": _message(record), "args": (), "exc_info": None, "exc_text": None}
            | {"stack_info": None}
        )
        line = super().format(bare)
        if record.exc_info and record.exc_info[1]:
            line += f" [{describe(record.exc_info[1])}]"
        return printable(redact(line, self._secrets)).replace("\n", " ")


def _message(record: logging.LogRecord) -> str:
    """The record's words; of a library's only the first line, and of its arguments the numbers."""
    if record.name.partition(".")[0] in OWN:
        return record.getMessage()
    message = str(record.msg)
    if isinstance(record.args, tuple) and record.args:
        kept = tuple(arg if isinstance(arg, int | float) else "…" for arg in record.args)
        with contextlib.suppress(TypeError, ValueError):  # what was no number was to be one
            message %= kept
    return message.partition("\n")[0]


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in seen:
        yield link
        seen.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _told(error: BaseException) -> str:
    name = type(error).__name__
    words = f"{name}: {error}" if isinstance(error, CorpusError) else name
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames[-4:]]
    return f"{words} at {' < '.join(reversed(places))}" if places else words


def _short(path: str) -> str:
    """The last parts of a file's path: enough to find it, without this machine's folders."""
    return "/".join(PurePath(path).parts[-3:])
