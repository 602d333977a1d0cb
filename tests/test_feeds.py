"""Feeds of shuttles and reception days, read back as a phone would."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import icalendar
import pytest
from dateutil.rrule import rrulestr

from build_tools.calendar.almanac import almanac
from build_tools.calendar.day import DayKind
from build_tools.derive.almanac import almanac_of
from build_tools.derive.reception_days import reception_days
from build_tools.kinds.reception import Reception
from build_tools.opening import Opening
from build_tools.values.hours.week import State
from tests.conftest import TODAY

SHUTTLE = """\
名称: 大卖场班车
线路: 大线
站点: 南门、北门
时刻:
  - {方向: 去, 开行: 每天, 发车: 8:30 16:30}
  - {方向: 去, 开行: 2027-01-01 至 2027-01-03, 发车: 10:00}
  - {方向: 回, 开行: 每天, 反向: 是, 发车: 9:30}
核对: 2026-11-10 文件
"""
NOTICE = """\
---
标题: 修路
类别: 重要通知
发布: 2026-11-18
变动:
  - {对象: big-line, 方向: 去, 日期: 2026-11-23 至 2026-11-25, 动作: 改点, 班次: 16:30, 改为: 17:00}
  - {对象: big-line, 日期: 2026-11-28, 动作: 停运}
---

修路。
"""


def events(root, name):
    data = (root / "site" / "calendar" / f"{name}.ics").read_bytes()
    feed = icalendar.Calendar.from_ical(data)
    assert (feed["VERSION"], feed.errors) == ("2.0", [])
    found = feed.walk("VEVENT")
    assert len({str(event["UID"]) for event in found}) == len(found)
    return found


def starts(event, until):
    """Every start of an event, as a program that keeps to the standard finds them."""
    first = event["DTSTART"].dt
    found = {first}
    if "RRULE" in event:
        rule = event["RRULE"].to_ical().decode()
        found |= set(
            rrulestr(rule, dtstart=first.replace(tzinfo=None)).between(first.replace(tzinfo=None), until, inc=True)
        )
    found = {each.replace(tzinfo=None) for each in found}
    for name in ("EXDATE", "RDATE"):
        several = event.get(name, [])
        listed = {
            d.dt.replace(tzinfo=None) for one in (several if isinstance(several, list) else [several]) for d in one.dts
        }
        found = found - listed if name == "EXDATE" else found | listed
    return found


def test_a_shuttle_s_feed_holds_its_changed_days_and_no_other(repository):
    """What a notice does, and services by date; days in a row that are alike are one event."""
    repository.write("directory/site.yml", "网站名称: 试\n网址: https://example.org/\n")
    repository.write("directory/shuttles/big-line.yml", SHUTTLE)
    repository.write("content/notices/2026-11-18-works.md", NOTICE)
    repository.build(TODAY)
    said = {
        (str(e["SUMMARY"]), e["DTSTART"].dt, e["DTEND"].dt - timedelta(1)) for e in events(repository.root, "big-line")
    }
    assert said == {
        ("大线 去：17:00 改点，原 16:30", date(2026, 11, 23), date(2026, 11, 25)),
        ("大线 去：停运", date(2026, 11, 28), date(2026, 11, 28)),
        ("大线 回：停运", date(2026, 11, 28), date(2026, 11, 28)),
        ("大线 去：只有一班 10:00", date(2027, 1, 1), date(2027, 1, 3)),
    }
    assert 'href="../calendar/big-line.ics"' in repository.page("shuttles/big-line.html")


@pytest.mark.parametrize(
    ("hours", "skipped", "rule"),
    [
        ("每周三 14:00-16:00，节假日休息", [], "FREQ=WEEKLY;BYDAY=WE"),
        ("每周三 14:00-16:00", ["2026-12-30"], "FREQ=WEEKLY;BYDAY=WE"),
        ("周二、周四 9:00-11:00、14:00-16:00，节假日休息", ["2026-12-01 至 2026-12-10"], "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("每月第一个周六 9:00-11:00", [], "FREQ=MONTHLY;BYDAY=1SA"),
        ("每月最后一个周五 9:00-11:00，节假日休息", [], "FREQ=MONTHLY;BYDAY=-1FR"),
        ("农历初一、十五 9:00-11:00", [], ""),
    ],
)
def test_a_calendar_finds_every_day_on_which_somebody_is_there(hours, skipped, rule):
    """The rule, less what it leaves out, and what it leaves to be asked: against the hours of each day."""
    record = Reception.model_validate({"id": "x", "name": "x", "hours": hours, "skipped": skipped})
    china, first = almanac((), ()), date(2026, 1, 1)
    found = reception_days(record, china, first, TODAY)
    assert {sitting.rule for sitting in found.sittings} == {rule}
    until = datetime(2027, 12, 27, 23, 59)  # noqa: DTZ001 - Beijing's, as everywhere
    told = {start for start, *_ in found.sittings}
    for sitting in found.sittings:
        if sitting.rule:
            told |= set(rrulestr(sitting.rule, dtstart=sitting.start).between(sitting.start, until, inc=True))
        told = (told - {*sitting.skipped}) | {*sitting.added}
    wanted, asked = set(), set()
    for on in (first + timedelta(n) for n in range((until.date() - first).days + 1)):
        for spell in Opening(record.hours, china).service_day(on):
            start = datetime.combine(on, datetime.min.time()) + timedelta(minutes=spell.start)
            is_open = spell.state is State.OPEN or (spell.state is State.UNKNOWN and china(on).kind is DayKind.UNKNOWN)
            (wanted if is_open else asked if spell.state is State.UNKNOWN else set()).add(start)
    assert told == wanted
    assert {start for start, _ in found.doubtful} == asked
    assert not {date(2026, 12, 1), date(2026, 12, 30)} & {start.date() for start in told} or not skipped


def test_the_demo_s_reception_days_are_the_wednesdays_of_its_records(demo):
    """First to fourth of each month but days off and what is left out; on each page the way to its feed."""
    china = almanac_of(demo.check(TODAY).directory)
    until = datetime(2026, 12, 31)  # noqa: DTZ001 - as above
    for number, name in enumerate(("bxy3", "bxy7", "meiping", "centre")):
        (event,) = [e for e in events(demo.root, f"reception-{name}") if "RRULE" in e]
        days = {start.date() for start in starts(event, until)}
        wednesdays = [
            date(2026, month, 1 + (2 - date(2026, month, 1).weekday()) % 7 + 7 * number) for month in (11, 12)
        ]
        expected = {on for on in wednesdays if china(on).kind is not DayKind.HOLIDAY} - {date(2026, 12, 23)}
        assert days == {on for on in expected if on >= event["DTSTART"].dt.date()}, name
        assert f'href="../calendar/reception-{name}.ics"' in demo.page(f"receptions/reception-{name}.html")
