"""Days off and make-up workdays, in stretches as people speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from build_tools.calendar.day import Almanac, CalendarDay, DayKind
from build_tools.derive.almanac import almanac_of, calendars_of
from build_tools.derive.snapshot import Snapshot

_OUT_OF_THE_ORDINARY = frozenset({DayKind.HOLIDAY, DayKind.MAKEUP})


class Stretch(NamedTuple):
    """Days in a row, ``last`` included, that are off for one festival or worked for it; no name where none is known."""

    first: date
    last: date
    is_off: bool
    name: str


def stretches_of(snapshot: Snapshot) -> Iterator[Stretch]:
    """Yield those of every year that the directory has a calendar for, and of the years around today, in order."""
    years = {calendar.year for calendar in calendars_of(snapshot.directory)}
    years |= {snapshot.today.year - 1, snapshot.today.year + 1}
    first = date(min(years), 1, 1) - timedelta(days=7)  # 元旦 may begin in December
    return _stretches(almanac_of(snapshot.directory), first, date(max(years), 12, 31))


def _stretches(almanac: Almanac, first: date, last: date) -> Iterator[Stretch]:
    days = (almanac(first + timedelta(n)) for n in range((last - first).days + 1))
    named = (day for day in days if day.kind in _OUT_OF_THE_ORDINARY)
    for (_, kind, name), group in groupby(enumerate(named), _same_stretch):
        together = [day for _, day in group]
        yield Stretch(together[0].on, together[-1].on, kind is DayKind.HOLIDAY, name)


def _same_stretch(numbered: tuple[int, CalendarDay]) -> tuple[int, DayKind, str]:
    """Days in a row differ from their numbers by the same."""
    number, day = numbered
    return day.on.toordinal() - number, day.kind, day.name
