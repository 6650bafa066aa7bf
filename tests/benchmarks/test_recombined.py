"""The large sets that the benchmarks of answers, loading and memory are run on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import news, real, recombined
from benchmarks.recombined import PER_ARTICLE, recombine, write_lines, write_texts
from corpus.article_set import read_articles

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    (
        "Mill closes",
        ['"We waited for years," said Ann Lee, the mayor. The mill will close in June.'],
    ),
    (
        "Library opens",
        ["The library opened in Millbrook on Monday.", "Bo Ek said nobody came to it."],
    ),
]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A small copy of what stands beside the project."""
    folder = tmp_path / "shared"
    for name in (news.POLNEAR, *real.ENCYCLOPAEDIAS):
        (folder / name).mkdir(parents=True)
    (folder / "news").mkdir()
    rows = (json.dumps({"title": title, "paragraphs": texts}) for title, texts in ROWS)
    (folder / news.WIKINEWS).write_text("\n".join(rows), encoding="utf-8")
    text = "River\n\nThe river is long and its banks are wide.\n"
    (folder / real.ENCYCLOPAEDIAS[0] / "River.txt").write_text(text, encoding="utf-8")
    return folder


def test_sources_are_read_sentence_by_sentence(shared: Path):
    assert real.missing(shared) == []
    assert [source.title for source in real.sources(shared)] == [
        "Mill closes",
        "Library opens",
        "River",
    ]
    assert [sentence.text for sentence in real.sources(shared)[0].sentences] == [
        '"We waited for years," said Ann Lee, the mayor.',
        "The mill will close in June.",
    ]


def test_a_set_has_the_size_asked_for_and_is_always_the_same(shared: Path):
    """Articles have 18 to 32 paragraphs, but for the last, which has what is left."""
    sources = real.sources(shared)
    made = list(recombine(sources, 200, seed=1))
    *others, last = [len(article.paragraphs) for article in made]
    assert sum(others) + last == 200
    assert all(PER_ARTICLE[0] <= count <= PER_ARTICLE[1] for count in others)
    assert made == list(recombine(sources, 200, seed=1))
    assert made != list(recombine(sources, 200, seed=2))


def test_speech_keeps_its_speaker_and_its_words(shared: Path):
    """What was attributed in the real article is attributed where its sentence is put."""
    sources = real.sources(shared, attributed=True)
    passages = [p for made in recombine(sources, 100) for p in made.passages()]
    assert len(passages) == 100
    said = {
        (passage.article.text[a.start : a.end], a.speaker.name, passage.article.text_of(a.mention))
        for passage in passages
        for a in passage.attributions
        if a.speaker and a.mention
    }
    assert ('"We waited for years,"', "Ann Lee", "Ann Lee") in said
    assert all(
        passage.paragraph.start <= a.start < a.end <= passage.paragraph.end
        for passage in passages
        for a in passage.attributions
    )


def test_what_is_written_is_read_as_it_was_made(shared: Path, tmp_path: Path):
    """A folder of texts holds the same articles, dates and paragraphs as those in memory."""
    made = list(recombine(real.sources(shared), 60))
    assert write_texts(made, tmp_path / "set") == len(made)
    articles, broken = read_articles(tmp_path / "set")
    assert not broken
    assert [a.path for a in articles] == [m.path for m in made]
    assert [a.date for a in articles] == [m.day for m in made]
    for article, one in zip(articles, made, strict=True):
        assert [article.text_of(p) for p in article.paragraphs] == [one.title, *one.texts]


def test_a_file_of_lines_holds_an_article_a_line(shared: Path, tmp_path: Path):
    made = list(recombine(real.sources(shared), 60))
    assert write_lines(made, tmp_path / "set.jsonl") == len(made)
    lines = (tmp_path / "set.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    assert [(r["title"], r["date"], r["paragraphs"]) for r in rows] == [
        (m.title, m.day, m.texts) for m in made
    ]


def test_it_writes_nothing_for_want_of_sources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(recombined, "missing", lambda: ["../shared/news"])
    assert recombined.main([str(tmp_path / "set")]) == 0
    assert capsys.readouterr().out.startswith("Nothing written, for want of ../shared/news")
