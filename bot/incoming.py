"""What a Telegram message asks, in which language, and whether it is meant for the bot."""

from __future__ import annotations

from telegram import Message, MessageEntity
from telegram.constants import ChatType
from telegram.ext import filters

from bot import links
from bot.wording import language_for

_START = "/start"


class _Addressed(filters.MessageFilter):
    """Messages meant for the bot: in a private chat all, in a group mentions and replies to it."""

    def filter(self, message: Message) -> bool:
        """Whether *message* is meant for the bot; in groups, other bots are not listened to.

        Who writes for a chat, such as an anonymous admin, comes as a bot of Telegram's.
        """
        if message.chat.type == ChatType.PRIVATE:
            return True
        if message.from_user is None or (message.from_user.is_bot and not message.sender_chat):
            return False
        answered = message.reply_to_message
        own_id = message.get_bot().id
        is_reply = (
            answered
            and answered.from_user
            and answered.from_user.id == own_id
            # Where nobody replied to anything, Telegram gives the beginning of the topic.
            and not answered.forum_topic_created
        )
        return bool(is_reply or _own_mentions(message))


class _OwnCommand(filters.MessageFilter):
    """Messages that begin with /ask for this bot; the library reads commands of captions not."""

    def filter(self, message: Message) -> bool:
        """Whether *message* begins with /ask, alone or with this bot's name."""
        words = (message.text or message.caption or "").split(maxsplit=1)
        name = message.get_bot().username
        return bool(words) and words[0].lower() in {"/ask", f"/ask@{name}".lower()}


ADDRESSED = _Addressed()
ASKS = _OwnCommand()


def question_in(message: Message) -> str:
    """What a message asks: its text without the command in front and mentions of the bot.

    What a link asks in the message that opens it is unpacked; other links ask nothing.
    """
    if (message.text or "").startswith(_START):
        payload = (message.text or "").partition(" ")[2].strip()
        found = links.question_of(payload)
        return found or ""
    written = message.text or message.caption or ""
    text = written.encode("utf-16-le", "surrogatepass")
    entities = message.entities or message.caption_entities
    aside = _own_mentions(message)
    aside += [e for e in entities if e.type == MessageEntity.BOT_COMMAND and not e.offset]
    for entity in sorted(aside, key=lambda e: e.offset, reverse=True):
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2  # two bytes a code unit
        text = text[:start] + text[end:]
    return text.decode("utf-16-le", "replace").strip()


def language_of(message: Message) -> str:
    """The language of whoever wrote *message*."""
    return language_for(message.from_user.language_code if message.from_user else None)


def _own_mentions(message: Message) -> list[MessageEntity]:
    """Where a message names the bot, by its @name or by a link to it."""
    bot, own = message.get_bot(), []
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    mentions = (
        message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    )
    for entity, words in mentions.items():
        if entity.user:
            is_own = entity.user.id == bot.id
        else:
            is_own = words.lower() == f"@{bot.username}".lower()
        own += [entity] if is_own else []
    return own
