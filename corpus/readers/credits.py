"""Who made an article or a picture: bylines, credits, copyright, told by their form."""

from __future__ import annotations

import re

# The work that a credit names, in the forms it takes; source: the closing lines of agency reports.
CREDITED_WORK = (
    "reported|written|co-authored|authored|translated|edited|compiled|produced|photographed|filmed|illustrated"
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
    r"[(–—-]*\s?(?:story|video|text|words|photos?)\sby\b"
    rf"|[(–—-]*\s?(?:(?:additional|further|original)\s)?{_WORK}(?:(?:,|\sand|\s&|,\sand)\s{_WORK})*"
    r"(?:\s(?:in|into|from|for|of)\s[\w\s]{2,30}?)?(?:\s(?:by|from)\b|:)"
    r"|contribut(?:ing|ors?)\s?:"
    r"|[^.]*\bcontributed\s?(?:reporting|to\sthis\s(?:report|story|article)|\.?\Z)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]*"
_NAMES = rf"{_NAME}(?:,?\s(?:and|of|for|de|van|von|{_NAME}))*"
_REPORTED_FROM = re.compile(
    rf"{_NAMES}\sreported\sfrom\s{_NAMES}(?:,?\sand\s{_NAMES}\sfrom\s{_NAMES})*\.?(?:\s.*\bcontributed\b.*)?",
    re.DOTALL,
)
# The last words on who wrote an article, as "Lee is a columnist for the Gazette".
_ABOUT_AUTHOR = re.compile(
    rf"{_NAMES}(?:,\s[^,]{{2,60}},)?\s(?:is|are)\s(?:[\w.'’&-]+\s){{0,9}}"
    r"(?:(?:staff\s|senior\s|contributing\s)?(?:writer|editor|reporter|columnist|correspondent|blogger"
    r"|contributor|journalist|author)s?(?=\s(?:for|at|with|of|and|in|on|covering|based)\b|[.,]|\Z)|editorial\spage|(?:editorial\s)?board\sof\scontributors)\b",
    re.IGNORECASE,
)
ABOUT_AUTHOR_WORDS = 45
# One of these is in each form of the last words on who wrote an article.
AUTHOR_SIGNS = (
    "writer", "editor", "reporter", "columnist", "correspondent", "blogger", "contributor",
    "journalist", "author", "board",
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:By|BY|Story\sby|Words\sby|From)\s(?!The\b)"
    rf"{_NAME}(?:,?\s(?:and|of|for|de|van|von|{_NAME}|(?:s|S)taff\s(?:w|W)riter|\|))+\.?"
)
BYLINE_WITHIN = 4  # blocks from the headline
_COPYRIGHT = re.compile(
    r"(?:©|\(c\))\s?(?:\d{4}|[a-z])|(?:.*\.\s)?copyright\s(?:©|\(c\)|\d{4})"
    r"|.*\ball\srights\sreserved\b|.*\bmay\snot\sbe\s(?:published|reproduced|rewritten)\b",
    re.IGNORECASE | re.DOTALL,
)
COPYRIGHT_SIGNS = ("copyright", "©", "(c)", "rights reserved", "may not be")  # one has to be there
CREDIT_CHARACTERS = 500
_WORD = re.compile(r"\w[\w.'’-]*")

# Agencies, picture houses and sites whose names stand behind a picture's author.
PICTURE_HOUSES = (
    r"getty(?:\simages)?|reuters|ap|afp|epa|upi|associated\spress|shutterstock|istock|alamy|corbis"
    r"|bloomberg|zuma(?:\spress)?|polaris|flickr|wikimedia(?:\scommons)?|creative\scommons|xinhua"
    r"|anadolu(?:\sagency)?|pa(?:\swire|\simages)?|dpa|tass|rex(?:\sfeatures)?|unsplash|pool"
    r"|facebook|twitter|instagram|youtube|handout|ap\sphotos?|screenshot|nurphoto|sipa"
)
# A block of names: words with capitals, and what joins them, perhaps with the year.
_NAMES_ALONE = re.compile(
    r"[-–—(\[]*\s?(?:(?:[A-Z0-9@][\w.'’@-]*|via|by|of|the|for|and|courtesy|&|/|\||-|–|—)[,:]?"
    r"(?:\s?[/|]\s?|\s+|\Z))+[)\]]?\.?\Z"
)
_PICTURE_LABEL = re.compile(
    r"(?:(?:photo|image|picture|video|graphic|illustration|cover|featured?)s?"
    r"(?:\s(?:photo|image|picture))?(?:\s(?:by|credit|courtesy(?:\sof)?|source|copyright)\b\s?[:/]?"
    r"|\s?[:/]))|credits?\s?:|sources?\s?:|courtesy(?:\sof)?\s|image\scredit|screenshot\s?[/:]",
    re.IGNORECASE,
)
_HOUSE = re.compile(rf"(?:\A|[\s/(])(?:{PICTURE_HOUSES})(?=[\s/).,]|\Z)", re.IGNORECASE)
_HOUSE_ALONE = re.compile(rf"[-–—\s]*(?:(?:the\s)?{PICTURE_HOUSES})\.?", re.IGNORECASE)
_JOINED_NAMES = re.compile(rf"{_NAMES}\s?/\s?{_NAMES}(?:\s?/\s?{_NAMES})?\.?")
PICTURE_WORDS = 10
PICTURE_CHARACTERS = 120

# What agencies put before or after the words under a picture.
_CAPTION_OPENING = re.compile(
    r"FILE\s?[-–—]\s|(?:Photo|Image|Picture|Caption)\s?:\s|Image\s(?:caption|source)\b,?\s"
)
_CAPTION_END = re.compile(
    r"\((?:[\w.]+\s)?(?:Photo|Image|Picture)s?\b[^()]*\)\.?\Z"
    rf"|\([^()/]{{2,40}}(?:/|\svia\s)[^()]*\b(?i:{PICTURE_HOUSES})[^()]*\)\.?\Z"
    r"|(?:REUTERS|AFP|EPA|AP)\s?(?:PHOTO\s?)?/\s?[A-Z][\w.'’ -]{2,40}\Z"
    r"|\b(?:Photo|Photograph|Image)(?:\s(?:by|courtesy\sof)|:)\s[A-Z][^.]{2,60}\.?\Z"
)
CAPTION_SIGNS = ("(", "/", "hoto", "mage")  # one of these is in each form of the end
_CAPTION_TAIL = 120  # characters that a credit behind a caption takes at most


def may_hold_copyright(text: str) -> bool:
    """Whether a sign of copyright stands in *text*: without one none of its blocks claims any."""
    return _has_one(COPYRIGHT_SIGNS, text.lower())


def is_credits(block: str, number: int, count: int, *, may_claim: bool) -> bool:
    """Whether *block*, the *number*-th of *count*, names those who made the article and no more.

    Credits stand at either end of an article; elsewhere "reported by" tells news. Copyright says
    what it is in any place.
    *may_claim* is `may_hold_copyright` of the whole article.
    """
    if len(block) > CREDIT_CHARACTERS:
        return False
    if may_claim and may_hold_copyright(block) and _COPYRIGHT.match(block):
        return True
    if number <= BYLINE_WITHIN and _BYLINE.fullmatch(block):
        return True
    if 2 < number < count - 4:
        return False
    if "reported" in block and _REPORTED_FROM.fullmatch(block):
        return True
    if number >= count - 2 > 2 and _is_about_author(block):
        return True
    if not _CREDIT.match(block):
        return False
    words = _WORD.findall(block)
    telling = [w for w in words if w[0].islower() and w.rstrip(".") not in CREDIT_WORDS]
    return 6 * len(telling) <= len(words)


def _is_about_author(block: str) -> bool:
    return (
        _has_one(AUTHOR_SIGNS, block.lower())
        and len(block.split()) <= ABOUT_AUTHOR_WORDS
        and bool(_ABOUT_AUTHOR.match(block))
    )


def _has_one(signs: tuple[str, ...], text: str) -> bool:
    # A loop, since `any` over a generator takes three times as long, and every block comes here.
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


def is_picture_credit(block: str) -> bool:
    """Whether *block* says whose a picture is and nothing else.

    >>> is_picture_credit("Ann Lee/Getty Images"), is_picture_credit("Reuters said so.")
    (True, False)
    """
    if len(block) > PICTURE_CHARACTERS or len(block.split()) > PICTURE_WORDS:
        return False
    if not _NAMES_ALONE.match(_uncapped(block)):
        return False
    return bool(
        _PICTURE_LABEL.match(block) or _JOINED_NAMES.fullmatch(block) or _is_of_house(block)
    )


def is_caption(block: str) -> bool:
    """Whether *block* stands under a picture, which its opening or the credit behind it tells."""
    tail = block[-_CAPTION_TAIL:]
    has_sign = _has_one(CAPTION_SIGNS, tail)
    return bool(_CAPTION_OPENING.match(block) or (has_sign and _CAPTION_END.search(tail)))


def _is_of_house(block: str) -> bool:
    joined = " via " in block or "/" in block
    return bool(_HOUSE_ALONE.fullmatch(block)) or (joined and bool(_HOUSE.search(block)))


def _uncapped(block: str) -> str:
    """*block* without a label, which may be written in small letters."""
    label = _PICTURE_LABEL.match(block)
    return block[label.end() :].strip() if label else block
