"""What the speed of attribution is measured on, and the baseline beside it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from benchmarks import attribution_speed, news
from benchmarks.naive import attribute_naively
from corpus.model import Article, Paragraph

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ["The mill will close, said Ann Lee. Nobody knows when.", '"We wait," said Bo Ek!'] * 3


@pytest.mark.parametrize("size", [10, 1000, 5000])
@pytest.mark.parametrize(("title", "shape"), news.SHAPES)
def test_shapes_have_the_size_asked_for(title: str, shape: news.Shape, size: int):
    """A text is as long as its column says, however short the news are."""
    _, text = shape(SOURCE, size).split("\n\n", 1)
    assert 0.9 * size <= len(text) <= 1.4 * size, title


def test_shapes_are_what_they_are_called():
    many, one, endless, marks = (shape(SOURCE, 1000) for _, shape in news.SHAPES)
    assert many.count("\n\n") > 10
    assert [text.count("\n\n") for text in (one, endless, marks)] == [1, 1, 1]
    assert not re.search(r"[.!?…]", endless)
    assert not re.search(r"[^\w\s\"]", marks)
    assert '"' in marks


def test_articles_have_750_words():
    articles = news.articles(["one two three four five"] * 400, 3)
    assert [len(text.split()) for text in articles] == [750, 750]


def test_both_collections_take_turns(tmp_path: Path):
    """Paragraphs come on one line each, article by article."""
    (tmp_path / "news").mkdir()
    (tmp_path / news.POLNEAR).mkdir(parents=True)
    row = {"title": "Mill closes", "paragraphs": ["It\nwill close.", ""]}
    (tmp_path / news.WIKINEWS).write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / news.POLNEAR / "a.txt").write_text("Polls open\nThey do.\n", encoding="utf-8")
    assert news.missing(tmp_path) == []
    expected = ["Mill closes", "It will close.", "Polls open", "They do."]
    assert news.paragraphs(tmp_path) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param('"We wait," said Ann Lee.', ["Ann Lee"], id="behind"),
        pytest.param('Ann Lee said: "We wait."', ["Ann Lee"], id="before"),
        pytest.param('"We wait." The mill is old.', [None], id="no verb of saying"),
        pytest.param("Ann Lee said that they wait.", [], id="no marks"),
    ],
)
def test_the_baseline_takes_the_nearest_verb_and_name(text: str, names: list[str | None]):
    article = Article("a.txt", text, (Paragraph(0, 0, len(text)),))
    found = [guess.name and article.text_of(guess.name) for guess in attribute_naively(article)]
    assert found == names


def test_both_tables_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Articles a second of all three, then the time per KB of each shape with its exponent."""
    attribution_speed.compare(news.articles(SOURCE * 60, 2), tmp_path)
    attribution_speed.scale(SOURCE, [1000, 10_000, 20_000], tmp_path)
    lines = capsys.readouterr().out.splitlines()
    assert re.search(r"corpus\.attribution +\d+ +[\d.]+ +\d+$", lines[4])
    rows = [line for line in lines if line.lstrip().startswith("(")]
    assert len(rows) == len(news.SHAPES)
    assert all(re.search(r"(?: +\d+\.\d\d){4}$", row) for row in rows)
