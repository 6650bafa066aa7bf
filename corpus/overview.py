"""What people ask of the set itself: who is quoted, which articles it has, who made them, when."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.asking import Words


class Overview(StrEnum):
    """What of a set is asked for rather than what stands in it."""

    SPEAKERS = "speakers"
    ARTICLES = "articles"
    MAKERS = "makers"
    DATE = "date"


_TEXT = r"(?:article|story|text|piece|news|report|set)"
_ARTICLE = rf"(?:(?:this|that|the)\s{_TEXT}|this|it)"
_TEXTS = r"(?:articles|stories|texts|pieces|reports|headlines|topics|subjects|news)"
_HERE = rf"(?:\s(?:here|(?:in|by|of)\s(?:{_ARTICLE}|(?:these|those|the|your)\s{_TEXTS}|there)))?"
_MADE = r"(?:written|reported|translated|edited|published|posted|released|printed)"
_MAKER = r"(?:author|authors|writer|writers|reporter|reporters|journalist|editor|translator)"
_EVERY = r"(?:\s(?:me|us))?(?:\s(?:all|the|your|every))*"
_SHOW = rf"(?:(?:can|could)\syou\s)?(?:show|list|name|give|tell){_EVERY}"
_QUOTED = r"(?:speakers|sources|quoted\s(?:people|persons|sources)|people\squoted)"

# Whole questions, folded and without marks. No list of such questions was at hand: the forms are
# this project's own, from what was typed to the program, with their Chinese counterparts.
_ASKED = {
    Overview.SPEAKERS: (
        rf"{_SHOW}\s{_QUOTED}{_HERE}"
        rf"|who(?:\sall)?\s(?:is|are|was|were|gets|s)(?:\sall)?\s(?:quoted|cited){_HERE}"
        rf"|whos\s(?:quoted|cited){_HERE}"
        rf"|who\s(?:all\s)?(?:speaks|talks|spoke){_HERE}"
        rf"|(?:who|whom)\s(?:do|did|can|could)\s(?:you\squote|you\shave|i\sask\sabout){_HERE}"
        rf"|(?:who|what)\s(?:are|is)\s(?:the|your)\s{_QUOTED}{_HERE}"
        rf"|(?:which|what)\s(?:people|persons|speakers|sources)\s(?:are|were)\s(?:quoted|cited|there){_HERE}"
        rf"|(?:all\s)?{_QUOTED}"
        r"|(?:有)?(?:哪些|什么|谁)(?:人)?(?:被引用|发言|讲话|说话)了?|(?:列出|显示)?(?:所有)?发言人"
        r"|(?:引用|采访)了(?:哪些人|谁)"
    ),
    Overview.ARTICLES: (
        rf"{_SHOW}\s{_TEXTS}"
        rf"|(?:which|what)\s{_TEXTS}\s(?:do\syou\s(?:have|know|cover)|have\syou(?:\s(?:got|read))?|are\sthere)"
        rf"|(?:what|whats)(?:\s(?:is|are))?\s(?:(?:these|those|the|your)\s{_TEXTS}|{_ARTICLE})\s(?:all\s)?about"
        r"|what\s(?:do|can)\s(?:you\s(?:have|know|cover)(?:\sabout)?|i\sask(?:\syou)?(?:\sabout)?)"
        rf"|(?:all\s|your\s)?(?:articles|headlines)"
        r"|(?:有)?(?:哪些|什么)(?:文章|新闻|报道)|(?:列出|显示)?(?:所有)?(?:文章|新闻)(?:列表)?"
        r"|(?:这些?(?:篇)?)?(?:文章|报道)(?:讲|说|写)(?:的是)?(?:了)?什么"
    ),
    Overview.MAKERS: (
        rf"who\s(?:wrote|reported|translated|edited|published)\s{_ARTICLE}"
        rf"|who\s(?:is|are|was|were)\sthe\s{_MAKER}(?:\sof\s{_ARTICLE})?"
        rf"|(?:who|by\swhom)\s(?:is|was)\s{_ARTICLE}\s{_MADE}(?:\sby)?"
        rf"|who\s(?:is|was)\s{_ARTICLE}\sby"
    ),
    Overview.DATE: (
        rf"when\s(?:is|was|were)\s{_ARTICLE}\s{_MADE}"
        rf"|when\sdid\s{_ARTICLE}\s(?:appear|come\sout)"
        rf"|what(?:\sis|s)?\s(?:the\s)?(?:date|publication\sdate)(?:\sof\s{_ARTICLE})?"
        rf"|(?:what|which)\s(?:date|day|year)\s(?:is|was)\s{_ARTICLE}(?:\s(?:from|{_MADE}))?"
        rf"|how\sold\sis\s{_ARTICLE}"
    ),
}
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _ASKED.items()}
_IN_IT = re.compile(r"\s(?:on|in|pls|plz|please)$")


def overview_asked(words: Words) -> Overview | None:
    """What of the set the whole question asks for, if it asks for that.

    >>> from corpus.asking import read_words
    >>> overview_asked(read_words("Who is quoted in these articles?"))
    <Overview.SPEAKERS: 'speakers'>
    """
    asked = _IN_IT.sub("", " ".join(words.folded))
    return next((kind for kind, p in _PATTERNS.items() if p.fullmatch(asked)), None)
