"""Files that nobody touched are not opened again; every change of content is noticed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from corpus.cache import Memory
from corpus.looking import File, look_at, look_up, seen_key

if TYPE_CHECKING:
    from pathlib import Path

OPENED: list[str] = []


def hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        OPENED.append(arguments[0])


sys.addaudithook(hear)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch):
    """What changed just now counts as long unchanged, but for those who ask for that."""
    monkeypatch.setattr("corpus.looking.FRESH", -(10**12))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("bridge", "river"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\nIt is old.", encoding="utf-8")
    (tmp_path / "river.meta.toml").write_text('source = "Gazette"', encoding="utf-8")
    return tmp_path


def looked(folder: Path, entries: Memory) -> tuple[dict[str, bytes], set[str]]:
    """The marks of the files in *folder*, and which of the files there were opened for that."""
    files = [File(path, path.name) for path in sorted(folder.glob("*.txt"))]
    OPENED.clear()
    look_at(files, entries, lambda _: None)
    opened = {os.path.relpath(path, folder) for path in OPENED}
    return {file.name: file.mark for file in files}, opened & {
        path.name for path in folder.iterdir()
    }


def test_untouched_files_are_not_opened(folder: Path):
    entries = Memory()
    first, opened = looked(folder, entries)
    assert opened == {"bridge.txt", "river.txt", "river.meta.toml"}
    assert looked(folder, entries) == (first, set())
    (folder / "roof.txt").write_text("Roof\n\nIt leaks.", encoding="utf-8")
    assert looked(folder, entries)[1] == {"roof.txt"}
    (folder / "bridge.txt").unlink()
    assert looked(folder, entries)[0].keys() == {"river.txt", "roof.txt"}


@pytest.mark.parametrize("name", ["river.txt", "river.meta.toml"])
def test_change_that_hides_is_noticed(folder: Path, name: str):
    """Another content of the same size, with the time of the old one."""
    entries = Memory()
    first, _ = looked(folder, entries)
    path = folder / name
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").swapcase(), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    second, opened = looked(folder, entries)
    assert name in opened
    assert second["river.txt"] != first["river.txt"]
    assert second["bridge.txt"] == first["bridge.txt"]


def test_metadata_that_comes_and_goes_is_noticed(folder: Path):
    entries = Memory()
    first, _ = looked(folder, entries)
    (folder / "river.meta.toml").rename(folder / "bridge.meta.toml")
    second, _ = looked(folder, entries)
    assert all(second[name] != first[name] for name in first)


def test_what_changed_just_now_is_looked_at_again(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """A second change might bear the same time."""
    monkeypatch.undo()
    entries = Memory()
    first, opened = looked(folder, entries)
    assert looked(folder, entries) == (first, opened)
    assert entries.get(seen_key()) is None


def test_unreadable_file_is_tried_again(folder: Path):
    entries = Memory()
    (folder / "gone.txt").symlink_to("nowhere")
    assert looked(folder, entries)[0]["gone.txt"] == b""
    (folder / "nowhere").write_text("Found\n\nIt is here.", encoding="utf-8")
    assert looked(folder, entries)[0]["gone.txt"] != b""


def test_nothing_is_known_of_a_new_set(folder: Path):
    files = [File(path, path.name) for path in sorted(folder.glob("*.txt"))]
    look_at(files, Memory(), lambda _: None)
    look_up(files, Memory())
    assert all(file.held is None for file in files)
