"""Whom to call at this minute: the script shows the rows that Python would, in its order."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

import pytest

from build_tools import pipeline
from build_tools.derive.answering import Answering
from build_tools.derive.lines import Reach
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.unit import Unit
from build_tools.render.addresses import address_of
from build_tools.values.hours.week import State
from tests.browser.test_now import at, minute_of
from tests.conftest import HERE, TODAY

pytestmark = pytest.mark.browser

NUMBERS = """minutes => { const json = (place) => JSON.parse(document.querySelector(place).textContent);
  const live = window.lianxinLive || { hours: json("#hours"), duty: json("[data-duty] script") };
  const duty = lianxinNow.dutyIn(live.duty, live.hours);
  return minutes.map(minute => lianxinNow.answering(duty, minute).map(row => row.number)) }"""


def near(answering: Answering, unit: Unit, instant: datetime) -> list[str]:
    """What can be called near a unit, in order."""
    lines = answering.lines(unit, instant)
    return [line.phone.number.uri for line in lines if line.reach is not Reach.CITY and line.state is not State.OFF]


def moments() -> list[datetime]:
    """The quarters of an hour of some days, of a hand-over and of a turn by date, and a few hundred at random."""
    draw = random.Random(1)
    days = [TODAY, date(2026, 11, 23), date(2027, 2, 5), date(2027, 2, 8)]
    quarters = [datetime.combine(on, time()) + timedelta(minutes=15 * n) for on in days for n in range(96)]
    first = datetime.combine(TODAY, time())
    return sorted({*quarters, *(first + timedelta(minutes=draw.randrange(395 * 1440)) for _ in range(250))})


def test_the_rows_are_those_of_python(chromium, server):
    """Of a town, a 居委 with its roster, a compound and a stairwell."""
    directory = pipeline.check(HERE.parent, TODAY).directory
    answering, asked = Answering(take_snapshot(directory, TODAY)), moments()
    minutes = [minute_of(each.date()) + each.hour * 60 + each.minute for each in asked]
    page = chromium.new_page(timezone_id="Europe/Paris")
    for name in ("luodian", "baoxinyuan-3", "bxy3-1", "meiping"):
        unit = directory.unit(name)
        page.goto(f"{server}/{address_of(unit)}")
        page.keyboard.press("Shift")  # below the first screen it comes with the first touch
        page.wait_for_function("() => Boolean(lianxinNow.dutyIn)")
        found = page.evaluate(NUMBERS, minutes)
        wrong = [(each, rows) for each, rows in zip(asked, found, strict=True) if rows != near(answering, unit, each)]
        assert wrong == [], name
    page.close()


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        ("2026-11-27T08:00", "网格一岗"),
        ("2026-11-27T10:00", "宝欣苑三村居委会 办公室"),
        ("2026-11-30T18:00", "网格二岗"),
    ],
)
def test_the_block_of_a_unit_says_whom_to_call_now(chromium, server, moment, first):
    """In the place of what would hold at night and by day."""
    page = at(chromium, server, "c/baoxinyuan-3/index.html", moment, timezone_id="Asia/Shanghai")
    page.mouse.wheel(0, 10)  # below the first screen it comes with the first touch
    page.locator("[data-duty]:not([hidden])").wait_for()
    rows = page.locator("[data-duty] > ul > li")
    assert rows.count() == 3
    assert first in rows.first.inner_text()
    assert "有人接" in rows.first.inner_text()
    assert not page.is_visible("[data-instead]")
    page.context.close()


def test_it_changes_at_the_hand_over(chromium, server):
    page = at(chromium, server, "c/baoxinyuan-3/duty.html", "2026-11-27T16:59:30", timezone_id="Asia/Shanghai")
    assert "办公室" in page.inner_text("[data-duty] > ul > li >> nth=0")
    page.clock.run_for(60_000)
    assert "岗" in page.inner_text("[data-duty] > ul > li >> nth=0")
    page.context.close()


def test_without_scripts_night_and_day_are_told(chromium, server):
    page = at(chromium, server, "c/baoxinyuan-3/index.html", "2026-11-27T10:00", java_script_enabled=False)
    assert not page.is_visible("[data-duty]")
    assert page.locator("[data-instead] li").count() == 6
    page.context.close()
