"""Inline mode: passages as results in any chat, to be sent there with a tap."""

from __future__ import annotations

import asyncio
import hashlib
from typing import TYPE_CHECKING, TypeAlias

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot import browsing, links, wording
from bot.html import render
from bot.layout import Button, Reply, bold, line, one_line
from bot.passages import headline_run, passage_part, shown_name, source_and_date
from bot.sending import keyboard
from corpus.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.shelf import Edition, Shelf
    from corpus.model import Article, Passage

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
Results: TypeAlias = "list[InlineQueryResultArticle]"

PAGE = 20  # results at a time
LAST = 50  # results in all, and at most in one answer; source: answerInlineQuery in the Bot API
KEPT = 10  # seconds that Telegram may keep results: they must not outlive a reload
DESCRIBED = 160  # characters of a passage below its speaker


class Inline:
    """The bot's side of inline mode."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def asked(self, update: Update, context: Context) -> None:
        """List passages that answer, or recent articles when nothing is asked yet."""
        query, edition = update.inline_query, self._shelf.edition
        if query is None:
            return
        start = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 4 else 0
        make = _passages if query.query.strip() else _articles
        results, is_more = await asyncio.to_thread(
            make, query.query, edition, start, context.bot.username
        )
        nothing = not results and not start
        await query.answer(
            results,
            cache_time=KEPT,
            is_personal=True,  # they are in the language of who asks
            next_offset=str(start + len(results)) if is_more else "",
            button=_elsewhere(query.query) if nothing else None,
        )


def _passages(query: str, edition: Edition, start: int, name: str) -> tuple[Results, bool]:
    library = edition.library
    asked = parse_question(query, library.speakers)
    if asked.overview:  # what there is, which here is the list of articles
        return _articles(query, edition, start, name)
    found = library.search(asked, max(min(PAGE, LAST - start), 0), start)
    if not found.answered:
        return [], False
    results = [_of_passage(hit.passage, hit.matched, edition, name) for hit in found.hits]
    end = start + len(results)
    return results, bool(results) and end < min(found.total, LAST)


def _articles(_: str, edition: Edition, start: int, name: str) -> tuple[Results, bool]:
    latest = edition.outline.newest(LAST)
    shown = latest[start : start + PAGE]
    results = [_of_article(article, edition, name) for article in shown]
    return results, start + len(shown) < len(latest)


def _of_passage(
    passage: Passage, matched: Sequence[str], edition: Edition, name: str
) -> InlineQueryResultArticle:
    speakers = [shown_name(edition.library.merged(s)) for s in passage.speakers]
    title = wording.listed(speakers) or one_line(passage.article.source or wording.THE_ARTICLE)
    payload = links.to_passage(passage)
    message = Reply(
        (passage_part(passage, edition.library, matched=matched),), None, _opening(name, payload)
    )
    return _result(payload, title, one_line(passage.text), message, edition)


def _of_article(article: Article, edition: Edition, name: str) -> InlineQueryResultArticle:
    summary = browsing.summary_line(article, edition)
    about = source_and_date(article)
    payload = links.to_article(article)
    body = (line(bold(""), headline_run(article)), line(about), *([summary] if summary else []))
    message = Reply((body,), None, _opening(name, payload))
    return _result(payload, one_line(article.headline), about, message, edition)


def _opening(name: str, payload: str) -> tuple[tuple[Button, ...], ...]:
    return ((Button(wording.OPEN_BUTTON, url=links.address(name, payload)),),)


def _result(
    payload: str, title: str, words: str, message: Reply, edition: Edition
) -> InlineQueryResultArticle:
    """One result; of what is longer than a message the first part, the link leads to the rest."""
    content = InputTextMessageContent(
        render(message)[0],
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    mark = hashlib.sha256(f"{edition.library.fingerprint}{payload}".encode()).hexdigest()[:32]
    described = words if len(words) <= DESCRIBED else f"{words[:DESCRIBED]}…"
    return InlineQueryResultArticle(
        mark, title or "…", content, keyboard(message), description=described
    )


def _elsewhere(query: str) -> InlineQueryResultsButton:
    """What stands above an empty list: the way to ask in private, where a refusal says more."""
    payload = links.to_question(query) or links.GREETING
    return InlineQueryResultsButton(wording.INLINE_NOTHING, start_parameter=payload)
