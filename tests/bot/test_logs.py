"""Logs: one line a record, with nobody's words or secrets in it."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import DiscreetFormatter, describe, redact
from corpus.errors import ArticleSetError
from tests.program import TOKEN

SECRET = TOKEN.partition(":")[2]


def logged(name: str, message: str, *args: object, error: BaseException | None = None) -> str:
    """How a record is written, without its time."""
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, "file.py", 1, message, args, exc_info)
    return DiscreetFormatter([TOKEN]).format(record).partition(" ERROR ")[2]


def failed(inner: Exception, outer: Exception) -> Exception:
    """*outer*, raised because of *inner*."""

    def fail(error: Exception, cause: Exception | None = None) -> Exception:
        try:
            raise error from cause  # noqa: TRY301 - so that it has a place
        except Exception as raised:  # noqa: BLE001 - whichever it was given
            return raised

    return fail(outer, fail(inner))


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"/bot{TOKEN.replace(':', '%3A')}/x",
        f"only {SECRET}.",
        "another's: 123456789:AAabcdefghijklmnopqrstuvwxyz012345678",
    ],
)
def test_token_is_hidden(text):
    hidden = redact(text, [TOKEN])
    assert "<hidden>" in hidden
    assert SECRET not in hidden
    assert "abcdefghij" not in hidden


@given(st.text(), st.text())
def test_token_is_hidden_wherever_it_stands(before, after):
    assert SECRET not in redact(before + TOKEN + after, [TOKEN])


def test_time_is_not_taken_for_a_token():
    assert redact("2026-01-01 10:20:30,123 at 12345:678") == "2026-01-01 10:20:30,123 at 12345:678"


def test_own_words_stay():
    assert logged("bot.x", "read %s of %d", "a.txt", 3) == "bot.x: read a.txt of 3"


@pytest.mark.parametrize(
    ("message", "args", "line"),
    [
        ("Update %s failed", ("my question",), "telegram.ext: Update … failed"),
        ("Update %s failed", ({"text": "my question"},), "telegram.ext: Update %s failed"),
        ("after %d seconds", ("my question",), "telegram.ext: after %d seconds"),
        ("after %d of %f: %r", (3, 0.5, "my question"), "telegram.ext: after 3 of 0.500000: '…'"),
        ("Task failed\nfuture: 'my question'", (), "telegram.ext: Task failed"),
        ("100% of my", (), "telegram.ext: 100% of my"),
    ],
)
def test_of_libraries_only_fixed_words_and_numbers_stay(message, args, line):
    assert logged("telegram.ext", message, *args) == line


def test_exception_is_its_class_and_place():
    """The text of an exception may quote a question or an address with the token in it."""
    error = failed(KeyError("my question"), ValueError(f"rejected {TOKEN}"))
    line = logged("bot", "failed", error=error)
    assert "ValueError at" in line
    assert "after KeyError at" in line
    assert "test_logs.py:" in line
    assert "question" not in line
    assert SECRET not in line
    assert "\n" not in line


def test_error_of_the_article_set_keeps_its_words():
    assert (
        describe(ArticleSetError("articles: not there")) == "ArticleSetError: articles: not there"
    )


def test_circle_of_causes_ends():
    error, other = ValueError(), KeyError()
    error.__cause__, other.__cause__ = other, error
    assert describe(error) == "ValueError after KeyError"


def test_control_characters_and_line_ends_are_taken_out():
    """Nobody can write a line of their own into the log, or to a terminal that shows it."""
    assert logged("bot", "a\nb\x1b[31m") == "bot: a b\ufffd[31m"
