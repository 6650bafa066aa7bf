"""What stands around the news: who made it, and what the reader is invited to do."""

from __future__ import annotations

import re

# The work that a credit names, in the forms it takes; source: the closing lines of agency reports.
CREDITED_WORK = (
    "reported|written|translated|edited|compiled|produced|photographed|filmed|illustrated"
    "|reporting|writing|translation|editing|production|photography|research|photos|graphics"
)
# Words that a credit may hold besides names: what joins the names and what the people are.
CREDIT_WORDS = frozenset(
    """
    by and for from in of the to at with on a an or this additional further also original
    contributed contribute contributing report story article reporter reporters writer writers
    staff correspondent correspondents editor editors colleagues service services bureau desk
    english team news agency de la van von der bin al el
    """.split()
).union(CREDITED_WORK.split("|"))
_WORK = rf"(?:{CREDITED_WORK})"
_CREDIT = re.compile(
    rf"\(?(?:(?:additional|further|original)\s)?{_WORK}(?:(?:,|\sand|\s&|,\sand)\s{_WORK})*"
    r"(?:\s(?:in|into|from|for|of)\s[\w\s]{2,30}?)?(?:\sby\b|:)"
    r"|[^.]*\bcontributed\s(?:reporting|to\sthis\s(?:report|story|article))",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"By\s(?!The\b)[A-Z][\w.'’-]*(?:,?\s(?:and|of|for|de|van|von|[A-Z][\w.'’-]*))+\.?"
)
CREDIT_CHARACTERS = 500
_WORD = re.compile(r"\w[\w.'’-]*")

# Signs that a block speaks to the reader about the site instead of telling news. Each row is one
# sign; the first is asked for, with two of the others.
_REQUEST = re.compile(
    r"(?:^|[.!?]\s+)(?:please,?\s|for\smore,?\s)?(?:add|leave|post|submit|share|send|sign\sup|subscribe|register"
    r"|follow|join|click|tap|download|read\smore|like\sus|tell\sus|let\sus\sknow|have\syour\ssay"
    r"|log\sin|email\sus|write\sto\sus|support|donate|get\s(?:the|our))\b",
    re.IGNORECASE,
)
INVITATION_SIGNS = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"\b(?:you|your)\b",
        r"\bcomments?\b",
        r"\bmoderat(?:ors?|ed|ion)\b",
        r"\bterms\s(?:of|and)\s(?:use|service|conditions)\b|\bprivacy\s(?:policy|notice)\b",
        r"\b(?:form|box|button|link)\s(?:below|above)\b|\bclick\shere\b",
        r"\bpostings?\b|\bplain\stext\b|\breal\stime\b",
        r"\bnewsletters?\b|\bmailing\slist\b|\binbox\b|\bsubscri(?:be|bers?|ption)\b|\bnotifications\b",
        r"\bon\s(?:twitter|facebook|instagram|telegram|youtube|whatsapp|x)\b",
        r"\bour\s(?:app|site|website|page|channel|readers|journalism|newsroom|coverage)\b",
        r"\bnot\sresponsible\sfor\b",
        r"\b(?:sign\sup|subscribe)\s(?:here|now|today|(?:for|to)\s(?:the|our|her|his|my)\b)",
        r"(?<!\w)@\w{2,}|\w@\w|\bhttps?://",
    )
)
INVITATION_WORDS = 120
_SPEECH = re.compile(r"[\"“”«»]|''|``")


def is_credits(block: str, number: int, count: int) -> bool:
    """Whether *block*, the *number*-th of *count*, names those who made the article and no more.

    Credits stand at either end of an article; elsewhere "reported by" tells news.
    """
    if len(block) > CREDIT_CHARACTERS:
        return False
    if number <= 2 and _BYLINE.fullmatch(block):
        return True
    if 2 < number < count - 4 or not _CREDIT.match(block):
        return False
    words = _WORD.findall(block)
    telling = [w for w in words if w[0].islower() and w.rstrip(".") not in CREDIT_WORDS]
    return 6 * len(telling) <= len(words)


def is_invitation(block: str) -> bool:
    """Whether *block* asks the reader to comment, subscribe or follow, and so is no news.

    One word proves nothing, since news tells of comments and newsletters too: it takes a request to
    the reader at the start of a sentence and two further signs; quoted speech is never one.
    """
    if len(block.split()) > INVITATION_WORDS or _SPEECH.search(block):
        return False
    return (
        bool(_REQUEST.search(block)) and sum(bool(s.search(block)) for s in INVITATION_SIGNS) >= 2
    )
