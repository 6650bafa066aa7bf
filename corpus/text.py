"""Text to sentences, tokens and terms, each with its place in the text.

A token is a word as it stands; a term is what a word is looked up by: compatibility forms, case,
accents, possessive and ending taken away. One token may give several terms (a hyphenated word
gives its parts and the whole), and a stop word gives none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import Stemmer
from opencc import OpenCC

from corpus.irregular import LEMMA_OF
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Source: the English stop list of the Snowball project,
# snowballstem.org/algorithms/english/stop.txt, without its contractions: `fold` takes the part
# after the apostrophe away.
STOP_WORDS = frozenset(
    """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she
    her hers herself it its itself they them their theirs themselves what which who whom this that
    these those am is are was were be been being have has had having do does did doing would should
    could ought a an the and but if or because as until while of at by for with about against
    between into through during before after above below to from up down in out on off over under
    again further then once here there when where why how all any both each few more most other some
    such no nor not only own same so than too very will can cannot just
    """.split()
)

# The same words as typed without the apostrophe, and what `fold` leaves of "can't" and "won't".
TYPED_STOP_WORDS = frozenset(
    """
    im youre hes shes theyre ive youve weve theyve isnt arent wasnt werent hasnt havent hadnt doesnt
    dont didnt wont wouldnt shouldnt cant couldnt mustnt lets thats whos whats heres theres whens
    wheres whys hows ca wo sha whose
    """.split()
)

# Letters that compatibility decomposition leaves whole though people type them as plain ones.
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)

# Abbreviations that a name, number or sentence goes on after. Source: The Associated Press
# Stylebook, "titles", "months", "company names" and "state names".
ABBREVIATIONS = frozenset(
    """
    Mr Mrs Ms Messrs Dr Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Capt Cmdr Maj Adm Rev Hon St
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Inc Corp Co Ltd Bros vs
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo
    """.split()
)

APOSTROPHES = "'’‘ʼ＇`´"
HYPHENS = "-‐‑‒–－"  # hyphens, figure dash and en dash, which join words when no space is around

# Scripts written without spaces, in which pairs of neighbouring characters stand in for words.
UNSPACED = (
    "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af\U00020000-\U0003134f"
)


def _combining_marks() -> str:
    """Every mark of the first plane that joins the letter before it, for a character class.

    The class of word characters leaves them out, which would cut a letter from its accent
    and words of Hindi at each vowel.
    """
    marks = [chr(c) for c in range(0x300, 0x10000) if unicodedata.category(chr(c)) in ("Mn", "Mc")]
    return "".join(marks)


# Soft hyphen, zero-width joiners and the byte order mark are not seen, so they part no word; nor
# are the selectors that make a sign an emoji, which are no word where they stand alone.
_SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))
INVISIBLE = f"\u00ad\u200b\u200c\u200d\u2060\ufeff{_SELECTORS}"
_LETTER = rf"(?:[^\W_{UNSPACED}]|[{_combining_marks()}{INVISIBLE}])"
_TOKEN = re.compile(
    rf"(?P<unspaced>[{UNSPACED}]+)"
    rf"|(?P<initials>(?<!\w)(?:[^\W\d_{UNSPACED}]\.){{2,}}(?:[^\W\d_{UNSPACED}](?!\w))?)"
    rf"|(?P<word>{_LETTER}+(?:(?:[{APOSTROPHES}{re.escape(HYPHENS)}]|(?<=\d)[.,:](?=\d)){_LETTER}+)*)"
)
# The mark, what closes after it, and a sign that something new begins.
_SENTENCE_END = re.compile(
    r"(?:(?<![.!?…])[.!?…]+(?:[\"'”’»)\]]*)\s+(?=[\"'“‘«(\[]*[A-Z0-9À-Þ\u0370-\U0003134f])"
    r"|[。！？]+[」』”’）]*|\r?\n[^\S\n]*\n\s*)"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_INITIALS_BEFORE = re.compile(r"^(?:[A-Za-z]\.)*[A-Za-z]$")
_CLITIC = re.compile(r"(?:n't|'(?:s|ll|re|ve|m|d))$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ACCENTS = re.compile("[\u0300-\u036f]")
_MARKS_AS_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-"))
_UNSEEN = str.maketrans(dict.fromkeys(INVISIBLE, ""))
# Its own cache is off: it holds no words that `stem` does not, and threads would share it.
_STEMMER = Stemmer.Stemmer("english", 0)


def tokens(text: str) -> list[Span]:
    """Where the words of *text* stand, in order, without overlaps.

    A run of Chinese, Japanese or Korean is one token. Numbers keep the separators inside them.

    >>> text = "The U.S. isn't 1,000 km-wide."
    >>> [span.cut(text) for span in tokens(text)]
    ['The', 'U.S.', "isn't", '1,000', 'km-wide']
    """
    return [Span(*match.span()) for match in _TOKEN.finditer(text)]


def sentences(text: str) -> list[Span]:
    """Where the sentences of *text* stand, in order, without the white space around them.

    A sentence keeps the quotation mark or bracket that closes after its full stop. It ends with
    its line too when an empty one follows. Text without any full stop is one sentence.

    >>> text = "Sen. Lee of the U.S. Senate said no. “Never!” She left."
    >>> [span.cut(text) for span in sentences(text)]
    ['Sen. Lee of the U.S. Senate said no.', '“Never!”', 'She left.']
    """
    found: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ends_sentence(text, match.start()):
            continue
        found.append(Span(start, match.end()))
        start = match.end()
    found.append(Span(start, len(text)))
    stripped = (_without_space(text, span) for span in found)
    return [span for span in stripped if span.start < span.end]


def _ends_sentence(text: str, place: int) -> bool:
    """Whether the mark at *place* ends a sentence, and not an abbreviation or initials."""
    if text[place] != ".":
        return True
    # no abbreviation is longer than this, and the whole text is not to be cut again each time
    before = text[max(place - 20, 0) : place].rsplit(maxsplit=1)[-1:] or [""]
    word = before[0].lstrip("([\"'“‘")
    return word not in ABBREVIATIONS and not _INITIALS_BEFORE.search(word)


def _without_space(text: str, span: Span) -> Span:
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """*word* without what people do not type alike: width, case, accents, curls, possessive.

    Chinese characters become the simplified ones.

    >>> fold("Müller’s"), fold("1,000"), fold("isn't"), fold("國會")
    ('muller', '1000', 'is', '国会')
    """
    plain = unicodedata.normalize("NFKC", word.translate(_UNSEEN)).translate(_MARKS_AS_STRAIGHT)
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain.casefold()))
    plain = unicodedata.normalize("NFC", plain).translate(PLAIN_LETTERS)
    if _UNSPACED.search(plain):
        plain = _to_simplified().convert(plain)
    return _THOUSANDS.sub("", _CLITIC.sub("", plain)).strip("'")


@lru_cache(maxsize=1)
def _to_simplified() -> OpenCC:
    """The tables by which traditional characters are told from simplified ones, read once."""
    return OpenCC("t2s")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded English word; a word with any other sign than a to z stays as it is.

    >>> stem("winning"), stem("won"), stem("largest"), stem("4th")
    ('win', 'win', 'larg', '4th')
    """
    if not (word.isascii() and word.isalpha()):
        return word
    return str(_STEMMER.stemWord(LEMMA_OF.get(word, word)))


class Unit(NamedTuple):
    """A part of a token that stands for itself: a word, a part of a hyphenated word, a pair.

    *exact* is how it is written but for what people do not type alike, *term* what it is looked
    up by; *counts* is false for a stop word, which nothing is looked up by; *small* says that it
    is written without a capital.
    """

    exact: str
    term: str
    counts: bool = True
    small: bool = False


class Token(NamedTuple):
    """A token as its units; its *terms* are what it is looked up by.

    *joined* is the one of them that stands for the whole of several parts, or ``None``.
    """

    units: tuple[Unit, ...]
    terms: tuple[str, ...]
    joined: str | None = None


def located_tokens(text: str) -> Iterator[tuple[Token, int, int]]:
    """The tokens of *text* in order, each with its start and end; of an unspaced run, each pair."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "unspaced":
            yield from _pairs(match.group(), match.start())
        else:
            yield read_token(match.group()), match.start(), match.end()


def located_terms(text: str) -> Iterator[tuple[str, Span]]:
    """The terms of *text* in order, each with the span that it was read from."""
    for token, start, end in located_tokens(text):
        for term in token.terms:
            yield term, Span(start, end)


def terms(text: str) -> list[str]:
    """What *text* can be found by, in order, repeated as often as it stands there.

    >>> terms("China-registered accounts of the users’ friends")
    ['china', 'regist', 'chinaregist', 'account', 'user', 'friend']
    """
    return [term for token, _, _ in located_tokens(text) for term in token.terms]


@lru_cache(maxsize=200_000)
def read_token(word: str) -> Token:
    """One token that is not a run of an unspaced script.

    >>> read_token("Anti-war").terms, [unit.exact for unit in read_token("Anti-war").units]
    (('anti', 'war', 'antiwar'), ['anti', 'war'])
    """
    if word.isupper() and len(word) > 1 and "." not in word and fold(word) in STOP_WORDS:
        return Token((Unit(word, fold(word)),), (fold(word),))  # "US": initials, no small word
    folded = fold(word)
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?", folded):
        initials = folded.replace(".", "")
        return Token((Unit(initials, initials),), (initials,))
    parts = [plain for part in folded.split("-") if (plain := part.replace("'", ""))]
    joined = stem("".join(parts)) if len(parts) > 1 else None
    small = word.islower()
    units = tuple(Unit(part, stem(part), not is_stop_word(part), small) for part in parts)
    found = tuple(unit.term for unit in units if unit.counts)
    return Token(units, found if joined is None else (*found, joined), joined)


@lru_cache(maxsize=200_000)
def _pair(characters: str) -> Token:
    folded = fold(characters)
    return Token((Unit(folded, folded),), (folded,))


def is_unspaced(text: str) -> bool:
    """Whether *text* begins in a script that is written without spaces."""
    return bool(_UNSPACED.match(text))


def is_stop_word(folded: str) -> bool:
    """Whether a folded word is too common to look anything up by."""
    return folded in STOP_WORDS or folded in TYPED_STOP_WORDS


def _pairs(run: str, start: int) -> Iterator[tuple[Token, int, int]]:
    """Each two neighbouring characters of a run; the character alone where there is but one."""
    for place in range(max(len(run) - 1, 1)):
        pair = run[place : place + 2]
        yield _pair(pair), start + place, start + place + len(pair)
