"""How people ask: the words that they use for it, and where they put whose words they want."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.names import SMALL_WORDS
from corpus.text import STOP_WORDS, fold, is_stop_word, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The verbs by which people ask for what somebody says or thinks. Source: VerbNet classes say-37.7,
# tell-37.2, talk-37.5, conjecture-29.5 and their like, as far as they are used in questions.
ASKING_VERBS = frozenset(
    """
    say says said saying tell tells told telling think thinks thought talk talks talked speak speaks
    spoke claim claims claimed believe believes believed comment comments commented mention mentions
    mentioned state states stated
    """.split()
)
# Further verbs that make their subject a speaker, though they also tell what is asked for.
REPORTING_VERBS = ASKING_VERBS | frozenset(
    """
    accuse accused admit admitted advise advised announce announced answer answered argue argues
    argued ask asked blame blamed call called complain complained criticize criticized defend
    defended demand demanded deny denied describe described expect expects expected explain
    explained fear fears feel feels find found insist justify justified make predict predicted
    propose proposed promise promised react reacted recommend recommended remark reply replied
    report reported respond responded reveal revealed suggest suggested tweet tweeted urge urged vow
    vowed want wants warn warned write wrote post posted
    """.split()
)
# Nouns for what somebody has said or thinks: "the mayor's reaction".
SPEECH_NOUNS = frozenset(
    """
    advice answer argument claim comment comments criticism defence defense explanation opinion
    plans position quote reaction remark remarks reply response stance statement statements take
    thoughts tweet view views warning words
    """.split()
)
AUXILIARIES = frozenset(
    """
    did does do has have had is are was were would will could can might should didnt doesnt dont
    """.split()
)
PRONOUNS = frozenset("he she they".split())
# Whom one asks about who means nobody in particular. Source: Quirk et al. (1985), "A Comprehensive
# Grammar of the English Language", 6.45, the indefinite pronouns of persons.
INDEFINITES = frozenset(
    """
    anybody anyone everybody everyone nobody noone one others people somebody someone
    """.split()
)
# Words of a question that say nothing of its subject: politeness, typing noise, and the asking.
NOISE = ASKING_VERBS | frozenset(
    """
    pls plz please hi hello hey thanks thank thx lol ok okay u ur r ya according anything something
    someone somebody anyone anybody tell give show know many much
    """.split()
)
# Those of them that are nouns or have a meaning of their own besides: where nobody's words are
# asked for, they say what is.
MEANINGFUL_NOISE = frozenset(
    """
    state stated states claim claimed claims comment comments mention mentioned mentions talk talks
    believe believed know show give
    """.split()
)
_REQUESTS = frozenset("give know show".split())
# Words before a noun, which then is no verb of asking.
_DETERMINERS = frozenset("a an any each her his its my our that the their this your".split())
# Nouns for what there is to read: "news about the bridge" asks about the bridge alone.
NEWS_NOUNS = frozenset(
    """
    article articles coverage headline headlines info information news passages quotes quotations
    report reports stories story update updates
    """.split()
)
_WORDS_OF = frozenset("anything everything quotation quotations quotes something".split())
_BY = frozenset("by from".split())
_SUBJECTS = frozenset("about concerning on regarding".split())
_NEW = frozenset("latest new recent".split())
_HAPPENED = frozenset("happen happened happening happens".split())
NAMING_WORDS = frozenset("called named surnamed surname mr mrs ms miss".split())
# What a question in Chinese asks with, and the particles between its words: they part the others.
# Source: Li & Thompson (1981), "Mandarin Chinese: A Functional Reference Grammar", question words,
# particles and coverbs, and its verbs of saying where they ask.
_PARTS_CHINESE = re.compile(
    "说(?=了?什么|过什么|的?什么|$)|怎么[说看]|(?:如何|怎么|怎样)看待|有?什么(?:看法|反应|评论)"
    "|谁(?:说|表示|认为|指出)|什么|怎么|怎样|为何|哪些|哪个|哪位|哪里|哪|谁|多少|如何|是否|何时|请问"
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
# What joins those who are asked about together.
JOINTS = frozenset("and or vs versus plus".split())
_JOINT_SIGNS = re.compile("[,&+/、，]")
# Adjectives of age, mood and merit that people put before a name or a role, and that tell nobody
# from anybody else. Source: the attributive adjectives of persons in Biber et al. (1999), "Longman
# Grammar of Spoken and Written English", 7.5.
EPITHETS = frozenset(
    """
    angry arrogant bad beloved big brave clever corrupt crazy crooked cruel dear disgraced evil
    famous fat foolish funny furious good great happy honest infamous late lazy little lovely lying
    mad mean nice notorious old outspoken poor popular powerful proud rich rude sad silly smart
    strong stupid ugly unpopular weak wise wonderful worried young
    """.split()
)
# What asks for a name, among the first words: further on "who" only says more of a noun.
_WANTS_NAME = re.compile(r"\W*(?:\w+\W+){0,3}who(?:m|se)?\b", re.IGNORECASE)
PREPOSITIONS = frozenset("on about regarding re concerning".split())


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

    "Who did she blame?" asks for something else: there the subject is named.
    """
    folded = words.folded
    if not folded:
        return False
    if folded[0] in ("who", "whos") and len(folded) > 1:
        return folded[1] not in AUXILIARIES
    if folded[0] in ("which", "what"):
        subject = next((p for p, w in enumerate(folded) if w in REPORTING_VERBS), 0)
        return 1 < subject <= 5 and not AUXILIARIES & set(folded[:subject])
    return "whom" in folded and "according" in folded


def meaningful(words: Words, *, asks_for_speech: bool) -> frozenset[int]:
    """The places of words of noise that say what is asked about.

    Where somebody's words are asked for, these are nouns like "state", but for the one word that
    does the asking: "who claimed that the state pays".
    """
    places = [p for p, word in enumerate(words.folded) if word in MEANINGFUL_NOISE]
    if not asks_for_speech:
        return frozenset(places)
    nouns = [p for p in places if words.folded[p] not in _REQUESTS]
    return frozenset(nouns) - {_asking_place(words, nouns)}


def _asking_place(words: Words, nouns: Sequence[int]) -> int:
    """The place of the word that asks if it is one of *nouns*, else -1."""
    if not (ASKING_VERBS - MEANINGFUL_NOISE).isdisjoint(words.folded):
        return -1
    if words.folded[:1] in (["who"], ["whos"]):
        return 1
    free = (p for p in nouns if not p or words.folded[p - 1] not in _DETERMINERS)
    return next(free, -1)


def frame(words: Words) -> range:
    """The places of the words that only ask for whatever there is on what follows.

    "News about" and "what are the latest reports on", and "happened" of "what happened in".
    """
    folded = words.folded
    opens = next((p for p, word in enumerate(folded) if not _is_opening(word)), len(folded))
    if folded[opens + 1 : opens + 2] and folded[opens] in NEWS_NOUNS:
        start = next((p for p in range(opens) if folded[p] in _NEW), opens)
        return range(start, opens + 1) if folded[opens + 1] in _SUBJECTS else range(0)
    happened = next((p for p, word in enumerate(folded[:4]) if word in _HAPPENED), 0)
    if happened and folded[0] in ("what", "whats") and folded[happened + 1 :]:
        return range(happened, happened + 1)
    return range(0)


def _is_opening(word: str) -> bool:
    return is_stop_word(word) or word in NOISE | _NEW


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
        if is_source or (word in _BY and before in SPEECH_NOUNS | _WORDS_OF):
            yield range(start, _phrase_end(words, start))
    for place, word in enumerate(folded):
        end = _phrase_end(words, place + 1)
        if word not in AUXILIARIES or not place + 1 < end < len(folded):
            continue
        # "the name of the report" ends with a noun
        if folded[end] in REPORTING_VERBS and folded[end - 1] not in SMALL_WORDS | _DETERMINERS:
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
