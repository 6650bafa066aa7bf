"""Noun phrases: the stretches of a line that can name a source.

Found with one regular expression over the tags of `tagging`; a phrase is at most a few words long
before its head, and what follows the head (", a lawyer in Ohio, ...") is a phrase of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution import lexicon

if TYPE_CHECKING:
    from corpus.attribution.tokens import Line

# Determiner, then modifiers, then a head. A word that may be a verb or a noun counts as a noun
# only inside a phrase and where no object or clause follows it.
_PHRASE = re.compile(
    r"(?:"
    r"(?:d+[ma]*[eg]?|(?=[CnmV]))"
    r"(?:[Cnm]|\"[Cn]{1,3}\"(?=C)|g(?=[nC])(?<=[dmas]g)|e(?=n)|a(?=[ne])|'?s(?=[Cnmvega])|'(?=[nC])(?<=n')"
    r"|[vz](?=[ns])|v(?=C)|[vz](?<=d[vz])|o(?=C)(?<=Co)|od(?=C)(?<=Cod)|c(?=C)(?<=oCc)|V(?=n)(?<=dV)"
    r"|-(?=C)(?<=C-)){0,24}"
    r"(?<=[Cnmeg'sV\"vz])(?:v(?=[ioscxV,.:w;\-)\"\0])(?<=[nCs]v)|z(?=[ioscxV,.:w;\-)\"\0])(?<=[ns]z))?"
    r"|d(?=[xVai,.\0])|p|w)"
)


# A subject and its verb.
_CLAUSE = re.compile(r"[dmCnaseo'i\",(]*[Cnmp\"w)]\"?a*[xVvze]")


_DAYS = lexicon.CALENDAR


@dataclass(slots=True)
class Phrase:
    """A noun phrase of a line, as token ranges.

    *first* to *end* is the whole of it; *name_first* to *name_end* is the proper name in it, empty
    when there is none. *form* is "name", "pronoun", "relative" or "nominal".
    """

    first: int
    end: int
    form: str
    name_first: int = 0
    name_end: int = 0


def find_spans(tags: str) -> list[tuple[int, int]]:
    """The noun phrases in the *tags* of lines, in order, none overlapping.

    Behind each line a NUL stands in the tags.
    """
    spans = [match.span() for match in _PHRASE.finditer(tags)]
    return [span for span in spans if span[0] < span[1]]


def find_name(line: Line, a: int, b: int) -> tuple[int, int]:
    """The name of the phrase from *a* to *b*: the run of capitals that ends it, particles included.

    (0, 0) for none.
    """
    tags = line.tags
    end = b
    if tags[end - 1] == "s" and end - 1 > a:
        end -= 1
    # The name ends the phrase: in "the Lee campaign" Lee only modifies.
    if tags[end - 1] != "C":
        return 0, 0
    start = a + len(tags[a:end].rstrip("C"))
    while start > a and (
        tags[start - 1] == "C"
        or tags[start - 1] == '"'
        or (line.lower[start - 1] in lexicon.NAME_PARTICLES and start - 1 > a)
        or (tags[start - 1] in "oci" and start - 1 > a and tags[start - 2] == "C")
        or (tags[start - 1] == "-" and line.starts[start] == line.ends[start - 2] + 1)
        or (tags[start - 1] == "d" and start - 2 > a and tags[start - 2] == "o")
    ):
        start -= 1
    low = line.lower
    while start < end and (tags[start] != "C" or low[start].endswith("-based")):
        start += 1
    if start == end or (low[start] in _DAYS and all(word in _DAYS for word in low[start:end])):
        return 0, 0
    return start, end


def begins_clause(tags: str, first: int, end: int) -> bool:
    """Whether the stretch opens with a subject and its verb."""
    return _CLAUSE.match(tags, first, end) is not None


def head_kind(line: Line, phrase: Phrase) -> str:
    """One letter for what the phrase is about: name, pronoun, person, body, text or other."""
    if phrase.form == "name":
        last = line.lower[phrase.name_end - 1]
        return "B" if last in lexicon.ORGANISATION_NOUNS else "N"
    word = line.lower[phrase.end - 1]
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
