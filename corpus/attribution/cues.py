"""Which words of a line report speech.

Every form of a reporting verb or noun is a candidate; the company that it keeps decides. The
features are the word, its neighbours, what stands before it as a subject and whether a quotation
or "that" is near.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from corpus.attribution import lexicon, reporting
from corpus.attribution.phrases import head_kind

if TYPE_CHECKING:
    from corpus.attribution.document import Block
    from corpus.attribution.phrases import Phrase


def lemma_of(word: str) -> str:
    """The verb that *word* is a form of; the word itself when it is none."""
    return reporting.LEMMAS.get(word, word)


def candidate_words(weights: dict[str, float]) -> frozenset[str]:
    """The words, in lower case, that are ever cues: those that the weights know as such."""
    return frozenset(name[2:] for name in weights if name.startswith("w="))


def find_candidates(block: Block, words: frozenset[str]) -> list[int]:
    """The tokens of *block* outside quotation marks that are among *words*, in order."""
    inside, tags = block.inside, block.line.tags
    return [
        k
        for k, word in enumerate(block.line.lower)
        if word in words and not inside[k] and tags[k] not in "Cd"
    ]


def subject_before(block: Block, cue: int) -> tuple[Phrase | None, str]:
    """The phrase that ends right before *cue*, auxiliaries and adverbs skipped, with their tags."""
    tags = block.line.tags
    k = cue - 1
    low = block.line.lower
    while k >= 0 and cue - k < 7 and (tags[k] in "xa" or low[k] == "to"):
        k -= 1
    place = bisect_right(block.phrase_starts, k) - 1
    skipped = tags[k + 1 : cue]
    if place >= 0:
        phrase = block.phrases[place]
        if phrase.first <= k < phrase.end:
            return phrase, skipped
    return None, skipped


def subject_kind(block: Block, subject: Phrase | None) -> str:
    """One letter for what sort of thing the subject is."""
    if subject is None:
        return "-"
    if subject.form in {"pronoun", "relative"}:
        word = block.line.lower[subject.first]
        return "i" if word in lexicon.FIRST_PERSON else subject.form[0]
    kind = head_kind(block.line, subject)
    return "P" if kind == "M" else kind


def _object_features(block: Block, k: int, end: int) -> list[str]:
    """What follows the word: the first phrase behind it and the tags up to it."""
    lemma, form = lemma_of(block.line.lower[k]), block.line.tags[k]
    place = bisect_right(block.phrase_starts, k)
    if place >= len(block.phrases) or block.phrases[place].first >= end:
        return [f"o=-|l={lemma}", f"o=-|f={form}"]
    phrase = block.phrases[place]
    gap = block.line.tags[k + 1 : phrase.first]
    gap = gap if len(gap) < 4 else gap[:2] + "~"
    kind = subject_kind(block, phrase)
    after = block.line.tags[phrase.end] if phrase.end < end else "$"
    return [
        f"o={gap}{kind}|f={form}",
        f"o={kind}|l={lemma}",
        f"o={gap}{kind}|l={lemma}",
        f"o={gap}{kind}{after}",
        f"oa={after}|g={gap}|l={lemma}",
    ]


def features(block: Block, k: int) -> list[str]:
    """What tells whether token *k* of *block* is a cue."""
    line = block.line
    low, tags, words = line.lower, line.tags, line.words
    n = len(words)
    word = low[k]
    lemma = lemma_of(word)
    after = low[k + 1] if k + 1 < n else "$"
    after2 = low[k + 2] if k + 2 < n else "$"
    before = low[k - 1] if k else "^"
    t1 = tags[k + 1] if k + 1 < n else "$"
    t2 = tags[k + 2] if k + 2 < n else "$"
    p1 = tags[k - 1] if k else "^"
    p2 = tags[k - 2] if k > 1 else "^"
    subject, skipped = subject_before(block, k)
    kind = subject_kind(block, subject)
    if subject is None:
        subject_form = head = "-"
    else:
        subject_form = subject.form[0]
        nominal = subject.form == "nominal"
        head = low[subject.end - 1] if nominal else low[subject.first]
        if subject.form == "name":
            head = "NAME"
    a, b = line.sentence_of(k)
    window = tags[k + 1 : min(b, k + 9)]
    that = window.find("t")
    quote = window.find('"')
    back = tags[max(a, k - 8) : k]
    closing = back.endswith('"') or '"' in back[-4:]
    rest = b - k
    form = tags[k]
    out = [
        "b",
        "w=" + word,
        "l=" + lemma,
        f"l={lemma}|t1={t1}",
        f"l={lemma}|s={subject_form}{skipped}",
        f"w={word}|n={after if t1 in 'itobdpwcx,.:' else t1}",
        f"w={word}|p={before if p1 in 'itobdpwcxa' else p1}",
        f"t={p2}{p1}{form}{t1}{t2}",
        f"t={p1}{form}{t1}",
        f"t={form}{t1}{t2}",
        f"s={subject_form}|h={head}",
        f"s={subject_form}{skipped}|f={form}",
        f"s={subject_form}|t1={t1}|f={form}",
        f"that={'-' if that < 0 else min(that, 4)}|f={form}",
        f"l={lemma}|that={that >= 0}",
        f"q={'-' if quote < 0 else min(quote, 4)}|c={closing}",
        f"l={lemma}|q={0 <= quote < 4}|c={closing}",
        f"n={after}" if t1 in "itobdpwcx,.:" else f"n={t1}",
        f"n={after}|{after2}" if t1 in "itobdpwcx" and t2 in "itobdpwcx" else f"n={t1}{t2}",
        f"p={before}",
        f"end={min(rest, 4)}|f={form}",
        f"suf={word[-3:]}|s={subject_form}",
    ]
    out += _object_features(block, k, b)
    out += [
        f"l={lemma}|t={t1}{t2}",
        f"l={lemma}|p={before if p1 in 'itobdpwcxag' else p1}",
        f"p2={low[k - 2] if k > 1 else '^'}|p={before}" if p1 in "itobdpwcxa" else f"pp={p2}{p1}",
        f"l={lemma}|k={kind}",
        f"w={word}|sk={skipped}",
        f"q={block.inside.find(1, a, b) >= 0}|f={form}|s={subject_form}",
        f"t3={tags[max(0, k - 3) : k]}|{form}",
        f"n3={tags[k : k + 4]}",
    ]
    if k == a:
        out.append(f"first|f={form}")
    if subject is not None and subject.form != "name":
        head_is = kind if subject.form == "nominal" else "?"
        out.append(f"hk={head_is}|f={form}")
        out.append(f"hk={head_is}|l={lemma}")
    if block.kind == "headline":
        out.append(f"headline|l={lemma}")
        out.append("headline")
    return out
