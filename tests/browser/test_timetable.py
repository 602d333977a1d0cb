"""Timetables to read: on a phone, on a wide screen and on paper."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2
import pytest

from build_tools.departures.run import written_runs
from build_tools.kinds.shuttle import Shuttle
from tests.browser.test_now import at
from tests.conftest import TODAY

pytestmark = pytest.mark.browser

DAJU, CLINIC = "shuttles/daju-line.html", "shuttles/clinic-line.html"
VISIBLE = "cells => cells.filter(c => c.checkVisibility()).map(c => c.innerText.replace(/\\s+/g, ' ').trim())"


def times_of(shuttle):
    """Every time that a page owes: of each bus at each stop where it is known, and the hours of headways."""
    for direction in shuttle.directions:
        for run in written_runs(direction):
            yield from (call.clock.spoken for call in run.calls if call)
        for wait in direction.headways:
            yield from (wait.start.spoken, wait.end.spoken)


def test_every_time_of_every_shuttle_is_in_the_printed_file(phone, server, demo):
    shuttles = demo.check(TODAY).directory.of(Shuttle)
    assert len(shuttles) >= 3
    for shuttle in shuttles:
        phone.goto(f"{server}/shuttles/{shuttle.id}.html")
        pages = pypdfium2.PdfDocument(phone.pdf(format="A4"))
        printed = Counter(
            time for page in pages for time in re.findall(r"\d{1,2}:\d\d", page.get_textpage().get_text_bounded())
        )
        owed = Counter(time.removeprefix("次日") for time in times_of(shuttle))
        assert owed - printed == Counter(), shuttle.id


def test_a_wide_screen_has_the_stops_across_and_the_first_and_last_bus_in_bold(chromium, server):
    page = at(chromium, server, DAJU, "2026-11-22T09:00")
    page.set_viewport_size({"width": 1280, "height": 800})
    table = page.locator(".of-day table").first
    assert table.locator("thead th").evaluate_all(VISIBLE) == [
        "宝欣苑七村", "宝欣苑三村北门", "美平苑", "大居综合服务中心", "大润发",
    ]  # fmt: skip
    rows = table.locator("tbody tr")
    assert rows.first.locator("td").evaluate_all(VISIBLE) == ["8:30 首班", "8:33", "8:36", "8:39", "8:50"]
    assert rows.last.locator("td").evaluate_all(VISIBLE) == ["16:30 末班", "16:33", "16:36", "16:39", "16:50"]
    weights = rows.evaluate_all("rows => rows.map(r => getComputedStyle(r.lastElementChild).fontWeight)")
    assert weights == ["700", "400", "400", "400", "700"]
    page.context.close()


def test_a_phone_has_the_first_stop_and_the_minutes_to_the_others(chromium, server):
    page = at(chromium, server, DAJU, "2026-11-22T09:00")
    sheet = page.locator(".of-day .sheet").first
    assert sheet.locator("td").evaluate_all(VISIBLE) == ["8:30 首班", "10:00", "12:30", "14:30", "16:30 末班"]
    assert "大居综合服务中心9 分钟" in sheet.locator(".stops").inner_text().replace("\n", "")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.context.close()


def test_many_buses_stand_an_hour_a_line_on_a_phone(chromium, server):
    """Of a line with three buses an hour: the hour, then its buses, all of one line at one height."""
    page = at(chromium, server, DAJU, "2026-11-22T09:00")
    page.evaluate(BY_HOUR)
    heights = page.locator("table.told tbody").evaluate_all(
        "all => all.map(b => [b.querySelector('th').innerText, new Set([...b.querySelectorAll('td:first-of-type')]"
        ".map(c => c.getBoundingClientRect().top)).size])"
    )
    assert heights == [["6点", 1], ["7点", 1]] * 2
    page.context.close()


BY_HOUR = """() => { const hour = n => `<tbody><tr><th rowspan=3>${n}点</th><td>${n}:00</td><td>${n}:03</td></tr>`
  + `<tr><td>${n}:20</td><td>${n}:23</td></tr><tr><td>${n}:40</td><td>${n}:43</td></tr></tbody>`;
  document.querySelectorAll("table.told").forEach(each => each.outerHTML = `<table class="told by-hour">${hour(6)}${hour(7)}</table>`) }"""


def test_the_timetable_of_the_build_is_not_called_today_s_on_another_day(chromium, server):
    for moment, word in (("2026-11-22T09:00", "今天（11月22日"), ("2026-11-23T09:00", "更新那天（11月22日")):
        page = at(chromium, server, CLINIC, moment, timezone_id="Asia/Shanghai")
        assert page.locator(".of-day h2").first.inner_text().startswith(word)
        page.context.close()
