"""The order of what is found, by what each passage shares with the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.real import lay_out
from corpus.library import Library
from corpus.question import parse_question

FILLER = [f"The harbour of town {number} was quiet all week." for number in range(20)]


def first(question: str, *paragraphs: str) -> str:
    """The text of the first passage found among *paragraphs* and others."""
    library = Library.of(Path(), [lay_out("a.txt", ["News of the week", *paragraphs, *FILLER])])
    return library.search(parse_question(question, library.speakers)).hits[0].passage.text


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        pytest.param(
            "Who repaired the old bridge?",
            "The old bridge was repaired by Bo Ek last night.",
            "The old bridge was repaired by nobody last week.",
            id="a name beside the words, where a name is asked for",
        ),
        pytest.param(
            "What was said of the grain market tax?",
            "The tax on the grain market came up in the end.",
            "The market had a tax on wine, and no more grain.",
            id="words that are neighbours in the question",
        ),
        pytest.param(
            "Where are the fishers of trout?",
            "Along the creek there are fishers of small trout.",
            "Along the creek there are fish of the trout kind.",
            id="words as they are written",
        ),
        pytest.param(
            "What does Ann Lee say about the ferry?",
            '"The ferry will come back in spring," said Ann Lee.',
            '"The mill is what we want to save first," said Ann Lee.',
            id="the asked speaker on the topic",
        ),
        pytest.param(
            "桥什么时候修好的",
            "那座桥是在去年秋天修好的。",
            "那座桥没有人修，也没有人走。",
            id="pairs and single characters",
        ),
    ],
)
def test_what_answers_comes_first(question: str, right: str, wrong: str):
    """Of two passages with the same words the one that answers, whichever stands first."""
    assert first(question, wrong, right) == right
    assert first(question, right, wrong) == right


def test_passages_whose_words_are_not_read_come_behind_the_others():
    """All that have a word of the question can be had, those with most of what is asked first."""
    paragraphs = [
        f"Nothing {'at all ' * (n % 7)}is known of the mill, they say." for n in range(90)
    ]
    paragraphs[70] = "The old mill of Ringby was burnt down by its owner."
    library = Library.of(Path(), [lay_out("a.txt", ["News of the week", *paragraphs])])
    searcher = library.searcher
    asked = parse_question("Who burnt down the old mill of Ringby?", library.speakers)
    question, voices = searcher.understand(asked)
    candidates = searcher.candidates(question, voices, None)
    ranked = searcher.ranking(question, voices).rank(candidates)
    assert library.passages[int(ranked.passages[0])].text == paragraphs[70]
    assert len(ranked.passages) == 90
    assert ranked.scores.tolist() == sorted(ranked.scores.tolist(), reverse=True)


def test_what_is_far_behind_the_best_is_not_counted():
    """A passage with one word of many is nothing to go on to; the first three are shown anyway."""
    paragraphs = [f"The mill stood by stream number {n}, they say." for n in range(40)]
    paragraphs[20] = "The old mill of Ringby was burnt down by its owner."
    library = Library.of(Path(), [lay_out("a.txt", ["News of the week", *paragraphs])])
    answer = library.search(parse_question("Was the old mill of Ringby burnt down?", ()), limit=100)
    assert answer.hits[0].passage.text == paragraphs[20]
    assert answer.total == len(answer.hits) == 3
