"""The formats of article files: what each gives, from where, and what is wrong with it."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from corpus.library import Library
from corpus.model import ParagraphKind
from corpus.readers import read_article, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model import Article
    from corpus.readers import Contents

FIRST = "The town council voted on the bridge on Monday, after a debate that lasted for six hours."
SECOND = '"We cannot wait for another flood," said Ann Lee, the town engineer, before the vote.'
YAML = f"""---
title: "Old bridge to be closed"
date: 2024-03-05 10:30
source: Millbrook Gazette
url: https://example.org/bridge
authors: [Carl Berg, Bo Tan]
language: en
tags: [bridge, flood]
---

{FIRST}

## After the flood

{SECOND}
"""
TOML = f"""+++
title = "Old bridge to be closed"
date = 2024-03-05
source = "Millbrook Gazette"
url = "https://example.org/bridge"
author = "Carl Berg"
language = "en"
[extra]
layout = "wide"
+++
{FIRST}

{SECOND}
"""
PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Old bridge to be closed | Millbrook Gazette</title>
<meta property="og:site_name" content="Millbrook Gazette">
<link rel="canonical" href="https://example.org/bridge">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "Old bridge to be closed", "datePublished": "2024-03-05T10:30:00+01:00",
"author": [{{"@type": "Person", "name": "Carl Berg"}}, {{"@type": "Person", "name": "Bo Tan"}}]}}]}}
</script>
</head>
<body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article class="article-body">
<h1>Old bridge to be closed</h1>
<figure><img src="a.jpg"><figcaption>The bridge, seen from the school.</figcaption></figure>
<p>{FIRST}</p>
<h2>After the flood</h2>
<p>{SECOND.replace('"', "&quot;")}</p>
<p>The bridge was built after the war, of stone and steel, and it has carried the trams,
the school buses and the lorries of three quarries across the river ever since.</p>
</article>
<footer>All rights reserved. <a href="/terms">Terms</a></footer>
</body></html>
"""
RECORD = {
    "title": "Old bridge to be closed",
    "date": "2024-03-05",
    "source": "Millbrook Gazette",
    "url": "https://example.org/bridge",
    "authors": ["Carl Berg", "Bo Tan"],
    "language": "en",
    "paragraphs": [FIRST, SECOND],
}
FORMATS = [
    pytest.param("a.md", YAML, id="yaml"),
    pytest.param("a.md", YAML.replace("\n", "\r\n"), id="yaml-crlf"),
    pytest.param("a.md", "\ufeff" + YAML, id="yaml-with-mark"),
    pytest.param("a.markdown", TOML, id="toml"),
    pytest.param("a.html", PAGE, id="page"),
    pytest.param("a.HTM", PAGE, id="page-in-capitals"),
    pytest.param("a.jsonl", json.dumps(RECORD) + "\n", id="lines"),
    pytest.param("a.json", json.dumps([RECORD], indent=2), id="list"),
    pytest.param("a.json", json.dumps({"articles": [RECORD]}), id="list-in-object"),
    pytest.param("a.json", json.dumps(RECORD), id="object"),
]


def read(folder: Path, name: str, stored: str | bytes) -> Contents:
    path = folder / name
    path.write_bytes(stored.encode() if isinstance(stored, str) else stored)
    return read_file(path, name)


def one(contents: Contents) -> Article:
    assert contents.broken == ()
    [article] = contents.articles
    return article


def words(article: Article, kind: ParagraphKind) -> list[str]:
    return [article.text_of(p) for p in article.paragraphs if p.kind is kind]


@pytest.mark.parametrize("packing", ["", ".gz"])
@pytest.mark.parametrize(("name", "stored"), FORMATS)
def test_article_in_every_format(tmp_path: Path, name: str, stored: str, packing: str) -> None:
    """Headline, paragraphs and all that is stated come out the same, also out of a packed file."""
    content = gzip.compress(stored.encode()) if packing else stored
    article = one(read(tmp_path, name + packing, content))
    assert article.headline == "Old bridge to be closed"
    assert words(article, ParagraphKind.BODY)[:2] == [FIRST, SECOND]
    assert article.source == "Millbrook Gazette"
    assert article.date == "2024-03-05"
    assert article.url == "https://example.org/bridge"
    assert article.authors[0] == "Carl Berg"
    assert article.language == "en"
    for paragraph in article.paragraphs:
        assert article.text_of(paragraph).strip() == article.text_of(paragraph)


@pytest.mark.parametrize(("name", "stored"), FORMATS[:4])
def test_markdown_text_is_the_files(tmp_path: Path, name: str, stored: str) -> None:
    """Offsets are those of the file, front matter included."""
    assert one(read(tmp_path, name, stored)).text == stored


def test_page_parts_are_told_by_their_elements(tmp_path: Path) -> None:
    article = one(read(tmp_path, "a.html", PAGE))
    assert words(article, ParagraphKind.CAPTION) == ["The bridge, seen from the school."]
    assert words(article, ParagraphKind.SUBHEADING) == ["After the flood"]
    assert article.authors == ("Carl Berg", "Bo Tan")
    assert "Sport" not in article.text
    assert "Terms" not in article.text


MARKDOWN = [
    pytest.param(f"# Old bridge\n\n{FIRST}\n", id="heading"),
    pytest.param(f"# Old bridge #\n{FIRST}\n", id="heading-without-blank-line"),
    pytest.param(f"Old bridge\n==========\n\n{FIRST}\n", id="underlined"),
    pytest.param(f"Old bridge\n\n{FIRST}\n", id="plain-first-line"),
    pytest.param(f"---\ntitle: Old\n  bridge\n---\n{FIRST}\n", id="folded-title"),
    pytest.param(f"---\ntitle: Old bridge\n---\n# Old bridge\n\n{FIRST}\n", id="said-twice"),
    pytest.param(f"---\nsource: ~\n---\n\n# Old bridge\n\n***\n\n{FIRST}\n", id="rule"),
    pytest.param(f"---\n---\nOld bridge\n\n<!-- {SECOND} -->\n\n{FIRST}\n", id="comment"),
]


@pytest.mark.parametrize("stored", MARKDOWN)
def test_headline_of_markdown(tmp_path: Path, stored: str) -> None:
    article = one(read(tmp_path, "a.md", stored))
    assert article.headline == "Old bridge"
    told = [article.text_of(p) for p in article.paragraphs if p.kind is not ParagraphKind.HEADLINE]
    assert told == [FIRST]


def test_parts_of_markdown(tmp_path: Path) -> None:
    """Headings and captions are told by their marks, which stand outside the paragraphs."""
    stored = f"# Old bridge\n\n{FIRST}\n\n![The bridge](b.png)\n\n### Why now?\n{SECOND}\n"
    article = one(read(tmp_path, "a.md", stored))
    assert words(article, ParagraphKind.CAPTION) == ["The bridge"]
    assert words(article, ParagraphKind.SUBHEADING) == ["Why now?"]
    assert article.paragraphs[-1].section == "Why now?"


def test_authors_as_people_write_them(tmp_path: Path) -> None:
    stored = (
        "---\ntitle: T\nauthors:\n  - name: Ann Lee\n    mail: x\n  - Bo Tan\n---\nIt rained.\n"
    )
    assert one(read(tmp_path, "a.md", stored)).authors == ("Ann Lee", "Bo Tan")


LINE_TEXTS = [
    pytest.param(f"{FIRST}\n\n{SECOND}", id="blank-lines"),
    pytest.param(f"{FIRST}\n{SECOND}", id="lines"),
    pytest.param(f"{FIRST}\r\n \r\n\r\n{SECOND}\r\n", id="crlf"),
    pytest.param([f"{FIRST}\n\n{SECOND}\n\n"], id="blank-lines-in-a-list"),
]


@pytest.mark.parametrize("text", LINE_TEXTS)
def test_text_of_a_record_is_divided(tmp_path: Path, text: str | list[str]) -> None:
    article = one(read(tmp_path, "a.jsonl", json.dumps({"title": "Old bridge", "text": text})))
    assert words(article, ParagraphKind.BODY) == [FIRST, SECOND]


@pytest.mark.parametrize("is_list", [False, True])
def test_elements_in_a_record_divide_it(tmp_path: Path, is_list: bool) -> None:  # noqa: FBT001 a row
    """Markup of an exported page is no text; what only tells of an element is."""
    markup = f"<h2>After the flood</h2><p>{FIRST} <b>2 &lt; 3</b></p><div>{SECOND}</div>"
    record = {"title": "Old bridge", "text": [markup] if is_list else markup}
    article = one(read(tmp_path, "a.json", json.dumps(record)))
    assert words(article, ParagraphKind.SUBHEADING) == ["After the flood"]
    assert words(article, ParagraphKind.BODY) == [f"{FIRST} 2 < 3", SECOND]
    told = "The <b> element of the page was missing & nobody saw it, said Ann Lee of the council."
    record = {"title": "Old bridge", "text": told}
    assert words(one(read(tmp_path, "b.json", json.dumps(record))), ParagraphKind.BODY) == [told]


def test_lines_broken_to_fit_a_page_are_one_paragraph(tmp_path: Path) -> None:
    text = "The town council voted on\nthe bridge, after a debate.\nIt lasted for six hours."
    article = one(read(tmp_path, "a.json", json.dumps({"title": "Old bridge", "text": text})))
    assert words(article, ParagraphKind.BODY) == [text]


def test_articles_of_a_file_have_numbers(tmp_path: Path) -> None:
    """The line of a .jsonl, the place in a .json list; offsets are into the article's own text."""
    lines = "\n".join(["", json.dumps(RECORD), "", json.dumps(RECORD | {"title": "Again"})])
    [first, second] = read(tmp_path, "a.jsonl", lines).articles
    assert [first.path, second.path] == ["a.jsonl#2", "a.jsonl#4"]
    assert second.text == f"Again\n\n{FIRST}\n\n{SECOND}"
    assert first.file == second.file == "a.jsonl"
    assert first.fingerprint != second.fingerprint
    listed = read(tmp_path, "a.json", json.dumps([RECORD, RECORD])).articles
    assert [article.path for article in listed] == ["a.json#1", "a.json#2"]


def test_metadata_beside_says_what_is_missing(tmp_path: Path) -> None:
    """It gives defaults to all articles of a file; what a record states goes before it."""
    (tmp_path / "a.meta.toml").write_text('source = "Beside"\nlanguage = "en"\nauthors = ["X"]\n')
    own, none = {**RECORD, "authors": None}, {"title": "T", "text": FIRST, "source": ""}
    contents = read(tmp_path, "a.jsonl", f"{json.dumps(own)}\n{json.dumps(none)}\n")
    assert [a.source for a in contents.articles] == ["Millbrook Gazette", "Beside"]
    assert [a.authors for a in contents.articles] == [("X",), ("X",)]
    packed = read(tmp_path, "a.txt.gz", gzip.compress(f"Head\n\n{FIRST}\n".encode()))
    assert one(packed).source == "Beside"


def test_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    stored = b"\n".join(
        [
            json.dumps(RECORD).encode(),
            b'{"title": "Cut',
            '{"title": "Zw\u00f6lf", "text": "F\u00fcr '.encode() + b'\xf6", "x": 1}',
            b"[1]",
            b'{"title": "T"}',
            b'{"title": 3, "text": "x"}',
            b'{"title": "T", "text": "x", "date": 1546560000}',
            b'{"title": "T", "paragraphs": ["x", 2]}',
            b'{"title": "T", "text": "x", "authors": [["x"]]}',
            b'{"title": "T", "text": "\\u0000 \\ud83d"}',
            json.dumps(RECORD).encode(),
        ]
    )
    contents = read(tmp_path, "a.jsonl", stored)
    assert [a.path for a in contents.articles] == ["a.jsonl#1", "a.jsonl#10", "a.jsonl#11"]
    offset = stored.index(b'\xf6", "x"')
    odd = f"found byte 0xf6 at byte offset {offset}: save the file as UTF-8"
    keys = "paragraphs, text, body, content"
    assert [str(error) for error in contents.broken] == [
        "a.jsonl:2: expected JSON, found a fault at character 11: Unterminated string starting at",
        f"a.jsonl:3: expected UTF-8 text, {odd}",
        'a.jsonl:4: expected an object as in {"title": "...", "text": "..."}, found a list',
        f"a.jsonl:5: expected text under one of the keys {keys}, found the keys title",
        "a.jsonl:6: title: expected the headline, found a number",
        'a.jsonl:7: date: expected text in quotation marks, as in date = "...", found 1546560000',
        "a.jsonl:8: paragraphs[2]: expected text, found a number",
        'a.jsonl:9: authors: expected text in quotation marks, as in authors = "...", found a list',
    ]
    [mended] = contents.left_out
    assert (mended.path, mended.line) == ("a.jsonl", 10)
    assert contents.articles[1].text == "T\n\n\ufffd \ufffd"


def test_broken_list_keeps_what_stands_before(tmp_path: Path) -> None:
    stored = f'[\n{json.dumps(RECORD)},\n{{"title": "T"}},\n{json.dumps(RECORD)},\n{{"title" 3}}]'
    contents = read(tmp_path, "a.json", stored)
    assert [a.path for a in contents.articles] == ["a.json#1", "a.json#3"]
    [missing, fault] = map(str, contents.broken)
    assert missing.startswith("a.json:3: expected text under one of the keys")
    assert fault.startswith("a.json:5: expected JSON, found a fault")
    one_line = json.dumps([RECORD, {"title": "No text"}, RECORD])
    [missing] = map(str, read(tmp_path, "b.json", one_line).broken)
    assert missing.startswith("b.json#2: expected text under one of the keys")


BROKEN = [
    pytest.param(
        "a.md", "---\ntitle: T\n\nText", "a.md:1: expected a line --- that ends", id="open"
    ),
    pytest.param("a.md", "---\na: [\n---\nText", "a.md:3: expected YAML, found a fault", id="yaml"),
    pytest.param("a.md", "---\n- a\n---\nText", "a.md:2: expected keys and values", id="yaml-list"),
    pytest.param("a.md", "+++\na =\n+++\nText", "a.md:2: expected TOML, found a fault", id="toml"),
    pytest.param("a.md", "---\nx: y\ndate: [1]\n---\nT", "a.md:3: date: expected text", id="type"),
    pytest.param("a.md", "\n\n", "a.md:1: expected a headline, found an empty file", id="empty"),
    pytest.param("a.html", "", "a.html: expected a web page, found", id="empty-page"),
    pytest.param("a.html", "<p>Hm</p>", "a.html: expected a headline in the page", id="no-title"),
    pytest.param("a.json", "", "a.json:1: expected JSON, found a fault", id="empty-list"),
    pytest.param("a.json", "[1 2]", "a.json:1: expected JSON, found a fault", id="no-comma"),
    pytest.param("a.json", "[1]", 'a.json#1: expected an object as in {"title"', id="number"),
    pytest.param(
        "a.json", '{"name": "x"}', "a.json: title: expected the headline, fou", id="other"
    ),
    pytest.param("a.txt.gz", "no gzip", "a.txt.gz: expected gzip data, found a fault", id="gzip"),
]


@pytest.mark.parametrize(("name", "stored", "message"), BROKEN)
def test_broken_file_says_where_and_what(
    tmp_path: Path, name: str, stored: str, message: str
) -> None:
    contents = read(tmp_path, name, stored)
    assert contents.articles == ()
    [error] = contents.broken
    assert str(error).startswith(message)


PAGE_ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "gb2312", "shift_jis", "gbk"]


@pytest.mark.parametrize("encoding", PAGE_ENCODINGS)
def test_page_is_read_as_it_declares(tmp_path: Path, encoding: str) -> None:
    """A declared encoding counts; a mark of UTF-8 or UTF-16 goes before it."""
    said = {"windows-1252": "Brücke für Fußgänger", "shift_jis": "橋が閉鎖"}.get(
        encoding, "新闻报道"
    )
    declared = "utf-8" if encoding in ("utf-8-sig", "utf-16") else encoding
    page = PAGE.replace("utf-8", declared).replace("the school buses", said)
    assert said in one(read(tmp_path, "a.html", page.encode(encoding))).text


def test_odd_byte_of_a_page_is_told(tmp_path: Path) -> None:
    page = PAGE.encode().replace(b"Sport", b"Sp\xf6rt")
    contents = read(tmp_path, "a.html", page)
    assert one(contents).headline == "Old bridge to be closed"
    [odd] = contents.left_out
    place = page.index(b"\xf6")
    assert f"found byte 0xf6 at byte offset {place}" in odd.reason
    assert odd.line == page.count(b"\n", 0, place) + 1


def test_address_noted_by_a_browser(tmp_path: Path) -> None:
    page = PAGE.replace('<link rel="canonical" href="https://example.org/bridge">', "")
    saved = "<!-- saved from url=(0026)https://example.org/bridge -->\n"
    page = page.replace("<html", saved + "<html")
    assert one(read(tmp_path, "a.html", page)).url == "https://example.org/bridge"


def test_several_articles_are_not_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n")
    with pytest.raises(Exception, match=r"a\.jsonl: expected one article, found 2"):
        read_article(path, "a.jsonl")


WRONG_DATES = [("yesterday", False), ("2020-13-45", False), ("2020", True), ("May 2020", True)]


@pytest.mark.parametrize(("written", "is_taken"), WRONG_DATES)
def test_date_that_is_none_is_a_fault_of_its_file(tmp_path: Path, written: str, *, is_taken: bool):
    """Beside the text and above it; a year or a month alone is one."""
    (tmp_path / "a.txt").write_text("Headline\n\nIt rained.\n", encoding="utf-8")
    (tmp_path / "a.meta.toml").write_text(f'date = "{written}"\n', encoding="utf-8")
    above = f"---\ndate: {written}\n---\n# Headline\n\nIt snowed.\n"
    (tmp_path / "b.md").write_text(above, encoding="utf-8")
    (tmp_path / "c.txt").write_text("Headline\n\nIt hailed.\n", encoding="utf-8")
    library = Library.load(tmp_path)
    expected = f"expected a date such as \"2024-03-05\", found '{written}'"
    faults = [] if is_taken else [f"a.meta.toml:1: {expected}", f"b.md:2: {expected}"]
    assert [str(error) for error in library.broken] == faults
    assert len(library.articles) == (3 if is_taken else 1)
