"""What a date may count as where the calendar leaves room; most dates have one reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from build_tools.calendar.day import DayKind
from build_tools.calendar.vacation import School

_WEEKEND = 5
Told = frozenset[str | int]
_NOTHING_TOLD: tuple[Told, ...] = (frozenset(),)


class Reading(NamedTuple):
    """One way to take a date: as which weekday (Monday is 0), as a day off, as a school holiday or a school day.

    ``counts`` says whether a weekday counted within the month, such as 每月第一个周六, holds on it; ``told`` holds
    the festivals and the numbers of workdays in the month that it is.
    """

    weekday: int
    is_holiday: bool = False
    is_vacation: bool = False
    counts: bool = True
    is_school_day: bool = False
    told: frozenset[str | int] = frozenset()


@lru_cache(1024)
def readings_of(
    kind: DayKind, weekday: int, schools: Sequence[School], counts: Sequence[bool], told: Sequence[Told] = _NOTHING_TOLD
) -> tuple[Reading, ...]:
    """Every way to take a date of ``kind``.

    ``schools`` are the answers that its school year leaves open; ``counts`` those to whether a
    counted weekday holds on a make-up workday; ``told`` those to which of the asked festivals it is
    and which workday of the month.
    """
    found = dict.fromkeys(_as_told(each, what) for each in _by_calendar(kind, weekday, counts) for what in told)
    return tuple(each._replace(**school._asdict()) for school in schools for each in found)


def _as_told(reading: Reading, told: Told) -> Reading:
    """A festival is a day off, and what is counted among the workdays none."""
    names = str if reading.is_holiday else int
    return reading._replace(told=frozenset(what for what in told if isinstance(what, names)))


def _by_calendar(kind: DayKind, weekday: int, counts: Sequence[bool]) -> Iterator[Reading]:
    if kind is DayKind.HOLIDAY:
        yield Reading(weekday, is_holiday=True)
    elif kind is DayKind.MAKEUP:
        yield from _made_up(weekday, counts)
    else:
        yield Reading(weekday)
    if kind is DayKind.UNKNOWN:
        if weekday >= _WEEKEND:
            yield from _made_up(weekday, counts)
        yield Reading(weekday, is_holiday=True)


def _made_up(weekday: int, counts: Sequence[bool]) -> Iterator[Reading]:
    """A weekend day that is worked is one of Monday to Friday, and no notice says which."""
    if weekday < _WEEKEND:
        yield Reading(weekday)
        return
    yield from (Reading(each, counts=does) for does in counts for each in range(_WEEKEND))
