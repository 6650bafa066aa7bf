"""The Telegram bot as a running program: connected, answering, cleanly ended."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.application import build
from bot.connection import Connection
from bot.logs import describe
from bot.menus import introduce
from bot.shelf import Shelf
from bot.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram.ext import Updater

    from bot.application import TelegramApplication
    from bot.settings import TelegramSettings
    from corpus.library import Library

logger = logging.getLogger(__name__)

UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
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


async def _serve(settings: TelegramSettings, library: Library) -> None:
    """Run until a signal or until the token is rejected, and let replies under way be sent."""
    connection = Connection(settings.api_url)
    shelf = await asyncio.to_thread(Shelf, library, processes=settings.search_processes)
    application = build(settings, shelf, connection)
    opening = asyncio.create_task(_open(shelf))
    webhook = _webhook(application, settings)
    work = asyncio.create_task(_work(application, settings, connection, webhook))
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has Ctrl-C alone
            asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    try:
        await work
    except asyncio.CancelledError:
        logger.info("Told to end")
    finally:
        if webhook is not None:
            await webhook.close()
        await _shut_down(application)
        opening.cancel()
        await asyncio.wait([opening])
        await shelf.close()
        logger.info("Ended")


async def _open(shelf: Shelf) -> None:
    """Start the processes that answer; without them, threads do."""
    try:
        await shelf.open()
    except Exception as error:  # noqa: BLE001 - no reason not to answer
        logger.warning("Threads answer; processes could not be started: %s", describe(error))


async def _work(
    application: TelegramApplication,
    settings: TelegramSettings,
    connection: Connection,
    webhook: Webhook | None,
) -> None:
    """Connect and answer; returns never, raises `InvalidToken` when Telegram rejects the token."""
    await _until_it_works(application.initialize, connection)
    await application.start()
    await _until_it_works(partial(_receive, application, settings, connection, webhook), connection)
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


async def _receive(
    application: TelegramApplication,
    settings: TelegramSettings,
    connection: Connection,
    webhook: Webhook | None,
) -> None:
    """Begin to receive updates, by *webhook* or by polling."""
    if webhook is None:
        await _updater(application).start_polling(
            allowed_updates=UPDATES, error_callback=connection.complain
        )
        return
    await webhook.listen(settings.webhook_listen, settings.webhook_port)
    await application.bot.set_webhook(
        settings.webhook_url or "", allowed_updates=UPDATES, secret_token=webhook.secret
    )


def _webhook(application: TelegramApplication, settings: TelegramSettings) -> Webhook | None:
    """The webhook, when there is an address for it."""
    if settings.webhook_url is None:
        return None
    given = settings.webhook_secret
    # Without a secret anybody could send updates in an admin's name.
    secret = given.get_secret_value() if given else secrets.token_urlsafe(32)
    path = urlsplit(settings.webhook_url).path
    return Webhook(path, secret, application.bot, application.update_queue)


def _updater(application: TelegramApplication) -> Updater:
    if application.updater is None:
        raise RuntimeError("the application was built without an updater")
    return application.updater


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
