"""What is sent in what time: the limits of the Bots FAQ, on a clock that needs no waiting."""

from __future__ import annotations

import asyncio
import selectors
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from telegram.error import RetryAfter

from bot.limits import BURST, IN_GROUP, ChatLimiter, UserLimit

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

GROUP = -1001


class _Leap(selectors.DefaultSelector):
    """Waits for nothing: where a loop would sleep, its clock leaps."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        self.now += max(timeout or 0.0, 1e-6)  # no clock stands still
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    """A loop whose time passes only while everybody sleeps."""

    def __init__(self) -> None:
        self.leap = _Leap()
        super().__init__(self.leap)

    def time(self) -> float:
        return self.leap.now


def played(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=_Loop) as runner:
        runner.run(work)


def sent_at(chats: Sequence[int], per_second: float = 30, refusals: int = 0) -> list[float]:
    """When a message to each of *chats* goes out, all of them wanted at once, in order."""
    times: list[float] = []

    async def send() -> bool:
        nonlocal refusals
        await asyncio.sleep(0)
        if refusals:
            refusals -= 1
            raise RetryAfter(timedelta(seconds=7))
        times.append(asyncio.get_running_loop().time())
        return True

    async def all_of_them() -> None:
        limiter = ChatLimiter(per_second)
        wanted = (
            limiter.process_request(send, (), {}, "sendMessage", {"chat_id": chat}, None)
            for chat in chats
        )
        await asyncio.gather(*wanted)

    played(all_of_them())
    return times


def most_within(times: Sequence[float], seconds: float) -> int:
    """The most messages in any span of so many *seconds*."""
    return max(sum(start <= t < start + seconds for t in times) for start in times)


def test_one_message_a_second_to_one_chat():
    """Short bursts are allowed; over a longer time it is one a second."""
    times = sent_at([5] * 20)
    assert most_within(times, 0.5) <= BURST
    assert times[-1] >= 20 - BURST - 1
    assert all(later - earlier < 1.1 for earlier, later in pairwise(times))


def test_thirty_messages_a_second_in_all():
    times = sent_at(range(1, 301))
    assert most_within(times, 10) <= 330
    assert times[-1] >= 300 / 30 - 1.1


def test_twenty_messages_a_minute_to_one_group():
    times = sent_at([GROUP] * 60)
    assert most_within(times, 10) <= IN_GROUP
    assert times[-1] >= 60 * (60 - IN_GROUP) / IN_GROUP - 1


def test_one_chat_does_not_hold_up_another():
    times = sent_at([GROUP] * 40 + [5])
    assert len([t for t in times if t < 1]) >= BURST + 1


def test_no_limit_with_a_server_of_ones_own():
    assert sent_at([GROUP] * 100 + [5] * 100, per_second=0)[-1] < 0.1


# The library reads its own attribute that it warns of.
@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("refusals", [1, 5])
def test_refused_for_coming_too_soon(refusals: int):
    """It goes out when Telegram said, and once."""
    [time] = sent_at([5], refusals=refusals)
    assert time >= 7


def test_person_who_asks_too_often_is_told_once_when_to_come_back():
    limit = UserLimit(3)
    assert [limit.wait(1) for _ in range(3)] == [None, None, None]
    told, *again = [limit.wait(1) for _ in range(4)]
    assert told
    assert 0 < told <= 60
    assert again == [0, 0, 0]
    assert limit.wait(2) is None
    assert [UserLimit(0).wait(1) for _ in range(100)] == [None] * 100
