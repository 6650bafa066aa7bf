"""Questions to answers over a small town's news: people, time, silence and the point of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.answer import Reason
from corpus.exact import holds
from corpus.library import Library
from corpus.periods import Period
from corpus.question import parse_question
from corpus.time_words import Order
from tests.town import write_town

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.answer import Answer


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.load(write_town(tmp_path_factory.mktemp("town")))


def ask(town: Library, text: str, limit: int = 3) -> Answer:
    return town.search(parse_question(text, town.speakers), limit)


def files(answer: Answer) -> list[str]:
    """The articles of the hits, in order, without their endings."""
    return [hit.passage.article.path.removesuffix(".txt") for hit in answer.hits]


IN_PERIOD = [
    pytest.param("what did Ann Lee say in 2018", {"roof-2018"}, id="year"),
    pytest.param("what did Lee say about the bridge since 2022", {"tax-2023"}, id="since"),
    pytest.param("flood before 2022", {"flood-2021"}, id="before"),
    pytest.param("what did Moreno say in March 2024", {"wind-2024", "wind-last"}, id="month"),
    pytest.param("what did Moreno say today", {"wind-last"}, id="day-of-the-newest"),
    pytest.param("what did Moreno say on Sunday", {"wind-last"}, id="weekday"),
    pytest.param("turbines in the past week", {"wind-last"}, id="week-up-to-the-newest"),
    pytest.param("who spoke about the ferry in May 2019?", {"ferry-2019"}, id="no-speaker"),
    pytest.param("2022年市长怎么说老桥", {"qiao"}, id="zh"),
    pytest.param("2023年1月停水", {"shui"}, id="zh-month"),
]


@pytest.mark.parametrize(("text", "articles"), IN_PERIOD)
def test_period_filters(town: Library, text: str, articles: set[str]) -> None:
    """Only articles of the period are shown, on every page, and the answer says which it was."""
    answer = ask(town, text, 100)
    assert answer.answered
    assert set(files(answer)) == articles
    assert answer.period is not None


def test_period_without_an_article(town: Library) -> None:
    """Refused, with the day of the nearest article and the nearest passages at hand."""
    answer = ask(town, "what did Ann Lee say about the roof in 2017?")
    assert not answer.answered
    assert answer.reason is Reason.NO_ARTICLE_THEN
    assert answer.period == Period(date(2017, 1, 1), date(2017, 12, 31))
    assert answer.nearest == date(2018, 3, 12)
    assert files(answer)[0] == "roof-2018"


def test_nothing_on_it_in_the_period(town: Library) -> None:
    """There are articles of the period, and speech on the subject, but of another time."""
    answer = ask(town, "what did Lee say about the ferry in 2023")
    assert (answer.answered, answer.reason) == (False, Reason.NOT_THEN)
    assert files(answer)[0] == "ferry-2019"


def test_year_that_is_the_subject(town: Library) -> None:
    """What is still to come, and a year that only the text names, filter nothing."""
    for text in ("how many turbines will stand in 2026", "are the turbines delayed until 2027?"):
        answer = ask(town, text)
        assert answer.answered
        assert answer.period is None


def test_weekday_that_only_a_passage_names(town: Library) -> None:
    """No article is of the last Monday, and one tells of another."""
    answer = ask(town, "what did Ann Lee say about the library roof on Monday")
    assert answer.answered
    assert (files(answer)[0], answer.period) == ("roof-2018", None)


def test_undated_set_is_asked_as_ever(tmp_path) -> None:
    """Where no article has a date, the words for a period are words."""
    (tmp_path / "a.txt").write_text("Bridge\n\nThe bridge was built in 1987.\n\nIt is old.")
    answer = ask(Library.load(tmp_path), "what was built in 1987, newest first")
    assert answer.answered
    assert (answer.period, answer.order) == (None, Order.BEST)


ORDERED = [
    pytest.param(
        "what did Ann Lee say, newest first",
        ["tax-2023", "flood-2021", "ferry-2019", "roof-2018", "roof-2018"],
        id="newest",
    ),
    pytest.param(
        "what did Ann Lee say in order of date",
        ["roof-2018", "roof-2018", "ferry-2019", "flood-2021", "tax-2023"],
        id="in-order",
    ),
    pytest.param(
        "what did Ann Lee say about the bridge, newest first",
        ["tax-2023", "flood-2021"],
        id="only-what-is-on-it",
    ),
    pytest.param("the latest news about the ferry", ["ferry-2019"], id="latest-news-about"),
    pytest.param("Moreno's latest remarks", ["wind-last", "wind-last", "wind-2024"], id="latest"),
]


@pytest.mark.parametrize(("text", "articles"), ORDERED)
def test_order_of_date(town: Library, text: str, articles: list[str]) -> None:
    """Passages that are about as near to the question as the best, by their articles' dates."""
    answer = ask(town, text, 100)
    assert answer.answered
    assert answer.order is not Order.BEST
    assert files(answer)[: len(articles)] == articles


def test_newest_is_not_what_mentions_it_in_passing(tmp_path: Path) -> None:
    """A later article with the word among many others is none of the latest on it."""
    ferry = "The ferry stays in port.\n\nThe ferry needs an engine, the ferry office said.\n"
    fair = (
        "Spring fair opens\n\nStalls along the quay sold honey, wool and bread while two bands"
        " played, children rode ponies, potters showed their work, and the queue for soup reached"
        " as far as the ferries, the old mill, the chapel, the school and the market hall.\n"
    )
    for name, text, day in (("ferry", ferry, "2024-01-02"), ("fair", fair, "2024-05-06")):
        (tmp_path / f"{name}.txt").write_text(text)
        (tmp_path / f"{name}.meta.toml").write_text(f"date = {day}\n")
    answer = ask(Library.load(tmp_path), "the latest on the ferry")
    assert (answer.answered, answer.order) == (True, Order.NEWEST)
    assert set(files(answer)) == {"ferry"}


def test_newest_is_not_what_mentions_it_in_a_short_paragraph(tmp_path: Path) -> None:
    """However much of a short paragraph it is, the article has to be about it."""
    ferry = (
        "The ferry stays in port.\n\nThe ferry needs an engine, the ferry office said.\n\n"
        "The ferry has carried no car since Friday.\n\nA ferry from Norby comes in its place.\n"
    )
    fair = (
        "Spring fair opens\n\nStalls along the quay sold honey, wool and bread on Sunday.\n\n"
        "Two bands played, children rode ponies and potters showed their work.\n\n"
        "The queue for soup reached as far as the market hall, the mayor said.\n\n"
        "Many came by ferry.\n\nThe chapel choir sang in the evening.\n"
    )
    for name, text, day in (("ferry", ferry, "2024-01-02"), ("fair", fair, "2024-05-06")):
        (tmp_path / f"{name}.txt").write_text(text)
        (tmp_path / f"{name}.meta.toml").write_text(f"date = {day}\n")
    answer = ask(Library.load(tmp_path), "the latest on the ferry")
    assert (answer.answered, answer.order) == (True, Order.NEWEST)
    assert set(files(answer)) == {"ferry"}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param("谁支持停水？", ("支持",), id="pair-over-two-words"),
        pytest.param("水厂桥", (), id="only-pairs-over-two-words"),
        pytest.param("他说了什么", (), id="nothing-but-asking"),
        pytest.param("什么时候停水", (), id="when"),
        pytest.param("Who is going to build pagodas?", ("build", "pagodas"), id="going-to"),
    ],
)
def test_what_is_missing_are_whole_words_of_the_subject(
    town: Library, text: str, missing: tuple[str, ...]
) -> None:
    """No torn pair of characters, no word of asking, and no "going" of what is to come."""
    assert ask(town, text).missing == missing


OF_OTHERS = [
    pytest.param("What did they say about Holm?", id="they"),
    pytest.param("What do people think of Holm?", id="people"),
    pytest.param("who criticised Holm", id="who"),
]


@pytest.mark.parametrize("text", OF_OTHERS)
def test_words_about_somebody_are_those_of_others(tmp_path: Path, text: str) -> None:
    """What others say of a person comes before what the person says."""
    (tmp_path / "a.txt").write_text(
        "Mayor closes the pool\n\n"
        'Mayor Eva Holm criticised the swimmers. "It costs too much," said Mayor Eva Holm.\n\n'
        '"Holm never swims, and Holm never asked us," said Per Dahl, who criticised the plan.\n\n'
        '"The water was cold," said Eva Holm, and Holm left.\n'
    )
    answer = ask(Library.load(tmp_path), text)
    assert speakers(answer)[0].endswith("Dahl")


NOT_SILENT = [
    pytest.param("What did the harbour masters say about herring?", id="plural-role"),
    pytest.param("What did Norway say about herring?", id="country"),
]


@pytest.mark.parametrize("text", NOT_SILENT)
def test_role_or_country_is_no_one_person(tmp_path: Path, text: str) -> None:
    """That one of those who are so described is silent is not told above what others say."""
    (tmp_path / "a.txt").write_text(
        "Herring come back\n\n"
        '"The quay is full," said Ole Vik, the harbour master.\n\n'
        '"The border is open," Norway said on Monday.\n\n'
        '"More herring than ever," said Mia Sund, who fishes for herring off Norway.\n'
    )
    assert ask(Library.load(tmp_path), text).silent == ()


def test_order_can_be_asked_for_besides(town: Library) -> None:
    question = parse_question("what did Ann Lee say", town.speakers)
    answer = town.search(question, 100, order=Order.NEWEST)
    assert files(answer)[0] == "tax-2023"
    assert answer.has_dates
    assert not ask(town, "what did Brandt say", 100).has_dates


OVERVIEWS = [
    pytest.param("what happened in March 2024?", ["wind-last", "wind-2024"], id="period"),
    pytest.param("what's the news from last year", ["tax-2023", "shui"], id="news"),
    pytest.param("what happened in 2019, oldest first", ["ferry-2019", "trial-2019"], id="oldest"),
    pytest.param("latest news", ["wind-last", "wind-2024", "tax-2023"], id="latest"),
    pytest.param("2022年发生了什么", ["qiao"], id="zh"),
]


@pytest.mark.parametrize(("text", "articles"), OVERVIEWS)
def test_whatever_there_is_of_a_time(town: Library, text: str, articles: list[str]) -> None:
    """How each article of the period begins, newest first, where nothing else is asked."""
    answer = ask(town, text)
    assert answer.answered
    assert files(answer) == articles


SENTENCES = [
    pytest.param("what did Brandt call a disgrace", "It is a disgrace to the town.", id="second"),
    pytest.param("Lee: the bridge before winter", "I want a new one before the winter.", id="mark"),
    pytest.param("wellmeaning", "Well-meaning people paid.", id="hyphenated"),
    pytest.param("老桥的象征", "“老桥是我们城市的象征，”王建国说，“我们不能让它倒下。”", id="zh"),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_best_sentence_is_pointed_at(town: Library, text: str, sentence: str) -> None:
    [hit, *_] = ask(town, text).hits
    assert hit.sentence
    assert hit.passage.article.text_of(hit.sentence).strip('"') == sentence


def test_best_sentence_lies_in_its_passage(town: Library) -> None:
    for text in ("bridge", "what did Lee say", "who denied it", "老桥"):
        for hit in ask(town, text, 100).hits:
            paragraph = hit.passage.paragraph
            if hit.sentence:
                assert paragraph.start <= hit.sentence.start < hit.sentence.end <= paragraph.end


def speakers(answer: Answer) -> list[str]:
    """Who speaks in each of the hits, first."""
    return [hit.passage.speakers[0].name for hit in answer.hits if hit.passage.speakers]


def test_two_people_are_both_shown(town: Library) -> None:
    """The best passage of each stands before the second of either."""
    assert speakers(ask(town, "what did Lee and Brandt say about the roof", 2)) == [
        "Tom Brandt",
        "Ann Lee",
    ]
    both = ask(town, "Carla Moreno and Ellen Hart on turbines", 2)
    assert set(speakers(both)) == {"Carla Moreno", "Ellen Hart"}


def test_one_of_two_who_says_nothing_on_it(town: Library) -> None:
    """That is told; the other is answered."""
    answer = ask(town, "what did Ann Lee and Moreno say about the turbines")
    assert answer.answered
    assert [speaker.name for speaker in answer.silent] == ["Ann Lee"]
    answer = ask(town, "what did Ann Lee and Elon Musk say about the tax")
    assert answer.answered
    assert answer.question.unknown_names == ("Elon Musk",)


NAMESAKES = [
    pytest.param("what did Lee say", ["Ann Lee", "Daniel Lee"], id="more-quoted"),
    pytest.param("what did Lee say about nets", ["Daniel Lee", "Ann Lee"], id="on-the-topic"),
    pytest.param("what did Lee say about the tax", ["Ann Lee", "Daniel Lee"], id="the-other"),
    pytest.param("what did Dan Lee say", [], id="short-first-name"),
    pytest.param("what did the lawyer say", [], id="role"),
]


@pytest.mark.parametrize(("text", "names"), NAMESAKES)
def test_likelier_bearer_of_a_name_comes_first(town: Library, text: str, names: list[str]) -> None:
    answer = ask(town, text)
    assert [[s.name for s in bearers] for bearers in answer.namesakes] == ([names] if names else [])
    if names:
        assert speakers(answer)[0] == names[0]


SIMILAR = [
    pytest.param("what did Maud Lee say", ["Ann Lee", "Daniel Lee"], id="surname"),
    pytest.param("what did Ann Virtanen say", [], id="first-name"),
    pytest.param("what did Carla Morent say", ["Carla Moreno"], id="spelling-of-the-whole"),
]


@pytest.mark.parametrize(("text", "names"), SIMILAR)
def test_similar_name_is_one_of_the_family(town: Library, text: str, names: list[str]) -> None:
    """People who share no more than a first name are not offered for one another."""
    question = ask(town, text).question
    assert [s.name for s in question.namesakes or question.speakers] == names


def test_month_in_a_period_is_nobody(tmp_path: Path) -> None:
    """What names the period is not read as a speaker's name."""
    text = 'Bridge opens\n\n"It is safe," said Marc Oller.\n\n"It is wide," said Marc Bell.\n'
    (tmp_path / "bridge.txt").write_text(text)
    (tmp_path / "bridge.meta.toml").write_text('date = "2021-03-04"\n')
    answer = ask(Library.load(tmp_path), "articles from March 2021 about the bridge")
    assert (answer.namesakes, answer.question.speakers) == ((), ())


def test_other_bearer_can_be_meant(town: Library) -> None:
    """Then only that one is asked about, and the first is offered."""
    question = parse_question("what did Lee say", town.speakers)
    [daniel] = [s for s in town.speakers if s.name == "Daniel Lee"]
    answer = town.search(question.meaning(daniel), 100)
    assert set(speakers(answer)) == {"Daniel Lee"}
    assert [[s.name for s in bearers] for bearers in answer.namesakes] == [
        ["Daniel Lee", "Ann Lee"]
    ]


def test_name_that_the_set_has_is_not_turned_into_a_like_one(tmp_path: Path) -> None:
    """Trask is only mentioned, so that Trast, who is quoted, is not who is asked about."""
    text = 'Mill\n\n"The mill is old," Carl Trast said.\n\nVictor Trask owns the mill.'
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    library = Library.load(tmp_path)
    answer = ask(library, "what did Trask say")
    assert (answer.answered, answer.reason) == (False, Reason.NOBODY)
    assert answer.question.unknown_names == ("Trask",)
    assert len(answer.mentioned) == 1
    assert ask(library, "what did Trasst say").question.corrections == (("trasst", "trast"),)


def test_misspelt_name_of_somebody_mentioned(town: Library) -> None:
    """It is told how it was read, and looked for as the set has it."""
    answer = ask(town, "what did Victor Trassk say")
    assert answer.question.unknown_names == ("Victor Trask",)
    assert ("trassk", "trask") in answer.question.corrections
    assert answer.mentioned


def test_misspelt_body(town: Library) -> None:
    answer = ask(town, "what did Harbor Rights Watch say about the ferry")
    assert answer.answered
    assert answer.question.speakers[0].name == "Harbour Rights Watch"
    assert answer.question.corrections == (("harbor", "harbour"),)


@given(st.data())
def test_phrase_is_found_wherever_it_stands(town: Library, data: st.DataObject) -> None:
    """Any words in a row of any passage, in quotation marks, find that passage among others."""
    passage = data.draw(st.sampled_from(town.passages))
    words = passage.text.replace('"', " ").split()
    start = data.draw(st.integers(0, len(words) - 1))
    phrase = " ".join(words[start : data.draw(st.integers(start + 1, len(words)))])
    answer = ask(town, f'"{phrase}"', 100)
    assume(answer.question.phrases)
    assert passage in [hit.passage for hit in answer.hits]
    assert all(holds(hit.passage.text, phrase) for hit in answer.hits)


def test_phrase_of_stop_words_alone(town: Library) -> None:
    answer = ask(town, '"for the"', 100)
    assert answer.answered
    assert all("for the" in hit.passage.text for hit in answer.hits)


MISSING = [
    pytest.param("what did Brandt say about the Zeppelin", ("Zeppelin",), id="one"),
    pytest.param("zeppelins and quokkas, QUOKKAS", ("zeppelins", "QUOKKAS"), id="each-once"),
    pytest.param("who will be at the 2031 harbour tax protests", ("2031",), id="year"),
    pytest.param("習近平說了什麼", ("習近平",), id="zh"),
]


@pytest.mark.parametrize(("text", "words"), MISSING)
def test_words_that_stand_nowhere_are_told(
    town: Library, text: str, words: tuple[str, ...]
) -> None:
    answer = ask(town, text)
    assert not answer.answered
    assert tuple(word.lower() for word in answer.missing) == tuple(map(str.lower, words))


CHINESE = [
    pytest.param("王建国说了什么", "qiao", id="who"),
    pytest.param("Brandt 说了什么？", "roof-2018", id="latin-name"),
    pytest.param("Brandt怎么说", "roof-2018", id="latin-name-unspaced"),
    pytest.param("王建國怎麼看老橋", "qiao", id="traditional"),
    pytest.param("谁说修桥的钱应该用在学校", "qiao", id="who-said"),
    pytest.param("水厂为什么停水", "shui", id="simplified-of-traditional"),
    pytest.param("停水 三天 water", "shui", id="mixed"),
]


@pytest.mark.parametrize(("text", "article"), CHINESE)
def test_questions_in_chinese(town: Library, text: str, article: str) -> None:
    answer = ask(town, text)
    assert answer.answered
    assert files(answer)[0] == article


@pytest.mark.parametrize("text", ["ラーメンはどこですか", "다리는 언제 무너졌습니까", "สะพานเก่า"])
def test_other_scripts_without_spaces_do_not_break(town: Library, text: str) -> None:
    assert not ask(town, text).answered


WRITTEN = [
    pytest.param("what cost 12500 dollars", "trial-2019", id="thousands"),
    pytest.param("mother in law at the cafe", "trial-2019", id="hyphens-and-accents"),
    pytest.param("well-meaning people", "school-2020", id="hyphen"),
    pytest.param("what did ibanez say", "school-2020", id="accents"),
    pytest.param("the minister’s figures", "wind-2024", id="curly"),
    pytest.param("ｗｉｎｄ　ｔｕｒｂｉｎｅｓ are delayed", "wind-last", id="full-width"),
    pytest.param("pls who said birds die??", "wind-2024", id="noise"),
    pytest.param("what did they say about Trask", "tax-2023", id="about-somebody-mentioned"),
    pytest.param("who accused the fisherman", "trial-2019", id="who-accused"),
    pytest.param("who called the roof a disgrace", "roof-2018", id="who-called"),
]


@pytest.mark.parametrize(("text", "article"), WRITTEN)
def test_words_match_as_people_type_them(town: Library, text: str, article: str) -> None:
    answer = ask(town, text)
    assert answer.answered
    assert files(answer)[0] == article
