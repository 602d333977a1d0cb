"""Which days are school days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from build_tools.calendar.day import CalendarDay
from build_tools.kinds.term import SchoolYear

_SEPTEMBER = 9


def is_school_day(day: CalendarDay, years: Iterable[SchoolYear]) -> bool | None:
    """Whether pupils go to school: on workdays of a term; None where no record or no notice tells."""
    covering = [year for year in years if _covers(year, day.on)]
    if not covering:
        return None
    return day.is_workday if any(_in_term(year, day.on) for year in covering) else False


def _in_term(year: SchoolYear, on: date) -> bool:
    return any(on in dates for term in year.terms for dates in term.dates)


def _covers(year: SchoolYear, on: date) -> bool:
    """A school year ends with its summer holidays, on 31 August; a term may begin a day or two before September."""
    return on.year - (on.month < _SEPTEMBER) == year.year or _in_term(year, on)
