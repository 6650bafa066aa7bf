"""What holds for any text at all, however odd."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.attribution import attribute, attribute_all
from corpus.model import Article, Passage, QuotationKind
from tests.corpus.attribution.reported import article_of, found_in
from tests.program import SHIPPED_ARTICLES

DOUBLE_MARKS = '"“”'

# Sentences as newspapers write them, every quotation closed and every source named.
SENTENCES = st.sampled_from(
    [
        '"The road brings work," said Amy Stone, a shopkeeper.',
        "“It brings noise,” Rob Finch told reporters on Friday. “And dust.”",
        "Rob Finch, who farms near the old mill, said the council had never asked him.",
        'Mayor Ana Ruiz called the plan "a lifeline" for the valley.',
        "According to Walter Dunn, the bridge will cost nine million euros.",
        "The bridge was built in 1961 and carries four thousand cars a day.",
        "Amy Stone said the shop would close, adding that she had no choice.",
        'The film "Silent Harbour" was shot here in the 1990s.',
        "'I was born here,' said José Núñez.",
        "Liang Meihua, a nurse, warned that the clinic was full.",
    ]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
ARTICLES = st.lists(PARAGRAPHS, min_size=1, max_size=6).map(
    lambda paragraphs: ["Council meets on harbour plan", *paragraphs]
)

# Pieces that go wrong in real files: lone marks, mojibake, control characters, other scripts.
PIECES = st.one_of(
    st.text(max_size=12),
    SENTENCES.map("{} ".format),
    st.sampled_from(
        [
            *"\"'“”‘’«»„‹›「」`,.:;-—()[]\n\r\t\0\x1b\x7f\u200b\u2028\u202e\ufeff\ufffd",
            "\n\n",
            "''",
            "``",
            "&quot;",
            "â€œ",
            "â€\x9d",
            " said ",
            " she said. ",
            "Q. ",
            "A. ",
            "STONE: ",
            "—Rob Finch",
            "according to ",
            "Mr. ",
            "أحمد قال: ",
            "他说：“好。”",
            "さん",
            "e\u0301",
            "\U0001f600",
        ]
    ),
)
ODD_TEXTS = st.lists(PIECES, max_size=40).map("".join)
ODD_BYTES = st.binary(max_size=300).flatmap(
    lambda raw: st.sampled_from(["utf-8", "latin-1", "cp1252"]).map(
        lambda encoding: raw.decode(encoding, errors="replace")
    )
)
ANY_TEXT = st.one_of(ODD_TEXTS, ODD_BYTES, ARTICLES.map("\n\n".join))


# A space lost after a full stop, as happens where pages are turned into text.
RUN_TOGETHER = "Rob Finch, who farms near the old mill, said the council had never asked him."


def check(article: Article, passages: tuple[Passage, ...]) -> None:
    """What has to hold of the passages of any article."""
    assert [passage.paragraph for passage in passages] == list(article.paragraphs)
    for passage in passages:
        assert passage.article is article
        for one in passage.attributions:
            assert passage.paragraph.start <= one.start < one.end <= passage.paragraph.end
            assert article.text[one.start : one.end].strip() == article.text[one.start : one.end]
            for beside in (one.mention, one.cue):
                assert beside is None or beside.cut(article.text).strip()
    for speaker in {one.speaker for one in found_in(passages) if one.speaker}:
        assert speaker.name.strip()
        assert all(word in article.text for word in speaker.name.split())
        assert speaker.role is None or (speaker.role.strip() and speaker.role in article.text)


@given(ANY_TEXT)
@example("Title\n\n" + '"' * 500)
@example("Title\n\n" + "“" * 500 + " said Amy Stone.")
@example("Title\n\n" + "said " * 300)
@example("Title\n\nThe roof has fallen in, said a nurse")
@example("Title\n\n" + "Amy " * 300 + 'said "no".')
@example("Title\n\n" + "'" * 501 + "\n\n" + "'" * 501)
@example("Title\n\n" + "«“‘\"'" * 100)
@example("标题\n\n“今天很冷，”李明说。“明天也是。”")
@example("عنوان\n\nقال أحمد: «لن نرحل».")
@settings(max_examples=150)
def test_any_text_gives_one_passage_for_each_paragraph(text) -> None:
    """Never raises; spans lie in their paragraphs, cut clean; names and roles are the article's."""
    article = article_of(text)
    check(article, attribute(article))


@given(ARTICLES)
@settings(max_examples=60)
def test_no_two_attributions_overlap(paragraphs) -> None:
    assert not overlaps("\n\n".join(paragraphs))


@given(ANY_TEXT)
@example(f"Title\n\n{RUN_TOGETHER}{RUN_TOGETHER}")
@settings(max_examples=100)
def test_no_two_attributions_overlap_in_odd_texts(text) -> None:
    assert not overlaps(text)


@given(ANY_TEXT)
@settings(max_examples=50)
def test_the_same_text_gives_the_same_attributions(text) -> None:
    assert attribute(article_of(text)) == attribute(article_of(text))


@given(st.lists(ANY_TEXT | ARTICLES.map("\n\n".join), max_size=5))
@example(["Title\n\nAmy Stone said", "that it is late, Bo Ek said.", '"No', 'And "yes"'])
@example(["Title\n\nAmy Stone said that it is late."] * 1500)
@settings(max_examples=100)
def test_an_article_is_attributed_alike_among_others(texts) -> None:
    """Whatever articles stand before and behind it, and however many there are."""
    articles = [article_of(text) for text in texts]
    assert list(attribute_all(articles)) == [attribute(article) for article in articles]


@given(ARTICLES)
@settings(max_examples=60)
def test_kinds_agree_with_the_marks(paragraphs) -> None:
    """Direct speech begins and ends with its marks, mixed speech has marks, indirect has none."""
    article = article_of("\n\n".join(paragraphs))
    for one in found_in(attribute(article)):
        words = article.text[one.start : one.end]
        if one.kind is QuotationKind.DIRECT:
            assert words[0] in "\"“'"
            assert words.rstrip(",.")[-1] in "\"”'"
        elif one.kind is QuotationKind.MIXED:
            assert any(mark in words for mark in DOUBLE_MARKS)
        else:
            assert not any(mark in words for mark in DOUBLE_MARKS)


@given(ARTICLES)
@settings(max_examples=60)
def test_an_unrelated_paragraph_at_the_end_moves_nothing(paragraphs) -> None:
    before = attribute(article_of("\n\n".join(paragraphs)))
    more = [*paragraphs, "The market on the square is open on Tuesdays and on Saturdays."]
    after = attribute(article_of("\n\n".join(more)))
    assert spans(before) == spans(after)[: len(before)]


@given(ARTICLES, st.data())
@settings(max_examples=100)
def test_a_broken_mark_costs_its_paragraph_and_at_most_the_next(paragraphs, data) -> None:
    """A stray or a lost mark changes no span elsewhere."""
    number = data.draw(st.integers(1, len(paragraphs) - 1), label="paragraph")
    words = paragraphs[number]
    places = [place for place, character in enumerate(words) if character in DOUBLE_MARKS]
    place = data.draw(st.sampled_from([*places, 0, len(words) // 2, len(words)]), label="place")
    lost = place in places
    mark = "" if lost else data.draw(st.sampled_from(DOUBLE_MARKS), label="mark")
    broken = words[:place] + mark + words[place + lost :]
    before = attribute(article_of("\n\n".join(paragraphs)))
    after = attribute(
        article_of("\n\n".join([*paragraphs[:number], broken, *paragraphs[number + 1 :]]))
    )
    for other, (one, two) in enumerate(zip(spans(before), spans(after), strict=True)):
        assert one == two or other in (number, number + 1), (other, one, two)


@pytest.mark.parametrize(
    "path", sorted(SHIPPED_ARTICLES.rglob("*.txt")), ids=lambda path: path.stem
)
def test_articles_that_are_shipped(path) -> None:
    article = article_of(path.read_text(encoding="utf-8"))
    check(article, attribute(article))


def overlaps(text: str) -> list[tuple[str, str]]:
    """The pairs of neighbours in *text* that share words."""
    return [
        (text[one.start : one.end], text[other.start : other.end])
        for passage in attribute(article_of(text))
        for one, other in pairwise(passage.attributions)
        if one.end > other.start
    ]


def spans(passages: tuple[Passage, ...]) -> list[list[tuple[int, int, QuotationKind]]]:
    """For each passage, where in its paragraph what kind of speech stands."""
    return [
        [
            (one.start - passage.paragraph.start, one.end - passage.paragraph.start, one.kind)
            for one in passage.attributions
        ]
        for passage in passages
    ]
