"""The script that tells the next bus: it says what Python says, at any stop, on any day, in any zone."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools import pipeline
from build_tools.departures.line import NO_SERVICE, Line, line_of
from build_tools.departures.stop_day import StopDay, at_stop
from build_tools.departures.table import compiled, compiled_at_first_stops
from build_tools.departures.words import coming_in_words
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.notice import Notice
from build_tools.kinds.shuttle import Shuttle
from build_tools.values.clock import Clock
from tests.browser.test_now import DAY, SCRIPT, TWO_YEARS, at, minute_of
from tests.chinese_almanac import china
from tests.conftest import HERE, TODAY, Repository

pytestmark = pytest.mark.browser

WORDS = """([table, way, stop, minutes]) => { const line = lianxinNow.line(table);
  return minutes.map(m => lianxinNow.comingOf(line, way, stop, lianxinNow.minuteOf(m * 60000 - 480 * 60000))) }"""
CALLS = """([table, way, stop, days]) => { const line = lianxinNow.line(table);
  return days.map(day => { const c = lianxinNow.callsOn(line, way, stop, day);
    return [c.times, c.waits, c.note, !!c.some, !!c.off] }) }"""
BEYOND = StopDay(TODAY, "", "", (), (), is_complete=True, note="请电询")


def calls(day: StopDay) -> list[object]:
    """A stop on a day, as the script sees it."""
    waits = [[wait.start.minutes, wait.end.minutes, wait.least, wait.most] for wait in day.headways]
    times = [stopping.clock.minutes for stopping in day.stoppings]
    return [times, waits, day.note, not day.is_complete, day.service == NO_SERVICE]


def instant(minute: int) -> datetime:
    return datetime.combine(date(1970, 1, 1), time()) + timedelta(minutes=minute)


def differences(tab, line: Line, first: date, count: int, most: int) -> list[object]:
    """Where script and Python differ: the calls of every day; the words on both sides of changes, and at random.

    What is said follows from the calls of a few days, so of stops after the first some of the minutes do.
    """
    draw, wrong = random.Random(1), []
    table = compiled(line, first - timedelta(1), count + 1)
    row = compiled_at_first_stops(line, first - timedelta(1), count + 1)
    days = [first + timedelta(n) for n in range(-1, count)]
    asked_days = [minute_of(on) // DAY for on in days]
    for number, way in enumerate(table["ways"]):
        service = cache(partial(line.towards, way["to"]))
        for place, stop in enumerate(way["stops"]):
            of_day = cache(lambda on, service=service, stop=stop: at_stop(service(on), stop))
            asked = table, number, place
            found = tab.evaluate(CALLS, [*asked, asked_days])
            wrong += [(on, stop, f) for on, f in zip(days, found, strict=True) if f != calls(of_day(on))]
            if place == 0:
                assert tab.evaluate(CALLS, [row, number, 0, asked_days]) == found
            minutes = _telling(days[1:], of_day, draw, most if place == 0 else most // 10)
            known = partial(_until, days[-1], of_day)
            said = zip(minutes, tab.evaluate(WORDS, [*asked, minutes]), strict=True)
            wrong += [(instant(m), stop, words) for m, words in said if words != coming_in_words(instant(m), known)]
    return wrong


def _until(last, of_day, on):
    return of_day(on) if on <= last else BEYOND


def _telling(days, of_day, draw, most):
    """The minutes before and after each change, and some at random."""
    minutes = {minute_of(days[0]) + draw.randrange(len(days) * DAY) for _ in range(100)}
    for on in days:
        day, midnight = of_day(on), minute_of(on)
        minutes.add(midnight)
        clocks = [*(s.clock for s in day.stoppings), *(c for w in day.headways for c in (w.start, w.end))]
        minutes.update(midnight + clock.minutes + n for clock in clocks for n in (-1, 0, 1))
    within = sorted(minute for minute in minutes if minute >= minute_of(days[0]))
    return draw.sample(within, min(most, len(within)))


@pytest.fixture(scope="module")
def tab(chromium):
    """A blank page with the shipped script, on a device that keeps New York's time."""
    page = chromium.new_page(timezone_id="America/New_York")
    page.add_script_tag(content=SCRIPT)
    yield page
    page.close()


def lines_of(directory):
    seen = take_snapshot(directory, TODAY)
    for shuttle in directory.of(Shuttle):
        yield line_of(shuttle, directory, seen.published_on(shuttle), seen.almanac)


def test_the_script_says_what_python_says_of_the_demo(tab):
    """Of every shuttle, over two years with days off, make-up workdays, notices, and a year whose notice is not out."""
    for line in lines_of(pipeline.check(HERE.parent, TODAY).directory):
        assert differences(tab, line, date(2025, 12, 1), TWO_YEARS, 1500) == [], line.shuttle.id


def test_the_script_says_what_python_says_in_every_form_and_of_every_effect(tab):
    """Of the shuttles of tests/departures: all forms, all kinds of day, all that a notice can do."""
    for line in lines_of(Repository(HERE / "departures").check(TODAY).directory):
        assert differences(tab, line, date(2026, 9, 1), 200, 600) == [], line.shuttle.id


STOPS = ("东门", "西门", "南门", "北门")
DAYS = (
    "每天", "工作日", "休息日", "节假日", "周六", "周日", "周一至周五", "农历初一、十五", "上学日", "每月最后一个周五",
    "5月1日至9月30日", "2026-10-01 至 2026-10-03",
)  # fmt: skip
FORMS = ("departures", "running", "trips", "headways", "ends")


@st.composite
def directions(draw, days):
    """One timetable in any of the forms: with or without running times, a matrix with holes, headways, first and last."""
    count, form = draw(st.integers(2, 4)), draw(st.sampled_from(FORMS))
    starts = sorted(draw(st.sets(st.integers(0, 28 * 60), min_size=1, max_size=6)))
    running = [0, *sorted(draw(st.lists(st.integers(1, 50), min_size=count - 1, max_size=count - 1)))]
    stops = [*STOPS[: count - 1], draw(st.sampled_from((STOPS[0], STOPS[3])))]
    made = {
        "headsign": draw(st.sampled_from(("去", "回"))),
        "days": days,
        "stops": [{"name": stop} for stop in stops],
        "running_times": [str(minutes) for minutes in running] if form == "running" or draw(st.booleans()) else [],
    }
    if form in ("departures", "running"):
        made["departures"] = [Clock(start).written for start in starts]
    elif form == "trips":
        made["trips"] = [{"calls": draw(cells(start, running))} for start in starts]
    elif form == "headways":
        made["headways"] = draw(headways())
    if form == "ends" or (form == "headways" and draw(st.booleans())):
        made |= {"first": Clock(starts[0]).written, "last": Clock(starts[-1]).written}
    return made


@st.composite
def cells(draw, start, running):
    hole = draw(st.integers(-1, len(running) - 1))
    return ["-" if place == hole else Clock(start + after).written for place, after in enumerate(running)]


@st.composite
def headways(draw):
    ends = [Clock(5 * n).written for n in sorted(draw(st.sets(st.integers(0, 28 * 12), min_size=2, max_size=4)))]
    least = draw(st.integers(1, 9))
    return [f"{start}-{end} 每{least}-9分钟" for start, end in pairwise(ends)]


@st.composite
def lines(draw):
    """A shuttle, and a notice that does something to it in the first days."""
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True))
    shuttle = Shuttle.model_validate(
        {
            "id": "x",
            "name": "x",
            "stops": [{"name": stop} for stop in STOPS],
            "directions": [draw(directions(each)) for each in days],
        }
    )
    effect = {
        "target": "x",
        "dates": "2026-09-28 至 2026-10-12",
        "action": draw(st.sampled_from(("取消", "加开", "跳站", "停运"))),
    }
    if effect["action"] == "跳站":
        effect["stops"] = [draw(st.sampled_from(STOPS))]
    elif draw(st.booleans()):
        effect["trips"] = [Clock(draw(st.integers(0, 28 * 60))).written]
    notice = {"id": "n", "name": "n", "category": "重要通知", "publish_on": "2026-09-01", "effects": [effect]}
    return Line(shuttle, (Notice.model_validate(notice),), {}, china)


@pytest.mark.slow
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines())
def test_the_script_says_what_python_says_of_any_timetable(tab, line):
    assert differences(tab, line, date(2026, 9, 1), 90, 200) == []


# 8:30 10:00 12:30 14:30 from the first stop, and 17:00, which is 16:30 but in this week.
LINE = "shuttles/daju-line.html"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T08:29:10", "首班 8:30，还有 1 分钟"),
        ("2026-11-23T08:30", "首班 8:30"),
        ("2026-11-23T08:31", "下一班 10:00，末班 17:00"),
        ("2026-11-23T14:31", "下一班 17:00，是末班"),
        ("2026-11-23T17:01", "末班已过，明天首班 8:30"),
        ("2028-03-01T10:00", "请电询"),
    ],
)
def test_a_page_tells_the_next_bus(chromium, server, moment, said):
    page = at(chromium, server, LINE, moment, timezone_id="Asia/Shanghai")
    assert page.inner_text(".next .state >> nth=0").replace("\n", "") == f"往大润发宝欣苑七村{said}"
    page.context.close()


def test_a_stop_may_be_chosen_and_the_page_goes_on_by_itself(chromium, server):
    """Both directions are told at that stop; a minute later it is a minute less."""
    page = at(chromium, server, LINE, "2026-11-23T12:00:30", timezone_id="Asia/Tokyo")
    page.select_option(".next select", "美平苑")
    first, second = (text.replace("\n", "") for text in page.locator(".next .state").all_inner_texts())
    assert first == "往大润发美平苑下一班 12:36，末班 17:06，还有 36 分钟（按北京时间）"
    assert second == "返回大居美平苑下一班 13:44，末班 18:14"
    page.clock.run_for(60_000)
    assert "还有 35 分钟" in page.inner_text(".next .state >> nth=0").replace("\n", "")
    page.context.close()


def test_without_scripts_there_is_no_choice_and_the_day_of_the_build_is_said(chromium, server):
    page = at(chromium, server, LINE, "2026-12-24T11:00", java_script_enabled=False)
    assert page.locator(".next select").count() == 0
    assert (
        page.inner_text(".next .state >> nth=0").replace("\n", "")
        == "往大润发11月22日（周日）宝欣苑七村首班 8:30，末班 16:30"
    )
    page.context.close()
