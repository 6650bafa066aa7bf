"""Blocks that lead to other texts: "Read more", "Related: ...", lists of sources, addresses."""

from __future__ import annotations

import re

from corpus.readers.patterns import SPEECH, alternatives

LINK_WORDS = 30
POINTER_WORDS = 16
# What a block of links says and no more, or before a colon or dash and the title of a text.
_SURE = alternatives(
    r"""
    read (?:more|also|next|on|full story|this)(?: .{2,30})?
    also read
    more (?:from|on|about) .{2,60}
    (?:see|watch|listen) (?:also|more|next)
    also (?:on|in|from) .{2,40}
    elsewhere on .{2,40}
    related (?:stories|articles|news|coverage|content|topics|links|posts|reading)
    you (?:may|might) (?:also )?(?:like|be interested in)(?: .{2,30})?
    recommended (?:for you|reading|stories|articles)
    trending(?: now)?
    most (?:read|popular|viewed|shared)(?: \w+)?
    editor'?s'? (?:picks?|choice)
    don't miss
    must[- ]reads?
    (?:top|latest) (?:stories|headlines)
    full (?:story|coverage)
    what to read next
    up next
    (?:keep|continue|further) reading(?: .{2,80})?
    references
    (?:external|sister) links
    footnotes
    view (?:gallery|comments|all .{2,30})
    (?:h/t|hat tip)
    """
)
# These open sentences of news too: what follows the colon must not be one. Alone they are a label.
_DOUBTFUL_ALONE = alternatives(
    r"""
    sources
    related
    read more
    """
)
_DOUBTFUL_BEFORE = alternatives(
    r"""
    read
    see
    more
    related(?: \w+){0,2}
    watch
    listen
    videos?
    photos
    gallery
    podcast
    opinion
    analysis
    explainer
    fact check
    live(?: updates)?
    sources?
    tags
    topics
    filed under
    in other news
    """
)
_OPENING = r"[(\[>»•*\s-]*"
_ENDING = r"[)\]>»…\s.:→-]*"
_LABEL_END = r"\s?(?::|\s[-–—>»|]|>>|»)\s?(?=\S)"
_ALONE = re.compile(rf"{_OPENING}(?:{_SURE}|{_DOUBTFUL_ALONE}){_ENDING}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_OPENING}(?:{_SURE}){_LABEL_END}", re.IGNORECASE)
_PERHAPS_BEFORE = re.compile(rf"{_OPENING}({_DOUBTFUL_BEFORE}){_LABEL_END}", re.IGNORECASE)
_HAT_TIP = re.compile(r"\(?(?:h/t|hat tip)\b.{0,60}", re.IGNORECASE)

# A request to look at something on the page or behind a link, and a sentence that says "here".
_SEEN = alternatives(
    r"""
    (?<!from )here
    above
    below
    full (?:story|interview|article|statement|text|report|video|transcript)
    the (?:video|clip|gallery|slideshow|rest|podcast)
    """
)
_POINTER = re.compile(
    r"(?:watch|see|read|listen to|click|tap|view|check out|scroll|hear)\b"
    rf".*\b(?:{_SEEN})\b[^!?]*[.:!]?"
    r"|.{2,60} (?:is|are|can be (?:found|read|seen|viewed|downloaded)) here\.?",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"(?:[^.!?\"“”]{0,60}?[:\s])?(?:(?:https?://|www\.)\S+\s*)+")
# The first word of each form; most blocks are told apart by it.
_FIRST = re.compile(
    r"\W*(?:read|also|more|see|watch|listen|elsewhere|related|you|recommended|trending|most|editor"
    r"|don.t|must|top|latest|full|what|up|keep|continue|further|references|external|sister|footnotes"
    r"|view|h/t|hat|video|photos|gallery|podcast|opinion|analysis|explainer|fact|live|source|tags"
    r"|topics|filed|in other|click|tap|check|scroll|hear)",
    re.IGNORECASE,
)
_DATED = re.compile(r"[—–|].*\b(?:19|20)\d\d\W*\Z")


def is_links(block: str) -> bool:
    """Whether *block* leads to other texts and tells nothing itself.

    >>> is_links("READ MORE: Town to close its library"), is_links("Read it, he said.")
    (True, False)
    """
    if not (_FIRST.match(block) or "http" in block or "www." in block or "here" in block[-6:]):
        return False
    plain = " ".join(block.replace("’", "'").split())
    count = plain.count(" ") + 1
    if count > LINK_WORDS:
        return False
    if any(form.fullmatch(plain) for form in (_ALONE, _ADDRESSES, _HAT_TIP)):
        return True
    if _BEFORE.match(plain):
        return True
    if label := _PERHAPS_BEFORE.match(plain):
        return label[1].isupper() or not (plain[-1] in ".!?" or SPEECH.search(plain))
    return count <= POINTER_WORDS and not SPEECH.search(plain) and bool(_POINTER.fullmatch(plain))


def heads_links(block: str) -> bool:
    """Whether *block* is the heading of a list of links or sources, which follow it."""
    return bool(_ALONE.fullmatch(block.replace("’", "'")))


def is_listed_link(block: str) -> bool:
    """Whether *block* may stand in a list of links: an address, a title, a title with its date."""
    return len(block.split()) <= LINK_WORDS and bool(
        "http" in block or "www." in block or block[-1] not in '.!?"”' or _DATED.search(block)
    )
