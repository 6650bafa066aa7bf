"""Replies for a terminal: in colour and wrapped to its width, or plain for a pipe or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style as TerminalStyle
from rich.text import Text

from bot.layout import Block, Reply, Run, Style, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

QUOTE_MARK = "> "  # what stands before quoted lines where there is no colour
_BAR = Text.assemble(("  │ ", "cyan"))
_STYLES = {Style.PLAIN: "", Style.BOLD: "bold", Style.ITALIC: "italic"}
_QUOTED_STYLES = {Style.PLAIN: "dim", Style.BOLD: "bold", Style.ITALIC: "italic"}


def plain(reply: Reply) -> str:
    r"""The words of *reply*; quoted lines begin with ``> `` and no line is wrapped.

    Addresses on the web stand behind the line that leads there.

    >>> from bot.layout import line
    >>> plain(Reply(((line("Ann Lee"), Block((Run("“No.”"),), quoted=True)), (line("1 of 2"),))))
    'Ann Lee\n> “No.”\n\n1 of 2'
    """
    return "\n\n".join("\n".join(_plain_lines(part)) for part in reply.parts)


def show(reply: Reply, console: Console) -> None:
    """Print *reply* on *console*, quotations behind a bar, an empty line after it."""
    for part in reply.parts:
        for block in part:
            text = _styled(block)
            width = console.width - (_BAR.cell_len if block.quoted else 0)
            for wrapped in text.wrap(console, max(width, 10)):
                console.print(_BAR + wrapped if block.quoted else wrapped, soft_wrap=True)
        console.print()


def _plain_lines(part: tuple[Block, ...]) -> Iterator[str]:
    for block in part:
        words = printable(block.text)
        if block.quoted:
            yield from (f"{QUOTE_MARK}{row}" for row in words.split("\n"))
        else:
            # what a screen makes a link of stands behind the line; source: RFC 3986, appendix C
            links = dict.fromkeys(run.url for run in block.runs if run.url)
            yield words + "".join(f" <{printable(url)}>" for url in links)


def _styled(block: Block) -> Text:
    """A block as rich's text; what is reported speech stands out by the narration's being dim."""
    styles = _QUOTED_STYLES if block.quoted else _STYLES
    text = Text()
    for run in block.runs:
        text.append(printable(run.text), _style_of(run, styles))
    return text


def _style_of(run: Run, styles: dict[Style, str]) -> TerminalStyle:
    style = TerminalStyle.parse(styles[run.style])
    if run.pointed:  # not dim
        style = TerminalStyle(bold=True, italic=style.italic)
    style += TerminalStyle(underline=True) if run.marked else TerminalStyle()
    return style + TerminalStyle(link=run.url) if run.url else style
