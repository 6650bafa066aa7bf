"""Speech, writing, belief and intention reported without quotation marks."""

from __future__ import annotations

import pytest

from tests.corpus.attribution.reported import Case, Said, attributions_of, case, mistakes, rows

RUIZ = "Ana Ruiz"

CLAUSES = (
    case(
        "said-that",
        "Mayor Ana Ruiz said that the pool would stay closed until June.",
        Said("the pool would stay closed until June", RUIZ, "indirect"),
    ),
    case(
        "said-without-that",
        "Ana Ruiz, the mayor, said on Monday the pool would stay closed until June.",
        Said("the pool would stay closed until June", RUIZ, "indirect"),
    ),
    case(
        "told-somebody-that",
        "Ana Ruiz told the Oakfield Courier that the pool would stay closed.",
        Said("the pool would stay closed", RUIZ, "indirect", "Ruiz"),
    ),
    case(
        "at-the-end",
        "The pool will stay closed until June, Ana Ruiz said.",
        Said("The pool will stay closed until June", RUIZ, "indirect"),
    ),
    case(
        "at-the-end-inverted",
        "The pool will stay closed until June, said Ana Ruiz, the mayor.",
        Said("The pool will stay closed until June", RUIZ, "indirect"),
    ),
    case(
        "in-the-middle",
        "The pool, Ana Ruiz said, will stay closed until June.",
        Said("The pool", RUIZ, "indirect"),
        Said("will stay closed until June", RUIZ, "indirect"),
    ),
    case(
        "according-to-first",
        "According to Ana Ruiz, the pool loses a thousand litres a day.",
        Said("the pool loses a thousand litres a day", RUIZ, "indirect"),
    ),
    case(
        "according-to-last",
        "The pool loses a thousand litres a day, according to Ana Ruiz, who ran it for years.",
        Said("The pool loses a thousand litres a day", RUIZ, "indirect"),
    ),
    case(
        "according-to-a-report",
        "The pool loses a thousand litres a day, according to a report by the Water Board.",
        Said("The pool loses a thousand litres a day", (None, "Water Board"), "indirect"),
    ),
    case(
        "warned",
        "Ana Ruiz warned that the roof could fall at any time.",
        Said("the roof could fall at any time", RUIZ, "indirect"),
    ),
    case(
        "denied-doing",
        "Ana Ruiz denied taking money from the builder.",
        Said("taking money from the builder", RUIZ, "indirect"),
    ),
    case(
        "asked-whether",
        "Ana Ruiz asked whether the builder had been paid.",
        Said("whether the builder had been paid", RUIZ, "indirect"),
    ),
    case(
        "promised-to",
        "Ana Ruiz promised to reopen the pool before the summer holidays.",
        Said("to reopen the pool before the summer holidays", RUIZ, "indirect"),
    ),
    case(
        "urged",
        "Ana Ruiz urged swimmers to use the lake.",
        Said("to use the lake", RUIZ, "indirect"),
    ),
    case(
        "believes",
        "Ana Ruiz believes the roof can be saved.",
        Said("the roof can be saved", RUIZ, "indirect"),
    ),
    case(
        "plans",
        "Brightwater Energy plans to close its Oakfield plant by December.",
        Said("to close its Oakfield plant by December", "Brightwater Energy", "indirect"),
    ),
    case(
        "adding-that",
        '"It is closed," Ana Ruiz said, adding that the roof could fall at any time.',
        Said('"It is closed,"', RUIZ, "direct"),
        Said("the roof could fall at any time", RUIZ, "indirect"),
    ),
    case(
        "noting-that",
        "Ana Ruiz closed the pool on Friday, noting that the roof had moved twice.",
        Said("the roof had moved twice", RUIZ, "indirect"),
    ),
    case(
        "claim-that",
        "Ruiz's claim that the roof had moved was never tested. Ana Ruiz resigned in March.",
        Said("the roof had moved", RUIZ, "indirect"),
    ),
    case(
        "two-clauses",
        "Ana Ruiz said the roof had moved twice and that nobody had been told.",
        Said("the roof had moved twice and that nobody had been told", RUIZ, "indirect"),
    ),
    case(
        "stops-at-the-sentence",
        "Ana Ruiz said the roof had moved. The pool was built in 1961 and seats 900 people.",
        Said("the roof had moved", RUIZ, "indirect"),
    ),
    case(
        "stops-at-but",
        "Ana Ruiz said the roof had moved, but Tom Bell said it was safe.",
        Said("the roof had moved", RUIZ, "indirect"),
        Said("it was safe", "Tom Bell", "indirect"),
    ),
    case(
        "with-an-apposition-and-a-clause",
        "Ana Ruiz, a former lifeguard who became mayor in 2014 and likes to swim, said the roof "
        "had moved.",
        Said("the roof had moved", RUIZ, "indirect"),
    ),
    case(
        "passive-told-by",
        "Swimmers were told by Ana Ruiz that the roof had moved.",
        Said("the roof had moved", RUIZ, "indirect"),
    ),
    case(
        "in-her-view",
        "In Ana Ruiz's view, the roof is past saving.",
        Said("the roof is past saving", RUIZ, "indirect"),
    ),
)

WRITING = (
    case(
        "statement",
        "In a statement, Brightwater Energy said no customer had lost power.",
        Said("no customer had lost power", "Brightwater Energy", "indirect"),
    ),
    case(
        "statement-says",
        "No customer lost power, the company said in a statement. Brightwater Energy runs the "
        "plant.",
        Said("No customer lost power", "Brightwater Energy", "indirect"),
    ),
    case(
        "tweeted",
        "Ana Ruiz tweeted that the pool had reopened.",
        Said("the pool had reopened", RUIZ, "indirect"),
    ),
    case(
        "wrote-in-an-email",
        '"The pool is open again," Ana Ruiz wrote in an email to parents.',
        Said('"The pool is open again,"', RUIZ, "direct"),
    ),
    case(
        "report-found",
        "The report found that forty bolts were missing.",
        Said("forty bolts were missing", None, "indirect", "report"),
    ),
    case(
        "organisations-report",
        "A report by the Oakfield Water Board found that forty bolts were missing.",
        Said("forty bolts were missing", (None, "Oakfield Water Board"), "indirect"),
    ),
    case(
        "study-suggests",
        "A new study suggests that children who swim sleep longer.",
        Said("children who swim sleep longer", None, "indirect", "study"),
    ),
    case(
        "poll-shows",
        "A poll released on Friday showed 61 percent of voters want the pool rebuilt.",
        Said("61 percent of voters want the pool rebuilt", None, "indirect", "poll"),
    ),
    case(
        "lawsuit-alleges",
        "The lawsuit alleges that the builder used sea sand in the concrete.",
        Said("the builder used sea sand in the concrete", None, "indirect", "lawsuit"),
    ),
    case(
        "quoted-letter",
        '"The roof will not last the winter," the letter said.',
        Said('"The roof will not last the winter,"', None, "direct", "letter"),
    ),
    case(
        "newspaper-reported",
        "The Oakfield Courier reported that the builder had left the country.",
        Said("the builder had left the country", ("Oakfield Courier", "The Oakfield Courier")),
    ),
    case(
        "police-say",
        "A man threw paint at the town hall, police said.",
        Said("A man threw paint at the town hall", None, "indirect", "police"),
    ),
    case(
        "prosecutors-allege",
        "Prosecutors allege the builder used sea sand.",
        Said("the builder used sea sand", None, "indirect", "Prosecutors"),
    ),
)

HEADLINES = (
    case(
        "poll-colon",
        "The pool was closed in March.",
        Said("Bell leads Stone by four points", None, "indirect", "Poll"),
        headline="Poll: Bell leads Stone by four points",
    ),
    case(
        "role-colon",
        "The pool was closed in March.",
        Said("No new taxes for the pool", None, "indirect", "Mayor"),
        headline="Mayor: No new taxes for the pool",
    ),
    case(
        "name-colon",
        "Ana Ruiz has been the mayor since 2014.",
        Said("No new taxes for the pool", RUIZ, "indirect", "Ruiz"),
        headline="Ruiz: No new taxes for the pool",
    ),
    case(
        "poll-finds",
        "The pool was closed in March.",
        Said("Bell leads Stone by four points", None, "indirect", "poll"),
        headline="Bell leads Stone by four points, poll finds",
    ),
    case(
        "says-at-the-end",
        "Ana Ruiz has been the mayor since 2014.",
        Said("Pool roof could fall at any time", RUIZ, "indirect", "Ruiz"),
        headline="Pool roof could fall at any time, says Ruiz",
    ),
    case(
        "single-marks",
        "Ana Ruiz has been the mayor since 2014.",
        Said("'We will rebuild the pool'", RUIZ, "direct", "Ruiz"),
        headline="Ruiz: 'We will rebuild the pool'",
    ),
    case(
        "topic-colon-is-no-source",
        "The pool was closed in March.",
        headline="Oakfield pool: Five things to know",
    ),
    case(
        "place-colon-is-no-source",
        "The pool was closed in March.",
        headline="Live: Storm Agatha reaches the coast",
    ),
)


# Where the content begins and ends, to the word: a reader sees it set off from the rest.
EXACT = (
    case("no-that", "Ana Ruiz said that the roof had moved.", Said("the roof had moved", RUIZ)),
    case(
        "no-day", "Ana Ruiz said Monday that the roof had moved.", Said("the roof had moved", RUIZ)
    ),
    case(
        "no-day-without-that",
        "Ana Ruiz said on Monday the roof had moved.",
        Said("the roof had moved", RUIZ),
    ),
    case(
        "no-addressee",
        "Ana Ruiz told Rob Finch the roof had moved.",
        Said("the roof had moved", RUIZ),
    ),
    case(
        "no-addressee-before-whether",
        "Ana Ruiz asked Rob Finch whether the roof had moved.",
        Said("whether the roof had moved", RUIZ),
    ),
    case(
        "no-long-addressee-before-that",
        'Ana Ruiz told supporters at a rally in Oakfield last week that the roof was "a ruin."',
        Said('the roof was "a ruin."', RUIZ),
    ),
    case(
        "no-medium-before-marks",
        'Ana Ruiz wrote in a letter to the board of the school, "The roof has moved."',
        Said('"The roof has moved."', RUIZ),
    ),
    case(
        "no-accused",
        'Ana Ruiz accused the head of the school, Rob Finch, of "plain neglect."',
        Said('"plain neglect."', RUIZ),
    ),
    case(
        "no-accused-before-being",
        'Ana Ruiz accused the head of the school of being "a snob."',
        Said('being "a snob."', RUIZ),
    ),
    case(
        "another-quotation-in-the-sentence",
        'Ana Ruiz noted that the roof had moved, Rob Finch answered, "It will move again."',
        Said("the roof had moved", RUIZ),
        Said('"It will move again."', "Rob Finch"),
    ),
    case(
        "past-a-clause-about-the-speaker",
        '"The roof has moved," said Ana Ruiz, who said that all is well. "It leaks every week."',
        Said('"The roof has moved,"', RUIZ),
        Said("all is well", RUIZ),
        Said('"It leaks every week."', RUIZ),
    ),
    case(
        "no-place-of-writing",
        "OAKFIELD — The roof has moved, Ana Ruiz said on Monday.",
        Said("The roof has moved", RUIZ),
    ),
    case(
        "no-next-verb",
        'Ana Ruiz said, "The roof has moved" and left.',
        Said('"The roof has moved"', RUIZ),
    ),
    case(
        "no-circumstance-after-the-cue",
        "The roof has moved, Ana Ruiz said in a letter to parents.",
        Said("The roof has moved", RUIZ),
    ),
    case(
        "no-adverb-after-put",
        'Ana Ruiz put it bluntly: "The roof has moved."',
        Said('"The roof has moved."', RUIZ),
    ),
    case(
        "no-relative-clause-of-the-source",
        "The roof has moved, said Ana Ruiz, who has been the mayor since 2014.",
        Said("The roof has moved", RUIZ),
    ),
    case(
        "the-clause-that-depends",
        "Ana Ruiz said the roof had moved because nobody had checked the bolts.",
        Said("the roof had moved because nobody had checked the bolts", RUIZ),
    ),
    case(
        "no-new-clause-with-its-own-subject",
        "Ana Ruiz said the roof had moved, and the council closed the pool on Friday.",
        Said("the roof had moved", RUIZ),
    ),
    case(
        "no-main-clause-behind-the-subordinate-one",
        "While Ana Ruiz said the roof had moved, the council opened the pool.",
        Said("the roof had moved", RUIZ),
    ),
    case(
        "day-behind-the-cue",
        "The roof of the Millbrook library leaks again, Mayor Ana Ruiz said on Monday.",
        Said("The roof of the Millbrook library leaks again", RUIZ),
    ),
    case(
        "no-aside-that-quotes",
        'Ana Ruiz noted the age of the roof, saying it was "older than the town."',
        Said("the age of the roof", RUIZ),
        Said('it was "older than the town."', RUIZ),
    ),
    case(
        "no-aside-of-somebody-else",
        'Ana Ruiz praised the plan of Tom Bell, who called the roof "a disgrace to the town."',
        Said("the plan of Tom Bell", RUIZ),
        Said('the roof "a disgrace to the town."', "Tom Bell"),
    ),
    case(
        "no-apposition-behind-the-mark",
        'Ana Ruiz called the roof "a patient," a word that Tom Bell did not like.',
        Said('the roof "a patient,"', RUIZ),
    ),
    case(
        "no-act-around-a-surer-one",
        "Ana Ruiz is supporting Tom Bell as a candidate and in a statement credited him for "
        '"an exciting campaign for the town."',
        Said('him for "an exciting campaign for the town."', RUIZ),
    ),
    case(
        "no-statement-before-where",
        '"The roof has moved," Ana Ruiz said at the pool, where Tom Bell also spoke.',
        Said('"The roof has moved,"', RUIZ),
    ),
)


@pytest.mark.parametrize("one", rows(EXACT))
def test_where_reported_speech_begins_and_ends(one: Case) -> None:
    """The words of the content and no others: no day, addressee or place, no next clause."""
    found = [one.text[part.start : part.end].rstrip(".,") for part in attributions_of(one.text)]
    assert found == [said.words.rstrip(".,") for said in one.speech]


@pytest.mark.parametrize("one", rows(CLAUSES))
def test_reported_clauses(one: Case) -> None:
    """What somebody says, asks, promises, believes or plans is theirs, up to where it ends."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(WRITING))
def test_what_is_written_and_what_bodies_say(one: Case) -> None:
    """Texts are sources of their own; a body speaks under its name, and nobody is made up."""
    assert mistakes(one) == []


@pytest.mark.parametrize("one", rows(HEADLINES))
def test_headlines(one: Case) -> None:
    """A source before a colon or at the end of a headline speaks, a topic does not."""
    assert mistakes(one) == []
