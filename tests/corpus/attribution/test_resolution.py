"""Who "she", "the senator" or "the other" is, and when the text does not tell."""

from __future__ import annotations

import pytest

from tests.corpus.attribution.reported import Case, Said, case, mistakes, rows

# The source is not the name that stands next to the cue.
BESIDE = (
    case(
        "object-of-a-relative-clause",
        "Later that day Laura Finch, who lives beside Rob Dunn, said the harbour was safe.",
        Said("the harbour was safe", "Laura Finch", "indirect", "Laura Finch"),
    ),
    case(
        "subject-of-a-relative-clause",
        "Laura Finch, whose firm, Ashton Ferries, sells boats, said the harbour was safe.",
        Said("the harbour was safe", "Laura Finch", "indirect", "Laura Finch"),
    ),
    case(
        "place-of-work",
        "Laura Finch, head of Ashton Ferries, an old firm, said the harbour was safe.",
        Said("the harbour was safe", "Laura Finch", "indirect"),
    ),
    case(
        "description-that-ends-the-line",
        "Laura Finch left Ashton on Friday.",
        '"The harbour is safe," said the mayor',
        Said('"The harbour is safe,"', (None, "Laura Finch"), "direct"),
    ),
    case(
        "city-of",
        "The fair was held in Norland on Friday.",
        "The city of Norland announced that the harbour was safe.",
        Said("the harbour was safe", "Norland", "indirect"),
    ),
    case(
        "long-place-of-work-with-its-short-form",
        '"It is new," said co-author Ann Lee of Norland State\'s Central Institute for Research in '
        "Harbour Sciences (CIRHS) on Friday.",
        Said('"It is new,"', "Ann Lee", "direct", "Ann Lee"),
    ),
    case(
        "list-in-brackets",
        "Comic artist Ann Lee (Night Owl, The Misfits) said the harbour was safe.",
        Said("the harbour was safe", "Ann Lee", "indirect"),
    ),
    case(
        "goes-on-without-a-subject",
        'Ann Lee said, "It has been a long fight. I am tired," further noting, "We won."',
        Said('"It has been a long fight. I am tired,"', "Ann Lee", "direct"),
        Said('"We won."', "Ann Lee", "direct"),
    ),
    case(
        "his-letter",
        "Rob Dunn left Ashton on Friday.",
        'His letter reads: "The harbour was safe."',
        Said('"The harbour was safe."', "Rob Dunn", "direct"),
    ),
    case(
        "data-of-a-body",
        "The harbour was safe, Norland University data showed on Friday.",
        Said("The harbour was safe", "Norland University", "indirect"),
    ),
    case(
        "whoever-spoke-in-the-same-paragraph",
        "Al Dunn reported that the harbour was safe.",
        "Dedi Prawiro, a spokesman for the town, confirmed that two boats sank. "
        "He told the court that nobody was hurt.",
        Said("the harbour was safe", "Al Dunn"),
        Said("two boats sank", "Dedi Prawiro"),
        Said("nobody was hurt", "Dedi Prawiro"),
    ),
    case(
        "office-of-a-country-in-capitals",
        "In a speech at Ashton, US Special Representative for Norway Ann Lee said it was safe.",
        Said("it was safe", "Ann Lee", "indirect", "Ann Lee"),
    ),
    case(
        "police-of-a-town-in-a-state",
        "According to police in Ashton, Norland, the harbour was safe.",
        Said("the harbour was safe", None, "indirect"),
    ),
    case(
        "party-in-brackets",
        "Gov. Laura Finch (R) said the harbour was safe.",
        Said("the harbour was safe", "Laura Finch", "indirect"),
    ),
    case(
        "dash-that-opens-a-clause",
        "In a letter to the mayor, Rob Dunn - the lawyer said the harbour was safe.",
        Said("the harbour was safe", (None, "lawyer"), "indirect"),
    ),
    case(
        "headline-with-an-object",
        "Laura Finch sat beside Rob Dunn on Friday.",
        Said("I Am Done", "Laura Finch"),
        headline="Laura Finch Endorses Rob Dunn: I Am Done",
    ),
    case(
        "whose-demands",
        "Rob Dunn left the strikers' demands for higher wages on his desk.",
        Said("higher wages", None, "indirect"),
    ),
    case(
        "written-of-somebody",
        'One neighbour, Laura Finch, wrote of Mr. Dunn: "Your boat is in my garden again."',
        Said('"Your boat is in my garden again."', "Laura Finch", "direct", "Laura Finch"),
    ),
    case(
        "office-with-capitals-before-its-place",
        'Former Ambassador to the Lake Islands Ann Lee wrote, "Nobody was hurt there."',
        Said('"Nobody was hurt there."', "Ann Lee", "direct", "Ann Lee"),
    ),
    case(
        "party-between-commas",
        "The town's mayor, Laura Finch, a Republican, said the harbour was safe.",
        Said("the harbour was safe", "Laura Finch", "indirect"),
    ),
    case(
        "seat-of-a-university",
        "Ann Lee of the University of Norland, Ashton denied that the lake was poisoned.",
        Said("the lake was poisoned", "Ann Lee", "indirect"),
    ),
    case(
        "police-who",
        "The barn burned down at noon (1100 GMT), according to police, who said it was empty.",
        Said("The barn burned down at noon (1100 GMT)", None, "indirect"),
        Said("it was empty", None, "indirect"),
    ),
    case(
        "the-line-before-ends-with-a-colon",
        '"We lost the boat," said Rob Finch.',
        "Twelve-year-old Laura Dunn added:",
        '"We found the oars."',
        Said('"We lost the boat,"', "Rob Finch"),
        Said('"We found the oars."', "Laura Dunn"),
    ),
    case(
        "goes-on-with-whom-the-sentence-began-with",
        '"We lost the boat," Rob Finch told the court after Laura Dunn called it a toy. '
        '"It was new."',
        Said('"We lost the boat,"', "Rob Finch"),
        Said("it a toy", "Laura Dunn"),
        Said('"It was new."', "Rob Finch"),
    ),
)

NOT_HERS = (
    case(
        "dateline-before-a-clause",
        "ASHTON - After saying for a year that the harbour was safe, Rob Dunn left it.",
        Said("the harbour was safe", (None, "Rob Dunn"), "indirect"),
    ),
    case(
        "a-name-given-to-another-thing",
        "On Friday the government announced the park, to be called Norland, was safe.",
        Said("the park", None),
    ),
    case(
        "nobody-named-so-far",
        '"We lost the boat," said Rob Finch.',
        '"It was new," the senator said.',
        "Sen. Laura Dunn was not there.",
        Said('"We lost the boat,"', "Rob Finch"),
        Said('"It was new,"', ("Rob Finch", None)),
    ),
    case(
        "several-of-one-kind",
        "The candidate Laura Dunn met the candidate Rob Finch.",
        "The three candidates agreed that the harbour was safe.",
        Said("the harbour was safe", None, "indirect"),
    ),
    case(
        "named-in-passing",
        "Laura Dunn won by nine votes. Laura Dunn had lost twice. Laura Dunn was late.",
        "The party was for Susan Dunn, a niece.",
        '"We found the oars," Mrs. Dunn said.',
        Said('"We found the oars,"', "Laura Dunn"),
    ),
)

PRONOUNS = (
    case(
        "her-family-is-not-her",
        "Laura Finch spoke in Ashton on Monday.",
        "Her family said the barn was empty that night.",
        Said("the barn was empty that night", None, "indirect"),
    ),
    case(
        "the-latter-of-two-bodies",
        "The fire was looked into by the Harbour Safety Board and the National Rescue Council, "
        'with the latter confirming that "nobody was hurt" that night.',
        Said('"nobody was hurt"', "National Rescue Council", "mixed", "the latter"),
    ),
    case(
        "the-former-president-is-not-the-president",
        "President Walter Dunn stayed away.",
        "Rob Finch spoke in Ashton on Monday, calling the plan a trick.",
        '"I never liked it," the former president said.',
        Said("the plan a trick", "Rob Finch"),
        Said('"I never liked it,"', "Rob Finch"),
    ),
    case(
        "the-head-of-a-body-spoke-before",
        'Lawyer Laura Finch said the hearing was "a farce".',
        'The head of the town\'s port guards told the court, "Nobody called us." She also said, '
        '"I regret it."',
        Said('the hearing was "a farce"', "Laura Finch"),
        Said('"Nobody called us."', None),
        Said('"I regret it."', None, "direct", "she"),
    ),
    case(
        "one-of-the-victims-is-the-subject-before",
        'Prosecutor Laura Finch said the thefts were "planned".',
        'One of the victims came to the court in a wheelchair. She said, "I want my ring back."',
        Said('the thefts were "planned"', "Laura Finch"),
        Said('"I want my ring back."', None, "direct", "she"),
    ),
    case(
        "the-main-clause-before-the-subordinate-one",
        "Rob Finch met Tom Bell on Friday.",
        "When Mr. Finch said the barn was his, Mr. Bell loudly objected.",
        '"It is mine," he said.',
        Said("the barn was his", "Rob Finch"),
        Said('"It is mine,"', "Tom Bell"),
    ),
    case(
        "whom-the-paragraph-before-opens-with",
        '"We lost," said Rob Finch. "The bridge was late."',
        "Former mayor Tom Bell, a friend of the builders, was of another mind.",
        '"Nonsense," he said of the delay.',
        Said('"We lost,"', "Rob Finch"),
        Said('"The bridge was late."', "Rob Finch"),
        Said('"Nonsense,"', "Tom Bell"),
    ),
    case(
        "a-subject-behind-its-adverbial",
        "In the weeks since Harvest Day, Mrs. Okonkwo has spoken to many farmers in the hills.",
        "She said they were ruined.",
        Said("they were ruined", "Okonkwo"),
    ),
    case(
        "not-whom-he-speaks-of",
        "Rob Finch resigned on Friday after a call from Tom Bell.",
        "He said Bell had been a model to him.",
        Said("Bell had been a model to him", "Rob Finch"),
    ),
    case(
        "he-after-one-man",
        "Rob Finch has farmed here since 1974.",
        '"I was born in that house," he said.',
        Said('"I was born in that house,"', "Rob Finch", "direct", "he"),
    ),
    case(
        "he-and-she",
        "Rob Finch lives with his daughter Laura Finch.",
        '"I was born in that house," he said.',
        '"So was I," she said.',
        Said('"I was born in that house,"', "Rob Finch"),
        Said('"So was I,"', "Laura Finch"),
    ),
    case(
        "gender-from-a-title",
        "Mr. Adeyemi and Mrs. Okonkwo run the shop.",
        '"I keep the books," she said.',
        '"I drive the van," he said.',
        Said('"I keep the books,"', ("Mrs. Okonkwo", "Okonkwo")),
        Said('"I drive the van,"', ("Mr. Adeyemi", "Adeyemi")),
    ),
    case(
        "gender-from-a-relation",
        "Tembi Zulu runs the shop with her husband, Sipho Zulu.",
        '"I keep the books," she said.',
        Said('"I keep the books,"', "Tembi Zulu"),
    ),
    case(
        "the-last-speaker-goes-on",
        "The judge, Walter Dunn, was in a hurry, and the farmer Rob Finch got two years in prison.",
        '"I am not sorry," Finch told the court.',
        '"I would do it again," he said.',
        Said('"I am not sorry,"', "Rob Finch"),
        Said('"I would do it again,"', "Rob Finch"),
    ),
    case(
        "the-subject-goes-on",
        "Laura Finch visited Amy Stone in hospital on Friday. She said the ward was full.",
        Said("the ward was full", "Laura Finch", "indirect", "She"),
    ),
    case(
        "subject-before-the-last-speaker",
        '"The hall is closed," Tom Bell said. "It is a pity."',
        "Walter Dunn opened the door. He said the hall was his.",
        Said('"The hall is closed,"', "Tom Bell"),
        Said('"It is a pity."', "Tom Bell"),
        Said("the hall was his", "Walter Dunn", "indirect", "He"),
    ),
    case(
        "apposition-is-no-subject",
        "Laura Finch, the former Brightwater boss who ran the plant, came on Friday. She said the "
        "hall was hers.",
        Said("the hall was hers", "Laura Finch", "indirect", "She"),
    ),
    case(
        "he-within-reported-speech",
        "Rob Finch said he would never sell and that he had told the bank so.",
        Said("he would never sell and that he had told the bank so", "Rob Finch", "indirect"),
    ),
    case(
        "who-he-said-came",
        'Rob Finch described the men, who, he said, "came at night with dogs."',
        Said('"came at night with dogs."', "Rob Finch"),
    ),
    case(
        "she-skips-a-man",
        "Laura Finch sells cheese at the market. Walter Dunn buys it.",
        '"He likes the blue one," she said.',
        Said('"He likes the blue one,"', "Laura Finch"),
    ),
    case(
        "he-skips-a-company",
        "Rob Finch sold the field to Brightwater Energy.",
        '"They paid in cash," he said.',
        Said('"They paid in cash,"', "Rob Finch"),
    ),
    case(
        "they-of-a-body",
        "The Oakfield Residents Association met on Friday. In a letter, they said the road must "
        "wait.",
        Said("the road must wait", "Oakfield Residents Association", "indirect"),
    ),
    case(
        "pronoun-before-the-name",
        "When he returned, Rob Finch found the house empty.",
        '"They took the doors," he said.',
        Said('"They took the doors,"', "Rob Finch"),
    ),
)

NOMINALS = (
    case(
        "the-senator",
        "Senator Maria Voss met farmers on Friday.",
        '"I grew up on a farm," the senator said.',
        Said('"I grew up on a farm,"', "Maria Voss", "direct", "the senator"),
    ),
    case(
        "the-age",
        "In the garden of Tom Bell, 45, workers have dug up a box of old coins.",
        '"I was planting leeks," the 45-year-old said.',
        Said('"I was planting leeks,"', "Tom Bell", "direct", "45-year-old"),
    ),
    case(
        "the-teacher",
        "Workers dug up the coins in the garden of Tom Bell, a retired teacher from Leeds.",
        '"I was planting leeks," the teacher said.',
        Said('"I was planting leeks,"', "Tom Bell", "direct", "the teacher"),
    ),
    case(
        "the-trade",
        "Workers dug up the coins in the garden of Tom Bell, a retired plumber from Leeds.",
        '"I was planting leeks," the plumber said.',
        Said('"I was planting leeks,"', "Tom Bell", "direct", "the plumber"),
    ),
    case(
        "the-mayor-among-others",
        "Mayor Ana Ruiz and the engineer Marta Olsen inspected the roof.",
        '"It will fall," the engineer said.',
        '"Then close the pool," the mayor said.',
        Said('"It will fall,"', "Marta Olsen"),
        Said('"Then close the pool,"', "Ana Ruiz"),
    ),
    case(
        "two-descriptions-of-one",
        "Senator Maria Voss, a former mayor of Leeds, met farmers on Friday.",
        '"I grew up on a farm," the former mayor and current senator said.',
        Said('"I grew up on a farm,"', "Maria Voss", "direct"),
    ),
    case(
        "former",
        "Former coach Luis Prado attended the match. The coach, Ivan Petrov, did not.",
        '"They run more now," the former coach said.',
        Said('"They run more now,"', "Luis Prado"),
    ),
    case(
        "the-union",
        "The strike of the United Dockers Union began on Friday.",
        "The union said the port would close at noon.",
        Said("the port would close at noon", "United Dockers Union", "indirect"),
    ),
    case(
        "the-report-of-a-body",
        "On Friday there was a new report by the Oakfield Water Board.",
        "The report said forty bolts were missing.",
        Said("forty bolts were missing", (None, "Oakfield Water Board"), "indirect", "report"),
    ),
    case(
        "unnamed-then-named",
        "A woman who saw the crash said the train had not braked. The woman, Ivana Horvat, was on "
        "her way to work.",
        Said("the train had not braked", "Ivana Horvat", "indirect", "woman"),
    ),
    case(
        "identified-only-as",
        "A man who gave his name only as Pete said the train had not braked.",
        '"It flew," Pete said.',
        Said("the train had not braked", "Pete", "indirect"),
        Said('"It flew,"', "Pete", "direct"),
    ),
)

UNTOLD = (
    case(
        "two-women-and-she",
        "Laura Finch and Amy Stone stood at the gate.",
        '"We were here first," she said.',
        Said('"We were here first,"', None, "direct", "she"),
    ),
    case(
        "two-men-and-he",
        "Walter Dunn and Rob Finch walked to the barn together.",
        '"It is mine," he said.',
        Said('"It is mine,"', None, "direct", "he"),
    ),
    case(
        "two-women-named-last",
        "There were two women at the gate on Friday, Laura Finch and Amy Stone, with a dog.",
        '"We were here first," she said.',
        Said('"We were here first,"', None, "direct", "she"),
    ),
    case(
        "she-among-men",
        "Walter Dunn and Rob Finch walked to the barn together.",
        '"It is mine," she said.',
        Said('"It is mine,"', None, "direct", "she"),
    ),
    case(
        "no-source-at-all",
        "Rob Finch has farmed here since 1974. The road was planned in 1998 by Walter Dunn.",
        '"Progress has its price."',
        Said('"Progress has its price."', None, "direct"),
    ),
    case(
        "a-witness",
        "Rob Finch was arrested on Friday.",
        '"He was shouting," a witness said.',
        Said('"He was shouting,"', None, "direct", "witness"),
    ),
    case(
        "his-lawyer",
        "Rob Finch was arrested on Friday.",
        '"He is innocent," his lawyer said.',
        Said('"He is innocent,"', None, "direct", "lawyer"),
    ),
    case(
        "finchs-mother",
        "Rob Finch was arrested on Friday.",
        '"He is a good boy," Finch\'s mother said.',
        Said('"He is a good boy,"', None, "direct", "mother"),
    ),
    case(
        "lawyer-for-somebody",
        "Rob Finch was arrested on Friday.",
        '"He is innocent," said a lawyer for Finch.',
        Said('"He is innocent,"', None, "direct", "lawyer"),
    ),
    case(
        "another-resident",
        "Amy Stone, a resident, blamed the council.",
        '"Nobody came," another resident said.',
        Said('"Nobody came,"', None, "direct", "another resident"),
        Said("the council", ("Amy Stone",), "indirect"),
    ),
    case(
        "officials",
        "Walter Dunn, an official of the ministry, visited the site on Friday.",
        "Officials said the dam would hold.",
        Said("the dam would hold", None, "indirect", "Officials"),
    ),
    case(
        "one-of-two-officials",
        "The officials Walter Dunn and Rob Finch visited the site on Friday.",
        '"The dam will hold," the official said.',
        Said('"The dam will hold,"', None, "direct", "the official"),
    ),
    case(
        "anonymous",
        "Brightwater Energy closed its plant on Friday.",
        "An employee, who asked not to be named, said wages had not been paid.",
        Said("wages had not been paid", None, "indirect", "employee"),
        Said("not to be named", None, "indirect"),
    ),
    case(
        "critics",
        "Mayor Ana Ruiz opened the pool on Friday.",
        "Critics say the pool is too small.",
        Said("the pool is too small", None, "indirect", "Critics"),
    ),
    case(
        "one-woman-after-the-other",
        "Laura Finch visited Amy Stone in hospital on Friday.",
        '"I was so glad to see her," the woman in the next bed said.',
        Said('"I was so glad to see her,"', None, "direct", "woman"),
    ),
    case(
        "leader-of-something-else",
        "Tom Bell, the union leader, opened the hall on Friday.",
        '"It is ours," Bell said.',
        '"This one is for you," the band leader said.',
        Said('"It is ours,"', "Tom Bell"),
        Said('"This one is for you,"', None, "direct", "the band leader"),
    ),
    case(
        "the-campaign-is-no-manager",
        '"It is ours," campaign manager Tom Bell said.',
        "The campaign said the hall was closed.",
        Said('"It is ours,"', "Tom Bell"),
        Said("the hall was closed", None, "indirect", "The campaign"),
    ),
    case(
        "the-official-after-somebody",
        '"It is ours," Tom Bell said.',
        '"The hall is closed," the official said.',
        Said('"It is ours,"', "Tom Bell"),
        Said('"The hall is closed,"', None, "direct", "the official"),
    ),
    case(
        "the-nominee-of-another-party",
        "Rob Finch, the Libertarian nominee for mayor, spoke first.",
        '"It is ours," Finch said.',
        '"The hall is closed," the Republican nominee said.',
        Said('"It is ours,"', "Rob Finch"),
        Said('"The hall is closed,"', None, "direct", "the Republican nominee"),
    ),
    case(
        "the-nominee-for-the-higher-office",
        "Rob Finch, the Green vice presidential nominee, spoke first.",
        '"The hall is closed," the presidential nominee said.',
        Said('"The hall is closed,"', None, "direct", "the presidential nominee"),
    ),
    case(
        "the-senator-after-a-governor",
        '"It is ours," Governor Maria Voss said.',
        '"The hall is closed," the senator said.',
        Said('"It is ours,"', "Maria Voss"),
        Said('"The hall is closed,"', None, "direct", "the senator"),
    ),
    case(
        "he-is-whom-the-line-brings-in",
        '"It is ours," Rob Finch said.',
        "A man in a red coat laughed. He said the hall was empty.",
        Said('"It is ours,"', "Rob Finch"),
        Said("the hall was empty", None, "indirect", "He"),
    ),
    case(
        "a-scene-after-a-speaker",
        '"I am not sorry," Rob Finch told the court.',
        "Outside, a crowd of about sixty had gathered.",
        '"Shame on you!" somebody shouted.',
        Said('"I am not sorry,"', "Rob Finch"),
        Said('"Shame on you!"', None, "direct"),
    ),
)


@pytest.mark.parametrize("one", rows(BESIDE))
def test_the_source_is_whose_words_they_are(one: Case) -> None:
    """Places, objects and places of work may stand nearer to the cue than who speaks."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(NOT_HERS))
def test_nobody_is_described_whom_the_words_do_not_mean(one: Case) -> None:
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(PRONOUNS))
def test_pronouns(one: Case) -> None:
    """A pronoun is the person in question of that gender."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(NOMINALS))
def test_descriptions(one: Case) -> None:
    """A description with "the" is the one whom the article describes so."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(UNTOLD))
def test_nobody_is_named_when_the_text_does_not_tell(one: Case) -> None:
    """A wrong name is worse than none: the mention's own words are shown instead."""
    assert mistakes(one) == []
