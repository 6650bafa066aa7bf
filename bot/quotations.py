"""The very words of somebody in a passage: what of it may stand alone under a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.layout import one_line
from bot.passages import mention_words
from corpus.model import QuotationKind, Span
from corpus.question import parse_question
from corpus.text import located_tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.shelf import Edition
    from corpus.model import Attribution, Passage, Speaker

SEARCHED = 10  # best hits among which the first with direct speech is to be quoted
# What stands in quotation marks; source: the marks that `corpus.attribution.quotations` reads.
_IN_MARKS = re.compile(r"“[^“”]+”|«[^«»]+»|「[^「」]+」|\"[^\"]+\"")
FEWEST_WORDS = 4  # of a part of a sentence that stands in marks and can stand alone
OMITTED = " … "


@dataclass(frozen=True, slots=True)
class Quote:
    """The very *words* of one *speaker* in a passage, marks included, or of one without a name."""

    words: str
    speaker: Speaker | None
    mention: str


def quotable(edition: Edition, asked: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
    """The number of a passage to be quoted, and the names whose words are wanted, if any are.

    It is the first with direct speech of those that are themselves *asked* for word for word or,
    without any, that answer the first of *asked*; where all speech is reported, the first with
    some. ``None`` without speech in any.
    """
    library = edition.library
    passages, names = _asked_for(edition, asked), frozenset[str]()
    if not passages:
        found = library.search(parse_question(asked[0], library.speakers), SEARCHED)
        wanted = {library.merged(s) for s in found.question.speakers}
        passages = [h.passage for h in found.hits if found.answered]
        spoken = [s for p in passages for s in p.speakers if library.merged(s) in wanted]
        names = frozenset(s.name for s in spoken)
    for parts in (False, True):
        for passage in passages:
            if quote_in(passage, names, parts=parts):
                return edition.outline.number_of(passage), tuple(sorted(names))
    for passage in passages:
        if passage.attributions:
            return edition.outline.number_of(passage), tuple(sorted(names))
    return None


def _asked_for(edition: Edition, asked: Sequence[str]) -> list[Passage]:
    """The passages that are just what is *asked*, word for word."""
    library, found = edition.library, []
    for words in map(one_line, asked):
        hits = library.search(parse_question(words, library.speakers), SEARCHED).hits
        found += [h.passage for h in hits if one_line(h.passage.text) == words][:1]
    return found


def quote_in(passage: Passage, asked: Collection[str] = (), *, parts: bool = True) -> Quote | None:
    """What one speaker says in *passage* that stands in quotation marks, word for word.

    Of several speakers it is the one with most of it, named ones first. When names are *asked*
    for, only their words count. *parts* of sentences that stand in marks do where whole ones do
    not. ``None`` when all speech is told in the reporter's words.
    """
    said: dict[tuple[Speaker | None, str], list[Attribution]] = {}
    for one in sorted(passage.attributions, key=lambda a: a.start):
        if not asked or (one.speaker and one.speaker.name in asked):
            key = one.speaker, "" if one.speaker else mention_words(passage.article, one)
            said.setdefault(key, []).append(one)
    for slices in (_whole, _parts)[: 1 + parts]:
        quoted = [Quote(_joined(passage, slices(passage, own)), *who) for who, own in said.items()]
        quoted.sort(key=lambda q: (q.speaker is None, -len(q.words)))
        if best := next((q for q in quoted if q.words), None):
            return best
    return None


def _whole(_: Passage, own: Iterable[Attribution]) -> Iterator[Span]:
    """The stretches that stand in marks as a whole."""
    return (Span(one.start, one.end) for one in own if one.kind is QuotationKind.DIRECT)


def _parts(passage: Passage, own: Iterable[Attribution]) -> Iterator[Span]:
    """What stands in marks inside stretches that do not as a whole."""
    text = passage.article.text
    for one in own:
        if one.kind is QuotationKind.MIXED and text[one.start : one.end].count('"') % 2 == 0:
            for match in _IN_MARKS.finditer(text, one.start, one.end):
                if len(list(located_tokens(match.group()))) >= FEWEST_WORDS:
                    yield Span(*match.span())


def _joined(passage: Passage, spans: Iterable[Span]) -> str:
    """The words of *spans*, with a sign where the reporter's stand between them."""
    text, words, end = passage.article.text, "", 0
    for span in spans:
        between = OMITTED if words and text[end : span.start].strip() else " " if words else ""
        words, end = f"{words}{between}{span.cut(text)}", span.end
    return one_line(words)
