"""Whether a date falls into the school holidays, which a school calendar tells of school days only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from build_tools.calendar.day import Almanac, DayKind


class School(NamedTuple):
    """What a date is to pupils; a weekend is neither."""

    is_vacation: bool = False
    is_school_day: bool = False


_DAYS_OFF = {DayKind.WEEKEND, DayKind.HOLIDAY}
# Longer than any stretch of days off.
_FARTHEST = 15
_EITHER = (False, True)


def vacations_on(on: date, almanac: Almanac) -> tuple[bool, ...]:
    """The answers that are possible: one, or both where nobody tells.

    A weekend or a day off is part of the school holidays when the workdays on both sides are.
    """
    day = almanac(on)
    if day.is_school_day is None:
        return _EITHER
    if day.is_school_day or day.kind not in _DAYS_OFF:
        return (not day.is_school_day,)
    around = {_nearest_workday(on, almanac, step) for step in (-1, 1)}
    return (not around.pop(),) if len(around) == 1 and None not in around else _EITHER


def _nearest_workday(on: date, almanac: Almanac, step: int) -> bool | None:
    """Whether it is a school day; None where no workday is near or nobody tells."""
    near = (almanac(on + timedelta(step * n)) for n in range(1, _FARTHEST))
    return next((day.is_school_day for day in near if day.kind not in _DAYS_OFF), None)


def schools_on(on: date, almanac: Almanac) -> tuple[School, ...]:
    """The answers that are possible to both: whether it is school holidays, and whether pupils go to school."""
    day, vacations = almanac(on), vacations_on(on, almanac)
    if day.is_school_day is not None or day.kind in _DAYS_OFF:
        return tuple(School(vacation, is_school_day=bool(day.is_school_day)) for vacation in vacations)
    at_school = (School(is_vacation=False, is_school_day=True), School(is_vacation=True, is_school_day=False))
    return (*at_school, School(is_vacation=False, is_school_day=False))[: 3 if day.kind is DayKind.UNKNOWN else 2]
