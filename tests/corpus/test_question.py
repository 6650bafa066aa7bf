"""What is asked: who is meant, who is unknown, and which words matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Speaker, SpeakerKind
from corpus.overview import Overview
from corpus.question import parse_question
from corpus.small_talk import SmallTalk

LEE = Speaker("Ann Lee", "director of the City Museum")
TAN = Speaker("Tan Wenhao", "analyst at the Geneva-based River Protection League (RPL)")
HERRERA = Speaker("José Herrera", "lawyer")
JOHNSON = Speaker("Robert Johnson Jr.", "U.S. senator")
MAY_JOHNSON = Speaker("May Johnson", "lawyer")
JOHN = Speaker("Johnson Reed")
YOU = Speaker("You")
COUNCIL = Speaker("Council for Safe Bridges", kind=SpeakerKind.ORGANISATION)
TIDE = Speaker("Nora Tide", "Norway correspondent at TideWatch")
WATCH = Speaker("TideWatch", kind=SpeakerKind.ORGANISATION)
TIDES = Speaker("Institute of Tides", kind=SpeakerKind.ORGANISATION)
GROVE = Speaker("Gil T. Grove")
MARC = Speaker("Marc Oller")
FUND = Speaker("Herrera Fund", kind=SpeakerKind.ORGANISATION)
SPEAKERS = (
    JOHNSON,
    LEE,
    TAN,
    HERRERA,
    MAY_JOHNSON,
    JOHN,
    YOU,
    COUNCIL,
    TIDE,
    WATCH,
    FUND,
    TIDES,
    GROVE,
    MARC,
)

ASKED = [
    pytest.param("What did Ann Lee say about bridges?", [LEE], id="full-name"),
    pytest.param("what did lee say about bridges", [LEE], id="last-name-small"),
    pytest.param("what does ANN think", [LEE], id="first-name"),
    pytest.param("Lee's view of bridges", [LEE], id="possessive"),
    pytest.param("bridges according to wenhao", [TAN], id="according-to"),
    pytest.param("what did tan say?", [TAN], id="family-name-first"),
    pytest.param("what did Jose Herera say", [HERRERA], id="accent-and-misspelling"),
    pytest.param("robert jonson on taxes", [JOHNSON], id="misspelt-beside-first-name"),
    pytest.param("what did Johnson say", [JOHNSON, MAY_JOHNSON], id="all-of-a-last-name"),
    pytest.param("what did sen. robert johnson say", [JOHNSON], id="title"),
    pytest.param("what did the lawyer say", [HERRERA, MAY_JOHNSON], id="role"),
    pytest.param("what does the museum director say", [LEE], id="words-of-a-role"),
    pytest.param("What does the River Protection League say?", [TAN], id="who-speaks-for-it"),
    pytest.param("what does rpl say", [TAN], id="initials"),
    pytest.param("what does the council for safe bridges want", [COUNCIL], id="organisation"),
    pytest.param("what did csb say", [COUNCIL], id="organisation-initials"),
    pytest.param("What did Lee say about Johnson?", [LEE], id="others-are-the-topic"),
    pytest.param("Lee on Johnson", [LEE], id="on"),
    pytest.param("Ann Lee?", [LEE], id="name-alone"),
    pytest.param("what did the source called You say", [YOU], id="pronoun-after-called"),
    pytest.param("What did You say about bridges?", [YOU], id="pronoun-with-a-capital"),
    pytest.param("what did the senator say", [JOHNSON], id="title-that-is-a-role"),
    pytest.param("What did TideWatch say?", [WATCH, TIDE], id="body-before-who-speaks-for-it"),
    pytest.param("What did Tide Watch say?", [WATCH, TIDE], id="body-with-a-space"),
    pytest.param("what did tide-watch say?", [WATCH, TIDE], id="body-with-a-hyphen"),
    pytest.param("what did the Norway correspondent say", [TIDE], id="country-in-a-role"),
    pytest.param("what did the herrera fund say", [FUND], id="body-named-after-somebody"),
    pytest.param("what did Ann B. Lee say", [LEE], id="initial"),
    pytest.param("what did Rob Johnson say", [JOHNSON], id="short-form"),
    pytest.param("what did Mrs. Lee say", [LEE], id="honorific"),
    pytest.param("what did lawyer José Herrera say", [HERRERA], id="role-before-name"),
    pytest.param("what did Robart Jonson say", [JOHNSON], id="both-names-misspelt"),
    pytest.param("what did Lee and Tan say", [LEE, TAN], id="two"),
    pytest.param("what did Ann Lee and Tan say", [LEE, TAN], id="two-one-in-full"),
    pytest.param("what did Lee, Tan & Herrera say", [LEE, TAN, HERRERA], id="three"),
    pytest.param("Lee vs Tan on bridges", [LEE, TAN], id="against-each-other"),
    pytest.param("Lee and Musk on bridges", [LEE], id="one-of-them-unknown"),
    pytest.param("what did Herrera, the lawyer, say", [HERRERA], id="apposition"),
    pytest.param("what did the RPL analyst say", [TAN], id="role-at-initials"),
    pytest.param("the TideWatch correspondent on bridges", [TIDE], id="role-before-on"),
    pytest.param("what did the angry lawyer say", [HERRERA, MAY_JOHNSON], id="epithet-and-role"),
    pytest.param("what did young Lee say", [LEE], id="epithet-and-name"),
    pytest.param("what did R. Johnson say", [JOHNSON], id="initial-first-name"),
    pytest.param("what did the IT say about bridges", [TIDES], id="initials-like-a-small-word"),
    pytest.param("what did it say about bridges", [], id="the-small-word"),
    pytest.param("does Lee trust Johnson? what did she say", [LEE], id="pronoun-pointing-back"),
    pytest.param("what did she say about Lee", [], id="pronoun-pointing-nowhere"),
    pytest.param("what did A.L. say", [LEE], id="initials-of-a-person"),
    pytest.param("Who is You?", [YOU], id="name-without-a-term"),
    pytest.param("you", [YOU], id="pronoun-alone"),
    pytest.param("who are you", [], id="pronoun-meant-as-one"),
    pytest.param("what do you think about bridges", [], id="pronoun"),
    pytest.param("You think bridges are safe?", [], id="pronoun-at-the-start"),
    pytest.param("WHAT DO YOU THINK", [], id="pronoun-shouted"),
    pytest.param("Why was Ann Lee born by a bridge?", [], id="not-asked-for-words"),
    pytest.param("how safe are the bridges", [], id="nobody"),
    pytest.param("what did the neighbour of Lee say", [], id="somebody-of-theirs"),
    pytest.param("what did Lee's museum say", [LEE], id="no-word-for-a-person"),
    pytest.param("what did Lee's lawyer say", [], id="somebody-else-of-theirs"),
    pytest.param("the views of Lee on bridges", [LEE], id="words-of-theirs"),
    pytest.param("quotes by Lee on bridges", [LEE], id="quotes-by"),
    pytest.param("a statement from Tan?", [TAN], id="statement-from"),
    pytest.param('<b>Tan</b> on <a href="x">bridges</a>', [TAN], id="markup"),
    pytest.param("quotes from March 2021 on bridges", [], id="month-like-a-name"),
    pytest.param("what did T. Grove say", [GROVE], id="initial-of-the-second-name"),
]


@pytest.mark.parametrize(("text", "asked"), ASKED)
def test_who_is_asked_about(text: str, asked: list[Speaker]) -> None:
    """Whose words are wanted, by any name they go by, most quoted first."""
    question = parse_question(text, SPEAKERS)
    assert list(question.speakers) == asked
    assert set(question.unknown_names) <= {"Musk"}


UNKNOWN = [
    pytest.param("What did Elon Musk say?", ("Elon Musk",), id="capitals"),
    pytest.param("what did elon musk say about bridges", ("elon musk",), id="small"),
    pytest.param("According to Musk, are bridges safe?", ("Musk",), id="according-to"),
    pytest.param("What did Eve Lee say?", ("Eve Lee",), id="first-name-of-somebody-else"),
    pytest.param("what did eve lee say", ("eve lee",), id="the-same-small"),
    pytest.param("Ann Moss on bridges", ("Ann Moss",), id="last-name-of-somebody-else"),
    pytest.param("ann moss", ("ann moss",), id="name-alone"),
    pytest.param("Tan Ruolin on bridges", ("Tan Ruolin",), id="family-name-first"),
    pytest.param("What did the Lee Foundation say?", ("Lee Foundation",), id="body-of-that-name"),
    pytest.param("What did Norway say?", ("Norway",), id="country-in-a-role"),
    pytest.param("what did B. Johnson say", ("B Johnson",), id="initial-of-somebody-else"),
    pytest.param("What did the mayor say?", (), id="a-role-that-nobody-has"),
    pytest.param("What did Lee say about Musk?", (), id="only-the-topic"),
    pytest.param("what did G say", ("G",), id="bare-initial"),
    pytest.param("What does Lee's doctor say?", (), id="somebody-of-theirs"),
    pytest.param("What did Musk's doctor say?", (), id="somebody-of-a-stranger's"),
    pytest.param("Musk's reaction to the bridge", ("Musk",), id="possessive"),
    pytest.param("what did the Norway governor say", (), id="title-behind-a-place"),
    pytest.param("did anybody defend the bridge", (), id="anybody"),
    pytest.param("does anyone want a bridge", (), id="anyone"),
    pytest.param("What is the name of the report?", (), id="verb-that-is-a-noun"),
]


@pytest.mark.parametrize(("text", "names"), UNKNOWN)
def test_names_that_nobody_bears(text: str, names: tuple[str, ...]) -> None:
    assert parse_question(text, SPEAKERS).unknown_names == names


def test_english_word_is_no_slip_in_a_name() -> None:
    """Written small it is left alone, however near a name it is."""
    assert parse_question("you are grave, Lee never said so", SPEAKERS).corrections == ()
    assert parse_question("what did grov say", SPEAKERS).speakers == (GROVE,)


SHORT_NAMES = [
    pytest.param("krol", ["Vesna Kroll"], id="one-letter-missing"),
    pytest.param("krolk", ["Vesna Kroll"], id="five-letters"),
    pytest.param("dunk", [], id="english-word"),
    pytest.param("harm", [], id="first-name"),
    pytest.param("brel", [], id="two-as-well-known"),
    pytest.param("stefens", ["Ida Stephens"], id="f-for-ph"),
]


@pytest.mark.parametrize(("typed", "names"), SHORT_NAMES)
def test_short_name_is_put_right_where_one_is_far_better_known(
    typed: str, names: list[str]
) -> None:
    """Of four letters one may be wrong where all others so near are quoted far less."""
    every = ["Vesna Kroll", "Ole Brell", "Ida Brelt", "Max Dunkl", "Harma Fine", "Ida Stephens"]
    others = [f"Speaker Number{'abcdefghijkl'[n]}" for n in range(12)]
    speakers = [Speaker(name) for name in [*every, *others, "Tom Krola"]]
    asked = parse_question(f"what did {typed} say about bridges", speakers)
    assert [s.name for s in asked.speakers] == names


OF_COUNTRIES = [
    pytest.param("the Norwegian minister", ["Ida Vik"], id="people-for-country"),
    pytest.param("the minister of Denmark", ["Bo Lund"], id="country-for-people"),
    pytest.param("the Swedish minister", [], id="another-country"),
    pytest.param("Norwegian", [], id="people-alone"),
    pytest.param("the Finnish minister", ["Tea Salo"], id="not-who-has-the-country-as-a-name"),
]


@pytest.mark.parametrize(("phrase", "names"), OF_COUNTRIES)
def test_country_and_its_people_describe_alike(phrase: str, names: list[str]) -> None:
    speakers = (
        Speaker("Finnish Coast Corps"),
        Speaker("Ida Vik", "Norway's Minister"),
        Speaker("Bo Lund", "Danish minister"),
        Speaker("Tea Salo", "Finland's minister"),
    )
    asked = parse_question(f"what did {phrase} say about herring", speakers)
    assert [s.name for s in asked.speakers] == names


def test_initial_that_is_a_whole_name() -> None:
    speakers = (Speaker("Q"), Speaker("Ann Q. Lee"))
    assert parse_question("What did Q say?", speakers).speakers == speakers[:1]


def test_namesakes_are_told() -> None:
    """Who bears a part of an unknown name is offered, and is not asked about."""
    question = parse_question("What did Eve Johnson say?", SPEAKERS)
    assert question.speakers == ()
    assert question.namesakes == (JOHNSON, MAY_JOHNSON)


def test_several_asked_about_together_are_told_apart() -> None:
    """One group for each phrase; a stranger among them is told, and is no topic."""
    question = parse_question("what did Johnson and Musk and Lee say about tax", SPEAKERS)
    assert question.groups == ((JOHNSON, MAY_JOHNSON), (LEE,))
    assert question.unknown_names == ("Musk",)
    assert question.topic == ("tax",)
    assert parse_question("what did the council for safe bridges say", SPEAKERS).groups == ()


def test_name_can_be_taken_for_one_bearer() -> None:
    question = parse_question("what did Johnson say in 2020", SPEAKERS).meaning(MAY_JOHNSON)
    assert question.meant == MAY_JOHNSON
    assert question.timeless
    assert question.timeless.meant == MAY_JOHNSON


def test_speaking_for_a_body_is_told_from_being_it() -> None:
    assert parse_question("What did TideWatch say?", SPEAKERS).spokespeople == (TIDE,)
    assert parse_question("What did the lawyer say?", SPEAKERS).spokespeople == ()


SOURCES = [
    pytest.param("What does the order say?", "the order", id="text"),
    pytest.param("what did two officials say about bridges", "two officials", id="people"),
    pytest.param("what did Ann Lee say", "", id="name"),
    pytest.param("is the bridge safe", "", id="nobody"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_words_for_a_source(text: str, source: str) -> None:
    """What may describe somebody whom an article does not name is kept as it was typed."""
    assert parse_question(text, SPEAKERS).source == source


CHAT = [
    pytest.param("how old are you", True, id="to-the-program"),
    pytest.param("tell me a joke", True, id="entertainment"),
    pytest.param("can you tell me about bridges", False, id="subject"),
    pytest.param("how old are the bridges", False, id="question"),
    pytest.param("what did You say", False, id="name"),
]


@pytest.mark.parametrize(("text", "is_chat"), CHAT)
def test_chat(text: str, is_chat: bool) -> None:  # noqa: FBT001 a row's result
    assert parse_question(text, SPEAKERS).is_chat is is_chat


SMALL_TALK = [
    pytest.param("Hello!!", SmallTalk.GREETING, id="greeting"),
    pytest.param("heyyyy", SmallTalk.GREETING, id="stretched"),
    pytest.param("你好", SmallTalk.GREETING, id="zh-greeting"),
    pytest.param("how are you today?", SmallTalk.HOW_ARE_YOU, id="how"),
    pytest.param("Who are you?", SmallTalk.WHO_ARE_YOU, id="who"),
    pytest.param("what can you do", SmallTalk.WHO_ARE_YOU, id="what-for"),
    pytest.param("你是誰？", SmallTalk.WHO_ARE_YOU, id="zh-who"),
    pytest.param("ok thanks a lot", SmallTalk.THANKS, id="thanks"),
    pytest.param("\N{THUMBS UP SIGN}", SmallTalk.THANKS, id="thumb"),
    pytest.param("谢谢你", SmallTalk.THANKS, id="zh-thanks"),
    pytest.param("haha", SmallTalk.NOD, id="laughter"),
    pytest.param("see you later", SmallTalk.FAREWELL, id="farewell"),
    pytest.param("再見", SmallTalk.FAREWELL, id="zh-farewell"),
    pytest.param("you're so stupid", SmallTalk.INSULT, id="insult"),
    pytest.param("Shut up!", SmallTalk.INSULT, id="rude"),
    pytest.param("你真笨", SmallTalk.INSULT, id="zh-insult"),
    pytest.param("asdfgh qwerty", SmallTalk.GIBBERISH, id="keyboard"),
    pytest.param("xkcdvbn", SmallTalk.GIBBERISH, id="no-vowels"),
    pytest.param("who called him an idiot", None, id="word-of-an-insult-in-a-question"),
    pytest.param("who are you voting for", None, id="question"),
    pytest.param("Hello, what did Lee say?", None, id="greeting-and-question"),
    pytest.param("asdfgh said Lee", None, id="gibberish-and-words"),
    pytest.param("NASDAQ", None, id="initials"),
    pytest.param("?", None, id="nothing"),
]


@pytest.mark.parametrize(("text", "kind"), SMALL_TALK)
def test_what_is_said_besides_questions(text: str, kind: SmallTalk | None) -> None:
    assert parse_question(text, SPEAKERS).small_talk is kind


OVERVIEW = [
    pytest.param("who wrote this article?", Overview.MAKERS, id="writer"),
    pytest.param("Hi! Who is the author", Overview.MAKERS, id="author"),
    pytest.param("when was this published", Overview.DATE, id="date"),
    pytest.param("what's the date of the article", Overview.DATE, id="date-as-a-noun"),
    pytest.param("Who is quoted in these articles?", Overview.SPEAKERS, id="quoted"),
    pytest.param("list all speakers", Overview.SPEAKERS, id="list"),
    pytest.param("who do you quote", Overview.SPEAKERS, id="whom"),
    pytest.param("有哪些人发言", Overview.SPEAKERS, id="zh-speakers"),
    pytest.param("what articles do you have?", Overview.ARTICLES, id="articles"),
    pytest.param("What is this about", Overview.ARTICLES, id="about"),
    pytest.param("what can i ask you about", Overview.ARTICLES, id="what-to-ask"),
    pytest.param("有什麼新聞", Overview.ARTICLES, id="zh-articles"),
    pytest.param("who is quoted on bridges", None, id="quoted-on-something"),
    pytest.param("what articles are about bridges", None, id="articles-on-something"),
    pytest.param("who wrote the law on bridges", None, id="something-else"),
    pytest.param("when was the bridge closed", None, id="news"),
]


@pytest.mark.parametrize(("text", "overview"), OVERVIEW)
def test_questions_about_the_set_itself(text: str, overview: Overview | None) -> None:
    assert parse_question(text, SPEAKERS).overview == overview


WANTS = [
    pytest.param("Who said bridges are safe?", True, id="who-said"),
    pytest.param("who called Lee a liar", True, id="who-called"),
    pytest.param("which senator thinks bridges are safe", True, id="which"),
    pytest.param("who did Lee blame", False, id="who-is-the-object"),
    pytest.param("who is Ann Lee", False, id="who-is"),
    pytest.param("what did Lee say", False, id="what"),
    pytest.param("?", False, id="nothing"),
]


@pytest.mark.parametrize(("text", "wants"), WANTS)
def test_whether_a_speaker_is_wanted(text: str, wants: bool) -> None:  # noqa: FBT001 a row's result
    assert parse_question(text, SPEAKERS).wants_speaker is wants


TERMS = [
    pytest.param("pls tell me, what did Lee say about bridges??", ("lee", "bridg"), id="noise"),
    pytest.param("what did Lee say about state aid", ("lee", "state", "aid"), id="noun"),
    pytest.param("what did Lee claim on the state", ("lee", "state"), id="noun-and-verb"),
    pytest.param("Lee's comments on talk radio", ("lee", "talk", "radio"), id="asking-noun"),
    pytest.param("who leads the pirate state", ("lead", "pirat", "state"), id="who-leads"),
    pytest.param("who claims that the state pays", ("state", "pay"), id="who-claims"),
    pytest.param("HOW MANY BRIDGES ARE SAFE", ("bridg", "safe"), id="shouted"),
    pytest.param("robert jonson on taxes", ("robert", "johnson", "tax"), id="put-right"),
    pytest.param("bridges bridge bridged", ("bridg",), id="each-once"),
    pytest.param("what do you think?", (), id="none"),
    pytest.param("Good morning! Is the bridge safe?", ("bridg", "safe"), id="greeting"),
    pytest.param("any recent news about the bridge?", ("bridg",), id="news-about"),
    pytest.param("what happened to the bridge", ("bridg",), id="happened-to"),
    pytest.param("what happened?", ("happen",), id="happened-alone"),
    pytest.param("reports say the bridge is safe", ("report", "bridg", "safe"), id="reports-that"),
]


@pytest.mark.parametrize(("text", "terms"), TERMS)
def test_terms_that_matter(text: str, terms: tuple[str, ...]) -> None:
    assert parse_question(text, SPEAKERS).terms == terms


def test_topic_leaves_out_whom_it_is_about() -> None:
    """A role or initials only say whose words are wanted."""
    assert parse_question("what does RPL say about bridges", SPEAKERS).topic == ("bridg",)
    assert parse_question("what did the museum director say", SPEAKERS).topic == ()
    assert parse_question("what did Senator Johnson say", SPEAKERS).topic == ()
    assert parse_question("Ann Lee's reaction?", SPEAKERS).topic == ()


@given(st.text(max_size=60))
def test_any_text_is_a_question(text: str) -> None:
    question = parse_question(text, SPEAKERS)
    assert len(set(question.terms)) == len(question.terms)
    assert set(question.speakers) <= set(SPEAKERS)
    assert set(question.naming) <= set(question.terms)
