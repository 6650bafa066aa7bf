"""How people ask: the words that they use for it, and where they put whose words they want."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.asking_words import (
    ASKING_VERBS,
    AUXILIARIES,
    BY,
    DETERMINERS,
    HAPPENED,
    INDEFINITES,
    MEANINGFUL_NOISE,
    NAMING_WORDS,
    NEW,
    NEWS_NOUNS,
    NOISE,
    PREPOSITIONS,
    REPORTING_VERBS,
    REQUESTS,
    SPEECH_NOUNS,
    SUBJECTS,
    WORDS_OF,
)
from corpus.names import SMALL_WORDS
from corpus.text import STOP_WORDS, fold, is_stop_word, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What a question in Chinese asks with, and the particles between its words: they part the others.
# Source: Li & Thompson (1981), "Mandarin Chinese: A Functional Reference Grammar", question words,
# particles and coverbs, and its verbs of saying where they ask.
_PARTS_CHINESE = re.compile(
    "说(?=了?什么|过什么|的?什么|$)|怎么[说看]|(?:如何|怎么|怎样)看待|有?什么(?:看法|反应|评论)"
    "|谁(?:说|表示|认为|指出)|为什么|什么(?:时候|时间|地方|人)"
    "|[他她]们?(?=说|怎[么样]|对|为什么|认为|表示)|什么|怎么|怎样|为何|哪些|哪个|哪位|哪里|哪|谁|多少|如何|是否|何时|请问"
    "|吗|呢|的|了|是|有|在|和|与|被|把|对|从|到|于|中|以|为"
)
LONGEST_PHRASE = 8
# What asks for a number or a date. Source: the numeric classes of Li & Roth (2002), "Learning
# question classifiers", in English and Chinese words.
_WANTS_NUMBER = re.compile(
    r"\bhow (?:many|much|old|long|large|big|tall|wide|deep|heavy|far|high|fast|often|late|early)\b"
    r"|\bwhen\b|\b(?:what|which) (?:percent\w*|number|amount|portion|share|size|total|age"
    r"|years?|dates?|day|month|century|decade|time)\b"
    "|多少|几|多[大高长远久重]|百分|什么时候|何时|哪一?年|年份|哪天|日期|世纪|年代"
    "|幾|多[長遠]|什麼時候|何時|世紀",
    re.IGNORECASE,
)
_JOINT_SIGNS = re.compile("[,&+/、，]")
# What asks for a name, among the first words: further on "who" only says more of a noun.
_WANTS_NAME = re.compile(r"\W*(?:\w+\W+){0,3}who(?:m|se)?\b", re.IGNORECASE)


@dataclass(slots=True)
class Words:
    """The words of a question: as typed, folded, and whether they are written like a name.

    *parted* are those with a comma or a sign for "and" before them.
    """

    typed: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    parted: list[bool] = field(default_factory=list)


def read_words(text: str) -> Words:
    """The words of *text*; capitals prove nothing where a sentence starts or all are large."""
    words = Words()
    shouted = text.isupper()
    end = 0
    for span in tokens(text):
        typed = span.cut(text)
        opens = not words.typed or bool(re.search(r"[.!?]\s", text[end : span.start]))
        words.typed.append(typed.lower() if shouted else typed)
        words.folded.append(fold(typed).replace("'", ""))
        words.parted.append(bool(_JOINT_SIGNS.search(text[end : span.start])))
        words.capital.append(typed[0].isupper() and not opens and not shouted)
        end = span.end
    return words


def wants_speaker(words: Words) -> bool:
    """Whether the question asks who spoke: "who said", "which senator thinks", "by whom".

    So does "what do people say about it". "Who did she blame?" asks for something else: there the
    subject is named.
    """
    folded = words.folded
    if not folded:
        return False
    if _asks_for_others(folded):
        return True
    if folded[0] in ("who", "whos") and len(folded) > 1:
        return folded[1] not in AUXILIARIES
    if folded[0] in ("which", "what"):
        subject = next((p for p, w in enumerate(folded) if w in REPORTING_VERBS), 0)
        return 1 < subject <= 5 and not AUXILIARIES & set(folded[:subject])
    return "whom" in folded and "according" in folded


def _asks_for_others(folded: Sequence[str]) -> bool:
    """Whether anybody's words about something are wanted: "what did they say about Lee"."""
    said = next((p for p, word in enumerate(folded) if word in REPORTING_VERBS), 0)
    subject = said - 1 - (folded[said - 1] == "else")
    if subject not in (1, 2) or folded[subject - 1] not in AUXILIARIES:
        return False
    return folded[subject] in INDEFINITES | {"they"} and not (SUBJECTS | {"of"}).isdisjoint(
        folded[said:]
    )


def meaningful(words: Words, *, asks_for_speech: bool) -> frozenset[int]:
    """The places of words of noise that say what is asked about.

    Where somebody's words are asked for, these are nouns like "state", but for the one word that
    does the asking: "who claimed that the state pays".
    """
    places = [p for p, word in enumerate(words.folded) if word in MEANINGFUL_NOISE]
    if not asks_for_speech:
        return frozenset(places)
    nouns = [p for p in places if words.folded[p] not in REQUESTS]
    return frozenset(nouns) - {_asking_place(words, nouns)}


def _asking_place(words: Words, nouns: Sequence[int]) -> int:
    """The place of the word that asks if it is one of *nouns*, else -1."""
    if not (ASKING_VERBS - MEANINGFUL_NOISE).isdisjoint(words.folded):
        return -1
    if words.folded[:1] in (["who"], ["whos"]):
        return 1
    free = (p for p in nouns if not p or words.folded[p - 1] not in DETERMINERS)
    return next(free, -1)


def frame(words: Words) -> range:
    """The places of the words that only ask for whatever there is on what follows.

    "News about" and "what are the latest reports on", and "happened" of "what happened in".
    """
    folded = words.folded
    opens = next((p for p, word in enumerate(folded) if not _is_opening(word)), len(folded))
    if folded[opens + 1 : opens + 2] and folded[opens] in NEWS_NOUNS:
        start = next((p for p in range(opens) if folded[p] in NEW), opens)
        return range(start, opens + 1) if folded[opens + 1] in SUBJECTS else range(0)
    happened = next((p for p, word in enumerate(folded[:4]) if word in HAPPENED), 0)
    if happened and folded[0] in ("what", "whats") and folded[happened + 1 :]:
        return range(happened, happened + 1)
    return range(0)


def only_asks(run: str) -> bool:
    """Whether nothing is left of a run of an unspaced script but words of asking.

    >>> only_asks("他说了什么"), only_asks("谁说水")
    (True, False)
    """
    return not _PARTS_CHINESE.sub("", fold(run))


def is_coming(words: Words, place: int) -> bool:
    """Whether a word only says that something is to come: "going" before "to sue"."""
    follows = words.folded[place + 2 : place + 3]
    is_verb = bool(follows) and follows[0] not in DETERMINERS and not words.capital[place + 2]
    return words.folded[place : place + 2] == ["going", "to"] and is_verb


def _is_opening(word: str) -> bool:
    return is_stop_word(word) or word in NOISE | NEW


def parts_of_run(run: str) -> list[str]:
    """A run of an unspaced script without the words of asking, which part the others.

    Two characters or more make a part; a run that only asks has none.

    >>> parts_of_run("谁说微信是监狱"), parts_of_run("说了什么")
    (['微信', '监狱'], [])
    """
    return [part for part in _PARTS_CHINESE.split(fold(run)) if len(part) > 1]


def wants_number(text: str) -> bool:
    """Whether a number or a date would answer *text*."""
    return bool(_WANTS_NUMBER.search(text))


def wants_name(text: str) -> bool:
    """Whether somebody's name would answer *text*.

    >>> wants_name("To whom was it sold?"), wants_name("When did the man who sold it die?")
    (True, False)
    """
    return bool(_WANTS_NAME.match(text))


def name_slots(words: Words) -> Iterator[range]:
    """Where the question says whose words it wants, as ranges of word numbers, surest first.

    "according to A", "quotes by A", "did A say", "A's reaction" or "A says", and "A on B" at the
    start.
    """
    folded = words.folded
    for before, word, start in zip(["", *folded], folded, range(1, len(folded) + 1), strict=False):
        is_source = (before, word) == ("according", "to")
        if is_source or (word in BY and before in SPEECH_NOUNS | WORDS_OF):
            yield range(start, _phrase_end(words, start))
    for place, word in enumerate(folded):
        end = _phrase_end(words, place + 1)
        if word not in AUXILIARIES or not place + 1 < end < len(folded):
            continue
        # "the name of the report" ends with a noun
        if folded[end] in REPORTING_VERBS and folded[end - 1] not in SMALL_WORDS | DETERMINERS:
            yield range(place + 1, end)
    for place, word in enumerate(folded):
        if word in SPEECH_NOUNS | REPORTING_VERBS - NAMING_WORDS and folded[0] not in AUXILIARIES:
            start = _phrase_start(folded, place)
            if start < place:
                yield range(start, place)
    first = next((p for p, w in enumerate(folded) if w in PREPOSITIONS), 0)
    opens = 1 if folded[:1] == ["the"] else 0
    is_name = opens < first <= LONGEST_PHRASE and not is_stop_word(folded[opens])
    if is_name and not frame(words):
        yield range(first)


def _phrase_end(words: Words, start: int) -> int:
    """Where the name or description that begins at *start* ends: before a verb or a stop word."""
    end = start
    while end < min(len(words.folded), start + LONGEST_PHRASE):
        word = words.folded[end]
        inside = word in SMALL_WORDS or may_be_name(end, words) or may_be_initials(end, words)
        is_verb = word in REPORTING_VERBS and word not in NAMING_WORDS
        if not inside or (is_verb and end > start):
            break
        end += 1
    return end


def _phrase_start(folded: Sequence[str], end: int) -> int:
    start = end
    while start and not is_stop_word(folded[start - 1]) and end - start < 4:
        start -= 1
    return start


def may_be_initials(place: int, words: Words) -> bool:
    """Whether a word is written like what a body is called for short: "the WHO"."""
    return words.capital[place] and words.typed[place].isupper() and len(words.typed[place]) > 1


def may_be_name(place: int, words: Words) -> bool:
    """Whether a word can name somebody: one that is also a pronoun only when it is written so."""
    if words.folded[place] not in STOP_WORDS:
        return True
    if words.capital[place] and not words.typed[place].isupper():
        return True
    return place > 0 and words.folded[place - 1] in NAMING_WORDS
