"""What looks like reporting and is none: naming, keeping silent, acting, and habits."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution import lexicon, reporting
from corpus.attribution.cues import lemma_of
from corpus.attribution.phrases import begins_clause, head_kind

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.phrases import Phrase
    from corpus.attribution.tokens import Line

# A term in quotation marks has at most this many tokens, marks included.
_LONGEST_TERM = 7
# Who finds coins, quotes a mayor or writes a book says nothing.
_TAKING = frozenset(("find", "quote", "write"))
_DEEDS = lexicon.ISSUING | _TAKING
# What is done to somebody is not told of them: "sentenced Lee on Friday".
_DONE = frozenset(("sentenced", "elected", "appointed", "hired", "fired", "named"))
_STIRRING = frozenset("surprised shocked alarmed startled stunned angered upset thrilled".split())
# Who paints harbours says nothing, who paints them as ruins does.
_PAINTING = frozenset(("paint", "cast"))
_SPEAKING = frozenset(("speak", "talk", "chat"))
_INFORMING = frozenset(("tell", "assure", "reassure", "remind", "inform", "notify", "brief"))
_WHEN = lexicon.CALENDAR | lexicon.TIMES
# In a title, words longer than this have a capital.
_SMALL = 3


def is_naming(block: Block, source: Phrase | None, cue: int, right: tuple[int, int]) -> bool:
    """Whether the cue only gives a term in quotation marks: 'a method called "dry stone"'."""
    if block.line.lower[cue] not in lexicon.NAMING or right[0] >= right[1]:
        return False
    if source is not None and source.form == "nominal" and source.end == cue:
        # "A farmer called Lee left" tells the name.
        opening = block.line.lower[source.first]
        if opening in {"a", "an"} and block.line.tags[cue + 1 : cue + 2] == "C":
            return True
    if source is not None and head_kind(block.line, source) in "NBPMO" + "he she they":
        return False
    return all(block.inside[right[0] : right[1]]) and right[1] - right[0] <= _LONGEST_TERM


def is_silence(block: Block, cue: int, first: int) -> bool:
    """Whether nobody said anything: "had not responded to requests", "it goes without saying"."""
    low, tags = block.line.lower, block.line.tags
    if ["without", "saying"] in (low[cue - 1 : cue + 1], low[cue + 1 : cue + 3]):
        return True
    if lemma_of(low[cue]) not in lexicon.ANSWERING:
        return False
    before = low[max(0, cue - 4) : cue]
    denied = any(word in lexicon.NEGATIONS or word.endswith("n't") for word in before)
    return denied and (first >= len(tags) or tags[first] in "i.nv")


def is_kicker(block: Block, source: Phrase, cue: int) -> bool:
    """Whether a colon follows what speaks for nobody: "Live: ...", "The Latest: ..."."""
    words = block.line.lower[source.first : source.end]
    return block.line.tags[cue] == ":" and {*words} <= lexicon.KICKERS | {"the"}


def is_bare(block: Block, cue: int, span: tuple[int, int]) -> bool:
    """Whether nothing is told but when, who it was done to or who listened.

    "doubled in a year", "sentenced Lee on Friday", "spoke to many farmers", "told the court".
    """
    first, end = span
    if block.inside.find(1, first, end) >= 0:
        return False
    if behind_time(block.line, first, end) == end:
        return True
    return _is_done(block, cue, span) or _is_listener(block, cue, span)


def _is_done(block: Block, cue: int, span: tuple[int, int]) -> bool:
    """Whether the cue acts on what stands in *span*: "sentenced Lee", "shocked the court"."""
    word, low = block.line.lower[cue], block.line.lower
    first, end = span
    if lemma_of(word) in _PAINTING:
        return "as" not in low[first:end]
    phrase = _phrase_at(block, first)
    if word in _DONE:
        if phrase is None or phrase.form != "name":
            return False
        return {*low[phrase.end : end]} <= lexicon.CALENDAR | {"on"}
    return word in _STIRRING and phrase is not None and phrase.end >= end


def _is_listener(block: Block, cue: int, span: tuple[int, int]) -> bool:
    """Whether *span* only says who was told: "told the court", "Lee was told"."""
    line = block.line
    first, end = span
    lemma = lemma_of(line.lower[cue])
    if lemma in _SPEAKING and line.lower[first] in {"to", "with"}:
        return not any(tag in "Vvzxgetw" for tag in line.tags[first:end])
    if lemma not in _INFORMING:
        return False
    if end == cue and line.tags[end - 1] == "x":
        return True
    phrase = _phrase_at(block, first)
    if phrase is None or phrase.end < end:
        return False
    return head_kind(line, phrase) in {"N", "B", "P", "M", "O"}


def _phrase_at(block: Block, first: int) -> Phrase | None:
    """The noun phrase that begins at *first*."""
    place = bisect_left(block.phrase_starts, first)
    found = place < len(block.phrases) and block.phrases[place].first == first
    return block.phrases[place] if found else None


def behind_time(line: Line, first: int, end: int) -> int:
    """Where words that only tell when, as "on Monday" at *first*, end; *first* where none do."""
    place = first
    while place < end and (line.lower[place] in _WHEN or line.tags[place] in "dmi"):
        place += 1
    return place if any(word in _WHEN for word in line.lower[first:place]) else first


def is_deed(block: Block, source: Phrase | None, cue: int, span: tuple[int, int]) -> bool:
    """Whether what is issued, found or quoted are no words.

    "Issued a ban", "published a report on Friday", "found the coins", "quoting the mayor", "wrote
    the book"; but not "issued a warning that", "found that".
    """
    line = block.line
    lemma = lemma_of(line.lower[cue])
    if lemma not in _DEEDS or block.inside.find(1, *span) >= 0:
        return False
    place = bisect_left(block.phrase_starts, span[0])
    if place >= len(block.phrases) or block.phrases[place].first > span[0] + 1:
        return False
    phrase = block.phrases[place]
    if lemma == "find":
        somebody = source is not None and head_kind(line, source) in {"N", "P", "he", "she"}
        return somebody and not begins_clause(line.tags, *span)
    if lemma == "quote":
        return phrase.end >= span[1] and head_kind(line, phrase) in {"N", "P"}
    if lemma == "write":
        return phrase.end >= span[1] and head_kind(line, phrase) == "D"
    rest = line.lower[phrase.end : span[1]]
    if lemma == "publish" and {*rest} <= lexicon.CALENDAR | lexicon.TIMES | {"on", "in", "last"}:
        return True
    heads = line.lower[phrase.first : phrase.end]
    return not any(w in lexicon.DOCUMENT_NOUNS or w in reporting.NOUN_CUES for w in heads)


def is_habit(block: Block, source: Phrase, cue: int) -> bool:
    """Whether the cue tells what a sort of people do ("activists who speak out").

    Nobody in particular says anything in particular.
    """
    tags = block.line.tags
    if source.form != "relative" or tags[cue] != "v" or cue != source.end:
        return False
    return tags[source.first - 1 : source.first] != ","


def is_title(words: list[str]) -> bool:
    """Whether the words are written as a title: capitals but for the smallest words."""
    # Most are no titles, and their first long word tells.
    if any(len(word) > _SMALL and word[0].islower() for word in words):
        return False
    if "!" in words or "?" in words:
        return False
    initials = [word[0] for word in words]
    return 2 * sum(map(str.islower, initials)) < sum(map(str.isalpha, initials))
