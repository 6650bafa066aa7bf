"""The articles of a folder, read one by one; and what differs between two readings."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import ArticleSetError
from corpus.readers import FORMATS, PACKED, UNREADABLE_FOLDER, article_files, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.errors import ArticleFormatError
    from corpus.lexicon import Flags
    from corpus.model import Article
    from corpus.packed_set import PackedSet


@dataclass(frozen=True, slots=True)
class Changes:
    """Which articles differ between two libraries, by path, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def named_files(path: Path) -> list[tuple[Path, str]]:
    """The article files in the folder *path* and below, or that one file, each with its name.

    The name is what its articles are called in the set: relative to the folder, with forward
    slashes. `read_file(file, name)` reads one.

    Raises ArticleSetError when there is nothing of that name, when the folder cannot be read, and
    when no file in it has the name of an article.
    """
    if not path.exists():
        raise ArticleSetError(f"{path}: expected a folder of articles, found nothing of that name")
    folder = path if path.is_dir() else path.parent
    if not os.access(folder, os.R_OK | os.X_OK):
        raise ArticleSetError(f"{folder}: {UNREADABLE_FOLDER}")
    files = article_files(path) if path.is_dir() else [path]
    if not files:
        kinds = f"a file that ends in {', '.join(FORMATS)}, or one of these with {PACKED}"
        raise ArticleSetError(f"{path}: expected at least one article ({kinds}), found none")
    return [(file, file.relative_to(folder).as_posix()) for file in files]


def read_articles(path: Path) -> tuple[list[Article], list[ArticleFormatError]]:
    """The articles in the folder *path* and below, or in that one file; and what is broken.

    Raises ArticleSetError as `named_files` does.
    """
    articles: list[Article] = []
    broken: list[ArticleFormatError] = []
    for file, name in named_files(path):
        contents = read_file(file, name)
        articles += contents.articles
        broken += contents.broken
    return articles, broken


def differences(old: PackedSet, new: PackedSet) -> Changes:
    """What differs between two readings of a set."""
    before, after = (
        ~np.isin(old.path_marks, new.path_marks),
        ~np.isin(new.path_marks, old.path_marks),
    )
    changed = ~after & ~np.isin(new.content_marks, old.content_marks)
    return Changes(
        added=_paths(new, after),
        changed=_paths(new, changed),
        removed=_paths(old, before),
    )


def _paths(packed: PackedSet, which: Flags) -> tuple[str, ...]:
    return tuple(sorted(packed.paths[number] for number in np.flatnonzero(which).tolist()))
