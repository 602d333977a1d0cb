"""What the words of 开行 say of one date: 每天, 工作日, 周六, 5月1日至9月30日 周六, 农历初一."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from build_tools.calendar.day import Almanac, CalendarDay, DayKind
from build_tools.calendar.lunar import is_month_day, is_of_new_year
from build_tools.calendar.told import is_nth_workday, is_of_festival
from build_tools.calendar.vacation import vacations_on
from build_tools.values.hours.dated import DateSpan
from build_tools.values.hours.membership import covers, is_nth, is_within
from build_tools.values.hours.precedence import is_season
from build_tools.values.hours.week import PUBLIC_HOLIDAY, SCHOOL_HOLIDAY, Days, plain_weekdays
from build_tools.values.service_days import ServiceDays


class Nearness(IntEnum):
    """How nearly words speak of a date: the nearer one holds.

    A season gives way to a single date. The nth weekday of a month, every second week and lunar days stand beside
    工作日 and 节假日: which of them was meant on a date that is both, only the editor can say.
    """

    NONE = 0
    EVERY_DAY = 1
    WEEKDAY = 2
    KIND_OF_DAY = 3
    FESTIVAL = 4
    SEASON = 5
    DATE = 6


class Claim(NamedTuple):
    """How nearly a service speaks of a date, as far as that is sure, and as far as it may be."""

    sure: Nearness
    possible: Nearness


_Answer = tuple[Nearness, bool | None]


def claim_on(on: date, days: ServiceDays, almanac: Almanac) -> Claim:
    """Whether ``days`` hold on a date; what only an unpublished calendar can tell is possible and not sure."""
    answers = [*_answers(on, days, almanac)]
    sure = (nearness for nearness, holds in answers if holds)
    possible = (nearness for nearness, holds in answers if holds is None)
    return Claim(max(sure, default=Nearness.NONE), max(possible, default=Nearness.NONE))


def _answers(on: date, days: ServiceDays, almanac: Almanac) -> Iterator[_Answer]:
    for name in days.types:
        yield Nearness.KIND_OF_DAY, _is_of_type(almanac(on), name)
    if days.days == Days():
        yield Nearness.EVERY_DAY, True
    elif days.days is not None:
        yield from _named(on, days.days, almanac)


def _is_of_type(day: CalendarDay, name: str) -> bool | None:
    if name == "上学日":
        return day.is_school_day
    return day.is_workday if name == "工作日" or day.is_workday is None else not day.is_workday


def _named(on: date, days: Days, almanac: Almanac) -> Iterator[_Answer]:
    """Dates narrow the weekdays and the kinds of day that stand beside them."""
    covering = [span for span in days.dates if covers(span, on)]
    if days.is_dated and not is_within(days, on):
        return
    within = _nearness_of(covering) if covering else Nearness.NONE
    if covering and not days.names_days:
        yield within, True
    weekday = Nearness.KIND_OF_DAY if days.fortnight else Nearness.WEEKDAY
    yield within or weekday, on.weekday() in plain_weekdays(days)
    for counted in (each for each in days.weekdays if each.nth):
        yield within or Nearness.KIND_OF_DAY, is_nth(counted, on)
    for name in days.holidays:
        yield within or Nearness.KIND_OF_DAY, _HOLIDAYS[name](on, almanac)
    if days.lunar:
        yield within or Nearness.KIND_OF_DAY, is_month_day(on, days.lunar)
    for nth in days.workdays:
        yield within or Nearness.KIND_OF_DAY, is_nth_workday(on, nth, almanac)
    for name in days.festivals:
        yield within or Nearness.FESTIVAL, is_of_festival(on, name, almanac)
    if days.spring:
        yield Nearness.DATE, is_of_new_year(on, days.spring)


def _nearness_of(covering: list[DateSpan]) -> Nearness:
    is_narrow = any(not is_season(Days(dates=(span,))) for span in covering)
    return Nearness.DATE if is_narrow else Nearness.SEASON


def _is_day_off(on: date, almanac: Almanac) -> bool | None:
    kind = almanac(on).kind
    return None if kind is DayKind.UNKNOWN else kind is DayKind.HOLIDAY


def _is_school_holiday(on: date, almanac: Almanac) -> bool | None:
    possible = vacations_on(on, almanac)
    return possible[0] if len(possible) == 1 else None


_HOLIDAYS = {PUBLIC_HOLIDAY: _is_day_off, SCHOOL_HOLIDAY: _is_school_holiday}
