"""The Telegram bot as a running program: built, connected, answering, cleanly ended."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    Updater,
    filters,
)

from bot.admin import Admin
from bot.connection import Connection, PollingRequest
from bot.gate import Gate
from bot.handlers import Handlers
from bot.incoming import ADDRESSED, ASKS
from bot.inline import Inline
from bot.limits import ChatLimiter, UserLimit
from bot.menus import introduce
from bot.shelf import Shelf
from bot.taps import Taps
from bot.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.settings import TelegramSettings
    from corpus.library import Library

logger = logging.getLogger(__name__)

TelegramApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
FIRST = -1  # the group of handlers that come before all others
LONGEST_PAUSE = 30.0  # seconds between two attempts to reach Telegram
PATIENCE = 8.0  # seconds for replies under way when told to end; Docker grants 10 in all


class StartError(Exception):
    """The bot cannot run with its settings; the text is one line that names the variable."""


def run(settings: TelegramSettings, library: Library) -> None:
    """Answer on Telegram until SIGTERM or SIGINT.

    Raises `StartError` when Telegram does not know the token, at the start or later, and when
    the webhook cannot be set or listened for.
    """
    try:
        asyncio.run(_serve(settings, library))
    except InvalidToken:  # its text has the token in it
        raise StartError(
            f"BOT_TOKEN: rejected by {settings.api_url}; copy it again from @BotFather, "
            "or ask there for a new one"
        ) from None
    except (BadRequest, OSError) as error:
        if settings.webhook_url is None:
            raise
        if isinstance(error, BadRequest):
            raise StartError(f"BOT_WEBHOOK_URL: Telegram says: {error.message}") from None
        place = f"{settings.webhook_listen}:{settings.webhook_port}"
        raise StartError(
            f"BOT_WEBHOOK_PORT: cannot listen on {place}: {error.strerror}; choose another"
        ) from None


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


async def _serve(settings: TelegramSettings, library: Library) -> None:
    """Run until a signal or until the token is rejected, and let replies under way be sent."""
    connection = Connection(settings.api_url)
    shelf = await asyncio.to_thread(Shelf, library, processes=settings.search_processes)
    application = build(settings, shelf, connection)
    opening = asyncio.create_task(shelf.open())
    work = asyncio.create_task(_work(application, settings, connection))
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has Ctrl-C alone
            asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    try:
        await work
    except asyncio.CancelledError:
        logger.info("Told to end")
    finally:
        await _shut_down(application)
        opening.cancel()
        await asyncio.wait([opening])
        await shelf.close()
        logger.info("Ended")


async def _work(
    application: TelegramApplication, settings: TelegramSettings, connection: Connection
) -> None:
    """Connect and answer; returns never, raises `InvalidToken` when Telegram rejects the token."""
    await _until_it_works(application.initialize, connection)
    updater = application.updater
    if updater is None:
        raise RuntimeError("the application was built without an updater")
    await application.start()
    await _until_it_works(partial(_receive, updater, settings, connection), connection)
    logger.info("Answering as @%s", application.bot.username)
    application.create_task(introduce(application.bot, settings.admin_ids))
    await connection.rejected.wait()
    raise InvalidToken


async def _until_it_works(action: Callable[[], Awaitable[object]], connection: Connection) -> None:
    """Do something that needs Telegram's answer, again and again until it comes.

    A refusal is an answer too, and raised: `InvalidToken` or `BadRequest`.
    """
    pause = 1.0
    while True:
        try:
            await action()
        except (InvalidToken, BadRequest):
            raise
        except TelegramError as error:
            connection.lost(error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            connection.answered(HTTPStatus.OK)
            return


async def _receive(updater: Updater, settings: TelegramSettings, connection: Connection) -> None:
    """Begin to receive updates, by webhook when there is an address for it, else by polling."""
    if settings.webhook_url is None:
        await updater.start_polling(allowed_updates=UPDATES, error_callback=connection.complain)
        return
    secret = settings.webhook_secret
    await updater.start_webhook(
        listen=settings.webhook_listen,
        port=settings.webhook_port,
        url_path=urlsplit(settings.webhook_url).path,
        webhook_url=settings.webhook_url,
        # Without a secret anybody could send updates in an admin's name.
        secret_token=secret.get_secret_value() if secret else secrets.token_urlsafe(32),
        allowed_updates=UPDATES,
    )


async def _shut_down(application: TelegramApplication) -> None:
    """Stop receiving, finish the replies under way, and close the connections."""
    try:
        async with asyncio.timeout(PATIENCE):
            if application.updater and application.updater.running:
                await application.updater.stop()
            if application.running:
                await application.stop()
    except TimeoutError:
        logger.warning("Some replies could not be finished in %d seconds", PATIENCE)
    except TelegramError:  # the last word to Telegram, which updates were taken, did not arrive
        logger.info("Telegram was not told which updates were taken last")
    await application.bot.shutdown()
