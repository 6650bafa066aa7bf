"""What is asked: the terms that matter, who is asked about, and whether a speaker is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Speaker
from corpus.text import fold, terms, tokens


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the library understands it."""

    text: str
    terms: tuple[str, ...]
    speakers: tuple[Speaker, ...] = ()
    unknown_names: tuple[str, ...] = ()
    wants_speaker: bool = False


def parse_question(text: str, speakers: Sequence[Speaker]) -> Question:
    """Read what *text* asks for, given who speaks in the set."""
    words = [fold(span.cut(text)) for span in tokens(text)]
    asked = tuple(s for s in speakers if fold(s.name.split()[-1]) in words)
    wants = bool(re.match(r"\s*who\b", text, re.IGNORECASE))
    return Question(text, tuple(dict.fromkeys(terms(text))), asked, (), wants)
