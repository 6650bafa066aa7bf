"""What each part of the ranking is shown to add."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import ablation
from benchmarks.real import lay_out
from corpus.library import Library
from corpus.ranking import WEIGHTS

TEXT = "River\n\nThe river is long.\n\nIts banks are wide and green.\n\nNobody fishes here.\n"
START = TEXT.index("Its banks")
GOLD = {"article": "a.txt", "start": START, "end": START + len("Its banks are wide and green.")}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A small set with its questions, where newwiki is expected."""
    folder, asked, _ = ablation.SETS["newwiki"]
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = [
        {"question": "Are the banks green?", "gold": [GOLD]},
        {"question": "Who fishes in the river?", "gold": [GOLD]},
        {"question": "Where is the sea?", "gold": []},
    ]
    (tmp_path / asked).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def test_a_row_a_part(shared: Path, capsys: pytest.CaptureFixture[str]):
    """One of two questions is answered right; those without an answer are left out."""
    ablation.print_table({"newwiki": ablation.measure("newwiki", shared=shared)})
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines()[2:]]
    assert [row[0].strip("| ") for row in rows] == ["nothing", "all but bm25", *WEIGHTS]
    assert rows[0][1] == "50.00"


@pytest.mark.parametrize(
    ("start", "end", "least", "right"),
    [
        pytest.param(START, START + 29, 50, True, id="all of a short one"),
        pytest.param(0, START + 10, 50, False, id="too little of a longer one"),
        pytest.param(START, START + 40, None, True, id="half of the passage"),
        pytest.param(0, START, None, False, id="another"),
    ],
)
def test_what_is_right(start: int, end: int, least: int | None, *, right: bool):
    gold = [{"article": "a.txt", "start": start, "end": end}]
    article = lay_out("a.txt", TEXT.strip().split("\n\n"))
    passage = Library.of(Path(), [article]).passages[1]
    assert ablation.is_right(passage, gold, least) == right
