"""Settings that cannot be used: one line that says which and why, and exit status 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.program import TOKEN, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.telegram_server import TelegramServer

UNUSABLE = [
    pytest.param({"token": None}, "BOT_TOKEN: not set", id="no token"),
    pytest.param({"token": ""}, "BOT_TOKEN: not set", id="empty token"),
    pytest.param({"token": "hush-hush"}, "BOT_TOKEN: not a token", id="no colon"),
    pytest.param({"token": f"{TOKEN} x"}, "BOT_TOKEN: not a token", id="space in the token"),
    pytest.param({"token": f"bot{TOKEN}"}, "BOT_TOKEN: not a token", id="as in the address"),
    pytest.param({"token": f"{TOKEN}\n{TOKEN}"}, "BOT_TOKEN: not a token", id="two tokens"),
    pytest.param({"admin_ids": "12,bob"}, "BOT_ADMIN_IDS: “bob” is not a user id", id="name"),
    pytest.param({"admin_ids": "-5"}, "BOT_ADMIN_IDS: “-5” is not a user id", id="a chat's id"),
    pytest.param({"admin_ids": "1.5"}, "BOT_ADMIN_IDS: “1.5” is not", id="fraction"),
    pytest.param({"admin_ids": TOKEN}, "BOT_ADMIN_IDS: ", id="token in the wrong place"),
    pytest.param({"articles": "nowhere"}, "BOT_ARTICLES: “nowhere” does not exist", id="no folder"),
    pytest.param({"articles": "a-file"}, "BOT_ARTICLES: “a-file” is not a directory", id="file"),
    pytest.param({"articles": "empty"}, "empty: ", id="folder without articles"),
    pytest.param({"articles": "broken"}, "broken", id="folder with nothing readable"),
    pytest.param({"api_url": "telegram.org"}, "BOT_API_URL: ", id="address without scheme"),
    pytest.param({"log_level": "LOUD"}, "BOT_LOG_LEVEL: “LOUD” is none of", id="log level"),
]


@pytest.mark.parametrize(("settings", "message"), UNUSABLE)
def test_unusable_setting_is_one_line(
    tmp_path: Path, settings: dict[str, str | None], message: str
):
    """At the most talkative level neither a traceback nor the token is printed anywhere."""
    (tmp_path / "a-file").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "one.txt").touch()
    usable = {"token": TOKEN, "api_url": "http://127.0.0.1:9", "log_level": "DEBUG"}
    given = {name: value for name, value in (usable | settings).items() if value is not None}
    ended = run(folder=tmp_path, **given)
    lines = ended.stderr.splitlines()
    assert [line for line in lines if message not in line] == []
    assert len(lines) == 1
    assert ended.stdout == ""
    assert ended.returncode == 2
    assert TOKEN.partition(":")[2] not in ended.stderr
    assert "hush" not in ended.stderr


def test_token_that_telegram_does_not_know(tmp_path: Path, telegram_server: TelegramServer):
    """A token of the right form that was revoked or mistyped ends the program the same way."""
    token = TOKEN.replace("Example", "Revoked")
    ended = run(folder=tmp_path, token=token, api_url=telegram_server.url, log_level="DEBUG")
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert "BOT_TOKEN" in ended.stderr.splitlines()[-1]
    assert token.partition(":")[2] not in ended.stdout + ended.stderr


def test_unusable_file_of_settings(tmp_path: Path):
    """`.env` is read like the environment, and what is wrong in it is told the same way."""
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nBOT_ADMIN_IDS=me\n", encoding="utf-8")
    ended = run(folder=tmp_path)
    assert ended.returncode == 2
    [line] = ended.stderr.splitlines()
    assert "BOT_ADMIN_IDS: “me” is not a user id" in line
    (tmp_path / ".env").write_bytes(b"BOT_TOKEN=\xff\xfe\n")
    ended = run(folder=tmp_path)
    assert ended.returncode == 2
    [line] = ended.stderr.splitlines()
    assert ".env" in line
