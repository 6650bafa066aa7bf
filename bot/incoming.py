"""What a Telegram message asks, and whether it is meant for the bot."""

from __future__ import annotations

from telegram import Message, MessageEntity
from telegram.constants import ChatType
from telegram.ext import filters


class _Addressed(filters.MessageFilter):
    """Messages meant for the bot: in a private chat all, in a group mentions and replies to it."""

    def filter(self, message: Message) -> bool:
        """Whether *message* is meant for the bot; in groups, other bots are not listened to."""
        if message.chat.type == ChatType.PRIVATE:
            return True
        if message.from_user is None or message.from_user.is_bot:
            return False
        answered = message.reply_to_message
        own_id = message.get_bot().id
        is_reply = answered and answered.from_user and answered.from_user.id == own_id
        return bool(is_reply or _own_mentions(message))


ADDRESSED = _Addressed()


def question_in(message: Message) -> str:
    """What a message asks: its text without the command in front and mentions of the bot."""
    text = (message.text or "").encode("utf-16-le", "surrogatepass")
    aside = _own_mentions(message)
    aside += [e for e in message.entities if e.type == MessageEntity.BOT_COMMAND and not e.offset]
    for entity in sorted(aside, key=lambda e: e.offset, reverse=True):
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2  # two bytes a code unit
        text = text[:start] + text[end:]
    return text.decode("utf-16-le", "replace").strip()


def _own_mentions(message: Message) -> list[MessageEntity]:
    """Where a message names the bot, by its @name or by a link to it."""
    bot, own = message.get_bot(), []
    mentions = message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION])
    for entity, words in mentions.items():
        if entity.user:
            is_own = entity.user.id == bot.id
        else:
            is_own = words.lower() == f"@{bot.username}".lower()
        own += [entity] if is_own else []
    return own
