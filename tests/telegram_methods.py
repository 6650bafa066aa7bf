"""The methods of the Bot API that the bot calls, with Telegram's checks and its error texts.

Source: the Bot API documentation for limits; `fail_query_with_error` in telegram-bot-api's
Client.cpp and what bots report for the words.
"""

from __future__ import annotations

import re
from typing import Any

from tests.telegram_html import EntityError, parse_html, utf16_length
from tests.updates import BOT, Json, buttons_of, make_sent_message

MESSAGE_LIMIT = 4096  # UTF-16 code units, after entities are parsed
CALLBACK_DATA_LIMIT = 64  # bytes of UTF-8
CALLBACK_TEXT_LIMIT = 200  # characters
INLINE_LIMIT = 50  # results of one answer
CAPTION_LIMIT = 1024  # UTF-16 code units
ENTITY_LIMIT = 100  # of one message; what is more is left out without a word
FILE_LIMIT = 20_000_000  # bytes that a bot may fetch
ACTIONS = frozenset({"typing", "upload_photo"})
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


class RefusalError(Exception):
    """Telegram says no: the HTTP status, what it says and what it adds as `parameters`."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.answer: Json = {"ok": False, "error_code": status, "description": description}
        if parameters:
            self.answer["parameters"] = parameters


def bad_request(reason: str) -> RefusalError:
    """The refusal that most wrong calls meet."""
    return RefusalError(400, f"Bad Request: {reason}")


class Chats:
    """The chats that the bot has been written from, and what it did in them.

    *menus* maps a scope (its type, with the chat's id where it has one) to the command names set
    for it, *answers* the id of a tapped button to the text shown for it; *blocked* are users who
    want to hear no more; *forgotten* are taps that are too old to be answered; *webhook* is what
    `setWebhook` was given.
    """

    def __init__(self) -> None:
        self.known: dict[int, Json] = {}
        self.messages: dict[int, dict[int, Json]] = {}
        self.menus: dict[tuple[str, int | None], list[str]] = {}
        self.described: dict[tuple[str, str], str] = {}
        self.inline: dict[str, Json] = {}
        self.pictures: dict[int, bytes] = {}
        self._queries: set[str] = set()
        self.files: dict[str, bytes] = {}
        self.answers: dict[str, str] = {}
        self.blocked: set[int] = set()
        self.webhook: Json = {}
        self.forgotten: set[str] = set()
        self._taps: set[str] = set()

    def learn(self, update: Json) -> None:
        """Know the chat, message or tap of an update from now on."""
        for message in (update.get("message"), update.get("edited_message")):
            if message:
                self.known[message["chat"]["id"]] = message["chat"]
                self._keep(message)
        if change := update.get("my_chat_member"):
            self.known[change["chat"]["id"]] = change["chat"]
        if tap := update.get("callback_query"):
            self._taps.add(tap["id"])
        if query := update.get("inline_query"):
            self._queries.add(query["id"])

    def sent_to(self, chat_id: int) -> list[Json]:
        """The bot's own messages in a chat, in order, as they stand now."""
        return [m for m in self.messages.get(chat_id, {}).values() if m["from"] == BOT]

    def call(self, method: str, given: Json) -> Any:
        """Run the method of that (lower-case) name; 404 for a name that nobody knows."""
        run = getattr(self, f"_{method}", None)
        if run is None:
            raise RefusalError(404, "Not Found")
        return run(given)

    def _getme(self, _: Json) -> Json:
        groups = {"can_join_groups": True, "can_read_all_group_messages": False}
        return BOT | groups | {"supports_inline_queries": True}

    def _deletewebhook(self, _: Json) -> bool:
        self.webhook = {}
        return True

    def _setwebhook(self, given: Json) -> bool:
        self.webhook = given
        return True

    def _deletemycommands(self, given: Json) -> bool:
        return self._setmycommands(given | {"commands": []})

    def _setmycommands(self, given: Json) -> bool:
        scope = given.get("scope", {"type": "default"})
        chat_id = int(scope["chat_id"]) if "chat_id" in scope else None
        if chat_id is not None:
            self._chat(chat_id)
        for command in given["commands"]:
            if not _COMMAND.fullmatch(command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        code = given.get("language_code", "")
        if code and not re.fullmatch("[a-z]{2}", code):
            raise bad_request("invalid language code specified")
        kind = f"{scope['type']}:{code}" if code else scope["type"]
        self.menus[kind, chat_id] = [c["command"] for c in given["commands"]]
        return True

    def _setmydescription(self, given: Json) -> bool:
        return self._describe("long", given.get("description", ""), 512, given)

    def _setmyshortdescription(self, given: Json) -> bool:
        return self._describe("short", given.get("short_description", ""), 120, given)

    def _describe(self, kind: str, text: str, limit: int, given: Json) -> bool:
        if len(text) > limit:
            raise bad_request("description is too long")
        self.described[kind, given.get("language_code", "")] = text
        return True

    def _deletemessage(self, given: Json) -> bool:
        kept = self.messages.get(int(given["chat_id"]), {})
        if kept.pop(int(given["message_id"]), None) is None:
            raise bad_request("message to delete not found")
        return True

    def _sendphoto(self, given: Json) -> Json:
        content = _uploaded(given, "photo")
        if not content.startswith(b"\x89PNG"):
            raise bad_request("IMAGE_PROCESS_FAILED")
        caption, entities = _caption(given)
        message = make_sent_message("", [], self._chat(int(given["chat_id"])))
        del message["text"]
        size = {"file_id": "p", "file_unique_id": "p", "width": 1080, "height": 1080}
        message |= {"photo": [size], "caption": caption, "caption_entities": entities}
        self.pictures[message["message_id"]] = content
        return self._post(message, given)

    def _getfile(self, given: Json) -> Json:
        name = given["file_id"]
        if name not in self.files:
            raise bad_request("invalid file_id")
        if len(self.files[name]) > FILE_LIMIT:
            raise bad_request("file is too big")
        return {"file_id": name, "file_unique_id": name, "file_path": f"documents/{name}"}

    def _answerinlinequery(self, given: Json) -> bool:
        query, results = given["inline_query_id"], given["results"]
        if query not in self._queries:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        if len(results) > INLINE_LIMIT:
            raise bad_request("RESULTS_TOO_MUCH")
        if len({result["id"] for result in results}) < len(results):
            raise bad_request("RESULT_ID_DUPLICATE")
        for result in results:
            if not 1 <= len(result["id"].encode()) <= 64:
                raise bad_request("RESULT_ID_INVALID")
            if not result.get("title"):
                raise bad_request("RESULT_TITLE_EMPTY")
            content = result["input_message_content"]
            _content(content | {"text": content["message_text"]})
            _markup(result)
        if len(given.get("next_offset", "").encode()) > 64:
            raise bad_request("NEXT_OFFSET_INVALID")
        if button := given.get("button"):
            if not button.get("text"):
                raise bad_request("text of the inline query results button must be non-empty")
            if not _PAYLOAD.fullmatch(button.get("start_parameter", "")):
                raise bad_request("START_PARAM_INVALID")
        self.inline[query] = given
        return True

    def _sendchataction(self, given: Json) -> bool:
        chat = self._chat(int(given["chat_id"]))
        if given.get("action") not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        _check_topic(given, chat)
        return True

    def _sendmessage(self, given: Json) -> Json:
        chat = self._chat(int(given["chat_id"]))
        return self._post(make_sent_message(*_content(given), chat), given)

    def _post(self, message: Json, given: Json) -> Json:
        """Keep a message of the bot's, with its buttons, in its topic, below what it answers."""
        chat = message["chat"]
        if topic := _check_topic(given, chat):
            message |= {"message_thread_id": topic, "is_topic_message": True}
        if markup := _markup(given):
            message["reply_markup"] = markup
        if reply := given.get("reply_parameters"):
            target = self.messages.get(chat["id"], {}).get(int(reply["message_id"]))
            if target is None and not reply.get("allow_sending_without_reply"):
                raise bad_request("message to be replied not found")
            if target is not None:
                message["reply_to_message"] = target
        self._keep(message)
        return message

    def _editmessagetext(self, given: Json) -> Json:
        text, entities = _content(given)
        return self._edit(
            given, {"text": text, "entities": entities, "reply_markup": _markup(given)}
        )

    def _editmessagereplymarkup(self, given: Json) -> Json:
        return self._edit(given, {"reply_markup": _markup(given)})

    def _edit(self, given: Json, new: Json) -> Json:
        chat = self._chat(int(given["chat_id"]))
        message = self.messages.get(chat["id"], {}).get(int(given["message_id"]))
        if message is None:
            raise bad_request("message to edit not found")
        if message["from"] != BOT:
            raise bad_request("message can't be edited")
        edited = {name: part for name, part in (message | new).items() if part}
        if edited == message:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        self._keep(edited)
        return edited

    def _answercallbackquery(self, given: Json) -> bool:
        tap = given["callback_query_id"]
        if tap not in self._taps or tap in self.forgotten:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        text = given.get("text", "")
        if len(text) > CALLBACK_TEXT_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        self.answers[tap] = text
        return True

    def _chat(self, chat_id: int) -> Json:
        if chat_id not in self.known:
            raise bad_request("chat not found")
        if chat_id in self.blocked:
            raise RefusalError(403, "Forbidden: bot was blocked by the user")
        return self.known[chat_id]

    def _keep(self, message: Json) -> None:
        self.messages.setdefault(message["chat"]["id"], {})[message["message_id"]] = message


def _check_topic(given: Json, chat: Json) -> int | None:
    """The topic that something is for, once it is known to be one of the chat's."""
    topic = given.get("message_thread_id")
    if topic is not None and int(topic) not in chat.get("topics", ()):
        raise bad_request("message thread not found")
    return None if topic is None else int(topic)


def _uploaded(given: Json, field: str) -> bytes:
    """The content of a file that came along with a call, by itself or named by "attach://"."""
    named = given.get(field, b"")
    content = named if isinstance(named, bytes) else given.get(named.removeprefix("attach://"))
    return content if isinstance(content, bytes) else b""


def _caption(given: Json) -> tuple[str, list[Json]]:
    """The caption of a picture and its entities."""
    if not given.get("caption"):
        return "", []
    text, entities = _content(given | {"text": given["caption"]})
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return text, entities


def _content(given: Json) -> tuple[str, list[Json]]:
    """The text and entities that a message would have, after all checks of them."""
    text, entities = given.get("text", ""), given.get("entities", [])
    if not text:
        raise bad_request("message text is empty")
    if mode := given.get("parse_mode"):
        if mode.lower() != "html":
            raise bad_request(f"unsupported parse_mode {mode}: this server reads HTML alone")
        try:
            text, entities = parse_html(text)
        except EntityError as error:
            raise bad_request(f"can't parse entities: {error}") from error
    if not text.strip():
        raise bad_request("text must be non-empty")
    if utf16_length(text) > MESSAGE_LIMIT:
        raise bad_request("message is too long")
    return text, entities[:ENTITY_LIMIT]


def _markup(given: Json) -> Json:
    """The keyboard under a message, each of its buttons checked; empty without one."""
    markup: Json = given.get("reply_markup", {})
    for button in buttons_of({"reply_markup": markup}):
        if not button.get("text"):
            raise bad_request("inline keyboard button text must be non-empty")
        if "url" in button:
            if not button["url"].startswith(("https://", "http://", "tg://")):
                raise bad_request("BUTTON_URL_INVALID")
        elif not 1 <= len(button.get("callback_data", "").encode()) <= CALLBACK_DATA_LIMIT:
            raise bad_request("BUTTON_DATA_INVALID")
    return markup
