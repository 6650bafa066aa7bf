"""The catalogues: every message in every language, with the same braces, within the limits."""

from __future__ import annotations

import ast
import re
import string

import pytest

from bot import wording
from tests.program import ROOT

BOXES = ("SET_CHANGED", "QUESTION_GONE", "BUTTON_UNKNOWN", "NOT_NOW", "NOT_ALLOWED", "ADMINS_ONLY")


def braces(message: str | list[str]) -> set[str]:
    """What is filled in, in any of the forms."""
    texts = [message] if isinstance(message, str) else message
    found = (name for text in texts for _, name, *_ in string.Formatter().parse(text))
    return {name for name in found if name is not None}


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_language_says_everything_with_the_same_braces(language: str):
    """A missing message, one too many and a mistyped brace all fail here."""
    english, other = wording.catalogue(wording.ENGLISH), wording.catalogue(language)
    assert other.keys() == english.keys()
    assert {n: braces(m) for n, m in other.items()} == {n: braces(m) for n, m in english.items()}
    assert all(len(other[name]) <= 200 for name in BOXES)
    assert all(len(m) <= 256 for name, m in other.items() if name.startswith("COMMAND_"))
    assert len(other["SHORT_DESCRIPTION"]) <= 120
    assert len(other["DESCRIPTION"]) <= 512


def test_every_message_that_the_program_asks_for_exists_and_no_other():
    used: set[str] = set()
    for path in (ROOT / "bot").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "wording":
                used |= {node.attr} if node.attr.isupper() else set()
            elif isinstance(node, ast.Constant) and re.fullmatch(r"[A-Z_]{4,}", str(node.value)):
                used.add(str(node.value))
    used -= {"ENGLISH", "SIMPLIFIED", "TRADITIONAL", "LANGUAGES", "EVERYBODYS", "ADMINS"}
    known = {name for name in wording.catalogue(wording.ENGLISH) if "COMMAND_" not in name}
    assert known <= used
