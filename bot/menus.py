"""What Telegram shows of the bot by itself: menus of commands, and what the bot is for.

Telegram tells languages apart by two letters, so "zh" gets simplified Chinese; whoever writes in
traditional Chinese gets a menu of their own chat with /start.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import BadRequest, TelegramError

from bot import wording

if TYPE_CHECKING:
    from collections.abc import Collection

logger = logging.getLogger(__name__)

# Telegram's codes, none for whoever has another language, and what is spoken to them.
CODES = ((None, wording.ENGLISH), ("zh", wording.SIMPLIFIED))


async def introduce(bot: Bot, admin_ids: Collection[int]) -> None:
    """Set the menus of all and of each admin, and the descriptions; a failure does no harm."""
    for code, language in CODES:
        with wording.speaking(language):
            try:
                await bot.set_my_commands(_menu(), BotCommandScopeDefault(), code)
                await bot.set_my_description(wording.DESCRIPTION, code)
                await bot.set_my_short_description(wording.SHORT_DESCRIPTION, code)
            except TelegramError as error:
                logger.warning("The menu of commands could not be set: %s", type(error).__name__)
    for chat in sorted(admin_ids):
        await set_chat_menu(bot, chat, is_admin=True)


async def set_chat_menu(bot: Bot, chat: int, *, is_admin: bool) -> None:
    """Set the menu of a private chat where it has to be another than everybody's."""
    if not is_admin and wording.spoken() != wording.TRADITIONAL:
        return
    try:
        await bot.set_my_commands(_menu(is_admin=is_admin), BotCommandScopeChat(chat))
    except BadRequest:  # "chat not found"
        logger.info("An admin has never written to the bot and gets the menu upon /start")
    except TelegramError as error:
        logger.warning("A menu could not be set: %s", type(error).__name__)


def _menu(*, is_admin: bool = False) -> list[BotCommand]:
    return [BotCommand(*command) for command in wording.commands(is_admin=is_admin)]
