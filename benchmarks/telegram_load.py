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
import asyncio
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.telegram_stand_in import Person, StandIn
from tests.program import SHIPPED_ARTICLES, TOKEN, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RATE = 20.0  # questions a second
SECONDS = 60.0
PEOPLE = 200
WARM_UP = 100  # questions before anything is measured
PATIENCE = 3600.0  # seconds for the bot to read its articles
LAST_ANSWERS = 60.0  # seconds to wait for them
QUESTIONS = 2000  # different ones, made from the set's own paragraphs
SEED = 20
_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_WORD = re.compile(r"\b[a-z]{5,}\b")


def main() -> int:
    """Print both measurements; 0 also where there is nothing to measure on."""
    asyncio.run(_measure(_options()))
    return 0


async def _measure(options: argparse.Namespace) -> None:
    server = StandIn()
    url = await server.start()
    questions = make_questions(options.articles, QUESTIONS)
    asked = itertools.cycle([json.dumps(question).encode() for question in questions])
    people = [Person(50_001 + number) for number in range(options.people)]
    with tempfile.TemporaryDirectory() as folder:
        bot = _launch(url, Path(folder), options)
        try:
            await _started(bot, server, Path(folder))
            await ask_steadily(server, people, asked, options.rate, WARM_UP / options.rate)
            await _report_steady(bot, server, people, asked, options)
            await _report_ceiling(bot, server, people, asked, options)
        finally:
            bot.kill()
            bot.wait()
            server.close()


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


async def ask_steadily(
    server: StandIn, people: Sequence[Person], asked: Iterator[bytes], rate: float, seconds: float
) -> list[float]:
    """Ask *rate* questions a second; the seconds that each answer took, once all are there.

    The moments are drawn so that questions come at random, as from people who do not know of each
    other (a Poisson process). Who has not been answered yet is not asked for again.
    """
    chance = random.Random(SEED)  # noqa: S311 - the same moments each time
    server.took.clear()
    began, moment = time.perf_counter(), 0.0
    order = itertools.cycle(people)
    while moment < seconds:
        moment += chance.expovariate(rate)
        await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
        server.ask(next(person for person in order if person.asked_at is None), next(asked))
    last = asyncio.Event()
    server.answered = lambda _: last.set()
    async with asyncio.timeout(LAST_ANSWERS):
        while any(person.asked_at is not None for person in people):
            last.clear()
            await last.wait()
    return sorted(server.took)


async def ask_at_once(
    server: StandIn, people: Sequence[Person], asked: Iterator[bytes], seconds: float
) -> int:
    """How many answers come where everybody asks again as soon as they are answered."""
    server.took.clear()
    server.answered = lambda person: server.ask(person, next(asked))
    for person in people:
        server.ask(person, next(asked))
    await asyncio.sleep(seconds)
    server.answered = lambda _: None
    return len(server.took)


async def _report_steady(
    bot: subprocess.Popen[bytes],
    server: StandIn,
    people: Sequence[Person],
    asked: Iterator[bytes],
    options: argparse.Namespace,
) -> None:
    before, began, calls = _cpu(bot.pid), time.perf_counter(), dict(server.calls)
    took = await ask_steadily(server, people, asked, options.rate, options.seconds)
    spent = (_cpu(bot.pid) - before) / len(took)
    rate = len(took) / (time.perf_counter() - began)
    print(f"{len(took)} questions at {rate:.1f} a second from {len(people)} people:")
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        print(f"  {name} {1000 * took[int(share * (len(took) - 1))]:.1f} ms")
    print(f"  longest {1000 * took[-1]:.1f} ms, mean {1000 * statistics.mean(took):.1f} ms")
    print(f"  CPU of the bot: {1000 * spent:.2f} ms a question")
    for name, count in sorted(server.calls.items()):
        if more := count - calls.get(name, 0):
            print(f"  {name}: {more / len(took):.2f} a question")


async def _report_ceiling(
    bot: subprocess.Popen[bytes],
    server: StandIn,
    people: Sequence[Person],
    asked: Iterator[bytes],
    options: argparse.Namespace,
) -> None:
    before, own, began = _cpu(bot.pid), time.process_time(), time.perf_counter()
    alone = _cpu_alone(bot.pid)
    answered = await ask_at_once(server, people, asked, options.seconds)
    took = time.perf_counter() - began
    alone = 1000 * (_cpu_alone(bot.pid) - alone) / answered
    print(f"at most {answered / took:.0f} questions a second")
    print(f"  CPU of the bot: {1000 * (_cpu(bot.pid) - before) / answered:.2f} ms a question")
    print(f"  ... of that its first process: {alone:.2f} ms")
    print(f"  CPU of the server: {1000 * (time.process_time() - own) / answered:.2f} ms a question")
    print(f"  load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def _launch(url: str, folder: Path, options: argparse.Namespace) -> subprocess.Popen[bytes]:
    settings = {
        "token": TOKEN,
        "articles": str(options.articles.resolve()),
        "api_url": url,
        "questions_per_minute": "0",
        "messages_per_second": "0",
        "cache": str(options.cache.resolve()) if options.cache else "off",
    }
    if options.processes is not None:
        settings["search_processes"] = str(options.processes)
    with (folder / "output").open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "bot"],
            cwd=folder,
            env=environment(**settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


async def _started(bot: subprocess.Popen[bytes], server: StandIn, folder: Path) -> None:
    """Wait until the bot has read its articles and asks for updates."""
    began = time.perf_counter()
    output = folder / "output"
    while "getUpdates" not in server.calls:
        if bot.poll() is not None or time.perf_counter() - began > PATIENCE:
            raise SystemExit(f"the bot did not start:\n{output.read_text(encoding='utf-8')}")
        await asyncio.sleep(0.1)
    told = output.read_text(encoding="utf-8").partition("Loaded: ")[2].partition("\n")[0]
    print(f"started in {time.perf_counter() - began:.0f} s: {told}", flush=True)


def _cpu(process: int) -> float:
    """The seconds of CPU time that a process and those that it started have used so far."""
    ticks = sum(map(_ticks, [process, *_children(process)]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _cpu_alone(process: int) -> float:
    """The seconds of CPU time of a process without those that it started."""
    return _ticks(process) / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(map(int, stat.rpartition(")")[2].split()[11:13]))


def _children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            yield int(child)
            yield from _children(int(child))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.telegram_load", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--articles", type=Path, default=SHIPPED_ARTICLES, help="the article set")
    parser.add_argument("--cache", type=Path, help="where what was read is kept between runs")
    parser.add_argument("--processes", type=int, help="that answer beside the bot's own")
    parser.add_argument("--rate", type=float, default=RATE, help="questions a second")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long to measure")
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many ask by turns")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
