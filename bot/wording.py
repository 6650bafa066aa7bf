"""Every sentence that the program says to people, in the language of whoever is spoken to.

The sentences stand in `bot/messages`, a file a language; `wording.NAME` is the one of that name in
the language in which `speaking` runs, English by default. Braces are filled in by `str.format`.
"""

from __future__ import annotations

import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENGLISH, SIMPLIFIED, TRADITIONAL = "en", "zh-hans", "zh-hant"
LANGUAGES = (ENGLISH, SIMPLIFIED, TRADITIONAL)

# Subtags of Chinese that mean traditional characters: the script, and where it is written.
# Source: IETF language tags (RFC 5646) and the CLDR's likely subtags for zh.
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})

# Commands as menus list them; each is described by the message COMMAND_ and its name.
EVERYBODYS = ("ask", "quote", "speakers", "articles", "help", "privacy")
ADMINS = ("reload", "status", "remove")

_MESSAGES = Path(__file__).parent / "messages"
_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def __getattr__(name: str) -> str:
    """The sentence called *name* in the language that is spoken."""
    try:
        return str(catalogue(_language.get())[name])
    except KeyError:
        raise AttributeError(f"no message is called {name}") from None


@cache
def catalogue(language: str) -> dict[str, Any]:
    """All messages of one of `LANGUAGES` by name: a text, or the forms of a noun."""
    content = (_MESSAGES / f"{language}.toml").read_text(encoding="utf-8")
    messages = tomllib.loads(content)
    return {k: v.strip() if isinstance(v, str) and "\n" in v else v for k, v in messages.items()}


def language_for(code: str | None) -> str:
    """The one of `LANGUAGES` for an IETF language tag, English for what there is none for.

    >>> [language_for(code) for code in ("zh-hans", "zh-TW", "zh", "pt-br", None)]
    ['zh-hans', 'zh-hant', 'zh-hans', 'en', 'en']
    """
    tag, *subtags = (code or "").lower().replace("_", "-").split("-")
    if tag == "zh":
        return TRADITIONAL if _TRADITIONAL & set(subtags) else SIMPLIFIED
    return tag if tag in LANGUAGES else ENGLISH


def speak(language: str) -> None:
    """Say everything in one of `LANGUAGES` from now on, in this task or thread alone."""
    _language.set(language)


def spoken() -> str:
    """Which of `LANGUAGES` is spoken."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in one of `LANGUAGES` while the block runs."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def commands(*, is_admin: bool = False) -> list[tuple[str, str]]:
    """The commands with what each does, as menus list them."""
    names = EVERYBODYS + (ADMINS if is_admin else ())
    return [(name, __getattr__(f"COMMAND_{name.upper()}")) for name in names]


def counted(number: int, noun: str) -> str:
    """*number* with the noun called *noun*, singular for one alone where there is one.

    >>> counted(1, "ARTICLES"), counted(1200, "PARAGRAPHS")
    ('1 article', '1,200 paragraphs')
    """
    forms: Sequence[str] = catalogue(_language.get())[noun]
    return forms[min(number != 1, len(forms) - 1)].format(f"{number:,}")


def month(number: int) -> str:
    """The name of a month, counted from 1.

    >>> month(3)
    'March'
    """
    return str(catalogue(_language.get())["MONTH_NAMES"][number - 1])


def places(first: int, last: int, total: int) -> str:
    """Which of *total* are shown.

    >>> places(1, 3, 11), places(4, 4, 4)
    ('1–3 of 11', '4 of 4')
    """
    form = __getattr__("POSITION" if first < last else "POSITION_ONE")
    return form.format(first=first, last=last, total=total)


def listed(items: Sequence[str], *, is_whole: bool = True) -> str:
    """Items as a sentence lists them; the last is joined as the last when the list *is_whole*.

    >>> listed(["Ann", "Ben", "Cleo"]), listed(["Ann"]), listed(["Ann", "Ben"], is_whole=False)
    ('Ann, Ben and Cleo', 'Ann', 'Ann, Ben')
    """
    comma, last = __getattr__("LIST_COMMA"), __getattr__("LIST_AND")
    if not is_whole:
        return comma.join(items)
    return last.join(filter(None, [comma.join(items[:-1]), *items[-1:]]))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a message that has several."""
    return text.split("\n\n")
