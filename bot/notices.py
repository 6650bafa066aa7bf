"""Replies that are no answers: what commands say, what a reload found, what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.layout import Block, Part, Reply, bold, line, one_line
from bot.passages import article_part, speaker_runs
from bot.refusals import example_question
from bot.set_report import broken_parts, names_part, report_parts
from corpus.outline import Outline
from corpus.overview import Overview
from corpus.report import report_on

if TYPE_CHECKING:
    from corpus.errors import ArticleSetError
    from corpus.library import Changes, Library

LISTED = 25  # speakers or articles in one list; more make a chat hard to read
FEW = 3  # articles of which each is told who made it


def notice(*sentences: str) -> Reply:
    """Plain sentences, each a paragraph."""
    return Reply(tuple((line(sentence),) for sentence in sentences))


def start(library: Library) -> Reply:
    """The first thing that somebody reads: what this is, what it has read, what to try."""
    return notice(
        f"{wording.HELLO} {wording.WHAT_I_DO}",
        wording.WHAT_I_HOLD.format(**counts(library)),
        f"{wording.HOW_TO_ASK} {wording.FOR_EXAMPLE.format(question=example_question(library))}",
    )


def usage(library: Library, *, is_admin: bool = False, in_terminal: bool = False) -> Reply:
    """How to ask, how to read an answer, what is special to where it is asked, the commands."""
    example = wording.FOR_EXAMPLE.format(question=example_question(library))
    where = wording.IN_TERMINAL if in_terminal else wording.IN_GROUPS
    sentences = (f"{wording.HOW_TO_ASK} {example}", wording.HOW_TO_READ, where)
    return Reply((*notice(*sentences).parts, _commands(is_admin=is_admin, in_terminal=in_terminal)))


def ask_what(library: Library) -> Reply:
    """For /ask without a question."""
    return notice(wording.ASK_WHAT.format(question=example_question(library)))


def quote_what(library: Library) -> Reply:
    """For /quote where nothing is quoted."""
    return notice(wording.QUOTE_WHAT.format(question=example_question(library)))


def privacy(operator: str) -> Reply:
    """What is kept of users, what Telegram sees, who runs the bot and how to reach them."""
    runs = wording.OPERATOR.format(operator=operator) if operator else wording.NO_OPERATOR
    return notice(*wording.paragraphs(wording.PRIVACY), runs)


def gone(library: Library) -> Reply:
    """For a link to what is not in the set any more."""
    return Reply((*notice(wording.GONE_LINK).parts, *start(library).parts[1:]))


def unknown_command(*, is_admin: bool = False, in_terminal: bool = False) -> Reply:
    """For a command that does not exist."""
    return Reply(
        ((line(wording.UNKNOWN_COMMAND),), _commands(is_admin=is_admin, in_terminal=in_terminal))
    )


def speakers(library: Library, offset: int = 0) -> Reply:
    """Who is quoted, most often first, each with role and number of passages; some at a time."""
    if not library.speakers:
        return notice(wording.NO_SPEAKERS)
    lines = []
    numbers = Outline(library).speaker_order[offset : offset + LISTED].tolist()
    for speaker in (library.speakers[number] for number in numbers):
        passages = wording.counted(len(library.passages_of(speaker)), "PASSAGES")
        lines.append(line(*speaker_runs(speaker), f" – {passages}"))
    shown = offset + LISTED
    lines += _rest(len(library.speakers), shown)
    following = shown if shown < len(library.speakers) else None
    return Reply(((line(bold(wording.SPEAKERS_TITLE)),), tuple(lines)), following)


def articles(library: Library, offset: int = 0) -> Reply:
    """Which articles there are, newest first, some at a time: headline, source, date, credits."""
    shown = offset + LISTED
    rest = tuple(_rest(len(library.articles), shown))
    numbers = Outline(library).article_order[offset:shown].tolist()
    listed = [article_part(library.articles[number]) for number in numbers]
    title: Part = (line(bold(wording.ARTICLES_TITLE)),)
    following = shown if shown < len(library.articles) else None
    return Reply((title, *listed, *([rest] if rest else [])), following)


def overview(asked: Overview, library: Library, offset: int = 0) -> Reply:
    """What a set holds, as far as it is *asked* for; of a list some from *offset* on."""
    match asked:
        case Overview.SPEAKERS:
            return speakers(library, offset)
        case Overview.ARTICLES:
            return articles(library, offset)
    return provenance(library)


def provenance(library: Library) -> Reply:
    """Who made the articles, and when, as far as they say; of many, the way to the list."""
    if len(library.articles) > FEW:
        return notice(wording.PROVENANCE_OF_MANY)
    return Reply(((line(wording.PROVENANCE),), *map(article_part, library.articles)))


def reloaded(changes: Changes, library: Library) -> Reply:
    """What a reload found, what the set holds, and what is served from now on, in one message."""
    lists = (
        (wording.ADDED, changes.added),
        (wording.CHANGED, changes.changed),
        (wording.REMOVED, changes.removed),
    )
    found = [names_part(title, names) for title, names in lists if names]
    parts: list[Part] = [(line(wording.RELOADED),), *found, *report_parts(report_on(library))]
    if not (changes.added or changes.changed or changes.removed):
        parts.insert(1, (line(wording.NOTHING_CHANGED),))
    return Reply((*parts, (line(wording.NOW_SERVING.format(**counts(library))),)))


def broken_files(library: Library) -> tuple[Part, ...]:
    """What of a set cannot be read, with line and reason; nothing when all can."""
    return tuple(broken_parts([str(error) for error in library.broken]))


def kept_old(error: ArticleSetError) -> Reply:
    """Why a reload changed nothing."""
    return notice(wording.KEPT_OLD, one_line(str(error)))


def banner(library: Library) -> Reply:
    """What a terminal conversation opens with: the set, what is broken in it, how to go on."""
    return notice(wording.BANNER.format(**counts(library)), wording.BANNER_HINT)


def counts(library: Library) -> dict[str, str]:
    """How many articles, paragraphs and speakers a set has, in words, by those names."""
    return {
        "articles": wording.counted(len(library.articles), "ARTICLES"),
        "paragraphs": wording.counted(len(library.passages), "PARAGRAPHS"),
        "speakers": wording.counted(len(library.speakers), "PEOPLE"),
    }


def _commands(*, is_admin: bool, in_terminal: bool) -> Part:
    """A line for each command; a terminal shows no pictures."""
    return tuple(
        line(wording.COMMAND_LINE.format(command=command, purpose=purpose))
        for command, purpose in wording.commands(is_admin=is_admin)
        if not (in_terminal and command == "quote")
    )


def _rest(total: int, shown: int) -> list[Block]:
    """A last line that says how many are not listed; none when all are."""
    more = wording.AND_MORE.format(number=f"{total - shown:,}")
    return [line(more)] if total > shown else []
