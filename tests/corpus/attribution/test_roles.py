"""What the article says a speaker is."""

from __future__ import annotations

import pytest

from tests.corpus.attribution.reported import Case, Names, Said, case, mistakes, rows


def described(name: str, role: Names, sentence: str, *more: str, full: str = "Tom Bell") -> Case:
    """An article that quotes *full* once, whose role is *role*; *more* are later paragraphs."""
    return case(name, sentence, *more, Said('"We knew,"', full, "direct", role=role))


GIVEN = (
    described("member", "wage committee member", '"We knew," said wage committee member Tom Bell.'),
    described(
        "scientist-by-form",
        "British astrophysicist",
        '"We knew," said British astrophysicist Tom Bell.',
    ),
    described(
        "joint",
        "co-director of the Harbour Trust",
        '"We knew," said Tom Bell, co-director of the Harbour Trust.',
    ),
    described(
        "two-titles",
        "Harbour Trust President and CEO",
        '"We knew," said Harbour Trust President and CEO Tom Bell.',
    ),
    described(
        "from-a-place",
        "State Senator from Norland",
        '"We knew," said State Senator from Norland Tom Bell.',
    ),
    described(
        "for-work",
        ("Norland FM Director for news and talk", "Director for news and talk"),
        '"We knew," said Norland FM Director for news and talk Tom Bell.',
    ),
    described(
        "show-host", "radio talk show host", '"We knew," said radio talk show host Tom Bell.'
    ),
    described(
        "undersecretary",
        "undersecretary for harbours",
        '"We knew," said Tom Bell, the undersecretary for harbours.',
    ),
    described(
        "one-of-them",
        "delegate from the north",
        'One delegate from the north, Tom Bell, said: "We knew,"',
    ),
    described(
        "courtesy-behind-a-title",
        "harbour physician",
        '"We knew," said harbour physician Dr. Tom Bell.',
    ),
    described(
        "joint-that-stays-open",
        "old friend of the trade",
        '"We knew," said Tom Bell, an old friend of the trade and, since Monday, a banker.',
    ),
    described(
        "no-one-elses",
        None,
        '"We knew," said Tom Bell, Vice President Dunn and others.',
    ),
    described(
        "no-rank-among-many",
        None,
        '"We knew," said Tom Bell, the most of any member of the council.',
    ),
    case(
        "no-role-of-who-calls-names",
        '"We knew," said Tom Bell.',
        'One lawmaker called Bell "a saint" on Friday.',
        Said('"We knew,"', "Tom Bell", "direct", role=None),
        Said('Bell "a saint" on Friday', None),
    ),
    described(
        "no-plural-title",
        None,
        "On Friday Senators Tom Bell and Ann Lee came to the harbour.",
        '"We knew," said Bell.',
    ),
    described(
        "no-rank",
        None,
        "Tom Bell was the first teacher to run.",
        '"We knew," said Bell.',
    ),
    described(
        "first-minister",
        "First Minister of Norland",
        '"We knew," said First Minister of Norland Tom Bell.',
    ),
    case(
        "no-sentence-of-a-headline",
        "On Friday, Mayor Tom Bell went home.",
        '"We knew," said Bell.',
        Said('"We knew,"', "Tom Bell", "direct", role="Mayor"),
        headline="Ashton high court removes mayor Tom Bell",
    ),
    described(
        "no-reflexive",
        None,
        '"We knew," said Tom Bell, himself a nurse for years.',
    ),
    described(
        "no-sentence-before-the-name",
        None,
        'One driver was from West Ashton, Tom Bell said: "We knew,"',
    ),
    described(
        "no-role-of-whom-a-clause-names",
        None,
        "The federal judge Bell met on Friday was late. Tom Bell was not.",
        '"We knew," Bell said.',
    ),
    described("talk-host", "radio talk host", '"We knew," said radio talk host Tom Bell.'),
    described("after", "retired teacher", '"We knew," said Tom Bell, a retired teacher.'),
    described(
        "after-with-the", "town engineer", '"We knew," said Tom Bell, the town engineer, on Friday.'
    ),
    described("before", "town engineer", '"We knew," said town engineer Tom Bell.'),
    described(
        "before-with-comma",
        ("town engineer", "town's engineer"),
        '"We knew," the town engineer, Tom Bell, said.',
    ),
    described(
        "office-comma-name",
        "deputy mayor of Oakfield",
        'The deputy mayor of Oakfield, Tom Bell, said: "We knew,"',
    ),
    described("title", ("Sen.", "Senator"), '"We knew," said Sen. Tom Bell.'),
    described("mayor", "Mayor", '"We knew," Mayor Tom Bell told the council.'),
    described(
        "title-with-its-place",
        "Oakfield Mayor",
        '"We knew," Oakfield Mayor Tom Bell told the council.',
    ),
    described(
        "long-title",
        "deputy assistant transport minister",
        '"We knew," said deputy assistant transport minister Tom Bell.',
    ),
    described(
        "with-its-body",
        "professor of law at Oakfield University",
        '"We knew," said Tom Bell, a professor of law at Oakfield University.',
    ),
    described(
        "who-clause",
        ("director of the Oakfield Museum", "director of the Oakfield Museum since 2004"),
        '"We knew," said Tom Bell, who has been director of the Oakfield Museum since 2004.',
    ),
    described("trade", "beekeeper", '"We knew," said Tom Bell, a beekeeper.'),
    described("trade-retired", "retired plumber", '"We knew," said Tom Bell, a retired plumber.'),
    described(
        "age-and-trade", "baker", '"We knew," said Tom Bell, 45, a baker, outside the court.'
    ),
    described("former-role", "former coach", '"We knew," said former coach Tom Bell.'),
    described(
        "company-role",
        ("Brightwater Energy spokesman", "spokesman"),
        '"We knew," said Brightwater Energy spokesman Tom Bell.',
    ),
    described(
        "chief-of-a-body",
        "head of the dockers' union",
        '"We knew," Tom Bell, head of the dockers\' union, told the crowd.',
    ),
    described(
        "given-before",
        "town engineer",
        "Tom Bell, the town engineer, left the meeting early.",
        '"We knew," Bell said.',
    ),
    described(
        "given-afterwards",
        "town engineer",
        '"We knew," Tom Bell said.',
        "Bell, the town engineer, left the meeting early.",
    ),
    described(
        "given-by-is",
        ("chairman of the harbour board", "the chairman of the harbour board"),
        '"We knew," Tom Bell said.',
        "Bell is the chairman of the harbour board.",
    ),
    described(
        "role-of-the-comma-before-said",
        ("council's lawyer", "lawyer"),
        '"We knew," said the council\'s lawyer, Tom Bell.',
    ),
    described(
        "office-of-a-place",
        ("President of the Senate", "President of the Senate of Ohio"),
        '"We knew," President of the Senate Tom Bell said.',
    ),
    described("another", "former coach", '"We knew," said another former coach, Tom Bell.'),
    described("its", "acting chairman", '"We knew," said Tom Bell, its acting chairman.'),
    described(
        "party-in-capitals",
        "prominent New York Democrat",
        '"We knew," said Tom Bell, a prominent New York Democrat.',
    ),
    described(
        "behind-a-dash",
        (None, "teacher from Leeds"),
        'Tom Bell — a teacher from Leeds — says: "We knew,"',
    ),
    described(
        "office-comma-title-and-name",
        "director of the Oakfield Museum",
        'The director of the Oakfield Museum, Dr. Tom Bell, said: "We knew,"',
    ),
    described("noun-like-a-verb", "campaign manager", '"We knew," said campaign manager Tom Bell.'),
    described(
        "capital-after-a-small-word",
        "Mayor",
        "It was part of the network Mayor Tom Bell had built.",
        '"We knew," Bell said.',
    ),
    described(
        "two-roles",
        ("lawyer and father of three", "lawyer"),
        '"We knew," said Tom Bell, a lawyer and father of three.',
    ),
    described(
        "party-and-state",
        ("Sen.", "Senator", "D-Ohio", "Sen. (D-Ohio)"),
        '"We knew," said Sen. Tom Bell, D-Ohio.',
    ),
    described(
        "relation",
        ("Finch's brother-in-law", "brother-in-law"),
        '"We knew," said Finch\'s brother-in-law, Tom Bell.',
    ),
)

NOT_GIVEN = (
    described("none", None, '"We knew," Tom Bell said.'),
    described("age-alone", (None, "45"), '"We knew," said Tom Bell, 45, on Friday.'),
    described("clothing", None, '"We knew," said Tom Bell, wearing a black armband.'),
    described("day", None, '"We knew," Tom Bell, on Friday, told the court.'),
    described("place", (None, "of Leeds"), '"We knew," said Tom Bell, of Leeds.'),
    described("courtesy", None, '"We knew," Mr. Tom Bell said.'),
    described(
        "somebody-elses",
        None,
        '"We knew," Tom Bell said to the town engineer, Marta Olsen.',
    ),
    described(
        "somebody-elses-before",
        None,
        "The town engineer, Marta Olsen, listened.",
        '"We knew," Tom Bell said.',
    ),
    described(
        "somebody-in-the-next-name",
        None,
        '"We knew," said Tom Bell, singer Marta Olsen and others.',
    ),
    described(
        "verb-before-a-courtesy",
        None,
        "The rule protects Mr. Tom Bell.",
        '"We knew," Bell said.',
    ),
    described(
        "mayor-of-the-place-before-a-comma",
        None,
        '"We knew," Tom Bell said.',
        "In Bell, the mayor also spoke.",
    ),
    described("time-behind", None, '"We knew," Tom Bell, a day later, told the court.'),
    described("quoted-person", None, '"We knew," Tom Bell said, quoting the mayor.'),
)


@pytest.mark.parametrize("one", rows(GIVEN))
def test_roles_that_the_article_gives(one: Case) -> None:
    """The best that it gives anywhere, in its words, without the article before it."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(NOT_GIVEN))
def test_no_role_is_made_up(one: Case) -> None:
    assert mistakes(one) == []
