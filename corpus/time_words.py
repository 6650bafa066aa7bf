"""How questions say when: the words for periods and orders, each form with what it means."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.dates import MONTHS


class Order(StrEnum):
    """In which order passages are wanted."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


# Numbers as people write small ones; source: the numerals of both languages.
NUMBERS = {
    **{w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)},
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "few": 3,
    "a few": 3,
    "eleven": 11,
    **{w: n for n, w in enumerate("一二三四五六七八九十", 1)},
    "两": 2,
    "几": 3,
    "十一": 11,
    "十二": 12,
    "twelve": 12,
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
CHINESE_UNITS = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
    "年": "year",
}
# Years and days counted back from the newest article's.
CHINESE_YEARS = {"今年": 0, "去年": 1, "前年": 2}
_CHINESE_DAYS = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "前日": 2}
DAYS = _CHINESE_DAYS | {
    "today": 0,
    "this morning": 0,
    "yesterday": 1,
    "last night": 1,
    "the day before yesterday": 2,
}

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_CHINESE_WEEKDAYS = "一二三四五六"
# Numbered from Monday, which is 0.
WEEKDAYS = {word: n for n, word in enumerate(_WEEKDAYS)}
WEEKDAYS |= {word: n for n, word in enumerate(_CHINESE_WEEKDAYS)} | {"日": 6, "天": 6}

YEAR = r"(?:1[5-9]|20)\d\d"
_NTH = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_UNITS = "(day|week|month|year)s?"
_NUMBER = r"\d{1,3}|" + "|".join(sorted((n for n in NUMBERS if n.isascii()), key=len)[::-1])
MONTH = rf"(?:{MONTHS})\b\.?"
SEASON = "|".join(SEASONS)
# "after May resigned" names a person, "the march" a walk.
_ENDS = r"(?= ?(?:[,.?!;:]|$)| (?:and|to|until|till|what|who|how|why|did|does|was|about|on|in)\b)"
_WEEKDAY = (
    rf"(?:{'|'.join(_WEEKDAYS)})(?: (?:morning|afternoon|evening|night))?"
    rf"(?:{_ENDS}|(?= (?:at|for|that|when|with)\b))"
)
QUARTERS = {
    **{f"q{n}": n for n in range(1, 5)},
    **{f"{w} quarter": n for n, w in enumerate("first second third fourth".split(), 1)},
    **{f"{w} quarter": n for n, w in enumerate("1st 2nd 3rd 4th".split(), 1)},
    "last quarter": 4,
}
QUARTER = "|".join(QUARTERS)
_DATED_PART = (
    rf"(?:the )?(?:{QUARTER})(?: of|,)?(?: the year)? {YEAR}|{YEAR},? q[1-4]"
    rf"|(?:early|late|mid)[- ]?{YEAR}\b(?!s)"
)
PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DATED_MONTH = rf"(?:early |late |mid[- ]?)?{MONTH}(?: of)?,? {YEAR}"
_YEARLESS_DAY = rf"(?:the )?{_NTH}(?: of)? {MONTH}|{MONTH} {_NTH}\b(?!\d)"
_DATED_DAY = (
    rf"(?:the )?{_NTH}(?: of)? {MONTH},? {YEAR}|{MONTH} {_NTH},? {YEAR}"
    rf"|{YEAR}[-/](?:0?[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01])"
)
_POINT = (
    rf"(?:{_DATED_DAY}|{_DATED_MONTH}|{_DATED_PART}|{_YEARLESS_DAY}"
    rf"|(?:the )?(?:{SEASON})(?: of)? {YEAR}|(?:the year )?{YEAR}\b(?!s)|{MONTH}{_ENDS}|yesterday"
    rf"|(?:last|this) (?:week|month|year)|(?:(?:last|this|past) )?{_WEEKDAY})"
)
_C_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
CHINESE_DIGITS = "〇零一二三四五六七八九"
_C_YEAR = rf"(?:(?:{YEAR}|[一二][{CHINESE_DIGITS}]{{3}})年|{'|'.join(CHINESE_YEARS)})"
_C_DAY = r"(?:\d{1,2}[日号])"
_C_POINT = rf"(?:{_C_YEAR}(?:的?{_C_MONTH}{_C_DAY}?)?|{_C_MONTH}{_C_DAY}?)"
_C_NUMBER = r"\d{1,3}|十[一二]|[一二三四五六七八九十两几]"

# Each form of words with what it means, the surest first.
_ENGLISH = (
    (
        rf"(?:between|from|in between) ({_POINT}) ?(?:and|to|until|till|through|[-–—]) ?({_POINT})",
        "to",
    ),
    (rf"(?:in |during )?({YEAR}) ?[-–—] ?({YEAR})(?![-/])", "to"),
    (rf"(?:ever )?since ({_POINT})|(?:from|starting(?: in)?) ({_POINT}) on(?:wards?)?", "since"),
    (rf"(?:later than|after) ({_POINT})", "after"),
    (rf"(?:earlier than|prior to|before) ({_POINT})", "before"),
    (rf"(?:until|till|up to) ({_POINT})", "until"),
    (rf"(?:in|during|throughout) the ({YEAR[:-4]}\d0)s", "decade"),
    (
        rf"(?:(?:in|over|during|within|for|from) )?the (?:last|past|previous) ({_NUMBER}) {_UNITS}",
        "past",
    ),
    (r"(?:in|over|during|within) the (?:last|past) (day|week|month|year)(?! of)", "past"),
    (rf"({_NUMBER}) {_UNITS} ago", "ago"),
    (r"(?:in |from |during )?(last|this|the previous|past) (week|month|year)(?! of)", "named"),
    (r"(?:from )?(the day before yesterday|yesterday|today|last night|this morning)", "days"),
    (rf"(?:in |from |during )?(last|this|past) ({MONTH}|{SEASON})", "recent"),
    (rf"(?:(?:back )?in|during|throughout|within) ({_POINT}|{MONTH})", "in"),
    (rf"(?:in|during) (?:the )?({SEASON})", "in"),
    (rf"on ({_DATED_DAY}|{_YEARLESS_DAY})", "in"),
    (rf"from ({YEAR}|{MONTH}){_ENDS}", "in"),
    (rf"(?<!of )(?:from )?({_DATED_DAY}|{_DATED_MONTH}|{_DATED_PART})", "in"),
    (rf"(?:on |from )?(last|this|past) ({_WEEKDAY})", "weekday"),
    (rf"on ({_WEEKDAY})", "weekday"),
)
_CHINESE = (
    (rf"[从自在]?({_C_POINT})(?:到|至|和|与|[-–—~])({_C_POINT})(?:之?间|期间)?", "to"),
    (rf"自从?({_C_POINT})(?:以来|起)?|从?({_C_POINT})(?:以来|以后|之后|后|起|开始)", "since"),
    (rf"在?({_C_POINT})(?:以前|之前|前)", "before"),
    (rf"在?(?:最近|过去|近)的?({_C_NUMBER})个?(天|日|周|星期|月|年)(?:里|内|中|来)?", "past"),
    (rf"({_C_NUMBER})个?(天|日|周|星期|月|年)前", "ago"),
    (r"在?(上|本|这)个?(周|星期|月)(?![一二三四五六日天])", "named"),
    (rf"在?({'|'.join(_CHINESE_DAYS)})(?!头条)", "days"),
    (r"在?(上|本|这)个?(?:周|星期|礼拜)([一二三四五六日天])", "weekday"),
    (r"(?:在?(?:星期|礼拜)|在周)([一二三四五六日天])", "weekday"),
    (rf"在?({_C_POINT})(?:期间|里|中|内|的)?", "in"),
)
PERIODS = (
    *((re.compile(rf"(?<![\w-])(?:{p})(?![\w-]|[.,]\d)", re.IGNORECASE), m) for p, m in _ENGLISH),
    *((re.compile(p), m) for p, m in _CHINESE),
)
_SPEECH = (
    r"(?:news|articles?|stories|reports?|remarks?|statements?|words|comments?|quotes?|reactions?"
    r"|positions?|views?|opinions?|take|on|about|from)\b"
)
_LISTED = r"(?:,|\b(?:sort|order|list)(?:ed)?(?: them)?(?: by)?|\bthe)? ?"
_ONES = "(?: (?:ones?|articles?))?"
_SAY = r"(?:say|said|speak|spoke|comment|commented|mention|mentioned|talk|talked)\b"
ORDERS = (
    (
        re.compile(
            rf"{_LISTED}\b(?:newest|latest|(?:most )?recent){_ONES} first\b"
            r"|^(?:the )?(?:newest|latest|most recent)(?= ?\W*$)"
            rf"|\b(?:newest|latest|most recent) (?={_SPEECH})|\b(?:most )?(?:recently|lately)\b"
            rf"|(?<=\w )last (?={_SAY})|,? ?\b(?:sort(?:ed)? |order(?:ed)? )?by date\b"
            r"|按日期|从新到旧|最新的?|最近(?:的|一次)?(?!的?[\d一二三四五六七八九十两几])",
            re.IGNORECASE,
        ),
        Order.NEWEST,
    ),
    (
        re.compile(
            rf"{_LISTED}\b(?:oldest|earliest){_ONES} first\b"
            r"|^(?:the )?(?:oldest|earliest)(?= ?\W*$)"
            rf"|\b(?:earliest|oldest) (?={_SPEECH})|(?<=\w )first (?={_SAY})"
            r"|,? ?\b(?:in |by )?(?:date order|order of (?:date|time))\b"
            r"|,? ?\b(?:in )?chronological(?:ly| order)?\b"
            r"|从旧到新|按时间(?:顺序|先后)?(?:排列)?|最早的?|最先",
            re.IGNORECASE,
        ),
        Order.OLDEST,
    ),
)
