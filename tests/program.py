"""The program as its users start it: a process of its own, with settings in its environment."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.telegram_server import TelegramServer

ROOT = Path(__file__).parents[1]
SHIPPED_ARTICLES = ROOT / "corpus" / "articles"
TOKEN = "7001234567:AAExampleTokenOfTheTests_0123456789"  # noqa: S105 -- opens nothing
ADMIN_ID = 4242
PATIENCE = 20.0  # seconds


def environment(**settings: str) -> dict[str, str]:
    """The tests' environment, where *settings* are the only ones, and no proxy is between."""
    foreign = re.compile(r"BOT_.*|.*_proxy", re.IGNORECASE)
    kept = {name: value for name, value in os.environ.items() if not foreign.fullmatch(name)}
    named = {f"BOT_{name.upper()}": value for name, value in settings.items()}
    return kept | {"PYTHONPATH": str(ROOT), **named}


def run(*arguments: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot` with *arguments* in *folder* to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@dataclass
class Program:
    """The Telegram bot as a running process whose output goes to files in *folder*.

    Its current folder is *folder* too, so that nobody's `.env` is read by chance.
    """

    server: TelegramServer
    folder: Path
    settings: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def articles(self) -> Path:
        """The folder of the article set that it serves."""
        return Path(self.settings["articles"])

    @property
    def status(self) -> int | None:
        """Its exit status, ``None`` while it is running."""
        assert self.process is not None
        return self.process.poll()

    @property
    def output(self) -> str:
        """All that it has written so far, over all its starts, on both streams."""
        return (self.folder / "output").read_text(encoding="utf-8")

    def launch(self) -> None:
        """Start it and return at once."""
        with (self.folder / "output").open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot"],
                cwd=self.folder,
                env=environment(**self.settings),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def start(self) -> None:
        """Start it and return when it has begun to ask for updates."""
        polls = len(self.server.requests_of("getUpdates"))
        self.launch()
        self.server.wait_for(
            lambda: self.status is not None or len(self.server.requests_of("getUpdates")) > polls,
            "the first poll",
        )
        assert self.status is None, f"ended with {self.status}:\n{self.output}"

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end and give its exit status; negative when the signal itself ended it."""
        assert self.process is not None
        self.process.send_signal(how)
        try:
            return self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def close(self) -> None:
        """End it if it is still running, without a question."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
