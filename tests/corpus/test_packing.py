"""What is packed and put together is what was packed, and every number is the set's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import packing, reading
from corpus.library import SHIPPED_ARTICLES, Library
from corpus.lists import Lists, Postings
from corpus.merging import merge
from corpus.packed_set import PackedSet
from corpus.readers import read_file
from corpus.same_texts import SameTexts, marks
from corpus.streams import Streams, read_streams
from corpus.strings import Strings
from tests.corpus.test_cache import TOWN

texts = st.lists(st.text(), max_size=30)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("town")
    for name, text in TOWN.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = [*sorted(folder.iterdir()), *SHIPPED_ARTICLES.glob("*.txt")]
    return [article for path in paths for article in read_file(path, path.name).articles]


def test_a_set_is_what_its_articles_are(articles):
    """Articles and passages come back as they were; words and speech stand as read in a row."""
    passages = [reading.passages_of(article) for article in articles]
    packed = [packing.pack(a, p) for a, p in zip(articles, passages, strict=True)]
    kept = [packing.from_bytes(packing.to_bytes(one)) for one in packed]
    arrays = merge(zip(map(packing.record, articles), kept, strict=True)).arrays()
    whole = PackedSet(arrays)
    assert list(whole.articles) == articles
    assert list(whole.passages) == [passage for own in passages for passage in own]
    assert whole.passages[-1] == whole.passages[len(whole.passages) - 1] == passages[-1][-1]
    assert whole.passages[1:3] == tuple(whole.passages)[1:3]
    with pytest.raises(IndexError):
        whole.articles[len(articles)]
    merged = Streams.from_arrays(arrays).to_arrays()
    read = read_streams(passage for own in passages for passage in own).to_arrays()
    assert merged.keys() == read.keys()
    assert all(np.array_equal(merged[name], read[name]) for name in read)


def test_set_without_articles(tmp_path):
    library = Library.of(tmp_path, ())
    assert not library.articles
    assert not library.passages
    assert not library.speakers


@given(texts, st.text())
def test_strings(some: list[str], other: str):
    """Each as it was, lone surrogates too, and found at its first place."""
    strings = Strings.from_arrays(Strings.of(some).to_arrays("x"), "x")
    assert list(strings) == [strings[n] for n in range(len(strings))] == some
    assert [strings.find(text) for text in some] == [some.index(text) for text in some]
    assert strings.find(other) == (some.index(other) if other in some else None)


@given(st.lists(st.lists(st.integers(0, 99)), max_size=9))
def test_lists(some: list[list[int]]):
    lists = Lists.from_arrays(Lists.of(some).to_arrays("x"), "x")
    assert [lists[n].tolist() for n in range(len(lists))] == some
    postings = Postings.from_arrays(
        Postings.arrays("x", {str(n): sorted(set(one)) for n, one in enumerate(some)}), "x"
    )
    names = [str(n) for n in range(len(some))]
    assert postings.any([*names, "none"]).tolist() == sorted({n for one in some for n in one})
    assert postings.all([*names, "none"]).tolist() == []
    if some:
        assert postings.all(names).tolist() == sorted(set.intersection(*map(set, some)))


@given(st.lists(texts, max_size=6))
def test_same_texts(lists: list[list[str]]):
    """Each text once, in order of first sight, whatever the lists are."""
    same = SameTexts()
    known: list[str] = []
    for one in lists:
        parts = [text.encode("utf-8", "surrogatepass") for text in one]
        data = np.frombuffer(b"".join(parts), np.uint8)
        lengths = np.array(list(map(len, parts)), np.int32)
        added = same.add(data, lengths, marks(data, lengths))
        new = [one[place] for place in added.first.tolist()]
        assert new == [text for text in dict.fromkeys(one) if text not in known]
        known += new
        assert [known[number] for number in added.numbers.tolist()] == one
    assert list(same.texts()) == known
