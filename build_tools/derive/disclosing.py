"""By when something must be made public (政府信息公开条例, article 26: within 20 working days)."""

from __future__ import annotations

from datetime import date, timedelta

from build_tools.calendar.day import Almanac

WORKING_DAYS = 20
_LONGEST = 60


def due_after(formed_on: date, almanac: Almanac) -> date:
    """The twentieth working day after ``formed_on``; days that nobody has announced count by their weekday."""
    day, left = formed_on, WORKING_DAYS
    for _ in range(_LONGEST):
        day += timedelta(1)
        works = almanac(day).is_workday
        left -= day.isoweekday() < 6 if works is None else works  # noqa: PLR2004 - Saturday
        if not left:
            break
    return day
