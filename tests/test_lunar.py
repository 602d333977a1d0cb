"""Lunar dates, solar terms and festivals, over a hundred and fifty years."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from cnlunar.config import SOLAR_TERMS_NAME_LIST

from build_tools.calendar.lunar import FIRST, LAST, lunar_date, names_on
from tests.conftest import table

TERMS = tuple(SOLAR_TERMS_NAME_LIST)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]


@pytest.mark.parametrize(("day", "words"), table("calendar/lunar.txt"))
def test_a_known_day(day, words):
    """Published almanacs, leap months, and the months of which packages disagree."""
    on = date.fromisoformat(day)
    assert " ".join([str(lunar_date(on)), *names_on(on)]) == words


def test_every_day_follows_the_one_before():
    """Months of 29 or 30 days, twelve a year and a leap one now and then; no day is lost or told twice."""
    for one, two in pairwise(map(lunar_date, DAYS)):
        if two.day == 1:
            assert one.day in (29, 30)
            turned = two.is_leap and two.month == one.month
            assert turned or (two.month - 1, two.is_leap) == (one.month % 12, False)
            assert two.year - one.year == (one.month == 12 and not turned)
        else:
            assert (one.year, one.month, one.day + 1, one.is_leap) == (two.year, two.month, two.day, two.is_leap)


def test_leap_years_come_seven_in_nineteen():
    leaps = [lunar.year for lunar in map(lunar_date, DAYS) if lunar.is_leap and lunar.day == 1]
    assert len(leaps) == len(set(leaps))
    assert {sum(start <= year < start + 19 for year in leaps) for start in range(1901, 2081)} <= {6, 7, 8}


def test_every_year_has_each_festival_once_and_each_term_once():
    for year in range(1950, 2100):
        names = [name for day in DAYS if day.year == year for name in names_on(day)]
        by_day = ("元宵节", "端午节", "七夕", "中元节", "中秋节", "重阳节", "春节", "冬至", "清明", "大暑")
        assert [names.count(name) for name in by_day] == [1] * len(by_day), year


def test_terms_come_every_fortnight():
    days = [day for day in DAYS for name in names_on(day) if name in TERMS]
    assert {(two - one).days for one, two in pairwise(days)} == {14, 15, 16}
    names = [name for day in DAYS for name in names_on(day) if name in TERMS]
    assert all(TERMS[(TERMS.index(one) + 1) % 24] == two for one, two in pairwise(names))


def test_beyond_the_package_nothing_is_said():
    assert lunar_date(FIRST - timedelta(1)) is None
    assert lunar_date(LAST + timedelta(1)) is None
    assert names_on(date(2100, 12, 22)) == ("冬至",)
    assert names_on(date(2101, 12, 22)) == ()
    assert names_on(date(1900, 1, 31)) == ()
