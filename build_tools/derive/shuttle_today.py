"""A shuttle's page on a day: what runs today, and the timetables of other days."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from build_tools.departures.line import DayService, Line, line_of
from build_tools.departures.run import Alteration
from build_tools.departures.stop_day import StopDay, at_stop
from build_tools.departures.words import date_in_words, day_in_words, next_day_in_words
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.shuttle import Shuttle


class Toward(NamedTuple):
    """One direction today; where nothing runs, when the next bus does, and on which days it would.

    ``notices`` has one alteration of each notice that changes something.
    """

    service: DayService
    notices: tuple[Alteration, ...] = ()
    ahead: str = ""
    days: tuple[str, ...] = ()


class ShuttleToday(NamedTuple):
    """``others`` are the places of those directions whose timetable does not stand under today as it is written."""

    on: date
    date: str
    day: str
    towards: tuple[Toward, ...]
    others: tuple[int, ...]


def shuttle_today(shuttle: Shuttle, snapshot: Snapshot) -> ShuttleToday:
    """See every direction on the snapshot's day, the effects of published notices included."""
    line = line_of(shuttle, snapshot.directory, snapshot.published_on(shuttle), snapshot.almanac)
    towards = tuple(_toward(headsign, line, snapshot.today) for headsign in line.headsigns)
    shown = {toward.service.number for toward in towards if toward.service.is_as_written}
    return ShuttleToday(
        snapshot.today,
        date_in_words(snapshot.today),
        day_in_words(snapshot.almanac(snapshot.today)),
        towards,
        tuple(number for number in range(len(shuttle.directions)) if number not in shown),
    )


def _toward(headsign: str, line: Line, today: date) -> Toward:
    service = line.towards(headsign, today)
    notices = _notices(service)
    if service.is_running:
        return Toward(service, notices)

    def from_the_first_stop(on: date) -> StopDay:
        ahead = line.towards(headsign, on)
        return at_stop(ahead, next(iter(ahead.stops), ""))

    days = (str(direction.days) for direction in line.shuttle.directions if direction.headsign == headsign)
    return Toward(service, notices, next_day_in_words(today, from_the_first_stop), tuple(days))


def _notices(service: DayService) -> tuple[Alteration, ...]:
    alterations = (*service.alterations, *(each for run in service.runs for each in run.alterations))
    return tuple({each.notice_id: each for each in alterations}.values())
