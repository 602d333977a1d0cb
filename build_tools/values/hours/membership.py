"""Whether a date is one of those that hours or timetables name."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from build_tools.values.hours.week import DateSpan, Weekdays

_WEEK = 7


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
    """Whether a date is the nth of its weekday within the month, from either end."""
    if on.weekday() != weekdays.first:
        return False
    left = monthrange(on.year, on.month)[1] - on.day
    return (on.day - 1) // _WEEK + 1 in weekdays.nth or -(left // _WEEK + 1) in weekdays.nth
