"""What the speed of answers is measured with, beside other engines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks import peers, scale
from benchmarks.real import Sentence, Source

if TYPE_CHECKING:
    from corpus.searching import Searcher

SOURCES = [
    Source("Mill closes", (Sentence("The mill will close."), Sentence("Nobody mourns the mill."))),
    Source("Library opens", (Sentence("The library opened."), Sentence("A mill is nearby."))),
]


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return scale.build(SOURCES, 300)


def test_a_set_of_the_size_asked_for_is_built(searcher: Searcher):
    assert len(searcher.index.passages) == 300
    assert searcher.index.knows("mill")


def test_our_scores_are_those_of_rank_bm25(searcher: Searcher):
    """The candidates stage gives the best hundred scores that the library's formula gives."""
    streams = searcher.index.streams
    ours, theirs = peers.Ours(streams), peers.RankBM25(peers.documents(streams))
    for terms in (["mill"], ["mill", "librari"], ["nobodi", "mourn", "unheardof"], ["unheardof"]):
        np.testing.assert_allclose(ours.top(terms), theirs.top(terms), rtol=scale.CLOSE)


def test_documents_are_the_terms_of_each_paragraph(searcher: Searcher):
    streams = searcher.index.streams
    documents = peers.documents(streams)
    assert len(documents) == 300
    assert {term for document in documents for term in document} <= set(streams.lexicon.terms)


@pytest.mark.parametrize("package", peers.NEEDED)
def test_peers_find_the_best(package: str, searcher: Searcher):
    """They give scores, best first, for terms that the set has and none that it has not."""
    pytest.importorskip(package)
    documents = peers.documents(searcher.index.streams)
    engine = peers.BM25S(documents) if package == "bm25s" else peers.Tantivy(documents)
    scores = engine.top(["librari", "mill"])
    assert len(scores) == peers.BEST
    assert (np.diff(scores) <= 0).all()


def test_a_table_row_an_engine(capsys: pytest.CaptureFixture[str]):
    rows = [scale.Row(title, 2.0, 3e6, [0.001, 0.004]) for title in ("ours", peers.Tantivy.title)]
    scale.print_table(300, 5, rows)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("300 paragraphs, 5 speakers")
    assert re.fullmatch(r"\| ours \| 2\.50 \| 1\.00 \| 1\.00 \| 2 \| 3 \| 2 \|", lines[3])


def test_nothing_is_measured_without_the_peers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(peers, "NEEDED", ("no_such_package",))
    assert scale.main([]) == 0
    assert "no_such_package (make bench installs it)" in capsys.readouterr().out
