"""Files that are made to do harm: each costs itself alone, and no more time than its size."""

from __future__ import annotations

import gzip
import json
import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article_set import read_articles
from corpus.readers import article_files, other_files, read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.readers import Contents

SENTENCE = "The town council voted on the bridge on Monday, after a debate of six hours. "


def read(folder: Path, name: str, content: bytes) -> Contents:
    (folder / name).write_bytes(content)
    return read_file(folder / name, name)


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.md.gz"])
def test_gzip_bomb_is_refused(tmp_path: Path, name: str) -> None:
    """What unpacks to more than its limit is left; no more than that is ever unpacked."""
    bomb = gzip.compress(b"a" * (65 * 2**20), compresslevel=1)
    [error] = read(tmp_path, name, bomb).broken
    assert str(error) == f"{name}: expected at most 64 MB unpacked, found more: split it"


def test_file_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(65 * 2**20)
    [error] = read_file(tmp_path / "a.txt", "a.txt").broken
    assert str(error) == "a.txt: expected at most 64 MB read, found more: split it"


def test_cut_export_gives_what_is_whole(tmp_path: Path) -> None:
    """A packed export that ends too early keeps its whole lines, and is told to be damaged."""
    record = json.dumps({"title": "T", "text": os.urandom(600).hex()}).encode()
    packed = gzip.compress(b"\n".join([record] * 1000))
    contents = read(tmp_path, "a.jsonl.gz", packed[:-2000])
    assert len(contents.articles) > 100
    assert str(contents.broken[-1]).startswith("a.jsonl.gz: expected gzip data, found a fault")
    assert read(tmp_path, "a.txt.gz", packed[:-2000]).articles == ()


DEEP = [
    pytest.param("a.json", b"[" * 200_000, id="list"),
    pytest.param("a.jsonl", b'{"a":' * 200_000, id="object"),
    pytest.param("a.json", b'{"title": "T", "text": ' + b"[" * 200_000, id="in-text"),
    pytest.param("a.md", b"---\na: " + b"[" * 50_000 + b"\n---\nT\n", id="yaml"),
    pytest.param("a.md", b"+++\na = " + b"[" * 50_000 + b"\n+++\nT\n", id="toml"),
]


@pytest.mark.parametrize(("name", "content"), DEEP)
def test_deep_nesting_is_a_fault_of_the_file(tmp_path: Path, name: str, content: bytes) -> None:
    contents = read(tmp_path, name, content)
    assert contents.articles == ()
    assert len(contents.broken) == 1


def test_deeply_nested_page(tmp_path: Path) -> None:
    """A page is read or told to be broken, however deep its elements are."""
    text = f"<h1>Old bridge</h1><p>{SENTENCE * 9}</p>".encode()
    for tag in (b"div", b"b", b"table", b"blockquote"):
        page = (
            b"<title>Old bridge</title>" + b"<%b>" % tag * 20_000 + text + b"</%b>" % tag * 20_000
        )
        contents = read(tmp_path, "a.html", page)
        assert len(contents.articles) + len(contents.broken) == 1
    nested = b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>"
    contents = read(tmp_path, "a.html", b"<title>Old bridge</title>" + nested + text)
    assert [article.headline for article in contents.articles] == ["Old bridge"]


def test_aliases_of_yaml_stay_small(tmp_path: Path) -> None:
    """References to references are not multiplied out."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    stored = "---\n" + "\n".join(lines) + "\ntitle: T\nsource: *a29\n---\nText.\n"
    [error] = read(tmp_path, "a.md", stored.encode()).broken
    assert str(error).startswith("a.md:33: source: expected text in quotation marks")


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".jsonl"])
def test_one_paragraph_of_ten_megabytes(tmp_path: Path, ending: str) -> None:
    text = SENTENCE * (10 * 2**20 // len(SENTENCE))
    stored = {
        ".html": f"<title>Old bridge</title><h1>Old bridge</h1><p>{text}</p>",
        ".jsonl": json.dumps({"title": "Old bridge", "text": text}),
    }.get(ending, f"Old bridge\n\n{text}")
    [article] = read(tmp_path, f"a{ending}", stored.encode()).articles
    assert len(article.paragraphs) == 2
    assert len(article.text_of(article.paragraphs[1])) == len(text.strip())


def test_file_that_goes_while_the_folder_is_read(tmp_path: Path) -> None:
    """Files that come and go meanwhile are read or told, and the others are all there."""
    for number in range(200):
        (tmp_path / f"kept-{number:03}.txt").write_text("Old bridge\n\nIt is closed.\n")
    stop = threading.Event()

    def come_and_go() -> None:
        while not stop.is_set():
            folder = tmp_path / "short-lived"
            folder.mkdir()
            for number in range(20):
                (folder / f"{number}.txt").write_text("Old bridge\n\nIt is closed.\n")
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        for _ in range(10):
            articles, broken = read_articles(tmp_path)
            assert sum(article.path.startswith("kept-") for article in articles) == 200
            assert all(error.path.startswith("short-lived") for error in broken)
    finally:
        stop.set()
        thread.join()


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "old.md").write_text("# Old bridge\n\nIt is closed.\n")
    (tmp_path / "a" / "other").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "other").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    assert len(article_files(tmp_path)) == 2


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "Old bridge.html").write_text("<title>Old bridge</title>")
    (tmp_path / "Old bridge_files").mkdir()
    (tmp_path / "Old bridge_files" / "frame.html").write_text("<p>Buy!</p>")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden.pdf").write_bytes(b"%PDF")
    assert [path.name for path in article_files(tmp_path)] == ["Old bridge.html"]
    assert [path.name for path in other_files(tmp_path)] == ["notes.pdf"]


@given(
    st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.txt.gz", "a.jsonl.gz"]),
    st.binary(max_size=300)
    | st.text(alphabet='-+#:"{}[],title\n <p>&\\u0d8\ufeff中', max_size=120).map(str.encode),
    st.sampled_from([gzip.compress, bytes]),
)
def test_any_bytes_are_an_article_or_told_to_be_broken(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    content: bytes,
    pack: Callable[[bytes], bytes],
) -> None:
    """Nothing is raised, every error is one line, and paragraphs cut out what they name."""
    folder = tmp_path_factory.mktemp("any")
    contents = read(folder, name, pack(content))
    for error in contents.broken:
        assert len(str(error).splitlines()) == 1
    for article in contents.articles:
        for paragraph in article.paragraphs:
            assert article.text_of(paragraph)
        article.text.encode()
