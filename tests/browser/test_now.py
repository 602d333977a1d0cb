"""The script that says whether it is open now: it agrees with Python, in any zone, and never guesses."""

from __future__ import annotations

import gzip
import random
import re
import time
from bisect import bisect_right
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools import pipeline
from build_tools.derive.almanac import almanac_of
from build_tools.derive.hours_today import hours_shown
from build_tools.opening import Opening
from build_tools.opening.table import compiled
from build_tools.render.theme import script
from build_tools.values.hours import parse_hours
from build_tools.values.hours.week import State
from tests.chinese_almanac import china, with_schools
from tests.conftest import HERE, TODAY
from tests.test_properties import hours

pytestmark = pytest.mark.browser

THEME = HERE.parent / "theme"
SCRIPT = script(THEME, "times", "now", "coming").data.decode()
TWO_YEARS = 731
DAY = 1440
CODES = {State.OPEN: 1, State.OFF: 0, State.UNKNOWN: -1}
ZONES = ("America/New_York", "UTC", "Asia/Shanghai")
STATES = """([table, minutes]) => { const t = lianxinNow.ready(table);
  return minutes.map(m => lianxinNow.stateAt(t, lianxinNow.minuteOf(m * 60000 - 480 * 60000))) }"""
CHANGES = """([table, minutes]) => { const t = lianxinNow.ready(table);
  return minutes.map(m => lianxinNow.nextChange(t, m)) }"""


def minute_of(on: date) -> int:
    """Minutes of Beijing since 1970."""
    return (on - date(1970, 1, 1)).days * DAY


def timeline(asked: Opening, first: date, count: int) -> list[tuple[int, int]]:
    """Each minute at which the state changes, with the new one, from the first midnight on."""
    found: list[tuple[int, int]] = []
    for n in range(count):
        for spell in asked.day(first + timedelta(n)):
            if not found or found[-1][1] != CODES[spell.state]:
                found.append((minute_of(first) + n * DAY + spell.start, CODES[spell.state]))
    return found


def differences(tab, asked: Opening, first: date, draw: random.Random) -> list[object]:
    """Minutes of two years at which script and Python differ: both sides of every change, and some at random."""
    table = compiled(asked, first - timedelta(1), TWO_YEARS + 1)
    known = timeline(asked, first, TWO_YEARS)
    starts = [minute for minute, _ in known]
    end = minute_of(first) + TWO_YEARS * DAY
    anywhere = [draw.randrange(starts[0], end) for _ in range(300)]
    minutes = sorted({m for start in starts for m in (start - 1, start) if m >= starts[0]} | {*anywhere, end - 1})
    expected = [known[bisect_right(starts, minute) - 1][1] for minute in minutes]
    states = tab.evaluate(STATES, [table, minutes])
    wrong = [*((m, a, b) for m, a, b in zip(minutes, expected, states, strict=True) if a != b)]
    asked_for = draw.sample(minutes, min(40, len(minutes)))
    changes = [*starts, end + 40 * DAY]
    for minute, change in zip(asked_for, tab.evaluate(CHANGES, [table, asked_for]), strict=True):
        following = changes[bisect_right(starts, minute)]
        is_near = following < end and following // DAY <= minute // DAY + 30
        if change != (following if is_near else 0):
            wrong.append((minute, "next", following, change))
    return wrong


@pytest.fixture(scope="module", params=ZONES)
def tab(request, chromium):
    """A blank page with the shipped script, on a device in another zone."""
    context = chromium.new_context(timezone_id=request.param)
    page = context.new_page()
    page.add_script_tag(content=SCRIPT)
    yield page
    context.close()


@pytest.fixture(scope="module")
def shanghai(chromium):
    page = chromium.new_page(timezone_id="Asia/Shanghai")
    page.add_script_tag(content=SCRIPT)
    yield page
    page.close()


def test_the_script_agrees_with_python_on_every_record_of_the_demo(tab):
    """Over two years, in three zones: days off, make-up workdays and a year whose notice is not out."""
    directory = pipeline.check(HERE.parent, TODAY).directory
    every = {hours for record in directory.records for hours in hours_shown(record)}
    assert len(every) > 15
    draw = random.Random(1)
    for each in sorted(every, key=str):
        assert differences(tab, Opening(each, almanac_of(directory)), date(2025, 12, 1), draw) == [], str(each)


@pytest.mark.slow
@settings(deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours(), st.dates(date(2007, 1, 2), date(2029, 1, 1)), st.sampled_from((china, with_schools)))
def test_the_script_agrees_with_python_on_any_hours(shanghai, given_hours, first, almanac):
    assert differences(shanghai, Opening(given_hours, almanac), first, random.Random(2)) == []


def test_the_scripts_are_small():
    """Hours stand on most pages; buses and duties come where they are, below the first screen when somebody is near."""
    sizes = {part: len(gzip.compress(script(THEME, part, part).data)) for part in ("now", "coming", "duty")}
    assert sizes["now"] <= 2_050
    assert sizes["coming"] <= 1_950
    assert sizes["duty"] <= 1_300  # it makes its rows, which no page carries twice


def test_what_is_below_the_first_screen_comes_to_life_at_the_first_touch(chromium, server):
    """The script of buses is not part of the first view; once somebody scrolls, the rows say what comes now."""
    page = at(chromium, server, "c/baoxinyuan-3/index.html", "2026-11-23T07:00", service_workers="block")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_timeout(200)
    assert [url for url in asked if re.search("/a/(coming|duty|parting|search)", url)] == []
    assert "11月22日" in page.inner_text("#shuttles .state >> nth=0")
    page.mouse.wheel(0, 10)
    page.locator("#shuttles .state span").first.wait_for()
    page.locator("[data-duty]:not([hidden])").wait_for()
    assert "7:30" in page.inner_text("#shuttles .state >> nth=0")
    assert not page.locator("[data-instead]").is_visible()
    page.context.close()


def at(chromium, server, path, instant, **context):
    """A page as a phone shows it at an instant, given in Beijing time."""
    page = chromium.new_context(viewport={"width": 360, "height": 740}, **context).new_page()
    page.clock.install(time=datetime.fromisoformat(f"{instant}+08:00"))
    page.goto(f"{server}/{path}")
    return page


STATION = "clinics/daju-health-station.html"  # 周一至周六 8:00-11:30、13:00-16:30，节假日 8:00-11:30


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("2026-11-23T08:00", "开放中11:30 关"),
        ("2026-11-23T11:29:10", "开放中11:30 关"),
        ("2026-11-23T11:30", "休息中13:00 再开"),
        ("2026-11-23T07:59", "休息中8:00 开"),
        ("2026-11-23T16:30", "休息中明天 8:00 开"),
        ("2026-11-28T17:00", "休息中周一 8:00 开"),
        ("2026-12-31T17:00", "休息中明天 8:00 开"),
        ("2027-01-05T14:00", "请电询"),
        ("2028-03-01T10:00", "请电询"),
    ],
)
def test_a_page_says_what_holds_now_and_until_when(chromium, server, instant, said):
    page = at(chromium, server, STATION, instant, timezone_id="Asia/Shanghai")
    assert page.inner_text(".head + div .state").replace("\n", "") == said
    page.context.close()


def test_it_goes_on_by_itself(chromium, server):
    """Each minute, and when somebody comes back to the page; what has not changed is not said again."""
    page = at(chromium, server, STATION, "2026-11-23T11:28:30", timezone_id="Asia/Shanghai")
    page.evaluate("""() => { window.said = 0; new MutationObserver(() => window.said++)
      .observe(document.querySelector(".head + div .state"), { childList: true }) }""")
    page.clock.run_for(60_000)
    assert page.evaluate("window.said") == 0
    page.clock.run_for(60_000)
    assert page.inner_text(".head + div .state").startswith("休息中")
    page.clock.set_system_time(datetime.fromisoformat("2026-11-23T13:00+08:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.inner_text(".head + div .state").startswith("开放中")
    page.context.close()


@pytest.mark.parametrize(("zone", "times"), [("America/New_York", 1), ("Asia/Singapore", 0)])
def test_another_zone_is_said_once(chromium, server, zone, times):
    """A device that keeps another time is shown Beijing's, and told so."""
    page = at(chromium, server, STATION, "2026-11-23T11:00", timezone_id=zone)
    assert "11:30 关" in page.inner_text(".head + div .state")
    assert page.inner_text("main").count("按北京时间") == times
    page.context.close()


def test_without_scripts_it_says_what_held_on_the_day_of_the_build(chromium, server):
    page = at(chromium, server, STATION, "2026-12-24T11:00", java_script_enabled=False)
    assert page.inner_text(".head + div .state") == "11月22日（周日）休息"
    page.context.close()


MOVING = (
    "clinics/index.html",
    "c/baoxinyuan-3/index.html",
    "c/baoxinyuan-3/duty.html",
    "now/index.html",
    "search.html",
    "shuttles/daju-line.html",
)


def test_nothing_moves_when_the_state_is_shown(chromium, server):
    """The line is there before the script is, even if that comes late over the air."""
    for path in (*MOVING, STATION):
        page = chromium.new_page(viewport={"width": 360, "height": 740})
        page.route("**/a/*.*.js", lambda route: (time.sleep(0.3), route.continue_()))
        page.goto(f"{server}/{path}")
        shifts = """() => new Promise(done => { let sum = 0; new PerformanceObserver(list => {
          for (const e of list.getEntries()) sum += e.value }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 300) })"""
        assert page.evaluate(shifts) < 0.05, path
        page.close()


def states_of(page):
    """Each list of the page, as the badges of its rows from top to bottom."""
    lists = "[...document.querySelectorAll('[data-sort]')].map(l => [...l.querySelectorAll('.badge')].map(b => b.textContent))"
    return page.evaluate(lists)


@pytest.mark.parametrize("instant", ["2026-11-23T08:40", "2026-11-23T12:00", "2026-10-01T22:00", "2027-02-06T10:00"])
@pytest.mark.parametrize("path", ["now/index.html", "c/baoxinyuan-3/now.html"])
def test_what_is_open_now_stands_first(chromium, server, path, instant):
    """Open, then to be asked, then shut; and the page says what time it is."""
    page = at(chromium, server, path, f"{instant}:00", timezone_id="Asia/Shanghai")
    order = ["开放中", "请电询", "休息中"]
    lists = states_of(page)
    assert len(lists) >= 3
    assert all(states == sorted(states, key=order.index) for states in lists)
    clock = page.inner_text("[data-clock]")
    assert clock.endswith(instant[11:].removeprefix("0"))
    page.context.close()


def test_what_is_open_can_be_read_without_scripts(chromium, server):
    """Whom to call in need first, then each place with its hours of the day of the build."""
    page = at(chromium, server, "c/baoxinyuan-3/now.html", "2026-12-24T11:00", java_script_enabled=False)
    assert page.locator("a[href='tel:110']").count() == 1
    said = [text.replace("\n", "") for text in page.locator(".state").all_inner_texts()]
    assert len(said) > 15
    assert all("11月22日（周日）" in text for text in said)
    assert "往大润发11月22日（周日）宝欣苑七村首班 8:30，末班 16:30" in said
    page.context.close()


def test_a_slow_phone_needs_no_time(shanghai):
    """State and next change of one place, at a sixth of this machine's speed: less than a millisecond."""
    table = compiled(Opening(parse_hours("24小时"), china), date(2026, 11, 22), 402)
    client = shanghai.context.new_cdp_session(shanghai)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    took = shanghai.evaluate(
        """table => { const t = lianxinNow.ready(table), m = lianxinNow.minuteOf(Date.UTC(2026, 10, 23, 3));
      const started = performance.now(); for (let i = 0; i < 500; i++) lianxinNow.changeOf(t, m + i);
      return (performance.now() - started) / 500 }""",
        table,
    )
    client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    assert took < 1


def test_nothing_is_known_of_a_record_that_has_run_out(shanghai):
    """The day until which a record holds is the last that its table tells."""
    table = compiled(Opening(parse_hours("24小时"), china), date(2026, 11, 21), 402)
    asked = """([table, days]) => { const t = lianxinNow.ready(table, "2026-11-25");
      return days.map(d => [lianxinNow.stateAt(t, d), lianxinNow.changeOf(t, d)]) }"""
    days = [minute_of(date(2026, 11, 25)) + minute for minute in (0, DAY - 1, DAY)]
    assert shanghai.evaluate(asked, [table, days]) == [[1, ""], [1, ""], [-1, ""]]
