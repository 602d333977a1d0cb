"""Days that hours call by what a year's notice makes of them: 春节假期, 每月最后一个工作日."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from build_tools.calendar.day import Almanac, DayKind
from build_tools.calendar.lunar import names_on
from build_tools.values.hours.festivals import (
    DATED,
    FESTIVALS,
    LABOUR,
    NATIONAL,
    NEW_YEAR,
    QINGMING,
    SPRING,
    festivals_in,
)

_DAY = timedelta(1)
_SATURDAY = 5
# Since 2000 no notice has called off a day that lies farther from its festival than -2 to +8 days.
_BEFORE, _AFTER = 5, 10
_IN_FULL = {NEW_YEAR, SPRING, LABOUR, NATIONAL}


@lru_cache(8192)
def told_on(on: date, asked: tuple[str | int, ...], almanac: Almanac) -> tuple[frozenset[str | int], ...]:
    """Every set of ``asked`` that a date may be: festivals by name, workdays by their number in the month."""
    answers = ((what, _is_told(on, what, almanac)) for what in asked)
    choices = [((what,), ()) if holds is None else ((what,),) if holds else ((),) for what, holds in answers]
    return tuple(frozenset(what for each in chosen for what in each) for chosen in product(*choices))


def _is_told(on: date, what: str | int, almanac: Almanac) -> bool | None:
    return is_nth_workday(on, what, almanac) if isinstance(what, int) else is_of_festival(on, what, almanac)


def is_of_festival(on: date, name: str, almanac: Almanac) -> bool | None:
    """Whether a date is a day off of a festival; None where only a notice could tell.

    Of two festivals that one notice calls off together (国庆节、中秋节 2025) both have the day that is theirs;
    国庆节 has what follows its own first day, and of the others nobody can say.
    """
    day = almanac(on)
    if day.kind is DayKind.UNKNOWN:
        return None if name in _near(on) else False
    if day.kind is not DayKind.HOLIDAY:
        return False
    if festivals_in(day.name) == {name}:
        return True
    stretch = [*_stretch(on, almanac)]
    if not any(name in festivals_in(each.name) for each in map(almanac, stretch)):
        return False
    alone = [each for each in stretch if festivals_in(almanac(each).name) == {name}]
    is_between = bool(alone) and min(alone) < on < max(alone)
    follows = name in _IN_FULL and any(_is_day_of(name, each) for each in stretch if each <= on)
    return True if is_between or follows or _is_day_of(name, on) else None


def is_nth_workday(on: date, nth: int, almanac: Almanac) -> bool | None:
    """Whether a date is the nth workday of its month, from its end where negative; None where nobody can tell."""
    month = _workdays(on.year, on.month, almanac)
    works = month[on.day - 1]
    if works is False:
        return False
    others = month[: on.day - 1] if nth > 0 else month[on.day :]
    least, most = others.count(True), len(others) - others.count(False)
    if not least < abs(nth) <= most + 1:
        return False
    return True if least == most and works else None


@lru_cache(128)
def _workdays(year: int, month: int, almanac: Almanac) -> tuple[bool | None, ...]:
    """Of each day of a month whether it is worked."""
    return tuple(_works(date(year, month, day), almanac) for day in range(1, monthrange(year, month)[1] + 1))


def _works(on: date, almanac: Almanac) -> bool | None:
    """Far from all festivals a day is what its weekday makes it, whatever notice is still to come."""
    day = almanac(on)
    if day.kind is not DayKind.UNKNOWN:
        return day.is_workday
    if on.weekday() < _SATURDAY:
        return None if _near(on) else True
    return None if _near(on, make_up=_AFTER) else False


@lru_cache(2048)
def _near(on: date, make_up: int = 0) -> frozenset[str]:
    """The festivals that may lend a date their name, or ``make_up`` days farther off take its place."""
    first = max(on.toordinal() - _AFTER - make_up, date.min.toordinal())
    last = min(on.toordinal() + _BEFORE + make_up, date.max.toordinal() - 1)
    return frozenset(name for day in range(first, last + 1) for name in _festivals_of(date.fromordinal(day)))


def _festivals_of(on: date) -> Iterator[str]:
    names = (QINGMING if name == "清明" else name for name in names_on(on))
    yield from (
        *(name for name in names if name in FESTIVALS),
        *(name for name, day in DATED.items() if day == (on.month, on.day)),
    )


def _is_day_of(name: str, on: date) -> bool:
    return name in _festivals_of(on)


def _stretch(on: date, almanac: Almanac) -> Iterator[date]:
    """The days off around a date, without a day between, and itself."""
    for step in (-_DAY, _DAY):
        day = on if step > timedelta() else on + step
        while almanac(day).kind is DayKind.HOLIDAY:
            yield day
            day += step
