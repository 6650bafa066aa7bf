"""The training command on a small corpus of our own, as a person runs it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# What the scorer's module gives, for articles whose attributions stand beside them as JSON.
READER = """
import json, re
def read_text(path): return path.read_text(encoding="utf-8")
def paragraphs(text): return [m.span() for m in re.finditer(r"[^\\n]+", text)]
def names(folder): return sorted(path.name for path in (folder / "text").iterdir())
def article(folder, name):
    marked = json.loads((folder / "attributions" / name).read_text(encoding="utf-8"))
    return read_text(folder / "text" / name), marked, []
def head_spans(text, spans): return spans
def word_positions(text, spans):
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}
"""
PEOPLE = ("Ann Lee", "Bo Ek", "Cy Dunn", "Di Frey")
CLAIMS = ("the mill will close", "nobody was asked", "trains run late", "rents have doubled")


def part(text: str, words: str) -> list[list[int]]:
    start = text.index(words)
    return [[start, start + len(words)]]


def add_article(folder: Path, number: int) -> None:
    """One statement that is marked, in an article where much else happens."""
    who, what = PEOPLE[number % 4], CLAIMS[number % 3]
    text = f"News of the day\nOn Monday {who} said that {what}.\nThe old mill stood by the river.\n"
    marked = {"cue": part(text, "said"), "source": part(text, who), "content": part(text, what)}
    for kind, content in (
        ("text", text),
        ("attributions", json.dumps([marked | {"kind": "indirect"}])),
    ):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / kind / f"{number:02}.txt").write_text(content, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project with a small corpus beside it."""
    shared = tmp_path / "shared"
    (shared / "attribution").mkdir(parents=True)
    (shared / "attribution" / "gold.py").write_text(READER, encoding="utf-8")
    for split, count in (("train", 16), ("dev", 4)):
        for number in range(count):
            add_article(shared / "polnear" / split, number)
    shutil.copytree(ROOT / "benchmarks", tmp_path / "project" / "benchmarks")
    (tmp_path / "project" / "corpus").symlink_to(ROOT / "corpus")
    return tmp_path / "project"


def learn(project: Path, out: Path) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.training", "--out", str(out)],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return re.sub(r"in \d+ s", "", ended.stdout)


def test_weights_are_learned_told_and_written_alike_each_time(project: Path):
    """Every model has its file and its held-out figures, and another run gives the same."""
    first, again = project / "first", project / "again"
    told = learn(project, first)
    assert told == learn(project, again)
    models = ["cue", "source", "content", "acceptance"]
    assert re.findall(r"^(\w+): learned", told, re.MULTILINE) == models
    assert "4 cues, right source 1.0000" in told
    for model in models:
        content = (first / f"{model}.npz").read_bytes()
        assert content == (again / f"{model}.npz").read_bytes()
        with np.load(first / f"{model}.npz") as weights:
            assert len(weights["keys"]) == len(weights["units"]) > 0
            assert (np.diff(weights["keys"].astype(int)) > 0).all()
    words = (first / "cue_words.txt").read_text(encoding="utf-8").split()
    assert "said" in words
    assert not {"ann", "lee", "ek", "dunn"} & set(words)
