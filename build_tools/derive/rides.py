"""A shuttle in a row or on its page: what held on the day of the build, and the table by which a browser goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import NamedTuple

from build_tools.calendar.day import Almanac
from build_tools.departures.line import Line, line_of
from build_tools.departures.stop_day import at_stop
from build_tools.departures.table import compiled, compiled_at_first_stops
from build_tools.departures.words import stop_day_in_words
from build_tools.derive.hours_today import DAYS, WEEKDAYS
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Entry
from build_tools.kinds.notice import Notice
from build_tools.kinds.shuttle import Shuttle


class Reach(Enum):
    """How much of a shuttle a page tells: a row has room for the first stop of each direction."""

    FIRST_STOPS = "first stops"
    EVERY_STOP = "every stop"


_COMPILED = {Reach.FIRST_STOPS: compiled_at_first_stops, Reach.EVERY_STOP: compiled}


class Ride(NamedTuple):
    """All that decides what a page says of a shuttle, besides the calendar; ``names`` are those of stops by id."""

    shuttle: Shuttle
    notices: tuple[Notice, ...]
    names: tuple[tuple[str, str], ...]
    reach: Reach


class WayToday(NamedTuple):
    """One direction, one of its stops, and what held there on the day of the build, with its date."""

    to: str
    stop: str
    said: str


class RideToday(NamedTuple):
    """``table`` is that of ``departures.table`` as JSON."""

    ways: tuple[WayToday, ...]
    table: str


def ride_of(shuttle: Shuttle, snapshot: Snapshot, reach: Reach) -> Ride:
    """Gather the notices about a shuttle whose day has come."""
    line = line_of(shuttle, snapshot.directory, snapshot.published_on(shuttle), snapshot.almanac)
    return Ride(shuttle, line.notices, tuple(line.names.items()), reach)


def rides_of(entries: Iterable[Entry], snapshot: Snapshot) -> tuple[Ride, ...]:
    """The shuttles among the entries, as rows tell of them."""
    return tuple(ride_of(entry, snapshot, Reach.FIRST_STOPS) for entry in entries if isinstance(entry, Shuttle))


def rides_today(almanac: Almanac, today: date) -> Callable[[Ride], RideToday]:
    """Return what looks at rides on ``today``; what it has seen once it keeps."""

    @cache
    def look_at(ride: Ride) -> RideToday:
        line = Line(ride.shuttle, ride.notices, dict(ride.names), almanac)
        first = today - timedelta(1)
        last = ride.shuttle.valid_to
        count = DAYS if last is None else max(1, min(DAYS, (last - first).days + 1))
        table = _COMPILED[ride.reach](line, first, count)
        ways = tuple(_way(line, headsign, today) for headsign in line.headsigns)
        return RideToday(ways, json.dumps(table, ensure_ascii=False, separators=(",", ":")))

    return look_at


def _way(line: Line, headsign: str, today: date) -> WayToday:
    stop = line.stops_towards(headsign)[0]
    day = at_stop(line.towards(headsign, today), stop)
    on = f"{today.month}月{today.day}日（周{WEEKDAYS[today.weekday()]}）"
    return WayToday(headsign, stop, on + stop + stop_day_in_words(day))
