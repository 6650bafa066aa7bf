"""The shipped article: all speech in it, against a key made by reading it from top to bottom."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from corpus.attribution import attribute
from corpus.readers import read_article
from tests.corpus.attribution.reported import Said, differences, found_in, place_of, surplus
from tests.program import SHIPPED_ARTICLES

if TYPE_CHECKING:
    from corpus.model import Span
    from tests.corpus.attribution.reported import Names

ARTICLE = read_article(SHIPPED_ARTICLES / "rfa-wechat-extends-chinas-internet.txt")
FOUND = found_in(attribute(ARTICLE))

DEIBERT = ("Ron Deibert", "CitizenLab director")
ZHOU = ("Zhou Fengsuo", "U.S.-based rights activist")
WANG = (
    "Wang Yaqiu",
    (
        "China researcher at the New York-based Human Rights Watch",
        "China researcher at the New York-based Human Rights Watch (HRW)",
    ),
)
TRUMP = ("Donald Trump", "U.S. President")
ZHU = ("Zhu Keliang", "California-based lawyer")
# What the source does for a living is told only in the clause beside the first mention.
YOU = ("You", (None, "source who has worked in online surveillance in China"))


def said(words: str, who: tuple[str, Names], kind: str, mention: str | None = None) -> Said:
    """Speech of somebody of whom the article gives a name and a role."""
    name, role = who
    return Said(words, name, kind, mention, role)


# Paragraphs by number, the headline 0. A paragraph that is not here quotes nobody.
KEY = {
    1: [
        Said(
            'a "prison" that keeps users within reach of the Chinese Communist Party\'s censors '
            "and law enforcement operations far beyond China's borders",
            None,
            "mixed",
            "human rights activists",
        )
    ],
    2: [
        Said(
            'a "prison" that keeps users within reach of the Chinese Communist Party (CCP)\'s '
            "censors and law enforcement operations far beyond China's borders",
            None,
            "mixed",
            "rights activists",
        )
    ],
    6: [
        Said(
            "anyone using WeChat, even if they have lived their whole lives outside China, is "
            '"subject to pervasive content surveillance that was previously thought to be '
            'exclusively reserved for China-registered accounts."',
            (None, "CitizenLab"),  # its researchers speak, unnamed: either will do
            "mixed",
            "researchers",
        )
    ],
    7: [
        Said(
            "Documents and images transmitted entirely among non-China-registered accounts undergo "
            "content surveillance wherein these files are analyzed for content that is politically "
            "sensitive in China",
            "We Chat, They Watch",
            "indirect",
            "report",
            (None, "report"),
        )
    ],
    8: [
        said(
            '"International users must consider an ethical issue: whenever they use WeChat, they '
            "are actually helping to train algorithmic robots to help oppress domestic users in "
            'China,"',
            DEIBERT,
            "direct",
            "Deibert",
        )
    ],
    9: [
        said(
            'there are "very serious" security and privacy issues associated with WeChat and other '
            "Chinese apps",
            DEIBERT,
            "mixed",
            "He",
        ),
        said("to highlight risks to users before they download such apps", DEIBERT, "indirect"),
    ],
    11: [
        said(
            "Chinese censorship has been allowed to flourish on American soil, in spite of the "
            "relative freedom of the online environment outside of China",
            ZHOU,
            "indirect",
            "Zhou Fengsuo",
        )
    ],
    12: [
        said(
            "\"The United States' mistake has been that its free and open internet has allowed the "
            "CCP to occupy territory here, and build [virtual] fortresses that treat people as "
            '[virtual] slaves,"',
            ZHOU,
            "direct",
            "Zhou",
        )
    ],
    13: [
        said(
            '"WeChat is extending the boundaries of the Chinese internet overseas,"',
            ZHOU,
            "direct",
            "he",
        ),
        said(
            "\"It is unprecedented to use a country's freedom in the interests of a country that "
            'restricts freedom."',
            ZHOU,
            "direct",
        ),
    ],
    14: [
        said(
            '"It\'s a kind of whitewashing. It makes me very angry to see it,"',
            ZHOU,
            "direct",
            "he",
        )
    ],
    15: [
        said(
            "the use of WeChat by Chinese nationals even when overseas means that they have access "
            "to a less free version of the internet, even when outside China",
            WANG,
            "indirect",
            "Wang Yaqiu",
        )
    ],
    16: [
        said(
            "“Wechat is not actually a bridge between China and the world, it is a prison that "
            "traps the minds of overseas Chinese people as if they have never left China,”",
            WANG,
            "direct",
            "Wang",
        ),
        said(
            "\"It's very common for material posted on WeChat by Chinese overseas to be censored "
            'by the Chinese government."',
            WANG,
            "direct",
        ),
    ],
    17: [
        said(
            "any social media platform operating overseas are strictly regulated by the ministry "
            "of public security's online supervision department, according to provisions in "
            "China's national security legislation requiring Chinese companies to cooperate with "
            "security services at all times",
            YOU,
            "indirect",
            "source",
        )
    ],
    18: [
        said(
            "apps are only allowed to be developed in the first place through a strictly "
            "controlled system of licensing, meaning that the technical features of any software "
            "are also subject to technical input from the ministry",
            YOU,
            "indirect",
            "The source",
        )
    ],
    19: [
        said(
            "\"The Chinese authorities don't allow apps to set up large user databases privately "
            'in overseas markets,"',
            YOU,
            "direct",
            "You",
        ),
        said('"They can only send the data back to China."', YOU, "direct"),
    ],
    21: [
        said(
            "Such apps are also banned from cooperating with similar data requests from security "
            "and law enforcement agencies in other countries",
            YOU,
            "indirect",
            "he",
        )
    ],
    22: [
        said(
            '"If that happens, they have to notify the Chinese government first, and then the data '
            '[must be destroyed]."',
            YOU,
            "direct",
        )
    ],
    23: [
        said(
            "a security threat posed by the transfer of data belonging to U.S. citizens to China",
            TRUMP,
            "indirect",
            "Trump",
        )
    ],
    24: [
        said(
            '"The spread in the United States of mobile applications developed and owned by '
            "companies in the People’s Republic of China (China) continues to threaten the "
            'national security, foreign policy, and economy of the United States,"',
            TRUMP,
            "direct",
            "Trump",
        ),
        # "Trump said in the order targeting TikTok says, noting": the sentence names both.
        Said(
            "the app has been downloaded more than 175 million times in the U.S",
            ("Donald Trump", None),
            "indirect",
        ),
    ],
    25: [
        Said(
            "reports that the app censors content China deems politically sensitive, including "
            "protests over issues of autonomy in Hong Kong and Beijing’s abuses of Uyghurs and "
            "other Muslim minorities in the Xinjiang Uyghur Autonomous Region (XUAR)",
            None,
            "indirect",
            "The order",
        ),
        Said(
            "it could be used to spread disinformation to benefit the CCP",
            None,
            "indirect",
            "The order",
        ),
    ],
    26: [
        said(
            "there are some security concerns, but that he and around 200 other Chinese-American "
            "lawyers are filing a legal challenge to the order because they rely on WeChat to stay "
            "in touch with loved ones back home",
            ZHU,
            "indirect",
            "Zhu Keliang",
        )
    ],
    27: [
        said(
            '"There is some truth to the concerns, and there are many problems with WeChat, but '
            "other apps such as Facebook ... in the U.S. have issues related to data security and "
            'monopoly too,"',
            ZHU,
            "direct",
            "Zhu",
        ),
        said(
            '"But Americans should have the right to decide whether or not they will use it."',
            ZHU,
            "direct",
        ),
    ],
    28: [
        said(
            '"I don\'t think President Trump has the right to do that for us,"',
            ZHU,
            "direct",
            "Zhu",
        ),
        said("he believes that the move is disproportionate", ZHU, "indirect"),
    ],
    29: [
        said(
            "the lawyers are thinking about filing lawsuits in Washington State and California, "
            "and applying to the court for a temporary injunction to suspend the implementation of "
            "the executive orders, which are due to take effect on Sept. 20, 2020",
            ZHU,
            "indirect",
            "He",
        )
    ],
    30: [
        Said(
            "TikTok has also filed a lawsuit challenging the order at a federal court in southern "
            "California",
            "NBC",
            "indirect",
            "NBC",
            None,
        )
    ],
}

# Words in quotation marks, or with a reporting word beside them, that nobody is quoted as saying.
NO_SPEECH = {
    "quoted-words-of-the-headline": (0, "'Extends China's Internet'"),
    "a-name-that-something-is-known-by": (3, "known as the Great Firewall"),
    "speaking-out-about": (4, "who speak out about human rights abuses"),
    "title-of-a-report": (7, '"We Chat, They Watch,"'),
    "no-answer-to-requests": (31, "hadn't responded to requests for comment"),
    "who-reported-it": (32, "Reported by Jane Tang"),
    "point-of-view-of-commenters": (33, "respectful of others' point of view"),
}

ROWS = [
    pytest.param(number, row, id=f"{number}-{' '.join(row.words.split()[:5])}")
    for number, rows in KEY.items()
    for row in rows
]


def stands(number: int, words: str) -> Span:
    """Where *words* stand in the paragraph of that number."""
    [paragraph] = [one for one in ARTICLE.paragraphs if one.number == number]
    return place_of(ARTICLE.text, words, paragraph.start, paragraph.end)


@pytest.mark.parametrize(("number", "row"), ROWS)
def test_each_stretch_of_speech_goes_to_its_speaker(number, row) -> None:
    """Found, with the fullest name and the role that the article gives, its kind and mention."""
    assert differences(ARTICLE.text, stands(number, row.words), row, FOUND) == []


def test_nothing_else_is_speech() -> None:
    """What is found outside the key would put words into somebody's mouth."""
    spoken = [
        stands(number, row.words)
        for number, row in chain.from_iterable(map(_numbered, KEY.items()))
    ]
    assert surplus(ARTICLE.text, spoken, FOUND) == []


@pytest.mark.parametrize(("number", "words"), NO_SPEECH.values(), ids=NO_SPEECH)
def test_marks_and_reporting_words_alone_are_no_speech(number, words) -> None:
    place = stands(number, words)
    assert not [one for one in FOUND if one.start < place.end and place.start < one.end]


def test_each_speaker_has_one_name_and_one_role() -> None:
    """A person is one speaker from the first paragraph to the last."""
    speakers = {one.speaker for one in FOUND if one.speaker}
    assert len({speaker.name for speaker in speakers}) == len(speakers)


def _numbered(item):
    number, rows = item
    return [(number, row) for row in rows]
