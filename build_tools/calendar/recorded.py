"""What the directory's own records say of the yearly notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from build_tools.calendar.announcement import Announcement, Named
from build_tools.calendar.day import DayKind
from build_tools.calendar.library import of_library
from build_tools.kinds.calendar import Calendar

# Within two weeks no make-up workday since 2004 has but one festival near it and pays for another.
_NEAR = 14


def of_records(calendars: Iterable[Calendar]) -> Mapping[int, Announcement]:
    """The announcements by year; records for the same year are read together, and the first keeps its word."""
    by_year: dict[int, Announcement] = {}
    for calendar in calendars:
        named = _named(calendar)
        if earlier := by_year.get(calendar.year):
            named |= earlier.named
        source = earlier.source if earlier else calendar.name
        by_year[calendar.year] = Announcement(calendar.year, source, named)
    return MappingProxyType(by_year)


def _named(calendar: Calendar) -> dict[date, Named]:
    at_work: dict[date, Named] = {day: (DayKind.MAKEUP, _paid_for(day, calendar)) for day in calendar.makeup_workdays}
    off: dict[date, Named] = {
        day: (DayKind.HOLIDAY, holiday.name)
        for holiday in calendar.holidays
        for dates in holiday.dates
        for day in dates.days()
    }
    return at_work | off


def _paid_for(day: date, calendar: Calendar) -> str:
    """The one festival near a make-up workday; of two, the one that the library knows; else empty."""
    near = {
        holiday.name
        for holiday in calendar.holidays
        for dates in holiday.dates
        if min(abs((day - end).days) for end in (dates.first, dates.last)) <= _NEAR
    }
    if len(near) == 1:
        return near.pop()
    known = of_library(calendar.year)
    return known.named[day][1] if known and day in known.named else ""
