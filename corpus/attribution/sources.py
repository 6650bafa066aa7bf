"""Which phrase near a cue names the source.

The candidates are the phrases of the cue's sentence, nearest first, and nobody at all ("is
expected to"). What lies between phrase and cue tells most: nothing or auxiliaries (the subject),
an apposition between commas, a preposition before the phrase (somebody else).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from corpus.attribution import lexicon, reporting
from corpus.attribution.cues import lemma_of
from corpus.attribution.document import Block
from corpus.attribution.phrases import Phrase

# No source stands further from its cue than this many phrases.
_REACH_LEFT = 10
_REACH_RIGHT = 4


def find_candidates(block: Block, cue: int, starts: list[int]) -> list[Phrase]:
    """The phrases of the cue's sentence outside quotation marks, those before the cue from the
    nearest on, then those after it."""
    a, b = block.line.sentence_of(cue)
    phrases, inside = block.phrases, block.inside
    middle = bisect_left(starts, cue)
    found: list[Phrase] = []
    for place in range(middle - 1, max(-1, middle - 1 - _REACH_LEFT), -1):
        phrase = phrases[place]
        if phrase.first < a:
            break
        if phrase.end > cue:
            if phrase.first >= cue:
                continue
            phrase = _before_cue(block, phrase, cue)
        if not inside[phrase.first]:
            found.append(phrase)
    for place in range(middle, min(len(phrases), middle + _REACH_RIGHT)):
        phrase = phrases[place]
        if phrase.first >= b:
            break
        if phrase.first > cue and not inside[phrase.first]:
            found.append(phrase)
    return found


def _before_cue(block: Block, phrase: Phrase, cue: int) -> Phrase:
    """What stands before a cue that was taken for a noun: "Lee" of "Lee's claim" or "Lee claims"."""
    tags = block.line.tags
    end = cue - 1 if tags[cue - 1] == "s" and cue - 1 > phrase.first else cue
    if tags[end - 1] != "C":
        return Phrase(phrase.first, end, "nominal")
    start = end - 1
    while start > phrase.first and tags[start - 1] == "C":
        start -= 1
    return Phrase(phrase.first, end, "name", start, end)


def head_kind(block: Block, phrase: Phrase) -> str:
    """One letter for what the phrase is about: name, pronoun, person, body, text or other."""
    if phrase.form == "name":
        last = block.line.lower[phrase.name_end - 1]
        return "B" if last in lexicon.ORGANISATION_NOUNS else "N"
    word = block.line.lower[phrase.end - 1]
    if phrase.form != "nominal":
        return word
    if word in lexicon.PERSON_NOUNS:
        return "P"
    if word in lexicon.PLURAL_PEOPLE:
        return "M"
    if word in lexicon.ORGANISATION_NOUNS:
        return "O"
    if word in lexicon.DOCUMENT_NOUNS:
        return "D"
    return "?"


def _shape(gap: str) -> str:
    return gap if len(gap) <= 5 else f"{gap[:2]}~{gap[-2:]}"


# Tags of which noun phrases and their coordinations are made.
_NOMINAL = frozenset("Cnmdseagc,")


def _governor(tags: str, first: int, start: int) -> str:
    """What stands before the chain of coordinated phrases that ends at *first*: its preposition,
    verb or nothing."""
    k = first - 1
    if k < start or tags[k] not in "c,":
        return tags[k] if k >= start else "^"
    limit = max(start, first - 14)
    while k >= limit and tags[k] in _NOMINAL:
        k -= 1
    return tags[k] if k >= start else "^"


# What follows the subject of a clause: its verb, with adverbs or "last week" before it.
_FINITE = re.compile(r"(?:dn)?a*[xVvz]")
_NO_VERBS = str.maketrans("", "", "Vvzeg")
_NO_CLAUSES = str.maketrans("", "", "btwp")


def is_subject(tags: str, phrase: Phrase, start: int) -> bool:
    """Whether *phrase* looks like the subject of a finite verb: one follows, no preposition governs
    the phrase or the names that it is joined to."""
    before = tags[phrase.first - 1] if phrase.first > start else "^"
    if before == "c":
        before = _governor(tags, phrase.first, start)
    return before not in "iog" and _FINITE.match(tags, phrase.end) is not None


def features(block: Block, cue: int, phrase: Phrase, rank: int) -> list[str]:
    """What tells whether *phrase*, the *rank*-th candidate, is the source of the cue."""
    line = block.line
    tags, low = line.tags, line.lower
    a, b = line.sentence_of(cue)
    left = phrase.end <= cue
    gap = tags[phrase.end : cue] if left else tags[cue + 1 : phrase.first]
    side = "L" if left else "R"
    shape = _shape(gap)
    kind = head_kind(block, phrase)
    lemma = lemma_of(low[cue])
    # "According to" ends in -ing and is no participle with a subject.
    form = "A" if lemma in reporting.PREPOSITION_CUES else tags[cue]
    before = tags[phrase.first - 1] if phrase.first > a else "^"
    word_before = low[phrase.first - 1] if phrase.first > a else "^"
    after = tags[phrase.end] if phrase.end < b else "$"
    commas = min(gap.count(","), 3)
    verbs = min(len(gap) - len(gap.translate(_NO_VERBS)), 3)
    clauses = min(len(gap) - len(gap.translate(_NO_CLAUSES)), 2)
    near = gap.strip("xa") == ""
    next_tag = tags[cue + 1] if cue + 1 < b else "$"
    cue_before = tags[cue - 1] if cue > a else "^"
    opens = phrase.first == a
    phrase_form = phrase.form[0]
    chain = _governor(tags, phrase.first, a)
    subject = is_subject(tags, phrase, a)
    return [
        f"{side}{min(rank, 5)}|{phrase_form}",
        f"{side}|{shape}|{kind}",
        f"{side}|{shape}|b={before}",
        f"{side}|near={near}|l={lemma}",
        f"{side}|k={kind}|l={lemma}",
        f"{side}|k={kind}",
        f"{side}|b={before}|a={after}",
        f"{side}|b={word_before if before in 'iotbwc' else before}|near={near}",
        f"{side}|c={commas}|v={verbs}|f={form}",
        f"{side}|f={form}|p={cue_before}|n={next_tag}|near={near}",
        f"{side}|open={opens}|f={form}|c={commas}",
        f"{side}|a={after}|near={near}|{kind}",
        f"{side}|f={form}{cue_before}|verb={after in 'Vvzxea'}|prep={before in 'io'}|r={min(rank, 4)}",
        f"{side}|chain={chain}|{kind}|near={near}",
        f"{side}|subject={subject}|c={commas}|s={clauses}|f={form}",
    ]


def nobody_features(block: Block, cue: int, starts: list[int]) -> list[str]:
    """What tells that the cue has no source in its sentence."""
    line = block.line
    tags, low = line.tags, line.lower
    a, b = line.sentence_of(cue)
    lemma = lemma_of(low[cue])
    previous = low[cue - 1] if cue > a else "^"
    passive = previous in lexicon.PASSIVE_AUXILIARIES
    next_word = low[cue + 1] if cue + 1 < b else "$"
    candidates = bisect_right(starts, cue) > bisect_left(starts, a)
    return [
        "none",
        f"none|l={lemma}",
        f"none|w={low[cue]}",
        f"none|f={tags[cue]}|passive={passive}",
        f"none|l={lemma}|passive={passive}",
        f"none|p={tags[cue - 1] if cue > a else '^'}|f={tags[cue]}",
        f"none|p={previous}",
        f"none|n={next_word if tags[cue + 1 : cue + 2] in tuple('itob') else '-'}",
        f"none|some={candidates}",
    ]


def settle(block: Block, source: Phrase, cue: int) -> Phrase:
    """The phrase to name *source* by, when a better one belongs to it.

    "Ann Lee, a nurse, said": the name before. "A nurse at the clinic, Ann Lee, said": the name
    behind. "The man, who fled, said": not "who". "Nurses at the clinic, Ohio said": not the place.
    """
    place = bisect_left(block.phrase_starts, source.first)
    if source.form == "relative":
        return _before_relative(block, source, place, cue)
    if block.line.tags[cue - 1 : cue + 1] == ",g" and block.line.lower[cue] != "according":
        source = _subject_of_participle(block, source, cue)
    if source.form == "name":
        return _above_place(block, source, place, cue)
    if block.line.lower[source.end - 1] in lexicon.PERSON_NOUNS:
        return _name_beside(block, source, place, cue)
    return source


def _subject_of_participle(block: Block, source: Phrase, cue: int) -> Phrase:
    """ "Lee met officials from the firm, citing ...": the clause's subject, not the preposition's
    object or what stands in apposition to that."""
    tags = block.line.tags
    start, _ = block.line.sentence_of(cue)
    governed = source.end <= cue and _governor(tags, source.first, start) in "io"
    if not governed or _FINITE.match(tags, source.end) is not None:
        return source
    for phrase in block.phrases[bisect_left(block.phrase_starts, start) :]:
        if phrase.first >= source.first:
            break
        if is_subject(tags, phrase, start):
            return phrase
    return source


def _before_relative(block: Block, source: Phrase, place: int, cue: int) -> Phrase:
    """The antecedent, when a comma ends the relative clause before the cue."""
    tags = block.line.tags
    between = tags[source.end : cue]
    closed = between.endswith(",") and any(letter in "Vvzxe" for letter in between)
    phrases = block.phrases
    if closed and place and tags[phrases[place - 1].end : source.first] in ("", ","):
        return phrases[place - 1]
    return source


def _above_place(block: Block, source: Phrase, place: int, cue: int) -> Phrase:
    """ "researchers at the institute, Ohio said": the head of the chain, not its last place."""
    tags = block.line.tags
    phrases = block.phrases
    if tags[source.first - 1 : source.first] != "," or source.end != cue or not place:
        return source
    k = place - 1
    if phrases[k].end != source.first - 1:
        return source
    climbed = False
    while k and tags[phrases[k].first - 1] in "io" and phrases[k - 1].end == phrases[k].first - 1:
        k -= 1
        climbed = True
    head = block.line.lower[phrases[k].end - 1]
    if climbed and (head in lexicon.PLURAL_PEOPLE or head in lexicon.PERSON_NOUNS):
        return phrases[k]
    return source


def _name_beside(block: Block, source: Phrase, place: int, cue: int) -> Phrase:
    tags = block.line.tags
    phrases = block.phrases
    if place and tags[source.first - 1 : source.first] == ",":
        before = phrases[place - 1]
        gap = tags[before.end : source.first]
        if before.form == "name" and (gap == "," or (gap[:1] == "(" and gap[-2:] == "),")):
            return before
    for behind in phrases[place + 1 : place + 4]:
        if source.end <= cue <= behind.first:
            break
        gap = tags[source.end : behind.first]
        if behind.form == "name" and gap.endswith(",") and set(gap[:-1]) <= set("iodCnms"):
            after = tags[behind.end : behind.end + 1]
            if after in (",", ".", "") or behind.end == cue:
                return behind
    return source
