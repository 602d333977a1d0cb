"""What a date may count as where the calendar leaves room; most dates have one reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_tools.calendar.day import CalendarDay, DayKind

_WEEKEND = 5


class Reading(NamedTuple):
    """One way to take a date: as which weekday (Monday is 0), as a day off, as a school holiday.

    ``counts`` says whether a weekday counted within the month, such as 每月第一个周六, holds on it.
    """

    weekday: int
    is_holiday: bool = False
    is_vacation: bool = False
    counts: bool = True


def readings_of(day: CalendarDay, vacations: Sequence[bool]) -> tuple[Reading, ...]:
    """Every way to take ``day``; ``vacations`` are the answers that its school year leaves open."""
    return tuple(each._replace(is_vacation=vacation) for vacation in vacations for each in _by_calendar(day))


def _by_calendar(day: CalendarDay) -> Iterator[Reading]:
    weekday = day.on.weekday()
    if day.kind is DayKind.HOLIDAY:
        yield Reading(weekday, is_holiday=True)
    elif day.kind is DayKind.MAKEUP:
        yield from _made_up(weekday)
    else:
        yield Reading(weekday)
    if day.kind is DayKind.UNKNOWN:
        if weekday >= _WEEKEND:
            yield from _made_up(weekday)
        yield Reading(weekday, is_holiday=True)


def _made_up(weekday: int) -> Iterator[Reading]:
    """A weekend day that is worked is one of Monday to Friday, and no notice says which."""
    if weekday < _WEEKEND:
        yield Reading(weekday)
        return
    for counts in (True, False):
        for each in range(_WEEKEND):
            yield Reading(each, counts=counts)
