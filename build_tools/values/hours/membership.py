"""Whether a date is one of those that hours or timetables name."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from build_tools.values.hours.dated import DateSpan, MovingSpan, Weekdays
from build_tools.values.hours.week import Days

_WEEK = 7
_TWO_WEEKS = 14


def is_within(days: Days, on: date) -> bool:
    """Whether the dates, years and weeks of ``days`` hold a date, whatever its weekday."""
    dates = (covers(span, on) for span in days.dates)
    moving = (_reaches(span, on) for span in days.moving)
    return (
        (not (days.dates or days.moving) or any(dates) or any(moving))
        and (not days.years or any(on.year in years for years in days.years))
        and (not days.weeks or any(on.isocalendar().week in weeks for weeks in days.weeks))
        and (days.fortnight is None or (0 <= (on - days.fortnight).days % _TWO_WEEKS < _WEEK and on >= days.fortnight))
    )


def covers(span: DateSpan, on: date) -> bool:
    """Whether a date lies within; a span of no year comes again every year, over New Year too."""
    first, last = span
    begins, ends = (first.month, first.day or 1), (last.month, last.day or 31)
    today = (on.month, on.day)
    if last.year is not None or first.year is not None:
        last_year = last.year or first.year or 0
        first_year = first.year or last_year - (begins > ends)
        return (first_year, *begins) <= (on.year, *today) <= (last_year, *ends)
    if begins <= ends:
        return begins <= today <= ends
    return today >= begins or today <= ends


def is_nth(weekdays: Weekdays, on: date) -> bool:
    """Whether a date is the nth of its weekday within the month, from either end, or so many days from it."""
    counted = on - timedelta(weekdays.offset) if weekdays.offset else on
    if counted.weekday() != weekdays.first:
        return False
    left = monthrange(counted.year, counted.month)[1] - counted.day
    return (counted.day - 1) // _WEEK + 1 in weekdays.nth or -(left // _WEEK + 1) in weekdays.nth


def _reaches(span: MovingSpan, on: date) -> bool:
    """Whether a date lies within, as it falls in the year before, this year or the next."""
    first, last = span
    years = (first.year,) if first.year else (on.year - 1, on.year, on.year + 1)
    for year in years:
        begins = first.of(year)
        if begins is None or on < begins:
            continue
        if last is None:
            return True
        ends = last.of(last.year or year)
        if ends is not None and ends < begins and last.year is None:
            ends = last.of(year + 1)
        if ends is not None and on <= ends:
            return True
    return False
