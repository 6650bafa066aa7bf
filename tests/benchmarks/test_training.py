"""Learning the weights: what is learned from small corpora, what is written, and what is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.training.data import MarkedArticle
from benchmarks.training.files import write, write_words
from benchmarks.training.learning import (
    NAMELESS,
    Choice,
    Features,
    Settings,
    best,
    learn_choices,
    learn_decisions,
    score,
)
from benchmarks.training.models import Models
from benchmarks.training.names import find_names
from corpus.attribution.document import read_document
from corpus.attribution.scoring import Templates, Weights
from corpus.attribution.words import number
from corpus.model import Article, Paragraph
from tests.program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings(epochs=6, minimum=1)


def marked(text: str) -> MarkedArticle:
    article = Article("a.txt", text, (Paragraph(1, 0, len(text)),))
    return MarkedArticle(read_document(article), [], bytearray(len(text)))


def row(*features: int) -> Features:
    return np.array(features, dtype=np.int64)


# ------------------------------------------------------------------------------ learning
BOTH, SAID, RAN = 7, 11, 13
NEAR, FAR, NOUN = 3, 2**32 - 1, 5


def test_decisions_follow_the_feature_that_tells():
    """The sum over a row's features is the log odds that it is true."""
    weights = learn_decisions([(row(BOTH, SAID), True), (row(BOTH, RAN), False)] * 20, SETTINGS)
    assert score(weights, row(BOTH, SAID)) > 1
    assert score(weights, row(BOTH, RAN)) < -1


def test_choices_prefer_the_right_candidate():
    """The candidate with the feature that right ones have comes first, wherever it stands."""
    near, far = row(NEAR, NOUN), row(FAR, NOUN)
    weights = learn_choices(
        [Choice([near, far], {0: 1.0}), Choice([far, near], {1: 1.0})], SETTINGS
    )
    assert best(weights, [far, near, far]) == 1


def test_equals_go_to_the_first():
    weights = learn_decisions([(row(BOTH), True)], SETTINGS)
    assert best(weights, [row(SAID), row(RAN)]) == 0


def test_seldom_features_are_not_learned():
    """One occurrence proves nothing."""
    rows = [(row(BOTH, RAN), True), (row(BOTH), True), (row(BOTH), True)]
    assert learn_decisions(rows, Settings(epochs=2, minimum=2)).keys.tolist() == [BOTH]


def test_learning_repeats(tmp_path: Path):
    """The same rows give the same weights and files, with features left out at random too."""
    rows = [(row(k % 7, 10 + k % 3), k % 2 == 0) for k in range(60)]
    settings = Settings(epochs=4, minimum=1, dropout=0.3)
    files = [tmp_path / "one.npz", tmp_path / "two.npz"]
    for file in files:
        write(learn_decisions(rows, settings), file)
    assert files[0].read_bytes() == files[1].read_bytes()


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


def test_no_feature_holds_a_name():
    """What is learned of somebody called Wexbury says nothing of the next of that name."""
    models = Models({"said": 1.0, "wexbury": 0.5}, frozenset({"wexbury"}))
    columns = {
        "word": np.array([number("said"), number("said")]),
        "before": np.array([number("wexbury"), number("mayor")]),
    }
    templates = Templates(("word", "before", "word before"))
    named, nameless = models.rows(templates, columns)
    left = [" ".join(row) for row, key in zip(templates.rows, named, strict=True) if key >= 0]
    assert left == ["word"]
    assert NAMELESS not in nameless
    assert models.words == {"said"}


# ------------------------------------------------------------------------------ files
def test_files_hold_whole_units(tmp_path: Path):
    """What is written is what scores."""
    weights = Weights(row(BOTH, FAR), row(-100, 235))
    size = write(weights, tmp_path / "cue.npz")
    assert size == (tmp_path / "cue.npz").stat().st_size
    with np.load(tmp_path / "cue.npz") as stored:
        read = Weights(stored["keys"].astype(np.int64), stored["units"].astype(np.int64))
    assert score(read, row(BOTH, FAR, RAN)) == pytest.approx(1.35)


def test_words_are_written_one_a_line(tmp_path: Path):
    write_words({"said", "ask"}, tmp_path / "cue_words.txt")
    assert (tmp_path / "cue_words.txt").read_text(encoding="utf-8") == "ask\nsaid\n"


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
