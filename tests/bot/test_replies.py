"""Replies: who is speaking, the paragraph word for word, where it stands; or why there is none."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot import notices, wording
from bot.html import render
from bot.layout import Block, Reply, Run, Style, printable
from bot.refusals import example_question
from bot.replies import answer_reply, with_hint
from corpus.answer import Answer, Hit, Reason
from corpus.errors import ArticleSetError
from corpus.library import Changes, Library
from corpus.model import (
    Article,
    Attribution,
    Paragraph,
    ParagraphKind,
    Passage,
    QuotationKind,
    Span,
    Speaker,
    SpeakerKind,
)
from corpus.question import Question, parse_question

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ANN = Speaker("Ann Lee", "harbour master")
BEN = Speaker("Ben Okafor")
REPORT = Speaker("Rain, Where It Fell", "report", SpeakerKind.DOCUMENT)

HARBOUR = """Harbour to be dredged

"The harbour will be dredged in spring," harbour master Ann Lee told the council.

Three weeks of noise

Residents said the dredging would be noisy.

The dredging takes three weeks.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """One small article."""
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    return Library.load(tmp_path)


def make_passage(
    text: str,
    spoken: Sequence[tuple[str, Speaker | str | None]] = (),
    *,
    kind: ParagraphKind = ParagraphKind.BODY,
    section: str | None = None,
    source: str | None = None,
    date: str | None = None,
    url: str | None = None,
) -> Passage:
    """A paragraph in an article of its own; *spoken* pairs words of it with whose they are.

    A string in place of a speaker is the mention of somebody whom the article does not name.
    """
    whole = f"Two lines\nof headline\n\n{text}"
    begin = whole.index(text)
    attributions = []
    for words, voice in spoken:
        start = whole.index(words, begin)
        mention = None
        if isinstance(voice, str):
            at = whole.index(voice, begin)
            mention = Span(at, at + len(voice))
        speaker = voice if isinstance(voice, Speaker) else None
        end = start + len(words)
        attributions.append(Attribution(start, end, QuotationKind.DIRECT, speaker, mention))
    headline = Paragraph(0, 0, begin - 2, ParagraphKind.HEADLINE)
    paragraph = Paragraph(1, begin, len(whole), kind, section)
    article = Article("a.txt", whole, (headline, paragraph), source, date, url)
    return Passage(article, paragraph, tuple(attributions))


def make_answer(*passages: Passage, total: int = 0, asked: tuple[Speaker, ...] = ()) -> Answer:
    """An answer that consists of *passages*."""
    hits = tuple(Hit(passage, 1.0, ("term",)) for passage in passages)
    question = Question("?", ("term",), asked)
    return Answer(question, hits, total or len(hits), answered=True)


def blocks_of(reply: Reply) -> list[Block]:
    return [block for part in reply.parts for block in part]


def ask(library: Library, question: str, offset: int = 0) -> Reply:
    answer = library.search(parse_question(question, library.speakers), 3, offset)
    return answer_reply(answer, library, offset)


VOICES = [
    pytest.param([("It rains", ANN)], ["Ann Lee, harbour master"], id="name and role"),
    pytest.param([("It rains", BEN)], ["Ben Okafor"], id="no role"),
    pytest.param([("It rains", REPORT)], ["“Rain, Where It Fell”, report"], id="title"),
    pytest.param(
        [("It rains", ANN), ("it snows", BEN)],
        ["Ann Lee, harbour master", "Ben Okafor"],
        id="two, in order",
    ),
    pytest.param([("It rains", ANN), ("it snows", ANN)], ["Ann Lee, harbour master"], id="once"),
    pytest.param([("It rains", "town officials")], ["town officials"], id="unnamed: own words"),
    pytest.param([("It rains", "they")], [wording.NAMELESS], id="unnamed: a pronoun says nothing"),
    pytest.param([("It rains", None)], [wording.NAMELESS], id="unnamed: nothing"),
    pytest.param([("It rains", "Wednesday")], [wording.NAMELESS], id="unnamed: no source"),
    pytest.param([("It rains", "two farmers")], ["two farmers"], id="unnamed: people"),
    pytest.param([], ["The article itself: The Gazette"], id="nobody"),
]


@pytest.mark.parametrize(("spoken", "voices"), VOICES)
def test_who_is_speaking_stands_above_the_paragraph(library, spoken, voices):
    text = "It rains, town officials and they said on Wednesday, and it snows on two farmers."
    reply = answer_reply(make_answer(make_passage(text, spoken, source="The Gazette")), library)
    *above, quotation, _ = blocks_of(reply)
    assert [block.text for block in above] == voices
    assert all(block.runs[0].style is Style.BOLD for block in above)
    assert quotation.quoted
    assert quotation.text == text


def test_of_many_voices_three_are_shown(library):
    """Whoever is asked about, those who say most, and how many others there are."""
    said = {"Cleo": "a stretch of some length", "Dan": "a longer stretch of even more words"}
    said |= {"Eve": "short", "Finn": "brief", "Gus": "curt", "Hal": "a middling stretch"}
    people = {name: Speaker(f"{name} Marlow") for name in said}
    text = ", ".join(said.values())
    passage = make_passage(text, [(said[name], people[name]) for name in said])
    reply = answer_reply(make_answer(passage, asked=(people["Finn"],)), library)
    *above, _, _ = blocks_of(reply)
    assert [b.text for b in above] == ["Finn Marlow", "Cleo Marlow", "Dan Marlow", "and 3 others"]
    four = make_passage(text, [(said[name], people[name]) for name in list(said)[:4]])
    *above, _, _ = blocks_of(answer_reply(make_answer(four), library))
    assert [b.text for b in above][-1] == "and 1 other"


def test_that_somebody_is_not_named_is_said_only_where_nobody_is(library):
    text = "It rains, they said, and it snows on two farmers."
    for known, shown in ((ANN, "Ann Lee, harbour master"), ("two farmers", "two farmers")):
        passage = make_passage(text, [("It rains", "they"), ("it snows", known)])
        *voices, _, _ = blocks_of(answer_reply(make_answer(passage), library))
        assert [voice.text for voice in voices] == [shown]


def test_whoever_is_asked_about_comes_first(library):
    passage = make_passage("It rains and it snows.", [("It rains", ANN), ("it snows", BEN)])
    first, second, *_ = blocks_of(answer_reply(make_answer(passage, asked=(BEN,)), library))
    assert (first.text, second.text) == ("Ben Okafor", "Ann Lee, harbour master")


def test_caption_is_told_from_the_article(library):
    passage = make_passage("A harbour.", kind=ParagraphKind.CAPTION)
    assert blocks_of(answer_reply(make_answer(passage), library))[0].text == wording.THE_CAPTION


def test_reported_speech_is_set_off_from_the_narration(library):
    """Speech is in italics, what stands between is not, and no character is lost or doubled."""
    text = '"It rains," she  said.\n"It snows."'
    passage = make_passage(text, [('"It rains,"', ANN), ('"It snows."', ANN), ("rains", ANN)])
    quotation = next(b for b in blocks_of(answer_reply(make_answer(passage), library)) if b.quoted)
    assert quotation.runs == (
        Run('"It rains,"', Style.ITALIC),
        Run(" she  said.\n"),
        Run('"It snows."', Style.ITALIC),
    )


SOURCES = [
    pytest.param({}, "Two lines of headline — no date given", id="nothing known"),
    pytest.param(
        {"source": "The Gazette", "date": "3 May 2021", "section": "Rain"},
        "Two lines of headline — The Gazette · 3 May 2021 · section “Rain”",
        id="all known",
    ),
]


@pytest.mark.parametrize(("about", "line"), SOURCES)
def test_source_line_says_what_is_known_and_no_more(library, about, line):
    reply = answer_reply(make_answer(make_passage("It rains.", **about)), library)
    assert blocks_of(reply)[-1].text == line


def test_dates_that_the_text_names_stand_in_for_a_missing_one(library):
    text = "Rain fell in May 2020 and on June\n1, 2020; May 2020 was wet."
    spans = [(text.index(d), text.index(d) + len(d)) for d in ("May 2020", "June\n1, 2020")]
    spans.append((text.rindex("May 2020"), text.rindex("May 2020") + 8))
    article = Article(
        "a.txt", text, (Paragraph(0, 0, len(text)),), date_mentions=tuple(Span(*s) for s in spans)
    )
    reply = answer_reply(make_answer(Passage(article, article.paragraphs[0])), library)
    assert "no date given; the text names May 2020 and June 1, 2020" in reply.text


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://x.org/1", True), ("javascript:alert(1)", False), ("https://x.org/\x1b[2J", False)],
)
def test_headline_leads_to_addresses_of_the_web_only(library, url, linked):
    reply = answer_reply(make_answer(make_passage("It rains.", url=url)), library)
    assert blocks_of(reply)[-1].runs[0].url == (url if linked else None)


@pytest.mark.parametrize(
    ("offset", "shown", "total", "position"),
    [
        (0, 3, 3, None),
        (0, 3, 11, "1–3 of 11"),
        (3, 3, 11, "4–6 of 11"),
        (9, 2, 11, "10–11 of 11"),
        (3, 1, 4, "4 of 4"),
    ],
)
def test_position_in_all_passages(library, offset, shown, total, position):
    """A page says where it stands when there is more than it shows, and where the next begins."""
    answer = make_answer(*[make_passage("It rains.")] * shown, total=total)
    reply = answer_reply(answer, library, offset)
    assert (reply.parts[-1][0].text == position) is (position is not None)
    assert reply.next_offset == (offset + shown if offset + shown < total else None)
    assert (wording.MORE_HINT in with_hint(reply).text) is (reply.next_offset is not None)


def test_page_behind_the_last(library):
    reply = answer_reply(make_answer(total=3), library, 3)
    assert (reply.text, reply.next_offset) == (wording.NO_MORE, None)


def test_pages_over_a_real_library_show_each_passage_once(library):
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        reply = ask(library, "dredging of the harbour", offset)
        seen += [block.text for block in blocks_of(reply) if block.quoted]
        offset = reply.next_offset
    assert len(seen) == len(set(seen)) == 3


REFUSALS = [
    pytest.param("What did Mary Smith say?", "Nobody called Mary Smith is quoted", id="unknown"),
    pytest.param("zebras", wording.NOT_FOUND, id="no such word"),
    pytest.param(
        "What did Eve Lee say?",
        "Nobody called Eve Lee is quoted in these articles.\nQuoted with a similar name: Ann Lee.",
        id="namesake",
    ),
    pytest.param(
        "What did the mayor say?", "Nobody described as “the mayor” is quoted", id="description"
    ),
    pytest.param("how old are you", wording.NO_CHAT, id="chat"),
    pytest.param("???", wording.NO_WORDS, id="nothing to look for"),
    pytest.param(
        "What did Ann Lee say about zebras?", "Ann Lee is quoted in these articles, but", id="topic"
    ),
]


@pytest.mark.parametrize(("question", "reason"), REFUSALS)
def test_refusal_says_why_and_what_can_be_asked(library, question, reason):
    reply = ask(library, question)
    assert reply.text.startswith(reason)
    assert not any(block.quoted for block in blocks_of(reply))
    assert "Ann Lee" in blocks_of(reply)[-3].text
    assert "“Harbour to be dredged”" in blocks_of(reply)[-2].text
    assert blocks_of(reply)[-1].text == "For example: “What does Ann Lee say?”"


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_example_question_has_an_answer(library, language):
    """In the language in which it is given, too."""
    with wording.speaking(language):
        reply = ask(library, example_question(library))
    assert any(block.quoted for block in blocks_of(reply))


def test_article_is_told_once_for_passages_that_follow_each_other(library):
    """The others lead there by a short word, and each still says in which section it stands."""
    reply = ask(library, "What about the dredging?")
    first, *others = [part[-1].text for part in reply.parts if any(b.quoted for b in part)]
    assert first.startswith("Harbour to be dredged — ")
    assert others
    assert set(others) <= {"Same article", "Same article — section “Three weeks of noise”"}


def test_two_articles_by_turns_are_each_told(library):
    """What stands between two passages of an article makes its name needed again."""
    here = make_passage("Rain.")
    there = replace(here, article=replace(here.article, path="b.txt"))
    reply = answer_reply(make_answer(here, there, here), library)
    assert reply.text.count("Two lines of headline") == 3
    assert answer_reply(make_answer(here, here), library).text.count("Two lines of headline") == 1


def test_latin_words_stand_apart_in_chinese():
    with wording.speaking(wording.SIMPLIFIED):
        assert wording.listed(["May 2020", "六月", "Sept."]) == "May 2020、六月和 Sept."
        assert wording.ONLY_BUTTON.format(name="Ann Lee") == "只看 Ann Lee"
        assert wording.ONLY_BUTTON.format(name="李安") == "只看李安"


@pytest.mark.parametrize(
    ("quoted", "example"),
    [
        (["You", "You", "Ann Lee"], "What does Ann Lee say?"),
        (["Lee"], "What does Lee say?"),
    ],
)
def test_example_has_a_name_that_is_taken_for_one(tmp_path, quoted, example):
    """A full name goes before a more frequent one that may be read as another word."""
    said = [f'"It rains here," said Mr. {name}.' for name in quoted]
    (tmp_path / "a.txt").write_text("\n\n".join(["Rain", *said]), encoding="utf-8")
    library = Library.load(tmp_path)
    assert {speaker.name for speaker in library.speakers} == set(quoted)
    assert example_question(library) == example


def test_example_is_about_whoever_was_asked_about(tmp_path):
    text = "Rain\n\n" + "".join(
        f'"It rains in {place}," {name} told the council.\n\n'
        for name, place in [("Ann Lee", "May"), ("Ann Lee", "June"), ("Ben Okafor", "July")]
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    library = Library.load(tmp_path)
    assert ask(library, "zebras").text.endswith("“What does Ann Lee say?”")
    refusal = ask(library, "What did Ben Okafor say about zebras?")
    assert refusal.text.endswith("“What does Ben Okafor say?”")


def test_name_that_is_mentioned_but_not_quoted(library):
    """The paragraph in which the name stands is shown, with its true speaker."""
    passage = make_passage("Ann Lee met Mary Smith.", [("met", ANN)])
    question = Question("?", ("smith",), unknown_names=("Mary Smith",))
    answer = Answer(question, (), 0, answered=False, mentioned=(passage,), reason=Reason.NOBODY)
    texts = [block.text for block in blocks_of(answer_reply(answer, library))]
    assert texts[0] == "Nobody called Mary Smith is quoted in these articles."
    assert texts[1] == "The name is mentioned in “Two lines of headline”:"
    assert texts[2:4] == ["Ann Lee, harbour master", passage.text]


def test_places_of_a_name_come_in_pages(library):
    """The first page says why they are shown; the others hold nothing else, and each place once."""
    passages = tuple(make_passage(f"Mary Smith was seen {n} times.") for n in range(1, 6))
    question = Question("?", ("smith",), unknown_names=("Mary Smith",))
    answer = Answer(question, (), 0, answered=False, mentioned=passages, reason=Reason.NOBODY)
    first, second = (answer_reply(answer, library, offset) for offset in (0, 3))
    assert first.next_offset == 3
    assert with_hint(first).text.endswith(
        f"Places where that stands: 1–3 of 5. {wording.MORE_HINT}"
    )
    assert second.next_offset is None
    assert second.parts[-1][0].text == "Places where that stands: 4–5 of 5"
    shown = [b.text for reply in (first, second) for b in blocks_of(reply) if b.quoted]
    assert shown == [passage.text for passage in passages]
    assert "The name is mentioned in" in first.text
    assert "The name is mentioned in" not in second.text
    assert answer_reply(answer, library, 5).text == wording.NO_MORE


CREDITED = """Rain

It rained in town, said harbour master Ann Lee on Monday.

It rained in May 2020.

Reported by Ben Okafor for the Gazette.
"""


@pytest.mark.parametrize("question", ["who wrote this article", "when was this published?"])
def test_who_made_the_articles_and_when(tmp_path, question):
    """Of a few articles their credits and dates are shown, of many the way to them."""
    (tmp_path / "a.txt").write_text(CREDITED, encoding="utf-8")
    shown = ask(Library.load(tmp_path), question).text
    assert shown.startswith(wording.PROVENANCE)
    assert "Rain\nno date given; the text names May 2020\nReported by Ben Okafor" in shown
    for name in "bcd":
        (tmp_path / f"{name}.txt").write_text(CREDITED, encoding="utf-8")
    assert ask(Library.load(tmp_path), question).text == wording.PROVENANCE_OF_MANY


def test_name_too_long_to_be_one_is_cut(library):
    question = Question("?", ("x",), unknown_names=("x" * 4000,))
    answer = Answer(question, (), 0, answered=False, reason=Reason.NOBODY)
    assert len(answer_reply(answer, library).text) < 500


@pytest.mark.parametrize("count", [1, 5, 6, 60])
def test_offers_and_lists_stay_short(tmp_path, count):
    """A few speakers and articles are all named; of many the first, with the way to the rest."""
    for number in range(count):
        name = f"Ann{chr(97 + number // 26)}{chr(97 + number % 26)} Lee{number}"
        text = f'Rain {number}\n\n"It rains in May," {name} told the council.\n'
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    library = Library.load(tmp_path)
    offers = ask(library, "zebras").text
    assert ("/speakers" in offers) is (len(library.speakers) > 5)
    assert ("/articles" in offers) is (count > 3)
    assert len(offers) < 1000
    listed = notices.articles(library).text
    assert listed.count("Rain") == min(count, notices.LISTED)
    assert (f"… and {count - notices.LISTED} more" in listed) is (count > notices.LISTED)


def test_speakers_with_role_and_number_of_passages(library):
    assert "Ann Lee" in notices.speakers(library).text
    assert "1 passage" in notices.speakers(library).text


def test_lists_are_in_the_order_of_what_they_show(tmp_path):
    """Speakers by their passages, not by how often they speak in one; articles newest first.

    What is offered where there is no answer begins with a person's full name and has no initials.
    """
    chatty = " ".join(f'"We wait for boat {n}," said WN.' for n in range(9))
    texts = {"a": chatty, "b": '"No boat came," said WN.', "c": '"Boats are late," said Ann Lee.'}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"News {name}\n\n{text}\n", encoding="utf-8")
    for name, day in (("b", "2020-03-01"), ("c", "2021-03-01")):
        (tmp_path / f"{name}.meta.toml").write_text(f"date = {day}\n", encoding="utf-8")
    more = "\n\n".join(f'"Boat {n} is late," said Ann Lee.' for n in range(3))
    (tmp_path / "d.txt").write_text(f"News d\n\n{more}\n", encoding="utf-8")
    library = Library.load(tmp_path)
    assert [s.name for s in library.speakers] == ["WN", "Ann Lee"]
    lines = notices.speakers(library).text.splitlines()
    assert [line for line in lines if "passage" in line] == [
        "Ann Lee – 4 passages",
        "WN – 2 passages",
    ]
    listed = notices.articles(library).text
    heads = [line for line in listed.splitlines() if line.startswith("News ")]
    assert heads == ["News c", "News b", "News a", "News d"]
    assert "Quoted are Ann Lee." in ask(library, "zebras").text


def test_nobody_quoted(tmp_path):
    (tmp_path / "a.txt").write_text("Rain\n\nIt rained.\n", encoding="utf-8")
    library = Library.load(tmp_path)
    assert notices.speakers(library).text == wording.NO_SPEAKERS
    assert example_question(library) == "Rain"
    assert "Quoted are" not in ask(library, "zebras").text


def test_reload_report(library, tmp_path):
    """What changed, what the set holds, what was left out and what is broken."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    changes = Changes(added=("b.txt", "c.txt"), removed=("d.txt",))
    *parts, held, left_out, broken, serving = notices.reloaded(
        changes, Library.load(tmp_path)
    ).text.split("\n\n")
    assert parts == [wording.RELOADED, "Added: 2\nb.txt\nc.txt", "Removed: 1\nd.txt"]
    assert held.splitlines() == [
        "Paragraphs: 1 headline, 3 of news and 1 subheading.",
        "Dates: none stated.",
        "Languages: none; 1 not stated.",
        "Sources: none; 1 not stated.",
        "Copies that another passage stands for: 0.",
    ]
    assert left_out == "Left out: 1\nno article files by their names: notes.pdf"
    assert broken.startswith("Broken, left out: 1\nempty.txt:1: expected ")
    assert serving == "Now serving 1 article: 3 paragraphs, 1 speaker."


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_reload_report_of_many_files_is_one_message(tmp_path, language):
    """However much there is to tell, it fits; what is too much is counted."""
    many = tuple(f"{'folder/' * 20}{n}.txt" for n in range(1000))
    for number in range(100):
        name = f"{'a' * 100}-{number}"
        (tmp_path / f"{name}.txt").write_text("", encoding="utf-8")
        (tmp_path / f"{name}.pdf").write_bytes(b"%PDF")
        line = {"title": "T", "text": "It rained. \ud83d", "source": f"{number} {'Gazette' * 9}"}
        (tmp_path / f"{name}.json").write_text(json.dumps(line | {"language": f"x-{number}" * 9}))
    library = Library.load(tmp_path)
    with wording.speaking(language):
        report = notices.reloaded(Changes(many, many, many), library)
        assert f"{wording.ADDED}: 1,000" in report.text
        assert wording.AND_MORE.format(number="994") in report.text
        assert f"{wording.LEFT_OUT}: 200" in report.text
        assert len(render(report)) == 1


def test_reload_that_changed_nothing(library):
    assert wording.NOTHING_CHANGED in notices.reloaded(Changes(), library).text
    kept = notices.kept_old(ArticleSetError("articles: expected\na folder")).text
    assert kept == f"{wording.KEPT_OLD}\n\narticles: expected a folder"


def test_reload_is_shown_to_admins_only(library):
    assert "/reload" in notices.usage(library, is_admin=True).text
    assert "/reload" not in notices.usage(library).text
    assert "/reload" not in notices.unknown_command().text
    assert "/quote" in notices.unknown_command().text
    assert "/quote" not in notices.unknown_command(in_terminal=True).text


def test_boxes_fit_on_telegrams_buttons():
    """Telegram shows 200 characters at most when a button is tapped."""
    boxes = (wording.SET_CHANGED, wording.QUESTION_GONE, wording.BUTTON_UNKNOWN)
    assert all(len(box) <= 200 for box in boxes)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("\x00\x1b]0;x\x07\x9b\x7f", "\ufffd\ufffd]0;x\ufffd\ufffd\ufffd"),
        ("\ud83d", "\ufffd"),
        ("tab\tand 😀 and “marks”", "tab\tand 😀 and “marks”"),
    ],
)
def test_printable(given, shown):
    assert printable(given) == shown


def test_misspelt_words_are_told(library: Library):
    """The first line says which words were read as others; further pages do not repeat it."""
    question = parse_question("when is the habrour dregded", library.speakers)
    first, *passages = answer_reply(library.search(question, 1), library).parts
    [said] = first
    assert "".join(run.text for run in said.runs) == (
        "“habrour” read as “harbour” and “dregded” read as “dredged”"
    )
    assert passages
    [later, *_] = answer_reply(library.search(question, 1, 1), library, 1).parts
    assert "read as" not in "".join(run.text for block in later for run in block.runs)
