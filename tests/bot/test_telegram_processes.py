"""The bot with processes that answer beside its own: killed, reloaded, ended, seen."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.conftest import make_program
from tests.newsroom import write_newsroom
from tests.program import ADMIN_ID
from tests.talk import Talk, quotations
from tests.updates import make_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.program import Program
    from tests.telegram_server import TelegramServer

NUMBER = 2
SLOW_QUESTION = "harbour mud ferry quay " * 170  # much to look for, and long passages to show
QUESTION = "What did Ann Lee say about the harbour?"
MOVED = """Mayor moves

"I shall live by the harbour from now on," said Ann Lee, mayor of Millbrook.
"""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="the children of a process are told by Linux alone"
)


@pytest.fixture
def bot(telegram_server: TelegramServer, tmp_path: Path) -> Iterator[Program]:
    """The bot with processes that answer, all of them ready."""
    program = make_program(telegram_server, write_newsroom(tmp_path / "articles"))
    program.settings |= {"search_processes": str(NUMBER), "questions_per_minute": "0"}
    program.start()
    wait_for_helpers(program)
    yield program
    program.close()
    telegram_server.assert_well_used()


def helpers(program: Program) -> list[int]:
    """The ids of the processes that the bot has started and that can answer."""
    assert program.process is not None
    tasks = Path(f"/proc/{program.process.pid}/task").iterdir()
    try:
        told = " ".join((task / "children").read_text(encoding="ascii") for task in tasks)
        return [int(child) for child in told.split() if arguments(int(child))]
    except OSError:
        return []


def arguments(process: int) -> bool:
    """Whether *process* is one that answers."""
    try:
        return b"bot.worker" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def wait_for_helpers(program: Program, without: frozenset[int] = frozenset()) -> list[int]:
    """The ids of all processes that answer, none of them one *without* which there should be."""

    def look() -> list[int] | None:
        found = helpers(program)
        is_whole = len(found) == NUMBER and not without & set(found)
        ready = re.findall(r"A process that answers is ready: (\d+)", program.output)
        return found if is_whole and set(map(int, ready)).issuperset(found) else None

    return program.server.wait_for(look, "processes that answer")


def is_gone(process: int) -> bool:
    """Whether there is no such process any more, or a dead one that nobody has looked after."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(") ")[2][0]
    except OSError:
        return True
    return state == "Z"


def ask_many(program: Program, count: int, question: str = QUESTION) -> list[Talk]:
    """So many people who ask at once."""
    talks = [Talk(program) for _ in range(count)]
    for talk in talks:
        talk.write(question)
    return talks


def assert_answered(talks: list[Talk]) -> None:
    """Each has one answer, and it is one."""
    for talk in talks:
        assert talk.wait(1)[0]["text"].startswith("Ann Lee, mayor of Millbrook")
    assert {len(talk.sent) for talk in talks} == {1}


def test_no_answer_is_lost_when_a_process_is_killed(bot: Program):
    """What it had not answered is asked again, and another takes its place."""
    before = wait_for_helpers(bot)
    talks = ask_many(bot, 40)
    os.kill(before[0], signal.SIGKILL)
    talks += ask_many(bot, 20)
    os.kill(before[1], signal.SIGKILL)
    talks += ask_many(bot, 20)
    assert_answered(talks)
    wait_for_helpers(bot, frozenset(before))
    assert_answered(ask_many(bot, 10))
    assert "A process that answers ended with status -9; starting another" in bot.output


def test_no_answer_fails_during_a_reload(bot: Program):
    """Each question is answered from one set, the old or the new; then the old processes go."""
    before = wait_for_helpers(bot)
    admin = Talk(bot, make_user(ADMIN_ID))
    (bot.articles / "moved.txt").write_text(MOVED, encoding="utf-8")
    talks = ask_many(bot, 30)
    reloading = admin.write("/reload")
    for _ in range(5):
        talks += ask_many(bot, 20)
        talks[-1].wait(1)
    assert_answered(talks)

    def report() -> str | None:
        return next((m["text"] for m in admin.replies_to(reloading) if "Added" in m["text"]), None)

    assert "moved.txt" in bot.server.wait_for(report, "the report")
    after = wait_for_helpers(bot, frozenset(before))
    bot.server.wait_for(lambda: all(map(is_gone, before)), "the old processes to end")
    [answer] = Talk(bot).ask("Who said they will live by the harbour?")
    assert quotations(answer)[0].startswith('"I shall live by the harbour')
    assert set(after) == set(helpers(bot))


def test_no_slow_answer_is_lost_by_a_reload(bot: Program):
    """The old processes stay until they have answered all that they were asked."""
    bot.stop()
    bot.settings["messages_per_second"] = "0"
    bot.start()
    before = wait_for_helpers(bot)
    admin = Talk(bot, make_user(ADMIN_ID))
    (bot.articles / "moved.txt").write_text(MOVED, encoding="utf-8")
    talks = ask_many(bot, 200, SLOW_QUESTION)
    admin.write("/reload")
    for talk in talks:
        assert "The harbour" in talk.wait(1)[0]["text"]
    bot.server.wait_for(lambda: all(map(is_gone, before)), "the old processes to end")
    assert {len(talk.sent) for talk in talks} == {1}
    assert bot.stop() == 0
    assert "could not be finished" not in bot.output


def test_reload_of_the_same_set_leaves_the_processes(bot: Program):
    before = wait_for_helpers(bot)
    admin = Talk(bot, make_user(ADMIN_ID))
    [sent] = admin.ask("/reload")
    bot.server.wait_for(
        lambda: (
            wording.NOTHING_CHANGED
            in admin.replies_to(sent["reply_to_message"]["message_id"])[0]["text"]
        ),
        "the report",
    )
    assert helpers(bot) == before


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_bot(bot: Program, how: signal.Signals):
    """However it ends."""
    before = wait_for_helpers(bot)
    talks = ask_many(bot, 10)
    bot.server.wait_until_fetched()
    status = bot.stop(how)
    bot.server.wait_for(lambda: all(map(is_gone, before)), "the processes to end")
    if how is not signal.SIGKILL:
        assert status == 0
        assert_answered(talks)


def test_whole_group_is_told_to_end(bot: Program):
    """Ctrl-C in a terminal and service managers tell each process: the bot comes first."""
    talks = ask_many(bot, 10)
    bot.server.wait_until_fetched()
    for process in wait_for_helpers(bot):
        os.kill(process, signal.SIGTERM)
        os.kill(process, signal.SIGINT)
    assert bot.stop() == 0
    assert_answered(talks)


def test_status_counts_the_processes(bot: Program):
    """Their memory is told with the bot's, and answers are counted wherever they are found."""
    assert_answered(ask_many(bot, 5))
    [status] = Talk(bot, make_user(ADMIN_ID)).ask("/status")
    assert re.search(r"^Memory: [\d,]+ MB in 3 processes$", status["text"], re.MULTILINE)
    assert "Answered: 5; without an answer: 0" in status["text"]


def test_processes_know_no_secret(bot: Program):
    """Neither in their environment nor on their command line."""
    for process in wait_for_helpers(bot):
        for name in ("environ", "cmdline"):
            told = Path(f"/proc/{process}/{name}").read_bytes()
            assert b"BOT_TOKEN" not in told
            assert bot.settings["token"].encode() not in told


def test_without_a_cache_threads_answer(bot: Program):
    """There is nothing that another process could open."""
    bot.stop()
    bot.settings["cache"] = "off"
    bot.start()
    assert_answered(ask_many(bot, 5))
    [status] = Talk(bot, make_user(ADMIN_ID)).ask("/status")
    assert re.search(r"^Memory: [\d,]+ MB$", status["text"], re.MULTILINE)
    assert helpers(bot) == []
