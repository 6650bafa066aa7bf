"""The words that a set of articles uses: what in a question is a name, and how it is spelt."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.names import name_words
from corpus.namesakes import is_similar
from corpus.small_talk import SmallTalk, is_of_itself
from corpus.spelling import Spelling
from corpus.text import fold, is_stop_word, read_token, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.index import Index
    from corpus.model import Speaker
    from corpus.question import Question
    from corpus.text import Unit

MOST_OF_CHAT = 2  # terms of what is still chat: "do you play chess"
_MAY_BE_NEWS = frozenset({SmallTalk.INSULT, SmallTalk.GIBBERISH, SmallTalk.NOD})


class Vocabulary:
    """The words of the passages of an *index*, and which of them are written small."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lexicon = index.streams.lexicon
        self._spelling = Spelling(self._lexicon.words, index.counts.words)

    def with_known_names(self, question: Question) -> Question:
        """*question* with unknown names only where they are names, and not "experts".

        What is left of "angry Lee" then asks about whoever bears the rest of it.
        """
        names = question.unknown_names
        unknown = tuple(name for name in names if self._is_name(name, question.namesakes))
        if unknown:  # a name is never what an article calls somebody whom it does not name
            similar = tuple(s for s in question.namesakes if is_similar(unknown, s))
            return replace(question, unknown_names=unknown, namesakes=similar, source="")
        if not names or not question.namesakes:
            return replace(question, unknown_names=())
        return replace(question, unknown_names=(), speakers=question.namesakes, namesakes=())

    def spelt_as_here(self, question: Question) -> Question:
        """*question* with what the set writes as one word, or as two, as it is written there.

        Words that stand in the set as they were typed are left alone, but for a small one that
        opens a name: "we" of "We Chat".
        """
        wanted = list(question.terms)
        naming = set(question.naming)
        for as_typed, otherwise in question.spellings:
            typed = terms(as_typed)
            known = all(map(self._index.knows, typed))
            if not typed or (known and len(typed) > 1):
                continue
            other = terms(otherwise)  # a word that few have seen, so its stem takes long
            opens = len(typed) == 1 and is_stop_word(fold(as_typed.partition(" ")[0]))
            opens_name = opens and any(map(self._index.is_name, other))
            if known and not opens_name:
                continue
            if not other or not all(self._index.knows(term) for term in other):
                continue
            if naming and naming.issuperset(typed):
                naming.update(other)
            wanted = [term for term in wanted if term not in typed] + list(other)
        found = tuple(dict.fromkeys(wanted))
        if found == question.terms:
            return question
        return replace(question, terms=found, naming=tuple(t for t in found if t in naming))

    def as_typed(self, question: Question) -> Question:
        """*question* without a name put right that the set has as it was typed: a stranger's."""
        if question.as_typed is None:
            return question
        typed = (typed for typed, _ in question.corrections)
        return question.as_typed if any(map(self._has, typed)) else question

    def put_right(self, question: Question) -> Question:
        """*question* with each word that stands nowhere in the set as a like one that does."""
        corrections = dict(question.corrections)
        units: list[Unit] = []
        wanted = list(question.terms)
        names = " | ".join(question.unknown_names)
        for unit in question.units:
            meant = None
            if unit.counts and unit.term in wanted and not self._index.knows(unit.term):
                meant = self._spelling.closest(unit.exact)
            if meant is None:
                units.append(unit)
                continue
            corrections[unit.exact] = meant
            units += read_token(meant).units
            place = wanted.index(unit.term)
            wanted[place : place + 1] = terms(meant)
            # a stranger's name is looked for as the set has it
            names = re.sub(rf"\b{re.escape(unit.exact)}\b", meant.title(), names, flags=re.I)
        if len(corrections) == len(question.corrections):
            return question
        return replace(
            question,
            terms=tuple(dict.fromkeys(wanted)),
            units=tuple(units),
            corrections=tuple(corrections.items()),
            unknown_names=tuple(filter(None, names.split(" | "))),
        )

    def _has(self, word: str) -> bool:
        """Whether the folded *word* itself stands in the set."""
        number = self._lexicon.word(word)
        return number is not None and bool(self._index.counts.words[number])

    def is_mere_chat(self, question: Question) -> bool:
        """Whether *question* is chat and nothing in it but a common word could be looked up.

        Words that are said to the program and stand in the articles are asked about, where they
        are all that is said: "garbage" may be news.
        """
        if question.small_talk in _MAY_BE_NEWS:
            return not question.terms or not all(map(self._index.knows, question.terms))
        if question.small_talk:
            return not question.speakers
        of_itself = is_of_itself(question.text)  # what it would do is one term more
        most = MOST_OF_CHAT + of_itself
        if not question.is_chat or question.speakers or len(question.terms) > most:
            return False
        if len(question.terms) > 1 and not of_itself:
            return not len(self._index.having(question.terms))
        return all(self._index.is_small(t) or not self._index.knows(t) for t in question.terms)

    def _is_name(self, name: str, namesakes: Collection[Speaker]) -> bool:
        """Whether words asked about as a name are one.

        Written large they are; written small, when the articles write none of them small. Parts
        that a speaker bears need no proof.
        """
        proven = {word for speaker in namesakes for word in name_words(speaker.name)}
        words = [word for span in tokens(name) if fold(word := span.cut(name)) not in proven]
        if all(word[0].isupper() for word in words):
            return True
        plural = len(words) == 1 and words[0].endswith("s") and not namesakes
        return not plural and not any(self._is_small(word) for word in words)

    def _is_small(self, word: str) -> bool:
        return all(self._lexicon.is_small(unit.exact) for unit in read_token(word.lower()).units)
