"""Blocks that speak to the reader about the site: subscribe, comment, follow, send a tip."""

from __future__ import annotations

import re

from corpus.readers.patterns import SPEECH, alternatives

# A request to the reader at the start of a sentence; what the reader is asked about having or
# wanting counts as one.
_REQUEST = (
    r"(?:please,? |for more,? |or,? |on (?:twitter|facebook),? |to \w+(?: \w+){0,4}, )?(?:"
    + alternatives(
        r"""
        add|leave|post|submit|share|send|sign up|subscribe|register|follow|join|click|tap|download
        read more|like (?:us|the page|our)|tell us|let us know|have your say|log in|support|donate
        enable|turn on|disable|visit our|become a|start your|enter your|check (?:your|out our)
        (?:e-?mail|write to|contact|reach) (?:us|the|our|him|her|me|your)
        get (?:the|our|more|breaking|unlimited)|you have (?:reached|read)
        do you have|have a|got a|want (?:more|to)|already a|not a (?:member|subscriber)
        thank(?:s| you) for (?:reading|visiting|subscribing|signing up|your (?:interest|support))
        by (?:signing|submitting|subscribing|clicking|continuing)|this (?:site|website|form)
        \w+ (?:is on|tweets (?:at|as)|can be (?:reached|followed|contacted))
        we (?:use|want to hear|may earn|welcome)
        """
    )
    + r")\b"
)
_OPENING_REQUEST = re.compile(rf"\W*{_REQUEST}", re.IGNORECASE)
_LATER_REQUEST = re.compile(rf"[.!?:]\s+{_REQUEST}", re.IGNORECASE)
# Signs that a block speaks about the site. Each row is one: a request needs two of them beside it.
SIGNS = tuple(
    re.compile(row.strip(), re.IGNORECASE)
    for row in r"""
    \b(?:you|your)\b
    \bcomments?\b
    \b(?:follow|like|join|find|visit) us\b
    \b(?:join|in|of) th(?:e|is) (?:conversation|discussion)\b
    \bmoderat(?:ors?|ed|ion)\b
    \bterms (?:of|and) (?:use|service|conditions)\b|\bprivacy (?:policy|notice)\b
    \b(?:form|box|button|link) (?:below|above)\b|\bclick(?:ing)? here\b
    \bpostings?\b|\bplain text\b|\breal time\b
    \b(?:newsletters?|mailing list|inbox|subscri(?:be|bers?|bing|ption)|notifications)\b
    \b(?:email|breaking news) alerts?\b|\be-?mail address\b
    \bon (?:twitter|facebook|instagram|telegram|youtube|whatsapp|linkedin|x|threads|bluesky)\b
    \b(?:our|the) (?:free )?(?:app|site|website|channel|journalism|newsroom|weekly|daily|morning)\b
    \bour (?:page|readers|coverage|team|reporters?|stories)\b
    \bindependent journalism\b|\bfree (?:trial|articles?)\b|\bunlimited access\b
    \bnot responsible for\b|\baffiliate\b|\bcookies\b|\bjavascript\b|\bad ?blocker\b|\bbrowser\b
    \b(?:sign(?:ing)? up|subscribe|log in|register) ?(?:here|now|today|[.?]|\Z)
    \b(?:sign(?:ing)? up|subscribe|log in|register) (?:for|to|with) (?:the|our|her|his|my|a)\b
    (?<!\w)@\w{2,}|\w@\w|\bhttps?://
    \b(?:news )?tip\b|\bcontact us\b|\bhear from you\b|\bfor reading\b
    \bfeedback\b|\bpodcasts?\b|\bitunes\b|\blike the page\b
    """.strip().splitlines()
)
INVITATION_WORDS = 120
_LETTERS = 9  # a word has fewer on average
# Where an author can be written to, and no more.
_HANDLE = re.compile(
    r"(?:(?:on )?(?:twitter|facebook|instagram|e-?mail|contact|follow) ?[:-]? ?)+"
    r"(?:him |her |me |us |[A-Z]\w+ [A-Z]\w+ )?(?:on twitter )?(?:at )?[:-]? ?"
    r"(?:@\w+|\S+@\S+\.\w+)(?: ?(?:and|,|or|\|) ?\S+){0,3}\.?",
    re.IGNORECASE,
)


def is_invitation(block: str) -> bool:
    """Whether *block* asks the reader to comment, subscribe or follow, and so is no news.

    One word proves nothing, since news tells of comments and newsletters too: it takes a request to
    the reader at the start of a sentence and two further signs; quoted speech is never one.
    """
    if len(block) > _LETTERS * INVITATION_WORDS:
        return False
    if not (_OPENING_REQUEST.match(block) or _LATER_REQUEST.search(block)):
        return "@" in block and bool(_HANDLE.fullmatch(block))
    if len(block.split()) > INVITATION_WORDS:
        return False
    return bool(_HANDLE.fullmatch(block)) or (
        not SPEECH.search(block) and sum(bool(sign.search(block)) for sign in SIGNS) >= 2
    )
