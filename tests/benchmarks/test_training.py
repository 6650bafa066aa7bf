"""Learning the weights: what is learned from small corpora, what is written, and what is not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.training.data import MarkedArticle
from benchmarks.training.files import rounded, write
from benchmarks.training.learning import Choice, Settings, best, learn_choices, learn_decisions
from benchmarks.training.names import drop_names, find_names, words_of
from corpus.attribution.document import read_document
from corpus.attribution.scoring import UNIT, score
from corpus.model import Article, Paragraph
from tests.program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings(epochs=6, minimum=1)


def marked(text: str) -> MarkedArticle:
    article = Article("a.txt", text, (Paragraph(1, 0, len(text)),))
    return MarkedArticle(read_document(article), [], bytearray(len(text)))


# ------------------------------------------------------------------------------ learning
def test_decisions_follow_the_feature_that_tells():
    """The sum over a row's features is the log odds that it is true."""
    rows = [(["b", "w=said"], True), (["b", "w=ran"], False)] * 20
    weights = learn_decisions(rows, SETTINGS)
    assert score(weights, ["b", "w=said"]) > 1
    assert score(weights, ["b", "w=ran"]) < -1


def test_choices_prefer_the_right_candidate():
    """The candidate with the feature that right ones have comes first, wherever it stands."""
    near, far = ["near", "noun"], ["far", "noun"]
    weights = learn_choices(
        [Choice([near, far], {0: 1.0}), Choice([far, near], {1: 1.0})], SETTINGS
    )
    assert best(weights, [far, near, far]) == 1


def test_equals_go_to_the_first():
    assert best({}, [["a"], ["b"]]) == 0


def test_seldom_features_are_not_learned():
    """One occurrence proves nothing."""
    rows = [(["often", "once"], True), (["often"], True), (["often"], False)]
    assert set(learn_decisions(rows, Settings(epochs=2, minimum=2))) == {"often"}


def test_learning_repeats():
    """The same rows give the same weights, with features left out at random too."""
    rows = [([f"x={k % 7}", f"y={k % 3}"], k % 2 == 0) for k in range(60)]
    settings = Settings(epochs=4, minimum=1, dropout=0.3)
    assert learn_decisions(rows, settings) == learn_decisions(rows, settings)


# ------------------------------------------------------------------------------ names
TEXT = (
    "The mayor said Wexbury would pay. On Monday the mayor told Wexbury that trains stop."
    " However, nobody believed the mayor, said Wexbury."
)


def test_names_are_words_that_never_go_without_a_capital():
    """A capital that opens a sentence tells nothing, and the days of the week are no names."""
    assert find_names([marked(TEXT)]) == {"wexbury"}


def test_a_name_that_is_also_written_small_is_a_word():
    assert find_names([marked("Then Stone said that a stone is a stone.")]) == frozenset()


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        pytest.param("w=said|n=to", ["said"], id="two letters after n= are tags"),
        pytest.param("p2=wexbury|p=also", ["wexbury", "also"], id="two words before"),
        pytest.param("none|p=xu", ["xu"], id="a short name"),
        pytest.param("L|nCn|V", [], id="tags alone"),
        pytest.param("R|edge=,but|verb=True", ["but"], id="a border"),
    ],
)
def test_words_of_a_feature(feature: str, words: list[str]):
    assert words_of(feature) == words


def test_weights_of_names_are_left_out():
    """No weight knows anybody by name."""
    weights = {"p=wexbury": 40, "p=mayor": 12, "p2=wexbury|p=also": 7}
    assert drop_names(weights, frozenset({"wexbury"})) == ({"p=mayor": 12}, 2)


# ------------------------------------------------------------------------------ files
def test_files_hold_whole_units_sorted(tmp_path: Path):
    """Small weights go, but a word that may be a cue stays one."""
    weights = {"w=said": 2.348, "b": -1.0, "t=nV": 0.044, "w=ran": 0.01, "w=ran|n=to": 0.01}
    size = write(rounded(weights), tmp_path / "cue.json")
    text = (tmp_path / "cue.json").read_text(encoding="utf-8")
    assert text == '{"b":-100,"w=ran":0,"w=said":235}'
    assert size == len(text)
    assert json.loads(text)["w=said"] * UNIT == pytest.approx(2.35)


# ------------------------------------------------------------------------------ the command
def test_absent_news_are_told_in_one_line(tmp_path: Path):
    """Nothing is learned, nothing is written and nothing is broken: the status is 0."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "benchmarks", project / "benchmarks")
    (project / "corpus").symlink_to(ROOT / "corpus")
    for module in ("benchmarks.training", "benchmarks.attribution_speed"):
        ended = subprocess.run(
            [sys.executable, "-m", module],
            cwd=project,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        [line] = ended.stdout.splitlines()
        assert ", for want of " in line
        assert ended.stderr == ""
        assert ended.returncode == 0
