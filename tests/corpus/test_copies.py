"""Passages that say nearly the same: which are, which is shown, and where the others are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.html import render
from bot.replies import answer_reply
from corpus.cache import Memory
from corpus.copies import ALIKE, Copies
from corpus.library import Library
from corpus.loading import load_folder
from corpus.question import parse_question

if TYPE_CHECKING:
    from pathlib import Path

CLOSED = (
    "The old bridge of Millbrook will be closed to all traffic in spring, the town council "
    "decided on Monday after a debate that lasted for six hours and ended in the dark."
)
DANGER = (
    '"The bridge is a danger to every child who walks to school over it in the morning," said Ann '
    "Lee, the town engineer, who has warned of the cracks in its pillars for eleven years."
)
STORY = (CLOSED, DANGER, "The council will meet again in May.")


def write(folder: Path, name: str, headline: str, *paragraphs: str, date: str = "") -> None:
    (folder / f"{name}.txt").write_text("\n\n".join([headline, *paragraphs]), encoding="utf-8")
    stated = f'source = "{name}"\n' + (f'date = "{date}"\n' if date else "")
    (folder / f"{name}.meta.toml").write_text(stated, encoding="utf-8")


def originals(folder: Path) -> dict[tuple[str, int], tuple[str, int]]:
    """The copies in a set: article and paragraph, and those of the original."""
    library = Library.load(folder)
    found = {}
    for number, passage in enumerate(library.passages):
        for copy in library.copies.of(number)[:1].tolist():
            if library.copies.original(number) != number:
                other = library.passages[copy]
                found[passage.article.path[:-4], passage.paragraph.number] = (
                    other.article.path[:-4],
                    other.paragraph.number,
                )
    return found


def test_wire_story_is_found_with_its_edits(tmp_path: Path) -> None:
    """Another headline, a dateline and a word here and there make no other story.

    The original is the one that appeared first; one without a date comes last.
    """
    first, second, third = STORY
    write(tmp_path, "Gazette", "Old bridge to close", *STORY, date="2024-03-06")
    edited = second.replace("who has warned", "who had warned")
    write(
        tmp_path,
        "Courier",
        "Council: no more cars",
        "MILLBROOK (Wire) - " + first,
        edited,
        third,
        date="2024-03-05",
    )
    write(tmp_path, "Herald", "A bridge falls silent", first.replace("old", "ancient"))
    write(tmp_path, "Other", "Rain", "It rained all day in Millbrook, and nobody went out at all.")
    assert originals(tmp_path) == {
        ("Gazette", 1): ("Courier", 1),
        ("Gazette", 2): ("Courier", 2),
        ("Herald", 1): ("Courier", 1),
    }


OTHER = [
    pytest.param(
        STORY[1].replace("eleven years", "11 years"),
        STORY[1].replace("eleven years", "12 years"),
        id="figures",
    ),
    pytest.param(
        "What do you think of the bridge and of the council's plan?",
        "What do you think of the bridge and of the council's plan?",
        id="short",
    ),
    pytest.param(
        STORY[0],
        STORY[0][:60]
        + " but not before the new one over the lower river is open to trams and lorries.",
        id="half",
    ),
]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_tells_something_else_is_no_copy(tmp_path: Path, one: str, other: str) -> None:
    write(tmp_path, "Gazette", "Old bridge to close", one)
    write(tmp_path, "Courier", "Council: no more cars", other)
    assert originals(tmp_path) == {}


def test_short_paragraph_is_a_copy_beside_a_long_one(tmp_path: Path) -> None:
    short = "The council of the town will meet again in May to vote."
    write(tmp_path, "Courier", "Council: no more cars", STORY[0], short)
    write(tmp_path, "Gazette", "Old bridge to close", STORY[0], short)
    assert len(originals(tmp_path)) == 2


def test_copy_within_an_article_stays(tmp_path: Path) -> None:
    write(tmp_path, "Gazette", "Old bridge to close", STORY[0], STORY[0])
    assert originals(tmp_path) == {}


def test_answer_has_one_of_the_copies_and_tells_the_others(tmp_path: Path) -> None:
    """In a period of which the original is not, its copy is shown."""
    write(tmp_path, "Courier", "Council: no more cars", *STORY, date="2024-03-05")
    write(tmp_path, "Gazette", "Old bridge to close", *STORY, date="2024-04-06")
    library = Library.load(tmp_path)
    question = parse_question("What did Ann Lee say about the bridge?", library.speakers)
    answer = library.search(question)
    assert [hit.passage.text for hit in answer.hits] == [DANGER, CLOSED]
    assert {hit.passage.article.source for hit in answer.hits} == {"Courier"}
    assert [copy.article.source for copy in answer.hits[0].copies] == ["Gazette"]
    assert "also in: Gazette (2024-04-06)" in render(answer_reply(answer, library))[0]
    april = parse_question("What did Ann Lee say in April 2024?", library.speakers)
    assert [h.passage.article.source for h in library.search(april).hits] == ["Gazette"]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30), st.data())
def test_of_copies_one_stays(parents: list[int], data: st.DataObject) -> None:
    """Places to keep are in order; each group that is there keeps one, its original if it can."""
    count = len(parents)
    firsts = [parent if parent <= place else place for place, parent in enumerate(parents)]
    whole = np.array(
        [first if firsts[first] == first else place for place, first in enumerate(firsts)]
    )
    passages = np.array(
        data.draw(st.permutations(range(count)))[: data.draw(st.integers(0, count))], np.int64
    )
    kept = Copies(whole).once(passages)
    assert kept.tolist() == sorted(set(kept.tolist()))
    groups = whole[passages[kept]].tolist()
    assert len(groups) == len(set(groups)) == len(set(whole[passages].tolist()))
    for place in kept:
        original = whole[passages[place]]
        assert passages[place] == original or original not in passages


def test_reading_again_finds_what_a_first_reading_does(tmp_path: Path) -> None:
    """All arrays are the same, whatever came, went or changed since those that were kept."""
    folder, kept = tmp_path / "set", tmp_path / "kept"
    folder.mkdir()

    def read() -> None:
        entries = Memory()
        again = load_folder(folder, entries, lambda _: None, place=kept)
        first = load_folder(folder, entries, lambda _: None)
        assert again.arrays.keys() == first.arrays.keys()
        for name, array in first.arrays.items():
            assert np.array_equal(again.arrays[name], array), name

    write(folder, "Courier", "Council: no more cars", *STORY, date="2024-03-05")
    read()
    assert originals(folder) == {}
    write(folder, "Gazette", "Old bridge to close", *STORY, date="2024-03-06")
    write(folder, "Bugle", "Rain", "It rained all day in Millbrook.", "Nobody went out.", *STORY)
    read()
    assert len(originals(folder)) == 4
    write(folder, "Bugle", "Rain", "In the hills, said the mayor, 9 bridges fell.", STORY[1])
    read()
    assert len(originals(folder)) == 3
    (folder / "Courier.txt").rename(folder / "Zephyr.txt")
    (folder / "Courier.meta.toml").rename(folder / "Zephyr.meta.toml")
    read()
    (folder / "Gazette.txt").unlink()
    (folder / "Gazette.meta.toml").unlink()
    read()
    assert originals(folder) == {("Bugle", 2): ("Zephyr", 2)}


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[n : n + 3]) for n in range(len(words) - 2)}


@pytest.mark.parametrize("changed", range(0, 24, 4))
def test_alike_is_the_share_of_common_runs(tmp_path: Path, changed: int) -> None:
    """With ever more words changed, copies end where the share of runs in common says so."""
    names = [
        f"{a}{b}"
        for a in ("bran", "kel", "mor", "tul", "vis", "zor")
        for b in ("dak", "fum", "gip", "hox")
    ]
    others = [*names]
    others[:changed] = [f"x{name}" for name in names[:changed]]
    one, other = " ".join(names), " ".join(others)
    write(tmp_path, "Gazette", "Old bridge to close", one)
    write(tmp_path, "Courier", "Council: no more cars", other)
    share = len(runs(one) & runs(other)) / len(runs(one) | runs(other))
    assert bool(originals(tmp_path)) is (share >= ALIKE)
