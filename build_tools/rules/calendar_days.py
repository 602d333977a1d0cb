"""A year's days off and make-up workdays lie in that year and never on one day; terms lie in their school year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.kinds import Entry
from build_tools.kinds.calendar import Calendar
from build_tools.kinds.term import SchoolYear
from build_tools.rules.finding import FieldPath, Finding

_SATURDAY = 5
_AUGUST = 8


def check(entry: Entry) -> Iterator[Finding]:
    """Yield days that stand in two places or in the wrong year."""
    if isinstance(entry, Calendar):
        yield from _wrong_days(entry)
    elif isinstance(entry, SchoolYear):
        yield from _outside(entry)


def _outside(year: SchoolYear) -> Iterator[Finding]:
    for t, term in enumerate(year.terms):
        for d, dates in enumerate(term.dates):
            wrong = [day for day in (dates.first, dates.last) if not _is_within(day, year.year)]
            if wrong:
                remedy = f"{year.year} 学年从 {year.year} 年秋天到第二年夏天，核对年份。"
                yield Finding(year, ("terms", t, "dates", d), "E325", f"{wrong[0]} 不在 {year.year} 学年里", remedy)


def _is_within(day: date, year: int) -> bool:
    """From August, because a term may begin on the 31st, to the next."""
    return (year, _AUGUST) <= (day.year, day.month) <= (year + 1, _AUGUST)


def _wrong_days(entry: Calendar) -> Iterator[Finding]:
    seen: dict[date, str] = {}
    for place, day, name in _days(entry):
        first = seen.setdefault(day, name)
        if first != name:
            what = f"{day} 既写在“{first}”里，又写在“{name}”里"
            yield Finding(entry, place, "E325", what, "一天只能是放假或上班。")
        if day.year not in (entry.year, entry.year - 1, entry.year + 1):
            yield Finding(entry, place, "E325", f"{day} 不在 {entry.year} 年", "核对年份。")
    for number, day in enumerate(entry.makeup_workdays):
        if day.weekday() < _SATURDAY:
            what = f"{day} 是周{'一二三四五'[day.weekday()]}，不会是调休上班日"
            yield Finding(entry, ("makeup_workdays", number), "E325", what, "调休上班日在周六或周日，请核对。")


def _days(entry: Calendar) -> Iterator[tuple[FieldPath, date, str]]:
    for h, holiday in enumerate(entry.holidays):
        for d, dates in enumerate(holiday.dates):
            yield from ((("holidays", h, "dates", d), day, holiday.name) for day in dates.days())
    for number, day in enumerate(entry.makeup_workdays):
        yield ("makeup_workdays", number), day, "调休上班"
