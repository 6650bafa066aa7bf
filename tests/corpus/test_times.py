"""When a question asks about: the period, counted from a set's own dates, and the order."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.days import Days
from corpus.periods import Period
from corpus.reckoning import read_period
from corpus.time_words import Order
from corpus.times import find_when

APPEARED = [
    date(2018, 3, 12),
    date(2019, 5, 20),
    date(2020, 2, 10),
    date(2021, 3, 30),
    date(2023, 6, 18),
    date(2024, 3, 17),
]
DAYS = Days(np.array([0, *(day.toordinal() for day in APPEARED)]), np.arange(7))


def days(first: str, last: str = "") -> Period:
    """The days between two dates; "" for no border."""
    borders = [date.fromisoformat(text) if text else None for text in (first, last)]
    return Period(*borders)


def one_day(text: str) -> Period:
    return days(text, text)


PERIODS = [
    pytest.param("what did Lee say in 2019", days("2019-01-01", "2019-12-31"), id="year"),
    pytest.param("Lee in March 2021?", days("2021-03-01", "2021-03-31"), id="month"),
    pytest.param("What happened in Sept. 2020", days("2020-09-01", "2020-09-30"), id="short-month"),
    pytest.param("in march", days("2024-03-01", "2024-03-31"), id="latest-such-month"),
    pytest.param("in may", days("2019-05-01", "2019-05-31"), id="latest-with-an-article"),
    pytest.param("on 20 May 2019", one_day("2019-05-20"), id="day"),
    pytest.param("on May 20th, 2019", one_day("2019-05-20"), id="day-behind-month"),
    pytest.param("on 2019-05-20", one_day("2019-05-20"), id="iso"),
    pytest.param("on the 12th of March 2018", one_day("2018-03-12"), id="day-in-words"),
    pytest.param("last March", days("2024-03-01", "2024-03-31"), id="the-only-last-march"),
    pytest.param("this March", days("2024-03-01", "2024-03-31"), id="this-march"),
    pytest.param("last June", days("2023-06-01", "2023-06-30"), id="last-june"),
    pytest.param("last year", days("2023-01-01", "2023-12-31"), id="last-year"),
    pytest.param("this year", days("2024-01-01", "2024-12-31"), id="this-year"),
    pytest.param("last month", days("2024-02-01", "2024-02-29"), id="last-month"),
    pytest.param("last week", days("2024-03-04", "2024-03-10"), id="last-week"),
    pytest.param("yesterday", one_day("2024-03-16"), id="yesterday"),
    pytest.param("today", one_day("2024-03-17"), id="today"),
    pytest.param("what did Lee say on Monday?", one_day("2024-03-11"), id="weekday"),
    pytest.param("who spoke on Sunday about it", one_day("2024-03-17"), id="weekday-of-the-newest"),
    pytest.param("last Sunday", one_day("2024-03-10"), id="last-weekday"),
    pytest.param("this Tuesday", one_day("2024-03-12"), id="this-weekday"),
    pytest.param("on Friday night", one_day("2024-03-15"), id="weekday-at-night"),
    pytest.param("since Thursday", days("2024-03-14"), id="since-a-weekday"),
    pytest.param("on Monday, 20 May 2019", one_day("2019-05-20"), id="weekday-of-a-date"),
    pytest.param("上周五", one_day("2024-03-08"), id="zh-weekday-of-last-week"),
    pytest.param("市长在星期一说了什么", one_day("2024-03-11"), id="zh-weekday"),
    pytest.param("three months ago", days("2023-12-01", "2023-12-31"), id="ago"),
    pytest.param("in the past two years", days("2022-03-17", "2024-03-17"), id="past"),
    pytest.param("in the last month", days("2024-02-17", "2024-03-17"), id="past-one"),
    pytest.param("last summer", days("2023-06-01", "2023-08-31"), id="season"),
    pytest.param("in winter 2019", days("2019-12-01", "2020-02-29"), id="over-new-year"),
    pytest.param("in Q1 2020", days("2020-01-01", "2020-03-31"), id="quarter"),
    pytest.param("2019 Q4", days("2019-10-01", "2019-12-31"), id="quarter-behind-year"),
    pytest.param(
        "in the third quarter of 2021", days("2021-07-01", "2021-09-30"), id="quarter-in-words"
    ),
    pytest.param("since Q3 2019", days("2019-07-01"), id="since-a-quarter"),
    pytest.param("in early 2020", days("2020-01-01", "2020-04-30"), id="early"),
    pytest.param("in mid-2020", days("2020-05-01", "2020-08-31"), id="middle"),
    pytest.param("what did Lee say early 2020", days("2020-01-01", "2020-04-30"), id="bare-early"),
    pytest.param("since late 2019", days("2019-09-01"), id="since-late"),
    pytest.param("in the 2010s", days("2010-01-01", "2019-12-31"), id="decade"),
    pytest.param("since May", days("2023-05-01"), id="since"),
    pytest.param("since 2020", days("2020-01-01"), id="since-a-year"),
    pytest.param("from 2020 on", days("2020-01-01"), id="from-on"),
    pytest.param("after March 2020", days("2020-04-01"), id="after"),
    pytest.param("before 2020", days("", "2019-12-31"), id="before"),
    pytest.param("until 2020", days("", "2020-12-31"), id="until"),
    pytest.param("between 2018 and 2020", days("2018-01-01", "2020-12-31"), id="between"),
    pytest.param("2018-2020", days("2018-01-01", "2020-12-31"), id="dash"),
    pytest.param(
        "from March to May 2019", days("2019-03-01", "2019-05-31"), id="one-year-for-both"
    ),
    pytest.param("from Nov to Feb 2020", days("2019-11-01", "2020-02-29"), id="new-year-between"),
    pytest.param("between 2020 and 2018", days("2018-01-01", "2020-12-31"), id="turned-round"),
    pytest.param("ferry, May 2019", days("2019-05-01", "2019-05-31"), id="without-in"),
    pytest.param("articles from 2019", days("2019-01-01", "2019-12-31"), id="from"),
    pytest.param("2019年市长说了什么", days("2019-01-01", "2019-12-31"), id="zh-year"),
    pytest.param("去年三月市长说了什么", days("2023-03-01", "2023-03-31"), id="zh-last-year"),
    pytest.param("２０１９年５月以来", days("2019-05-01"), id="zh-since"),
    pytest.param("从2018年到2020年市长怎么说", days("2018-01-01", "2020-12-31"), id="zh-between"),
    pytest.param("市長昨天說什麼", one_day("2024-03-16"), id="zh-yesterday"),
    pytest.param("上個月發生了什麼", days("2024-02-01", "2024-02-29"), id="zh-last-month"),
    pytest.param("上周", days("2024-03-04", "2024-03-10"), id="zh-last-week"),
    pytest.param("最近三个月", days("2023-12-17", "2024-03-17"), id="zh-past"),
    pytest.param("两年前市长说了什么", days("2022-01-01", "2022-12-31"), id="zh-ago"),
    pytest.param("2020年以前", days("", "2019-12-31"), id="zh-before"),
    pytest.param("二〇一九年", days("2019-01-01", "2019-12-31"), id="zh-digits"),
    pytest.param("2021年3月30日", one_day("2021-03-30"), id="zh-day"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_period_that_is_asked_about(text: str, period: Period) -> None:
    """Counted from the newest article; its words are taken out of the question."""
    when = find_when(text)
    assert read_period(when.period, DAYS) == period
    assert when.period not in when.rest.lower() or not when.rest


NO_PERIOD = [
    "what did May say",
    "what did Lee say after May resigned",
    "the flood of March 2021",
    "what did USA Today calculate",
    "in the last year of his life",
    "how many turbines by 2026",
    "who said 'I was born in 1987'",
    "1800 homes",
    "Sunday Times on taxes",
    "what was said on Monday's show",
    "the plan for Black Friday",
    "on Sunday Times reporters",
    "周五常来",
    "小说",
]


@pytest.mark.parametrize("text", NO_PERIOD)
def test_words_that_are_no_period(text: str) -> None:
    """Names, what is told of the subject itself, and what stands in quotation marks."""
    assert find_when(text).period == ""


def test_day_that_no_calendar_has() -> None:
    assert read_period(find_when("on 31 February 2020").period, DAYS) is None


ORDERS = [
    pytest.param("what did Lee say about tax, newest first", Order.NEWEST, id="newest-first"),
    pytest.param("What's the latest on the ferry?", Order.NEWEST, id="the-latest"),
    pytest.param("Lee's most recent remarks on the ferry", Order.NEWEST, id="most-recent"),
    pytest.param("what did Lee last say about the ferry", Order.NEWEST, id="last-say"),
    pytest.param("Lee on the ferry in order of date", Order.OLDEST, id="order-of-date"),
    pytest.param("Lee on the ferry, chronologically", Order.OLDEST, id="chronologically"),
    pytest.param("what did Lee first say about the ferry", Order.OLDEST, id="first-say"),
    pytest.param("latest", Order.NEWEST, id="latest-alone"),
    pytest.param("The oldest?", Order.OLDEST, id="oldest-alone"),
    pytest.param("oldest first: Lee on the ferry", Order.OLDEST, id="oldest-first"),
    pytest.param("市长最新的说法", Order.NEWEST, id="zh-latest"),
    pytest.param("按時間順序 市长 老桥", Order.OLDEST, id="zh-in-order"),
    pytest.param("who was the first lady", Order.BEST, id="first-of-something"),
    pytest.param("the last ferry", Order.BEST, id="last-of-something"),
    pytest.param("what did Lee say", Order.BEST, id="none"),
]


@pytest.mark.parametrize(("text", "order"), ORDERS)
def test_order_that_is_asked_for(text: str, order: Order) -> None:
    assert find_when(text).order is order


def test_question_is_left_without_its_words_for_time() -> None:
    when = find_when("Since May 2019, what did Lee say about the ferry, newest first?")
    assert (when.period, when.order) == ("since may 2019", Order.NEWEST)
    assert when.rest == "what did Lee say about the ferry ?"


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    when = find_when(text)
    read_period(when.period, DAYS)
    assert len(when.rest) <= len(text)


@given(st.sampled_from([p.values[0] for p in PERIODS]), st.dates(date(1800, 1, 1)))
def test_period_is_in_order_whenever_the_newest_article_appeared(text: object, newest: date):
    """No set's dates, however old, make a period end before it begins, or fail."""
    dates = Days(np.array([newest.toordinal()]), np.zeros(1, np.int64))
    period = read_period(find_when(str(text)).period, dates)
    assert period
    assert (period.first or date.min) <= (period.last or date.max)


def test_days_of_a_set() -> None:
    """The newest and oldest day, what falls into a period, and what is nearest to one."""
    assert (DAYS.oldest, DAYS.newest) == (APPEARED[0], APPEARED[-1])
    assert DAYS.inside(days("2019-01-01", "2020-12-31")).tolist() == [*[False] * 2, True, True] + (
        [False] * 3
    )
    assert DAYS.nearest(days("2022-01-01", "2022-12-31")) == date(2023, 6, 18)
    assert DAYS.nearest(days("2030-01-01")) == date(2024, 3, 17)
    assert DAYS.nearest(days("", "2000-01-01")) == date(2018, 3, 12)
    assert not Days(np.zeros(2, np.int64), np.arange(2))
