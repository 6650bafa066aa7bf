"""Names that come late: "a man who gave only a surname, Lee", "the report, titled ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import lexicon

if TYPE_CHECKING:
    from corpus.attribution.document import Document
    from corpus.attribution.phrases import Phrase
    from corpus.attribution.tokens import Line

# What may be the verb of which a description is the subject.
_VERBS = frozenset("Vvze")
# How many words behind a description may belong to it.
_REACH = 14
_MARKS = "\"'“”‘’«» ,."
_NAMING = lexicon.NAMING | lexicon.TITLING


def name_given(document: Document, number: int, phrase: Phrase) -> str | None:
    """The name that the rest of the sentence gives whom *phrase* describes; ``None`` without."""
    line = document.blocks[number].line
    _, last = line.sentence_of(phrase.first)
    if _has_another_verb(line, phrase.end):
        return None
    for k in range(phrase.end, min(last - 1, phrase.end + _REACH)):
        if line.lower[k] in lexicon.TITLING:
            return _title_at(document, number, k + 1)
        if line.lower[k] in lexicon.NAMING:
            name = _name_at(document, number, k + 1, last)
            if name is not None and not _calls(line, k, phrase.end):
                return name
        if line.tags[k] in ";.":
            return None
    return None


def _calls(line: Line, verb: int, end: int) -> bool:
    """Whether somebody calls another something: 'a nurse called Lee "a saint"'."""
    behind = verb + 1
    while behind < len(line) and line.tags[behind] == "C":
        behind += 1
    return verb == end and behind > verb + 1 and line.tags[behind : behind + 1] in {'"', "d"}


def _title_at(document: Document, number: int, token: int) -> str | None:
    block = document.blocks[number]
    for run, (first, _) in zip(block.quoted, block.quoted_tokens, strict=True):
        if first == token:
            return document.text[run.start : run.end].strip(_MARKS) or None
    return None


def _name_at(document: Document, number: int, first: int, last: int) -> str | None:
    line = document.blocks[number].line
    while first < last and line.tags[first] in ',i"':
        first += 1
    end = first
    while end < last and line.tags[end] == "C":
        end += 1
    return document.text[line.starts[first] : line.ends[end - 1]] if end > first else None


def _has_another_verb(line: Line, k: int) -> bool:
    """Whether what follows tells of something else: "the board opened a hall called ..."."""
    while k < len(line) and line.tags[k] in "xa":
        k += 1
    return line.tags[k : k + 1] in _VERBS and line.lower[k] not in _NAMING
