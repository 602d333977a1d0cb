"""Whether a rule speaks of a date, by the letter of OSM 0.7 and the meaning that it has in China."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum, auto
from typing import NamedTuple

from build_tools.calendar.lunar import is_month_day, is_of_new_year
from build_tools.opening.reading import Reading
from build_tools.values.hours.membership import is_nth, is_within
from build_tools.values.hours.week import PUBLIC_HOLIDAY, SCHOOL_DAY, SCHOOL_HOLIDAY, Days, Rule, State


class Bearing(IntEnum):
    """SILENT: a rule of weekdays on a day off, of which nobody has said whether it holds then."""

    NONE = auto()
    HOLDS = auto()
    SILENT = auto()


class Facts(NamedTuple):
    """What is certain of one rule on one date: its dates, its nth weekdays, its lunar days."""

    is_within: bool = True
    is_counted: bool = False
    is_lunar: bool = False


Ruled = tuple[Rule, frozenset[int], Facts]


def facts_of(days: Days, on: date) -> Facts:
    """Hold what any calendar decides of ``days`` against a date."""
    return Facts(
        not days.is_dated or is_within(days, on),
        any(is_nth(each, on) for each in days.weekdays if each.nth),
        bool(days.lunar and is_month_day(on, days.lunar)) or bool(days.spring and is_of_new_year(on, days.spring)),
    )


def bearings_of(rules: Sequence[Ruled], reading: Reading) -> tuple[Bearing, ...]:
    """How each rule bears on a date that is taken as ``reading`` says; in the rules' order."""
    if not reading.is_holiday:
        return tuple(_on_ordinary_day(ruled, reading) for ruled in rules)
    is_said = any(_decides_holidays(rule, reading) for rule, _, facts in rules if facts.is_within)
    return tuple(_on_holiday(ruled, reading, is_said=is_said) for ruled in rules)


def _on_ordinary_day(ruled: Ruled, reading: Reading) -> Bearing:
    rule, weekdays, facts = ruled
    if not facts.is_within:
        return Bearing.NONE
    is_named = (
        not rule.days.names_days
        or reading.weekday in weekdays
        or (facts.is_counted and reading.counts)
        or facts.is_lunar
        or (reading.is_vacation and SCHOOL_HOLIDAY in rule.days.holidays)
        or not reading.told.isdisjoint(rule.days.told)
        or (reading.is_school_day and SCHOOL_DAY in rule.days.holidays)
    )
    return Bearing.HOLDS if is_named else Bearing.NONE


def _on_holiday(ruled: Ruled, reading: Reading, *, is_said: bool) -> Bearing:
    """On a day off only what names it, or names no weekday, holds; weekdays alone say nothing."""
    rule, weekdays, facts = ruled
    if not facts.is_within:
        return Bearing.NONE
    if not rule.days.names_days or _is_of_the_holiday(rule, reading) or facts.is_lunar:
        return Bearing.HOLDS
    is_vacation = reading.is_vacation and SCHOOL_HOLIDAY in rule.days.holidays
    if is_vacation and rule.state is State.OFF:
        return Bearing.HOLDS
    is_named = is_vacation or facts.is_counted or reading.weekday in weekdays
    speaks_of_the_week = bool(weekdays) and rule.state is not State.OFF
    return Bearing.SILENT if not is_said and (is_named or speaks_of_the_week) else Bearing.NONE


def _is_of_the_holiday(rule: Rule, reading: Reading) -> bool:
    """Whether the rule names days off, or the very festival."""
    return PUBLIC_HOLIDAY in rule.days.holidays or not reading.told.isdisjoint(rule.days.told)


def _decides_holidays(rule: Rule, reading: Reading) -> bool:
    """Whether the rule says of a whole day off what holds; 节假日 12:00-13:00 休息 does not."""
    return _is_of_the_holiday(rule, reading) and (rule.state is not State.OFF or not rule.spans)
