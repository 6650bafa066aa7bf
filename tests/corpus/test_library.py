"""A set of articles: what it holds, and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import ArticleSetError
from corpus.library import SHIPPED_ARTICLES, Changes, Library, compare
from corpus.model import ParagraphKind, Speaker
from corpus.question import parse_question
from corpus.speakers import SpeakerList
from tests.corpus.passages import make_passages

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.library import Answer

BRIDGE = """Old bridge to be closed

The old bridge will be closed in spring, the town council decided after a long debate.

"The bridge is a danger to every child who walks to school," said Ann Lee, the town engineer.

Ann Lee has worked for the town since the flood, and lives near the bridge and the school.

Prices

"Nobody told us what the new toll will cost," Carl Berg, a baker, told reporters on Monday.

Subscribe to our newsletter and follow us on Twitter.
"""
MUSEUM = """Museum shows the sea

The museum opened its hall of the sea on Friday.

"Every school should see the whales," said Ann Lee, who was among the visitors.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("set")
    (folder / "town").mkdir()
    (folder / "town" / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "museum.txt").write_text(MUSEUM, encoding="utf-8")
    return Library.load(folder)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return Library.load(SHIPPED_ARTICLES)


def ask(library: Library, text: str, limit: int = 3, offset: int = 0) -> Answer:
    return library.search(parse_question(text, library.speakers), limit, offset)


SHIPPED_QUESTIONS = [
    pytest.param("Who said WeChat is a prison?", "“Wechat is not actually a bridge", id="prison"),
    pytest.param("what did deibert say about security", "He said there are", id="deibert"),
    pytest.param("How many users does WeChat have?", "Launched by Tencent in 2011", id="users"),
    pytest.param("why are the lawyers going to court?", "He said the lawyers", id="lawyers"),
    pytest.param("What does Human Rights Watch say?", "Wang Yaqiu, a China", id="organisation"),
    pytest.param("what does HRW say", "Wang Yaqiu, a China", id="initials"),
    pytest.param("What does the order say?", "The order also highlighted", id="unnamed-text"),
    pytest.param("What did rights activists say?", "Tencent's WeChat", id="unnamed-people"),
    pytest.param("What did Citizen Lab say?", "In May 2020, researchers at", id="spaced-name"),
    pytest.param("what did citizen-lab say", "In May 2020, researchers at", id="hyphened-name"),
    pytest.param("how many users does we chat have", "Launched by Tencent", id="spaced-topic"),
    pytest.param("What did the president say?", "U.S. President Donald Trump", id="title"),
    pytest.param("what did Zhou Fengsou say", "U.S.-based rights activist Zhou", id="misspelt"),
    pytest.param("diebert on security", "He said there are", id="misspelt-surname"),
    pytest.param("who is You?", "A source who has worked", id="name-without-a-term"),
    pytest.param(
        "what did the source called You say about user databases",
        '"The Chinese authorities',
        id="you",
    ),
]


@pytest.mark.parametrize(("text", "opening"), SHIPPED_QUESTIONS)
def test_shipped_article_answers(shipped: Library, text: str, opening: str) -> None:
    answer = ask(shipped, text)
    assert answer.answered
    assert answer.hits[0].passage.text.startswith(opening)


NOT_ANSWERED = [
    "What did Elon Musk say?",
    "asdfgh",
    "?",
    "",
    "the of and",
    "What did Zhu Rongji say about lawyers",
    "What did Melania Trump say?",
    "what did ron paul say about security",
    "Zhou Enlai on censorship",
    "what did China say",
    "what do chinese authorities say",
    "what did a spokesman say",
    "how old are you",
    "tell me a concern",
    "do you know lawyers?",
    "who are you",
]


@pytest.mark.parametrize("text", NOT_ANSWERED)
def test_shipped_article_does_not_answer(shipped: Library, text: str) -> None:
    assert not ask(shipped, text).answered


def test_only_news_is_indexed(shipped: Library) -> None:
    """Headlines, subheadings, credits and the invitation are no passages."""
    kinds = {passage.paragraph.kind for passage in shipped.passages}
    assert kinds == {ParagraphKind.BODY, ParagraphKind.CAPTION}
    assert ask(shipped, "approved by a moderator").total == 0


def test_speech_comes_before_mention(library: Library) -> None:
    """Who is asked about comes first where they speak, also against more frequent mention."""
    answer = ask(library, "what did Ann Lee say about the school?")
    assert [hit.passage.speakers != () for hit in answer.hits] == [True, True, False]
    assert "danger to every child" in ask(library, "Lee on the bridge").hits[0].passage.text


def test_name_alone_gives_what_that_person_says(library: Library) -> None:
    answer = ask(library, "what did Ann Lee say?")
    assert answer.answered
    assert {hit.passage.article.path for hit in answer.hits[:2]} == {
        "museum.txt",
        "town/bridge.txt",
    }
    assert all(hit.passage.speakers for hit in answer.hits[:2])


def test_topic_that_the_asked_never_touched_is_no_answer(library: Library) -> None:
    assert not ask(library, "what did Ann Lee say about football?").answered


def test_name_that_is_only_mentioned(shipped: Library) -> None:
    """A name that nobody bears is refused, and where it stands is told."""
    answer = ask(shipped, "What did WhatsApp say?")
    assert not answer.answered
    assert answer.question.unknown_names == ("WhatsApp",)
    [passage] = answer.mentioned
    assert passage.text.startswith("Launched by Tencent in 2011")


def test_mentions_begin_with_what_is_nearest_to_a_statement(shipped: Library) -> None:
    """Where somebody did not speak, that comes first; then the rest, each once."""
    for text in ("What did Tencent say?", "Did Tencent comment?", "What did Ten Cent say?"):
        mentioned = ask(shipped, text).mentioned
        assert mentioned[0].text.startswith("Tencent and ByteDance hadn't responded")
        assert len(mentioned) == len(set(mentioned)) == 5


def test_only_whoever_is_asked_about_is_counted(shipped: Library) -> None:
    """Without a topic, the passages of others are no hits, though a word of the name is in them."""
    for text, count in (("What did the president say?", 2), ("What did CitizenLab say?", 3)):
        answer = ask(shipped, text, limit=100)
        assert answer.total == len(answer.hits) == count
        asked = set(answer.question.speakers)
        assert all(asked & set(hit.passage.speakers) for hit in answer.hits)


def test_body_comes_before_who_speaks_for_it(shipped: Library) -> None:
    names = [h.passage.speakers[0].name for h in ask(shipped, "What did CitizenLab say?").hits]
    assert names == ["CitizenLab", "Ron Deibert", "Ron Deibert"]


def test_description_that_fits_nobody_is_unknown(library: Library) -> None:
    """That matters only when nothing else is asked."""
    assert ask(library, "what did the mayor say").question.unknown_names == ("the mayor",)
    assert ask(library, "what did the mayor say about whales").question.unknown_names == ()


def test_word_before_a_name_that_is_none(library: Library) -> None:
    """What the articles write small is no first name, so that the rest names somebody."""
    answer = ask(library, "what did every Lee say")
    assert answer.answered
    assert [speaker.name for speaker in answer.question.speakers] == ["Ann Lee"]


def test_question_about_the_article_itself_is_answered_without_passages(library: Library) -> None:
    answer = ask(library, "who wrote this article?")
    assert answer.answered
    assert answer.question.overview


FATHER = '"I own the bank," said Tom Brandt Sr. of Millbrook.'
SON = '"I count the money," said Tom Brandt Jr. on Monday.'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("what did Tom Brandt Jr. say", [SON], id="son"),
        pytest.param("what did tom brandt sr say", [FATHER], id="father"),
        pytest.param("what did Brandt say", [FATHER, SON], id="either"),
        pytest.param("what did Tom Brandt III say", [], id="neither"),
        pytest.param("what did Ann Lee Jr. say", [], id="only-the-mother"),
    ],
)
def test_a_son_is_not_his_father(tmp_path: Path, text: str, told: list[str]) -> None:
    """Nobody's words stand under a name that differs by "Jr.", in one article or in two."""
    for name, said in (("father", FATHER), ("son", SON), ("lee", '"It is ours," said Ann Lee.')):
        (tmp_path / f"{name}.txt").write_text(f"Bank\n\n{said}\n")
    answer = ask(Library.load(tmp_path), text)
    assert sorted(hit.passage.text for hit in answer.hits if answer.answered) == sorted(told)


def test_common_words_are_no_names(library: Library) -> None:
    """Visitors asked about in small letters are nobody of that name."""
    assert ask(library, "what did visitors say about whales").question.unknown_names == ()


def test_pages_make_up_the_whole(library: Library) -> None:
    """Each hit stands on one page, and every page counts them all."""
    whole = ask(library, "bridge school museum", limit=100)
    pages = [ask(library, "bridge school museum", 2, offset) for offset in range(0, whole.total, 2)]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert {page.total for page in pages} == {len(whole.hits)}
    assert ask(library, "bridge", 3, 100).hits == ()


def test_speakers_of_several_articles_are_one(library: Library) -> None:
    """One speaker with all of their passages, most quoted first."""
    assert [speaker.name for speaker in library.speakers] == ["Ann Lee", "Carl Berg"]
    assert len(library.passages_of(library.speakers[0])) == 2
    assert not library.passages_of(Speaker("Nobody"))


def test_merged_speakers_keep_the_longest_name_and_first_role() -> None:
    """A middle initial, a title or a lone last name parts nobody; another first name does."""
    names = ["Ann Lee", "Ann B. Lee", "Lee", "Carl Berg", "Eve Berg", "Berg"]
    roles = [None, "engineer", "mayor", None, None, None]
    speakers = [Speaker(name, role) for name, role in zip(names, roles, strict=True)]
    merged = SpeakerList.of(make_passages(*(("Yes.", speaker) for speaker in speakers))).speakers
    assert [(s.name, s.role) for s in merged] == [
        ("Ann B. Lee", "engineer"),
        ("Carl Berg", None),
        ("Eve Berg", None),
        ("Berg", None),
    ]


def test_broken_file_leaves_the_rest(articles: Path) -> None:
    (articles / "bad.txt").write_bytes(b"One\n\n\x81")
    library = Library.load(articles)
    assert len(library.articles) == 1
    [error] = library.broken
    found = "expected Windows-1252 text, found byte 0x81 at byte offset 5"
    assert str(error) == f"bad.txt:3: {found}: save the file as UTF-8"


def test_set_that_cannot_be_served(tmp_path: Path) -> None:
    """Nothing there, no article, or none that can be read: each says so in one line."""
    with pytest.raises(
        ArticleSetError, match=r"gone: expected a folder of articles, found nothing"
    ):
        Library.load(tmp_path / "gone")
    with pytest.raises(
        ArticleSetError, match=r"expected at least one article \(a file that ends in"
    ):
        Library.load(tmp_path)
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(ArticleSetError, match=r"all are broken, first a\.txt:1: expected a headl"):
        Library.load(tmp_path)


def test_compare_tells_what_changed(articles: Path) -> None:
    (articles / "a.txt").write_text("One")
    (articles / "b.txt").write_text("Two")
    old = Library.load(articles)
    (articles / "a.txt").write_text("One more")
    (articles / "b.txt").unlink()
    (articles / "c.txt").write_text("Three")
    new = Library.load(articles)
    assert compare(old, new) == Changes(("c.txt",), ("a.txt",), ("b.txt",))
    assert compare(new, Library.load(articles)) == Changes()
    assert old.fingerprint != new.fingerprint == Library.load(articles).fingerprint


@pytest.mark.parametrize("body", ["", "\n\nThe bridge is closed.", "\n\nThe bridge.\n\nA bridge?"])
def test_sets_of_no_one_and_two_paragraphs(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.txt").write_text(f"Headline{body}")
    library = Library.load(tmp_path)
    answer = ask(library, "which bridge?")
    assert answer.total == len(library.passages) == body.count("\n\n")
    assert answer.answered is bool(body)
    assert not ask(library, "castle").hits
