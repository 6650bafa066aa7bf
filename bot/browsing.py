"""Leafing through a set: who speaks, which articles there are, what stands around a passage."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from bot import links, wording
from bot.buttons import Kind
from bot.layout import Button, Reply, bold, line, one_line
from bot.passages import (
    article_part,
    passage_part,
    shown_name,
    speaker_runs,
)
from corpus.model import ParagraphKind, Span
from corpus.text import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.layout import Block, Part
    from bot.shelf import Edition
    from corpus.lexicon import Ints
    from corpus.model import Article, Speaker

SPEAKERS_ON_PAGE = 8
ARTICLES_ON_PAGE = 6
PASSAGES_ON_PAGE = 3
BUTTONS_IN_ROW = 4
TEXT_PAGE = 2800  # UTF-16 code units of an article's text on one page
NAMES_IN_ARTICLE = 10
WIDEST_CONTEXT = 4  # paragraphs on either side


def speakers(edition: Edition, page: int = 0) -> Reply:
    """One page of who is quoted: role, how often, on what; each with a button that leads there."""
    everybody = edition.library.speakers
    if not everybody:
        return Reply(((line(wording.NO_SPEAKERS),),))
    first = page * SPEAKERS_ON_PAGE
    numbers = edition.outline.speaker_order[first:][:SPEAKERS_ON_PAGE].tolist()
    places = list(enumerate(numbers, first + 1))
    lines = tuple(_about_speaker(place, everybody[n], edition) for place, n in places)
    leads = [_lead(place, Kind.SPEAKER, edition, n, page, 0) for place, n in places]
    turning = _turning(Kind.SPEAKERS, edition, page, len(everybody), SPEAKERS_ON_PAGE)
    return Reply(((_title(wording.SPEAKERS_TITLE),), lines), buttons=(*_in_rows(leads), *turning))


def speaker(edition: Edition, number: int, page: int | None, offset: int, bot_name: str) -> Reply:
    """What one speaker says, some passages at a time; *page* is the list's to go back to.

    ``None`` is the one with that speaker.
    """
    who = edition.library.speakers[number]
    if page is None:
        page = _page_with(number, edition.outline.speaker_order, SPEAKERS_ON_PAGE)
    passages = edition.library.passages_of(who)
    shown = passages[offset : offset + PASSAGES_ON_PAGE]
    head: Part = (_about_speaker(None, who, edition),)
    parts = [
        passage_part(p, edition.library, frozenset({who}), above=above)
        for above, p in zip((None, *shown), shown, strict=False)
    ]
    places = wording.places(offset + 1, offset + len(shown), len(passages))
    back, forth = offset - PASSAGES_ON_PAGE, offset + PASSAGES_ON_PAGE
    turns = [Button("‹", edition.data(Kind.SPEAKER, number, page, back))] if offset else []
    if forth < len(passages):
        turns.append(Button("›", edition.data(Kind.SPEAKER, number, page, forth)))
    home = Button(wording.LIST_BUTTON, edition.data(Kind.SPEAKERS, page))
    link = links.sharing(links.address(bot_name, links.to_speaker(who)), shown_name(who))
    share = Button(wording.SHARE_BUTTON, url=link)
    tail = [(line(places),)] if len(passages) > len(shown) else []
    rows = [tuple(turns)] if turns else []
    return Reply((head, *parts, *tail), buttons=(*rows, (home, share)))


def articles(edition: Edition, page: int = 0) -> Reply:
    """One page of the articles, newest first, each with a button that leads to it."""
    every = edition.library.articles
    first = page * ARTICLES_ON_PAGE
    numbers = edition.outline.article_order[first:][:ARTICLES_ON_PAGE].tolist()
    places = list(enumerate(numbers, first + 1))
    parts = [article_part(every[n], f"{place}. ") for place, n in places]
    leads = [_lead(place, Kind.ARTICLE, edition, n, page) for place, n in places]
    turning = _turning(Kind.ARTICLES, edition, page, len(every), ARTICLES_ON_PAGE)
    title: Part = (_title(wording.ARTICLES_TITLE),)
    return Reply((title, *parts), buttons=(*_in_rows(leads), *turning))


def article(edition: Edition, number: int, page: int | None, bot_name: str) -> Reply:
    """One article: whose it is, how it begins, who speaks in it; *page* as for a speaker."""
    shown = edition.library.articles[number]
    page = page_with_article(number, edition) if page is None else page
    parts: list[Part] = [article_part(shown)]
    if summary := summary_line(shown, edition):
        parts.append((summary,))
    names = [shown_name(s) for s in edition.outline.speakers_of(shown)]
    if names:
        few = names[:NAMES_IN_ARTICLE]
        told = wording.listed(few, is_whole=len(few) == len(names))
        parts.append((line(wording.SPEAKERS_OF_ARTICLE.format(names=told)),))
    link = links.sharing(links.address(bot_name, links.to_article(shown)), shown.headline)
    row = (
        Button(wording.TEXT_BUTTON, edition.data(Kind.TEXT, number, page, 0)),
        Button(wording.SHARE_BUTTON, url=link),
    )
    home = Button(wording.LIST_BUTTON, edition.data(Kind.ARTICLES, page))
    return Reply(tuple(parts), buttons=(row, (home,)))


def summary_line(shown: Article, edition: Edition) -> Block | None:
    """The first sentence of an article's body, word for word; ``None`` when it has none."""
    for number in edition.outline.of_article(shown):
        passage = edition.library.passages[number]
        if passage.paragraph.kind is ParagraphKind.BODY:
            first = next(iter(sentences(passage.text)), Span(0, 0))
            return line(first.cut(passage.text)) if first.end else None
    return None


def doors(edition: Edition) -> tuple[tuple[Button, ...], ...]:
    """The buttons that lead into both lists, for whoever does not know what to ask."""
    return (
        (
            Button(wording.SPEAKERS_TITLE, edition.data(Kind.SPEAKERS, 0)),
            Button(wording.ARTICLES_TITLE, edition.data(Kind.ARTICLES, 0)),
        ),
    )


def page_with_article(number: int, edition: Edition) -> int:
    """The page of the list on which that article stands."""
    return _page_with(number, edition.outline.article_order, ARTICLES_ON_PAGE)


def _page_with(number: int, order: Ints, size: int) -> int:
    return int((order == number).argmax()) // size


def _title(words: str) -> Block:
    return line(bold(words))


def _about_speaker(number: int | None, who: Speaker, edition: Edition) -> Block:
    """A speaker with role, number of passages, and what they speak on, behind a *number*."""
    lead = [] if number is None else [f"{number}. "]
    return line(*lead, *speaker_runs(who), f" – {_how_often(who, edition)}")


def summary_of(who: Speaker, edition: Edition) -> str:
    """A speaker's role, number of passages and subjects, without the name."""
    role = [one_line(who.role)] if who.role else []
    return " – ".join([*role, _how_often(who, edition)])


def _how_often(who: Speaker, edition: Edition) -> str:
    """In how many passages, and on what."""
    passages = wording.counted(len(edition.library.passages_of(who)), "PASSAGES")
    topics = edition.outline.topics(who)
    about = wording.SPEAKER_ON.format(topics=wording.listed(topics, is_whole=False))
    return wording.LIST_COMMA.join([passages, *([about] if topics else [])])


def _lead(place: int, kind: Kind, edition: Edition, number: int, *rest: int) -> Button:
    """A button that is labelled with the *place* in the list; the data has the set's number."""
    return Button(str(place), edition.data(kind, number, *rest))


def _in_rows(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    """*buttons* in as few rows as can be, of much the same length."""
    rows = ceil(len(buttons) / BUTTONS_IN_ROW)
    width = ceil(len(buttons) / max(rows, 1))
    starts = range(0, len(buttons), max(width, 1))
    return [tuple(buttons[start : start + width]) for start in starts]


def _turning(
    kind: Kind, edition: Edition, page: int, total: int, size: int
) -> list[tuple[Button, ...]]:
    """The row that turns the pages of a list; none for a single page."""
    last = (total - 1) // size
    row = [Button(f"‹ {page}", edition.data(kind, page - 1))] if page else []
    row += [Button(f"{page + 2} ›", edition.data(kind, page + 1))] if page < last else []
    return [tuple(row)] if row else []
