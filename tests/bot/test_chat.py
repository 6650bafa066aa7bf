"""The conversation in a terminal and through a pipe, with the real program."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.program import PATIENCE, SHIPPED_ARTICLES, environment, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Self

PARAGRAPH = 'He said there are "very serious" security and privacy issues associated with WeChat'
QUESTION = "what did deibert say about security"
# Makes its terminal the one whose Ctrl-C it gets, as a shell would.
_IN_CHARGE = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGINT, signal.SIG_DFL)  # which tests run in the background would ignore
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "bot", "chat"])
"""
_STYLING = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\]8;[^\x1b]*\x1b\\)")  # colour, links, editing


def pipe(
    given: str | bytes, folder: Path, *arguments: str, **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m bot chat` with *given* on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *(arguments or ("chat",))],
        input=given.encode() if isinstance(given, str) else given,
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def test_piped_question_is_answered_plainly(tmp_path):
    """No prompt, no banner, no colour; paragraphs are word for word on one line each."""
    ended = pipe(f"{QUESTION}\n", tmp_path)
    assert (ended.returncode, ended.stderr) == (0, b"")
    lines = ended.stdout.decode().splitlines()
    assert lines[0] == "Ron Deibert, CitizenLab director"
    [article] = SHIPPED_ARTICLES.glob("*.txt")
    paragraphs = article.read_text(encoding="utf-8").splitlines()
    assert lines[1].removeprefix("> ") in paragraphs
    assert lines[1].startswith(f"> {PARAGRAPH}")
    assert b"\x1b" not in ended.stdout


def test_conversation_through_a_pipe(tmp_path):
    """One line is one question; commands, "more" and "quit" work as in the terminal."""
    given = "more\n\n  \nWhat about WeChat in China?\nmore\n/help\n/speakers\n/articles\n/privacy\n"
    given += "/ask what did deibert say\n/ask\n/start\n/reload\nwho is quoted?\nQUIT\nnever asked\n"
    ended = pipe(given, tmp_path)
    assert (ended.returncode, ended.stderr) == (0, b"")
    replies = ended.stdout.decode().split("\n---\n")
    openings = [reply.strip().splitlines()[0] for reply in replies]
    assert openings[0] == wording.NOTHING_TO_CONTINUE
    assert "1–3 of " in replies[1]
    assert "4–6 of " in replies[2]
    assert openings[3].startswith(wording.HOW_TO_ASK)
    assert openings[4:7] == [
        wording.SPEAKERS_TITLE,
        wording.ARTICLES_TITLE,
        wording.paragraphs(wording.PRIVACY)[0],
    ]
    assert openings[7] == "Ron Deibert, CitizenLab director"
    assert openings[8].startswith(wording.ASK_WHAT.partition("{")[0])
    assert openings[9].startswith(wording.HELLO)
    assert openings[10:] == [wording.UNKNOWN_COMMAND, wording.SPEAKERS_TITLE]


def test_words_for_the_conversation_itself(tmp_path):
    """Help, going on and leaving are understood as people say them."""
    given = "help\nWhat about WeChat in China?\nmore please\nMore, please!\nWhat did Tencent say?\n"
    ended = pipe(given + "more\nQuit.\nnever asked\n", tmp_path)
    replies = ended.stdout.decode().split("\n---\n")
    assert wording.IN_TERMINAL in replies[0]
    assert wording.IN_GROUPS not in replies[0]
    assert "4–6 of " in replies[2]
    assert "7–9 of " in replies[3]
    assert "1–3 of 5. Type" in replies[4]
    assert replies[5].rstrip().endswith("4–5 of 5")
    assert len(replies) == 6


def test_more_goes_on_with_a_list(tmp_path):
    """By command and in words; then it says that this was the end."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(60):
        name = f"Ann{chr(97 + number // 26)}{chr(97 + number % 26)} Lee{number}"
        text = f'Rain {number}\n\n"It rains in May," {name} told the council.\n'
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    for asked in ("/articles", "what articles do you have?", "/speakers"):
        ended = pipe(f"{asked}\nmore\nmore\nmore\n", tmp_path, articles=str(folder))
        *pages, end = ended.stdout.decode().split("\n---\n")
        heads = re.findall(r"^(?:Rain \d+|Ann\w+ Lee\d+)", "\n".join(pages), re.MULTILINE)
        assert len(heads) == len(set(heads)) == 60
        assert [wording.MORE_HINT in page for page in pages] == [True, True, False]
        assert end.strip() in {wording.END_OF_LIST, wording.NO_MORE}


def test_more_until_the_end(tmp_path):
    ended = pipe("why are the lawyers going to court?\n" + "more\n" * 20, tmp_path)
    assert ended.stdout.decode().rstrip().endswith(wording.NO_MORE)


@pytest.mark.parametrize(
    "given",
    [b"", b"\n\n", b"\xff\xfe\x00\x80 security\n", b"\x1b[2J\x07\n", b"no line end", b"\r\nx\r\n"],
)
def test_odd_bytes(tmp_path, given):
    """Whatever comes in, nothing breaks, and no control character goes out."""
    ended = pipe(given, tmp_path)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", ended.stdout)


def test_terminal_that_knows_no_letters_but_ascii(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "Who said WeChat is a prison?"],
        cwd=tmp_path,
        env=environment() | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 0
    assert b"?Wechat is not actually a bridge" in ended.stdout


def test_articles_cannot_command_the_terminal(tmp_path):
    """Escape sequences in an article are shown, not obeyed, in a pipe and in a terminal."""
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "Rain \x1b[2J in town\n\nIt rained \x1b]0;owned\x07 and \x9b31m hailed.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.meta.toml").write_text('source = "The \\u001b[1mGazette"\n', encoding="utf-8")
    ended = pipe("did it rain?\n/articles\n", tmp_path, articles=str(folder))
    assert ended.returncode == 0
    assert b"It rained" in ended.stdout
    assert b"\x1b" not in ended.stdout
    assert "\x9b" not in ended.stdout.decode()
    with Terminal(tmp_path, articles=str(folder)) as terminal:
        terminal.type("did it rain?")
        shown = terminal.read_until("hailed")
        assert "]0;owned" in _STYLING.sub("", shown)
        assert "\x1b]0" not in shown


def test_reader_who_goes_away(tmp_path):
    """`python -m bot chat | head -1` ends quietly."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin and process.stdout  # noqa: PT018 - for the type checker
    process.stdout.close()
    process.stdin.write(f"{QUESTION}\n".encode() * 5)
    process.stdin.close()
    assert process.wait(PATIENCE) == 0
    assert process.stderr and process.stderr.read() == b""  # noqa: PT018
    process.stderr.close()


@pytest.mark.parametrize(
    ("question", "status", "first"),
    [
        (QUESTION, 0, "Ron Deibert, CitizenLab director"),
        ("zebras", 1, wording.NOT_FOUND),
        ("What did Elon Musk say?", 1, "Nobody called Elon Musk is quoted in these articles."),
    ],
)
def test_ask(tmp_path, question, status, first):
    """One question, and whether it was answered as the exit status."""
    ended = run("ask", *question.split(), folder=tmp_path)
    assert (ended.returncode, ended.stderr) == (status, "")
    assert ended.stdout.splitlines()[0] == first


@pytest.mark.parametrize(
    ("arguments", "settings", "message"),
    [
        (["talk"], {}, "error: argument COMMAND: invalid choice: 'talk'"),
        (["ask"], {}, "error: the following arguments are required: QUESTION; python -m bot ask"),
        (["ask", " "], {}, "error: QUESTION: nothing is asked"),
        (["ask", "?"], {"articles": "missing"}, "error: BOT_ARTICLES: “missing” does not exist"),
        (["chat"], {"articles": "."}, "error: BOT_ARTICLES: .: expected at least one article"),
        (["chat"], {"log_level": "loud"}, "error: BOT_LOG_LEVEL: “loud” is none of"),
    ],
)
def test_what_somebody_has_to_set_right(tmp_path, arguments, settings, message):
    ended = run(*arguments, folder=tmp_path, **settings)
    assert ended.returncode == 2
    assert ended.stderr.startswith(message)
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


def test_broken_file_is_told_and_the_others_serve(tmp_path):
    (tmp_path / "a.txt").write_text("Rain\n\nIt rained in town.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    ended = run("ask", "Did it rain in town?", folder=tmp_path, articles=str(tmp_path))
    assert ended.returncode == 0
    assert "Left out: b.txt:1: " in ended.stderr


class Terminal:
    """`python -m bot chat` in a terminal of its own; *banner* is what it opens with."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self._screen, terminal = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _IN_CHARGE],
            cwd=folder,
            env=environment(**settings)
            | {"TERM": "xterm-256color", "COLUMNS": "72", "LINES": "40"},
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        self.banner = self.read_until("> ")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._screen)

    def type(self, text: str | bytes, end: str = "\n") -> None:
        """Press the keys of *text*, then Enter."""
        os.write(self._screen, (text.encode() if isinstance(text, str) else text) + end.encode())

    def read_until(self, words: str) -> str:
        """What is shown until *words* appear, with its colours."""
        shown, deadline = "", time.monotonic() + PATIENCE
        while words not in _STYLING.sub("", shown):
            left = max(0.0, deadline - time.monotonic())
            assert select.select([self._screen], [], [], left)[0], f"{words!r} not in {shown!r}"
            shown += os.read(self._screen, 4096).decode(errors="replace")
        return shown


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal in which the prompt has appeared."""
    with Terminal(tmp_path) as terminal:
        yield terminal


def test_terminal_answers_in_colour_and_wraps(terminal: Terminal):
    """Names in bold, the quotation behind a bar, no line longer than the terminal is wide."""
    terminal.type("Who said WeChat is a prison?")
    shown = terminal.read_until("> ")
    assert "\x1b[1mWang Yaqiu" in shown
    lines = _STYLING.sub("", shown).splitlines()
    assert any(line.startswith("  │ “Wechat is not actually a bridge") for line in lines)
    assert max(len(line) for line in lines) <= 72


def test_banner_says_what_is_loaded(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Rain\n\nIt rained.\n\nIt hailed.\n", encoding="utf-8")
    with Terminal(tmp_path, articles=str(folder)) as terminal:
        assert "1 article, 2 paragraphs, 0 speakers." in terminal.banner
        assert wording.BANNER_HINT in terminal.banner


@pytest.mark.parametrize("farewell", ["quit\n", "\x04", "\x03"], ids=["quit", "end", "Ctrl-C"])
def test_leaving(terminal: Terminal, farewell: str):
    """Every way out is a clean one."""
    deadline = time.monotonic() + PATIENCE
    while terminal.process.poll() is None and time.monotonic() < deadline:
        # Again, as people do: a Ctrl-C in the instant in which readline begins to wait gets lost.
        terminal.type(farewell, end="")
        time.sleep(0.5)
    assert terminal.process.wait(0) == 0


def test_odd_keys(terminal: Terminal):
    """Bytes that are no text are a question like any other."""
    terminal.type(b"\xff\xfe security\x80")
    assert "Traceback" not in terminal.read_until("> ")
    terminal.type("quit")
    assert terminal.process.wait(PATIENCE) == 0


def test_interrupt_while_reading_a_pipe(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin and process.stdout  # noqa: PT018 - for the type checker
    process.stdin.write(b"/privacy\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=PATIENCE)[1] == b""
    assert process.returncode == 0
