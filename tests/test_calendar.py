"""What every day of twenty years is, by the package, by records, and by neither."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.calendar.almanac import almanac, is_announced
from build_tools.calendar.day import DayKind
from build_tools.derive.almanac import almanac_of
from build_tools.kinds.calendar import Calendar, Holiday
from build_tools.kinds.term import SchoolYear, Term
from build_tools.values.day import DayRange
from tests.conftest import HERE

KNOWN = range(2007, 2027)
# The notice of 2020-01-27 lets work begin again on this Monday; the list has it as a make-up workday.
NOT_MADE_UP = date(2020, 2, 3)


class Named(NamedTuple):
    """A day as the list has it, and the year of the notice."""

    is_off: bool
    name: str
    year: int


def days_in(text):
    first, _, last = text.partition("..")
    return DayRange(date.fromisoformat(first), date.fromisoformat(last or first))


def announced():
    lines = (HERE / "calendar/announced.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            year, name, *spans = line.split(" ")
            yield int(year), name, [(span[0] == "+", days_in(span[1:])) for span in spans]


LIST = {
    day: Named(is_off, name, year)
    for year, name, spans in announced()
    for is_off, days in spans
    for day in days.days()
    if day != NOT_MADE_UP
}


def calendar_of(year):
    """The record that an editor would write of a year's notice."""
    here = [(name, spans) for y, name, spans in announced() if y == year]
    holidays = [(name, tuple(days for is_off, days in spans if is_off)) for name, spans in here]
    at_work = [day for _, spans in here for is_off, days in spans if not is_off for day in days.days()]
    return Calendar.model_construct(
        id=f"holidays-{year}",
        name=f"{year}年放假安排",
        year=year,
        holidays=tuple(Holiday.model_construct(name=name, dates=dates) for name, dates in holidays),
        makeup_workdays=tuple(day for day in at_work if day != NOT_MADE_UP),
    )


def every_day(first, last):
    return (date(first, 1, 1) + timedelta(n) for n in range((date(last, 12, 31) - date(first, 1, 1)).days + 1))


def expected(day):
    if day in LIST:
        return DayKind.HOLIDAY if LIST[day].is_off else DayKind.MAKEUP
    return DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY


BY_LIBRARY = almanac((), ())
BY_RECORDS = almanac(map(calendar_of, KNOWN), ())


@pytest.mark.parametrize("told", [BY_LIBRARY, BY_RECORDS], ids=["library", "records"])
def test_every_day_is_what_the_notices_say(told):
    """Twenty years, the package alone and records alone: no day is wrong."""
    assert {day: told(day).kind for day in every_day(2007, 2026) if told(day).kind is not expected(day)} == {}


def test_offices_work_on_the_days_of_the_package():
    """Wherever a weekend is a holiday or not, nobody disagrees about workdays; 2004 to 2006 are in the package alone."""
    days = every_day(2004, 2026)
    assert [day for day in days if BY_LIBRARY(day).is_workday != chinese_calendar.is_workday(day)] == []


def test_festivals_have_their_chinese_names():
    """The package's English names are never shown; where the list joins two festivals, ours is one of them."""
    spellings = {"“五一”": "劳动节", "“十一”": "国庆节", "“五一”国际劳动节": "劳动节"}
    for day, named in LIST.items():
        assert BY_LIBRARY(day).name in spellings.get(named.name, named.name) or "抗日战争" in named.name, day
        assert not re.search("[A-Za-z]", BY_LIBRARY(day).name)


def test_a_make_up_workday_bears_the_festival_that_it_pays_for():
    """By records the one festival that is near, else what the package knows; never a wrong one."""
    spellings = {"“五一”": "劳动节", "“十一”": "国庆节", "“五一”国际劳动节": "劳动节"}
    for day, named in LIST.items():
        if not named.is_off:
            name = BY_RECORDS(day).name
            assert name in named.name or name == spellings.get(named.name), day


def test_a_make_up_workday_between_two_festivals_of_an_unknown_year_has_no_name():
    spans = {"中秋节": "2037-09-24", "国庆节": "2037-10-01..2037-10-07"}
    holidays = [Holiday.model_construct(name=name, dates=(days_in(span),)) for name, span in spans.items()]
    calendar = Calendar.model_construct(
        name="2037年", year=2037, holidays=(*holidays,), makeup_workdays=(date(2037, 9, 26), date(2037, 10, 10))
    )
    told = almanac((calendar,), ())
    assert (told(date(2037, 9, 26)).kind, told(date(2037, 9, 26)).name) == (DayKind.MAKEUP, "")
    assert told(date(2037, 10, 17)).kind is DayKind.WEEKEND
    assert told(date(2037, 10, 10)).name == "国庆节"


def new_year(year, first, last, *at_work):
    holiday = Holiday.model_construct(name="元旦", dates=(DayRange(first, last),))
    return Calendar.model_construct(name=f"{year}年", year=year, holidays=(holiday,), makeup_workdays=at_work)


def test_a_year_is_known_by_its_own_notice_alone():
    """The notice of the next year names days of December, and says nothing of the others."""
    told = almanac([new_year(2031, date(2030, 12, 30), date(2031, 1, 1), date(2030, 12, 28))], ())
    kinds = [told(date(2030, 12, day)).kind.value for day in range(27, 32)]
    assert kinds == ["unknown", "makeup", "unknown", "holiday", "holiday"]
    assert [told(date(2031, 1, day)).kind.value for day in (1, 2, 4)] == ["holiday", "workday", "weekend"]
    assert told(date(2032, 1, 1)).kind is DayKind.UNKNOWN
    assert told(date(2032, 1, 1)).is_workday is None


def test_december_is_known_before_the_next_year_is_announced():
    assert BY_LIBRARY(date(2026, 12, 31)).kind is DayKind.WORKDAY
    assert {BY_LIBRARY(day).kind for day in every_day(2027, 2028)} == {DayKind.UNKNOWN}


def test_the_next_year_s_notice_has_the_last_word_on_december():
    """An editor's record of the old year does not hide what the package knows of the new one's notice."""
    told = almanac([calendar_of(2018)], ())
    assert [told(date(2018, 12, day)).kind.value for day in (28, 29, 30, 31)] == [
        "workday", "makeup", "holiday", "holiday",
    ]  # fmt: skip
    assert told(date(2018, 12, 31)).source != told(date(2018, 12, 28)).source == "2018年放假安排"


def test_a_record_hides_what_the_package_says_of_its_year():
    """An editor may know of a change that the package has not heard of."""
    told = almanac([new_year(2026, date(2026, 1, 1), date(2026, 1, 1))], ())
    assert told(date(2026, 10, 1)).kind is DayKind.WORKDAY
    assert told(date(2025, 10, 1)).kind is DayKind.HOLIDAY


def test_two_records_of_one_year_are_read_together():
    """A second notice may add days, as in 2015 and 2020."""
    second = new_year(2031, date(2031, 9, 3), date(2031, 9, 4))
    told = almanac([new_year(2031, date(2031, 1, 1), date(2031, 1, 1)), second], ())
    assert {told(date(2031, *day)).kind for day in ((1, 1), (9, 3), (9, 4))} == {DayKind.HOLIDAY}


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sets(st.sampled_from(KNOWN)))
def test_whatever_is_recorded_a_known_year_is_the_same(day, years):
    """Which years have a record and which have not changes no day of a year that the package knows, and no other."""
    told = almanac(map(calendar_of, sorted(years)), ())
    assert told(day).kind is BY_LIBRARY(day).kind
    assert (told(day).kind is DayKind.UNKNOWN) == (not is_announced(day.year, ()))


# -- the warning --

RECORD = "名称: {0}年放假安排\n年份: {0}\n放假: [{{名称: 元旦, 日期: {0}-01-01}}]\n核对: 2026-11-01\n"


@pytest.mark.parametrize(
    ("today", "recorded", "missing"),
    [
        ("2026-11-01", 2026, []),
        ("2026-11-02", 2026, ["2027"]),
        ("2026-11-02", 2027, []),
        ("2027-03-01", 2026, ["2027"]),
        ("2027-03-01", 2027, []),
        ("2027-11-15", 2026, ["2027", "2028"]),
        ("2025-12-01", 2025, []),  # the package has 2026
    ],
)
def test_the_next_year_is_asked_for_sixty_days_ahead(repository, today, recorded, missing):
    repository.write(f"directory/calendars/holidays-{recorded}.yml", RECORD.format(recorded))
    found = [problem for problem in repository.check(date.fromisoformat(today)).problems if problem.code == "W330"]
    assert [re.search(r"\d{4}", problem.message)[0] for problem in found] == missing
    assert all("国务院办公厅" in p.remedy and "lianxin new 放假安排" in p.remedy for p in found)


def test_who_keeps_no_calendar_is_told_at_the_committee(repository):
    repository.write("directory/units/meiping.yml", "名称: 美平居委会\n类型: 居委\n核对: 2026-11-01\n")
    assert "W330" in repository.codes(date(2026, 12, 1))


def test_a_calendar_that_cannot_be_read_yet_is_not_called_missing(repository):
    repository.write("directory/calendars/holidays-2026.yml", RECORD.format(2026))
    repository.write("directory/calendars/holidays-2027.yml", "名称: 2027年放假安排\n年份: 2027\n")
    assert repository.codes(date(2026, 12, 1)) == ["E202"]


def test_a_calendar_that_is_given_up_says_nothing(repository):
    repository.write("directory/calendars/holidays-2027.yml", RECORD.format(2027) + "状态: 停用\n")
    repository.write("directory/calendars/holidays-2026.yml", RECORD.format(2026))
    checked = repository.check(date(2026, 12, 1))
    assert almanac_of(checked.directory)(date(2027, 1, 1)).kind is DayKind.UNKNOWN
    assert "W330" in [problem.code for problem in checked.problems]


# -- school --

SCHOOL = SchoolYear.model_construct(
    year=2026,
    terms=(
        Term.model_construct(dates=(days_in("2026-08-31..2026-11-11"), days_in("2026-11-16..2027-01-22"))),
        Term.model_construct(dates=(days_in("2027-02-22..2027-06-30"),)),
    ),
)


@pytest.mark.parametrize(
    ("day", "school"),
    [
        ("2026-08-30", None),  # before the school year, and nobody has the last one
        ("2026-08-31", True),
        ("2026-09-05", False),  # Saturday
        ("2026-09-20", True),  # Sunday, made up
        ("2026-10-01", False),
        ("2026-11-12", False),  # autumn holidays
        ("2026-11-16", True),
        ("2027-01-04", None),  # a term, but nobody knows the days off
        ("2027-02-01", False),  # winter holidays
        ("2027-08-31", False),  # summer holidays
        ("2027-09-01", None),
    ],
)
def test_school_days_are_workdays_within_a_term(day, school):
    assert almanac((), (SCHOOL,))(date.fromisoformat(day)).is_school_day is school


def test_without_a_school_calendar_nobody_knows():
    assert BY_LIBRARY(date(2026, 9, 1)).is_school_day is None
