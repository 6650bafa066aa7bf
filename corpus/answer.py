"""What a set holds on a question, and why that may be no answer: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.time_words import Order

if TYPE_CHECKING:
    from datetime import date

    from corpus.model import Passage, Span, Speaker
    from corpus.periods import Period
    from corpus.question import Question


class Reason(StrEnum):
    """Why a set does not answer a question, the most telling reason first."""

    CHAT = "chat"  # it speaks to the program
    NO_WORDS = "no words"  # nothing in it can be looked up
    NOBODY = "nobody"  # whoever is asked about is not quoted
    NO_ARTICLE_THEN = "no article then"  # none appeared in the period
    NOT_THEN = "not then"  # there is something on it, but not of the period
    NO_PHRASE = "no phrase"  # no passage holds the words in quotation marks
    NOT_BY_THEM = "not by them"  # whoever is asked about is quoted, but not on that
    UNKNOWN_WORDS = "unknown words"  # some of its words stand nowhere
    NOTHING = "nothing"  # its words stand there, but nowhere together


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question.

    *score* is comparable within one search only; *matched* are the terms that it shares with the
    question, in the question's order, each once. *sentence* is the one that answers best, in the
    article's text; the whole paragraph where it is a single one, ``None`` where no sentence shares
    a word with the question. *copies* are the passages of other articles that say nearly the same,
    which are not found beside it.
    """

    passage: Passage
    score: float
    matched: tuple[str, ...]
    sentence: Span | None = None
    copies: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the set holds on a question.

    *hits* are one page of the *total*, in *order*. *answered* is whether they answer it: if not,
    they are merely the nearest passages, and *reason* says why; *missing* are then the words, as
    they were typed, or the phrases that stand nowhere. *mentioned* are all passages in which a
    name stands that is asked about though nobody of that name speaks, best first.

    *period* is what the question asks about, as understood; the hits of an answer are of it alone.
    *nearest* is the day nearest to it on which an article appeared, when none did in it.
    *namesakes* are the bearers of each name that several persons bear, the one first whom it was
    taken to mean. *silent* are those of several asked about together who say nothing on it.
    *has_dates* is whether what was found is of different days, which another order could tell.
    """

    question: Question
    hits: tuple[Hit, ...]
    total: int
    answered: bool
    mentioned: tuple[Passage, ...] = ()
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    period: Period | None = None
    nearest: date | None = None
    order: Order = Order.BEST
    has_dates: bool = False
    namesakes: tuple[tuple[Speaker, ...], ...] = ()
    silent: tuple[Speaker, ...] = ()
