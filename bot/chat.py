"""The conversation in a terminal: the same replies as in Telegram, a question a line."""

from __future__ import annotations

import contextlib
import importlib
import io
import logging
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console

from bot import notices, wording
from bot.logs import describe
from bot.replies import CONTINUATIONS, NEAREST, PAGE, answer_reply, bare, with_hint
from bot.terminal import plain, show
from corpus.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.layout import Reply
    from corpus.library import Library

logger = logging.getLogger(__name__)

PROMPT = "> "
RULE = "---"  # between replies where nobody types in between
FAREWELLS = frozenset({"quit", "exit", "bye", "q", "/quit", "/exit"})
HELP = frozenset({"help", "?", "h"})


class Conversation:
    """Replies to one line after the other; it remembers the last question for "more"."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._question = ""
        self._pages: Callable[[Library, int], Reply] | None = None
        self._next_offset: int | None = None

    def reply_to(self, text: str) -> Reply:
        """What is said to a line: a command, "more", or a question.

        >>> from corpus.library import SHIPPED_ARTICLES, Library
        >>> Conversation(Library.load(SHIPPED_ARTICLES)).reply_to("more").text
        'There is nothing to go on with: ask a question first.'
        """
        said = bare(text)
        if said in CONTINUATIONS:
            return self._more()
        if said in NEAREST and self._question:
            return self._nearest()
        if said in HELP:
            return self._command("help")
        if text.startswith("/"):
            return self._command(text[1:])
        return self._page(text, 0)

    def _command(self, text: str) -> Reply:
        name, _, rest = text.partition(" ")
        match name.lower():
            case "start":
                return notices.start(self._library)
            case "help":
                return notices.usage(self._library, in_terminal=True)
            case "speakers":
                return self._listing(notices.speakers)
            case "articles":
                return self._listing(notices.articles)
            case "privacy":
                return notices.privacy("")
            case "ask":
                question = rest.strip()
                return self._page(question, 0) if question else notices.ask_what(self._library)
            case _:
                return notices.unknown_command(in_terminal=True)

    def _listing(self, pages: Callable[[Library, int], Reply], offset: int = 0) -> Reply:
        """Some of a list, from *offset* on."""
        reply = pages(self._library, offset)
        self._question, self._pages, self._next_offset = "", pages, reply.next_offset
        return with_hint(reply)

    def _more(self) -> Reply:
        if self._pages and self._next_offset is not None:
            return self._listing(self._pages, self._next_offset)
        if self._pages:
            return notices.notice(wording.END_OF_LIST)
        if not self._question:
            return notices.notice(wording.NOTHING_TO_CONTINUE)
        if self._next_offset is None:
            return notices.notice(wording.NO_MORE)
        return self._page(self._question, self._next_offset)

    def _page(self, question: str, offset: int) -> Reply:
        answer = self._library.search(
            parse_question(question, self._library.speakers), PAGE, offset
        )
        reply = answer_reply(answer, self._library, offset)
        self._question, self._pages, self._next_offset = question, None, reply.next_offset
        is_near = bool(answer.hits) and not answer.question.small_talk
        if not answer.answered and is_near and not answer.mentioned and not offset:
            return replace(reply, parts=(*reply.parts, *notices.notice(wording.NEAREST_HINT).parts))
        return with_hint(reply)

    def _nearest(self) -> Reply:
        """The passages nearest to the last question, though they are no answer."""
        question = parse_question(self._question, self._library.speakers)
        answer = self._library.search(question, PAGE)
        self._next_offset = None
        if not answer.hits:
            return notices.notice(wording.NOT_FOUND)
        reply = answer_reply(replace(answer, answered=True, total=PAGE), self._library)
        return replace(reply, parts=(*notices.notice(wording.NEAREST).parts, *reply.parts))


def talk(library: Library) -> None:
    """Answer lines until "quit", the end of input or Ctrl-C.

    In a terminal there is a banner, a prompt and colour; otherwise one question is read a line,
    and replies are plain text with a rule between them.
    """
    take_any_bytes()
    conversation = Conversation(library)
    with contextlib.suppress(KeyboardInterrupt):
        if sys.stdin.isatty() and sys.stdout.isatty():
            _talk_in_terminal(conversation, library)
        else:
            _talk_in_pipe(conversation)


def answer_once(library: Library, question: str) -> bool:
    """Print the answer to one question; give whether there was one."""
    take_any_bytes()
    answer = library.search(parse_question(question, library.speakers), PAGE)
    reply = answer_reply(answer, library)
    if sys.stdout.isatty():
        show(reply, _console())
    else:
        _put(plain(reply))
    return answer.answered


def take_any_bytes() -> None:
    """Let bytes that are no text come in as U+FFFD, and others go out as ?."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _talk_in_terminal(conversation: Conversation, library: Library) -> None:
    console = _console()
    show(notices.banner(library), console)
    for text in _meant(_typed()):
        console.print()
        show(_reply(conversation, text), console)


def _talk_in_pipe(conversation: Conversation) -> None:
    separator = ""
    for text in _meant(sys.stdin):
        _put(f"{separator}{plain(_reply(conversation, text))}")
        separator = f"\n{RULE}\n\n"


def _reply(conversation: Conversation, text: str) -> Reply:
    """What is said to a line; an apology for a fault of the program, so that the talk goes on."""
    try:
        return conversation.reply_to(text)
    except Exception as error:  # noqa: BLE001 - logged without the words that caused it
        logger.error("A line was not dealt with: %s", describe(error))  # noqa: TRY400
        return notices.notice(wording.SORRY)


def _typed() -> Iterator[str]:
    """The lines that somebody types, with what line editing the system has."""
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")  # its being there changes how `input` reads
    try:
        while True:
            yield input(PROMPT)
    except (EOFError, KeyboardInterrupt):
        _put()  # the shell's prompt belongs on a line of its own


def _meant(lines: Iterable[str]) -> Iterator[str]:
    """The lines that say something, up to a farewell."""
    for text in filter(None, (line.strip() for line in lines)):
        if bare(text) in FAREWELLS:
            return
        yield text


def _put(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _console() -> Console:
    return Console(highlight=False)
