"""What people write that asks nothing of the news: greetings, thanks, insults, chat."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.asking_words import PREPOSITIONS

if TYPE_CHECKING:
    from corpus.asking import Words

# How letters and calls open; source: Merriam-Webster's Thesaurus, "hello" and "thank you".
_GREETING = re.compile(
    r"\s*(?:(?:hi|hello|hey|howdy|greetings|good\s(?:morning|afternoon|evening|night|day)"
    r"|thanks?(?:\s(?:you|a\slot|so\smuch|very\smuch))*|cheers|please)(?:\s(?:there|bot|again))?"
    r"(?:[\s,.!]+|\Z))+",
    re.IGNORECASE,
)
_TO_ENTERTAIN = re.compile(r"(?:tell|give|sing|show|write|make|draw|play)\sme\san?\s")
# What only people do, and are asked whether they do. Source: VerbNet classes eat-39.1,
# snooze-40.4, performance-26.7, admire-31.2, as far as small talk has them.
_OF_ITSELF = re.compile(
    r"(?:do|can|could|would|did|have) (?:you|u) (?:ever |also |really )?(?:play|like|love|hate|eat"
    r"|drink|sleep|dream|dance|sing|cook|enjoy|prefer|watch|live|work|swim|feel|cry|laugh)\b.*"
)
_YOU = frozenset("you your yours yourself u ur".split())


class SmallTalk(StrEnum):
    """What is said to the program besides questions."""

    GREETING = "greeting"
    HOW_ARE_YOU = "how are you"
    WHO_ARE_YOU = "who are you"
    THANKS = "thanks"
    NOD = "nod"
    FAREWELL = "farewell"
    INSULT = "insult"
    GIBBERISH = "gibberish"


# Whole messages of each kind, folded and without marks. Source: the dialogue acts of Stolcke et
# al. (2000), "Dialogue Act Modeling", in the words that people type to programs, and their
# Chinese counterparts.
_FOOL = (
    r"(?:stupid|dumb|idiot|idiotic|moron|useless|worthless|garbage|trash|rubbish|crap|shit|sucks?"
    r"|an? (?:idiot|moron|fool|joke)|ugly|liar|loser|wrong|bad|terrible|awful|annoying|boring)"
)
_THING = r"(?:bot|machine|robot|program|thing|app|piece of (?:shit|crap|junk)|computer)"
_SMALL_TALK = (
    (
        SmallTalk.GREETING,
        (
            r"(?:hi+|hello|hey|hiya|howdy|yo|greetings|hallo|good (?:morning|afternoon|evening|day)"
            r"|whats up|sup|hello world|hey hey"
            r"|(?:hi|hello|hey) (?:there|bot|again|all|everyone|friend))"
            r"|(?:你|您|大家|早上|上午|下午|晚上)好[啊呀]?|嗨|哈[喽罗]|早安?|喂"
        ),
    ),
    (
        SmallTalk.HOW_ARE_YOU,
        (
            r"(?:(?:hi|hello|hey) )?(?:how (?:are|r) (?:you|u)(?: doing| today)?|how do you do"
            r"|how it going|hows it going|are you (?:ok|okay|well|there|alive))"
            r"|(?:你好吗|你怎么样|最近好吗|你还好吗|你在吗|在吗)"
        ),
    ),
    (
        SmallTalk.WHO_ARE_YOU,
        (
            r"(?:(?:hi|hello|hey) )?(?:who|what) (?:are|r|is) (?:you|u|this|this bot)"
            r"(?: really| exactly)?|what (?:can|do) you do(?: for me)?|what(?: is|s)? your name"
            r"|are you (?:an? )?(?:bot|robot|human|person|real|machine|ai|chatbot|alive)"
            r"(?: or (?:an? )?(?:bot|human|robot|person|machine))?"
            r"|who (?:made|built|wrote|created) you"
            r"|how (?:do|does) (?:you|this|it) work|help me"
            r"|(?:(?:can|could) you )?(?:please )?(?:summari[sz]e|sum up|explain|translate)"
            r"(?: (?:the|this|these|all|it|them|news|articles?|story|stories|everything|please))*"
            r"|introduce yourself|tell me about yourself"
            r"|你是谁|你是什么|你叫什么(?:名字)?|你能做什么|你会做什么|你有什么用|你是(?:机器人|人|真人)吗"
            r"|谁(?:做|造|写)了?你的?|怎么用|介绍一下你?自己?"
        ),
    ),
    (
        SmallTalk.THANKS,
        (
            r"(?:(?:ok|okay|great|cool|many|perfect|wow|oh|good) )?"
            r"(?:thanks?|thank (?:you|u)|thx|ty|tks"
            r"|cheers|much appreciated|appreciate it)(?: (?:you|u|a lot|lots|so much|very much|bot"
            r"|again|for (?:that|the help|your help)))*|(?:good|nice"
            r"|great|well done|good job|good bot"
            r"|nice job|i (?:love|like) (?:you|it|this)|(?:you are"
            r"|you) (?:great|awesome|the best|good"
            r"|amazing))|谢谢[你您啦了]?|多谢|感谢|辛苦了|太好了|真棒|厉害"
        ),
    ),
    (
        SmallTalk.NOD,
        (
            r"(?:ok(?:ay)?|k|yes|yeah|yep|no|nope|sure|fine|alright"
            r"|all right|hm+|mm+|lo+l|(?:ha)+h?"
            r"|i see|got it|cool|wow|oh|ah|never ?mind|so what|whatever|really|please|pls)"
            r"|好的?|嗯+|哦+|哈+|是的?|不是|行|知道了|明白了?|对"
        ),
    ),
    (
        SmallTalk.FAREWELL,
        (
            r"(?:bye+(?: bye)?|good ?bye|see (?:you|ya|u)(?: later| soon)?|later|good night|cya"
            r"|take care|have a (?:nice|good) day)|再见|拜拜|晚安|回头见|88"
        ),
    ),
    (
        SmallTalk.INSULT,
        (
            rf"(?:(?:you|u|this|this bot|the bot|it|bot)(?: are| r"
            rf"| is)? )?(?:(?:so|such|really|very|a"
            rf"|just|fucking|bloody|too) )*{_FOOL}(?: {_THING})?"
            rf"|fuck(?: (?:you|off|u|this))?|wtf|stfu"
            rf"|screw you|(?:piss|bugger|fuck|sod) off|shut up|go (?:away"
            rf"|to hell|die)|damn (?:you|it)"
            rf"|(?:i )?hate (?:you|this(?: bot)?)|{_THING} {_FOOL}|kiss my ass|you suck"
            r"|你?[真太好很]?(?:笨|蠢|傻|烂|差劲|没用|讨厌)(?:啊|死了|透了)?|笨蛋|傻[逼瓜子]|白痴|垃圾|混蛋"
            r"|滚(?:开|蛋)?|闭嘴|去死|废物|他妈的|操你妈?|你是(?:白痴|笨蛋|垃圾|傻[逼瓜])"
        ),
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _SMALL_TALK)
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_APPROVAL = re.compile("[\U0001f44d\U0001f64f\u2764\U0001f60a\U0001f44f\U0001f970\ufe0f\\s]+")
# Neighbouring keys of the rows of a keyboard; and what no word of a language that is written in
# Latin letters is made of.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertz", "azerty")
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{4,}")
_LONGEST_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
_REPEATED = re.compile(r"(.{1,3})\1{2,}|(.)\2{3,}")


def small_talk(text: str, words: Words) -> SmallTalk | None:
    """What of small talk the whole of *text* is, if it is any."""
    said = " ".join(words.folded)
    if not said:
        return SmallTalk.THANKS if _APPROVAL.fullmatch(text) and text.strip() else None
    for plain in (said, _STRETCHED.sub(r"\1", said)):
        for kind, pattern in _PATTERNS:
            if pattern.fullmatch(plain):
                return kind
    return SmallTalk.GIBBERISH if all(map(_is_gibberish, words.folded)) else None


def _is_gibberish(word: str) -> bool:
    """Whether keys were struck at random: a run along a row, no vowel, one thing over and over."""
    if not (word.isascii() and word.isalpha()) or len(word) < 4:
        return False
    along = any(
        word[start : start + 4] in row or word[start : start + 4] in row[::-1]
        for row in _ROWS
        for start in range(len(word) - 3)
    )
    unspeakable = bool(_NO_VOWEL.fullmatch(word) or _LONGEST_CLUSTER.search(word))
    return along or unspeakable or bool(_REPEATED.fullmatch(word))


def without_greeting(text: str) -> str:
    """*text* without the greetings and thanks that open it.

    >>> without_greeting("Good morning! Who closed the bridge?"), without_greeting("hi there")
    ('Who closed the bridge?', '')
    """
    match = _GREETING.match(text)
    return text[match.end() :] if match else text


def is_of_itself(text: str) -> bool:
    """Whether *text* asks the program what only people do.

    >>> is_of_itself("Do you play chess?"), is_of_itself("Did you see the bridge?")
    (True, False)
    """
    return bool(_OF_ITSELF.match(text.strip().lower()))


def is_chat(words: Words) -> bool:
    """Whether the words speak to the program of itself, or want to be entertained by it.

    "Can you tell me about the bridge?" names a subject and is no chat.
    """
    if not PREPOSITIONS.isdisjoint(words.folded):
        return False
    to_program = any(
        word in _YOU and not words.capital[place] for place, word in enumerate(words.folded)
    )
    return to_program or bool(_TO_ENTERTAIN.match(" ".join(words.folded)))
