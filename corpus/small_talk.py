"""What people write that asks nothing of the news: greetings, chat, and who made an article."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.asking import PREPOSITIONS

if TYPE_CHECKING:
    from corpus.asking import Words

# How letters and calls open; source: Merriam-Webster's Thesaurus, "hello" and "thank you".
_GREETING = re.compile(
    r"\s*(?:(?:hi|hello|hey|howdy|greetings|good\s(?:morning|afternoon|evening|night|day)"
    r"|thanks?(?:\s(?:you|a\slot|so\smuch|very\smuch))*|cheers|please)(?:\s(?:there|bot|again))?"
    r"(?:[\s,.!]+|\Z))+",
    re.IGNORECASE,
)
_TO_ENTERTAIN = re.compile(r"(?:tell|give|sing|show|write|make|draw|play)\sme\san?\s")
_YOU = frozenset("you your yours yourself u ur".split())

_ARTICLE = r"(?:(?:this|that|the)\s(?:article|story|text|piece|news)|this(?:\sreport)?|it)"
_MADE = r"(?:written|reported|translated|edited|published|posted|released|printed)"
_MAKER = r"(?:author|authors|writer|writers|reporter|reporters|journalist|editor|translator)"
_ABOUT_MAKERS = re.compile(
    rf"who\s(?:wrote|reported|translated|edited|published)\s{_ARTICLE}"
    rf"|who\s(?:is|are|was|were)\sthe\s{_MAKER}(?:\sof\s{_ARTICLE})?"
    rf"|(?:who|by\swhom)\s(?:is|was)\s{_ARTICLE}\s{_MADE}(?:\sby)?"
    rf"|who\s(?:is|was)\s{_ARTICLE}\sby"
)
_ABOUT_DATE = re.compile(
    rf"when\s(?:is|was|were)\s{_ARTICLE}\s{_MADE}|when\sdid\s{_ARTICLE}\s(?:appear|come\sout)"
    rf"|what(?:\sis|s)?\s(?:the\s)?(?:date|publication\sdate)(?:\sof\s{_ARTICLE})?"
    rf"|(?:what|which)\s(?:date|day|year)\s(?:is|was)\s{_ARTICLE}(?:\s(?:from|{_MADE}))?"
    rf"|how\sold\sis\s{_ARTICLE}"
)
_IN_IT = re.compile(r"\s(?:on|in)$")


class Provenance(StrEnum):
    """What of an article's own making is asked for."""

    MAKERS = "makers"
    DATE = "date"


def without_greeting(text: str) -> str:
    """*text* without the greetings and thanks that open it.

    >>> without_greeting("Good morning! Who closed the bridge?"), without_greeting("hi there")
    ('Who closed the bridge?', '')
    """
    match = _GREETING.match(text)
    return text[match.end() :] if match else text


def provenance_asked(words: Words) -> Provenance | None:
    """Whether the whole question is who made the article at hand, or when, and which of the two."""
    asked = _IN_IT.sub("", " ".join(words.folded))
    if _ABOUT_MAKERS.fullmatch(asked):
        return Provenance.MAKERS
    return Provenance.DATE if _ABOUT_DATE.fullmatch(asked) else None


def is_chat(words: Words) -> bool:
    """Whether the words speak to the program of itself, or want to be entertained by it.

    "Can you tell me about the bridge?" names a subject and is no chat.
    """
    if not PREPOSITIONS.isdisjoint(words.folded):
        return False
    to_program = any(
        word in _YOU and not words.capital[place] for place, word in enumerate(words.folded)
    )
    return to_program or bool(_TO_ENTERTAIN.match(" ".join(words.folded)))
