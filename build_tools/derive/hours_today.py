"""Hours on the day of the build: what holds on it, in words, and the table by which a browser goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import NamedTuple

from build_tools.calendar.day import Almanac, CalendarDay, DayKind
from build_tools.kinds import Record
from build_tools.kinds.base import Status
from build_tools.kinds.shuttle import Shuttle
from build_tools.opening import Opening
from build_tools.opening.spell import Spells
from build_tools.opening.table import compiled
from build_tools.values.hours import Hours
from build_tools.values.hours.sentence import span_in_words
from build_tools.values.hours.week import Span, State

WEEKDAYS = "一二三四五六日"
# A site that nobody builds again answers for 400 days, and then asks people to call.
DAYS = 402
# School holidays are told by the workdays before and after a stretch of days off.
_AROUND = 16


class HoursToday(NamedTuple):
    """``said`` is what held on the day of the build, with its date; ``table`` is that of ``opening.table`` as JSON."""

    said: str
    table: str


def hours_today(almanac: Almanac, today: date) -> Callable[[Hours], HoursToday]:
    """Return what looks at hours on ``today``; what it has seen once it keeps."""

    @cache
    def look_at(hours: Hours) -> HoursToday:
        opening = Opening(hours, almanac)
        table = compiled(opening, today - timedelta(1), DAYS)
        return HoursToday(_said(opening.service_day(today), almanac(today)), json.dumps(table, separators=(",", ":")))

    return look_at


def calendar_from(almanac: Almanac, today: date) -> tuple[CalendarDay, ...]:
    """All dates on which a table of ``today`` may depend."""
    return tuple(almanac(today + timedelta(n)) for n in range(-_AROUND, DAYS + _AROUND))


def hours_shown(record: Record) -> Iterator[Hours]:
    """A record's own hours and those of its phones; a shuttle has departures."""
    if own := _own(record):
        yield own
    yield from (phone.hours for phone in record.phones if phone.hours)


def hours_to_go_by(record: Record) -> Hours | None:
    """When somebody is there: its own hours, else those of the number to call first."""
    return next((hours for hours in (_own(record), *(p.hours for p in record.numbers_to_call[:1])) if hours), None)


def is_in_force(record: Record, today: date) -> bool:
    """Whether its hours can be relied on: it runs, has begun and has not run out."""
    has_begun = record.valid_from is None or record.valid_from <= today
    has_ended = record.valid_to is not None and record.valid_to < today
    return record.status is Status.ACTIVE and has_begun and not has_ended


def _own(record: Record) -> Hours | None:
    return None if isinstance(record, Shuttle) else record.hours


def _said(spells: Spells, day: CalendarDay) -> str:
    on = f"{day.on.month}月{day.on.day}日（周{WEEKDAYS[day.on.weekday()]}）"
    stretches = [*_stretches(spells)]
    spans = [span for state, span in stretches if state is State.OPEN]
    doubtful = [span for state, span in stretches if state is State.UNKNOWN]
    if not spans:
        return f"{on}请先电询" if doubtful else on + _shut(day)
    doubt = f"，{_in_words(doubtful)} 请先电询" if doubtful else ""
    return f"{on}开放 {_in_words(spans)}{doubt}{_unusual(day)}"


def _in_words(spans: Iterable[Span]) -> str:
    return "、".join(map(span_in_words, spans))


def _stretches(spells: Spells) -> Iterator[tuple[State, Span]]:
    """Spells of one state as one, whatever their reasons."""
    for state, group in groupby(spells, lambda spell: spell.state):
        several = [*group]
        yield state, Span(several[0].start, several[-1].end)


def _shut(day: CalendarDay) -> str:
    return f"休息：{day.name}放假" if day.kind is DayKind.HOLIDAY else "休息"


def _unusual(day: CalendarDay) -> str:
    if day.kind is DayKind.MAKEUP:
        return "（调休上班）"
    return f"（{day.name}放假）" if day.kind is DayKind.HOLIDAY else ""
