"""The almanac of a directory."""

from __future__ import annotations

from build_tools.calendar.almanac import almanac, is_announced
from build_tools.calendar.day import Almanac
from build_tools.kinds.base import Status
from build_tools.kinds.calendar import Calendar
from build_tools.kinds.term import SchoolYear
from build_tools.model import Directory


def almanac_of(directory: Directory) -> Almanac:
    """What a date is, by the directory's records that are in force, then by the library."""
    school_years = (year for year in directory.of(SchoolYear) if year.status is Status.ACTIVE)
    return almanac(calendars_of(directory), school_years)


def calendars_of(directory: Directory) -> tuple[Calendar, ...]:
    """The 放假安排 that are in force, by id."""
    return tuple(calendar for calendar in directory.of(Calendar) if calendar.status is Status.ACTIVE)


def is_known(year: int, directory: Directory) -> bool:
    """Whether anybody has told which days of ``year`` are off."""
    return is_announced(year, calendars_of(directory))
