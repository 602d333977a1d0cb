"""Open, shut or unknown: against an oracle written by hand, a second program, and properties of every answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import opening_hours
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.calendar.day import CalendarDay, DayKind
from build_tools.opening import Opening
from build_tools.values.errors import BadValue
from build_tools.values.hours import parse_hours
from build_tools.values.hours.week import FULL_DAY, State
from tests.chinese_almanac import china, days, with_schools, without_holidays
from tests.conftest import HERE, table
from tests.opening_oracle import CLOSED, MEANINGS, OPEN, UNKNOWN, state
from tests.test_properties import hours

STATES = {OPEN: State.OPEN, CLOSED: State.OFF, UNKNOWN: State.UNKNOWN}
INSTANTS = (30, 9 * 60, 14 * 60 + 30, 20 * 60)
ALMANACS = (china, without_holidays, with_schools)
patient = settings(deadline=None, max_examples=60)


def opening(text, almanac=china):
    return Opening(parse_hours(text), almanac)


def at(text, instant, almanac=china):
    return opening(text, almanac).at(datetime.fromisoformat(instant))


def on(text, day, almanac=china):
    """The states of a day as OSM would write them: 08:00-12:00 open, …; off is left out."""
    spells = opening(text, almanac).day(date.fromisoformat(day))
    return [f"{_clock(s.start)}-{_clock(s.end)} {s.state.value}" for s in spells if s.state is not State.OFF]


def _clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


# -- every day of twenty years --


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda meaning: meaning.text)
def test_every_day_of_twenty_years_is_as_the_oracle_says(meaning):
    """At 0:30, 9:00, 14:30 and 20:00."""
    asked = opening(meaning.text)
    wrong = []
    for day in days(date(2007, 1, 1), (date(2027, 1, 1) - date(2007, 1, 1)).days):
        spells = asked.day(day)
        for minute in INSTANTS:
            found = next(spell.state for spell in spells if spell.end > minute)
            if found is not STATES[state(meaning, day, minute)]:
                wrong.append((str(day), minute, found))
    assert wrong == []


# -- what the calendar makes of a day, and the reasons --

OFFICE = "周一至周五 8:30-16:30，节假日休息"
SILENT = "周一至周五 8:30-16:30"


@pytest.mark.parametrize(
    ("text", "instant", "expected", "reason"),
    [
        (OFFICE, "2026-10-01T09:00", State.OFF, "今天是国庆节放假，节假日休息"),
        (OFFICE, "2026-10-10T09:00", State.OPEN, "今天调休上班，按工作日，周一至周五 8:30–16:30"),
        (OFFICE, "2026-10-17T09:00", State.OFF, "周六休息，不在开放的日子里"),
        (OFFICE, "2026-10-14T07:00", State.OFF, "不在开放时间内：周一至周五 8:30–16:30"),
        (OFFICE, "2028-05-03T09:00", State.UNKNOWN, "2028 年的放假安排还没公布，不知道这天上班还是放假，请先电询"),
        (OFFICE, "2028-05-03T20:00", State.OFF, "不在开放时间内：周一至周五 8:30–16:30"),
        (SILENT, "2026-10-01T09:00", State.UNKNOWN, "今天是国庆节放假，没有写节假日开不开，请先电询"),
        (SILENT, "2026-10-03T09:00", State.UNKNOWN, "今天是国庆节放假，没有写节假日开不开，请先电询"),
        (SILENT + "，节假日请先电询", "2026-10-01T09:00", State.UNKNOWN, "今天是国庆节放假，节假日请先电询"),
        ("周一至周六 8:00-17:00，周日休息", "2026-10-18T09:00", State.OFF, "周日休息"),
        ("双休日 9:00-16:00", "2026-10-10T09:00", State.OFF, "今天调休上班，按工作日，不在开放的日子里"),
        (
            "周一至周四 8:30-17:00，周五 8:30-16:00",
            "2026-10-10T16:30",
            State.UNKNOWN,
            "今天调休上班，按工作日，周一至周五的时间不一样，不知道按哪一天，请先电询",
        ),
        ("8:00起", "2026-10-14T09:00", State.UNKNOWN, "每天 8:00起，没有写到几点，请先电询"),
        (SILENT + "，国庆休息", "2026-10-01T09:00", State.OFF, "今天是国庆节放假，国庆节假期休息"),
        (
            "9:00-17:00，中秋节休息",
            "2025-10-05T09:00",
            State.UNKNOWN,
            "今天是国庆节放假，几个节日一起放，不知道这天算哪个节的，请先电询",
        ),
        ("18:00-次日2:00", "2026-10-08T01:00", State.OPEN, "昨天是国庆节放假，每天 18:00–次日2:00，开过半夜"),
        ("8:30-17:00，以现场公告为准", "2026-10-14T09:00", State.UNKNOWN, "每天 8:30–17:00请先电询（以现场公告为准）"),
        (
            "周一至周五 8:00-17:00，寒暑假休息",
            "2026-10-14T09:00",
            State.UNKNOWN,
            "没有校历，不知道是不是寒暑假，请先电询",
        ),
    ],
)
def test_the_reason_names_the_day_and_the_rule(text, instant, expected, reason):
    found = at(text, instant)
    assert (found.state, found.reason) == (expected, reason)


@pytest.mark.parametrize(
    ("text", "instant", "change"),
    [
        (OFFICE, "2026-09-30T17:00", "2026-10-08T08:30"),
        (OFFICE, "2026-10-09T17:00", "2026-10-10T08:30"),
        (OFFICE, "2026-10-10T16:29", "2026-10-10T16:30"),
        (SILENT, "2026-10-01T00:00", "2026-10-08T00:00"),
        ("18:00-次日2:00", "2026-10-08T23:00", "2026-10-09T02:00"),
        ("8:00-24:00；5月1日0:00-2:00", "2026-04-30T23:00", "2026-05-01T02:00"),
        ("24小时", "2026-10-01T09:00", None),
    ],
)
def test_when_it_next_changes(text, instant, change):
    found = opening(text).next_change(datetime.fromisoformat(instant))
    assert found == (change and datetime.fromisoformat(change))


def test_a_day_off_without_a_name_is_still_one():
    found = at(OFFICE, "2026-05-06T09:00", lambda day: CalendarDay(day, DayKind.HOLIDAY))
    assert found.reason == "今天放假，节假日休息"


@pytest.mark.parametrize(
    ("text", "day", "spans"),
    [
        # A festival by name: within its days off, and where the notice is out, nobody knows which these are.
        ("9:00-17:00，春节休息", "2026-02-23", []),
        ("9:00-17:00，春节休息", "2026-02-28", ["09:00-17:00 open"]),
        ("9:00-17:00，春节休息", "2028-01-27", ["09:00-17:00 unknown"]),
        ("9:00-17:00，春节休息", "2028-07-27", ["09:00-17:00 open"]),
        ("9:00-17:00，中秋节休息", "2025-10-06", []),
        ("9:00-17:00，中秋节休息", "2025-10-05", ["09:00-17:00 unknown"]),
        ("周一至周五 9:00-17:00，国庆休息", "2026-09-25", ["00:00-24:00 unknown"]),
        ("周一至周五 9:00-17:00，国庆休息", "2026-10-01", []),
        # The last workday of a month may be a Saturday.
        ("每月最后一个工作日 9:00-11:00", "2026-02-28", ["09:00-11:00 open"]),
        ("每月最后一个工作日 9:00-11:00", "2026-02-27", []),
        ("每月第二个工作日 9:00-11:00", "2026-10-09", ["09:00-11:00 open"]),
        ("每月最后一个工作日 9:00-11:00", "2028-04-28", ["09:00-11:00 unknown"]),
        ("每月最后一个工作日 9:00-11:00", "2028-07-31", ["09:00-11:00 unknown"]),
        ("每月最后一个工作日 9:00-11:00", "2028-07-28", []),
        ("每月最后一个工作日 9:00-11:00", "2027-02-08", []),
        ("每月最后一个工作日 9:00-11:00", "2027-02-26", ["09:00-11:00 unknown"]),
        ("每月第一个工作日 9:00-11:00", "2028-07-04", []),
        # Every day means every day.
        ("9:00-17:00", "2026-10-01", ["09:00-17:00 open"]),
        ("24小时", "2028-05-03", ["00:00-24:00 open"]),
        # 周一闭馆 on a day off: nobody has said.
        ("每天 9:00-17:00，周一闭馆", "2026-10-05", ["00:00-24:00 unknown"]),
        ("每天 9:00-17:00，周一闭馆", "2026-10-06", ["09:00-17:00 open"]),
        ("周一至周日9:00-20:00，周二13:00-17:00不开放", "2026-10-06", [
            "09:00-13:00 open", "13:00-17:00 unknown", "17:00-20:00 open",
        ]),
        # Of a day off, what names days off holds, wherever it stands.
        ("PH off; Mo-Fr 08:30-16:30", "2026-10-01", []),
        ("Sa-Su,PH 09:00-12:00; Mo-Fr 08:30-16:30", "2026-10-01", ["09:00-12:00 open"]),
        ("Mo-Fr 08:30-16:30; PH 12:00-13:00 off", "2026-10-01", ["00:00-12:00 unknown", "13:00-24:00 unknown"]),
        ("08:30-16:30; PH 12:00-13:00 off", "2026-10-01", ["08:30-12:00 open", "13:00-16:30 open"]),
        # Dates are nearer to a day than holidays.
        ("Mo-Fr 08:30-16:30; 2026 Oct 01-07 09:00-10:00", "2026-10-01", ["09:00-10:00 open"]),
        # A make-up Saturday is some weekday: where all five agree, it is known.
        ("Mo-Th 08:30-17:00; Fr 08:30-16:00", "2026-10-10", ["08:30-16:00 open", "16:00-17:00 unknown"]),
        ("Sa[2] 09:00-10:00", "2026-10-10", ["09:00-10:00 unknown"]),
        ("We 09:00-10:00", "2026-10-10", ["09:00-10:00 unknown"]),
        # A later rule takes the whole day; off with times only those.
        ("Mo-Fr 08:00-17:00; We 13:00-20:00", "2026-10-14", ["13:00-20:00 open"]),
        ("Mo-Fr 08:00-17:00; We 12:00-13:00 off", "2026-10-14", ["08:00-12:00 open", "13:00-17:00 open"]),
        ("unknown; Mo-Fr 08:30-17:00", "2026-10-17", ["00:00-24:00 unknown"]),
        ("Mo open", "2026-10-12", ["00:00-24:00 open"]),
        # The night belongs to the day that it began on.
        ("周五 20:00-次日2:00，周六休息", "2026-10-17", ["00:00-02:00 open"]),
        # In OSM's form the next day's rule cuts it off, unless a comma joins it; a day off does not.
        ("Fr 20:00-02:00; Sa off", "2026-10-17", []),
        ("Fr 20:00-02:00; Sa 10:00-12:00", "2026-10-17", ["10:00-12:00 open"]),
        ("Fr 20:00-02:00, Sa 10:00-12:00", "2026-10-17", ["00:00-02:00 open", "10:00-12:00 open"]),
        ("Sa 10:00-12:00; Fr 20:00-02:00", "2026-10-17", ["00:00-02:00 open", "10:00-12:00 open"]),
        ("20:00-02:00; PH off", "2026-10-01", ["00:00-02:00 open"]),
        ("20:00-02:00; PH off", "2026-10-02", []),
        ("Mo-Fr 20:00-02:00; Sa 10:00-12:00; PH off", "2028-05-06", [
            "00:00-02:00 unknown", "10:00-12:00 unknown", "20:00-24:00 unknown",
        ]),
        ("Mo-Th 17:00-08:30", "2026-10-16", ["00:00-08:30 open"]),
        ("Mo 10:00-26:00", "2026-10-13", ["00:00-02:00 open"]),
        ("Tu 20:00-02:00", "2026-10-08", ["00:00-02:00 unknown"]),
        # Every second week, weeks of the year, moving dates, commas, ||.
        ("隔周三 14:00-16:00（2026年3月4日起）", "2026-03-18", ["14:00-16:00 open"]),
        ("隔周三 14:00-16:00（2026年3月4日起）", "2026-03-11", []),
        ("隔周三 14:00-16:00（2026年3月4日起）", "2026-02-25", []),
        ("双周周六 9:00-11:00（2026年3月2日为单周）", "2026-03-14", ["09:00-11:00 open"]),
        ("双周周六 9:00-11:00（2026年3月2日为单周）", "2026-03-07", []),
        ("week 1-53/2 We 09:00-10:00", "2026-10-14", []),
        ("week 2-52/2 We 09:00-10:00", "2026-10-14", ["09:00-10:00 open"]),
        ("Aug Su[-1] -1 day 09:00-10:00", "2026-08-29", ["09:00-10:00 open"]),
        ("easter +3 days 09:00-10:00; PH off", "2026-04-08", ["09:00-10:00 open"]),
        ("Mo-Fr 08:00-12:00, We 14:00-18:00", "2026-10-14", ["08:00-12:00 open", "14:00-18:00 open"]),
        ("Mo-Fr 08:00-12:00 || unknown", "2026-10-14", [
            "00:00-08:00 unknown", "08:00-12:00 open", "12:00-24:00 unknown",
        ]),
        ("2027+ 09:00-10:00", "2026-10-14", []),
        ("13:00-15:00+,16:00-17:00", "2026-10-14", [
            "13:00-15:00 open", "15:00-16:00 unknown", "16:00-17:00 open",
        ]),
        ("9:00-17:00，除夕至正月初二闭馆", "2026-02-16", []),
        ("9:00-17:00，除夕至正月初二闭馆", "2026-02-18", []),
        ("9:00-17:00，除夕至正月初二闭馆", "2026-02-19", ["09:00-17:00 open"]),
        ("9:00-17:00，除夕休息", "2030-02-02", []),
        ("10:00-22:00（周五、周六延长至22:30）", "2026-10-16", ["10:00-22:30 open"]),
        # Open ends last as opening_hours.js guesses.
        ("16:00+", "2026-10-14", ["16:00-24:00 unknown"]),
        ("Tu 20:00+", "2026-10-14", ["00:00-06:00 unknown"]),
        ("Tu 23:00+", "2026-10-14", ["00:00-07:00 unknown"]),
        # Dates, counted weekdays, the moon.
        ("Dec 25-Jan 05 09:00-10:00", "2026-01-05", ["09:00-10:00 open"]),
        ("Dec 25-Jan 05 09:00-10:00", "2026-01-06", []),
        ("Oct-Apr 09:00-10:00", "2026-04-30", ["09:00-10:00 open"]),
        ("2026 Dec 25-2027 Jan 05 09:00-10:00", "2027-01-05", ["09:00-10:00 open"]),
        ("2026 Dec 25-2027 Jan 05 09:00-10:00", "2026-01-05", []),
        ("2026 Oct 09:00-10:00", "2026-10-31", ["09:00-10:00 open"]),
        ("2026 Oct 09:00-10:00", "2025-10-31", []),
        ("Dec 25-2026 Jan 05 09:00-10:00", "2025-12-26", ["09:00-10:00 open"]),
        ("Fr[-1] 09:00-10:00", "2026-10-30", ["09:00-10:00 open"]),
        ("Fr[-2] 09:00-10:00", "2026-10-23", ["09:00-10:00 open"]),
        ("Fr[5] 09:00-10:00", "2026-10-30", ["09:00-10:00 open"]),
        ("Fr[1] 09:00-10:00", "2026-10-08", []),
        ("农历初一,十五 09:00-10:00", "2026-10-24", ["09:00-10:00 open"]),
        ("农历初一,十五 09:00-10:00", "2026-10-14", []),
    ],
)  # fmt: skip
def test_the_spells_of_a_day(text, day, spans):
    asked = Opening(parse_hours(text), china)
    spells = asked.day(date.fromisoformat(day))
    assert [f"{_clock(s.start)}-{_clock(s.end)} {s.state.value}" for s in spells if s.state is not State.OFF] == spans


@pytest.mark.parametrize(
    ("day", "spans"),
    [
        ("2026-07-15", []),
        ("2026-10-14", ["08:00-17:00 open"]),
        ("2026-10-17", ["08:00-17:00 open"]),
        ("2026-08-15", []),
    ],
)
def test_school_holidays_follow_the_school_calendar(day, spans):
    assert on("08:00-17:00; SH off", day, with_schools) == spans


@pytest.mark.parametrize(
    ("day", "almanac", "spans"),
    [
        ("2026-10-14", with_schools, ["07:00-07:40 open"]),
        ("2026-07-15", with_schools, []),
        ("2026-10-17", with_schools, []),
        ("2026-10-01", with_schools, []),
        ("2026-10-14", china, ["07:00-07:40 unknown"]),
        ("2026-10-17", china, []),
    ],
)
def test_school_days_are_told_by_the_school_calendar(day, almanac, spans):
    assert on("上学日 7:00-7:40", day, almanac) == spans


def test_the_weekend_between_term_and_holidays_is_neither():
    def almanac(day):
        return CalendarDay(day, without_holidays(day).kind, is_school_day=day < date(2026, 7, 4))

    assert on("08:00-17:00; SH off", "2026-07-04", almanac) == ["08:00-17:00 unknown"]
    assert on("08:00-17:00; SH 09:00-10:00", "2026-07-04", almanac) == [
        "08:00-09:00 unknown", "09:00-10:00 open", "10:00-17:00 unknown",
    ]  # fmt: skip


def test_spring_festival_is_not_opened_by_the_hours_of_the_school_holidays():
    def almanac(day):
        return CalendarDay(day, DayKind.HOLIDAY, "春节", is_school_day=False)

    assert on("Mo-Fr 08:00-17:00; SH 09:00-12:00", "2026-02-18", almanac) == ["00:00-24:00 unknown"]


# -- a year whose notice is not out --


@pytest.mark.parametrize(
    ("text", "day", "spans"),
    [
        (OFFICE, "2028-05-03", ["08:30-16:30 unknown"]),
        (OFFICE, "2028-05-06", ["08:30-16:30 unknown"]),
        (SILENT, "2028-05-03", ["00:00-24:00 unknown"]),
        ("每天 8:00-20:00", "2028-05-03", ["08:00-20:00 open"]),
        ("每天 8:00-20:00，节假日休息", "2028-05-03", ["08:00-20:00 unknown"]),
        ("每天 8:00-20:00，节假日 9:00-17:00", "2028-05-03", [
            "08:00-09:00 unknown", "09:00-17:00 open", "17:00-20:00 unknown",
        ]),
        ("8:00-20:00；2028-05-03休息", "2028-05-03", []),
        ("5月-9月 8:00-18:00；10月-4月 8:30-17:00", "2028-05-03", ["08:00-18:00 open"]),
        ("休息", "2028-05-03", []),
    ],
)  # fmt: skip
def test_a_year_without_a_notice_is_unknown_where_it_matters(text, day, spans):
    assert on(text, day) == spans


# -- a second opinion --


def _intervals_of_theirs(text, first, last):
    """opening-hours-py's changes of state; it has no holidays unless a country is named."""
    changes = []
    for start, _, found, _ in opening_hours.OpeningHours(text).intervals(first, last):
        if not changes or changes[-1][1] != str(found):
            changes.append((start.replace(tzinfo=None), str(found)))
    return changes


def _intervals_of_ours(text, first, last):
    asked, changes = opening(text, without_holidays), []
    names = {State.OPEN: "open", State.OFF: "closed", State.UNKNOWN: "unknown"}
    for day in days(first.date(), (last - first).days):
        for spell in asked.day(day):
            if not changes or changes[-1][1] != names[spell.state]:
                changes.append(
                    (datetime.combine(day, first.time()) + timedelta(minutes=spell.start), names[spell.state])
                )
    return changes


def _hours_of_osm():
    """The canonical forms of the table, and the sample of real ones, each with what we read in it."""
    texts = [row.values[1] for row in table(HERE / "values" / "hours.txt")]
    for name in ("sample", "forms"):
        texts += (HERE / "values" / f"opening_hours_{name}.txt").read_text(encoding="utf-8").splitlines()
    for text in dict.fromkeys(texts):
        if text and text[0] not in "!#" and _is_read(text):
            yield text


def _is_read(text):
    try:
        return bool(parse_hours(text))
    except BadValue:
        return False


# It takes an open end to be open until midnight or to be no end, and a lone remark to be open; both are unknown
# to us, as to opening_hours.js. What stands behind || it hears on days that are shut, opening_hours.js and we at
# every time that is. A rule that has held on a day cuts off the night of a later one, with it alone. Of the days
# that we have in words it reads nothing.
_OTHERWISE = {
    "08:00+",
    "17:00+",
    "Mo-Fr 17:00+",
    "22:00+; PH off",
    "10:00-14:00+",
    "13:00-17:00,17:00+",
    "Mo 22:00-04:00+",
    'We-Fr 10:00-24:00 open "it is open" || "please call"',
    'We-Fr 10:00-24:00 open "it is open" || "please call"; PH off',
    'Mo-Fr 08:00-11:00 || Tu-Th,PH open "Emergency only"',
    'Mo-Fr 10:00-16:00 || unknown "call"',
    'Mo-Fr 10:00-16:00 || unknown "请打电话"',
    'unknown "每月第一个工作日 9:00–11:00"',
    "Su-Tu 11:00-01:00; We-Th 11:00-03:00; Fr 11:00-06:00; Sa 11:00-07:00",
    '"only after registration"; PH off',
    'Jul 23-Jan 3: "needs reservation by phone"; PH off',
}


def test_hours_outside_holidays_are_what_another_program_finds():
    first, last = datetime(2026, 1, 5), datetime(2028, 1, 5)  # noqa: DTZ001 - Beijing time
    compared, differing = 0, set()
    for text in _hours_of_osm():
        try:
            theirs = _intervals_of_theirs(text, first, last)
        except opening_hours.ParserError:
            continue
        compared += 1
        if _intervals_of_ours(text, first, last) != theirs:
            differing.add(text)
    assert differing == _OTHERWISE
    assert compared > 400


# -- properties of every answer --

instants = st.datetimes(datetime(2024, 1, 1), datetime(2029, 12, 31))  # noqa: DTZ001 - Beijing time


@patient
@given(hours(), instants, st.sampled_from(ALMANACS))
def test_the_state_at_an_instant_is_that_of_its_spell(given_hours, instant, almanac):
    asked = Opening(given_hours, almanac)
    spells = asked.day(instant.date())
    minute = instant.hour * 60 + instant.minute
    (holding,) = [spell for spell in spells if spell.start <= minute < spell.end]
    assert asked.at(instant).state is holding.state
    assert asked.at(instant).reason == asked.reason(holding, instant.date())


@patient
@given(hours(), st.dates(date(2024, 1, 1), date(2029, 12, 31)), st.sampled_from(ALMANACS))
def test_the_spells_of_a_day_cover_it_once(given_hours, day, almanac):
    asked = Opening(given_hours, almanac)
    for spells in (asked.day(day), asked.service_day(day)):
        assert spells[0].start == 0
        assert all(one.end == other.start for one, other in pairwise(spells))
    assert asked.day(day)[-1].end >= FULL_DAY


@patient
@given(hours(), instants, st.sampled_from(ALMANACS))
def test_the_next_change_is_the_next_change(given_hours, instant, almanac):
    """Nothing changes before it, and then it does; without one nothing changes for a year."""
    asked = Opening(given_hours, almanac)
    state, change = asked.at(instant).state, asked.next_change(instant)
    if change is None:
        assert {s.state for d in days(instant.date() + timedelta(1), 366) for s in asked.day(d)} == {state}
        return
    assert asked.at(change).state is not state
    assert {asked.at(edge).state for edge in _edges(asked, instant, change) if instant <= edge < change} <= {state}


def _edges(asked, first, last):
    for day in days(first.date(), (last.date() - first.date()).days + 1):
        for spell in asked.day(day):
            yield datetime.combine(day, datetime.min.time()) + timedelta(minutes=spell.start)


@patient
@given(st.text("周一二三四五六日至节假休息每天月 0123456789:-、，（）", max_size=40), instants)
def test_whatever_is_read_is_answered(text, instant):
    try:
        asked = Opening(parse_hours(text), china)
    except BadValue:
        return
    assert asked.at(instant).reason
