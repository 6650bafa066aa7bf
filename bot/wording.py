"""Every sentence that the program says to people, in the language of whoever is spoken to.

The sentences stand in `bot/messages`, a file a language; `wording.NAME` is the one of that name in
the language in which `speaking` runs, English by default. Braces are filled in by `str.format`.
"""

from __future__ import annotations

import string
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

_EASTERN = 0x2E80  # where the characters of East Asia begin in Unicode
_MESSAGES = Path(__file__).parent / "messages"
_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


class Sentence(str):
    """A sentence that keeps Latin words that are filled in apart from the Chinese around them.

    Source: "Requirements for Chinese Text Layout" (W3C), 3.2.2: a quarter of a character between
    them, for which a space stands.

    >>> Sentence("只看{name}说的话").format(name="Ann Lee"), Sentence("{n}年").format(n=2020)
    ('只看 Ann Lee 说的话', '2020年')
    >>> Sentence("Quoted are {names}.").format(names="Ann Lee and Bo Lee Jr.")
    'Quoted are Ann Lee and Bo Lee Jr.'
    """

    __slots__ = ()

    def format(self, *args: object, **fields: object) -> str:
        """As of any text; only what has no form of its own can be filled in."""
        pieces = list(string.Formatter().parse(self))
        made = ""
        for place, (words, name, _, _) in enumerate(pieces, 1):
            ends = made.endswith(".") and words.startswith(".")  # "... and Ann Lee Jr."
            made += words[ends:]
            if name is not None:
                after = pieces[place][0] if place < len(pieces) else ""
                made += apart(made, f"{{{name}}}".format(*args, **fields), after)
        return made


def apart(before: str, filled: str, after: str) -> str:
    """What is *filled* in with a space to either side where it is Latin and Chinese is beside it.

    Numbers alone stand as they do in Chinese.
    """
    if not any(letter.isalpha() and _is_western(letter) for letter in filled):
        return filled
    left = " " * (_is_han(before[-1:]) and _is_western(filled[0]))
    return left + filled + " " * (_is_han(after[:1]) and _is_western(filled[-1]))


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def _is_western(letter: str) -> bool:
    """Whether *letter* is one of an alphabet, a digit, or a mark that ends an abbreviation."""
    return letter in ".%)" or (letter.isalnum() and ord(letter) < _EASTERN)


def __getattr__(name: str) -> str:
    """The sentence called *name* in the language that is spoken."""
    try:
        return Sentence(catalogue(_language.get())[name])
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
    if len(items) < 2:
        return "".join(items)
    most, final = comma.join(items[:-1]), items[-1]
    return apart("", most, last) + last + apart(last, final, "")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a message that has several."""
    return text.split("\n\n")
