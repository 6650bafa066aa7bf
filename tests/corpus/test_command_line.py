"""`python -m corpus` as its users start it: what comes out, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "corpus" / "articles" / "rfa-wechat-extends-chinas-internet.txt"


def run(*arguments: str | Path, articles: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "BOT_ARTICLES"}
    if articles:
        environment["BOT_ARTICLES"] = str(articles)
    command = [sys.executable, "-m", "corpus", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
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
    assert "1 articles, 29 passages" in done.stdout
    (articles / "bad.txt").write_bytes(b"\n")
    done = run("check", articles=articles)
    assert done.returncode == 1
    assert "broken: bad.txt:1: expected a headline, found an empty file" in done.stdout
    assert run("check", articles / "bad.txt").returncode == 1
    assert run("check", ARTICLE).returncode == 0


FAILURES = [
    pytest.param(["search", "--articles", "gone", "x"], "gone: expected a folder", id="folder"),
    pytest.param(["check", "gone"], "gone: expected a folder of articles, found", id="check"),
    pytest.param(["search", "--batch", "gone.jsonl"], "gone.jsonl: cannot be read", id="batch"),
    pytest.param(["attribute", "gone.txt"], "gone.txt: cannot be read: No such file", id="file"),
]


@pytest.mark.parametrize(("arguments", "message"), FAILURES)
def test_failures_are_one_line(arguments: list[str], message: str) -> None:
    """One clear line on the error output, nothing else, status 2."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "q1"}', '{"id": "q1", "question": 3}'])
def test_broken_batch_line_is_named(tmp_path: Path, line: str) -> None:
    batch = tmp_path / "q.jsonl"
    batch.write_text('{"id": "q0", "question": "x"}\n' + line + "\n")
    done = run("search", "--batch", batch, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f'{batch}:2: expected {{"id": "...", "question": "..."}}, found')


@pytest.mark.parametrize("arguments", [[], ["search"], ["search", "x", "--limit", "0"], ["no"]])
def test_wrong_usage(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


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
