"""Articles of every format as one set: each answer carries the date and the link of its own."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# Where each article stands, its subject and its day in March 2024.
ARTICLES = {
    "bridge.txt": ("bridge", 1),
    "tram.md": ("tram", 2),
    "museum.html": ("museum", 3),
    "wire.jsonl": ("harbour", 4),
    "export.json.gz": ("library", 5),
}


def text(subject: str) -> str:
    return f'"The {subject} of Millbrook cannot wait for another winter," said Ann Lee, the mayor.'


def link(subject: str) -> str:
    return f"https://example.org/{subject}"


def stored(name: str, subject: str, day: int) -> bytes:
    date, headline = f"2024-03-{day:02}", f"The {subject} cannot wait"
    record = {"title": headline, "date": date, "url": link(subject), "text": text(subject)}
    match name.partition(".")[2]:
        case "txt":
            content = f"{headline}\n\n{text(subject)}\n"
        case "md":
            front = f"title: {headline}\ndate: {date}\nurl: {link(subject)}"
            content = f"---\n{front}\n---\n\n{text(subject)}\n"
        case "html":
            meta = (
                f'<meta name="date" content="{date}"><link rel="canonical" href="{link(subject)}">'
            )
            body = f"<article><h1>{headline}</h1><p>{text(subject)}</p></article>"
            content = (
                f"<html><head><title>{headline}</title>{meta}</head><body>{body}</body></html>"
            )
        case "jsonl":
            content = json.dumps(record) + "\n"
        case _:
            return gzip.compress(json.dumps([record]).encode())
    return content.encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("set")
    for name, (subject, day) in ARTICLES.items():
        (folder / name).write_bytes(stored(name, subject, day))
    (folder / "bridge.meta.toml").write_text(f'date = 2024-03-01\nurl = "{link("bridge")}"\n')
    return folder


@pytest.mark.parametrize(("subject", "day"), ARTICLES.values(), ids=ARTICLES)
def test_answer_carries_date_and_link(folder: Path, tmp_path: Path, subject: str, day: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", f"What did Ann Lee say about the {subject}?"],
        cwd=ROOT,
        env={"BOT_ARTICLES": str(folder), "BOT_CACHE": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    first = done.stdout.split("\n\n")[0].splitlines()
    assert first[1:] == [
        f"> {text(subject)}",
        f"The {subject} cannot wait — 2024-03-{day:02} <{link(subject)}>",
    ]
