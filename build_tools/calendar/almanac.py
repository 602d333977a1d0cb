"""What a date is, by records first, then by the library, and unknown beyond both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from build_tools.calendar.announcement import Announcement
from build_tools.calendar.day import Almanac, CalendarDay, DayKind
from build_tools.calendar.library import of_library
from build_tools.calendar.recorded import of_records
from build_tools.calendar.school import is_school_day
from build_tools.kinds.calendar import Calendar
from build_tools.kinds.term import SchoolYear

_SATURDAY = 5
_TWO_YEARS = 732


def almanac(calendars: Iterable[Calendar], school_years: Iterable[SchoolYear]) -> Almanac:
    """Return what tells of any date what it is; a page asks of the same year of dates for each place."""
    return lru_cache(_TWO_YEARS)(partial(_look_up, of_records(calendars), tuple(school_years)))


def is_announced(year: int, calendars: Iterable[Calendar]) -> bool:
    """Whether a record or the library has the notice for ``year``."""
    return any(calendar.year == year for calendar in calendars) or of_library(year) is not None


def _look_up(records: Mapping[int, Announcement], school_years: tuple[SchoolYear, ...], on: date) -> CalendarDay:
    day = _announced(records, on)
    return replace(day, is_school_day=is_school_day(day, school_years))


def _announced(records: Mapping[int, Announcement], on: date) -> CalendarDay:
    # 元旦 may begin in December. Of two notices that name one day, the later year's was published later.
    for year in (on.year + 1, on.year, on.year - 1):
        announcement = records.get(year) or of_library(year)
        if announcement and on in announcement.named:
            kind, name = announcement.named[on]
            return CalendarDay(on, kind, name, source=announcement.source)
    own = records.get(on.year) or of_library(on.year)
    if own is None:
        return CalendarDay(on, DayKind.UNKNOWN)
    return CalendarDay(on, DayKind.WEEKEND if on.weekday() >= _SATURDAY else DayKind.WORKDAY, source=own.source)
