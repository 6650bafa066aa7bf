"""The Telegram bot as a program: which update goes where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.admin import Admin
from bot.connection import PollingRequest
from bot.gate import Gate
from bot.handlers import Handlers
from bot.incoming import ADDRESSED, ASKS
from bot.inline import Inline
from bot.limits import ChatLimiter, UserLimit
from bot.taps import Taps
from bot.transport import Transport

if TYPE_CHECKING:
    from bot.connection import Connection
    from bot.settings import TelegramSettings
    from bot.shelf import Shelf

TelegramApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

FIRST = -1  # the group of handlers that come before all others


def build(settings: TelegramSettings, shelf: Shelf, connection: Connection) -> TelegramApplication:
    """The bot with its handlers, not yet connected."""
    application = (
        Application.builder()
        .token(settings.token.get_secret_value())
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(Transport())
        .get_updates_request(PollingRequest(connection))
        .rate_limiter(ChatLimiter(settings.messages_per_second))
        .concurrent_updates(True)  # noqa: FBT003 - the builder's own form
        .build()
    )
    gate = Gate(settings.allowed_ids, settings.admin_ids)
    application.add_handler(TypeHandler(Update, gate.check), FIRST)
    limit = UserLimit(settings.questions_per_minute)
    admin = Admin(shelf, settings.admin_ids)
    handlers = Handlers(shelf, admin, limit, settings.operator)
    _add_admin(application, admin, settings.admin_ids)
    _add_handlers(application, handlers)
    application.add_handler(CallbackQueryHandler(Taps(shelf, admin).tapped))
    application.add_handler(InlineQueryHandler(Inline(shelf).asked))
    return application


def _add_admin(application: TelegramApplication, admin: Admin, ids: frozenset[int]) -> None:
    """What only admins may do; their files are articles."""
    new = filters.UpdateType.MESSAGE
    for command, handle in {
        "reload": admin.reload,
        "status": admin.status,
        "remove": admin.remove,
    }.items():
        application.add_handler(CommandHandler(command, handle, new))
    theirs = new & filters.ChatType.PRIVATE & filters.Document.ALL & filters.User(ids)
    application.add_handler(MessageHandler(theirs, admin.file))


def _add_handlers(application: TelegramApplication, handlers: Handlers) -> None:
    """Which update goes where; the first that fits gets it."""
    new = filters.UpdateType.MESSAGE
    private = new & filters.ChatType.PRIVATE
    commands = {
        "start": handlers.start,
        "help": handlers.help,
        "ask": handlers.question,
        "quote": handlers.quote,
        "speakers": handlers.speakers,
        "articles": handlers.articles,
        "privacy": handlers.privacy,
    }
    for command, handle in commands.items():
        application.add_handler(CommandHandler(command, handle, new))
    words = filters.TEXT | filters.CAPTION
    asked = (
        (new | filters.UpdateType.EDITED_MESSAGE) & words & (ASKS | ~filters.COMMAND & ADDRESSED)
    )
    other = private & ~words & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(asked, handlers.question))
    application.add_handler(MessageHandler(private & filters.COMMAND, handlers.unknown))
    application.add_handler(MessageHandler(other, handlers.no_text))
    application.add_handler(ChatMemberHandler(handlers.added, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(handlers.error)
