"""The menus of commands that Telegram shows: everybody's, and the admins' with /reload in it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import BadRequest, TelegramError

from bot import wording

if TYPE_CHECKING:
    from collections.abc import Collection

logger = logging.getLogger(__name__)

_EVERYBODY = [BotCommand(*command) for command in wording.COMMANDS]
_ADMINS = _EVERYBODY + [BotCommand(*command) for command in wording.ADMIN_COMMANDS]


async def set_menus(bot: Bot, admin_ids: Collection[int]) -> None:
    """Set the menu of everybody and that of each admin; what fails is logged and does no harm."""
    try:
        await bot.set_my_commands(_EVERYBODY, BotCommandScopeDefault())
    except TelegramError as error:
        logger.warning("The menu of commands could not be set: %s", type(error).__name__)
    for chat in sorted(admin_ids):
        await set_admin_menu(bot, chat)


async def set_admin_menu(bot: Bot, chat: int) -> None:
    """Show /reload in the private chat with an admin, if they have ever written to the bot."""
    try:
        await bot.set_my_commands(_ADMINS, BotCommandScopeChat(chat))
    except BadRequest:  # "chat not found"
        logger.info("An admin has never written to the bot and gets the menu upon /start")
    except TelegramError as error:
        logger.warning("An admin's menu could not be set: %s", type(error).__name__)
