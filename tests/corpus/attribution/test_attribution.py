"""From a quotation to its source: cues, the order of words, several speakers, dialogue."""

from __future__ import annotations

import pytest

from tests.corpus.attribution.reported import Case, Said, case, mistakes, rows

FINCH = "Rob Finch"
STAY = '"We are staying,"'
STAYING = Said(STAY, FINCH, "direct", "Finch")

CUES = (
    case("verb-before", f"{STAY} said Rob Finch.", STAYING),
    case("verb-after", f"{STAY} Rob Finch said.", STAYING),
    case("told-reporters", f"{STAY} Rob Finch told reporters outside the barn.", STAYING),
    case("told-a-newspaper", f"{STAY} Rob Finch told the Oakfield Courier on Friday.", STAYING),
    case("told-somebody-named", f"{STAY} Rob Finch told Amy Stone of Radio Oakfield.", STAYING),
    case("was-quoted-as-saying", f"{STAY} Rob Finch was quoted as saying.", STAYING),
    case(
        "was-quoted-by",
        'Rob Finch was quoted by the Oakfield Courier as saying: "We are staying."',
        Said('"We are staying."', FINCH, "direct"),
    ),
    case("in-a-statement", f"{STAY} Rob Finch said in a statement issued by Amy Stone.", STAYING),
    case(
        "statement-first",
        'In a statement late on Friday, Rob Finch said, "We are staying."',
        Said('"We are staying."', FINCH, "direct"),
    ),
    case(
        "in-an-interview-with",
        f"{STAY} Rob Finch said in an interview with Amy Stone for Radio Oakfield.",
        STAYING,
    ),
    case("at-a-rally", f"{STAY} Rob Finch shouted at a rally in Leeds.", STAYING),
    case("laughed", f"{STAY} laughed Rob Finch.", STAYING),
    case("insisted", f"{STAY} Rob Finch insisted.", STAYING),
    case("wrote", f"{STAY} Rob Finch wrote on his website.", STAYING),
    case(
        "question-before-the-name",
        '"Are we staying?" Finch asked. "We are until spring." Rob Finch is 71.',
        Said('"Are we staying?"', FINCH, "direct", "Finch"),
        Said('"We are until spring."', FINCH, "direct"),
    ),
    case(
        "full-stop-before-the-name",
        'Rob Finch is 71. "We are staying." Finch said.',
        Said('"We are staying."', FINCH, "direct", "Finch"),
    ),
    case(
        "question-then-somebody-else-says",
        'Rob Finch is 71. "We are staying." Amy Stone said on Friday that the farm was sold.',
        Said("the farm was sold", "Amy Stone", "indirect", "Amy Stone"),
        Said('"We are staying."', (None, FINCH), "direct"),
    ),
    case(
        "adviser-of-whom-the-letter-is-not-to",
        'In a letter to the Courier, her old friend, Rob Finch, said: "We are staying."',
        Said('"We are staying."', FINCH, "direct", "Finch"),
    ),
    case(
        "from-a-town-in-a-state",
        "Rob Finch of Dayton, West Virginia says the farm was sold.",
        Said("the farm was sold", FINCH, "indirect", "Finch"),
    ),
    case(
        "described-between-dashes",
        "Rob Finch — a farmer from Leeds — says the farm was sold.",
        Said("the farm was sold", FINCH, "indirect", "Finch"),
    ),
    case(
        "surname-that-is-a-rank",
        f"{STAY} said Rob King, a prominent Ohio Democrat.",
        Said(STAY, "Rob King", "direct", "Rob King"),
    ),
    case(
        "named-behind-any-noun",
        "Another swimmer, Rob Finch, said the water was cold.",
        Said("the water was cold", FINCH, "indirect", "Finch"),
    ),
    case(
        "himself",
        "Rob Finch is 71. Finch himself said the farm was sold.",
        Said("the farm was sold", FINCH, "indirect", "Finch"),
    ),
    case(
        "who-behind-by",
        'The letter was drafted by Rob Finch, who said on Friday: "We are staying."',
        Said('"We are staying."', FINCH, "direct"),
    ),
    case("adverb-between", f"{STAY} Rob Finch quietly added.", STAYING),
    case("date-between", f"{STAY} Rob Finch on Tuesday told the council.", STAYING),
    case(
        "colon",
        'Rob Finch put it bluntly: "We are staying."',
        Said('"We are staying."', FINCH, "direct"),
    ),
    case(
        "continued",
        f'{STAY} Finch said, and continued: "My father is buried here." Rob Finch is 71.',
        STAYING,
        Said('"My father is buried here."', FINCH, "direct"),
    ),
    case(
        "according-to",
        f"{STAY} according to Rob Finch, whose farm lies on the route.",
        STAYING,
    ),
    case(
        "signed",
        'Quote of the day: "We are staying." — Rob Finch, farmer',
        Said('"We are staying."', FINCH, "direct"),
    ),
    case(
        "signed-with-a-hyphen",
        '"We are staying." - Rob Finch',
        Said('"We are staying."', FINCH, "direct"),
    ),
    case(
        "in-the-words-of",
        'In the words of Rob Finch, "nobody asked us anything."',
        Said('"nobody asked us anything."', FINCH),
    ),
    case(
        "as-somebody-put-it",
        'The village, as Rob Finch put it, is "a place on the way to other places."',
        Said('"a place on the way to other places."', FINCH),
    ),
    case(
        "as-somebody-put-it-in-a-letter",
        'As Rob Finch put it in a letter to the council, the road is "a gift to nobody."',
        Said('the road is "a gift to nobody."', FINCH, "mixed"),
    ),
    case(
        "answer-was",
        "The council asked twice. Rob Finch’s answer was: “Is it Sunday or Monday that you dig?”",
        Said("“Is it Sunday or Monday that you dig?”", FINCH, "direct"),
    ),
    case(
        "clear-in-a-letter",
        'Rob Finch was blunt in his letter: "Further talk about the road is pointless."',
        Said('"Further talk about the road is pointless."', FINCH, "direct"),
    ),
    case(
        "sentence-between-brackets",
        "THE VALLEY [Photo] “But farmers, some of them very old, say otherwise.” [Courier.]",
        Said("“But farmers, some of them very old, say otherwise.”", None, "direct"),
    ),
    case(
        "on-a-programme",
        f"{STAY} Rob Finch, a farmer, said on Radio Oakfield’s “Night and Day.” “We always have.”",
        STAYING,
        Said("“We always have.”", FINCH, "direct"),
    ),
    case(
        "described-by-somebody-as",
        "The farm on the hill has been described by the farmer Rob Finch as a “ruin” of stones.",
        Said("a “ruin” of stones", FINCH, "mixed"),
    ),
    case(
        "verb-that-no-table-has",
        "Amy Stone left the hall.",
        "“The farm stays what it is,” a furious Finch spluttered. Rob Finch is 71.",
        Said("“The farm stays what it is,”", FINCH, "direct"),
    ),
    case(
        "mayor-in-a-town",
        "Mayor Rob Finch went home early. At a meeting in Leeds, the mayor said he was staying.",
        Said("he was staying", FINCH, "indirect"),
    ),
    case(
        "of-a-town-in-a-state",
        "Rob Finch of Columbia, South Carolina said he was staying.",
        Said("he was staying", FINCH, "indirect"),
    ),
    case(
        "of-a-trust",
        f"{STAY} said Meenak Basu of the Valley Trust. Ms. Basu is a lawyer.",
        Said(STAY, "Meenak Basu", "direct"),
    ),
    case(
        "dateline-with-dashes",
        'LEEDS -- Mayor Rob Finch said, "We are staying."',
        Said('"We are staying."', FINCH, "direct"),
    ),
    case(
        "gesture-before",
        'Rob Finch shook his head. "We are staying."',
        Said('"We are staying."', FINCH, "direct"),
    ),
    case(
        "asked-by-somebody-else",
        'Asked by Amy Stone whether he would sell, Rob Finch replied: "Never in my life."',
        Said("whether he would sell", "Amy Stone", "indirect"),
        Said('"Never in my life."', FINCH, "direct"),
    ),
)

BETWEEN = (
    case(
        "apposition",
        f"{STAY} Rob Finch, a farmer from Nether Wallop, said on Monday.",
        STAYING,
    ),
    case(
        "long-apposition",
        f"{STAY} Rob Finch, 71, a farmer and the chairman of the residents' committee that has "
        "fought the road since 2009, said on Monday.",
        STAYING,
    ),
    case(
        "apposition-with-a-name",
        f"{STAY} said Rob Finch, a cousin of Mayor Ana Ruiz.",
        STAYING,
    ),
    case(
        "relative-clause",
        f"{STAY} said Rob Finch, whose wife, Ellen Finch, runs the shop.",
        STAYING,
    ),
    case(
        "relative-clause-with-a-verb",
        f'Rob Finch, who was interviewed by Amy Stone, said: {STAY[:-2]}."',
        Said('"We are staying."', FINCH, "direct", "Finch"),
    ),
    case(
        "role-before",
        f"{STAY} said residents' committee chairman Rob Finch.",
        STAYING,
    ),
    case(
        "role-with-the",
        f"{STAY} said the committee's chairman, Rob Finch.",
        STAYING,
    ),
    case(
        "lawyer-of-somebody",
        f"{STAY} said his lawyer, Rob Finch.",
        STAYING,
    ),
    case(
        "role-comma-name-comma-said",
        f"{STAY} the town's surveyor, Rob Finch, said.",
        STAYING,
    ),
    case(
        "a-neighbour-comma",
        f"{STAY} said a neighbour, Rob Finch.",
        STAYING,
    ),
    case(
        "one-of-several-comma",
        f"{STAY} said one of the neighbours, Rob Finch.",
        STAYING,
    ),
    case(
        "age-before",
        f"{STAY} said 71-year-old Rob Finch.",
        STAYING,
    ),
    case(
        "spokeswoman-of-a-company",
        '"No one lost power," said Brightwater Energy spokeswoman Lucy Hart.',
        Said('"No one lost power,"', "Lucy Hart", "direct", "Hart"),
    ),
    case(
        "spokeswoman-for-a-person",
        '"He is resting," said Lucy Hart, a spokeswoman for Senator Tom Bell.',
        Said('"He is resting,"', "Lucy Hart", "direct", "Hart"),
    ),
    case(
        "name-inside-the-quotation",
        '"Amy Stone is wrong," said Rob Finch.',
        Said('"Amy Stone is wrong,"', FINCH, "direct", "Finch"),
    ),
    case(
        "name-after-the-cue",
        '"She is wrong," said Rob Finch of Amy Stone.',
        Said('"She is wrong,"', FINCH, "direct", "Finch"),
    ),
)

SEVERAL = (
    case(
        "two-in-a-sentence",
        '"Yes," said Amy Stone, and "No," said Rob Finch.',
        Said('"Yes,"', "Amy Stone", "direct"),
        Said('"No,"', FINCH, "direct"),
    ),
    case(
        "two-in-a-paragraph",
        '"The road brings work," said Amy Stone. "It brings noise," said Rob Finch.',
        Said('"The road brings work,"', "Amy Stone", "direct"),
        Said('"It brings noise,"', FINCH, "direct"),
    ),
    case(
        "cue-before-each",
        'Amy Stone said, "The road brings work." Rob Finch said, "It brings noise."',
        Said('"The road brings work."', "Amy Stone", "direct"),
        Said('"It brings noise."', FINCH, "direct"),
    ),
    case(
        "while",
        'While Amy Stone called the road "a lifeline," Rob Finch called it "a scar."',
        Said('"a lifeline,"', "Amy Stone"),
        Said('"a scar."', FINCH),
    ),
    case(
        "continues-after-the-cue",
        f'{STAY} said Rob Finch. "My father is buried here. So is his."',
        STAYING,
        Said('"My father is buried here. So is his."', FINCH, "direct"),
    ),
    case(
        "paragraph-that-only-continues",
        f"{STAY} said Rob Finch.",
        '"My father is buried here. So is his."',
        STAYING,
        Said('"My father is buried here. So is his."', FINCH, "direct"),
    ),
    case(
        "answer-to-somebody",
        'Amy Stone asked him why. "Because it is home," said Rob Finch.',
        Said('"Because it is home,"', FINCH, "direct"),
        Said("why", ("Amy Stone", None), "indirect"),
    ),
    case(
        "goes-on-with-one-word",
        '"Go home," Amy Stone told him. "Now."',
        Said('"Go home,"', "Amy Stone", "direct"),
        Said('"Now."', "Amy Stone", "direct"),
    ),
    case(
        "told-by-somebody-to",
        'Rob Finch was told by Amy Stone to "go home."',
        Said('"go home."', "Amy Stone"),
    ),
    case(
        "each-has-said",
        'Rob Finch has said "we are staying," and his wife, Ellen Finch, has said "we are going."',
        Said('"we are staying,"', FINCH),
        Said('"we are going."', "Ellen Finch"),
    ),
    case(
        "said-that-somebody-said",
        'Amy Stone said Rob Finch told her: "Go home."',
        Said('Rob Finch told her: "Go home."', ("Amy Stone", FINCH)),
    ),
    case(
        "thanks",
        'Amy Stone thanked Rob Finch. "He saved us," she said.',
        Said('"He saved us,"', "Amy Stone", "direct"),
    ),
    case(
        "on-behalf-of",
        "Amy Stone, speaking on behalf of Rob Finch, said he was ill.",
        Said("he was ill", "Amy Stone", "indirect"),
    ),
    case(
        "praise",
        'Rob Finch was glad of the help of Amy Stone. "She is a great neighbour," he said.',
        Said('"She is a great neighbour,"', FINCH, "direct", "he"),
    ),
    case(
        "noted-then-quoted",
        'Amy Stone described the farm and its owners, saying, "They have never asked for help."',
        Said("the farm and its owners", "Amy Stone", "indirect"),
        Said('"They have never asked for help."', "Amy Stone", "direct"),
    ),
    case(
        "said-but-added",
        'Amy Stone said it was too early to celebrate but added, "You know how this ends."',
        Said("it was too early to celebrate", "Amy Stone", "indirect"),
        Said('"You know how this ends."', "Amy Stone", "direct"),
    ),
    case(
        "claim-then-quotation",
        'Amy Stone asserted that the valley had lost its farms: "It is a car park now," she said.',
        Said("the valley had lost its farms", "Amy Stone", "indirect"),
        Said('"It is a car park now,"', "Amy Stone", "direct"),
    ),
    case(
        "another-statement-behind-a-quotation",
        'Amy Stone condemned "the men who sold the valley," and she asked, "Who is next?"',
        Said('"the men who sold the valley,"', "Amy Stone"),
        Said('"Who is next?"', "Amy Stone", "direct"),
    ),
    case(
        "both-said",
        "Amy Stone and Rob Finch both said they would appeal.",
        Said("they would appeal", ("Amy Stone", FINCH, "Amy Stone and Rob Finch"), "indirect"),
    ),
)

DIALOGUE = (
    case(
        "questions-and-answers",
        "Rob Finch has farmed at Nether Wallop since 1974. He spoke to the Courier on Friday.",
        "Q. Why did you refuse the money?",
        "A. It was never about the money.",
        Said("It was never about the money", FINCH),
        Said("Why did you refuse the money?", (None, "Courier")),
    ),
    case(
        "transcript",
        "AMY STONE: Will you sell the farm?",
        "ROB FINCH: Not while I can stand.",
        "STONE: And afterwards?",
        Said("Will you sell the farm?", ("Amy Stone", "AMY STONE")),
        Said("Not while I can stand.", (FINCH, "ROB FINCH")),
        Said("And afterwards?", ("Amy Stone", "AMY STONE")),
    ),
    case(
        "answers-of-several-paragraphs",
        "((Amy Stone)) Will you sell the farm?",
        "((Rob Finch)) Not while I can stand.",
        "My father is buried here.",
        "((Amy Stone)) And afterwards?",
        Said("Will you sell the farm?", "Amy Stone"),
        Said("Not while I can stand.", FINCH),
        Said("My father is buried here.", FINCH),
        Said("And afterwards?", "Amy Stone"),
    ),
    case(
        "answer-without-a-label",
        "((Amy Stone)) Will you sell the farm?",
        "Not while I can stand, and I can.",
        "((Amy Stone)) And afterwards?",
        Said("Will you sell the farm?", "Amy Stone"),
        Said("And afterwards?", "Amy Stone"),
    ),
    case(
        "transcript-with-marks",
        'Finch: "Not while I can stand."',
        'Stone: "And afterwards?"',
        "Amy Stone and Rob Finch then left together.",
        Said('"Not while I can stand."', FINCH, "direct"),
        Said('"And afterwards?"', "Amy Stone", "direct"),
    ),
    case(
        "alternating",
        '"Will you sell the farm?" Amy Stone asked Rob Finch at the gate.',
        '"Not while I can stand," Finch said.',
        '"And afterwards?"',
        '"Ask my son."',
        Said('"Will you sell the farm?"', "Amy Stone", "direct"),
        Said('"Not while I can stand,"', FINCH, "direct"),
        Said('"And afterwards?"', ("Amy Stone", None), "direct"),
        Said('"Ask my son."', (FINCH, None), "direct"),
    ),
    case(
        "one-line-each",
        '"The road brings work," said Amy Stone.',
        '"It brings noise," countered Rob Finch.',
        '"And children come home again," said Stone.',
        '"To what?" asked Finch.',
        Said('"The road brings work,"', "Amy Stone", "direct"),
        Said('"It brings noise,"', FINCH, "direct"),
        Said('"And children come home again,"', "Amy Stone", "direct"),
        Said('"To what?"', FINCH, "direct"),
    ),
)


@pytest.mark.parametrize("one", rows(CUES))
def test_cues(one: Case) -> None:
    """The source stands beside the cue: not the person told, asked, met or thanked."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(BETWEEN))
def test_words_between_the_source_and_its_cue(one: Case) -> None:
    """Appositions and clauses describe the source; the names in them do not speak."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(SEVERAL))
def test_several_speakers(one: Case) -> None:
    """Each quotation goes to its own cue; one without a cue continues its own paragraph's."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(DIALOGUE))
def test_dialogue(one: Case) -> None:
    """Labels and turns say who speaks."""
    assert mistakes(one) == []
