"""Names: short forms, families, titles, and the name orders of the world."""

from __future__ import annotations

import pytest

from tests.corpus.attribution.reported import Case, Names, Said, case, mistakes, rows


def short_form(name: str, full: Names, short: str, introduced: str | None = None) -> Case:
    """An article that introduces somebody, by *full* or as given, then quotes *short*."""
    first = introduced or (full if isinstance(full, str) else "")
    return case(
        name,
        f"The shop at the corner of the market square belongs to {first}, and the flood destroyed "
        "it in one night.",
        f'"We start again on Monday," {short} said.',
        Said('"We start again on Monday,"', full, "direct"),
    )


SHORT_FORMS = (
    short_form("surname", "Clara Jensen", "Jensen"),
    short_form("mr", "Peter Jensen", "Mr. Jensen"),
    short_form("ms", "Clara Jensen", "Ms Jensen"),
    short_form("dr", "Kwame Osei", "Dr. Osei"),
    short_form("rank-abbreviated", "Ilse Brandt", "General Brandt", "Gen. Ilse Brandt"),
    short_form("middle-initial", "John Q. Hale", "Hale"),
    short_form("initials", "J.D. Harlow", "Harlow"),
    short_form("junior", ("Victor Pike Jr.", "Victor Pike Jr"), "Pike", "Victor Pike Jr."),
    short_form("third", "Harold Pike III", "Pike"),
    short_form("hyphen", "Mary Ellis-Ward", "Ellis-Ward"),
    short_form("irish", "Sean O'Rourke", "O'Rourke"),
    short_form("irish-curly", "Sean O’Rourke", "O’Rourke"),
    short_form("nickname-in-the-name", 'Robert "Bobby" Kane', "Kane"),
    short_form("dutch", "Pieter van der Berg", "Van der Berg"),
    short_form("german", "Ursula von Arnim", "von Arnim"),
    short_form("french", "Élodie Lefèvre", "Lefèvre"),
    short_form("polish", "Łukasz Żak", "Żak"),
    short_form("turkish", "Şule Çağlar", "Çağlar"),
    short_form("vietnamese", "Nguyễn Văn Hùng", "Hùng"),
    short_form("chinese", "Liang Meihua", "Liang"),
    short_form("chinese-hyphen", "Tsai Ming-che", "Tsai"),
    short_form("korean", "Park Ji-won", "Park"),
    short_form("korean-two-words", "Kim Min Seo", "Kim"),
    short_form("spanish-first-surname", "Gabriela Montes Rivera", "Montes"),
    short_form("spanish-both-surnames", "Gabriela Montes Rivera", "Montes Rivera"),
    short_form("spanish-particle", "Juan Carlos de la Vega", "De la Vega"),
    short_form("portuguese", "João Pereira dos Santos", "Santos"),
    short_form("arabic-article", "Yusuf al-Khatib", "al-Khatib"),
    short_form("arabic-capital", "Yusuf al-Khatib", "Al-Khatib"),
    short_form("arabic-article-dropped", "Yusuf al-Khatib", "Khatib"),
    short_form("arabic-compound", "Abdul Rahman Darwish", "Darwish"),
    short_form("arabic-bin", "Khalid bin Salim", "Bin Salim"),
    short_form(
        "burmese",
        ("Khin Thida Aung", "Daw Khin Thida Aung"),
        "Khin Thida Aung",
        "Daw Khin Thida Aung",
    ),
    short_form(
        "burmese-honorific-later",
        ("Kyaw Zin Htut", "U Kyaw Zin Htut"),
        "U Kyaw Zin Htut",
        "Kyaw Zin Htut",
    ),
    short_form("one-name", "Sutrisno", "Sutrisno"),
    short_form("somali-by-first-name", "Abdi Hassan Warsame", "Abdi"),
    short_form("icelandic", "Jón Sigurðsson", "Jón"),
    short_form("child-by-first-name", "Lily Carter", "Lily", "Lily Carter, 9"),
    short_form("surname-of-a-place", "Grace Houston", "Houston"),
    short_form("surname-of-a-word", "Arthur Rich", "Rich"),
    short_form("capitals", ("RENATA SILVA", "Renata Silva"), "Silva", "RENATA SILVA"),
    short_form("second-name-used", "Robert Dale Kane", "Dale Kane"),
    short_form("first-name-that-is-a-word", "Dean Keller", "Keller"),
    short_form("accent-dropped", "René Lefèvre", "Lefevre"),
    case(
        "full-name-in-the-headline-only",
        "Keller has run the shop for twenty years.",
        '"I am closing," Keller said.',
        Said('"I am closing,"', "Anita Keller", "direct"),
        headline="Anita Keller Closes Her Shop After Twenty Years",
    ),
    case(
        "headline-with-a-title-and-surname",
        "The shop belongs to Anita Keller, who has run it for twenty years.",
        '"I am closing," Keller said.',
        Said('"I am closing,"', "Anita Keller", "direct"),
        headline="MP Keller closes her shop: rents have doubled in a year",
    ),
    case(
        "dateline",
        "OAKFIELD — Anita Keller on Friday said the shop was closing.",
        Said("the shop was closing", "Anita Keller", "indirect", "Anita Keller"),
    ),
    case(
        "of-a-body",
        "The shop belongs to Anita Keller, a member of the Oakfield Chess Club.",
        '"I am closing," Ms. Keller of the Oakfield Chess Club said.',
        Said('"I am closing,"', "Anita Keller", "direct"),
    ),
    case(
        "of-a-body-that-comes-first",
        "The flood was filmed by Nilofar Qadi of the Oakfield Chess Club, who lives upstairs.",
        '"I start again on Monday," Ms. Qadi said.',
        Said('"I start again on Monday,"', "Nilofar Qadi", "direct"),
    ),
    case(
        "office-of-a-state",
        "Oakfield Secretary of State Anita Keller said the shop was closed.",
        Said("the shop was closed", "Anita Keller", "indirect"),
    ),
    case(
        "party-before-the-name",
        "Republicans Anita Keller and Paul Orlov own the shop.",
        '"I am closing," Keller said.',
        Said('"I am closing,"', "Anita Keller", "direct"),
    ),
    case(
        "introduced-in-a-short-sentence-of-names",
        "Judge Walter Dunn sentenced Rob Finch on Friday.",
        '"I am not sorry," Finch told the court.',
        Said('"I am not sorry,"', "Rob Finch", "direct"),
    ),
    case(
        "introduced-after-a-day",
        "The fire broke out at a plant of Harlow Mining on Friday in the old town.",
        "Harlow Mining said nobody was hurt.",
        Said("nobody was hurt", "Harlow Mining", "indirect"),
    ),
)

FAMILIES = (
    case(
        "first-name-of-a-couple",
        "The inn by the lake was bought in 2001 by Carl and Nina Weber, who came from the city.",
        '"It was a ruin," Nina Weber said.',
        '"It still is," Carl Weber said.',
        Said('"It was a ruin,"', "Nina Weber"),
        Said('"It still is,"', "Carl Weber"),
    ),
    case(
        "first-names-alone",
        "The inn was bought in 2001 by Carl Weber and Nina Weber, who came from the city.",
        '"It was a ruin," Nina said.',
        '"It still is," Carl said.',
        Said('"It was a ruin,"', "Nina Weber"),
        Said('"It still is,"', "Carl Weber"),
    ),
    case(
        "mr-and-mrs",
        "The inn by the lake was bought in 2001 by Carl Weber and his wife, Nina Weber.",
        '"It was a ruin," Mrs. Weber said.',
        '"It still is," Mr. Weber said.',
        Said('"It was a ruin,"', "Nina Weber"),
        Said('"It still is,"', "Carl Weber"),
    ),
    case(
        "another-than-the-one-named-in-full",
        'Mayor Brandt is trying a new message: "It is about me."',
        '"I shall be on the ballot," Mr. Brandt said on Friday.',
        "The fair was opened by the mayor's sister, Nina Brandt.",
        '"I shall win," Brandt added.',
        Said('"It is about me."', "Brandt"),
        Said('"I shall be on the ballot,"', "Brandt"),
        Said('"I shall win,"', "Nina Brandt"),
    ),
    case(
        "pronouns-of-a-couple",
        "The inn by the lake was bought in 2001 by Carl Weber and his wife, Nina Weber.",
        '"It was a ruin," she said.',
        Said('"It was a ruin,"', "Nina Weber"),
    ),
    case(
        "father-and-son",
        "The garage is run by Victor Pike Sr. and Victor Pike Jr. without much talk.",
        '"He does the work," Pike Sr. said.',
        '"He counts the money," Pike Jr. said.',
        Said('"He does the work,"', "Victor Pike Sr."),
        Said('"He counts the money,"', "Victor Pike Jr."),
    ),
    case(
        "surname-with-a-title",
        "On Friday the head of the state, Governor Elena Brandt, met her brother, Karl Brandt.",
        '"We never talk about money," Governor Brandt said.',
        Said('"We never talk about money,"', "Elena Brandt"),
    ),
    case(
        "daughter-introduced-by-her-father",
        "Elena Brandt won by nine votes.",
        '"She never slept," said her daughter, Sophie Brandt.',
        '"I slept," Elena Brandt said.',
        Said('"She never slept,"', "Sophie Brandt"),
        Said('"I slept,"', "Elena Brandt"),
    ),
    case(
        "bare-surname-of-two",
        "The inn was bought in 2001 by Carl Weber and Nina Weber, who came from the city.",
        '"It was a ruin," Weber said.',
        Said('"It was a ruin,"', (None, "Weber")),
    ),
    case(
        "the-one-named-so-far",
        "Sophie Brandt opened the shop on Friday.",
        'Brandt, a daughter of the governor, Elena Brandt, said: "I slept badly."',
        Said('"I slept badly."', "Sophie Brandt"),
    ),
    case(
        "colleagues-of-one-surname",
        "Judge Alan Moss heard the case. The lawyer was Petra Moss, who is not related to him.",
        '"I have read enough," Judge Moss said.',
        Said('"I have read enough,"', "Alan Moss"),
    ),
)

BODIES = (
    case(
        "initials-of-a-body",
        "The members of the National Farm Council (NFC) met on Friday in the old hall.",
        "The NFC said prices would fall.",
        Said(
            "prices would fall", ("National Farm Council", "The National Farm Council"), "indirect"
        ),
    ),
    case(
        "the-company",
        "The plant of Brightwater Energy in the old town has been closed since the fire.",
        "The company said no worker would be dismissed.",
        Said("no worker would be dismissed", "Brightwater Energy", "indirect"),
    ),
    case(
        "short-name-of-a-company",
        "The plant of Brightwater Energy Inc. in the old town has been closed since the fire.",
        "Brightwater said no worker would be dismissed.",
        Said("no worker would be dismissed", ("Brightwater Energy Inc.", "Brightwater Energy Inc")),
    ),
    case(
        "spokeswoman-then-surname",
        "Brightwater Energy spokeswoman Lucy Hart said the plant was safe.",
        '"Nobody was hurt," Hart said.',
        Said("the plant was safe", "Lucy Hart", "indirect"),
        Said('"Nobody was hurt,"', "Lucy Hart", "direct"),
    ),
    case(
        "unnamed-spokesman-of-a-company",
        '"The plant is safe," a spokesman for Brightwater Energy said.',
        Said('"The plant is safe,"', (None, "Brightwater Energy"), "direct", "spokesman"),
    ),
    case(
        "ministry",
        "The Ministry of Fisheries said the ban would end in May.",
        Said("the ban would end in May", ("Ministry of Fisheries", "The Ministry of Fisheries")),
    ),
    case(
        "text-by-a-body",
        "Nobody was hurt, according to a tweet on Monday by the Oakfield Water Board.",
        Said("Nobody was hurt", "Oakfield Water Board", "indirect", "a tweet"),
    ),
    case(
        "text-by-somebody-of-a-body",
        "Nobody was hurt, according to a study by Oakfield University lecturer Paul Orlov.",
        Said("Nobody was hurt", (None, "Paul Orlov"), "indirect"),
    ),
    case(
        "news-agency",
        "The Oakfield Press news agency said nobody was hurt. The Oakfield Press is old.",
        Said("nobody was hurt", "Oakfield Press", "indirect"),
    ),
    case(
        "body-for-a-purpose",
        "The Commission on Presidential Museums met on Friday.",
        "The Commission on Presidential Museums said the hall would close.",
        Said("the hall would close", "Commission on Presidential Museums", "indirect"),
    ),
    case(
        "body-named-after-a-person",
        "Martin Cole founded the Cole Foundation in 1990.",
        "The Cole Foundation said the prize would not be awarded.",
        Said(
            "the prize would not be awarded", ("Cole Foundation", "The Cole Foundation"), "indirect"
        ),
    ),
    case(
        "capital-for-a-government",
        "Relations with Canberra are strained.",
        "Canberra said the ban would end in May.",
        Said("the ban would end in May", "Canberra", "indirect"),
    ),
)


# Capitals that open a sentence, or name an office, are nobody's name.
NO_NAMES = (
    case(
        "a-department-of-two",
        "The Water Department met the Road Department on Friday.",
        'The Department said the fire "came from the road" that night.',
        Said('the fire "came from the road" that night', None, "mixed"),
    ),
    case(
        "a-department-of-one",
        "A meeting of the Norland Department of Water was held on Friday.",
        'The Department said the fire "came from the road" that night.',
        Said('the fire "came from the road" that night', "Norland Department of Water", "mixed"),
    ),
    case(
        "a-pronoun-behind-an-abbreviation",
        "Four barns burned down on Friday in Washington, D.C. They said the road was closed.",
        Said("the road was closed", None, "indirect"),
    ),
    case(
        "an-adjective-that-opens",
        "Four barns burned down on Friday.",
        "Early reports suggested the fire came from the road.",
        Said("the fire came from the road", None, "indirect"),
    ),
    case(
        "initials-are-no-first-name",
        "US Ambassador Rob Finch came to see the barns.",
        'The US said the fire was "a disgrace" for everybody.',
        Said('the fire was "a disgrace" for everybody', "US", "mixed"),
    ),
    case(
        "a-part-of-somebodys-letter",
        "Judge Walter Dunn heard the case on Friday.",
        'Part of Dunn\'s letter reads "the bridge was safe all the time."',
        Said('"the bridge was safe all the time."', "Walter Dunn", "direct"),
    ),
    case(
        "a-site-with-its-domain",
        'Valoro.com reported that "three barns" burned down.',
        Said('"three barns"', "Valoro.com", "mixed"),
    ),
    case(
        "the-next-field-of-a-form",
        'Name: Laura Finch Age: 27 said, "We start again on Monday."',
        Said('"We start again on Monday."', ("Laura Finch", None)),
    ),
    case(
        "somebodys-office-is-no-name",
        "Prime Minister Ivar Solheim is ill.",
        "Solheim's government office said he would stay at home.",
        Said("he would stay at home", None, "indirect"),
    ),
    case(
        "somebodys-questioners-are-others",
        "President Walter Dunn came to Ashton on Monday.",
        'Dunn\'s first three questioners were angry: "Is it not time to go?"',
        Said('"Is it not time to go?"', None, "direct"),
    ),
    case(
        "whose-statement-it-is",
        "Judge Walter Dunn heard the case on Friday.",
        '"The bridge was safe," reads Judge Dunn\'s statement.',
        Said('"The bridge was safe,"', "Walter Dunn", "direct"),
    ),
    case(
        "who-wrote-on-a-medium",
        "Four barns burned down on Friday.",
        'The mayor of Ashton, Laura Finch, wrote on Twitter: "We are with them."',
        Said('"We are with them."', "Laura Finch", "direct", role="mayor of Ashton"),
    ),
    case(
        "a-country-before-a-name",
        'Germany bans Harbour Air of Oakfield, citing "security".',
        "Ambassador to Germany Robert Hale was told on Friday.",
        Said('"security"', "Germany"),
    ),
    case(
        "an-office-before-a-name",
        'Port Board Administrator Laura Finch said, "We start again on Monday."',
        Said('"We start again on Monday."', "Laura Finch", "direct"),
    ),
    case(
        "a-plural-opens",
        "Four barns burned down on Friday.",
        'Bystanders said the fire "came from the road" that night.',
        Said('the fire "came from the road" that night', None, "mixed", "Bystanders"),
    ),
    case(
        "somebody-unknown-opens",
        "Four barns burned down on Friday.",
        'Someone said, "Open the gate."',
        Said('"Open the gate."', None, "direct", "Someone"),
    ),
    case(
        "a-paper-that-opens",
        "Four barns burned down on Friday.",
        "Valoro said the fire came from the road.",
        Said("the fire came from the road", "Valoro", "indirect", "Valoro"),
    ),
    case(
        "an-office-without-its-holder",
        "Four barns burned down on Friday.",
        'The Foreign Secretary said the fire was "a disgrace".',
        Said('the fire was "a disgrace"', None, "mixed"),
    ),
    case(
        "an-office-and-its-holder",
        "Prime Minister Ivar Solheim came to see the barns with Deputy Prime Minister Kari Dahl.",
        'The farms are insured, but the Prime Minister said the fire was "a disgrace".',
        Said('the fire was "a disgrace"', "Ivar Solheim", "mixed"),
    ),
)


def whole(name: str, shown: Names, source: str, *before: str) -> Case:
    """An article whose last paragraph quotes *source*, to be shown as *shown*."""
    said = f'{source} said after a long night at the lake: "Nobody was hurt."'
    return case(name, *before, said, Said('"Nobody was hurt."', shown, "direct"))


# What belongs to a name and what only stands beside it.
BORDERS = (
    whole("fields", "Fire and Rescue", "Fire and Rescue"),
    whole(
        "fields-of-a-committee",
        "House Fisheries and Forestry Committee",
        "The House Fisheries and Forestry Committee",
    ),
    whole(
        "listed-fields",
        "Institute of Hygiene, Disease Control and Research",
        "The Institute of Hygiene, Disease Control and Research",
    ),
    whole(
        "two-bodies",
        ("Police Union", "Water Board"),
        "The Water Board and Police Union",
        "The Water Board met on Friday. The Police Union did not.",
    ),
    whole(
        "purpose-with-of",
        "National Committee on Classification of Mosses",
        "The National Committee on Classification of Mosses",
    ),
    whole(
        "trade-before-a-rare-name", "Krisjan Anders", "Immunologist Krisjan Anders of Ashton Labs"
    ),
    whole("co-of-a-rare-name", "Jingwa Wang", "Co-developer Jingwa Wang"),
    whole(
        "evaluation",
        "Centre for Health Metrics and Evaluation",
        "The Centre for Health Metrics and Evaluation",
    ),
    whole("senators-campaign", "Dunn campaign", "Senator Dunn's campaign"),
    whole("where-born", "Laura Dunn", "North Ashton-born Laura Dunn"),
    whole("whose-campaign", "Dunn campaign", "Mr. Dunn's campaign"),
    whole("day-in-a-paper", "Oakfield Today", "Oakfield Today"),
    whole("owned-office", "Ashton Sheriff's Office", "The Ashton Sheriff's Office"),
    whole("party-word-in-a-body", "Ardanian Democratic Forces", "The Ardanian Democratic Forces"),
    whole("of-a-body-named-once", "Nils-Olof Haraldsen", "Nils-Olof Haraldsen of Ashton Ferries"),
    whole("surname-that-is-a-title", "Peter T. King", "Representative Peter T. King of New Ashton"),
    whole(
        "last-name-of-a-body",
        "Nils Haraldsen",
        "Haraldsen of the Harbour Dockers",
        "Nils Haraldsen came on Friday.",
    ),
    whole("title-behind-a-hyphen", "Ann Lee", "Union Secretary-General Ann Lee"),
    whole("co-author", "Mei-hua Liang", "Co-author Mei-hua Liang"),
    whole("emeritus", "Walter Dunn", "Bishop Emeritus Walter Dunn"),
    whole("trade-by-form", "Laura Finch", "Broadcaster Laura Finch"),
    whole(
        "title-behind-a-day",
        "Walter Dunn",
        "Dunn",
        "The death on Saturday of Justice Walter Dunn surprised the court.",
    ),
    whole(
        "titles-of-two",
        "Nora Dunn",
        "Professor Dunn",
        "Professors Dunn and Alder wrote the book. Nora Dunn and Rob Alder are friends.",
    ),
    whole(
        "second-person-behind-of",
        "Rob Finch",
        "Finch",
        "Sen. Laura Dunn of Ohio and Gov. Rob Finch of Utah came on Friday.",
    ),
    whole(
        "two-behind-of",
        "Rob Finch",
        "Finch",
        "The friends of Dunn and Finch met. Laura Dunn and Rob Finch came late.",
    ),
    whole("particle", "Arnel dela Cruz", "Arnel dela Cruz"),
    whole("adverb-opens", "Laura Finch", "Finch", "Laura Finch came late. Afterwards Finch left."),
    whole(
        "pronoun-opens",
        "Laura Finch",
        "Finch",
        "Everything Finch owns was in the barn. Laura Finch came late.",
    ),
    whole(
        "adjective-opens", "Harbour Air", "Harbour Air", "Previous Harbour Air flights were late."
    ),
    whole(
        "question-opens",
        "Red Barn",
        "Red Barn",
        "Red Barn sells hats.",
        "Red Barn sells hats. (AL) Will Red Barn be open on Friday?",
    ),
)


@pytest.mark.parametrize("one", rows(SHORT_FORMS))
def test_a_short_form_is_the_person_introduced_before(one: Case) -> None:
    """The speaker bears the fullest name that the article gives, whichever part stands alone."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(FAMILIES))
def test_people_of_one_surname_stay_apart(one: Case) -> None:
    """First names, titles, Jr. and gender tell them apart; a bare surname of two tells nobody."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(BODIES))
def test_bodies(one: Case) -> None:
    """A body is one speaker under its full name, apart from its people and its founder."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(BORDERS))
def test_a_name_is_shown_whole_and_alone(one: Case) -> None:
    """Small words within it belong to it; titles, places and openings beside it do not."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(NO_NAMES))
def test_capitals_that_name_nobody(one: Case) -> None:
    assert not mistakes(one)
