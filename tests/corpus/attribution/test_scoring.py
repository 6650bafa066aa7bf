"""Features as numbers and their weights: what is looked up is what was stored."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.attribution.scoring import LARGEST, UNIT, Templates, Weights

KEYS = st.integers(0, 2**32 - 1)
UNITS = st.integers(-LARGEST, LARGEST)


@given(st.dictionaries(KEYS, UNITS, max_size=300), st.lists(KEYS, max_size=20))
@example({0: 1}, [1 << bit for bit in range(32)])  # in the smallest table, each bit is compared
@example({1 << 22: 1}, [0, 1 << 23, 1 << 10])
@example({0: 1, 1 << 10: 2, 1 << 11: 3}, [])  # three keys, the same two places
def test_every_weight_is_found_and_no_other(weights: dict[int, int], others: list[int]):
    """A sum is that of the weights of the candidate's features; an unknown one counts nothing."""
    keys = sorted(weights)
    stored = Weights(
        np.array(keys, dtype=np.int64), np.array([weights[k] for k in keys], dtype=np.int64)
    )
    asked = [*keys, *others]
    scores = stored.scores(np.array([asked], dtype=np.int64))
    assert np.rint(scores / UNIT).astype(int).tolist() == [weights.get(k, 0) for k in asked]
    total = stored.scores(np.array([asked], dtype=np.int64).T)
    assert np.rint(total / UNIT).tolist() == [sum(weights.get(k, 0) for k in asked)]


def test_a_feature_depends_on_its_row_and_its_numbers_alone():
    """Rows can come and go, and columns that a row does not name say nothing."""
    columns = {"word": np.array([3, 3, 4]), "tag": np.array([1, 2, 1])}
    few, many = Templates(("word",)), Templates(("", "word tag", "word"))
    first, second, third = few.keys(columns)[0]
    assert first == second != third
    keys = dict(zip(map(" ".join, many.rows), many.keys(columns).tolist(), strict=True))
    assert keys["word"] == few.keys(columns)[0].tolist()
    assert len(set(keys[""])) == 1
    assert len(set(keys["word tag"])) == 3


def test_kinds_of_rows_are_apart():
    columns = {"word": np.array([3])}
    assert Templates(("word",)).keys(columns) != Templates(("word",), "nobody").keys(columns)
