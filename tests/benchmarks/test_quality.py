"""The benchmark that runs the scorers beside the project, with and without any there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCORER = """import shlex, sys
_, command, *options = sys.argv[1:]
print("scored:", *shlex.split(command)[1:], *options)
sys.exit({status})
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The benchmarks alone, as if they were a whole project."""
    shutil.copytree(ROOT / "benchmarks", tmp_path / "project" / "benchmarks")
    return tmp_path / "project"


def measure(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.quality", *options],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def test_absent_scorers_are_told_in_one_line(project: Path):
    """Nothing was measured and nothing is broken: the status is 0."""
    ended = measure(project)
    [line] = ended.stdout.splitlines()
    assert line.startswith("Not measured, for want of ")
    assert "attribution/score.py" in line
    assert ended.returncode == 0


@pytest.mark.parametrize("status", [0, 3])
def test_scorers_are_run_on_this_program(project: Path, status: int):
    """What they print is shown, and when one fails so does the benchmark."""
    for name in ("attribution", "questions", "retrieval"):
        (project.parent / "shared" / name).mkdir(parents=True)
        scorer = project.parent / "shared" / name / "score.py"
        scorer.write_text(SCORER.format(status=status), encoding="utf-8")
    ended = measure(project, "--first", "5")
    scored = [line for line in ended.stdout.splitlines() if line.startswith("scored:")]
    assert scored == [
        "scored: -m corpus attribute --json --first 5",
        "scored: -m corpus search",
        "scored: -m corpus search --collection all",
    ]
    assert ended.returncode == (1 if status else 0)
