"""Dates in hours: a day, a month, or from one to another, checked against the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from build_tools.values.errors import BadValue
from build_tools.values.hours.dated import DateSpan, MonthDay

_LEAP_YEAR = 2024
_LAST_MONTH = 12


def month_day(year: str | None, month: int, day: str | None) -> MonthDay:
    """Build a date; raise ``BadValue`` when no calendar has it."""
    number = int(day) if day else None
    if not 1 <= month <= _LAST_MONTH or (number is not None and not 1 <= number <= _length(year, month)):
        said = f"{year or ''}{'年' if year else ''}{month}月" + (f"{number}日" if number is not None else "")
        raise BadValue(f"没有{said}这一天" if day else f"没有{said}", "核对日期。", "E206")
    return MonthDay(month, number, int(year) if year else None)


def whole_date(typed: str) -> date:
    """Read 2026-03-02; raise ``BadValue`` when no calendar has it."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise BadValue(f"没有“{typed}”这一天", "核对日期。", "E206") from None


def date_span(first: MonthDay, last: MonthDay) -> DateSpan:
    """Both ends included; a span of no year may go over New Year, one of a year may not go back."""
    if first == last:
        return DateSpan(first, last)
    if (first.day is None) != (last.day is None):
        first = first._replace(day=first.day or 1)
        last = last._replace(day=last.day or _length(last.year, last.month))
    within = first.year is not None or first.month == last.month
    if within and _order(last) < _order(first):
        raise BadValue(
            "日期的结束在开始之前", "核对两个日期；到第二年的，写上年份，例如“2026年12月25日至2027年1月5日”。", "E206"
        )
    return DateSpan(first, last)


def days_in(month: int) -> int:
    """How many days a month can have; February may have 29."""
    return _length(None, month)


def _order(day: MonthDay) -> tuple[int, int, int]:
    return day.year or 0, day.month, day.day or 0


def _length(year: str | int | None, month: int) -> int:
    """Days of a month; 29 for a February of no year."""
    return monthrange(int(year or _LEAP_YEAR), month)[1]
