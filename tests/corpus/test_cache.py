"""What was read before is taken from the cache; a cache that is no good harms nobody."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import reading
from corpus.cache import folder_of
from corpus.database import ENTRIES, Database
from corpus.library import Library, compare
from corpus.progress import Progress, Stage
from corpus.question import parse_question

if TYPE_CHECKING:
    from pathlib import Path

TOWN = {
    "bridge.txt": "Bridge\n\nThe bridge is closed, Mayor Ann Lee said.\n\n“No toll,” she added.",
    "river.txt": "River\n\nThe river rose. Nobody was hurt.",
    "roof.txt": "Roof\n\nWhy\n\nThe roof leaks, said Carl Berg, an engineer.",
}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = tmp_path / "town"
    folder.mkdir()
    for name, text in TOWN.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def held(library: Library) -> tuple[object, ...]:
    """All that a library holds and finds."""
    found = library.search(parse_question("What does the mayor say about the bridge?", ()))
    return (
        tuple(library.articles),
        tuple(library.passages),
        tuple(library.speakers),
        tuple(map(str, library.broken)),
        library.fingerprint,
        found.hits,
    )


def files_read(folder: Path, cache: Path, old: Library | None = None) -> tuple[Library, int]:
    """The library of *folder*, and how many files were read for it."""
    told: list[Progress] = []
    library = Library.load(folder, cache=cache, progress=told.append, old=old)
    return library, max((p.total for p in told if p.stage is Stage.READING), default=0)


def test_only_changed_files_are_read_again(town: Path, cache: Path):
    """By content, that of the file beside it included; a new name alone changes no content."""
    first, count = files_read(town, cache)
    assert count == 3
    again, count = files_read(town, cache)
    assert (count, held(again)) == (0, held(first))
    (town / "river.txt").touch()
    assert files_read(town, cache)[1] == 0
    (town / "river.txt").write_text("River\n\nThe river fell.")
    (town / "roof.meta.toml").write_text('source = "Gazette"')
    changed, count = files_read(town, cache)
    assert count == 2
    assert held(changed) == held(Library.load(town))
    assert compare(first, changed).changed == ("river.txt", "roof.txt")


def test_cache_is_safe_to_delete(town: Path, cache: Path):
    first = Library.load(town, cache=cache)
    for path in folder_of(cache, town).iterdir():
        path.unlink()
    assert held(Library.load(town, cache=cache)) == held(first)


def test_broken_files_are_told_again(town: Path, cache: Path):
    """What is broken is kept too; what could not be opened is tried anew each time."""
    (town / "bad.txt").write_bytes(b"One\n\n\x81")
    (town / "gone.txt").symlink_to("nowhere")
    first, again = Library.load(town, cache=cache), Library.load(town, cache=cache)
    assert list(map(str, again.broken)) == list(map(str, first.broken))
    assert [error.path for error in again.broken] == ["bad.txt", "gone.txt"]
    (town / "nowhere").write_text("Found")
    assert [a.path for a in Library.load(town, cache=cache).articles][1] == "gone.txt"


def test_another_version_reads_again(town: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    """What was read by other code or other weights is not taken."""
    Library.load(town, cache=cache)
    monkeypatch.setattr("corpus.cache.version", lambda: "another")
    assert files_read(town, cache)[1] == 3
    assert files_read(town, cache)[1] == 0


def test_unused_entries_go(town: Path, cache: Path):
    """A cache does not grow with each change of a file."""
    for n in range(300):
        with Database(folder_of(cache, town)) as database:
            database.put(b"%d" % n, b"old")
    Library.load(town, cache=cache)
    with sqlite3.connect(folder_of(cache, town) / ENTRIES) as database:
        left = database.execute("SELECT count(*) FROM entries WHERE length(key) < 32")
        assert left.fetchone()[0] == 0


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(99)])
def test_what_is_no_cache_is_made_anew(town: Path, cache: Path, content: bytes):
    folder = folder_of(cache, town)
    folder.mkdir(parents=True)
    (folder / ENTRIES).write_bytes(content)
    assert held(Library.load(town, cache=cache)) == held(Library.load(town))
    assert files_read(town, cache)[1] == 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), damage=st.binary(min_size=1, max_size=200), is_cut=st.booleans())
def test_damaged_anywhere(town: Path, cache: Path, place: float, damage: bytes, *, is_cut: bool):
    """Bytes changed or cut off at any place of the file: the set is right, and kept once more."""
    expected = held(Library.load(town, cache=cache))
    path = folder_of(cache, town) / ENTRIES
    content = path.read_bytes()
    start = int(place * (len(content) - 1))
    rest = b"" if is_cut else content[start + len(damage) :]
    path.write_bytes(content[:start] + damage + rest)
    assert held(Library.load(town, cache=cache)) == expected
    assert held(Library.load(town, cache=cache)) == expected


def test_cache_that_cannot_be_written(town: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    """One line says so, and the set is served."""
    (tmp_path / "file").write_text("in the way")
    library = Library.load(town, cache=tmp_path / "file")
    assert held(library) == held(Library.load(town))
    [record] = caplog.records
    assert "cannot be written" in record.getMessage()


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everything")
def test_cache_that_may_only_be_read(town: Path, cache: Path, caplog: pytest.LogCaptureFixture):
    """What is there is used; that nothing is added is told in one line."""
    expected = held(Library.load(town, cache=cache))
    folder = folder_of(cache, town)
    (folder / ENTRIES).chmod(0o400)
    folder.chmod(0o500)
    (town / "new.txt").write_text("New")
    try:
        library, count = files_read(town, cache)
    finally:
        folder.chmod(0o700)
    assert count == 1
    assert held(library) != expected
    assert len(caplog.records) == 1


def test_without_a_cache_the_old_library_serves_as_one(town: Path):
    old = Library.load(town)
    told: list[Progress] = []
    (town / "river.txt").write_text("River\n\nThe river fell.")
    new = Library.load(town, old=old, progress=told.append)
    assert max(p.total for p in told if p.stage is Stage.READING) == 1
    assert held(new) == held(Library.load(town))


def test_what_is_kept_is_what_was_read(town: Path):
    """A file that changes while it is read is kept under the content that was read."""
    path = town / "river.txt"
    mark = reading.mark_of(path, "river.txt")
    assert reading.read(path, "river.txt")[0].mark == mark
    path.write_text("Other")
    assert reading.read(path, "river.txt")[0].mark != mark
