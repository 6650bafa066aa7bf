"""What those who run the bot can do in chat: reload, see how it does, change the set's files."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING, TypeAlias

from telegram.constants import ChatType
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import ContextTypes

from bot import files, notices, reports, wording
from bot.buttons import Kind
from bot.files import BadNameError
from bot.sending import answer_tap, edit_answer, send, send_answer, show_instead, typing
from bot.shelf import Edition
from corpus.errors import ArticleSetError
from corpus.library import compare

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection
    from pathlib import Path

    from telegram import CallbackQuery, Document, Message, Update

    from bot.buttons import Tap
    from bot.files import Step
    from bot.layout import Reply
    from bot.shelf import Shelf
    from corpus.library import Library
    from corpus.progress import Progress

logger = logging.getLogger(__name__)

Context: TypeAlias = ContextTypes.DEFAULT_TYPE

LARGEST_FILE = 20_000_000  # bytes; source: `getFile` in the Bot API
PROGRESS_EVERY = 1.0  # seconds


class FileGoneError(Exception):
    """Telegram does not have a file any more that somebody sent."""


class Admin:
    """The bot's side of what admins ask of it in private; to strangers there is no such thing."""

    def __init__(self, shelf: Shelf, admin_ids: Collection[int]) -> None:
        self._shelf = shelf
        self._admin_ids = frozenset(admin_ids)
        self._changing = asyncio.Lock()
        self._progress: Progress | None = None

    def knows(self, update: Update) -> bool:
        """Whether *update* comes from an admin."""
        return bool(update.effective_user and update.effective_user.id in self._admin_ids)

    async def reload(self, update: Update, _: Context) -> None:
        """/reload: read the articles again; one at a time, all or nothing, told in one message."""
        message = update.effective_message
        if message is None or not await self._may(update):
            return
        if self._changing.locked():
            await send(update, notices.notice(wording.RELOAD_UNDER_WAY))
            return
        async with self._changing:
            sent = await send_answer(message, notices.notice(wording.RELOADING))
            report = await self._with_progress(message, sent, self._read_again())
        await edit_answer(message, sent, report)

    async def status(self, update: Update, _: Context) -> None:
        """/status: say how the bot is doing, in counts alone."""
        if await self._may(update):
            await send(update, reports.status(self._shelf))

    async def file(self, update: Update, _: Context) -> None:
        """A file from an admin: check it, and ask whether it is to become part of the set."""
        message = update.effective_message
        if message is None or message.document is None:
            return
        try:
            async with typing(message):
                name, content = await _fetched(message.document)
                held = await asyncio.to_thread(files.examine, content, name, self._folder)
        except FileGoneError:
            await send(update, notices.notice(wording.FILE_GONE))
            return
        except (BadNameError, ArticleSetError) as error:
            await send(update, reports.refused_file(error))
            return
        replaces = (self._folder / name).exists()
        await send(
            update, reports.file_question(held, name, files.mark(content), replaces=replaces)
        )

    async def remove(self, update: Update, context: Context) -> None:
        """/remove: ask whether that file is to be taken out of the set."""
        if not await self._may(update):
            return
        paths = self._shelf.edition.outline.files
        name = " ".join(context.args or ())
        await send(update, reports.remove_question(name, paths, self._shelf.edition))

    async def tapped(self, query: CallbackQuery, message: Message, tap: Tap) -> None:
        """An admin's yes, no or undo below what was asked."""
        if query.from_user.id not in self._admin_ids:
            await answer_tap(query, wording.ADMINS_ONLY)
            return
        if self._changing.locked():
            await answer_tap(query, wording.NOT_NOW)
            return
        async with self._changing:
            await answer_tap(query)
            sent = [message.message_id]
            reply = await self._with_progress(message, sent, self._done(message, tap))
        await show_instead(message, reply)

    async def _done(self, message: Message, tap: Tap) -> Reply:
        """Do what an admin has tapped, and say what came of it."""
        match tap.kind:
            case Kind.ADD:
                return await self._add(message, tap.fingerprint)
            case Kind.REMOVE:
                return await self._remove(tap)
            case Kind.UNDO:
                return await self._undo(tap.numbers[0])
            case _:
                return notices.notice(wording.NOTHING_DONE)

    async def _add(self, message: Message, mark: str) -> Reply:
        """Put the file into the set that the bot's *message* asks about."""
        asked = message.reply_to_message
        if asked is None or asked.document is None:
            return notices.notice(wording.FILE_GONE)
        try:
            name, content = await _fetched(asked.document)
        except FileGoneError:
            return notices.notice(wording.FILE_GONE)
        except BadNameError as error:
            return reports.refused_file(error)
        if files.mark(content) != mark:
            return notices.notice(wording.FILE_OTHER)
        was_there = (self._folder / name).exists()
        done = wording.FILE_REPLACED if was_there else wording.FILE_ADDED
        return await self._change(name, lambda: files.put(self._folder, name, content), done)

    async def _remove(self, tap: Tap) -> Reply:
        """Take out the file whose article has that number, if the set is still the same."""
        library, number = self._shelf.edition.library, tap.numbers[0]
        if tap.fingerprint != library.fingerprint or number >= len(library.articles):
            return notices.notice(wording.FILE_OTHER)
        name = library.articles[number].file
        return await self._change(
            name, lambda: files.remove(self._folder, name), wording.FILE_REMOVED
        )

    async def _undo(self, number: int) -> Reply:
        try:
            name = await asyncio.to_thread(files.undo, self._folder, number)
        except OSError as error:
            return reports.failed_file("", error)
        if name is None:
            return notices.notice(wording.UNDO_GONE)
        report = await self._read_again()
        return reports.changed_file(wording.FILE_RESTORED.format(name=name), report)

    async def _change(self, name: str, change: Callable[[], Step], done: str) -> Reply:
        """Change one file, read the set again, and say both, with a button that undoes it."""
        try:
            step = await asyncio.to_thread(change)
        except (OSError, BadNameError) as error:
            return reports.failed_file(name, error)
        report = await self._read_again()
        return reports.changed_file(done.format(name=step.name), report, step)

    async def _read_again(self) -> Reply:
        """Put a newly read library in the place of the old one, and say what is different."""
        old = self._shelf.edition.library
        try:
            edition = await asyncio.to_thread(self._read, old)
        except ArticleSetError as error:
            logger.warning("Reload refused: %s", error)
            return notices.kept_old(error)
        await self._shelf.put(edition)
        new = edition.library
        with wording.speaking(wording.ENGLISH):
            logger.info("Reloaded: %s", notices.banner(new).parts[0][0].text)
        return await asyncio.to_thread(notices.reloaded, compare(old, new), new)

    def _read(self, old: Library) -> Edition:
        began = time.monotonic()
        return Edition.of(old.reload(self._note), time.monotonic() - began)

    def _note(self, progress: Progress) -> None:
        self._progress = progress

    async def _with_progress(
        self, asked: Message, sent: list[int], work: Awaitable[Reply]
    ) -> Reply:
        """What *work* gives; meanwhile the message *sent* tells how far the reading has come."""
        task = asyncio.ensure_future(work)
        began = time.monotonic()
        while True:
            done, _ = await asyncio.wait({task}, timeout=PROGRESS_EVERY)
            if done:
                self._progress = None
                return task.result()
            if self._progress is not None:
                said = reports.reading(self._progress, time.monotonic() - began)
                with contextlib.suppress(TelegramError):
                    await edit_answer(asked, sent, said)

    async def _may(self, update: Update) -> bool:
        """Whether an admin asks in private; strangers do not learn that there is such a command."""
        chat = update.effective_chat
        is_private = chat is not None and chat.type == ChatType.PRIVATE
        if self.knows(update) and is_private:
            return True
        if self.knows(update):
            await send(update, notices.notice(wording.ADMIN_IN_PRIVATE))
        elif is_private:
            await send(update, notices.unknown_command())
        return False

    @property
    def _folder(self) -> Path:
        return self._shelf.edition.library.folder


async def _fetched(document: Document) -> tuple[str, bytes]:
    """The checked name and the content of a file that was sent.

    Raises BadNameError for a name that no article file may have and for a file that is too large,
    FileGoneError for one that Telegram does not have any more.
    """
    name = files.checked_name(document.file_name or "")
    if (document.file_size or 0) > LARGEST_FILE:
        raise BadNameError(wording.FILE_TOO_LARGE)
    try:
        handle = await document.get_file()
        return name, bytes(await handle.download_as_bytearray())
    except (BadRequest, InvalidToken) as error:  # the library takes any 404 for the latter
        raise FileGoneError from error
