"""What the tests stand on: a folder of articles, a Telegram on loopback, the running bot."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.newsroom import write_newsroom
from tests.program import ADMIN_ID, SHIPPED_ARTICLES, TOKEN, Program
from tests.telegram_server import TelegramServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# No test is timed: the machine may have other work. What checks run with elsewhere stays as it is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no program that one starts, uses the cache of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with a copy of the shipped articles, to be changed at will."""
    return shutil.copytree(SHIPPED_ARTICLES, tmp_path / "articles")


@pytest.fixture
def telegram_server() -> Iterator[TelegramServer]:
    """A Telegram of one's own."""
    server = TelegramServer(TOKEN)
    yield server
    server.close()
    assert not server.crashes


@pytest.fixture
def program(telegram_server: TelegramServer, articles: Path) -> Iterator[Program]:
    """The bot over *articles* and *telegram_server*, ready to be started; stopped afterwards."""
    program = make_program(telegram_server, articles)
    yield program
    program.close()
    telegram_server.assert_well_used()


@pytest.fixture(scope="session")
def running_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One bot for all tests that only talk to it, each as somebody new."""
    server = TelegramServer(TOKEN)
    articles = shutil.copytree(SHIPPED_ARTICLES, tmp_path_factory.mktemp("bot") / "articles")
    program = make_program(server, articles)
    program.start()
    yield program
    program.close()
    server.close()
    server.assert_well_used()


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One bot over a made-up paper's articles, for all tests that only talk to it."""
    server = TelegramServer(TOKEN)
    program = make_program(server, write_newsroom(tmp_path_factory.mktemp("paper") / "articles"))
    program.start()
    yield program
    program.close()
    server.close()
    server.assert_well_used()


def make_program(server: TelegramServer, articles: Path) -> Program:
    """The bot over a folder of articles, its own folder the one around that."""
    settings = {
        "token": TOKEN,
        "admin_ids": str(ADMIN_ID),
        "articles": str(articles),
        "api_url": server.url,
        "log_level": "DEBUG",
    }
    return Program(server, articles.parent, settings)
