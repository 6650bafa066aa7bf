"""Settings: what is read, and the one line that says what is wrong with which of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.settings import (
    TELEGRAM,
    ArticleSettings,
    SettingsError,
    TelegramSettings,
    misspelt_settings,
    read_settings,
)
from tests.program import ROOT, TOKEN

SECRET = TOKEN.partition(":")[2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory without `.env`, and an environment without settings."""
    for name in list(os.environ):
        if name.upper().startswith("BOT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", f" {TOKEN} ")
    settings = read_settings(TelegramSettings)
    assert settings.token.get_secret_value() == TOKEN
    assert settings.articles == ROOT / "corpus" / "articles"
    assert settings.api_url == TELEGRAM
    assert settings.log_level == "INFO"
    assert settings.admin_ids == frozenset()
    assert settings.webhook_url is None


@pytest.mark.parametrize(("given", "folder"), [("off", None), ("OFF ", None), ("/c", Path("/c"))])
def test_cache(monkeypatch, given: str, folder: Path | None):
    assert read_settings(ArticleSettings).cache == Path(os.environ["XDG_CACHE_HOME"]) / "on-record"
    monkeypatch.setenv("BOT_CACHE", given)
    assert read_settings(ArticleSettings).cache == folder


def test_token_is_in_no_representation(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    settings = read_settings(TelegramSettings)
    assert SECRET not in f"{settings} {settings!r} {settings.model_dump()}"


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ("", set()),
        (" ", set()),
        ("1", {1}),
        ("1, 2,2 ,", {1, 2}),
        ("9223372036854775807", {2**63 - 1}),
    ],
)
def test_admin_ids(monkeypatch, given, ids):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_ADMIN_IDS", given)
    assert read_settings(TelegramSettings).admin_ids == ids


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://api.example.org/", "https://api.example.org"),
        (" http://127.0.0.1:8081 ", "http://127.0.0.1:8081"),
        ("http://[::1]:8081/telegram//", "http://[::1]:8081/telegram"),
    ],
)
def test_api_url(monkeypatch, given, url):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_API_URL", given)
    assert read_settings(TelegramSettings).api_url == url


def test_environment_goes_before_file(folder, monkeypatch):
    (folder / ".env").write_text(f"BOT_TOKEN={TOKEN}\nBOT_LOG_LEVEL=debug\n", encoding="utf-8-sig")
    monkeypatch.setenv("BOT_LOG_LEVEL", "error")
    settings = read_settings(TelegramSettings)
    assert settings.token.get_secret_value() == TOKEN
    assert settings.log_level == "ERROR"


def test_terminal_needs_no_token(monkeypatch):
    """What only Telegram needs, the terminal does not look at."""
    monkeypatch.setenv("BOT_ADMIN_IDS", "nobody")
    assert read_settings(ArticleSettings).articles.is_dir()


UNUSABLE = [
    ("TOKEN", None, "BOT_TOKEN: not set; get one from @BotFather"),
    ("TOKEN", "", "BOT_TOKEN: not set; get one from @BotFather"),
    ("TOKEN", "hush", "BOT_TOKEN: not a token; one looks like"),
    ("TOKEN", f"{TOKEN} # mine", "BOT_TOKEN: not a token; one looks like"),
    ("TOKEN", f"bot{TOKEN}", "BOT_TOKEN: not a token; one looks like"),
    ("ADMIN_IDS", "1;2", "BOT_ADMIN_IDS: “1;2” is not a user id; write numbers with commas"),
    ("ADMIN_IDS", "@ann", "BOT_ADMIN_IDS: “@ann” is not a user id"),
    ("ADMIN_IDS", "-5", "BOT_ADMIN_IDS: “-5” is not a user id"),
    ("ADMIN_IDS", "٣", "BOT_ADMIN_IDS: “٣” is not a user id"),
    ("ADMIN_IDS", "9" * 400, "BOT_ADMIN_IDS: “999"),
    ("ADMIN_IDS", TOKEN, "BOT_ADMIN_IDS: “<hidden>” is not a user id"),
    ("ARTICLES", "missing", "BOT_ARTICLES: “missing” does not exist; name the directory"),
    ("ARTICLES", "file", "BOT_ARTICLES: “file” is not a directory; name the directory"),
    ("API_URL", "api.telegram.org", "BOT_API_URL: “api.telegram.org” is not the address"),
    ("API_URL", "ftp://x.org", "BOT_API_URL: “ftp://x.org” is not the address"),
    ("API_URL", "https://x.org:port", "BOT_API_URL: “https://x.org:port” is not the address"),
    ("API_URL", f"https://x.org/bot{TOKEN}?", "BOT_API_URL: “https://x.org/bot<hidden>?” is not"),
    ("API_URL", "https://x.org/\x1b[31m a", "BOT_API_URL: “https://x.org/\ufffd[31m a” is not"),
    ("LOG_LEVEL", "loud", "BOT_LOG_LEVEL: “loud” is none of DEBUG, INFO, WARNING, ERROR, CRITICAL"),
    ("WEBHOOK_URL", "x", "BOT_WEBHOOK_URL: “x” is not the address that Telegram can reach"),
    ("WEBHOOK_PORT", "0", "BOT_WEBHOOK_PORT: “0” is not a port; write a number from 1 to 65535"),
    ("WEBHOOK_PORT", "https", "BOT_WEBHOOK_PORT: “https” is not a port"),
    ("WEBHOOK_SECRET", "a b", "BOT_WEBHOOK_SECRET: use 1 to 256 of the characters"),
]


@pytest.mark.parametrize(("name", "value", "message"), UNUSABLE)
def test_unusable_setting(folder, monkeypatch, name, value, message):
    """One line that names the variable, what was found and what to do; never a secret."""
    (folder / "file").touch()
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    if value is None:
        monkeypatch.delenv(f"BOT_{name}")
    else:
        monkeypatch.setenv(f"BOT_{name}", value)
    with pytest.raises(SettingsError) as caught:
        read_settings(TelegramSettings)
    told = str(caught.value)
    assert told.startswith(message)
    assert "\n" not in told
    assert len(told) < 250
    assert SECRET not in told
    assert "hush" not in told


def test_all_that_is_wrong_is_told_at_once(monkeypatch):
    monkeypatch.setenv("BOT_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError, match=r"BOT_LOG_LEVEL: .*; BOT_TOKEN: not set"):
        read_settings(TelegramSettings)


def test_file_in_another_encoding(folder):
    (folder / ".env").write_text(f"BOT_TOKEN={TOKEN}", encoding="utf-16")
    with pytest.raises(SettingsError, match=r"^\.env: not UTF-8 text; save it with that encoding$"):
        read_settings(TelegramSettings)
    assert misspelt_settings() == []


def test_file_that_may_not_be_read(folder):
    (folder / ".env").write_text(f"BOT_TOKEN={TOKEN}", encoding="utf-8")
    (folder / ".env").chmod(0)
    if os.access(folder / ".env", os.R_OK):
        pytest.skip("the administrator may read every file")
    with pytest.raises(SettingsError, match=r"^\.env: cannot be read: "):
        read_settings(TelegramSettings)


def test_misspelt_names(folder, monkeypatch):
    """A typing error is pointed at; variables of others are none of our business."""
    (folder / ".env").write_text("export BOT_TOKN=x\n# BOT_OLD=1\nOTHER=2\n", encoding="utf-8")
    monkeypatch.setenv("BOT_ADMINS", "1")
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert misspelt_settings() == [
        "“BOT_ADMINS” is not a setting and is ignored; did you mean BOT_ADMIN_IDS?",
        "“BOT_TOKN” is not a setting and is ignored; did you mean BOT_TOKEN?",
    ]


def test_example_file_can_be_copied(folder, monkeypatch):
    """With the token filled in, the example is a working `.env` with every default."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    (folder / ".env").write_text(example.replace("BOT_TOKEN=\n", f"BOT_TOKEN={TOKEN}\n"))
    from_file = read_settings(TelegramSettings)
    (folder / ".env").unlink()
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert from_file == read_settings(TelegramSettings)
    assert misspelt_settings() == []
