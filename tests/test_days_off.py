"""The feed of days off, read back as a phone would, and ``lianxin day``."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import icalendar
import pytest

from build_tools.calendar.almanac import almanac
from build_tools.calendar.day import DayKind
from tests.conftest import TODAY, lianxin

FEED = "calendar/holidays.ics"
RECORD = """\
名称: 2027年放假安排
年份: 2027
放假:
  - {名称: 元旦, 日期: 2026-12-31 至 2027-01-02}
  - {名称: 清明节, 日期: 2027-04-03 至 2027-04-05}
  - {名称: 劳动节, 日期: [2027-05-01 至 2027-05-03, 2027-05-05]}
调休上班: 2026-12-27、2027-04-25、2027-08-01
核对: 2026-11-10 文件
"""


@pytest.fixture
def site(repository):
    repository.write("directory/site.yml", "网站名称: 试\n网址: https://example.org/\n")
    return repository.write("directory/calendars/holidays-2027.yml", RECORD)


def events(root):
    data = (root / "site" / FEED).read_bytes()
    return data, icalendar.Calendar.from_ical(data).walk("VEVENT")


def days_of(event):
    first, end = event["DTSTART"].dt, event["DTEND"].dt
    return [first + timedelta(n) for n in range((end - first).days)]


def test_every_day_off_of_the_demo_is_in_its_feed(demo):
    """Each day off and each make-up workday once, under 放假 or 上班; no other day."""
    _, found = events(demo.root)
    shown = {day: str(event["SUMMARY"]) for event in found for day in days_of(event)}
    assert len(shown) == sum(len(days_of(event)) for event in found)
    told = almanac((), ())
    wanted = [date(2025, 1, 1) + timedelta(n) for n in range(730)]
    for day in wanted:
        kind = told(day).kind
        assert ("放假" in shown.get(day, "")) == (kind is DayKind.HOLIDAY), day
        assert ("上班" in shown.get(day, "")) == (kind is DayKind.MAKEUP), day
    assert {day.year for day in shown} == {2025, 2026}


def test_the_feed_keeps_to_the_standard(site):
    """All-day events, each with an id of its own; lines end as they should and are not too long."""
    site.build()
    data, found = events(site.root)
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(map(len, data.split(b"\r\n"))) <= 75
    feed = icalendar.Calendar.from_ical(data)
    assert (feed["VERSION"], bool(feed["PRODID"]), feed.errors) == ("2.0", True, [])
    assert len({event["UID"] for event in found}) == len(found)
    for event in found:
        assert str(event["UID"]).endswith("@example.org")
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert event["DTSTAMP"].dt.date() == date(2026, 11, 10)
        assert re.search("放假|上班", str(event["SUMMARY"]))


def test_the_feed_says_what_the_record_says(site):
    """Days in a row are one event; a record's December days are there; the year before is the package's."""
    site.build()
    said = {str(event["SUMMARY"]): days_of(event) for event in events(site.root)[1] if event["DTEND"].dt.year == 2027}
    assert said["元旦放假"] == [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)]
    assert said["上班（劳动节调休）"] == [date(2027, 4, 25)]
    assert said["上班"] == [date(2027, 8, 1)]
    assert said["劳动节放假"] == [date(2027, 5, 5)]
    page = site.page("calendars/holidays-2027.html")
    assert re.search(r'href="\.\./calendar/holidays\.ics">.*订阅到手机日历', page)


def test_the_same_records_give_the_same_feed(site):
    """Another day does not change it; a corrected record does."""
    site.build(TODAY)
    before, _ = events(site.root)
    site.build(TODAY + timedelta(1))
    assert events(site.root)[0] == before
    site.write("directory/calendars/holidays-2027.yml", RECORD.replace("2027-05-05", "2027-05-04"))
    site.build(TODAY)
    assert events(site.root)[0] != before


def test_without_a_calendar_there_is_no_feed(repository):
    repository.write("directory/hotlines/repair.yml", "名称: 报修\n电话: 021-7000-1234\n核对: 2026-11-01\n")
    repository.build()
    assert not (repository.root / "site" / FEED).exists()


# -- lianxin day --


def day(repository, *arguments):
    return lianxin("day", *arguments, "--root", repository.root, "--today", TODAY)


def test_a_program_is_told_of_each_day(site):
    """The documented objects, nothing more and nothing less."""
    done = day(site, "2026-12-26..2027-01-03", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == [
        {"date": "2026-12-26", "kind": "weekend", "name": ""},
        {"date": "2026-12-27", "kind": "makeup", "name": "元旦"},
        {"date": "2026-12-28", "kind": "workday", "name": ""},
        {"date": "2026-12-29", "kind": "workday", "name": ""},
        {"date": "2026-12-30", "kind": "workday", "name": ""},
        {"date": "2026-12-31", "kind": "holiday", "name": "元旦"},
        {"date": "2027-01-01", "kind": "holiday", "name": "元旦"},
        {"date": "2027-01-02", "kind": "holiday", "name": "元旦"},
        {"date": "2027-01-03", "kind": "weekend", "name": ""},
    ]
    assert json.loads(day(site, "2029-01-01", "--json").stdout) == [
        {"date": "2029-01-01", "kind": "unknown", "name": ""}
    ]


def test_a_person_is_told_why(site):
    site.write(
        "directory/terms/school.yml",
        "名称: 校历\n学年: 2026\n学期: [{名称: 第一学期, 日期: 2026-09-01 至 2027-01-22}]\n核对: 2026-11-01\n",
    )
    said = day(site, "2026年12月22日至27日").stdout.splitlines()
    assert said[0] == "2026-12-22 周二 工作日；农历冬月十四，冬至；上学日（程序自带的历年放假安排里没有提到这一天）"
    assert said[4] == "2026-12-26 周六 周末；农历冬月十八；不上学（程序自带的历年放假安排里没有提到这一天）"
    assert said[5] == "2026-12-27 周日 调休上班：元旦；农历冬月十九；上学日（照2027年放假安排）"
    assert day(site, "2029-01-01").stdout.strip() == (
        "2029-01-01 周一 未公布；农历冬月十七（2029年的放假安排还没有写，也许还没有公布）"
    )


def test_it_answers_without_a_directory(tmp_path):
    done = lianxin("day", "2026-10-10", "--root", tmp_path)
    assert (done.returncode, done.stdout) == (
        0,
        "2026-10-10 周六 调休上班：国庆节；农历九月初一（照程序自带的历年放假安排）\n",
    )


def test_a_calendar_that_cannot_be_read_is_no_silent_fallback(site):
    site.write("directory/calendars/holidays-2028.yml", "名称: 2028年放假安排\n年份: 2028\n")
    done = day(site, "2028-01-01")
    assert "未公布" in done.stdout
    assert "lianxin check" in done.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-02-30", "没有“2026-02-30”这一天"),
        ("明天", "2026-05-01"),
        ("115-10-01", "2026-10-01"),
        ("2026-10-07..2026-10-01", "早于开始日期"),
        ("2026-10-01..", "少了结束的日期"),
        ("1950-01-01..2080-01-01", "超过了 50 年"),
    ],
)
def test_bad_dates_are_answered_in_chinese(typed, said, tmp_path):
    done = lianxin("day", typed, "--root", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "怎么改" in done.stderr
