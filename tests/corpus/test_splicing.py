"""A set that was read before is put together from what it was; nobody can tell the difference."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus import assembling
from corpus.cache import Memory
from corpus.earlier import KEYS, same_articles
from corpus.loading import load_folder

# Words whose letters another one has, which counts or is looked up otherwise; names, copies, rows
# of capitals, hyphens, scripts without spaces, headings, those who speak with and without a name.
PARAGRAPHS = (
    "The U.S. fleet left the harbour of Millbrook on Monday, and nobody said why it had to go.",
    "They told us. The US said nothing; ios are said to be another matter altogether by them.",
    "No I.O.S. was seen in the town, which is by the sea, for all the rain there was last week.",
    '"We shall mend the bridge," said Ann Lee, the mayor of Millbrook. "It will take 3 weeks."',
    '"Nobody asked us," Lee said. Two city officials said that the bridge was 90 years old.',
    '"No," said Ben Okri, a chief engineer of the Harbour Trust, "that is not what we meant."',
    "Well-known walkers of the anti-war march carried re-used boats over the iron bridge again.",
    "The old iron bridge of Millbrook is to be closed to all cars from the fifth of May on, again.",
    "議會通過了新的法案。市長表示歡迎。",
    "WHO warned of Rain. rain fell. RAIN!",
    "In brief",
)
NAMES = tuple("abcdefgh")
step = st.tuples(
    st.sampled_from(NAMES),
    st.one_of(
        st.just("gone"),
        st.sampled_from(NAMES),  # renamed
        st.lists(st.integers(0, len(PARAGRAPHS) - 1), max_size=5),  # written
    ),
)


def change(folder: Path, name: str, to: str | list[int]) -> None:
    path = folder / f"{name}.txt"
    if isinstance(to, list):
        shown = [PARAGRAPHS[number] for number in to]
        path.write_text("\n\n".join([f"About {len(to)} things", *shown, "Why?"]), encoding="utf-8")
    elif path.exists() and to == "gone":
        path.unlink()
    elif path.exists():
        path.replace(folder / f"{to}.txt")


@pytest.fixture
def everything_spliced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembling, "MOST_NEW", 1.0)


@pytest.mark.usefixtures("everything_spliced")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.integers(0, len(PARAGRAPHS) - 1), max_size=5), min_size=2, max_size=5),
    st.lists(st.lists(step, min_size=1, max_size=3), min_size=1, max_size=5),
)
@example([[1], [2], [0], [1]], [[("a", "gone")], [("a", [1]), ("b", "h")], [("c", [3, 9])]])
@example([[0, 9], [1, 9], [9]], [[("a", [9])], [("a", [])], [("b", "a")], [("c", "a")]])
def test_any_changes_give_the_set_of_a_first_reading(
    first: list[list[int]], steps: list[list[tuple[str, str | list[int]]]]
):
    """All arrays are the same, whatever came, went, changed or moved, over and over again."""
    entries = Memory()
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "set").mkdir()
        for name, own in zip(NAMES, first, strict=False):
            change(folder / "set", name, own)
        (folder / "set" / "z.txt").write_text("Last\n\nAnn Lee said so of Rain.\n\nSo be it.")
        for changes in [[], *steps]:
            for name, to in changes:
                change(folder / "set", name, to)
            again = load_folder(folder / "set", entries, lambda _: None, place=folder / "kept")
            fresh = load_folder(folder / "set", Memory(), lambda _: None)
            assert again.arrays.keys() == fresh.arrays.keys()
            for name, array in fresh.arrays.items():
                assert again.arrays[name].dtype == array.dtype, name
                assert np.array_equal(again.arrays[name], array), name
    finally:
        shutil.rmtree(folder)


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_same_articles_are_found(before: list[int], now: list[int]):
    """Each stands for one that has its key, in order; one that stands where it stood is found."""
    old = {KEYS: np.array([[number] * 32 for number in before], np.uint8).reshape(-1, 32)}
    found = same_articles(old, [bytes([number] * 32) for number in now])
    kept = [number for number in found.tolist() if number >= 0]
    assert kept == sorted(set(kept))
    assert all(n < 0 or before[n] == now[at] for at, n in enumerate(found.tolist()))
    assert same_articles(old, [bytes([number] * 32) for number in before]).tolist() == list(
        range(len(before))
    )
