"""Work on an edition that may be done anywhere: in a thread, or handed to another process.

A task is a function of this program and what it is given besides the edition; both travel as bytes
(`pickle`), between processes of this program alone. Replies are given back as the HTML that they
become, which is less to hand over than their runs of words.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from bot import wording
from bot.html import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.layout import Button, Reply
    from bot.shelf import Edition

P = ParamSpec("P")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A reply as Telegram takes it: the HTML of its messages, and the buttons under the last."""

    pages: tuple[str, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    is_refusal: bool = False


def rendered(reply: Reply) -> Rendered:
    """*reply* with its words laid out."""
    return Rendered(tuple(render(reply)), reply.buttons, reply.is_refusal)


def shown(
    edition: Edition,
    work: Callable[Concatenate[Edition, P], Reply],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Rendered:
    """What *work* makes of the edition, rendered."""
    return rendered(work(edition, *args, **kwargs))


def perform(
    edition: Edition,
    language: str,
    work: Callable[Concatenate[Edition, P], Made],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Made:
    """What *work* makes of the edition, in that language."""
    with wording.speaking(language):
        return work(edition, *args, **kwargs)


def pack(work: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes:
    """A task, to be done in the language that is spoken here."""
    return pickle.dumps((wording.spoken(), work, args, kwargs))


def perform_packed(edition: Edition, task: bytes) -> bytes:
    """Do a task of `pack`, and give what it makes, for `unpack`."""
    language, work, args, kwargs = pickle.loads(task)  # noqa: S301 - of this program's own
    return pickle.dumps(perform(edition, language, work, *args, **kwargs))


def unpack(made: bytes) -> Any:  # noqa: ANN401 - whatever the task makes
    """What a task made."""
    return pickle.loads(made)  # noqa: S301 - of this program's own
