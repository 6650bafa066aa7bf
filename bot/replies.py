"""Answers as replies: who is speaking, the paragraph word for word, and where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import wording
from bot.layout import Block, Part, Reply, Run, Style, bold, line
from corpus.model import Article, Attribution, ParagraphKind, Passage, Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.library import Answer, Library
    from corpus.question import Question

PAGE = 3  # passages in one reply
NAMES_OFFERED = 5  # speakers named when there is no answer
HEADLINES_OFFERED = 3
DATES_SHOWN = 5
LONGEST_NAME = 100  # characters of a name that is repeated to whoever asked for it

# A source that the text only points back at says nothing to somebody who reads one paragraph.
# Source: the third-person pronouns of English, and the impersonal and relative ones.
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs this that these those one who which "
    "himself herself itself themselves some others another".split()
)

_WEB_ADDRESS = re.compile(r"https?://[!-~]+")


def answer_reply(answer: Answer, library: Library, offset: int = 0) -> Reply:
    """What is said to a question: up to three passages, or why there are none and what to ask.

    *offset* is how many passages were shown before; with it a reply without passages says that
    these were all. Quoted words are never shortened.
    """
    if not answer.answered:
        return _refusal(answer, library)
    if not answer.hits:
        return Reply(((line(wording.NO_MORE),),))
    asked = frozenset(library.merged(speaker) for speaker in answer.question.speakers)
    parts = [_passage(hit.passage, library, asked) for hit in answer.hits]
    shown = offset + len(answer.hits)
    if answer.total > len(answer.hits):
        form = wording.POSITION if len(answer.hits) > 1 else wording.POSITION_ONE
        position = form.format(first=offset + 1, last=shown, total=answer.total)
        parts.append((line(position),))
    return Reply(tuple(parts), shown if shown < answer.total else None)


def with_hint(reply: Reply) -> Reply:
    """*reply* with the words that ask for its next page, where no button can do it."""
    if reply.next_offset is None:
        return reply
    *before, last = reply.parts
    *lines, position = last
    said = replace(position, runs=(*position.runs, Run(f". {wording.MORE_HINT}")))
    return replace(reply, parts=(*before, (*lines, said)))


def example_question(library: Library, asked: Sequence[Speaker] = ()) -> str:
    """A question that the set can answer, for somebody who does not know what to ask.

    It asks about one of those *asked* about already, else about whoever is quoted most, people
    before papers; without any, it is a headline.
    """
    people = [s for s in library.speakers if s.kind is SpeakerKind.PERSON]
    for speaker in (*asked, *people, *library.speakers):
        return wording.EXAMPLE_SPEAKER.format(name=one_line(speaker.name))
    return one_line(library.articles[0].headline)


def one_line(text: str) -> str:
    """*text* with every run of white space as one space: headlines and names may be wrapped."""
    return " ".join(text.split())


def speaker_runs(speaker: Speaker) -> tuple[Run, ...]:
    """A speaker's name in bold and the role that the article gives."""
    name = bold(one_line(speaker.name))
    return (name, Run(f", {one_line(speaker.role)}")) if speaker.role else (name,)


def headline_run(article: Article) -> Run:
    """An article's headline, leading to its address on the web when it has one."""
    url = article.url if article.url and _WEB_ADDRESS.fullmatch(article.url) else None
    return Run(one_line(article.headline), Style.PLAIN, url)


def dated(article: Article) -> str:
    """The article's date as the set gives it, or the dates that its text names."""
    if article.date:
        return one_line(article.date)
    named = [one_line(article.text_of(span)) for span in article.date_mentions]
    dates = list(dict.fromkeys(named))
    if len(dates) > DATES_SHOWN:
        dates = [*dates[:DATES_SHOWN], "…"]
    return wording.NO_DATE_BUT_NAMED.format(dates=", ".join(dates)) if dates else wording.NO_DATE


def _passage(passage: Passage, library: Library, asked: frozenset[Speaker] = frozenset()) -> Part:
    """One passage: a line for each voice in it, the paragraph, and where it stands."""
    quotation = Block(tuple(_quotation(passage)), quoted=True)
    return (*_voices(passage, library, asked), quotation, _source(passage))


def _voices(passage: Passage, library: Library, asked: frozenset[Speaker]) -> list[Block]:
    """Who speaks, whoever is asked about first, then in order; the article when nobody does."""
    known = sorted(passage.speakers, key=lambda s: library.merged(s) not in asked)
    nameless = (_mention(passage.article, a) for a in passage.attributions if a.speaker is None)
    voices = [speaker_runs(s) for s in known] + [
        (bold(words),) for words in dict.fromkeys(nameless)
    ]
    return [Block(runs) for runs in voices] or [_nobody(passage)]


def _mention(article: Article, attribution: Attribution) -> str:
    """The article's own words for a source that it does not name."""
    words = one_line(article.text_of(attribution.mention)) if attribution.mention else ""
    return wording.NAMELESS if words.lower() in PRONOUNS | {""} else words


def _nobody(passage: Passage) -> Block:
    """Whose words a paragraph without reported speech are."""
    caption = passage.paragraph.kind is ParagraphKind.CAPTION
    name = bold(wording.THE_CAPTION if caption else wording.THE_ARTICLE)
    source = passage.article.source
    return line(name, f": {one_line(source)}") if source else line(name)


def _quotation(passage: Passage) -> Iterator[Run]:
    """The paragraph word for word, what is reported speech set off from the narration."""
    article, position, end = passage.article, passage.paragraph.start, passage.paragraph.end
    for attribution in sorted(passage.attributions, key=lambda a: (a.start, a.end)):
        start, stop = max(attribution.start, position), min(attribution.end, end)
        if start >= stop:
            continue
        if start > position:
            yield Run(article.text[position:start])
        yield Run(article.text[start:stop], Style.ITALIC)
        position = stop
    if position < end:
        yield Run(article.text[position:end])


def _source(passage: Passage) -> Block:
    """Headline, source, date and section, as far as the set gives them."""
    article, section = passage.article, passage.paragraph.section
    details = [one_line(article.source)] if article.source else []
    details.append(dated(article))
    if section:
        details.append(wording.SECTION.format(section=one_line(section)))
    return line(headline_run(article), " — ", " · ".join(details))


def _refusal(answer: Answer, library: Library) -> Reply:
    """Why there is no answer, where a name that was asked for does stand, and what can be asked."""
    parts = [tuple(line(reason) for reason in _reasons(answer.question))]
    if answer.mentioned:
        parts[0] = (*parts[0], line(wording.NAME_STANDS_HERE))
        parts += [_passage(passage, library) for passage in answer.mentioned[:PAGE]]
    return Reply((*parts, _offers(library, answer.question.speakers)))


def _reasons(question: Question) -> list[str]:
    """What was missing, a sentence each."""
    if question.unknown_names:
        return [
            wording.NOBODY_CALLED.format(name=_shortened(name)) for name in question.unknown_names
        ]
    if question.speakers:
        return [wording.NOT_ON_THAT.format(name=one_line(s.name)) for s in question.speakers]
    return [wording.NOT_FOUND if question.terms else wording.NO_WORDS]


def _shortened(name: str) -> str:
    """A name as somebody typed it, cut where it becomes too long to be one."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _offers(library: Library, asked: Sequence[Speaker]) -> Part:
    """Who is quoted, which articles there are, and a question to try."""
    names = [one_line(speaker.name) for speaker in library.speakers]
    headlines = [f"“{one_line(article.headline)}”" for article in library.articles]
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
        yield forms[not few].format(wording.listed(items) if few else ", ".join(items[:number]))
