"""Passages as parts of a reply: who is speaking, the paragraph word for word, where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot import wording
from bot.layout import Block, Part, Run, Style, bold, line, one_line
from corpus.attribution.trades import may_speak
from corpus.model import Article, Attribution, ParagraphKind, Passage, Span, Speaker, SpeakerKind
from corpus.text import located_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from corpus.library import Library

DATES_SHOWN = 5
COPIES_SHOWN = 5
VOICES_SHOWN = 3  # above one passage

# A source that the text only points back at says nothing to somebody who reads one paragraph.
# Source: the third-person pronouns of English, and the impersonal and relative ones.
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs this that these those one who which "
    "himself herself itself themselves some others another".split()
)

_WEB_ADDRESS = re.compile(r"https?://[!-~]+")


def passage_part(
    passage: Passage,
    library: Library,
    asked: frozenset[Speaker] = frozenset(),
    matched: Collection[str] = (),
    sentence: Span | None = None,
    *,
    copies: Sequence[Passage] = (),
    above: Passage | None = None,
) -> Part:
    """One passage: a line for each voice in it, the paragraph, and where it stands.

    Of the article of the passage *above* it, no more is told than that it is the same.

    Whoever is *asked* about comes first, words with the terms *matched* are marked, and the
    *sentence* is pointed at. Where its *copies* stand is told too.
    """
    words = quotation(passage, matched, sentence)
    is_told = above is not None and above.article.path == passage.article.path
    said = (*_voices(passage, library, asked), words, _source(passage, is_told=is_told))
    return (*said, _also_in(copies)) if copies else said


def spoken_part(passage: Passage, library: Library, matched: Collection[str] = ()) -> Part:
    """One passage among others of its article: who speaks, if anybody does, and the paragraph."""
    voices = _voices(passage, library, frozenset()) if passage.attributions else []
    return (*voices, quotation(passage, matched))


def quotation(
    passage: Passage, matched: Collection[str] = (), sentence: Span | None = None
) -> Block:
    """A paragraph word for word, what is reported speech set off, matching words marked.

    A *sentence* is pointed at where there are others beside it.
    """
    runs: Iterable[Run] = [run for run in _quotation(passage) if run.text]
    marks = _marks(passage, frozenset(matched)) if matched else []
    runs = _cut(runs, marks, marked=True)
    if sentence and sentence.end - sentence.start < len(passage.text.strip()):
        offset = passage.paragraph.start
        place = Span(sentence.start - offset, sentence.end - offset)
        runs = _cut(runs, [place], pointed=True)
    return Block(tuple(runs), quoted=True)


def _marks(passage: Passage, matched: frozenset[str]) -> list[Span]:
    """Where words with one of the terms *matched* stand in the paragraph, in order, from 0."""
    marks: list[Span] = []
    for term, span in located_terms(passage.text):
        if term in matched and (not marks or span.start > marks[-1].end):
            marks.append(span)
        elif term in matched and span.end > marks[-1].end:
            marks[-1] = Span(marks[-1].start, span.end)
    return marks


def _cut(
    runs: Iterable[Run], places: Sequence[Span], *, marked: bool = False, pointed: bool = False
) -> Iterator[Run]:
    """The *runs* of a paragraph, cut where *places* begin and end, *marked* or *pointed* inside."""
    cuts = [border for place in places for border in (place.start, place.end)]
    position = 0
    for run in runs:
        end = position + len(run.text)
        borders = [position, *(cut for cut in cuts if position < cut < end), end]
        for start, stop in pairwise(borders):
            words = run.text[start - position : stop - position]
            if bisect_right(cuts, start) % 2:
                marks = run.marked or marked, run.pointed or pointed
                yield Run(words, run.style, run.url, *marks)
            else:
                yield Run(words, run.style, run.url, run.marked, run.pointed)
        position = end


def shown_name(speaker: Speaker) -> str:
    """A speaker's name on one line; the title of a text in quotation marks, to read as one name."""
    name = one_line(speaker.name)
    is_title = speaker.kind is SpeakerKind.DOCUMENT and " " in name
    return f"“{name}”" if is_title else name


def speaker_runs(speaker: Speaker) -> tuple[Run, ...]:
    """A speaker's name in bold and the role that the article gives."""
    name = bold(shown_name(speaker))
    return (name, Run(f", {one_line(speaker.role)}")) if speaker.role else (name,)


def headline_run(article: Article) -> Run:
    """An article's headline, leading to its address on the web when it has one."""
    url = article.url if article.url and _WEB_ADDRESS.fullmatch(article.url) else None
    return Run(one_line(article.headline), Style.PLAIN, url)


def source_and_date(article: Article) -> str:
    """Whose an article is, if the set says so, and when it appeared."""
    return " · ".join([*([one_line(article.source)] if article.source else []), dated(article)])


def article_part(article: Article, *lead: str) -> Part:
    """An article in a list: its headline behind *lead*, its source and date, its credits."""
    credited = [line(one_line(article.credits))] if article.credits else []
    headline = headline_run(article)
    shown = headline if headline.url else bold(headline.text)  # a link stands out by itself
    return (line(*lead, shown), line(source_and_date(article)), *credited)


def dated(article: Article) -> str:
    """The article's date as the set gives it, or the dates that its text names."""
    if article.date:
        return one_line(article.date)
    named = [one_line(article.text_of(span)) for span in article.date_mentions]
    dates = list(dict.fromkeys(named))
    if not dates:
        return wording.NO_DATE
    if len(dates) > DATES_SHOWN:
        dates = [*dates[:DATES_SHOWN], wording.OTHER_DATES]
    return wording.NO_DATE_BUT_NAMED.format(dates=wording.listed(dates))


def _voices(passage: Passage, library: Library, asked: frozenset[Speaker]) -> list[Block]:
    """Who speaks, whoever is asked about first, then in order; the article when nobody does.

    Of many it is whoever says most, and how many others there are. That somebody is not named says
    something only where nobody else is shown.
    """
    lengths = Counter[Speaker | str]()
    for one in passage.attributions:
        who = one.speaker or mention_words(passage.article, one)
        lengths[who] += one.end - one.start
    nameless = [who for who in lengths if isinstance(who, str)]
    everybody: list[Speaker | str] = [*passage.speakers, *nameless]
    voices = [who for who in everybody if who != wording.NAMELESS] or everybody

    def is_asked(who: Speaker | str) -> bool:
        return isinstance(who, Speaker) and library.merged(who) in asked

    most = sorted(voices, key=lambda who: (not is_asked(who), -lengths[who]))[:VOICES_SHOWN]
    shown = sorted(most, key=lambda who: (not is_asked(who), voices.index(who)))
    lines = [
        Block(speaker_runs(who)) if isinstance(who, Speaker) else line(bold(who)) for who in shown
    ]
    if len(voices) > len(shown):
        lines.append(line(wording.counted(len(voices) - len(shown), "OTHER_VOICES")))
    return lines or [_nobody(passage)]


def mention_words(article: Article, attribution: Attribution) -> str:
    """The article's own words for a source that it does not name."""
    words = one_line(article.text_of(attribution.mention)) if attribution.mention else ""
    return words if may_speak(words) and words.lower() not in PRONOUNS else wording.NAMELESS


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


def _also_in(copies: Sequence[Passage]) -> Block:
    """Which other articles say the same: whose they are, or what they are called, and when."""
    places = []
    for article in dict.fromkeys(copy.article for copy in copies):
        name = one_line(article.source or f"“{article.headline}”")
        places.append(f"{name} ({one_line(article.date)})" if article.date else name)
    shown = list(dict.fromkeys(places))
    is_whole = len(shown) <= COPIES_SHOWN
    words = wording.listed(shown[:COPIES_SHOWN], is_whole=is_whole)
    return line(wording.ALSO_IN.format(articles=words))


def _source(passage: Passage, *, is_told: bool) -> Block:
    """Headline, source, date and section, as far as the set gives them.

    Where all but the section *is_told* already, a short word leads to the article.
    """
    article, section = passage.article, passage.paragraph.section
    headline, details = headline_run(article), []
    if is_told:
        headline = replace(headline, text=wording.SAME_ARTICLE)
    else:
        details = [*([one_line(article.source)] if article.source else []), dated(article)]
    if section:
        details.append(wording.SECTION.format(section=one_line(section)))
    return line(headline, *([" — ", " · ".join(details)] if details else []))
