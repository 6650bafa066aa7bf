"""Several persons whom one name in a question can mean, and which of them it is taken to mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Speaker, SpeakerKind
from corpus.names import edit_distance, joined, name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.question import Question

MOST_LETTERS_APART = 2  # two names, written as one word each, that look alike


def namesakes(question: Question) -> Iterator[tuple[Speaker, ...]]:
    """The bearers of each name in *question* that several persons bear, most quoted first."""
    for group in question.groups or (question.speakers,):
        bearers = tuple(
            s for s in group if s.kind is SpeakerKind.PERSON and s not in question.spokespeople
        )
        if len(bearers) > 1 and set.intersection(*(set(name_words(s.name)) for s in bearers)):
            yield bearers


def is_similar(names: Sequence[str], speaker: Speaker) -> bool:
    """Whether one of *names* is that of a relative of *speaker*'s, or nearly the speaker's own.

    A first name is shared by people who have nothing to do with one another.
    """
    last = name_words(speaker.name)[-1]
    return any(
        last in name_words(name)
        or edit_distance(joined(name), joined(speaker.name)) <= MOST_LETTERS_APART
        for name in names
    )


def without_others(question: Question, meant: Speaker) -> tuple[Sequence[Speaker], ...]:
    """Those of each group asked about who are not merely called as *meant* is."""
    others = {s for bearers in namesakes(question) if meant in bearers for s in bearers} - {meant}
    groups = question.groups or (question.speakers,)
    if not any(meant in group for group in groups):
        return ((meant,),)
    return tuple(tuple(s for s in group if s not in others) for group in groups)
