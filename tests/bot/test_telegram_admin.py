"""/reload and the menus: what those named in BOT_ADMIN_IDS can do, and nobody else."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.program import ADMIN_ID
from tests.talk import Talk, quotations
from tests.updates import buttons_of, make_document_update, make_private_chat, make_user

if TYPE_CHECKING:
    from tests.program import Program
    from tests.updates import Json

HARBOUR = """Harbour to be dredged

"The harbour will be dredged in spring," mayor Ann Lee told the council.
"""
RELOADING = "Reading the articles again"
LIBRARY = """Library stays open

The town library stays open on Sundays, teacher Ben Okafor said.
"""


@pytest.fixture
def admin(program: Program) -> Talk:
    """An admin's talk with a bot that has read the harbour article besides the shipped one."""
    (program.articles / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    program.start()
    return Talk(program, make_user(ADMIN_ID))


def reload(admin: Talk) -> list[str]:
    """The lines of what a reload reports."""
    [progress] = admin.ask("/reload")

    def report() -> list[str]:
        [now] = admin.replies_to(progress["reply_to_message"]["message_id"])
        return [] if now["text"].startswith(RELOADING) else str(now["text"]).splitlines()

    return admin.program.server.wait_for(report, "the report")


def test_reload_tells_what_is_different(admin: Talk, program: Program):
    """Files are listed as added, changed, removed, or broken with line and reason."""
    folder = program.articles
    (folder / "town").mkdir()
    (folder / "town" / "library.txt").write_text(LIBRARY, encoding="utf-8")
    (folder / "harbour.txt").write_text(HARBOUR.replace("spring", "autumn"), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "odd.txt").write_bytes(b"Caf\x81 news\n\nIt opens.\n")
    for shipped in folder.glob("rfa-*"):
        shipped.unlink()
    lines = reload(admin)
    assert lines[0] == wording.RELOADED
    for title, names in {
        "Added: 1": ["town/library.txt"],
        "Changed: 1": ["harbour.txt"],
        "Removed: 1": ["rfa-wechat-extends-chinas-internet.txt"],
        "Broken, left out: 2": [
            "empty.txt:1: expected a headline, found an empty file",
            "odd.txt:1: expected Windows-1252 text, found byte 0x81 at byte offset 3",
        ],
    }.items():
        listed = lines[lines.index(title) + 1 :][: len(names)]
        assert [line[: len(name)] for line, name in zip(listed, names, strict=True)] == names
    assert lines[-1] == "Now serving 2 articles: 2 paragraphs, 2 speakers."


def test_answers_come_from_the_new_set(admin: Talk, program: Program):
    """After a reload the old set is gone as a whole, for everybody."""
    stranger = Talk(program)
    assert quotations(stranger.ask("What did Ann Lee say about the harbour?")[0])
    (program.articles / "harbour.txt").unlink()
    (program.articles / "library.txt").write_text(LIBRARY, encoding="utf-8")
    reload(admin)
    [gone] = stranger.ask("What did Ann Lee say about the harbour?")
    assert gone["text"].startswith("Nobody called Ann Lee")
    [answer] = stranger.ask("What did Ben Okafor say about the library?")
    assert answer["text"].startswith("Ben Okafor, teacher")
    assert quotations(answer) == [
        "The town library stays open on Sundays, teacher Ben Okafor said."
    ]


def test_reload_of_the_same_set(admin: Talk):
    """Nothing has changed, and buttons sent before go on working."""
    [page] = admin.ask("What is said about China and WeChat?")
    assert wording.NOTHING_CHANGED in reload(admin)
    assert quotations(admin.tap_more(page))


def test_button_of_a_set_that_is_gone(admin: Talk, program: Program):
    """A page of the new set would not go on where the old one ended: the box says so."""
    [page] = admin.ask("What is said about China and WeChat?")
    (program.articles / "library.txt").write_text(LIBRARY, encoding="utf-8")
    reload(admin)
    tap = program.server.tap(page, buttons_of(page)[0]["text"], admin.person)
    answers = program.server.chats.answers
    program.server.wait_for(lambda: tap in answers, "the answer to the tap")
    assert answers[tap] == wording.SET_CHANGED


@pytest.mark.parametrize("loss", ["emptied", "removed", "all broken"])
def test_set_that_cannot_be_read_leaves_the_old_one(admin: Talk, program: Program, loss: str):
    shutil.rmtree(program.articles)
    if loss != "removed":
        program.articles.mkdir()
    if loss == "all broken":
        (program.articles / "empty.txt").write_bytes(b"")
    assert reload(admin)[0] == wording.KEPT_OLD
    [answer] = admin.ask("What did Ann Lee say about the harbour?")
    assert answer["text"].startswith("Ann Lee, mayor")


def test_stranger_is_refused_and_changes_nothing(admin: Talk, program: Program):
    stranger = Talk(program)
    (program.articles / "library.txt").write_text(LIBRARY, encoding="utf-8")
    [refusal] = stranger.ask("/reload")
    assert refusal["text"].startswith(wording.UNKNOWN_COMMAND)
    assert stranger.ask("What did Ben Okafor say?")[0]["text"].startswith("Nobody called Ben")
    assert "Added: 1" in reload(admin)
    assert "library.txt" not in refusal["text"]


def offer(admin: Talk, name: str, content: str, file_id: str) -> Json:
    """Send the bot a file and give what it says to that."""
    admin.program.server.chats.files[file_id] = content.encode()
    before = len(admin.sent)
    admin.program.server.deliver(make_document_update(admin.person, name, file_id))
    return admin.wait(before + 1)[-1]


def tapped(admin: Talk, message: Json, label: str) -> Json:
    """Tap a button and give the message as it stands when it has changed."""
    server = admin.program.server
    server.tap(message, label, admin.person)
    number = message["message_id"]
    found = {m["message_id"]: m for m in admin.sent}
    server.wait_for(
        lambda: {m["message_id"]: m for m in admin.sent}[number] != message, "the change"
    )
    found = {m["message_id"]: m for m in admin.sent}
    return found[number]


def test_file_is_added_and_taken_back(admin: Talk, program: Program):
    """Nothing happens before the tap; undo leaves the set as it was."""
    question = offer(admin, "library.txt", LIBRARY, "f1")
    assert "Library stays open" in question["text"]
    file = program.articles / "library.txt"
    assert not file.exists()
    added = tapped(admin, question, wording.ADD_BUTTON)
    assert file.read_text(encoding="utf-8") == LIBRARY
    assert quotations(admin.ask("What did Ben Okafor say?")[0])
    tapped(admin, added, wording.UNDO_BUTTON)
    assert not file.exists()


def test_file_is_replaced_only_on_confirmation(admin: Talk, program: Program):
    file = program.articles / "harbour.txt"
    question = offer(admin, "harbour.txt", HARBOUR.replace("spring", "autumn"), "f2")
    assert wording.FILE_REPLACES in question["text"]
    assert file.read_text(encoding="utf-8") == HARBOUR
    replaced = tapped(admin, question, wording.REPLACE_BUTTON)
    assert "autumn" in file.read_text(encoding="utf-8")
    tapped(admin, replaced, wording.UNDO_BUTTON)
    assert file.read_text(encoding="utf-8") == HARBOUR


@pytest.mark.parametrize("name", ["../evil.txt", "a/b.txt", ".hidden.txt", "run.sh", "..", ""])
def test_no_file_gets_out_of_the_folder(admin: Talk, program: Program, name: str):
    before = sorted(program.folder.rglob("*.txt"))
    assert buttons_of(offer(admin, name, LIBRARY, "f3")) == []
    assert sorted(program.folder.rglob("*.txt")) == before


FORMATS = [
    pytest.param("library.md", f"# {LIBRARY}", id="markdown"),
    pytest.param(
        "library.html",
        "<html><head><title>Library stays open</title></head><body><article><h1>Library stays open"
        "</h1><p>The town library stays open on Sundays, teacher Ben Okafor said.</p>"
        "<p>It has been closed on Sundays for ten years, the council said.</p></article></body>",
        id="web page",
    ),
    pytest.param(
        "wire.jsonl",
        "\n".join(
            json.dumps({"title": f"Note {n}", "text": f"{who} stays, teacher {who} Okafor said."})
            for n, who in enumerate(("Ben", "Eva"))
        ),
        id="an article a line",
    ),
]


@pytest.mark.parametrize(("name", "content"), FORMATS)
def test_file_of_any_format_is_added(admin: Talk, program: Program, name: str, content: str):
    question = offer(admin, name, content, "f6")
    assert wording.FILE_QUESTION in question["text"]
    added = tapped(admin, question, wording.ADD_BUTTON)
    assert (program.articles / name).read_text(encoding="utf-8") == content
    assert quotations(admin.ask("What did Ben Okafor say?")[0])
    tapped(admin, added, wording.UNDO_BUTTON)
    assert not (program.articles / name).exists()


def test_file_with_a_broken_part_says_which(admin: Talk):
    """What can be read is offered, and what cannot is told with its line."""
    content = json.dumps({"title": "Note", "text": "All is well, Eva Okafor said."}) + "\n{oops\n"
    question = offer(admin, "wire.jsonl", content, "f7")
    assert f"{wording.BROKEN}: 1\nwire.jsonl:2: " in question["text"]
    assert wording.ADD_BUTTON in [button["text"] for button in buttons_of(question)]


def test_removed_article_takes_its_metadata_along(admin: Talk, program: Program):
    """Nothing is left that would be reported as broken, and undo brings back both."""
    beside = program.articles / "harbour.meta.toml"
    beside.write_text('source = "Gazette"\n', encoding="utf-8")
    reload(admin)
    removed = tapped(admin, admin.ask("/remove harbour.txt")[0], wording.REMOVE_BUTTON)
    assert not beside.exists()
    assert wording.BROKEN not in removed["text"]
    tapped(admin, removed, wording.UNDO_BUTTON)
    assert beside.read_text(encoding="utf-8") == 'source = "Gazette"\n'
    assert "Gazette" in admin.ask("What did Ann Lee say about the harbour?")[0]["text"]


def test_metadata_is_added_beside_its_article(admin: Talk, program: Program):
    """It is read with the article that it describes; without one it says what to send first."""
    question = offer(admin, "harbour.meta.toml", 'source = "Gazette"\n', "f8")
    assert HARBOUR.partition("\n")[0] in question["text"]
    added = tapped(admin, question, wording.ADD_BUTTON)
    assert "Gazette" in admin.ask("What did Ann Lee say about the harbour?")[0]["text"]
    tapped(admin, added, wording.UNDO_BUTTON)
    assert not (program.articles / "harbour.meta.toml").exists()
    refused = offer(admin, "ferry.meta.toml", 'source = "Gazette"\n', "f9")
    assert "such as ferry.txt; send that first" in refused["text"]
    broken = offer(admin, "harbour.meta.toml", 'sauce = "Gazette"\n', "f10")
    assert broken["text"].startswith(wording.FILE_BROKEN)
    assert "harbour.meta.toml:1" in broken["text"]


def test_broken_file_is_refused(admin: Talk):
    refused = offer(admin, "empty.txt", "\n\n", "f4")
    assert refused["text"].startswith(wording.FILE_BROKEN)
    assert buttons_of(refused) == []


def test_file_that_telegram_does_not_have_any_more(admin: Talk, program: Program):
    assert offer(admin, "gone.txt", "", "f10")["text"] == wording.FILE_GONE
    assert "InvalidToken" not in program.output


def test_packed_file_that_holds_too_much_is_refused(admin: Talk):
    """In one line, before anybody reads it."""
    chats = admin.program.server.chats
    chats.files["f9"] = gzip.compress(b"Zeros\n\n" + b"0" * 30_000_000)
    before = len(admin.sent)
    admin.program.server.deliver(make_document_update(admin.person, "zeros.txt.gz", "f9"))
    refused = admin.wait(before + 1)[-1]
    assert "zeros.txt.gz: expected at most 20 MB, unpacked, found more" in refused["text"]
    assert buttons_of(refused) == []


def test_remove_asks_and_can_be_undone(admin: Talk, program: Program):
    [question] = admin.ask("/remove harbour.txt")
    file = program.articles / "harbour.txt"
    removed = tapped(admin, question, wording.REMOVE_BUTTON)
    assert not file.exists()
    tapped(admin, removed, wording.UNDO_BUTTON)
    assert file.read_text(encoding="utf-8") == HARBOUR


def test_export_of_many_articles_is_added_and_removed(admin: Talk, program: Program):
    """A file of many articles is one file of the set."""
    headline, _, text = LIBRARY.partition("\n\n")
    lines = [json.dumps({"title": f"{headline} {n}", "text": text}) for n in (1, 2)]
    question = offer(admin, "wire.jsonl", "\n".join(lines), "f6")
    assert "Library stays open 2" in question["text"]
    tapped(admin, question, wording.ADD_BUTTON)
    assert quotations(admin.ask("What did Ben Okafor say?")[0])
    [question] = admin.ask("/remove wire.jsonl")
    tapped(admin, question, wording.REMOVE_BUTTON)
    assert not (program.articles / "wire.jsonl").exists()


def test_status_is_numbers_and_strangers_see_none_of_it(admin: Talk, program: Program):
    admin.ask("What did Ann Lee say?")
    [status] = admin.ask("/status")
    assert "Answered: 1; without an answer: 0" in status["text"]
    stranger = Talk(program)
    for command in ("/status", "/remove harbour.txt", "/reload"):
        assert stranger.ask(command)[0]["text"].startswith(wording.UNKNOWN_COMMAND)
    program.server.deliver(make_document_update(stranger.person, "library.txt", "f5"))
    assert stranger.wait(4)[-1]["text"] == wording.TEXT_ONLY


def test_closed_circle_limit_and_operator(program: Program):
    """Whoever is not allowed is told once in private; who asks too often, when to come back."""
    ann = make_user()
    program.settings |= {
        "allowed_ids": str(ann["id"]),
        "questions_per_minute": "2",
        "operator": "The Gazette",
    }
    program.start()
    talk = Talk(program, ann)
    assert Talk(program).ask("/help")[0]["text"] == wording.NOT_ALLOWED
    assert "The Gazette" in talk.ask("/privacy")[0]["text"]
    talk.ask("What did Elon Musk say?")
    talk.ask("What did Ron Deibert say?")
    assert talk.ask("And then?")[0]["text"].startswith("That was a lot at once!")


def test_two_reloads_at_once(admin: Talk):
    """Both are answered, and the bot is none the worse."""
    admin.write("/reload")
    admin.write("/reload")
    admin.wait(2)

    def reports() -> set[str]:
        first = {message["text"].splitlines()[0] for message in admin.sent}
        return first if wording.RELOADED in first and wording.RELOADING not in first else set()

    told = admin.program.server.wait_for(reports, "the reports")
    assert told <= {wording.RELOADED, wording.RELOAD_UNDER_WAY}
    assert wording.NOTHING_CHANGED in reload(admin)


def test_progress_of_a_long_reload_is_told_in_one_message(admin: Talk, program: Program):
    """Share and seconds by editing; meanwhile others are answered, and a second one is told."""
    said = '"Boat number {} of row {} needs paint," harbour master Tom Okafor told the council. '
    for row in range(120):
        # long paragraphs: reading them takes longer than it is until progress is first told
        text = "\n\n".join([f"Row {row}", *((5 * said).format(*5 * (n, row)) for n in range(60))])
        (program.articles / f"row-{row:03}.txt").write_text(text, encoding="utf-8")
    server = program.server

    def share() -> bool:
        edits = [r.parameters["text"] for r in server.requests_of("editMessageText")]
        return any("%" in text and "of 120 files" in text for text in edits)

    asked = admin.write("/reload")
    server.wait_for(share, "the progress")
    assert admin.ask("/reload")[0]["text"] == wording.RELOAD_UNDER_WAY
    assert quotations(Talk(program).ask("What did Ann Lee say about the harbour?")[0])
    server.wait_for(
        lambda: wording.RELOADED in admin.replies_to(asked)[0]["text"] or None, "the report"
    )
    assert len(admin.replies_to(asked)) == 1


def test_help_names_reload_to_admins_only(admin: Talk, program: Program):
    assert "/reload" in admin.ask("/help")[0]["text"]
    assert "/reload" not in Talk(program).ask("/help")[0]["text"]


def test_menus_show_reload_to_admins_only(program: Program):
    """An admin whom Telegram has not seen with this bot gets no menu, and delays nothing."""
    admin = make_user(ADMIN_ID)
    program.server.chats.known[ADMIN_ID] = make_private_chat(admin)
    program.settings["admin_ids"] = f"31337, {ADMIN_ID}"
    program.start()
    menus = program.server.chats.menus
    program.server.wait_for(lambda: ("chat", ADMIN_ID) in menus, "the admin's menu")
    names = list(wording.EVERYBODYS)
    assert menus["chat", ADMIN_ID] == [*names, *wording.ADMINS]
    assert [scope for scope, menu in menus.items() if "reload" in menu] == [("chat", ADMIN_ID)]
    assert menus["default", None] == names
    assert Talk(program).ask("/help")


def test_admin_gets_the_menu_with_the_first_start(program: Program):
    """Telegram knows the chat only once the admin has written; from then on the menu can be set."""
    program.start()
    admin, stranger = Talk(program, make_user(ADMIN_ID)), Talk(program)
    stranger.ask("/start")
    admin.ask("/start")
    menus = program.server.chats.menus
    program.server.wait_for(lambda: ("chat", ADMIN_ID) in menus, "the admin's menu")
    assert "reload" in menus["chat", ADMIN_ID]
    assert ("chat", stranger.chat["id"]) not in menus


def test_nobody_is_admin_without_the_setting(program: Program):
    del program.settings["admin_ids"]
    program.start()
    assert (
        Talk(program, make_user(ADMIN_ID))
        .ask("/reload")[0]["text"]
        .startswith(wording.UNKNOWN_COMMAND)
    )
