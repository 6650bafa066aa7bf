"""Loading a set survives what stops it: kills, a full disk, files that come and go."""

from __future__ import annotations

import gc
import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.cache import folder_of
from corpus.database import ENTRIES
from corpus.errors import ArticleSetError
from corpus.kept_set import ARCHIVE
from corpus.library import MANY, Library
from corpus.progress import Progress, Stage
from tests.corpus.test_cache import held
from tests.program import environment

FILES = MANY + 60  # more than are loaded without another process
LOAD = """
import sys
from pathlib import Path
from corpus.library import Library
library = Library.load(Path(sys.argv[1]), cache=Path(sys.argv[2]))
print(library.fingerprint, len(library.passages), flush=True)
"""


def write(folder: Path, number: int, word: str = "bridge") -> None:
    text = f"Town {number}\n\nThe {word} number {number} is closed, said Ann Lee{number}.\n\nWhy?"
    (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set that is large enough to be loaded by processes of its own."""
    folder = tmp_path_factory.mktemp("city")
    for number in range(FILES):
        write(folder, number)
    return folder


@pytest.fixture(scope="module")
def right(city: Path) -> tuple[object, ...]:
    """What a library of the city holds, read in this process and kept nowhere."""
    return held(Library.load(city))


def start(folder: Path, cache: Path) -> subprocess.Popen[str]:
    """A process that loads *folder*, as the bot does."""
    return subprocess.Popen(
        [sys.executable, "-c", LOAD, str(folder), str(cache)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def running(word: str) -> list[int]:
    """The processes other than this one whose command line has *word* in it."""
    found: list[int] = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if word in command and int(entry.name) != os.getpid():
            found.append(int(entry.name))
    return found


def test_processes_give_what_one_gives(city: Path, right: tuple[object, ...], tmp_path: Path):
    """All of it told as it goes, stage after stage; the next start reads nothing."""
    told: list[Progress] = []
    assert held(Library.load(city, cache=tmp_path, progress=told.append)) == right
    stages = list(dict.fromkeys(progress.stage for progress in told))
    assert stages == [Stage.LOOKING, Stage.READING, Stage.INDEXING]
    assert all(0 <= p.done <= p.total and 0 <= p.share <= 1 for p in told)
    assert {p.done for p in told if p.stage is Stage.READING} >= {0, FILES}
    told.clear()
    library = Library.load(city, cache=tmp_path, progress=told.append)
    assert held(library) == held(library.reload()) == right
    assert {progress.stage for progress in told} == {Stage.LOOKING}


def test_nothing_stays_of_a_large_set_that_is_not_kept(
    city: Path, right: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Without a cache it is read by processes too, and by a reload only what has changed."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told: list[Progress] = []
    library = Library.load(city)
    assert held(library.reload(told.append)) == held(library) == right
    assert {progress.stage for progress in told} == {Stage.LOOKING}
    assert list(tmp_path.iterdir())
    del library
    gc.collect()
    assert not list(tmp_path.iterdir())


def test_killed_at_any_moment(city: Path, right: tuple[object, ...], tmp_path: Path):
    """Whatever a kill left behind, the next start serves the set, and nothing lives on."""
    began = time.monotonic()
    whole = start(city, tmp_path / "whole")
    whole.communicate()
    seconds = time.monotonic() - began
    chance = random.Random(5)  # noqa: S311 -- the same moments each time
    for number in range(8):
        process = start(city, tmp_path / "cache")
        time.sleep(chance.uniform(0.05, 1.1) * seconds)
        process.kill()
        process.communicate()
        if number % 4 == 3:
            assert held(Library.load(city, cache=tmp_path / "cache")) == right
            (folder_of(tmp_path / "cache", city) / (ARCHIVE, ENTRIES)[number % 8 // 4]).unlink()
    assert held(Library.load(city, cache=tmp_path / "cache")) == right
    until = time.monotonic() + 10
    while Path("/proc").exists() and running(str(tmp_path / "cache")) and time.monotonic() < until:
        time.sleep(0.1)
    assert not running(str(tmp_path / "cache"))


def test_loader_killed_keeps_the_old_set(city: Path, right: tuple[object, ...], tmp_path: Path):
    """A reload whose process is killed is done here instead, and the old one was never touched."""
    old = Library.load(city, cache=tmp_path)
    folder = folder_of(tmp_path, city)
    (folder / ARCHIVE).unlink()
    (folder / ENTRIES).unlink()
    pids: list[int] = []

    def kill(_: Progress) -> None:
        for pid in [] if pids else running(str(folder)):
            pids.append(pid)
            os.kill(pid, signal.SIGKILL)

    assert held(old.reload(kill)) == right
    assert held(old) == right
    assert pids or not Path("/proc").exists()


def test_full_disk(city: Path, right: tuple[object, ...], tmp_path: Path):
    """Files that may not grow any further: the set is served, and the next start puts it right."""

    def no_more_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    command = [sys.executable, "-c", LOAD, str(city), str(tmp_path)]
    done = subprocess.run(
        command,
        env=environment(),
        preexec_fn=no_more_room,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [right[4], str(2 * FILES)]
    assert done.stderr.count("\n") <= 3
    assert "cannot be written" in done.stderr
    assert held(Library.load(city, cache=tmp_path)) == right


@pytest.mark.skipif(os.getuid() != 0, reason="only root may mount a small disk")
def test_really_full_disk(city: Path, right: tuple[object, ...], tmp_path: Path):
    """On a disk that is full for good."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(tmp_path)], check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        assert held(Library.load(city, cache=tmp_path)) == right
        assert held(Library.load(city, cache=tmp_path)) == right
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_files_that_come_and_go_while_they_are_read(tmp_path: Path):
    """No load fails, and each library is one that the folder might have been at some time."""
    folder = tmp_path / "town"
    folder.mkdir()
    for number in range(40):
        write(folder, number)
    stop = threading.Event()

    def change() -> None:
        chance = random.Random(3)  # noqa: S311 -- no secret
        while not stop.is_set():
            number = chance.randrange(1, 40)
            write(folder, number, chance.choice(["bridge", "river"]))
            (folder / f"{chance.randrange(1, 40):04}.txt").unlink(missing_ok=True)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        library = Library.load(folder, cache=tmp_path / "cache")
        for _ in range(15):
            library = library.reload()
            texts = {"bridge", "river"}
            assert all(p.text.split()[1] in texts | {"Why?"} for p in library.passages[::2])
    finally:
        stop.set()
        changing.join()
    assert held(library.reload()) == held(Library.load(folder))


def test_set_that_is_gone_or_empty_keeps_the_old_one(tmp_path: Path):
    folder = tmp_path / "town"
    folder.mkdir()
    write(folder, 1)
    old = Library.load(folder, cache=tmp_path / "cache")
    before = held(old)
    (folder / "0001.txt").unlink()
    with pytest.raises(ArticleSetError, match="expected at least one article"):
        old.reload()
    assert held(old) == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([ARCHIVE, ENTRIES]),
    place=st.floats(0, 1),
    damage=st.binary(min_size=1, max_size=300),
    is_cut=st.booleans(),
)
def test_damaged_anywhere(tmp_path: Path, name: str, place: float, damage: bytes, *, is_cut: bool):
    """Either file of the cache, changed or cut off at any place: the set is right all the same."""
    folder = tmp_path / "town"
    if not folder.exists():
        folder.mkdir()
        for number in range(3):
            write(folder, number)
    expected = held(Library.load(folder, cache=tmp_path / "cache"))
    path = folder_of(tmp_path / "cache", folder) / name
    content = path.read_bytes()
    begin = int(place * (len(content) - 1))
    path.unlink()
    path.write_bytes(content[:begin] + damage + (b"" if is_cut else content[begin + len(damage) :]))
    assert held(Library.load(folder, cache=tmp_path / "cache")) == expected
    write(folder, 0, "river")
    assert held(Library.load(folder, cache=tmp_path / "cache")) == held(Library.load(folder))
    write(folder, 0)


def test_two_at_once(city: Path, right: tuple[object, ...], tmp_path: Path):
    """Two processes that load the same set into the same cache do not disturb each other."""
    both = [start(city, tmp_path) for _ in range(2)]
    for process in both:
        assert process.communicate()[0].split() == [right[4], str(2 * FILES)]
    assert held(Library.load(city, cache=tmp_path)) == right


def test_other_process_cannot_be_had(
    city: Path, right: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert held(Library.load(city, cache=tmp_path)) == right
