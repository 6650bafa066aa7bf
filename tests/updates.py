"""What Telegram sends a bot: builders of updates, as the Bot API documents their JSON.

`TelegramServer.deliver` gives each its update id; ids of messages count up over the whole run.
"""

from __future__ import annotations

import itertools
import re
import time
from typing import Any

from tests.telegram_html import utf16_length

Json = dict[str, Any]

BOT_ID = 7001234567
BOT_USERNAME = "on_record_test_bot"
BOT: Json = {"id": BOT_ID, "is_bot": True, "first_name": "On Record", "username": BOT_USERNAME}

_people = itertools.count(50_001)
_groups = itertools.count(1_000_000_001)
_messages = itertools.count(101)
_taps = itertools.count(9_000_000_001)

# What Telegram marks by itself in a text that somebody types.
_MARKED = re.compile(
    r"(?<![\w/])(?P<bot_command>/\w{1,64}(?:@\w{3,32})?)|(?<!\w)(?P<mention>@\w{3,32})"
)


def make_user(user_id: int | None = None) -> Json:
    """Somebody whom the bot has not met; *user_id* to be a particular one, such as an admin."""
    number = next(_people) if user_id is None else user_id
    return {"id": number, "is_bot": False, "first_name": "Ann", "language_code": "en"}


def make_private_chat(user: Json) -> Json:
    """The chat of *user* alone with the bot; Telegram gives it the user's own id."""
    return {"id": user["id"], "type": "private", "first_name": user["first_name"]}


def make_group() -> Json:
    """A supergroup that the bot is in; the ids of groups are negative."""
    return {"id": -next(_groups), "type": "supergroup", "title": "Newsroom"}


def find_entities(text: str) -> list[Json]:
    """The commands and mentions that Telegram marks in a typed text, offsets in UTF-16."""
    return [
        {
            "type": marked.lastgroup,
            "offset": utf16_length(text[: marked.start()]),
            "length": utf16_length(marked.group()),
        }
        for marked in _MARKED.finditer(text)
    ]


def make_message(text: str, sender: Json, chat: Json, reply_to: Json | None = None) -> Json:
    """A message that *sender* types in *chat*, perhaps as a reply to the message *reply_to*."""
    message = {
        "message_id": next(_messages),
        "date": int(time.time()),
        "chat": chat,
        "from": sender,
        "text": text,
    }
    if entities := find_entities(text):
        message["entities"] = entities
    if reply_to is not None:
        message["reply_to_message"] = reply_to
    return message


def make_message_update(
    text: str, sender: Json, chat: Json | None = None, reply_to: Json | None = None
) -> Json:
    """The update of a typed message; without *chat* it is typed to the bot alone."""
    return {"message": make_message(text, sender, chat or make_private_chat(sender), reply_to)}


def make_topic(group: Json) -> tuple[Json, Json]:
    """*group* with a topic, and the notice of its beginning, which all that is said in it answers.

    Telegram gives that notice as the message replied to where nobody replied to anything.
    """
    number = next(_messages)
    forum = group | {"is_forum": True, "topics": [number]}
    notice = make_message("", make_user(), forum) | {"message_id": number}
    notice |= {"forum_topic_created": {"name": "News", "icon_color": 0}}
    return forum, notice | {"message_thread_id": number, "is_topic_message": True}


# What comes without a text, as Telegram gives it.
_FILE: Json = {"file_id": "a", "file_unique_id": "b"}
WORDLESS: dict[str, Any] = {
    "photo": [_FILE | {"width": 90, "height": 90}],
    "sticker": _FILE
    | {"width": 90, "height": 90, "type": "regular", "is_animated": False, "is_video": False},
    "voice": _FILE | {"duration": 3},
    "document": _FILE | {"file_name": "notes.pdf"},
    "video_note": _FILE | {"duration": 3, "length": 90},
    "location": {"latitude": 1.5, "longitude": 2.5},
    "contact": {"phone_number": "1", "first_name": "Ann"},
    "dice": {"emoji": "🎲", "value": 4},
}


def make_wordless_update(sender: Json, kind: str, caption: str = "", **more: Any) -> Json:
    """The update of *sender* sending something of a *kind* in `WORDLESS`, perhaps captioned."""
    update = make_message_update("", sender)
    del update["message"]["text"]
    update["message"] |= {kind: WORDLESS[kind], **more}
    if caption:
        update["message"] |= {"caption": caption, "caption_entities": find_entities(caption)}
    return update


def make_document_update(sender: Json, name: str, file_id: str) -> Json:
    """The update of *sender* sending the bot a file called *name*."""
    update = make_message_update("", sender)
    del update["message"]["text"]
    document = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": 99}
    update["message"]["document"] = document
    return update


def make_inline_update(query: str, sender: Json, offset: str = "") -> Json:
    """The update of *sender* typing the bot's name and *query* in some chat."""
    number = str(next(_taps))
    return {"inline_query": {"id": number, "from": sender, "query": query, "offset": offset}}


# What Telegram tells of each administrator.
_RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories"
).split()


def make_member_update(chat: Json, sender: Json, before: str, after: str) -> Json:
    """The update of *sender* adding the bot to *chat* or removing it ("left", "member")."""
    extra: dict[str, Json] = {
        "kicked": {"until_date": 0},
        "administrator": dict.fromkeys(_RIGHTS, True),
    }
    change = {
        "chat": chat,
        "from": sender,
        "date": int(time.time()),
        "old_chat_member": {"user": BOT, "status": before} | extra.get(before, {}),
        "new_chat_member": {"user": BOT, "status": after} | extra.get(after, {}),
    }
    return {"my_chat_member": change}


def make_edit_update(message: Json, text: str) -> Json:
    """The update of somebody's correcting *message* to *text*."""
    edited = {**message, "text": text, "edit_date": int(time.time())}
    return {"edited_message": edited}


def make_tap_update(message: Json, data: str, sender: Json) -> Json:
    """The update of *sender* tapping the button with *data* under the bot's *message*."""
    return {
        "callback_query": {
            "id": str(next(_taps)),
            "from": sender,
            "message": message,
            "chat_instance": str(message["chat"]["id"]),
            "data": data,
        }
    }


def make_sent_message(text: str, entities: list[Json], chat: Json) -> Json:
    """A message of the bot's own, as Telegram keeps it and gives it back."""
    message = {
        "message_id": next(_messages),
        "date": int(time.time()),
        "chat": chat,
        "from": BOT,
        "text": text,
    }
    if entities:
        message["entities"] = entities
    return message


def cut(message: Json, entity: Json) -> str:
    """The words of *message* that *entity* covers."""
    units: bytes = message["text"].encode("utf-16-le")
    start, end = entity["offset"], entity["offset"] + entity["length"]
    return units[2 * start : 2 * end].decode("utf-16-le")


def buttons_of(message: Json) -> list[Json]:
    """The buttons under *message*, row by row; empty when it has none."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
