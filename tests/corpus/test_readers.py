"""Article files to articles: what each block is, where it stands, and what is wrong with a file."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ArticleFormatError
from corpus.library import SHIPPED_ARTICLES
from corpus.model import ParagraphKind
from corpus.readers import article_files, fingerprint, read_article, read_file
from corpus.readers.blocks import read_blocks
from corpus.readers.dates import find_dates

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The town council voted on the bridge on Monday, after a debate that lasted for six hours."


def write(folder: Path, *blocks: str, name: str = "bridge.txt") -> Path:
    path = folder / name
    path.write_bytes("\n\n".join(blocks).encode("utf-8"))
    return path


def kinds(folder: Path, *blocks: str) -> list[str]:
    return [p.kind.value for p in read_article(write(folder, *blocks)).paragraphs]


def test_shipped_article_has_all_its_parts() -> None:
    """Caption, two subheadings, credits and invitation are told apart; the rest is body."""
    [path] = article_files(SHIPPED_ARTICLES)
    article = read_article(path)
    found = [p.kind for p in article.paragraphs]
    assert [found.count(kind) for kind in ParagraphKind] == [1, 1, 28, 2, 1, 0, 1, 0, 0, 0, 0]
    assert found[-2:] == [ParagraphKind.CREDITS, ParagraphKind.INVITATION]
    assert article.text_of(article.paragraphs[1]).startswith("Tencent's WeChat social media app")
    assert {p.section for p in article.paragraphs} == {
        None,
        "Cultural cleansing",
        "TikTok data fears",
    }
    assert article.source == "Radio Free Asia"
    assert article.date is None
    dates = [article.text_of(span) for span in article.date_mentions]
    assert dates == ["May 2020", "Sept. 20, 2020"]


KINDS = [
    pytest.param("bridge_2.jpg Workers on the old bridge.", "caption", id="caption"),
    pytest.param("File:Old bridge (cut).jpg The old bridge.", "caption", id="wiki-file"),
    pytest.param("FILE - Workers cross the old bridge in spring.", "caption", id="file-photo"),
    pytest.param("Workers on the old bridge. (AP Photo/Ann Lee)", "caption", id="photo-credit"),
    pytest.param("A price nobody paid", "subheading", id="subheading"),
    pytest.param("Was it worth it?", "body", id="question-is-no-heading"),
    pytest.param('"A price nobody paid"', "body", id="speech-is-no-heading"),
    pytest.param("a line that goes on", "body", id="small-letter-is-no-heading"),
    pytest.param("Monday, March 4, 2019", "date", id="date"),
    pytest.param(
        "Reported by police as missing, she was found by a walker near the old bridge.",
        "body",
        id="reported-by-in-news",
    ),
    pytest.param(
        "Readers sent comments on the plan, and the council's moderator thanked them.",
        "body",
        id="news-of-comments",
    ),
    pytest.param(
        "Sign up for our newsletter to get the news of the town in your inbox.",
        "invitation",
        id="newsletter",
    ),
    pytest.param("Follow Ann Lee on Twitter @example.", "invitation", id="follow"),
]


@pytest.mark.parametrize(("block", "kind"), KINDS)
def test_block_between_paragraphs(tmp_path: Path, block: str, kind: str) -> None:
    """A block is told by its form, and news that only speaks of such things stays news."""
    assert kinds(tmp_path, "Headline", BODY, BODY, BODY, block, BODY, BODY, BODY, BODY)[4] == kind


LAST = [
    pytest.param("Reported by Ann Lee. Edited by Bo Tan.", "credits", id="reported"),
    pytest.param("(Reporting by Ann Lee; Editing by Bo Tan)", "credits", id="agency"),
    pytest.param("Additional reporting by Ann Lee in Oslo.", "credits", id="additional"),
    pytest.param("Ann Lee contributed to this report.", "credits", id="contributed"),
    pytest.param("Translated and edited by Bo Tan.", "credits", id="translated"),
    pytest.param("The end of the bridge", "body", id="no-heading-at-the-end"),
    pytest.param(
        "Leave a comment in the box below. Comments are moderated under our terms of use.",
        "invitation",
        id="comment-form",
    ),
]


@pytest.mark.parametrize(("block", "kind"), LAST)
def test_block_at_the_end(tmp_path: Path, block: str, kind: str) -> None:
    assert kinds(tmp_path, "Headline", BODY, BODY, block)[-1] == kind


def test_lines_of_a_list_are_no_headings(tmp_path: Path) -> None:
    """Several short lines in a row head nothing."""
    assert set(kinds(tmp_path, "Headline", BODY, "Steel", "Stone", "Wood", BODY)[1:]) == {"body"}


def test_section_runs_to_the_next_subheading(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "Headline", BODY, "One", BODY, BODY, "Two", BODY))
    sections = [p.section for p in article.paragraphs if p.kind is ParagraphKind.BODY]
    assert sections == [None, "One", "One", "Two"]


def test_headline_alone_is_an_article(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "Bridge closed"))
    assert article.headline == "Bridge closed"
    assert len(article.paragraphs) == 1


def test_first_line_is_the_headline_without_a_blank_line_below(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "Bridge closed\n" + BODY))
    assert [article.text_of(p) for p in article.paragraphs] == ["Bridge closed", BODY]


def test_image_without_caption_is_counted_but_not_kept(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "Headline", "bridge.png", BODY))
    assert [p.number for p in article.paragraphs] == [0, 2]


def test_byte_order_mark_and_line_ends_stay_in_the_text(tmp_path: Path) -> None:
    """Offsets are those of the file as it is stored."""
    path = tmp_path / "bridge.txt"
    stored = "\ufeffBridge closed\r\n \t\r\nIt is old.\r\n"
    path.write_bytes(stored.encode())
    article = read_article(path)
    assert article.text == stored
    assert [(p.start, p.end) for p in article.paragraphs] == [(1, 14), (20, 30)]


@given(st.text(alphabet=st.sampled_from('aB.\n\r \t\ufeff\u200b"中'), max_size=60))
def test_paragraphs_hold_every_visible_character_once(text: str) -> None:
    """Paragraphs are in order, apart, without space around, and lose nothing that is seen."""
    paragraphs = read_blocks(text) or ()
    end = 0
    for paragraph in paragraphs:
        assert not text[end : paragraph.start].strip(" \t\r\n\ufeff\u200b")
        words = text[paragraph.start : paragraph.end]
        assert words
        assert words == words.strip()
        end = paragraph.end
    if paragraphs:
        assert not text[end:].strip(" \t\r\n\ufeff\u200b")


DATE_LINES = [
    pytest.param("Monday, March 4, 2019", "Monday, March 4, 2019", id="weekday"),
    pytest.param("Published: 4 March 2019", "4 March 2019", id="label"),
    pytest.param("2019-03-04", "2019-03-04", id="iso"),
    pytest.param("OSLO, Norway, March 4, 2019 (Example) - It rained.", "March 4, 2019", id="place"),
    pytest.param("OSLO, March 4 (Example) - It rained.", None, id="no-year"),
    pytest.param("On March 4, 2019, it rained.", None, id="date-in-a-sentence"),
]


@pytest.mark.parametrize(("block", "date"), DATE_LINES)
def test_date_of_the_article(tmp_path: Path, block: str, date: str | None) -> None:
    """Only a line or opening that is there to date the article does; it is kept as written."""
    assert read_article(write(tmp_path, "Headline", block, BODY)).date == date


DATES = [
    pytest.param("in May 2020 and on Sept. 20, 2020", ["May 2020", "Sept. 20, 2020"], id="us"),
    pytest.param("on 4th of March 2019", ["4th of March 2019"], id="british"),
    pytest.param("from March 4-6, 2019", ["March 4-6, 2019"], id="range"),
    pytest.param("2019年3月4日", ["2019年3月4日"], id="chinese"),
    pytest.param("in 2019, on March 4, may 2000 people", [], id="none"),
]


@pytest.mark.parametrize(("text", "dates"), DATES)
def test_dates_that_a_text_names(text: str, dates: list[str]) -> None:
    assert [span.cut(text) for span in find_dates(text)] == dates


def test_metadata_beside_the_article(tmp_path: Path) -> None:
    path = write(tmp_path, "Headline", "Monday, March 4, 2019", BODY)
    beside = tmp_path / "bridge.meta.toml"
    beside.write_text(
        'source = "The Example"\ndate = 2019-03-05\nurl = "https://example.org/1"\n'
        'authors = ["Ann Lee", "Bo Tan"]\nlanguage = "en"\n'
    )
    article = read_article(path)
    assert (article.source, article.date, article.url) == (
        "The Example",
        "2019-03-05",
        "https://example.org/1",
    )
    assert (article.authors, article.language) == (("Ann Lee", "Bo Tan"), "en")


BROKEN_METADATA = [
    pytest.param(
        '# what\neditor = "x"',
        ":2: expected the keys source, date, url, authors, language, found 'editor'",
    ),
    pytest.param('authors = ["Ann Lee", 3]', ":1: authors: expected text in quotation marks"),
    pytest.param("source = 3", ':1: source: expected text in quotation marks, as in source = "'),
    pytest.param('url = ""', ":1: url: expected text in quotation marks"),
    pytest.param("source = ", ":1: expected TOML, found a fault"),
]


@pytest.mark.parametrize(("content", "message"), BROKEN_METADATA)
def test_broken_metadata_names_file_and_line(tmp_path: Path, content: str, message: str) -> None:
    path = write(tmp_path, "Headline", BODY)
    (tmp_path / "bridge.meta.toml").write_text(content)
    with pytest.raises(ArticleFormatError) as caught:
        read_article(path, "news/bridge.txt")
    assert str(caught.value).startswith(f"news/bridge.meta.toml{message}")


BROKEN = [
    pytest.param(b"", "a.txt:1: expected a headline, found an empty file", id="empty"),
    pytest.param(b" \n\t\n", "a.txt:1: expected a headline, found an empty file", id="blank"),
    pytest.param(
        b"\nLate\n", "a.txt:1: expected a headline, found an empty line", id="no-headline"
    ),
    pytest.param(
        "Zwölf, für".encode() + b"\n\nTw\xf6\n",
        "a.txt:3: expected UTF-8 text, found byte 0xf6 at byte offset 16: save the file as UTF-8",
        id="odd-byte-in-utf-8",
    ),
    pytest.param(
        b"One\n\0",
        "a.txt:2: expected UTF-8 text, found byte 0x00 at byte offset 4: save the file as UTF-8",
        id="nul",
    ),
    pytest.param(
        b"One\n\nTw\xf6 \x81\n",
        "a.txt:3: expected Windows-1252 text, found byte 0x81 at byte offset 9: "
        "save the file as UTF-8",
        id="odd-byte-in-windows-1252",
    ),
]


@pytest.mark.parametrize(("content", "message"), BROKEN)
def test_broken_file_says_where_and_what(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(ArticleFormatError) as caught:
        read_article(path, "a.txt")
    assert str(caught.value) == message


ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_is_told_by_the_bytes(tmp_path: Path, encoding: str) -> None:
    """The text is the same whatever it was saved in; offsets are those of the decoded text."""
    stored = (
        "桥梁关闭\n\n市议会周一投票。\n"
        if encoding == "gb18030"
        else "“Brücke” zu\n\nJa, für Fußgänger.\n"
    )
    path = tmp_path / "bridge.txt"
    path.write_bytes(stored.encode(encoding))
    assert read_article(path).text == stored


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe (which would be waited for), a dangling and a circular link, and nothing."""
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    for path in [*article_files(tmp_path), tmp_path / "missing.txt"]:
        with pytest.raises(ArticleFormatError, match=rf"^{path.name}: "):
            read_article(path, path.name)
    assert len(article_files(tmp_path)) == 4


def test_article_files_are_sorted_and_links_end(tmp_path: Path) -> None:
    """Folders below are read, hidden names are not, and a link back up is followed once."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/a.TXT", ".git/x.txt", "._c.txt", "notes.pdf"):
        write(tmp_path, "Headline", name=name)
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in article_files(tmp_path)]
    assert found == ["b/a.TXT", "c.txt"]


def test_broken_file_gives_its_error_and_no_article(tmp_path: Path) -> None:
    """`read_file` raises nothing, and keeps the fingerprint of what it could not read."""
    path = write(tmp_path, "", BODY)
    contents = read_file(path, "bridge.txt")
    assert contents.articles == ()
    assert [str(error) for error in contents.broken] == [
        "bridge.txt:1: expected a headline, found an empty line"
    ]
    assert contents.fingerprint == fingerprint(path)
    missing = read_file(tmp_path / "gone.txt", "gone.txt")
    assert [error.path for error in missing.broken] == ["gone.txt"]


def test_fingerprint_follows_the_bytes_of_both_files(tmp_path: Path) -> None:
    path = write(tmp_path, "Headline", BODY)
    first = fingerprint(path)
    assert first == hashlib.sha256(path.read_bytes() + b"\0").hexdigest()
    (tmp_path / "bridge.meta.toml").write_text('source = "The Example"')
    second = fingerprint(path)
    write(tmp_path, "Headline", BODY + " ")
    assert len({first, second, fingerprint(path)}) == 3
    assert fingerprint(path) == read_article(path).fingerprint == read_file(path).fingerprint
