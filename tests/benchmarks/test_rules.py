"""The rules that stand in for what is learned, where learned weights are measured against them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks import rules
from benchmarks.real import lay_out
from corpus.attribution import attribute, events

ARTICLE = lay_out(
    "bridge.txt",
    [
        "Bridge stays shut",
        '"The bridge is not safe," said Maria Oduya, an engineer.',
        "Oduya said that the repair would take a year.",
        'According to Paul Brandt, the ferry is full. He told reporters: "We need a second one."',
    ],
)


@pytest.mark.parametrize("title", rules.ROWS)
def test_each_row_finds_speech_in_its_place(title: str):
    with rules.changed(rules.ROWS[title]):
        passages = attribute(ARTICLE)
    spans = [(a.start, a.end) for passage in passages for a in passage.attributions]
    assert spans
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_rules_alone_read_plain_sentences():
    with rules.changed(rules.ROWS["rules alone"]):
        passages = attribute(ARTICLE)
    told = [
        (ARTICLE.text[a.start : a.end], a.speaker and a.speaker.name)
        for p in passages
        for a in p.attributions
    ]
    assert told == [
        ('"The bridge is not safe,"', "Maria Oduya"),
        ("the repair would take a year", "Maria Oduya"),
        ("the ferry is full", "Paul Brandt"),
        ('"We need a second one."', "Paul Brandt"),
    ]


def test_what_was_there_comes_back():
    before = events.score_cues
    with rules.changed(rules.ROWS["rules alone"]):
        assert events.score_cues is not before
    assert events.score_cues is before
