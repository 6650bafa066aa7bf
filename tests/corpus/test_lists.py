"""Lists of numbers that ascend, put together as sets are."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus.lists import in_both, in_either, in_first

SETS = st.sets(st.integers(-20, 20))


@given(SETS, SETS, SETS)
def test_lists_are_put_together_as_sets(one: set[int], other: set[int], third: set[int]) -> None:
    """What comes out ascends, and holds each number once."""
    first, second, last = (np.array(sorted(s), np.int32) for s in (one, other, third))
    assert in_both(first, second).tolist() == sorted(one & other)
    assert in_either(first, second, last).tolist() == sorted(one | other | third)
    assert in_first(first, second).tolist() == sorted(one - other)
