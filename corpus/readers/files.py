"""Article files: what they are called, and which there are in a folder."""

from __future__ import annotations

import os
import re
from pathlib import Path

TEXT = (".txt",)
MARKDOWN = (".md", ".markdown")
WEB = (".html", ".htm")
LINES = (".jsonl", ".ndjson")
LIST = (".json",)
PACKED = ".gz"
FORMATS = (*TEXT, *MARKDOWN, *WEB, *LINES, *LIST)
SUFFIXES = (*FORMATS, *(suffix + PACKED for suffix in FORMATS))
METADATA = ".meta.toml"

_SUFFIX = re.compile(rf"({'|'.join(map(re.escape, FORMATS))})({re.escape(PACKED)})?\Z", re.I)
# What a browser saves beside a page, where frames with advertisements are pages too.
_PAGE_FOLDERS = ("_files", ".files", "-Dateien", "_fichiers")


def is_article_file(name: str) -> bool:
    """Whether *name* is one that article files have, also one in place of another thing."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def format_of(name: str) -> tuple[str, bool]:
    """The ending that tells the format of a file called *name*, and whether it is packed.

    A file of another name is read as text.

    >>> format_of("2019/wire.JSONL.gz")
    ('.jsonl', True)
    """
    match = _SUFFIX.search(name)
    return (match[1].lower(), bool(match[2])) if match else (TEXT[0], name.endswith(PACKED))


def stem(name: str) -> str:
    """The name of an article file without what tells its format."""
    return _SUFFIX.sub("", name)


def article_files(folder: Path) -> list[Path]:
    """The article files in *folder* and the folders below it, sorted; hidden ones are left out.

    Linked folders are entered, each folder once, so a link back up ends there. Whatever bears the
    name of an article is given, also a folder or a dangling link, and so are a folder that cannot
    be opened and a metadata file without its article: `read_file` says what is wrong with it. The
    folder that a browser saves beside a web page is no part of the set.
    """
    return sorted(_walk(folder)[0])


def other_files(folder: Path) -> list[Path]:
    """The files in *folder* and below that are no article files by their names, sorted.

    Hidden ones are not among them, nor the metadata files of articles.
    """
    return sorted(_walk(folder)[1])


def _walk(folder: Path) -> tuple[list[Path], list[Path]]:
    """The article files in *folder* and below, and the others."""
    found: list[Path] = []
    others: list[Path] = []
    seen: set[tuple[int, int]] = set()

    def unreadable(error: OSError) -> None:
        found.append(Path(error.filename))

    for here, folders, files in os.walk(folder, onerror=unreadable, followlinks=True):
        if not _is_new(here, seen):
            folders.clear()
            continue
        pages = {stem(name) for name in files if format_of(name)[0] in WEB}
        folders[:] = [n for n in folders if not n.startswith(".") and not _is_of_page(n, pages)]
        seen_names = [name for name in files if not name.startswith(".")]
        lonely = _without_article(seen_names)
        found += [Path(here) / name for name in folders + seen_names if is_article_file(name)]
        found += [Path(here) / name for name in lonely]
        others += [
            Path(here) / name
            for name in seen_names
            if not is_article_file(name) and not name.endswith(METADATA)
        ]
    return found, others


def _is_new(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Whether *folder* is there and none of the *seen* ones, to which it is added."""
    try:
        status = Path(folder).stat()
    except OSError:  # it went while the folder above was read
        return False
    place = (status.st_dev, status.st_ino)
    is_new = place not in seen
    seen.add(place)
    return is_new


def _is_of_page(name: str, pages: set[str]) -> bool:
    return any(name.endswith(end) and name.removesuffix(end) in pages for end in _PAGE_FOLDERS)


def _without_article(files: list[str]) -> list[str]:
    """The names of metadata files beside which no article of their name stands."""
    articles = {stem(name) for name in files if is_article_file(name)}
    metadata = [name for name in files if name.endswith(METADATA)]
    return [name for name in metadata if name.removesuffix(METADATA) not in articles]
