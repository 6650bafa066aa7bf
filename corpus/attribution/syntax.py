"""A line of text as tokens with one-letter tags, so that patterns of words are patterns of letters.

There is no parser: a regular expression over the tags finds noun phrases and clause borders in time
linear in the length of the text. The tags:

    C capitalised word   n other word         p subject pronoun    d determiner or possessive
    o "of"               i other preposition  t "that"             w relative pronoun
    c and, or            b subordinator       x auxiliary          a adverb
    g word in -ing       e word in -ed        m number             s possessive 's
    V verb that is never a noun in news, v word that may be a verb or a noun, z the same in -s
    , . : ; - ( )        themselves; "<" an opening and ">" a closing quotation mark, * other signs
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.attribution import lexicon

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:-[a-z]+)*[A-Z]?(?![a-z])"
    r"|\b(?:" + "|".join(lexicon.ABBREVIATIONS) + r")\.(?!\w)"
    r"|\b[A-Z]\.(?=\s)"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|%)?(?:-[^\W\d_]+)*"
    r"|['’]s(?!\w)"
    r"|[^\W\d_][^\W_]*(?:[-‐‑&][^\W_]+|['’](?!s\b)[^\W\d_]+)*"
    r"|''|``|\.\.\.|--"
    r"|[^\w\s]|_"
)
_TERMINATORS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]") | {"''"}
_OPENERS = frozenset("\"'“‘«([") | {"``", "''"}

# "R-Ohio", "D-N.Y.": what stands behind a legislator's name is no name.
_PARTY = re.compile(r"[RDI]-[A-Z][\w.]*")

_PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", "…": "-", "...": "-", ":": ":", ";": ";", "—": "-", "―": "-", "‒": "-",
    "–": "-", "--": "-", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    '"': '"', "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "''": '"', "``": '"',
    "&": "C", "'": "'", "‘": "'", "’": "'", "'s": "s", "’s": "s",
}  # fmt: skip


def _closed_classes() -> dict[str, str]:
    """Lower-case word -> tag, for the classes that do not grow."""
    classes: dict[str, str] = {}
    for tag, words in (
        ("a", lexicon.ADVERBS),
        ("b", lexicon.SUBORDINATORS),
        ("i", lexicon.PREPOSITIONS),
        ("m", lexicon.NUMBER_WORDS),
        ("d", lexicon.DETERMINERS | lexicon.POSSESSIVES),
        ("p", lexicon.SUBJECT_PRONOUNS),
        ("x", lexicon.AUXILIARIES),
        ("c", lexicon.CONJUNCTIONS),
        ("w", lexicon.RELATIVES),
        ("o", {"of"}),
        ("t", {"that"}),
    ):
        classes.update(dict.fromkeys(words, tag))
    return classes


CLOSED = _closed_classes()


@dataclass(slots=True)
class Line:
    """One line of an article: its tokens, their tags and its sentences.

    *words*, *lower*, *starts* and *ends* are parallel; starts and ends are offsets into the
    article's text. *tags* has one letter a token. *sentences* are half-open token ranges that cover
    the line. Empty text gives empty lists.
    """

    start: int
    end: int
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tags: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that holds *token*."""
        place = bisect_right(self.sentences, (token, len(self.words) + 1)) - 1
        return self.sentences[place]

    def token_at(self, offset: int) -> int:
        """The first token that ends after *offset*; the number of tokens when none does."""
        return bisect_right(self.ends, offset)

    def token_before(self, offset: int) -> int:
        """The last token that starts before *offset*; -1 when none does."""
        return bisect_left(self.starts, offset) - 1


def _sentences(line: Line) -> list[tuple[int, int]]:
    """Cut the line where a full stop, with its closing marks, meets a capital or an opening mark."""
    words, starts, ends = line.words, line.starts, line.ends
    count = len(words)
    cuts = [0]
    for k, word in enumerate(words):
        if word not in _TERMINATORS or k + 1 >= count:
            continue
        after = k + 1
        while after < count and words[after] in _CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after >= count or (after == k + 1 and starts[after] == ends[k]):
            continue
        first = words[after]
        if word == "…" and not first[0].isupper():
            continue
        if not first[0].islower():
            cuts.append(after)
    cuts.append(count)
    return [(a, b) for a, b in itertools.pairwise(cuts) if a < b]


def read_line(text: str, start: int, end: int) -> Line:
    """Tokenise ``text[start:end]``, one line, into sentences; the tags come with `tag`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    lower = [word.lower().replace("’", "'") for word in words]
    line = Line(start, end, words, lower, starts, ends)
    line.sentences = _sentences(line)
    return line


def common_words(lines: list[Line]) -> tuple[set[str], set[str]]:
    """The words that the article writes without a capital and never with one inside a sentence, and
    those that it writes with one there."""
    small: set[str] = set()
    names: set[str] = set()
    for line in lines:
        small.update([word for word in line.words if word[0].islower()])
        if is_title_case(line):
            continue
        words = line.words
        for first, end in line.sentences:
            for k in range(first + 1, end):
                word = words[k]
                if word[0].isupper() and words[k - 1][-1].isalnum():
                    names.add(word.lower())
    return small - (names - lexicon.TITLES), names


def is_title_case(line: Line) -> bool:
    """Whether most words of *line* have a capital, as in a headline."""
    words = [word for word in line.words if word[0].isalpha() and len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def tag(line: Line, common: set[str], named: set[str], verbs: dict[str, str]) -> None:
    """Give *line* its tags.

    *common* and *named* are what `common_words` gives: a capitalised word that opens a sentence or
    stands in a title-case line is no name when the article writes it small elsewhere. *verbs* gives the tag of
    open-class verb forms ("V", "v") by lower-case word.
    """
    line.tags = "".join(_tags(line, common, named, verbs, title_case=is_title_case(line)))


def _tags(
    line: Line, common: set[str], named: set[str], verbs: dict[str, str], *, title_case: bool
) -> Iterator[str]:
    openings = {a for a, _ in line.sentences}
    punctuation, closed = _PUNCTUATION, CLOSED
    after_opening = False
    count = len(line.words)
    for k, (word, low) in enumerate(zip(line.words, line.lower, strict=True)):
        letter = punctuation.get(word)
        if letter is not None:
            # A mark that the next word follows without a space opens something.
            joined = k + 1 < count and line.starts[k + 1] == line.ends[k]
            after_opening = letter == ":" or (joined and letter in "\"'(-")
            yield letter
            continue
        first = k in openings or after_opening
        after_opening = False
        initial = word[0]
        if not initial.isupper():
            letter = closed.get(low) or verbs.get(low)
            if letter is None:
                letter = _by_form(low, initial)
            yield letter
        elif "-" in word and _PARTY.fullmatch(word):
            yield "*"
        elif (first or title_case) and (word[1:].islower() or len(word) == 1):
            ahead = line.words[k + 1] if k + 1 < count else ""
            if first and not title_case and (ahead[:1].isupper() or ahead == "of"):
                # "Secretary of State Ann Lee", "President Lee": the capital belongs to the name.
                yield closed.get(low) or _titled(low, common, named, verbs)
            else:
                yield closed.get(low) or _opening_word(low, common, named, verbs)
        else:
            letter = closed.get(low)
            # "US", "IT", "WHO" are names, and so is "You" or "He" with a capital inside a
            # sentence: surnames that look like pronouns. "I" and "The" are none.
            name = letter is None or letter not in "dxtwp" or low == "may"
            name = name or (letter == "p" and low != "i") or (word.isupper() and len(word) > 1)
            yield "C" if name else letter or "C"


def _titled(low: str, common: set[str], named: set[str], verbs: dict[str, str]) -> str:
    return "C" if low in lexicon.TITLES else _opening_word(low, common, named, verbs)


def _opening_word(low: str, common: set[str], named: set[str], verbs: dict[str, str]) -> str:
    """A capitalised word whose capital says nothing: a name unless it is common elsewhere."""
    person = low in lexicon.PLURAL_PEOPLE or low in lexicon.PERSON_NOUNS
    if low in common or (person and low not in named):
        return verbs.get(low) or _by_form(low, low[0])
    if low.endswith("ly") and len(low) > 5:
        return "a"
    letter = verbs.get(low)
    if letter:
        return "g" if low.endswith("ing") else letter
    return "C"


def _by_form(low: str, initial: str) -> str:
    if initial.isdigit():
        return "n" if "-" in low and low[-1].isalpha() else "m"
    if not initial.isalpha():
        return "*"
    if "-" in low:
        return "n"
    if low.endswith("ly") and len(low) > 4:
        return "a"
    if low.endswith("ing") and len(low) > 5:
        return "g"
    if low.endswith("ed") and len(low) > 3 and low not in lexicon.NOT_PAST:
        return "e"
    return "n"
