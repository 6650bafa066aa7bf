"""Replies to questions without an answer: why there is none, and what can be asked instead."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bot import wording
from bot.layout import Part, Reply, line, one_line
from bot.passages import passage_part, shown_name
from corpus.model import Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.library import Answer, Library
    from corpus.question import Question

PAGE = 3  # passages in one reply
NAMES_OFFERED = 5  # speakers named when there is no answer
HEADLINES_OFFERED = 3
LONGEST_NAME = 100  # characters of a name that is repeated to whoever asked for it


def refusal(answer: Answer, library: Library, offset: int = 0) -> Reply:
    """Why there is no answer, where a name that was asked for does stand, and what can be asked.

    *offset* is how many of those places were shown before; behind the first page they stand alone.
    """
    question, total = answer.question, len(answer.mentioned)
    mentioned = answer.mentioned[offset : offset + PAGE]
    parts = [passage_part(passage, library) for passage in mentioned]
    if not offset:
        described = question.source in question.unknown_names
        here = wording.WORDS_STAND_HERE if described else wording.NAME_STANDS_HERE
        reasons = [*_reasons(question), *([here] if mentioned else [])]
        asked = (*question.speakers, *question.namesakes)
        parts = [tuple(line(reason) for reason in reasons), *parts, _offers(library, asked)]
    if total > PAGE and mentioned:
        places = wording.places(offset + 1, offset + len(mentioned), total)
        parts.append((line(wording.NAME_STANDS_AT.format(places=places)),))
    shown = offset + len(mentioned)
    return Reply(tuple(parts), shown if shown < total else None)


def example_question(library: Library, asked: Sequence[Speaker] = ()) -> str:
    """A question that the set can answer, for somebody who does not know what to ask.

    It asks about one of those *asked* about already, else about whoever is quoted most, people
    before papers, and first those whose name nobody takes for another word; without any, it is a
    headline.
    """
    people = [s for s in library.speakers if s.kind is SpeakerKind.PERSON]
    full = (speaker for speaker in people if " " in one_line(speaker.name))
    for speaker in (*asked[:1], *islice(full, 1), *people[:1], *library.speakers[:1]):
        return wording.EXAMPLE_SPEAKER.format(name=shown_name(speaker))
    return one_line(library.articles[0].headline)


def _reasons(question: Question) -> list[str]:
    """What was missing, a sentence each."""
    if question.unknown_names:
        return [*_unknown(question)]
    if question.speakers:
        return [wording.NOT_ON_THAT.format(name=shown_name(s)) for s in question.speakers]
    if question.is_chat:
        return [wording.NO_CHAT]
    return [wording.NOT_FOUND if question.terms else wording.NO_WORDS]


def _unknown(question: Question) -> Iterator[str]:
    """That nobody asked about is quoted, and who of a similar name is."""
    for name in question.unknown_names:
        is_name = name != question.source
        form = wording.NOBODY_CALLED if is_name else wording.NOBODY_DESCRIBED
        yield form.format(name=_shortened(name))
    if question.namesakes:
        yield wording.NAMESAKES.format(names=_names(question.namesakes[:NAMES_OFFERED]))


def _names(speakers: Iterable[Speaker]) -> str:
    return wording.listed([shown_name(speaker) for speaker in speakers])


def _shortened(name: str) -> str:
    """A name as somebody typed it, cut where it becomes too long to be one."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _offers(library: Library, asked: Sequence[Speaker]) -> Part:
    """Who is quoted, which articles there are, and a question to try."""
    names = [shown_name(s) for s in library.speakers[: NAMES_OFFERED + 1]]
    articles = library.articles[: HEADLINES_OFFERED + 1]
    headlines = [f"“{one_line(article.headline)}”" for article in articles]
    sentences = [
        *_sample(names, NAMES_OFFERED, (wording.QUOTED_ARE, wording.QUOTED_ARE_MORE)),
        *_sample(headlines, HEADLINES_OFFERED, (wording.THERE_IS, wording.THERE_IS_MORE)),
        wording.FOR_EXAMPLE.format(question=example_question(library, asked)),
    ]
    return tuple(line(text) for text in (wording.WHAT_YOU_CAN_ASK, *sentences))


def _sample(items: list[str], number: int, forms: tuple[str, str]) -> Iterator[str]:
    """The sentence that lists all items, or the first of them and says that there are more."""
    if items:
        few = len(items) <= number
        yield forms[not few].format(names=wording.listed(items[:number], is_whole=few))
