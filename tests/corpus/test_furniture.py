"""What stands around the news, as outlets write it, and news that looks like it."""

from __future__ import annotations

import pytest

from corpus.model import ParagraphKind, Span
from corpus.readers import find_dateline
from corpus.readers.blocks import read_blocks
from corpus.readers.dates import _MENTION, find_dates

BODY = "The town council voted on the bridge on Monday, after a debate that lasted for six hours."

ANYWHERE = """
links | READ MORE: Town to close its library
links | Read more
links | Read more »
links | READ ALSO: Mayor under fire over bridge
links | Also read: Mayor under fire
links | Related: Why the bridge was closed
links | Related stories
links | RELATED ARTICLES
links | More from the Gazette
links | More on this story
links | See also: The flood of 1998
links | You may also like
links | You might also be interested in:
links | Recommended for you
links | Most read
links | Trending now
links | Editors' picks
links | Don't miss: Ten walks along the river
links | MORE: How the council voted
links | WATCH: Mayor answers questions on the bridge
links | VIDEO: The bridge in a storm
links | Watch the full interview below:
links | Click here to read the full report.
links | Read the full statement here.
links | Continue reading the main story
links | The full report can be read here.
links | h/t The Example
links | https://example.org/news/bridge
links | Full results: https://example.org/results
links | Further reading
links | External links
buttons | Share
buttons | Share on Facebook
buttons | Share this article
buttons | Facebook Twitter WhatsApp Email
buttons | Tweet | Share | Print
buttons | 1.2K shares
buttons | 15 comments
buttons | Show comments
buttons | Advertisement
buttons | Story continues below advertisement
buttons | Skip to main content
buttons | 4 min read
buttons | Copy link
invitation | Sign up for our daily newsletter and get the news of the town in your inbox.
invitation | Subscribe to our newsletter
invitation | Get our free app to read the news wherever you are.
invitation | Join the conversation: leave a comment below.
invitation | Have a tip? Email us at tips@example.org.
invitation | Follow Ann Lee on Twitter @annlee.
invitation | Follow us on Facebook and Instagram.
invitation | Twitter: @annlee
invitation | Enter your email address
invitation | You have reached your limit of free articles. Subscribe to continue.
invitation | Already a subscriber? Log in
invitation | Support independent journalism. Donate today to keep our newsroom going.
invitation | By signing up you agree to our terms of use and privacy policy.
invitation | This site uses cookies. Check your browser settings to turn them off.
invitation | Do you have a question about the bridge? Write to us at desk@example.org.
invitation | Thank you for reading the Gazette. Please subscribe to read more.
picture | Ann Lee/Getty Images
picture | Ann Lee via Getty Images
picture | Photo by Ann Lee/The Example
picture | Photograph: Ann Lee/Reuters
picture | Image credit: Bo Tan
picture | Handout/Reuters.
picture | Credit: Ann Lee
picture | Getty Images
credits | © 2024 The Example. All rights reserved.
credits | Copyright 2024 The Example Press. This material may not be published or rewritten.
caption | Workers on the old bridge, Millbrook, March 5, 2024. REUTERS/Ann Lee
caption | Workers on the old bridge. (Ann Lee/AFP/Getty Images)
caption | Workers on the old bridge. Image: Bo Tan.
caption | Image caption The bridge was closed in spring
date | Tuesday, March 5, 2024
date | 7:30 p.m.
date | Updated: 5 March 2024, 10:30 AM
date | Published 3 hours ago
code | <iframe src="https://example.org/player"></iframe>
code | .share-bar { width: 100%; }
code | * * *
code | ___
code | }
subheading | WHAT THE COUNCIL SAYS
subheading | A price nobody paid
"""
AT_THE_TOP = """
credits | By Ann Lee
credits | BY ANN LEE AND BO TAN
credits | By Ann Lee, Staff Writer
date | March 5, 2024
"""
AT_THE_END = """
credits | Reporting by Ann Lee in Oslo; Editing by Bo Tan
credits | Contributing: Ann Lee and Bo Tan
credits | Ann Lee reported from Oslo.
credits | Co-authored by Ann Lee.
credits | Ann Lee contributed to this report.
credits | Ann Lee is a reporter for the Example.
credits | Ann Lee, a former mayor, is a contributing writer at the Gazette.
"""
NEWS = """
Share prices fell by ten percent after the vote.
Sources said the council was divided.
Sources close to the mayor: she will not resign.
Read the law, he said, and you will see.
More than 300 people came to the meeting.
Related charges were dropped in March.
See you in court, the engineer told the council.
Watch out for falling stones, the town told walkers.
Follow the river to the sea and you will find the old harbour.
The mayor asked readers to sign up for the newsletter of the town.
Residents can follow the debate on Facebook, the council said.
The site uses cookies, a court found.
The newspaper's subscribers were told to log in again.
Copyright law is at the heart of the dispute.
Photographs by Ann Lee hang in the museum, where they will stay until June.
Ann Lee reported from her window that the bridge was shaking.
By Monday the water had gone.
By Ann Lee's account, the bridge was never safe.
Reuters and AP left the room.
On March 5, 2024, the bridge was closed.
At 7:30 p.m. the lights went out.
The video shows the bridge above the town.
Tweets by the mayor were read in court.
Comments by the mayor were struck from the record.
Email records show who knew.
"Share," she said.
Thank you for the bridge, a child wrote to the council.
You can see the river from here.
Do you have a bridge to sell? That was the question of the evening.
Get the bridge open again: that is what the shops want.
Ann Lee is a reporter who lives by the river, and she saw it fall.
The meeting is here to stay, the council said.
The mayor (left) and the engineer (right) did not speak.
The cost is 3 million euros/year.
NO BRIDGE, NO VOTE, said the signs.
"""


def rows(table: str) -> list[tuple[str, str]]:
    split = (line.partition(" | ") for line in table.strip().splitlines())
    return [(kind, block) for kind, _, block in split]


def kind_of(block: str, *, before: int = 6, after: int = 6) -> ParagraphKind:
    blocks = ["Old bridge to be closed", *[BODY] * before, block, *[BODY] * after]
    paragraphs = read_blocks("\n\n".join(blocks))
    assert paragraphs is not None
    return paragraphs[before + 1].kind


@pytest.mark.parametrize(("kind", "block"), rows(ANYWHERE))
def test_furniture_is_told_anywhere(kind: str, block: str) -> None:
    assert kind_of(block) == kind


@pytest.mark.parametrize(("kind", "block"), rows(AT_THE_TOP))
def test_furniture_at_the_top(kind: str, block: str) -> None:
    assert kind_of(block, before=0) == kind


@pytest.mark.parametrize(("kind", "block"), rows(AT_THE_END))
def test_furniture_at_the_end(kind: str, block: str) -> None:
    assert kind_of(block, after=0) == kind


@pytest.mark.parametrize("block", NEWS.strip().splitlines())
def test_news_stays_news(block: str) -> None:
    """What only speaks of such things is never lost, wherever it stands."""
    assert kind_of(block) is ParagraphKind.BODY
    assert kind_of(block, before=1) is ParagraphKind.BODY
    assert kind_of(block, after=1) is ParagraphKind.BODY


def test_list_of_sources_ends_where_news_begins() -> None:
    listed = [
        "Sources",
        'Ann Lee. "Bridge closed" — Millbrook Gazette, March 5, 2024',
        "Millbrook council, minutes of the meeting",
        "https://example.org/minutes",
    ]
    paragraphs = read_blocks("\n\n".join(["Old bridge", BODY, *listed, BODY]))
    assert paragraphs is not None
    assert [p.kind.value for p in paragraphs[1:]] == ["body", *["links"] * 4, "body"]


DATELINES = [
    ("MILLBROOK, March 5 (Agency) - The bridge is closed.", "MILLBROOK, March 5 (Agency) -"),
    ("MILLBROOK (AP) — The bridge is closed.", "MILLBROOK (AP) —"),
    ("MILLBROOK, Ohio — The bridge is closed.", "MILLBROOK, Ohio —"),
    ("NEW MILLBROOK -- The bridge is closed.", "NEW MILLBROOK --"),
    ("Millbrook (Reuters) – The bridge is closed.", "Millbrook (Reuters) –"),
    (
        "OSLO/MILLBROOK, March 5, 2024 (Agency) - It is closed.",
        "OSLO/MILLBROOK, March 5, 2024 (Agency) -",
    ),
    ("(CNN) -- The bridge is closed.", "(CNN) --"),
    ("March 5 (Reuters) - The bridge is closed.", "March 5 (Reuters) -"),
    ("The bridge - old and grey - is closed.", None),
    ("Millbrook is closed.", None),
    ("TV-Millbrook told viewers so.", None),
]


@pytest.mark.parametrize(("block", "dateline"), DATELINES)
def test_dateline_is_told_and_stays(block: str, dateline: str | None) -> None:
    """The paragraph keeps it, word for word."""
    text = f"Old bridge\n\n{block}"
    paragraphs = read_blocks(text)
    assert paragraphs is not None
    assert text[paragraphs[1].start : paragraphs[1].end] == block
    span = find_dateline(text, paragraphs)
    assert (span and span.cut(text)) == dateline


@pytest.mark.parametrize(
    "text",
    [
        "Sept. 20, 2020, and May 2020; 4th of March 2019 to March 4-6, 2019",
        "2019-03-04 2019年3月4日 in 2019 or 2020",
        "Wednesday, the 4th of September, 1999-2000, January 2001",
        "June 1 and 2, 2015 June 3, 2015 20152016",
    ],
)
def test_dates_are_those_of_the_whole_pattern(text: str) -> None:
    """To look around years alone finds what looking everywhere does."""
    assert find_dates(text) == tuple(Span(*match.span()) for match in _MENTION.finditer(text))
