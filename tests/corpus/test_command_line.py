"""`python -m corpus` as its users start it: what comes out, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "corpus" / "articles" / "rfa-wechat-extends-chinas-internet.txt"


def run(
    *arguments: str | Path, articles: Path | None = ARTICLE.parent, folder: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run `python -m corpus` in *folder*, with the shipped articles unless told otherwise."""
    environment = {k: v for k, v in os.environ.items() if k != "BOT_ARTICLES"}
    environment["PYTHONPATH"] = str(ROOT)
    if articles:
        environment["BOT_ARTICLES"] = str(articles)
    command = [sys.executable, "-m", "corpus", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=environment,
        timeout=60,
        check=False,
    )


def test_search_batch_gives_one_object_a_question_in_order(tmp_path: Path) -> None:
    """The agreed fields, spans that cut out the text, and refusals."""
    batch = tmp_path / "questions.jsonl"
    questions = {"q2": "what did deibert say about security", "q1": "asdfgh"}
    lines = [json.dumps({"id": i, "question": q}) for i, q in questions.items()]
    batch.write_text("\n".join([*lines, ""]), encoding="utf-8")
    done = run("search", "--articles", ARTICLE.parent, "--limit", "2", "--json", "--batch", batch)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["answered"], len(first["hits"])) == ("q2", True, 2)
    assert second == {"id": "q1", "answered": False, "hits": []}
    hit = first["hits"][0]
    assert list(hit) == ["article", "paragraph", "start", "end", "score", "speakers", "text"]
    assert hit["article"] == ARTICLE.name
    assert hit["speakers"][0] == "Ron Deibert"
    text = ARTICLE.read_bytes().decode("utf-8")
    assert all(text[h["start"] : h["end"]] == h["text"] for h in first["hits"])


def test_search_for_people_says_where_it_stands() -> None:
    done = run("search", "Who said WeChat is a prison?")
    assert done.returncode == 0
    assert f"Wang Yaqiu ({ARTICLE.name}, paragraph 16)" in done.stdout
    assert "\x1b" not in done.stdout
    assert "hold no answer" in run("search", "asdfgh").stdout


def test_attribute_gives_spans_in_text_order() -> None:
    given = os.path.relpath(ARTICLE, ROOT)
    done = run("attribute", "--json", given)
    assert (done.returncode, done.stderr) == (0, "")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert "“Wechat is not" in done.stdout
    text = ARTICLE.read_bytes().decode("utf-8")
    assert records == sorted(records, key=lambda record: record["start"])
    for record in records:
        assert list(record) == (
            "article paragraph start end text kind speaker role mention cue".split()
        )
        assert record["article"] == given
        assert record["text"] == text[record["start"] : record["end"]]
        assert record["kind"] in ("direct", "mixed", "indirect")
    assert {"Ron Deibert", "Wang Yaqiu"} <= {record["speaker"] for record in records}


def test_attribute_for_people_is_plain_in_a_pipe() -> None:
    done = run("attribute", ARTICLE)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "Ron Deibert, CitizenLab director" in done.stdout


def test_check_reports_what_is_held_and_broken(articles: Path) -> None:
    done = run("check", articles)
    assert done.returncode == 0
    assert "1 article, 29 passages, 9 speakers, 0 broken" in done.stdout
    (articles / "bad.txt").write_bytes(b"\n")
    done = run("check", articles=articles)
    assert done.returncode == 1
    assert "broken: bad.txt:1: expected a headline, found an empty file" in done.stdout
    assert run("check", articles / "bad.txt").returncode == 1
    assert run("check", ARTICLE).returncode == 0


def test_check_tells_everything(tmp_path: Path) -> None:
    """Kinds, dates, languages, sources, copies, what was left out and what is broken."""
    fall = (
        "The old bridge fell into the river on Monday, and nobody was on it when it fell at noon, "
        "the town said."
    )
    lines = [
        {"title": "Bridge falls", "text": f"{fall}\n\nAdvertisement", "date": "2024-03-05"},
        {"title": "A bridge gone", "text": fall, "date": "2024-03-06", "source": "Gazette"},
        {"title": "Rain", "text": "It rained. \ud83d", "language": "en"},
        {"title": "No text"},
    ]
    (tmp_path / "wire.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    done = run("check", tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    told = done.stdout.splitlines()
    assert told[0] == f"{tmp_path}: 3 articles, 3 passages, 0 speakers, 1 broken"
    assert told[1:6] == [
        "paragraphs: 3 headline, 3 body, 1 buttons",
        "dates: 2024-03-05 to 2024-03-06; 1 without",
        "languages: en 1; 2 not stated",
        "sources: Gazette 1; 2 not stated",
        "copies: 1",
    ]
    assert "wire.jsonl#2: A bridge gone (Gazette, 2024-03-06)" in told
    assert [line.partition(": ")[2] for line in told if line.startswith("left out: ")] == [
        "wire.jsonl:3: found a code point that is no character: shown as U+FFFD",
        "1 file that no reader takes: .pdf 1",
    ]
    assert told[-1].startswith("broken: wire.jsonl:4: expected text under one of the keys")


def test_check_for_programs(articles: Path) -> None:
    """One object with the keys that the docs tell; the exit status is the same."""
    (articles / "bad.txt").write_bytes(b"\n")
    done = run("check", "--json", articles)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["articles"] == told["paragraphs"]["headline"] == 1
    assert told["dates"] == {"first": None, "last": None, "missing": 1}
    assert told["sources"] == {"stated": {"Radio Free Asia": 1}, "missing": 0}
    assert told["languages"] == {"stated": {}, "missing": 1}
    assert told["broken"] == [
        {"path": "bad.txt", "line": 1, "reason": "expected a headline, found an empty file"}
    ]
    documented = (ROOT / "docs" / "articles.md").read_text(encoding="utf-8")
    assert [key for key in told if f"| `{key}` |" not in documented] == []


def test_check_draws_its_progress_on_a_terminal_alone(articles: Path) -> None:
    """The bar goes to the error output, and is gone at the end; a pipe gets the report alone."""
    bar = pty.openpty()
    with os.fdopen(bar[1], "wb", buffering=0) as screen:
        done = subprocess.run(
            [sys.executable, "-m", "corpus", "check", str(articles)],
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm"},
            stdout=subprocess.PIPE,
            stderr=screen,
            check=False,
        )
    drawn = os.read(bar[0], 100_000)
    os.close(bar[0])
    assert done.returncode == 0
    assert b"indexing" in drawn
    assert b"1 article, 29 passages" in done.stdout


def test_articles_of_the_settings_file(tmp_path: Path) -> None:
    """`.env` names the folder where the environment does not; empty is not set."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("Rain\n\nIt rained.\n", encoding="utf-8")
    (tmp_path / ".env").write_text('\ufeffBOT_ARTICLES="mine"\nBOT_TOKEN=x\n', encoding="utf-8")
    assert run("check", articles=None, folder=tmp_path).stdout.startswith("mine: 1 article, 1 pas")
    assert ARTICLE.name in run("check", folder=tmp_path).stdout
    (tmp_path / ".env").write_text("BOT_ARTICLES=\n", encoding="utf-8")
    assert ARTICLE.name in run("check", articles=None, folder=tmp_path).stdout
    (tmp_path / ".env").write_bytes(b"\xff")
    done = run("check", articles=None, folder=tmp_path)
    assert (done.returncode, done.stderr) == (2, "error: .env: cannot be read: it is no UTF-8\n")


def test_metadata_without_its_article_is_broken(articles: Path) -> None:
    (articles / "gone.meta.toml").write_text('source = "The Gazette"\n', encoding="utf-8")
    done = run("check", articles)
    assert done.returncode == 1
    told = "broken: gone.meta.toml: expected its article beside it, as gone.txt, found none"
    assert told in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_folder_that_cannot_be_opened(articles: Path) -> None:
    """Below the set it is one broken thing; the set itself is told as a whole."""
    (articles / "closed").mkdir(mode=0)
    done = run("check", articles)
    assert done.returncode == 1
    assert "broken: closed: the folder cannot be read: give the program" in done.stdout
    articles.chmod(0)
    done = run("check", articles)
    articles.chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {articles}: the folder cannot be read: give")


FAILURES = [
    pytest.param(
        ["search", "--articles", "gone", "x"], "error: gone: expected a folder", id="folder"
    ),
    pytest.param(
        ["check", "gone"], "error: gone: expected a folder of articles, found", id="check"
    ),
    pytest.param(
        ["search", "--batch", "gone.jsonl"], "error: gone.jsonl: cannot be read", id="batch"
    ),
    pytest.param(
        ["attribute", "gone.txt"], "error: gone.txt: cannot be read: No such file", id="file"
    ),
]


@pytest.mark.parametrize(("arguments", "message"), FAILURES)
def test_failures_are_one_line(arguments: list[str], message: str) -> None:
    """One clear line on the error output, nothing else, status 2."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


def test_empty_question_is_an_error() -> None:
    done = run("search", "  ")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: QUESTION: nothing is asked; write it in quotes")


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "q1"}', '{"id": "q1", "question": 3}'])
def test_broken_batch_line_is_named(tmp_path: Path, line: str) -> None:
    batch = tmp_path / "q.jsonl"
    batch.write_text('{"id": "q0", "question": "x"}\n' + line + "\n")
    done = run("search", "--batch", batch, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        f'error: {batch}:2: expected {{"id": "...", "question": "..."}}, found'
    )


WRONG_USAGE = [
    pytest.param([], "the following arguments are required: COMMAND; python -m corpus", id="none"),
    pytest.param(["no"], "argument COMMAND: invalid choice: 'no'", id="unknown"),
    pytest.param(["search"], "one of the arguments question --batch is required", id="question"),
    pytest.param(
        ["search", "x", "--limit", "0"], "argument --limit: expected a number", id="limit"
    ),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_USAGE)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {message}")
    assert done.stderr.endswith("--help says more\n")
    assert done.stderr.count("\n") == 1


def test_broken_pipe_ends_quietly() -> None:
    """`| head -1` and the like are no error."""
    command = [sys.executable, "-m", "corpus", "attribute", "--json", *[str(ARTICLE)] * 20]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
