"""Pictures of a chat with the bot, as a phone would show it, from what the bot really sent.

Usage: python -m tests.chat_picture FOLDER [--browser chromium]

The bot runs against the Bot API server of the tests; each conversation below is laid out as a page,
a light and a dark one, and a browser without a window takes its picture. Needs Chromium or Chrome.
"""

from __future__ import annotations

import argparse
import base64
import html
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.newsroom import write_newsroom
from tests.program import SHIPPED_ARTICLES, TOKEN, Program
from tests.talk import Talk
from tests.telegram_html import utf16_length
from tests.telegram_server import TelegramServer
from tests.updates import BOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.updates import Json

WIDTH, SCALE, TALLEST = 390, 2, 4000  # of a phone, in points
_END = (1, 254, 3)  # the colour of a line below the last message, where the picture is cut


@dataclass(frozen=True)
class Scene:
    """A conversation: what is asked in which language, and which buttons are then tapped."""

    name: str
    question: str
    taps: tuple[str, ...] = ()
    language: str = "en"


SCENES = (
    Scene("answer", "What does Human Rights Watch say?"),
    Scene("prison", "Who said WeChat is a prison?"),
    Scene("context", "Who said WeChat is a prison?", ("Context 1",)),
    Scene("short", "What does David Lee say?"),
    Scene("long", "What does Tom Okafor say about mud?"),
    Scene("date", "What was said about the harbour?", ("By date",)),
    Scene("lee", "What did Lee say about the harbour?"),
    Scene("refusal", "What did Elon Musk say?"),
    Scene("speakers", "/speakers"),
    Scene("articles", "/articles"),
    Scene("article", "/articles", ("1",)),
    Scene("start", "/start"),
    Scene("help", "/help"),
    Scene("privacy", "/privacy"),
    Scene("card", "/quote What did Deibert say about security?"),
    Scene("chinese", "李安说港口的疏浚工程什么时候开始？", (), "zh-hans"),
    Scene("chinese-help", "/help", (), "zh-hant"),
    Scene("chinese-answer", "WeChat security", (), "zh-hans"),
)

_STYLE = """
:root{--paper:#cfdcc4;--mine:#e2fec9;--theirs:#fff;--ink:#000;--soft:#6d7883;--accent:#3390ec;
--name:#d4672f;--tint:rgba(51,144,236,.1);--key:rgba(60,80,50,.38);--keyink:#fff;--bar:#fff}
.dark{--paper:#0e1621;--mine:#2b5278;--theirs:#182533;--ink:#f5f5f5;--soft:#8a98a6;
--accent:#6ab2f2;--name:#f0a25f;--tint:rgba(106,178,242,.12);--key:rgba(255,255,255,.12);
--keyink:#fff;--bar:#17212b}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.32 Roboto,"Noto Sans","Noto Sans CJK SC","DejaVu Sans",sans-serif}
header{background:var(--bar);padding:9px 14px;font-weight:600}
header small{display:block;font-weight:400;color:var(--soft);font-size:13px}
main{padding:10px 8px 12px;display:flex;flex-direction:column;gap:8px}
.row{display:flex;flex-direction:column;max-width:92%}
.row.mine{align-self:flex-end}
.bubble{border-radius:16px;padding:6px 11px 7px;background:var(--theirs);white-space:pre-wrap;
overflow-wrap:anywhere;box-shadow:0 1px 1px rgba(0,0,0,.12)}
.mine .bubble{background:var(--mine)}
.reply{display:block;border-left:3px solid var(--name);background:var(--tint);border-radius:5px;
padding:2px 8px 3px;margin:2px 0 5px;font-size:14px;white-space:nowrap;overflow:hidden;
text-overflow:ellipsis}
.reply b{color:var(--name);display:block}
blockquote{margin:2px 0;border-left:3px solid var(--accent);background:var(--tint);
border-radius:5px;padding:3px 9px 4px;font-size:15px;position:relative}
blockquote.folded{max-height:5.6em;overflow:hidden}
blockquote.folded::after{content:"⌄";position:absolute;right:8px;bottom:0;color:var(--accent);
font-weight:700;background:var(--theirs)}
a{color:var(--accent);text-decoration:none}
.command{color:var(--accent)}
time{float:right;color:var(--soft);font-size:12px;margin:5px 0 -3px 10px}
.keys{display:flex;flex-direction:column;gap:3px;margin-top:3px}
.keys div{display:flex;gap:3px}
.keys span{flex:1 1 0;min-width:0;background:var(--key);color:var(--keyink);border-radius:8px;
padding:8px 4px;text-align:center;font-size:14px;font-weight:500;white-space:nowrap;
overflow:hidden;text-overflow:ellipsis}
img{width:100%;display:block;border-radius:12px;margin:-2px 0 5px}
hr{margin:0;border:0;height:4px;background:rgb(1,254,3)}
"""
_TAGS = {
    "bold": "<b>",
    "italic": "<i>",
    "underline": "<u>",
    "blockquote": "<blockquote>",
    "expandable_blockquote": '<blockquote class="folded">',
    "text_link": "<a>",
    "mention": "<a>",
    "bot_command": '<span class="command">',
}


def main() -> int:
    """Take all pictures; 1 when there is no browser to take them."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.chat_picture", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--browser", default="chromium", help="the command that starts it")
    parser.add_argument("--only", default="", help="the one scene to be shown")
    options = parser.parse_args()
    if shutil.which(options.browser) is None:
        print(f"There is no {options.browser}: name a Chromium or Chrome with --browser")  # noqa: T201
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for scene, messages, pictures in play(SCENES, Path(folder), options.only):
            for is_dark in (False, True):
                name = f"{scene.name}-{'dark' if is_dark else 'light'}.png"
                page = page_of(messages, pictures, is_dark=is_dark)
                take(page, options.folder / name, options.browser)
                print(options.folder / name)  # noqa: T201
    return 0


def play(
    scenes: Sequence[Scene], folder: Path, only: str = ""
) -> Iterable[tuple[Scene, list[Json], dict[int, bytes]]]:
    """Hold each conversation with the running bot; all messages of both sides, and pictures."""
    articles = write_newsroom(folder / "articles")
    for path in SHIPPED_ARTICLES.iterdir():
        shutil.copy(path, articles)
    server = TelegramServer(TOKEN)
    settings = {
        "token": TOKEN,
        "articles": str(articles),
        "api_url": server.url,
        "messages_per_second": "0",
        "operator": "The Millbrook Gazette, gazette@example.org",
    }
    program = Program(server, folder, settings)
    try:
        program.start()
        for scene in scenes:
            if only in {"", scene.name}:
                talk = Talk(program)
                talk.person["language_code"] = scene.language
                [answer, *_] = talk.ask(scene.question)
                for label in scene.taps:
                    talk.tap(answer, label)
                every = sorted(
                    server.chats.messages[talk.chat["id"]].values(), key=lambda m: m["message_id"]
                )
                yield scene, every, server.chats.pictures
    finally:
        program.close()
        server.close()


def page_of(messages: Sequence[Json], pictures: dict[int, bytes], *, is_dark: bool) -> str:
    """A chat as HTML."""
    rows = "".join(_row(message, pictures) for message in messages)
    name = html.escape(BOT["first_name"])
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>"
        f"<body class={'dark' if is_dark else 'light'}>"
        f"<header>{name}<small>bot</small></header><main>{rows}</main><hr></body>"
    )


def marked_up(text: str, entities: Sequence[Json]) -> str:
    """A message's text with its entities as HTML tags; offsets are in UTF-16 code units."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"])):
        tag = _TAGS.get(entity["type"], "<span>")
        end = entity["offset"] + entity["length"]
        opening[entity["offset"]] = opening.get(entity["offset"], "") + tag
        closing[end] = f"</{tag.strip('<>').partition(' ')[0]}>" + closing.get(end, "")
    made, position = "", 0
    for letter in text:
        made += closing.pop(position, "") + opening.pop(position, "") + html.escape(letter)
        position += utf16_length(letter)
    made += closing.pop(position, "")
    # A quotation is a block of its own: the line ends around it are already there.
    return made.replace("\n<blockquote", "<blockquote").replace("</blockquote>\n", "</blockquote>")


def _row(message: Json, pictures: dict[int, bytes]) -> str:
    is_mine = message["from"] != BOT
    parts = []
    if (asked := message.get("reply_to_message")) and not is_mine:
        words = html.escape(asked.get("text", ""))
        parts.append(f'<span class="reply"><b>{asked["from"]["first_name"]}</b>{words}</span>')
    if content := pictures.get(message["message_id"]):
        packed = base64.b64encode(content).decode()
        parts.append(f'<img src="data:image/png;base64,{packed}">')
    text = message.get("text") or message.get("caption", "")
    entities = message.get("entities") or message.get("caption_entities") or []
    parts.append(marked_up(text, entities))
    parts.append("<time>12:00</time>")
    return (
        f'<div class="row{" mine" * is_mine}"><div class="bubble">{"".join(parts)}</div>'
        f"{_keys(message)}</div>"
    )


def _keys(message: Json) -> str:
    made = ""
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        labels = "".join(f"<span>{html.escape(key['text'])}</span>" for key in row)
        made += f"<div>{labels}</div>"
    return f'<div class="keys">{made}</div>' if made else ""


def take(page: str, path: Path, browser: str) -> None:
    """Have *browser* show *page* and keep its picture at *path*, with few colours and bytes."""
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder) / "chat.html", Path(folder) / "chat.png"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--force-device-scale-factor={SCALE}",
                f"--window-size={WIDTH},{TALLEST}",
                f"--screenshot={shot}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
        with Image.open(shot) as picture:
            whole = picture.convert("RGB")
    column = [whole.getpixel((10, row)) for row in range(whole.height)]
    end = column.index(_END) if _END in column else whole.height
    cut = whole.crop((0, 0, whole.width, end))
    cut.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
