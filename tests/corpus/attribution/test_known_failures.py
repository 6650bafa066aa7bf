"""The table of known failures speaks of rows that exist."""

from __future__ import annotations

from collections import Counter

from tests.corpus.attribution import (
    test_attribution,
    test_people,
    test_quotations,
    test_reporting,
    test_resolution,
    test_roles,
)
from tests.corpus.attribution.known_failures import KNOWN_FAILURES
from tests.corpus.attribution.reported import Case

MODULES = (
    test_attribution,
    test_people,
    test_quotations,
    test_reporting,
    test_resolution,
    test_roles,
)


def test_every_known_failure_is_one_row() -> None:
    """An id names one row only, so that a failure excuses no other row."""
    ids = Counter(
        one.id
        for module in MODULES
        for table in vars(module).values()
        if isinstance(table, tuple)
        for one in table
        if isinstance(one, Case)
    )
    assert not [name for name, count in ids.items() if count > 1]
    assert not set(KNOWN_FAILURES) - set(ids)
