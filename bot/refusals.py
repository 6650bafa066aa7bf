"""Replies to questions without an answer: why there is none, and what can be asked instead."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from bot import wording
from bot.dates import day_words, period_words
from bot.layout import Part, Reply, line, one_line
from bot.passages import passage_part, shown_name
from corpus.answer import Reason
from corpus.model import Passage, Speaker, SpeakerKind
from corpus.small_talk import SmallTalk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.library import Answer, Library
    from corpus.question import Question

PAGE = 3  # passages in one reply
NAMES_OFFERED = 5  # speakers named when there is no answer
LOOKED_AT = 200  # of those who are quoted most, for one who makes a good example
HEADLINES_OFFERED = 3
HEADLINES_READ = 50  # passages whose articles are looked at for that
# What stands for somebody named before; source: the personal pronouns of both languages.
_POINTS_BACK = re.compile(r"\b(?:s?he|him|hers?|his|they|them|theirs?|it|its)\b|[他她它]", re.I)
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
LONGEST_NAME = 100  # characters of a name that is repeated to whoever asked for it


def refusal(answer: Answer, library: Library, offset: int = 0) -> Reply:
    """Why there is no answer, where a name that was asked for does stand, and what can be asked.

    *offset* is how many of those places were shown before; behind the first page they stand alone.
    """
    question, total = answer.question, len(answer.mentioned)
    if answer.reason is Reason.CHAT and question.small_talk:
        return _spoken_to(question.small_talk, library)
    mentioned = answer.mentioned[offset : offset + PAGE]
    parts = [passage_part(passage, library) for passage in mentioned]
    if not offset:
        described = question.source in question.unknown_names
        here = wording.WORDS_STAND_HERE if described else wording.NAME_STANDS_HERE
        here = here.format(headlines=_headlines(answer.mentioned))
        reasons = [*_reasons(answer), *([here] if mentioned else [])]
        asked = (*question.speakers, *question.namesakes)
        parts = [tuple(line(reason) for reason in reasons), *parts, _offers(library, asked)]
    if total > PAGE and mentioned:
        places = wording.places(offset + 1, offset + len(mentioned), total)
        parts.append((line(wording.NAME_STANDS_AT.format(places=places)),))
    shown = offset + len(mentioned)
    return Reply(tuple(parts), shown if shown < total else None)


def _spoken_to(said: SmallTalk, library: Library) -> Reply:
    """A short answer to what asks nothing, and a question to try."""
    answers = {
        SmallTalk.GREETING: wording.GREETED,
        SmallTalk.HOW_ARE_YOU: wording.HOW_I_AM,
        SmallTalk.WHO_ARE_YOU: wording.WHO_I_AM,
        SmallTalk.THANKS: wording.THANKED,
        SmallTalk.NOD: wording.NODDED,
        SmallTalk.FAREWELL: wording.FAREWELL,
        SmallTalk.INSULT: wording.INSULTED,
        SmallTalk.GIBBERISH: wording.GIBBERISH,
    }
    sentences = [line(answers[said])]
    if said not in (SmallTalk.THANKS, SmallTalk.FAREWELL):
        example = wording.FOR_EXAMPLE.format(question=example_question(library))
        sentences.append(line(example))
    return Reply((tuple(sentences),))


def example_question(library: Library, asked: Sequence[Speaker] = ()) -> str:
    """A question that the set can answer, for somebody who does not know what to ask.

    It asks about one of those *asked* about already, else about whoever is quoted most, people
    before papers, and first those whose name nobody takes for another word; without any, it is a
    headline.
    """
    people = [s for s in library.speakers[:LOOKED_AT] if s.kind is SpeakerKind.PERSON]
    full = (speaker for speaker in people if " " in one_line(speaker.name))
    for speaker in (*asked[:1], *islice(full, 1), *people[:1], *library.speakers[:1]):
        return wording.EXAMPLE_SPEAKER.format(name=shown_name(speaker))
    return one_line(library.articles[0].headline)


def _reasons(answer: Answer) -> list[str]:
    """What was missing, a sentence each."""
    question, period = answer.question, period_words(answer.period) if answer.period else ""
    match answer.reason:
        case Reason.NOBODY:
            return [*_read_as(question), *unknown(question)]
        case Reason.NO_ARTICLE_THEN if answer.nearest:
            nearest = day_words(answer.nearest)
            return [wording.NO_ARTICLE_THEN.format(period=period, date=nearest)]
        case Reason.NOT_THEN:
            return [wording.NOT_THEN.format(period=period)]
        case Reason.NO_PHRASE:
            phrases = wording.listed([f"“{phrase}”" for phrase in question.phrases])
            return [wording.NO_PHRASE.format(phrases=_shortened(phrases))]
        case Reason.NOT_BY_THEM:
            return [*_read_as(question), *_not_on_that(answer)]
        case Reason.CHAT:
            return [wording.NO_CHAT]
        case Reason.NO_WORDS:
            hint = [wording.WRITE_A_NAME] if _POINTS_BACK.search(question.text) else []
            return [" ".join([wording.NO_WORDS, *hint])]
        case Reason.UNKNOWN_WORDS if question.wants_speaker:
            return [*_read_as(question), wording.NOBODY_SPEAKS.format(words=_missing(answer))]
        case Reason.UNKNOWN_WORDS:
            stands = wording.MISSING_WORDS.format(words=_missing(answer))
            return [*_read_as(question), wording.NOT_FOUND, stands]
    return [*_read_as(question), wording.NOT_FOUND]


def _not_on_that(answer: Answer) -> Iterator[str]:
    """That whoever is asked about is quoted, but not on what is asked."""
    question = answer.question
    names = [shown_name(s) for s in question.speakers] or [f"“{question.source}”"]
    form = wording.NOT_ON_THAT if len(names) == 1 else wording.NONE_ON_THAT
    listed = wording.listed(names[:NAMES_OFFERED], is_whole=len(names) <= NAMES_OFFERED)
    yield form.format(name=listed)
    if answer.missing:
        yield wording.MISSING_WORDS.format(words=_missing(answer))


def _missing(answer: Answer) -> str:
    words = [f"“{_shortened(word)}”" for word in answer.missing[:NAMES_OFFERED]]
    return wording.listed(words, is_whole=len(answer.missing) <= NAMES_OFFERED)


def _read_as(question: Question) -> list[str]:
    """Which words were taken to be misspelt, so that nobody is looked for unasked."""
    said = corrected(question)
    return [said] if said else []


def corrected(question: Question) -> str:
    """Which words were taken to be misspelt, and for what; empty when none was."""
    pairs = dict(question.corrections).items()
    return wording.listed([wording.READ_AS.format(typed=t, meant=m) for t, m in pairs])


def unknown(question: Question) -> Iterator[str]:
    """That nobody asked about is quoted, and who of a similar name is."""
    for name in question.unknown_names:
        is_name = name != question.source
        form = wording.NOBODY_CALLED if is_name else wording.NOBODY_DESCRIBED
        yield form.format(name=_shortened(name))
    if question.namesakes:
        similar = wording.NAMESAKES.format(names=_names(question.namesakes[:NAMES_OFFERED]))
        yield similar[:-1] if similar.endswith("..") else similar  # “... and Al Reed Jr.”


def _headlines(passages: Sequence[Passage]) -> str:
    """The articles of *passages*, as far as a sentence can list them."""
    heads = [f"“{one_line(p.article.headline)}”" for p in passages[:HEADLINES_READ]]
    each = list(dict.fromkeys(heads))
    is_whole = len(each) <= HEADLINES_OFFERED and len(passages) <= HEADLINES_READ
    return wording.listed(each[:HEADLINES_OFFERED], is_whole=is_whole)


def _names(speakers: Iterable[Speaker]) -> str:
    return wording.listed([shown_name(speaker) for speaker in speakers])


def _shortened(name: str) -> str:
    """A name as somebody typed it, cut where it becomes too long to be one."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _offers(library: Library, asked: Sequence[Speaker]) -> Part:
    """Who is quoted, which articles there are, and a question to try."""
    names = [shown_name(s) for s in _examples(library)]
    articles = library.articles[: HEADLINES_OFFERED + 1]
    headlines = [f"“{one_line(article.headline)}”" for article in articles]
    sentences = [
        *_sample(names, NAMES_OFFERED, (wording.QUOTED_ARE, wording.QUOTED_ARE_MORE)),
        *_sample(headlines, HEADLINES_OFFERED, (wording.THERE_IS, wording.THERE_IS_MORE)),
        wording.FOR_EXAMPLE.format(question=example_question(library, asked)),
    ]
    return tuple(line(text) for text in (wording.WHAT_YOU_CAN_ASK, *sentences))


def _examples(library: Library) -> list[Speaker]:
    """One more of those quoted most than are offered: persons by their full names first.

    Initials, as of whoever asks in an interview, say nothing to whoever reads them.
    """
    quoted = library.speakers[:LOOKED_AT]
    named = [s for s in quoted if not _INITIALS.fullmatch(s.name)]

    def is_full(speaker: Speaker) -> bool:
        return speaker.kind is SpeakerKind.PERSON and " " in one_line(speaker.name)

    return sorted(named, key=is_full, reverse=True)[: NAMES_OFFERED + 1]


def _sample(items: list[str], number: int, forms: tuple[str, str]) -> Iterator[str]:
    """The sentence that lists all items, or the first of them and says that there are more."""
    if items:
        few = len(items) <= number
        yield forms[not few].format(names=wording.listed(items[:number], is_whole=few))
