"""What inline mode lists: passages that answer, or the newest articles, as plain data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import browsing, links, wording
from bot.layout import Button, Reply, bold, line, one_line
from bot.passages import headline_run, passage_part, shown_name, source_and_date
from bot.tasks import Rendered, rendered
from corpus.overview import Overview
from corpus.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.shelf import Edition
    from corpus.model import Article, Passage
    from corpus.question import Question

PAGE = 20  # results at a time
LAST = 50  # results in all, and at most in one answer; source: answerInlineQuery in the Bot API
DESCRIBED = 160  # characters of a passage below its speaker


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the list, and the *message* that is sent when it is tapped.

    *mark* tells it from all others, of this set and of any other.
    """

    mark: str
    title: str
    description: str
    message: Rendered


@dataclass(frozen=True, slots=True)
class Results:
    """One page of a list, and whether another follows it."""

    page: tuple[Result, ...]
    is_more: bool


def results(edition: Edition, query: str, start: int, bot_name: str) -> Results:
    """The results from the one numbered *start* on: passages that answer *query*.

    They are speakers where it asks who is quoted, and the newest articles where it is empty or
    asks what else there is.
    """
    asked = parse_question(query, edition.library.speakers)
    if asked.overview is Overview.SPEAKERS:
        everybody = edition.outline.speaker_order[:LAST].tolist()
        page = tuple(_of_speaker(n, edition, bot_name) for n in everybody[start : start + PAGE])
        return Results(page, start + len(page) < len(everybody))
    if query.strip() and (asked.when or not asked.overview):
        return _passages(edition, asked, start, bot_name)
    latest = edition.outline.newest(LAST)
    page = tuple(_of_article(a, edition, bot_name) for a in latest[start : start + PAGE])
    return Results(page, start + len(page) < len(latest))


def _passages(edition: Edition, asked: Question, start: int, name: str) -> Results:
    found = edition.library.search(asked, max(min(PAGE, LAST - start), 0), start)
    hits = found.hits if found.answered else ()
    page = tuple(_of_passage(hit.passage, hit.matched, edition, name) for hit in hits)
    return Results(page, bool(page) and start + len(page) < min(found.total, LAST))


def _of_passage(passage: Passage, matched: Sequence[str], edition: Edition, name: str) -> Result:
    speakers = [shown_name(edition.library.merged(s)) for s in passage.speakers]
    title = wording.listed(speakers) or one_line(passage.article.source or wording.THE_ARTICLE)
    payload = links.to_passage(passage)
    message = Reply(
        (passage_part(passage, edition.library, matched=matched),), None, _opening(name, payload)
    )
    return _result(payload, title, one_line(passage.text), message, edition)


def _of_speaker(number: int, edition: Edition, name: str) -> Result:
    who = edition.library.speakers[number]
    payload = links.to_speaker(who)
    said = browsing.speaker(edition, number, 0, 0, name)
    about = browsing.summary_of(who, edition)
    message = replace(said, buttons=_opening(name, payload))
    return _result(payload, shown_name(who), about, message, edition)


def _of_article(article: Article, edition: Edition, name: str) -> Result:
    summary = browsing.summary_line(article, edition)
    about = source_and_date(article)
    payload = links.to_article(article)
    body = (line(bold(""), headline_run(article)), line(about), *([summary] if summary else []))
    message = Reply((body,), None, _opening(name, payload))
    return _result(payload, one_line(article.headline), about, message, edition)


def _opening(name: str, payload: str) -> tuple[tuple[Button, ...], ...]:
    return ((Button(wording.OPEN_BUTTON, url=links.address(name, payload)),),)


def _result(payload: str, title: str, words: str, message: Reply, edition: Edition) -> Result:
    mark = hashlib.sha256(f"{edition.library.fingerprint}{payload}".encode()).hexdigest()[:32]
    described = words if len(words) <= DESCRIBED else f"{words[:DESCRIBED]}…"
    return Result(mark, title or "…", described, rendered(message))
