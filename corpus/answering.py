"""Questions to answers: the right period and order, and the reason where there is no answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.answer import Answer, Reason
from corpus.mentions import find_mentions
from corpus.model import Span
from corpus.names import initials, joined, name_words
from corpus.namesakes import namesakes
from corpus.overview import Overview
from corpus.places import PLACES
from corpus.reckoning import read_period
from corpus.text import located_tokens, terms
from corpus.time_words import WEEKDAYS, Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from corpus.model import Speaker
    from corpus.periods import Period
    from corpus.question import Question
    from corpus.searching import Found, Searcher

# What asks for whatever there is: "what happened last week", "the latest news".
_NEWS = frozenset(
    terms("happen happening happened news new article story going event 发生 新闻 消息 文章")
)


@dataclass(frozen=True, slots=True)
class _Timed:
    """What was *found* of a *period* and in an *order*; *reason* is why it is no answer.

    *asked* is the question without its words for the time, where they were no subject of it.
    """

    found: Found
    order: Order
    period: Period | None = None
    reason: Reason | None = None
    asked: Question | None = None


def answer(
    searcher: Searcher, question: Question, page: slice, order: Order | None = None
) -> Answer:
    """What there is on *question*: one *page* of it, in the order asked for or in *order*."""
    timed = _in_time(searcher, question, order)
    found, days, arrangement = timed.found, searcher.days, searcher.arrangement
    no_article = timed.reason is Reason.NO_ARTICLE_THEN and timed.period
    return Answer(
        found.question,
        tuple(searcher.hits(found, page)),
        len(found.ranked.passages),
        found.answered,
        find_mentions(found.question.unknown_names, found.question, searcher.index),
        reason=timed.reason,
        missing=() if found.answered else tuple(_missing(searcher, found.question)),
        period=timed.period,
        nearest=days.nearest(no_article) if no_article else None,
        order=timed.order,
        has_dates=bool(days) and arrangement.has_dates(found.ranked, found.question, found.voices),
        namesakes=tuple(_likeliest_first(searcher, timed.asked or question, found)),
        silent=tuple(_silent(searcher, found, page)) if found.answered else (),
    )


def _likeliest_first(
    searcher: Searcher, question: Question, found: Found
) -> Iterator[tuple[Speaker, ...]]:
    """The bearers of each shared name: first whom it was chosen or is taken to mean.

    Where something is asked about, that is who speaks in the best passage in which any of them
    does; else who is quoted most.
    """
    for bearers in namesakes(question):
        taken = question.meant if question.meant in bearers else _called(bearers, question)
        if taken is None and found.question.topic:
            best = searcher.first_speakers(found, bearers)
            taken = next((s for s in bearers if s in best), None)
        taken = taken or bearers[0]
        # somebody called by a part of the name alone is most likely the same person
        own = set(name_words(taken.name))
        if taken != question.meant:
            taken = next((s for s in bearers if own < set(name_words(s.name))), taken)
            own = set(name_words(taken.name))
        others = [s for s in bearers if s != taken and not own.issuperset(name_words(s.name))]
        if others:
            yield (taken, *others)


def _called(bearers: Sequence[Speaker], question: Question) -> Speaker | None:
    """Who of *bearers* has just the name that was typed in full; ``None`` for a part of a name."""
    asked = set(question.naming)
    named = (s for s in bearers if len(name_words(s.name)) > 1 and set(terms(s.name)) == asked)
    return next(named, None)


def _silent(searcher: Searcher, found: Found, page: slice) -> Iterator[Speaker]:
    """Those of the people asked about in none of whose passages found is the topic.

    Nobody whose words are the best found or, of several, are shown, and nobody whom the question
    does not name: "experts", a role or a country mean no one of those who are so described.
    """
    question, arrangement = found.question, searcher.arrangement
    groups = question.groups or ((question.speakers,) if question.speakers else ())
    if not question.topic:
        return
    on_topic = arrangement.on_topic(found.ranked, found.question)
    for group in groups:
        speaks = arrangement.speaking(found.ranked, group)
        shown = speaks[page if len(groups) > 1 else slice(1)]
        is_shown = shown.any() or (speaks & on_topic).any()
        if not is_shown and _is_named(group[0], question):
            yield group[0]


def _is_named(speaker: Speaker, question: Question) -> bool:
    """Whether *question* names the speaker, and does not only describe who may be meant."""
    if question.groups:
        return not set(question.naming).isdisjoint(terms(speaker.name))
    own = joined(question.source)
    if not question.source:
        return True
    return own not in PLACES and own in (joined(speaker.name), *initials(speaker.name))


def _in_time(searcher: Searcher, question: Question, order: Order | None) -> _Timed:
    """What there is on *question* in the period and order that it asks for.

    The period of a question is what was written then. Where nothing of it answers, but a passage
    of another time names the very year or weekday, that is what the question is about; so is one
    that is still to come, and any in a set without dates.
    """
    when, rest, days = question.when, question.timeless, searcher.days
    order = (order or when.order) if days else Order.BEST
    period = read_period(when.period, days) if days and when.period else None
    if rest is None or not days or (when.period and not period):
        return _plain(searcher, question, order)
    if period and _is_to_come(period, days.newest):
        return _plain(searcher, question, order)
    lists_articles = rest.overview is Overview.ARTICLES
    if lists_articles:  # those of the period, not of the whole set
        rest = replace(rest, overview=None)
    if not rest.speakers and (lists_articles or _NEWS.issuperset(rest.terms)):
        overview = searcher.overview(rest, period, order)
        if len(overview.ranked.passages):
            return _Timed(
                overview, Order.NEWEST if order is Order.BEST else order, period, None, rest
            )
    inside = searcher.find(rest, period, order)
    if inside.answered or period is None:
        return _Timed(inside, order, period, _reason(searcher, inside), rest)
    named = searcher.find(question, None, order)
    if named.answered and _names_time(searcher, named, rest):
        return _Timed(named, order)
    outside = searcher.find(rest, None, order)
    if not days.has(period):
        reason: Reason | None = Reason.NO_ARTICLE_THEN
    else:
        reason = Reason.NOT_THEN if outside.answered else _reason(searcher, inside)
    return _Timed(replace(outside, answered=False), order, period, reason, rest)


def _is_to_come(period: Period, newest: date) -> bool:
    """Whether *period* begins behind the newest article, or leads there from before all of them."""
    if period.first:
        return period.first > newest
    return period.last is None or period.last > newest


def _plain(searcher: Searcher, question: Question, order: Order) -> _Timed:
    found = searcher.find(question, None, order)
    reason = _reason(searcher, found)
    if reason is Reason.NO_PHRASE:  # what else is asked may still be near
        rest = searcher.find(replace(question, phrases=()), None, order)
        found = replace(rest, question=found.question, answered=False)
    return _Timed(found, order, None, reason)


def _names_time(searcher: Searcher, found: Found, rest: Question) -> bool:
    """Whether the best passage has the words for the period, a year or a weekday among them."""
    named = [term for term in found.question.terms if term not in rest.terms]
    numbers, first = searcher.index.numbers(named), found.ranked.passages[:1]
    if len(numbers) < len(named) or not any(
        t in WEEKDAYS or (len(t) == 4 and t.isdecimal()) for t in named
    ):
        return False
    return bool((searcher.index.okapi.gains(numbers, first) > 0).all())


def _reason(searcher: Searcher, found: Found) -> Reason | None:
    """Why what was *found* is no answer; ``None`` when it is one."""
    question = found.question
    if found.answered:
        return None
    if found.mere_chat:
        return Reason.CHAT
    if not question.units:
        return Reason.NO_WORDS
    if question.unknown_names:
        return Reason.NOBODY
    if question.phrases and not len(found.ranked.passages):
        return Reason.NO_PHRASE
    if found.voices:
        return Reason.NOT_BY_THEM
    if not question.terms:
        return Reason.NO_WORDS
    return Reason.UNKNOWN_WORDS if any(_missing(searcher, question)) else Reason.NOTHING


def _missing(searcher: Searcher, question: Question) -> Iterator[str]:
    """The words of *question*, as they were typed, that could be looked up but stand nowhere."""
    text, places, known = question.text, list[Span](), list[Span]()
    for token, start, end in located_tokens(text):
        unknown = [t for t in token.terms if t in question.terms and not searcher.index.knows(t)]
        if not unknown or len(unknown) < len(token.terms):
            if any(map(searcher.index.knows, token.terms)):
                known.append(Span(start, end))
            continue
        if places and start < places[-1].end:  # the pairs of an unspaced script overlap
            places[-1] = Span(places[-1].start, end)
        else:
            places.append(Span(start, end))
    places = [part for place in places for part in _without(place, known)]
    words = {place.cut(text).lower(): place.cut(text) for place in reversed(places)}
    yield from reversed(words.values())


def _without(place: Span, known: Sequence[Span]) -> Iterator[Span]:
    """What of *place* no span in *known* covers: a pair of characters over two words is no word."""
    covered = {n for one in known for n in range(one.start, one.end)}
    if covered.isdisjoint(range(place.start, place.end)):
        yield place
        return
    start = place.start
    for end in range(place.start, place.end + 1):
        if end in covered or end == place.end:
            if end - start > 1:
                yield Span(start, end)
            start = end + 1
