"""What is known of dates, as far as this branch can tell: the calendar's own module takes its place."""

from __future__ import annotations

from datetime import date
from functools import cache

import chinese_calendar

from build_tools.calendar.day import Almanac, CalendarDay, DayKind
from build_tools.departures.running_days import Reckoning
from build_tools.kinds.calendar import Calendar
from build_tools.model import Directory

_SATURDAY = 5


def reckoning_of(directory: Directory) -> Reckoning:
    """Days off from the calendar records, else from ``chinesecalendar``; lunar days are not known yet."""
    return Reckoning(_almanac(directory.of(Calendar)), lambda _: None)


def _almanac(calendars: tuple[Calendar, ...]) -> Almanac:
    off = {day: h.name for calendar in calendars for h in calendar.holidays for days in h.dates for day in days.days()}
    makeup = {day for calendar in calendars for day in calendar.makeup_workdays}
    years = {calendar.year for calendar in calendars}

    @cache
    def almanac(on: date) -> CalendarDay:
        if on in off:
            return CalendarDay(on, DayKind.HOLIDAY, off[on])
        if on in makeup:
            return CalendarDay(on, DayKind.MAKEUP)
        if on.year in years:
            return CalendarDay(on, DayKind.WORKDAY if on.weekday() < _SATURDAY else DayKind.WEEKEND)
        return _from_library(on)

    return almanac


def _from_library(on: date) -> CalendarDay:
    try:
        is_off, holiday = chinese_calendar.get_holiday_detail(on)
    except NotImplementedError:
        return CalendarDay(on, DayKind.UNKNOWN)
    if holiday is None:
        return CalendarDay(on, DayKind.WEEKEND if is_off else DayKind.WORKDAY)
    name = chinese_calendar.Holiday(holiday).chinese
    return CalendarDay(on, DayKind.HOLIDAY if is_off else DayKind.MAKEUP, name)
