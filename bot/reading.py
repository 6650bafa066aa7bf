"""Reading in a set: an article's text in pages, and a passage among the paragraphs around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import links, wording
from bot.browsing import page_with_article
from bot.buttons import Kind, View
from bot.html import render
from bot.layout import Button, Reply, Run, bold, line, one_line
from bot.passages import passage_part, spoken_part
from bot.tasks import Rendered
from corpus.model import ParagraphKind
from corpus.question import parse_question

if TYPE_CHECKING:
    from bot.layout import Part
    from bot.shelf import Edition

TEXT_PAGE = 2800  # UTF-16 code units of an article's text on one page
WIDEST_CONTEXT = 4  # paragraphs on either side


def text(edition: Edition, number: int, list_page: int, page: int) -> Rendered:
    """One page of an article's text."""
    shown = edition.library.articles[number]
    parts: list[Part] = [(line(bold(one_line(shown.headline))),)]
    kept = {
        edition.library.passages[n].paragraph.number: n for n in edition.outline.of_article(shown)
    }
    for paragraph in shown.paragraphs:
        if paragraph.number in kept:
            parts.append(
                spoken_part(edition.library.passages[kept[paragraph.number]], edition.library)
            )
        elif paragraph.kind is ParagraphKind.SUBHEADING:
            parts.append((line(bold(one_line(shown.text_of(paragraph)))),))
    pages = render(Reply(tuple(parts)), TEXT_PAGE)
    page = min(page, len(pages) - 1)
    turns = [Button("‹", edition.data(Kind.TEXT, number, list_page, page - 1))] if page else []
    if page + 1 < len(pages):
        turns.append(
            Button(
                f"{page + 1}/{len(pages)} ›", edition.data(Kind.TEXT, number, list_page, page + 1)
            )
        )
    about = Button(wording.ABOUT_BUTTON, edition.data(Kind.ARTICLE, number, list_page))
    rows = [tuple(turns)] if turns else []
    return Rendered((pages[page],), (*rows, (about,)))


def context(
    edition: Edition,
    number: int,
    width: int,
    bot_name: str,
    *,
    question: str | None = None,
    view: View | None = None,
) -> Reply:
    """A passage among the paragraphs around it; *view* is the answer's to go back to."""
    library = edition.library
    passage = library.passages[number]
    around = edition.outline.around(number, min(width, WIDEST_CONTEXT))
    whole = edition.outline.of_article(passage.article)
    matched = parse_question(question, library.speakers).terms if question else ()
    parts = [
        passage_part(library.passages[n], library, matched=matched)
        if n == number
        else spoken_part(library.passages[n], library)
        for n in around
    ]
    title = wording.CONTEXT_TITLE.format(
        first=around.start - whole.start + 1, last=around.stop - whole.start, total=len(whole)
    )
    link = links.address(bot_name, links.to_passage(passage))
    head: Part = (line(bold(title)),)
    tail: Part = (line(Run(wording.LINK_TO_PASSAGE, url=link)),)
    return Reply((head, *parts, tail), buttons=_below_context(edition, number, width, link, view))


def _below_context(
    edition: Edition, number: int, width: int, link: str, view: View | None
) -> tuple[tuple[Button, ...], ...]:
    """Wider, as a picture, share, and back to where one came from."""
    passage = edition.library.passages[number]
    first = [Button(wording.CARD_BUTTON, edition.data(Kind.CARD, number))]
    first.append(Button(wording.SHARE_BUTTON, url=links.sharing(link, passage.article.headline)))
    can_widen = edition.outline.around(number, width) != edition.outline.around(number, width + 1)
    if width < WIDEST_CONTEXT and can_widen:
        shown = view or View()
        data = edition.data(Kind.CONTEXT, number, width + 1, view=shown)
        first.insert(0, Button(wording.WIDER_BUTTON, data))
    if view is not None:
        back = Button(wording.BACK_BUTTON, edition.data(Kind.ANSWER, view=view))
    else:
        place = edition.outline.article_number(passage.article)
        page = page_with_article(place, edition)
        back = Button(wording.ABOUT_BUTTON, edition.data(Kind.ARTICLE, place, page))
    return tuple(first), (back,)
