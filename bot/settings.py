"""Settings from the environment and from a file `.env` in the working directory.

Each is explained in `.env.example`. A setting that cannot be used ends the program with one line
that names it; values that may be secret are never part of such a line.
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.layout import printable
from bot.logs import redact
from corpus.cache import default_folder
from corpus.library import SHIPPED_ARTICLES

PREFIX = "BOT_"
ENV_FILE = ".env"
NO_CACHE = "off"
TELEGRAM = "https://api.telegram.org"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{8,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # source: `secret_token` of setWebhook
_NOT_SET = {"token": "not set; get one from @BotFather in Telegram and write it into .env"}

SomeSettings = TypeVar("SomeSettings", bound="ArticleSettings")


class SettingsError(Exception):
    """The settings cannot be used; the text is one line that names the variable and the remedy."""


class ArticleSettings(BaseSettings):
    """What a conversation in a terminal needs."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",  # editors on Windows put a mark in front
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
        frozen=True,
    )

    articles: Path = SHIPPED_ARTICLES
    cache: Path | None = Field(default_factory=default_folder)
    log_level: str = "INFO"

    @field_validator("articles", mode="after")
    @classmethod
    def _check_articles(cls, folder: Path) -> Path:
        folder = folder.expanduser()
        if not folder.is_dir():
            what = "is not a directory" if folder.exists() else "does not exist"
            raise ValueError(f"{_shown(folder)} {what}; name the directory that holds the articles")
        return folder

    @field_validator("cache", mode="before")
    @classmethod
    def _read_cache(cls, given: object) -> object:
        if isinstance(given, str):
            return None if given.strip().lower() == NO_CACHE else Path(given).expanduser()
        return given

    @field_validator("log_level", mode="after")
    @classmethod
    def _check_log_level(cls, level: str) -> str:
        if level.strip().upper() not in LOG_LEVELS:
            raise ValueError(f"{_shown(level)} is none of {', '.join(LOG_LEVELS)}")
        return level.strip().upper()


class TelegramSettings(ArticleSettings):
    """What the Telegram bot needs besides."""

    token: SecretStr
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    allowed_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    operator: str = ""
    questions_per_minute: int = 20
    messages_per_second: int = 30
    search_processes: int | None = None
    api_url: str = TELEGRAM
    webhook_url: str | None = None
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = 8443
    webhook_secret: SecretStr | None = None

    @field_validator("token", mode="after")
    @classmethod
    def _check_token(cls, token: SecretStr) -> SecretStr:
        given = token.get_secret_value().strip()
        if not _TOKEN.fullmatch(given):
            raise ValueError(
                "not a token; one looks like 123456789:AbC-dEf_..., copy it from @BotFather"
            )
        return SecretStr(given)

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _read_admin_ids(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        for piece in filter(None, (piece.strip() for piece in given.split(","))):
            if not (piece.isascii() and piece.isdigit() and 0 < int(piece[:20]) < 2**63):
                raise ValueError(
                    f"{_shown(piece)} is not a user id; write numbers with commas between, "
                    "such as 12345678,87654321"
                )
        return frozenset(int(piece) for piece in given.split(",") if piece.strip())

    @field_validator("allowed_ids", mode="before")
    @classmethod
    def _read_allowed_ids(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        pieces = [piece for piece in (part.strip() for part in given.split(",")) if piece]
        for piece in pieces:
            if not re.fullmatch(r"-?[0-9]{1,18}", piece) or not int(piece):
                raise ValueError(
                    f"{_shown(piece)} is not the id of a user or chat; write numbers with commas "
                    "between, such as 12345678,-1001234567890"
                )
        return frozenset(map(int, pieces))

    @field_validator("questions_per_minute", "messages_per_second", mode="before")
    @classmethod
    def _read_rate(cls, given: object) -> object:
        if isinstance(given, str) and not re.fullmatch(r"[0-9]{1,4}", given.strip()):
            raise ValueError(f"{_shown(given)} is not a number from 0 to 9999; 0 is no limit")
        return given

    @field_validator("search_processes", mode="before")
    @classmethod
    def _read_processes(cls, given: object) -> object:
        if isinstance(given, str) and not re.fullmatch(r"[0-9]|[1-5][0-9]|6[0-4]", given.strip()):
            raise ValueError(f"{_shown(given)} is not a number from 0 to 64; 0 is none besides it")
        return given

    @field_validator("api_url", mode="after")
    @classmethod
    def _check_api_url(cls, url: str) -> str:
        return _web_address(url, "of a Bot API server, such as", TELEGRAM)

    @field_validator("webhook_url", mode="after")
    @classmethod
    def _check_webhook_url(cls, url: str | None) -> str | None:
        return url and _web_address(
            url, "that Telegram can reach, such as", "https://example.org/bot"
        )

    @field_validator("webhook_port", mode="before")
    @classmethod
    def _read_webhook_port(cls, port: object) -> object:
        if isinstance(port, str) and not (
            re.fullmatch(r"[0-9]{1,5}", port.strip()) and 0 < int(port) < 2**16
        ):
            raise ValueError(f"{_shown(port)} is not a port; write a number from 1 to 65535")
        return port

    @field_validator("webhook_secret", mode="after")
    @classmethod
    def _check_webhook_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("use 1 to 256 of the characters A-Z, a-z, 0-9, _ and -")
        return secret

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown."""
        hidden = (self.token, self.webhook_secret)
        return tuple(secret.get_secret_value() for secret in hidden if secret)


def read_settings(kind: type[SomeSettings]) -> SomeSettings:
    """The settings of *kind*, from the environment before `.env`.

    Raises `SettingsError` for the first thing that somebody has to set right.
    """
    try:
        return kind()
    except ValidationError as error:
        raise SettingsError("; ".join(_problems(error))) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{ENV_FILE}: not UTF-8 text; save it with that encoding") from None
    except OSError as error:
        raise SettingsError(f"{ENV_FILE}: cannot be read: {error.strerror}") from None


def misspelt_settings() -> list[str]:
    """A line for each variable with the prefix that is no setting, in the environment or `.env`."""
    known = {PREFIX + name.upper() for name in TelegramSettings.model_fields}
    lines = []
    for name in sorted({*_names_in_file(), *os.environ}):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            close = difflib.get_close_matches(name.upper(), known, 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            lines.append(f"{_shown(name)} is not a setting and is ignored{hint}")
    return lines


def _names_in_file() -> list[str]:
    """The variables that `.env` sets; none when it cannot be read, which `read_settings` tells."""
    try:
        text = Path(ENV_FILE).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return re.findall(r"^\s*(?:export\s+)?(\w+)\s*=", text, re.MULTILINE)


def _problems(error: ValidationError) -> list[str]:
    """What is wrong with which variable, without what it was set to."""
    lines = []
    for problem in error.errors(include_url=False, include_input=False):
        field = str(problem["loc"][0])
        reason: Any = problem.get("ctx", {}).get("error") or problem["msg"]
        if problem["type"] == "missing":
            reason = _NOT_SET.get(field, "not set")
        lines.append(f"{PREFIX}{field.upper()}: {reason}")
    return lines


def _web_address(url: str, purpose: str, example: str) -> str:
    """*url* without a slash at its end."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s{}?#]", url.strip()):
        raise ValueError(f"{_shown(url)} is not the address {purpose} {example}")
    return url.strip().rstrip("/")


def _shown(value: object) -> str:
    """A value for an error line: short, printable, and hidden where it looks like a token."""
    text = redact(printable(str(value))).replace("\n", " ")
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"
