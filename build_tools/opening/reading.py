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


def readings_of(day: CalendarDay, vacations: Sequence[bool], counts: Sequence[bool]) -> tuple[Reading, ...]:
    """Every way to take ``day``.

    ``vacations`` are the answers that its school year leaves open; ``counts`` those to whether a
    counted weekday holds on a make-up workday.
    """
    return tuple(each._replace(is_vacation=vacation) for vacation in vacations for each in _by_calendar(day, counts))


def _by_calendar(day: CalendarDay, counts: Sequence[bool]) -> Iterator[Reading]:
    weekday = day.on.weekday()
    if day.kind is DayKind.HOLIDAY:
        yield Reading(weekday, is_holiday=True)
    elif day.kind is DayKind.MAKEUP:
        yield from _made_up(weekday, counts)
    else:
        yield Reading(weekday)
    if day.kind is DayKind.UNKNOWN:
        if weekday >= _WEEKEND:
            yield from _made_up(weekday, counts)
        yield Reading(weekday, is_holiday=True)


def _made_up(weekday: int, counts: Sequence[bool]) -> Iterator[Reading]:
    """A weekend day that is worked is one of Monday to Friday, and no notice says which."""
    if weekday < _WEEKEND:
        yield Reading(weekday)
        return
    yield from (Reading(each, counts=does) for does in counts for each in range(_WEEKEND))
