"""The lunar calendar, the 24 solar terms and the festivals that go by them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from cnlunar import Lunar
from cnlunar.config import SOLAR_TERMS_NAME_LIST, START_YEAR
from cnlunar.solar24 import getTheYearAllSolarTermsList

FIRST, LAST = date(1901, 2, 19), date(2100, 2, 8)
"""The library's lunar years, 1901 to 2099; beyond them nothing is said."""

_LAST_YEAR_OF_TERMS = 2100
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_TENS = ("初", "十", "廿", "三")
_DIGITS = "一二三四五六七八九十"
_FESTIVALS = {
    (1, 1): "春节",
    (1, 15): "元宵节",
    (5, 5): "端午节",
    (7, 7): "七夕",
    (7, 15): "中元节",
    (8, 15): "中秋节",
    (9, 9): "重阳节",
    (12, 8): "腊八节",
    (12, 23): "北方小年",
    (12, 24): "南方小年",
}


@dataclass(frozen=True)
class LunarDate:
    """A day of the lunar year that begins in ``year``; a leap month has the number of the month before it."""

    year: int
    month: int
    day: int
    is_leap: bool = False

    def __str__(self) -> str:
        """闰六月初一, 腊月廿三."""
        whole, rest = divmod(self.day - 1, 10)
        day = {20: "二十", 30: "三十"}.get(self.day, _TENS[whole] + _DIGITS[rest])
        return f"{'闰' * self.is_leap}{_MONTHS[self.month - 1]}月{day}"


def lunar_date(on: date) -> LunarDate | None:
    """The lunar date; None before 1901-02-19 and after 2100-02-08."""
    if not FIRST <= on <= LAST:
        return None
    starts, months = _months(on.year)
    at = bisect_right(starts, on) - 1
    return LunarDate(months[at].year, months[at].month, (on - starts[at]).days + 1, months[at].is_leap)


def is_month_day(on: date, days: Iterable[int]) -> bool | None:
    """Whether it is one of these days of a lunar month; None where the lunar date is not known."""
    lunar = lunar_date(on)
    return None if lunar is None else lunar.day in days


def is_of_new_year(on: date, days: Iterable[int]) -> bool | None:
    """Whether it is so many days after 正月初一, 除夕 being -1; None where the lunar date is not known."""
    firsts = [lunar_date(on - timedelta(number)) for number in days]
    if None in firsts:
        return None
    return any((first.month, first.day, first.is_leap) == (1, 1, False) for first in firsts if first)


def names_on(on: date) -> tuple[str, ...]:
    """Festivals of the lunar calendar, then the solar term, that fall on a date."""
    names = (_festival(on), _eve(on), _terms(on.year).get(on, ""))
    return tuple(filter(None, names))


def _festival(on: date) -> str:
    lunar = lunar_date(on)
    return _FESTIVALS.get((lunar.month, lunar.day), "") if lunar and not lunar.is_leap else ""


def _eve(on: date) -> str:
    following = lunar_date(on + timedelta(1))
    first = following is not None and (following.month, following.day, following.is_leap) == (1, 1, False)
    return "除夕" if first or on == LAST else ""


@cache
def _months(year: int) -> tuple[list[date], list[LunarDate]]:
    """The first days of the lunar months that hold the days of a year, and what those days are called."""
    starts, months = [], []
    day = max(date(year, 1, 1), FIRST)
    while day <= min(date(year + 1, 1, 1), LAST):  # asked on New Year's Day for a month that begins on the eve
        lunar = _asked(day)
        starts.append(day - timedelta(lunar.day - 1))
        months.append(lunar)
        day = starts[-1] + timedelta(30)  # the first or the second of the next month
    return starts, months


def _asked(on: date) -> LunarDate:
    # At noon: from 23 o'clock on the library counts the next day.
    lunar = Lunar(datetime(on.year, on.month, on.day, 12), godType="8char")  # noqa: DTZ001 - a calendar has no zone
    return LunarDate(lunar.lunarYear, lunar.lunarMonth, lunar.lunarDay, lunar.isLunarLeapMonth)


@cache
def _terms(year: int) -> dict[date, str]:
    if not START_YEAR <= year <= _LAST_YEAR_OF_TERMS:
        return {}
    days = enumerate(getTheYearAllSolarTermsList(year))
    return {date(year, number // 2 + 1, day): SOLAR_TERMS_NAME_LIST[number] for number, day in days}
