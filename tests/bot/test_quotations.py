"""What may stand on a card: the very words of one speaker, and nobody's reported ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.quotations import OMITTED, quotable, quote_in
from bot.shelf import Edition
from corpus.library import Library
from tests.conftest import make_program
from tests.talk import Talk, quotations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.telegram_server import TelegramServer

REPORTED = "Mayor Ann Lee said on Tuesday that the bridge over the Mill had to be closed for good."
SPLIT = '"The bridge is not safe," said Ann Lee. "We close it for good on Friday."'
TWO = (
    '"Nobody asked the farmers about the bridge," said Bo Grant, a farmer, but Ann Lee answered: '
    '"We asked every single one of them about the bridge last year."'
)
PARTLY = 'Eva Stone, an engineer, called the ferry pier "a danger to everybody who crosses it".'
TOLD = "Dan Moss, a fisherman, said that the eels had gone."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles on a bridge, a pier and eels."""
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = {"bridge": [REPORTED, SPLIT], "farmers": [TWO], "pier": [PARTLY], "eels": [TOLD]}
    for name, paragraphs in texts.items():
        text = "\n\n".join([f"News of the {name}", *paragraphs])
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return folder


CASES = [
    (
        "What did Ann Lee say about the bridge being closed?",
        f'"The bridge is not safe,"{OMITTED}"We close it for good on Friday."',
        "Ann Lee",
    ),
    ("Bo Grant on farmers", '"Nobody asked the farmers about the bridge,"', "Bo Grant"),
    ("What did Eva Stone say?", '"a danger to everybody who crosses it"', "Eva Stone"),
]


@pytest.mark.parametrize(("question", "words", "name"), CASES)
def test_card_has_the_very_words_of_one_speaker(folder: Path, question: str, words: str, name: str):
    """Of the first passage with direct speech; the reporter's sentences are on none."""
    edition = Edition.of(Library.load(folder))
    found = quotable(edition, [question])
    assert found is not None
    quote = quote_in(edition.library.passages[found[0]], found[1])
    assert quote is not None
    assert quote.words == words
    assert quote.speaker is not None
    assert quote.speaker.name == name
    whole = edition.library.passages[found[0]].text
    assert all(part in whole for part in quote.words.split(OMITTED))


def test_answer_replied_to_gives_its_first_direct_speech(folder: Path):
    """Not that of the first passage when it only reports."""
    edition = Edition.of(Library.load(folder))
    found = quotable(edition, [REPORTED, SPLIT])
    assert found is not None
    assert edition.library.passages[found[0]].text == SPLIT


def test_reported_speech_comes_as_text(folder: Path, telegram_server: TelegramServer):
    """Kindly, with the passage itself; direct speech as a picture under its speaker's name."""
    program = make_program(telegram_server, folder)
    program.start()
    try:
        for language in wording.LANGUAGES:
            with wording.speaking(language):
                said = wording.CARD_NO_DIRECT
            talk = Talk(program)
            talk.person["language_code"] = language
            [told] = talk.ask("/quote What did Dan Moss say?")
            assert told["text"].startswith(said)
            assert quotations(told) == [TOLD]
        [card] = Talk(program).ask("/quote What did Ann Lee say about the bridge being closed?")
        assert card["caption"].startswith("Ann Lee — ")
    finally:
        program.close()
    telegram_server.assert_well_used()
