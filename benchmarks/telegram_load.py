"""How soon the Telegram bot answers under load, and how many questions a second it can answer.

Usage: python -m benchmarks.telegram_load --articles FOLDER [--rate N] [--seconds N] [--people N]

The bot runs as its users run it, in a process of its own, against a Bot API server on loopback
that shares this process with whoever asks. Two things are measured: the time from an update's
being there for the bot to fetch to the arrival of its first `sendMessage`, where questions come at
a steady rate, whatever the answers do; and answers a second where each of many people asks again
as soon as they are answered.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import tempfile
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.program import SHIPPED_ARTICLES, TOKEN, Program
from tests.telegram_server import TelegramServer
from tests.updates import make_message_update, make_user

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.updates import Json

RATE = 20.0  # questions a second
SECONDS = 60.0
PEOPLE = 200
WARM_UP = 100  # questions before anything is measured
PATIENCE = 1800.0  # seconds for the bot to read its articles
QUESTIONS = 2000  # different ones, made from the set's own paragraphs
SEED = 20
_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_WORD = re.compile(r"\b[a-z]{5,}\b")


class LoadServer(TelegramServer):
    """The Bot API server of the tests, which also notes when each question was answered.

    *asked* holds, by chat, when the question was there to be fetched; *took* are the seconds to
    the first message in answer to each.
    """

    def __init__(self) -> None:
        super().__init__(TOKEN)
        self.asked: dict[int, float] = {}
        self.took: list[float] = []
        self.waiting: deque[int] = deque()
        self.calls: dict[str, int] = {}

    def ask(self, person: Json, text: str) -> None:
        """Deliver a question, and begin to count."""
        update = make_message_update(text, person)
        with self._changed:
            self.asked[person["id"]] = time.perf_counter()
        self.deliver(update)

    def _dispatch(self, path: str, parameters: Json) -> Any:  # noqa: ANN401 - as it is there
        method = path.rpartition("/")[2]
        self.calls[method] = self.calls.get(method, 0) + 1
        if method == "sendMessage":
            chat = int(parameters["chat_id"])
            if began := self.asked.pop(chat, None):
                self.took.append(time.perf_counter() - began)
                self.waiting.append(chat)
        result = super()._dispatch(path, parameters)
        self.requests.clear()  # a long run would fill the memory with them
        return result


def main() -> int:
    """Print both measurements; 0 also where there is nothing to measure on."""
    options = _options()
    server = LoadServer()
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "token": TOKEN,
            "articles": str(options.articles.resolve()),
            "api_url": server.url,
            "questions_per_minute": "0",
            "messages_per_second": "0",
            "cache": str(options.cache.resolve()) if options.cache else "off",
        }
        program = Program(server, Path(folder), settings)
        try:
            _start(program)
            questions = make_questions(options.articles, QUESTIONS)
            people = [make_user() for _ in range(options.people)]
            ask_steadily(server, people, questions, options.rate, WARM_UP / options.rate)
            _report_steady(program, people, questions, options)
            _report_ceiling(program, people, questions, options)
        finally:
            program.close()
            server.close()
    server.assert_well_used()
    return 0


def make_questions(folder: Path, count: int) -> list[str]:
    """*count* different questions about the articles in *folder*: by subject, by person, by both.

    They are made of a paragraph's own words, so most have an answer; each asks for something else.
    """
    chance = random.Random(SEED)  # noqa: S311 - the same questions each time
    paths = sorted(folder.rglob("*.txt"))
    made: dict[str, None] = {}
    for _ in range(20 * count):
        text = chance.choice(paths).read_text(encoding="utf-8")
        paragraph = chance.choice(text.split("\n\n"))
        words, names = _WORD.findall(paragraph), _NAME.findall(paragraph)
        if len(words) < 4:
            continue
        subject = " ".join(chance.sample(words, 3))
        if names and chance.random() < 0.5:
            name = chance.choice(names)
            forms = (f"What did {name} say about {subject}?", f"What does {name} say?")
            made[chance.choice(forms)] = None
        else:
            made[f"Who said something about {subject}?"] = None
        if len(made) == count:
            break
    return list(made)


def ask_steadily(
    server: LoadServer,
    people: Sequence[Json],
    questions: Sequence[str],
    rate: float,
    seconds: float,
) -> list[float]:
    """Ask *rate* questions a second; the seconds that each answer took, once all are there.

    The moments are drawn so that questions come at random, as from people who do not know of each
    other (a Poisson process). Who has not been answered yet is not asked for again.
    """
    chance = random.Random(SEED)  # noqa: S311 - the same moments each time
    server.took.clear()
    began, moment, number = time.perf_counter(), 0.0, 0
    while moment < seconds:
        moment += chance.expovariate(rate)
        time.sleep(max(0.0, began + moment - time.perf_counter()))
        person = next(p for p in _from(people, number) if p["id"] not in server.asked)
        server.ask(person, questions[number % len(questions)])
        number += 1
    server.wait_for(lambda: not server.asked, "the last answers")
    return sorted(server.took)


def ask_at_once(
    server: LoadServer, people: Sequence[Json], questions: Sequence[str], seconds: float
) -> float:
    """Answers a second where everybody asks again as soon as they are answered."""
    by_id = {person["id"]: person for person in people}
    server.took.clear()
    server.waiting.clear()
    began, number = time.perf_counter(), 0
    for person in people:
        server.ask(person, questions[number % len(questions)])
        number += 1
    while (now := time.perf_counter()) - began < seconds:
        while server.waiting:
            server.ask(by_id[server.waiting.popleft()], questions[number % len(questions)])
            number += 1
        with server._changed:  # noqa: SLF001 - its own condition, which every answer notifies
            server._changed.wait(0.01)  # noqa: SLF001
    return len(server.took) / (now - began)


def _from(people: Sequence[Json], number: int) -> Sequence[Json]:
    start = number % len(people)
    return [*people[start:], *people[:start]]


def _report_steady(
    program: Program, people: Sequence[Json], questions: Sequence[str], options: argparse.Namespace
) -> None:
    server = _server(program)
    before, began, calls = _cpu(program), time.perf_counter(), dict(server.calls)
    took = ask_steadily(server, people, questions, options.rate, options.seconds)
    spent = (_cpu(program) - before) / len(took)
    rate = len(took) / (time.perf_counter() - began)
    print(f"{len(took)} questions at {rate:.1f} a second from {len(people)} people:")
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        print(f"  {name} {1000 * took[int(share * (len(took) - 1))]:.1f} ms")
    print(f"  longest {1000 * took[-1]:.1f} ms, mean {1000 * statistics.mean(took):.1f} ms")
    print(f"  CPU of the bot: {1000 * spent:.2f} ms a question")
    for name, count in sorted(server.calls.items()):
        if more := count - calls.get(name, 0):
            print(f"  {name}: {more / len(took):.2f} a question")


def _report_ceiling(
    program: Program, people: Sequence[Json], questions: Sequence[str], options: argparse.Namespace
) -> None:
    server = _server(program)
    before, own = _cpu(program), time.process_time()
    rate = ask_at_once(server, people, questions, options.seconds)
    answered = rate * options.seconds
    print(f"at most {rate:.0f} questions a second")
    print(f"  CPU of the bot: {1000 * (_cpu(program) - before) / answered:.2f} ms a question")
    print(f"  CPU of the server: {1000 * (time.process_time() - own) / answered:.2f} ms a question")


def _start(program: Program) -> None:
    """Start the bot and wait, longer than a test would, until it has read its articles."""
    server = _server(program)
    program.launch()
    began = time.perf_counter()
    while "getUpdates" not in server.calls:
        if program.status is not None or time.perf_counter() - began > PATIENCE:
            raise SystemExit(f"the bot did not start:\n{program.output}")
        time.sleep(0.1)
    loaded = program.output.partition("Loaded: ")[2].partition("\n")[0]
    print(f"started in {time.perf_counter() - began:.0f} s: {loaded}")


def _server(program: Program) -> LoadServer:
    if not isinstance(program.server, LoadServer):
        raise TypeError("the bot was started against another server")
    return program.server


def _cpu(program: Program) -> float:
    """The seconds of CPU time that the bot has used so far."""
    if program.process is None:
        return 0.0
    fields = Path(f"/proc/{program.process.pid}/stat").read_text(encoding="ascii").rpartition(")")
    user, system = fields[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.telegram_load", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--articles", type=Path, default=SHIPPED_ARTICLES, help="the article set")
    parser.add_argument("--cache", type=Path, help="where what was read is kept between runs")
    parser.add_argument("--rate", type=float, default=RATE, help="questions a second")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long to measure")
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many ask by turns")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
