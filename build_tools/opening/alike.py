"""What decides the course of a day, for many days at once and for all places together.

A thousand places ask of the same four hundred dates; most differ in their times only.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from build_tools.calendar.day import Almanac, DayKind
from build_tools.opening.bearing import facts_of
from build_tools.values.hours.week import Days

_NUMBER = {kind: number for number, kind in enumerate(DayKind)}
_WEEK = 7


@lru_cache(16)
def kinds_over(almanac: Almanac, first: date, count: int) -> tuple[int, ...]:
    """For each date from ``first`` on a number, the same for dates of one kind and weekday."""
    dates = (first + timedelta(n) for n in range(count))
    return tuple(_NUMBER[almanac(on).kind] * _WEEK + on.weekday() for on in dates)


@lru_cache(16)
def unknown_over(almanac: Almanac, first: date, count: int) -> tuple[bool, ...]:
    """Whether the notice is still out."""
    unknown = _NUMBER[DayKind.UNKNOWN]
    return tuple(kind // _WEEK == unknown for kind in kinds_over(almanac, first, count))


@lru_cache(512)
def facts_over(days: Days, first: date, count: int) -> tuple[int, ...]:
    """The facts of each date as bits: the highest tells whether dates, years and weeks hold it."""
    found = (facts_of(days, first + timedelta(n)) for n in range(count))
    return tuple(facts.is_within << 2 | facts.is_counted << 1 | facts.is_lunar for facts in found)


@lru_cache(512)
def within_over(days: Days, first: date, count: int) -> tuple[int, ...]:
    """Whether dates, years and weeks hold each date."""
    return tuple(facts >> 2 for facts in facts_over(days, first, count))
