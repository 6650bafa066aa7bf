"""Which of the words around a name in a question belong to it: first names, initials, strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking_words import EPITHETS, NAMING_WORDS, NOISE, REPORTING_VERBS, SPEECH_NOUNS
from corpus.directory import ROLE_WORDS
from corpus.names import SMALL_WORDS, TITLES, name_words
from corpus.places import PLACES
from corpus.text import is_stop_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking import Words
    from corpus.model import Speaker


# What a name ends with that something belongs to.
OWNING = ("'s", "’s")


def whole_name(speaker: Speaker, places: range, words: Words) -> list[int]:
    """The places of the speaker's own words and of what beside them looks like more of a name.

    A word written small is taken for that only where a name would go on: a first name before a
    last one, or what follows the first word of a name.
    """
    own = name_words(speaker.name)
    at = [p for p in places if words.folded[p] in own]
    if not at:
        return []
    before, after = at[0] - 1, at[-1] + 1
    whole = list(range(at[0], after))
    goes_before = words.folded[at[0]] == own[-1]
    goes_after = words.folded[at[-1]] == own[0] != own[-1]
    if before in places and _may_go_with(before, words, placed=goes_before):
        whole.insert(0, before)
    if after in places and _may_go_with(after, words, placed=goes_after):
        whole.append(after)
    return whole


def initials_before(name: Sequence[int], places: range, words: Words) -> list[str]:
    """The initials that stand before a name, as typed."""
    start = name[0] if name else places.start
    first = start
    while first - 1 in places and is_initials(words.folded[first - 1]):
        first -= 1
    return [words.typed[p] for p in range(first, start)]


def is_initials(word: str) -> bool:
    """Whether *word* is letters that stand for names: "R", "A.L."."""
    letters = word.replace(".", "")
    return letters.isalpha() and (len(letters) == 1 or "." in word)


def fit(initials: Sequence[str], speaker: Speaker) -> bool:
    """Whether the speaker's names begin with these letters, in order, some left out."""
    left = iter([word[0] for word in name_words(speaker.name)])
    return all(letter in left for letter in "".join(initials).replace(".", "").lower())


def name_in(slot: range, words: Words) -> str | None:
    """The name, as typed, that a slot holds if it holds nothing else; ``None`` for other phrases.

    One to three words, written large, or written small without an article: whether such words are
    common ones ("visitors", "the coast") the library tells by its articles. What ends with a title
    ("the Ruritanian governor") or has an owner ("Lee's doctor") says who somebody is instead.
    """
    places = [p for p in slot if words.folded[p] not in TITLES]
    if not 1 <= len(places) <= 3 or places[-1] != slot[-1]:
        return None
    if any(words.typed[p].endswith(OWNING) for p in slot[:-1]):
        return None
    folded = [words.folded[p] for p in places]
    if any(is_stop_word(word) or not word.isalpha() for word in folded):
        return None
    if any(word in REPORTING_VERBS | SPEECH_NOUNS | ROLE_WORDS for word in folded):
        return None
    name = " ".join(words.typed[p] for p in places)
    return name[:-2] if name.endswith(OWNING) else name


def _may_go_with(place: int, words: Words, *, placed: bool) -> bool:
    """Whether the word can be part of a name, and no title, role, country or abbreviation.

    Written small it can only when it is *placed* like one.
    """
    word = words.folded[place]
    if (
        not (placed or words.capital[place])
        or not word.isalpha()
        or is_stop_word(word)
        or words.typed[place].isupper()
    ):
        return False
    others = (
        EPITHETS,
        SMALL_WORDS,
        TITLES,
        ROLE_WORDS,
        PLACES,
        NAMING_WORDS,
        NOISE,
        REPORTING_VERBS,
    )
    return not any(word in table for table in (*others, SPEECH_NOUNS))
