"""What the patterns for furniture share: tables of words as alternatives, and marks of speech."""

from __future__ import annotations

import re

SPEECH = re.compile(r"[\"“”«»]|''|``")


def alternatives(table: str) -> str:
    """The alternatives of a pattern, written one a line.

    >>> alternatives('''
    ...     read more
    ...     related
    ... ''')
    'read more|related'
    """
    return "|".join(row.strip() for row in table.strip().splitlines())
