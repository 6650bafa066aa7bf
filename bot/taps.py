"""What the bot does when a button is tapped: show the same answer, list or article another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import browsing, reading, wording
from bot.answers import answer
from bot.buttons import Kind, Tap, decode
from bot.incoming import language_of, question_in
from bot.layout import Button, Reply
from bot.quotes import send_card
from bot.sending import answer_tap, send_answer, show_buttons, show_instead

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from bot.admin import Admin
    from bot.shelf import Edition, Shelf
    from bot.tasks import Rendered

Context: TypeAlias = ContextTypes.DEFAULT_TYPE

# What asks for the question that was answered; the others need no more than their numbers.
_OF_ANSWERS = frozenset({Kind.MORE, Kind.ANSWER})
_OF_ADMINS = frozenset({Kind.ADD, Kind.REMOVE, Kind.UNDO, Kind.LEAVE})


class Taps:
    """The bot's side of every tapped button; each tap is answered, whatever it says."""

    def __init__(self, shelf: Shelf, admin: Admin) -> None:
        self._shelf = shelf
        self._admin = admin
        self._tapped: set[tuple[int, int, str]] = set()

    async def tapped(self, update: Update, context: Context) -> None:
        """Do what a button says, if it is still about the set that is served."""
        query, edition = update.callback_query, self._shelf.edition
        if query is None:
            return
        tap = decode(query.data or "")
        message = query.message if isinstance(query.message, Message) else None
        asked = message.reply_to_message if message else None
        if tap is None:
            await answer_tap(query, wording.BUTTON_UNKNOWN)
        elif message is None:
            await answer_tap(query, wording.QUESTION_GONE)
        elif tap.kind in _OF_ADMINS:
            await self._admin.tapped(query, message, tap)
        elif tap.fingerprint != edition.library.fingerprint:
            await answer_tap(query, wording.SET_CHANGED)
        elif tap.kind in _OF_ANSWERS and not (asked and question_in(asked)):
            await answer_tap(query, wording.QUESTION_GONE)
        else:
            await self._show_once(query, message, tap, edition, context.bot.username)

    async def _show_once(
        self, query: CallbackQuery, message: Message, tap: Tap, edition: Edition, name: str
    ) -> None:
        """Show what a tap asks for, in the language of whoever asked.

        The same button is not obeyed twice at a time: that is an impatient finger.
        """
        await answer_tap(query)
        place = message.chat.id, message.message_id, query.data or ""
        if place in self._tapped:
            return
        self._tapped.add(place)
        try:
            if message.reply_to_message:
                wording.speak(language_of(message.reply_to_message))
            await self._show(message, tap, edition, name)
        finally:
            self._tapped.discard(place)

    async def _show(self, message: Message, tap: Tap, edition: Edition, name: str) -> None:
        asked = message.reply_to_message
        question = question_in(asked) if asked else ""
        if tap.kind is Kind.CARD:
            await send_card(asked or message, edition, tap.numbers[0])
        elif tap.kind is Kind.MORE and asked:
            reply = await self._shelf.show(edition, answer, question, tap.view)
            await send_answer(asked, reply)
            await show_buttons(message, _without_more(message))
        else:
            await show_instead(message, await self._made(tap, edition, question, name))

    async def _made(self, tap: Tap, edition: Edition, question: str, name: str) -> Rendered:
        """What stands in a message's place after a tap."""
        shelf = self._shelf
        first, *rest = tap.numbers
        match tap.kind:
            case Kind.CONTEXT:
                view = tap.view if question else None
                return await shelf.show(
                    edition, reading.context, first, rest[0], name, question=question, view=view
                )
            case Kind.SPEAKERS:
                return await shelf.show(edition, browsing.speakers, first)
            case Kind.SPEAKER:
                return await shelf.show(edition, browsing.speaker, first, rest[0], rest[1], name)
            case Kind.ARTICLES:
                return await shelf.show(edition, browsing.articles, first)
            case Kind.ARTICLE:
                return await shelf.show(edition, browsing.article, first, rest[0], name)
            case Kind.TEXT:
                return await shelf.do(edition, reading.text, first, rest[0], rest[1])
            case _:
                return await shelf.show(edition, answer, question, tap.view)


def _without_more(message: Message) -> Reply:
    """The buttons of *message* but for the one that leads on."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    kept = tuple(
        tuple(Button(b.text, str(b.callback_data) if b.callback_data else None, b.url) for b in row)
        for row in rows
        if not any(str(b.callback_data or "").startswith(f"{Kind.MORE}.") for b in row)
    )
    return Reply((), buttons=kept)
