"""Almanacs for tests: China's days off as chinesecalendar has them, and a land without any."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import chinese_calendar

from build_tools.calendar.day import CalendarDay, DayKind

_KINDS = {
    (True, True): DayKind.HOLIDAY,
    (True, False): DayKind.WEEKEND,
    (False, True): DayKind.MAKEUP,
    (False, False): DayKind.WORKDAY,
}


@cache
def china(on: date) -> CalendarDay:
    """What the notices say; unknown before 2004 and in years whose notice the library lacks."""
    try:
        off, festival = chinese_calendar.get_holiday_detail(on)
    except NotImplementedError:
        return CalendarDay(on, DayKind.UNKNOWN)
    name = chinese_calendar.Holiday(festival).chinese if festival else ""
    return CalendarDay(on, _KINDS[off, bool(name)], name)


def without_holidays(on: date) -> CalendarDay:
    """Workdays and weekends, and school on every workday."""
    is_workday = on.weekday() < 5
    return CalendarDay(on, DayKind.WORKDAY if is_workday else DayKind.WEEKEND, is_school_day=is_workday)


def with_schools(on: date) -> CalendarDay:
    """China with school from September to June."""
    day = china(on)
    is_school_day = day.kind is DayKind.WORKDAY and on.month not in (7, 8)
    return replace(day, is_school_day=is_school_day)


def days(first: date, count: int):
    return (first + timedelta(n) for n in range(count))
