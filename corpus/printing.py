"""What the commands put out: records for programs, and text for people."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from corpus.attribution import attribute
from corpus.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corpus.library import Answer, Library
    from corpus.model import Article, Attribution, Passage, Span, Speaker
    from corpus.progress import Progress
    from corpus.report import Report

LISTED = 50  # articles that are named one by one
TALLIED = 10  # languages, sources and endings that are told
# One colour for each speaker, in order of first speech, and round again.
COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")


def attribution_records(article: Article) -> Iterator[dict[str, object]]:
    """Each attributed span of *article*, in text order, in the form agreed for programs."""
    for passage in attribute(article):
        for attribution in sorted(passage.attributions, key=lambda a: (a.start, a.end)):
            speaker = attribution.speaker
            yield {
                "article": article.path,
                "paragraph": passage.paragraph.number,
                "start": attribution.start,
                "end": attribution.end,
                "text": article.text[attribution.start : attribution.end],
                "kind": attribution.kind.value,
                "speaker": speaker.name if speaker else None,
                "role": speaker.role if speaker else None,
                "mention": _mention_record(article, attribution.mention),
                "cue": article.text_of(attribution.cue) if attribution.cue else None,
            }


def hit_records(answer: Answer, library: Library) -> list[dict[str, object]]:
    """The hits of *answer*, best first, in the form agreed for programs."""
    return [
        {
            "article": hit.passage.article.path,
            "paragraph": hit.passage.paragraph.number,
            "start": hit.passage.paragraph.start,
            "end": hit.passage.paragraph.end,
            "score": round(hit.score, 6),
            "speakers": [s.name for s in _asked_first(hit.passage, answer, library)],
            "text": hit.passage.text,
        }
        for hit in answer.hits
    ]


def print_answer(answer: Answer, library: Library) -> None:
    """Print the hits of *answer*, each with who speaks in it and where it stands."""
    console = _console()
    console.print(Text(answer.question.text, style="bold"))
    if not answer.answered:
        console.print("The articles hold no answer." + (" Nearest:" if answer.hits else ""))
    for hit in answer.hits:
        passage = hit.passage
        names = [speaker.name for speaker in _asked_first(passage, answer, library)]
        place = f"{passage.article.path}, paragraph {passage.paragraph.number}"
        console.print(Text(f"{', '.join(names) or passage.article.headline} ({place})", "cyan"))
        console.print(Text(passage.text))


def print_article(article: Article) -> None:
    """Print *article* with every attributed span in its speaker's colour, then who they are."""
    console = _console()
    colours: dict[str, str] = {}
    for passage in attribute(article):
        text = Text(passage.text, "bold" if _is_heading(passage) else "")
        for attribution in passage.attributions:
            name = _name(article, attribution)
            colour = colours.setdefault(name, COLOURS[len(colours) % len(COLOURS)])
            offset = passage.paragraph.start
            text.stylize(colour, attribution.start - offset, attribution.end - offset)
        console.print(text)
        said_by = dict.fromkeys(_described(article, a) for a in passage.attributions)
        for line in said_by:
            console.print(Text(f"  - {line}", "dim"))
        console.print()


def report_lines(library: Library, told: Report) -> Iterator[str]:
    """What *library* holds and what of it is left out or broken, a line each."""
    counts = {"article": told.articles, "passage": told.passages, "speaker": told.speakers}
    summary = ", ".join(_counted(number, name) for name, number in counts.items())
    yield f"{library.folder}: {summary}, {len(told.broken):,} broken"
    held = ", ".join(f"{count:,} {kind}" for kind, count in told.paragraphs.items())
    yield f"paragraphs: {held or 'none'}"
    span = f"{told.first} to {told.last}" if told.first != told.last else f"{told.first}"
    yield f"dates: {span if told.first else 'none'}; {told.without_date:,} without"
    yield f"languages: {_tally(told.languages)}; {told.without_language:,} not stated"
    yield f"sources: {_tally(told.sources)}; {told.without_source:,} not stated"
    yield f"copies: {told.copies:,}"
    if told.articles <= LISTED:
        for article in library.articles:
            origin = ", ".join(filter(None, (article.source, article.date)))
            yield f"{article.path}: {article.headline}" + (f" ({origin})" if origin else "")
    for left in told.left_out:
        where = left.path if left.line is None else f"{left.path}:{left.line}"
        yield f"left out: {where}: {left.reason}"
    if told.other_files:
        kinds = Counter(PurePath(name).suffix.lower() or name for name in told.other_files)
        number = _counted(len(told.other_files), "file")
        yield f"left out: {number} that no reader takes: {_tally(dict(kinds.most_common()))}"
    yield from (f"broken: {error}" for error in told.broken)


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """What to tell the progress of a loading: it is drawn on the error output, if that is seen."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        bar.disable = not console.is_terminal
        task = bar.add_task("", total=None)
        yield lambda at: bar.update(
            task, description=at.stage.value, completed=at.done, total=at.total or None
        )


def _tally(counts: Mapping[str, int]) -> str:
    """The most frequent of what was counted, each with its number."""
    shown = [f"{name} {count:,}" for name, count in islice(counts.items(), TALLIED)]
    rest = len(counts) - len(shown)
    return ", ".join(shown + ([f"and {rest:,} more"] if rest else [])) or "none"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _asked_first(passage: Passage, answer: Answer, library: Library) -> list[Speaker]:
    asked = {library.merged(speaker) for speaker in answer.question.speakers}
    return sorted(passage.speakers, key=lambda speaker: library.merged(speaker) not in asked)


def _mention_record(article: Article, mention: Span | None) -> dict[str, object] | None:
    if mention is None:
        return None
    return {"start": mention.start, "end": mention.end, "text": article.text_of(mention)}


def _name(article: Article, attribution: Attribution) -> str:
    """Whose words these are: the speaker's name, or else what the article calls the source."""
    if attribution.speaker:
        return attribution.speaker.name
    return article.text_of(attribution.mention) if attribution.mention else "unnamed"


def _described(article: Article, attribution: Attribution) -> str:
    role = attribution.speaker.role if attribution.speaker else None
    words = f"{attribution.kind}: {_name(article, attribution)}"
    return f"{words}, {role}" if role else words


def _is_heading(passage: Passage) -> bool:
    return passage.paragraph.kind in (ParagraphKind.HEADLINE, ParagraphKind.SUBHEADING)


def _console() -> Console:
    """Where text for people goes: coloured and wrapped on a terminal, plain lines elsewhere."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, soft_wrap=True, no_color=True)
    return console
