"""Months and dates in OSM's form: ``May-Sep``, ``2026 Oct 01-07``, ``Mar Su[-1]-Sep 30``, ``easter -2 days``."""

from __future__ import annotations

import re

from build_tools.values.errors import BadValue
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.dated import MONTHS, WEEKDAYS, DateSpan, MonthDay, MovingDay, MovingSpan
from build_tools.values.hours.dates import date_span, month_day

_I = re.IGNORECASE
OFFSET = r"(?:\s*([+-])\s*(\d{1,3})\s*days?)"
YEAR = r"(?:19\d\d|[2-9]\d{3})"
MONTH = (
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|tember|ober|ember)?\.?(?![a-z])"
)
# In Jan 3: 22:00-23:00 the 3 is a day, in Jan 8: 30-9:00 the 8 is an hour.
_A_DAY = r"(\d{1,2})(?!\d|\s*:(?:\d|\s+\d\d?(?!\d|\s*:)))"
_FIXED = re.compile(
    rf"(?:(\d{{4}})\s*)?{MONTH}(?:\s*{_A_DAY})?"
    rf"(?:\s*-\s*(?:(\d{{4}})\s*)?(?:{MONTH}(?:\s*{_A_DAY})?|{_A_DAY}))?",
    _I,
)
_DAY = re.compile(
    rf"(?:({YEAR})\s*)?(?:easter|{MONTH}\s*(?:{_A_DAY}|(Mo|Tu|We|Th|Fr|Sa|Su)\[(-?[1-5])\]))(?![a-z]){OFFSET}?", _I
)
_DASH = re.compile(r"\s*-\s*(?=[a-z\d])", _I)
_FOR_EVER = re.compile(r"\+(?!\s*\d+\s*day)")
_NEW_YEARS_EVE = MovingDay(12, 31)


def dates_at(cursor: Cursor) -> DateSpan | MovingSpan | None:
    """Read one item of a list of dates, or return None and stay."""
    if _is_moving(cursor.rest):
        return _moving(cursor)
    match = cursor.take(_FIXED)
    return _fixed(match) if match else None


def _is_moving(text: str) -> bool:
    """Whether a date is Easter, has an offset or no end, or begins or ends with the nth weekday of a month."""
    first = _DAY.match(text)
    if not first:
        return False
    rest = text[first.end() :]
    dash = _DASH.match(rest)
    last = _DAY.match(rest[dash.end() :]) if dash else None
    if _FOR_EVER.match(rest) or any(_has_no_fixed_date(day) for day in (first, last) if day):
        return True
    return bool(first[4] and last)


def _has_no_fixed_date(day: re.Match[str]) -> bool:
    return not day[2] or bool(day[7]) or bool(day[4] and day.start())


def _moving(cursor: Cursor) -> MovingSpan | DateSpan:
    first = _day(cursor)
    if cursor.take(_FOR_EVER):
        return MovingSpan(first, None if first.year else _NEW_YEARS_EVE)
    if not cursor.take(_DASH):
        return MovingSpan(first, first)
    last = _day(cursor)
    return MovingSpan(first, last._replace(year=last.year or first.year))


def _day(cursor: Cursor) -> MovingDay:
    match = cursor.take(_DAY)
    if not match:
        raise BadValue(f"“{cursor.rest[:12]}”不是日期", "写成 Aug Su[-1]-Sep 30 这样。", "E206")
    year, month, day, weekday, nth, sign, offset = match.groups()
    shift = int(f"{sign}{offset}") if sign else 0
    if month and day:
        fixed = month_day(year, _month(month), day)
        return MovingDay(*fixed[:2], year=fixed.year, offset=shift)
    easter = MovingDay(year=int(year) if year else None, offset=shift)
    if not month:
        return easter
    return easter._replace(month=_month(month), weekday=WEEKDAYS.index(weekday.capitalize()), nth=int(nth))


def _fixed(match: re.Match[str]) -> DateSpan:
    year, month, day, last_year, last_month, last_day, only_day = match.groups()
    first = month_day(year, _month(month), day)
    if not (last_month or only_day):
        return DateSpan(first, first)
    last: MonthDay = month_day(last_year or year, _month(last_month or month), last_day or only_day)
    return date_span(first, last)


def _month(name: str) -> int:
    return MONTHS.index(name.capitalize()) + 1
