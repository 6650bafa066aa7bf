"""What admins are told: how the bot is doing, what a file holds, what a change came to."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from bot import memory, wording
from bot.buttons import Kind, encode
from bot.files import EXAMPLE, BadNameError
from bot.layout import Button, Reply, bold, line, one_line
from bot.notices import broken_files, counts, notice
from corpus.progress import Progress, Stage
from corpus.readers import FORMATS, PACKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.files import Step
    from bot.layout import Part
    from bot.shelf import Edition, Shelf
    from corpus.library import Library

VERSION = "0.1.0"
HEADLINES = 5  # of a file that holds many articles
MEGABYTE = 1_000_000


def status(shelf: Shelf) -> Reply:
    """Set, version, time up, counts, times to answer, memory, last reading: numbers alone."""
    edition, done = shelf.edition, shelf.counts
    now = time.monotonic()
    median, most = done.within(0.5), done.within(0.95)
    latency = wording.STATUS_NO_LATENCY
    if median is not None and most is not None:
        latency = wording.STATUS_LATENCY.format(
            median=f"{median * 1000:.1f}", most=f"{most * 1000:.1f}"
        )
    fingerprint = edition.library.fingerprint
    lines = (
        wording.STATUS_SET.format(**counts(edition.library), fingerprint=fingerprint),
        wording.STATUS_VERSION.format(version=VERSION),
        wording.STATUS_UPTIME.format(uptime=_span(now - done.started_at)),
        wording.STATUS_COUNTS.format(answered=f"{done.answered:,}", refused=f"{done.refused:,}"),
        latency,
        _memory_line(shelf.processes),
        wording.STATUS_RELOAD.format(
            ago=_span(now - edition.read_at), seconds=f"{edition.seconds:.1f}"
        ),
    )
    title: Part = (line(bold(wording.STATUS_TITLE)),)
    return Reply((title, tuple(line(words) for words in lines)))


def reading(progress: Progress, seconds: float) -> Reply:
    """How far a reload has come: its stage, the share of the files, and the time so far."""
    files = {"done": f"{progress.done:,}", "total": f"{progress.total:,}"}
    stage = {
        Stage.LOOKING: wording.STAGE_LOOKING,
        Stage.READING: wording.STAGE_READING.format(share=f"{progress.share:.0%}", **files),
        Stage.INDEXING: wording.STAGE_INDEXING,
    }[progress.stage]
    passed = wording.RELOADING_SECONDS.format(seconds=wording.counted(round(seconds), "SECONDS"))
    return Reply(((line(wording.RELOADING), line(stage), line(passed)),))


def file_question(held: Library, name: str, mark: str, *, replaces: bool) -> Reply:
    """What a file holds, and whether to add it or to let it take another's place."""
    headlines = [line(one_line(a.headline)) for a in held.articles[:HEADLINES]]
    holds = wording.BANNER.format(**counts(held))
    question = wording.FILE_REPLACES if replaces else wording.FILE_QUESTION
    yes = wording.REPLACE_BUTTON if replaces else wording.ADD_BUTTON
    head: Part = (line(bold(wording.FILE_HOLDS.format(name=name))), *headlines, line(holds))
    broken = broken_files(held)
    return Reply(
        (head, *broken, (line(question),)), buttons=(_choice(yes, encode(Kind.ADD, mark)),)
    )


def refused_file(error: Exception) -> Reply:
    """Why a file was not taken, and that nothing was changed."""
    if isinstance(error, BadNameError):
        bad = str(error) or wording.FILE_NAME_BAD.format(example=EXAMPLE)
        return notice(
            bad, wording.FILE_NOT_ARTICLE.format(suffixes=wording.listed((*FORMATS, PACKED)))
        )
    return notice(wording.FILE_BROKEN, one_line(str(error)))


def remove_question(name: str, paths: Sequence[str], edition: Edition) -> Reply:
    """Whether to take out the file called *name*; what to write when there is none."""
    if not name:
        return notice(wording.REMOVE_WHAT.format(name=paths[0]))
    number = edition.outline.in_file(name)
    if number is None:
        return notice(wording.REMOVE_UNKNOWN.format(name=name))
    if len(paths) == 1:
        return notice(wording.REMOVE_LAST)
    data = encode(Kind.REMOVE, edition.library.fingerprint, number)
    row = _choice(wording.REMOVE_BUTTON, data)
    return Reply(notice(wording.REMOVE_QUESTION.format(name=name)).parts, buttons=(row,))


def changed_file(done: str, report: Reply, step: Step | None = None) -> Reply:
    """What was done, what the set is now, and the button that undoes it."""
    undo = () if step is None else ((Button(wording.UNDO_BUTTON, _undo(step)),),)
    return Reply(((line(bold(done)),), *report.parts), buttons=undo)


def failed_file(name: str, error: Exception) -> Reply:
    """That a file could not be changed, and why."""
    reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return notice(wording.FILE_FAILED.format(name=name, reason=reason))


def _undo(step: Step) -> str:
    return encode(Kind.UNDO, "0", step.number)


def _choice(yes: str, data: str) -> tuple[Button, ...]:
    return Button(yes, data), Button(wording.CANCEL_BUTTON, encode(Kind.LEAVE, "0"))


def _span(seconds: float) -> str:
    """A time span in days, hours, minutes and seconds."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return f"{days} d " * bool(days) + f"{hours}:{minutes:02}:{rest:02}"


def _memory_line(others: Sequence[int]) -> str:
    """How much memory this process and the *others* that answer hold."""
    megabytes = f"{memory.held([os.getpid(), *others]) / MEGABYTE:,.0f}"
    if not others:
        return wording.STATUS_MEMORY.format(megabytes=megabytes)
    processes = wording.counted(1 + len(others), "PROCESSES")
    return wording.STATUS_MEMORY_OF.format(megabytes=megabytes, processes=processes)
