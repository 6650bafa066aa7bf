"""Quotation marks of every style, what they enclose, and what they enclose that nobody says."""

from __future__ import annotations

import pytest

from tests.corpus.attribution.reported import Case, Said, case, mistakes, rows

OLSEN = "Marta Olsen"

MARKS = (
    case(
        "straight",
        '"The bridge will open in May," said Marta Olsen, the town engineer.',
        Said('"The bridge will open in May,"', OLSEN, "direct"),
    ),
    case(
        "curly",
        "“The bridge will open in May,” Marta Olsen told councillors on Monday.",
        Said("“The bridge will open in May,”", OLSEN, "direct"),
    ),
    case(
        "doubled-single",
        "''The bridge isn't safe,'' said Marta Olsen. ''It never was.''",
        Said("''The bridge isn't safe,''", OLSEN, "direct"),
        Said("''It never was.''", OLSEN, "direct"),
    ),
    case(
        "backticks",
        "``The bridge will open in May,'' Olsen said. Marta Olsen is the town engineer.",
        Said("``The bridge will open in May,''", OLSEN, "direct"),
    ),
    case(
        "single-british",
        "'The roof will last,' said Karim Haddad. 'It is new.'",
        Said("'The roof will last,'", "Karim Haddad", "direct"),
        Said("'It is new.'", "Karim Haddad", "direct"),
    ),
    case(
        "single-straight",
        "'We don't know whose fault it is,' Karim Haddad said. 'The workers' families wait.'",
        Said("'We don't know whose fault it is,'", "Karim Haddad", "direct"),
        Said("'The workers' families wait.'", "Karim Haddad", "direct"),
    ),
    case(
        "single-curly",
        "‘We don’t know whose fault it is,’ Karim Haddad said. ‘The workers’ families wait.’",
        Said("‘We don’t know whose fault it is,’", "Karim Haddad", "direct"),
        Said("‘The workers’ families wait.’", "Karim Haddad", "direct"),
    ),
    case(
        "guillemets",
        "«The dam is safe,» said the engineer Jeanne Moreau-Petit at the site.",
        Said("«The dam is safe,»", "Jeanne Moreau-Petit", "direct"),
    ),
    case(
        "low-and-high",
        "„The dam is safe“, said Jürgen Lorenz, who built it.",
        Said("„The dam is safe“", "Jürgen Lorenz", "direct"),
    ),
    case(
        "closing-marks-on-both-sides",
        "”The dam is safe,” said Jürgen Lorenz. ”We check it daily.”",
        Said("”The dam is safe,”", "Jürgen Lorenz", "direct"),
        Said("”We check it daily.”", "Jürgen Lorenz", "direct"),
    ),
    case(
        "curly-opened-straight-closed",
        '“The dam is safe," said Jürgen Lorenz. "We check it daily.”',
        Said('“The dam is safe,"', "Jürgen Lorenz", "direct"),
        Said('"We check it daily.”', "Jürgen Lorenz", "direct"),
    ),
    case(
        "single-in-double",
        "\"She told me 'run' and I ran,\" said Pavel Novak, who lost his shop.",
        Said("\"She told me 'run' and I ran,\"", "Pavel Novak", "direct"),
    ),
    case(
        "double-in-single",
        "‘He told me “never again” and he meant it,’ said Owen Pryce, a neighbour.",
        Said("‘He told me “never again” and he meant it,’", "Owen Pryce", "direct"),
    ),
    case(
        "nested-end-together",
        "\"I told them, 'Enough is enough,'\" Dana Whitlock recalled.",
        Said("\"I told them, 'Enough is enough,'\"", "Dana Whitlock", "direct"),
    ),
    case(
        "double-in-double",
        '"My father used to say "save your pennies" and I never did," said Dana Whitlock.',
        Said(
            '"My father used to say "save your pennies" and I never did,"',
            "Dana Whitlock",
            "direct",
        ),
    ),
    case(
        "ellipsis-and-brackets",
        '"[They] ... knew what was coming," said Dana Whitlock. "And they [expletive] left."',
        Said('"[They] ... knew what was coming,"', "Dana Whitlock", "direct"),
        Said('"And they [expletive] left."', "Dana Whitlock", "direct"),
    ),
    case(
        "question-before-the-cue",
        '"Where is the money?" asked Lena Fischer. "Who has it?"',
        Said('"Where is the money?"', "Lena Fischer", "direct"),
        Said('"Who has it?"', "Lena Fischer", "direct"),
    ),
    case(
        "cut-by-the-cue",
        '"We tried," said Ines Duarte, "and we lost."',
        Said('"We tried,"', "Ines Duarte", "direct"),
        Said('"and we lost."', "Ines Duarte", "direct"),
    ),
    case(
        "inches-and-feet",
        "The board was 12\" wide and 6' long, and nobody noticed it at the gate.",
    ),
    case(
        "height-beside-speech",
        'The 6\'2" guard returned on Friday. "I feel fine," said the guard, Marcus Bell.',
        Said('"I feel fine,"', "Marcus Bell", "direct"),
    ),
    case(
        "apostrophes",
        "In the '90s the brothers' rock 'n' roll band played at the miners' hall most Saturdays.",
    ),
    case(
        "html-entities",
        "&quot;The dam is safe,&quot; said Jürgen Lorenz.",
        '"We check it daily," said Ana Ruiz.',
        Said("&quot;The dam is safe,&quot;", "Jürgen Lorenz"),
        Said('"We check it daily,"', "Ana Ruiz", "direct"),
    ),
    case(
        "mojibake",
        "â€œThe dam is safe,â€\x9d said Jürgen Lorenz.",
        '"We check it daily," said Ana Ruiz.',
        Said("The dam is safe", "Jürgen Lorenz"),
        Said('"We check it daily,"', "Ana Ruiz", "direct"),
    ),
    case(
        "replacement-characters",
        "\ufffdThe dam is safe,\ufffd said Jürgen Lorenz.",
        '"We check it daily," said Ana Ruiz.',
        Said("The dam is safe", "Jürgen Lorenz"),
        Said('"We check it daily,"', "Ana Ruiz", "direct"),
    ),
)

RUNNING = (
    case(
        "runs-over-three-paragraphs",
        'Vera Lindqvist spoke last. "I came here in 1982 with nothing.',
        '"The town gave me work, a house and a school for my children.',
        '"I will not leave it now," she said.',
        '"Then stay," said Omar Saleh.',
        Said('"I came here in 1982 with nothing.', "Vera Lindqvist", "direct"),
        Said(
            '"The town gave me work, a house and a school for my children.',
            "Vera Lindqvist",
            "direct",
        ),
        Said('"I will not leave it now,"', "Vera Lindqvist", "direct"),
        Said('"Then stay,"', "Omar Saleh", "direct"),
    ),
    case(
        "runs-in-curly-marks",
        "“I came here in 1982 with nothing,” said Vera Lindqvist. “I slept at the station.",
        "“The town gave me work, a house and a school for my children.”",
        "The meeting ended at noon.",
        Said("“I came here in 1982 with nothing,”", "Vera Lindqvist", "direct"),
        Said("“I slept at the station.", "Vera Lindqvist", "direct"),
        Said(
            "“The town gave me work, a house and a school for my children.”",
            "Vera Lindqvist",
            "direct",
        ),
    ),
    case(
        "closed-and-answered",
        '"I will not leave it now," said Vera Lindqvist.',
        '"Nobody asks you to," said Omar Saleh.',
        Said('"I will not leave it now,"', "Vera Lindqvist", "direct"),
        Said('"Nobody asks you to,"', "Omar Saleh", "direct"),
    ),
    case(
        "runs-after-a-colon",
        "Omar Saleh read from his notes:",
        "“The harbour is silting up.",
        "“In ten years no ship will enter it.”",
        Said("“The harbour is silting up.", "Omar Saleh", "direct"),
        Said("“In ten years no ship will enter it.”", "Omar Saleh", "direct"),
    ),
    case(
        "closing-mark-forgotten",
        '"The harbour is silting up, said Omar Saleh.',
        '"Nobody dredges it," said Vera Lindqvist.',
        Said("The harbour is silting up", "Omar Saleh"),
        Said('"Nobody dredges it,"', "Vera Lindqvist", "direct"),
    ),
    case(
        "opening-mark-forgotten",
        'The harbour is silting up," said Omar Saleh. "It will close."',
        '"Nobody dredges it," said Vera Lindqvist.',
        Said("The harbour is silting up", "Omar Saleh"),
        Said('"It will close."', "Omar Saleh"),
        Said('"Nobody dredges it,"', "Vera Lindqvist", "direct"),
    ),
    case(
        "mark-forgotten-at-the-end-of-a-paragraph",
        'Omar Saleh said: "The harbour is silting up.',
        "The meeting was adjourned until Monday.",
        '"Nobody dredges it," said Vera Lindqvist.',
        Said('"The harbour is silting up.', "Omar Saleh"),
        Said('"Nobody dredges it,"', "Vera Lindqvist", "direct"),
    ),
    case(
        "straight-marks-around-another-papers-text",
        "The other paper has its own story. It goes like this:",
        '"Omar Saleh came into the hall, shouting “The harbour is gone!”',
        '"Vera Lindqvist was asleep.',
        '“Go home, Omar,” she told him."',
        Said("“The harbour is gone!”", "Omar Saleh", "direct"),
        Said("“Go home, Omar,”", "Vera Lindqvist", "direct"),
    ),
)

MIXED = (
    case(
        "called-a",
        'Governor Elena Brandt called the plan a "disaster" for farmers.',
        Said('a "disaster" for farmers', "Elena Brandt", "mixed"),
    ),
    case(
        "described-as",
        'Union leader Piotr Wolski described the offer as "an insult to every nurse."',
        Said('"an insult to every nurse."', "Piotr Wolski"),
    ),
    case(
        "two-pieces",
        'Brandt said the vote was "a turning point" and that it was "long overdue." Elena Brandt '
        "won by nine votes.",
        Said(
            'the vote was "a turning point" and that it was "long overdue."',
            "Elena Brandt",
            "mixed",
        ),
    ),
    case(
        "accused-of",
        'Wolski accused the hospital of "lying to families." Piotr Wolski leads the union.',
        Said('"lying to families."', "Piotr Wolski"),
    ),
    case(
        "called-in-a-relative-clause",
        'Brandt, who has called the mayor "a bully and a coward," lost by nine votes. Elena Brandt '
        "is a farmer.",
        Said('the mayor "a bully and a coward,"', "Elena Brandt"),
    ),
    case(
        "one-word",
        "Elena Brandt said she was “thrilled” with the result.",
        Said("she was “thrilled” with the result", "Elena Brandt", "mixed"),
    ),
    case(
        "a-title-inside-indirect-speech",
        'Elena Brandt said "Silent Harbour" was the first film she had seen in years.',
        Said('"Silent Harbour" was the first film she had seen in years', "Elena Brandt"),
    ),
    case(
        "tail-behind-the-mark",
        'Elena Brandt attacked the plan as a "gift to speculators" during a visit to '
        "ten harbours in the north with her husband and two of her oldest friends.",
        Said('the plan as a "gift to speculators"', "Elena Brandt"),
    ),
    case(
        "participle-behind-the-mark",
        'Elena Brandt told councillors the plan was an "insult," pointing to the people of the '
        "harbour who had waited for years to be heard by anybody in the town hall.",
        Said('the plan was an "insult,"', "Elena Brandt"),
        Said("the people of the harbour who had waited for years", "Elena Brandt"),
    ),
    case(
        "passive",
        'The plan was described by Elena Brandt as "a gift to speculators."',
        Said('"a gift to speculators."', "Elena Brandt"),
    ),
)

NOBODY_SPEAKS = (
    case("film", 'The film "Silent Harbour" opens on Friday in twelve cinemas.'),
    case("song", 'The choir sang "Amazing Grace" and left through the side door.'),
    case("book", "Her third novel, ‘The Salt Road’, sold forty thousand copies."),
    case("nickname", 'Police arrested Anthony "The Hammer" Rizzo at his home on Tuesday.'),
    case("scare-quotes", 'The so-called "smart" meters failed within a week.'),
    case("foreign-word", 'The dish, known locally as "cachupa," is served on Sundays.'),
    case("a-word-itself", 'The word "tariff" comes from Arabic.'),
    case("term", 'Engineers use a technique called "jet grouting" under old houses.'),
    case("operation", 'Eleven people were arrested in operation "Desert Wind" last week.'),
    case("ship", 'The trawler "Maria Alina" sank off the coast in 1987.'),
    case("no-comment", "Brightwater Energy declined to comment on the lawsuit."),
    case("no-reply", "Olsen did not respond to requests for an interview on Thursday."),
    case("said-goodbye", "The crew said goodbye to their families and boarded the ship."),
    case("according-to-plan", "The launch went according to plan on Tuesday morning."),
    case("told-the-truth", "A jury will decide whether Rizzo told the truth."),
    case("found-coins", "Tom Bell, 45, found the coins in his garden."),
    case("called-a-strike", "The United Dockers Union called a strike on Friday."),
    case("sentenced", "Judge Walter Dunn sentenced Rob Finch on Friday."),
    case("doubled", "Rents in the old town have doubled in a year."),
    case("spoke-to-farmers", "Mrs. Okonkwo has spoken to many farmers in the hills."),
    case("without-saying", 'It goes without saying that a "smart" meter costs money.'),
    case("quoted-the-mayor", "Tom Bell left the hall, quoting the mayor."),
    case("published-a-report", "The Oakfield Water Board published a report on Friday."),
    case("a-man-called", "A farmer called Yusuf Darwish left his home by the river in 2013."),
    case("paints", "Élodie Lefèvre paints harbours."),
    case("agreed-with-her", "Amy Stone agreed with her and went home."),
    case("talks", "The two ministers spoke for an hour and met again for dinner."),
    case("nickname-of-a-place", 'The square, nicknamed "The Frying Pan," was empty at noon.'),
    case(
        "headline-with-a-title",
        "The film opens on Friday in twelve cinemas.",
        headline='"Silent Harbour" breaks record at the box office',
    ),
)


@pytest.mark.parametrize("one", rows(MARKS))
def test_marks_of_every_style(one: Case) -> None:
    """What stands between a pair of marks is one quotation; odd marks cost no other one."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(RUNNING))
def test_quotations_that_run_over_paragraphs(one: Case) -> None:
    """An open quotation goes on in a paragraph that opens with a mark, and only there."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(MIXED))
def test_quoted_pieces_in_the_words_of_the_article(one: Case) -> None:
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(NOBODY_SPEAKS))
def test_nobody_speaks(one: Case) -> None:
    """Titles, names, terms and silence are no speech, whatever marks and verbs are beside them."""
    assert mistakes(one) == []
