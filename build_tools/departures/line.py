"""A shuttle with all that decides when it comes, and what it does on one date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from build_tools.calendar.day import Almanac, CalendarDay
from build_tools.departures.effects import Altered, Course, Ordered, altered, orders_on
from build_tools.departures.run import Alteration, Run, is_complete, written_runs
from build_tools.departures.service import services_on
from build_tools.kinds.notice import Action, Notice
from build_tools.kinds.shuttle import Direction, Shuttle
from build_tools.model import Directory
from build_tools.values.departure import Headway

NO_SERVICE, NOT_KNOWN = "停驶", "待定"


class DayService(NamedTuple):
    """One direction on one date; ``number`` is the place of the one of the shuttle's directions whose stops hold.

    ``days`` are the words of its 开行, empty where none is written for the date. ``runs`` are sorted
    by their start and hold cancelled ones too; ``note`` says what is not known.
    """

    day: CalendarDay
    headsign: str
    number: int
    days: str
    stops: tuple[str, ...]
    running_times: tuple[int, ...]
    runs: tuple[Run, ...]
    headways: tuple[Headway, ...]
    is_complete: bool
    alterations: tuple[Alteration, ...] = ()
    note: str = ""

    @property
    def is_running(self) -> bool:
        """Whether any bus comes."""
        return bool(self.headways) or any(not run.is_cancelled for run in self.runs)

    @property
    def service(self) -> str:
        """The words of 开行; 停驶 where nothing runs, 待定 where nobody can know."""
        if self.is_running:
            return self.days or str(Action.ADD)
        return NOT_KNOWN if self.note and not self.days else NO_SERVICE

    @property
    def is_as_written(self) -> bool:
        """Whether the timetable holds without any change; a stop that has moved keeps its times."""
        has_moved_only = all(alteration.action is Action.MOVE for alteration in self.alterations)
        return bool(self.days) and has_moved_only and not any(run.alterations for run in self.runs)


@dataclass(frozen=True)
class Line:
    """``notices`` are those that have been published; ``names`` tells the names of stops that are records."""

    shuttle: Shuttle
    notices: tuple[Notice, ...]
    names: Mapping[str, str]
    almanac: Almanac

    @property
    def headsigns(self) -> tuple[str, ...]:
        """The directions, each once."""
        return tuple(dict.fromkeys(direction.headsign for direction in self.shuttle.directions))

    def towards(self, headsign: str, on: date) -> DayService:
        """What one direction does on a date; of two services on it, an editor's mistake, the first counts."""
        written = [(n, d) for n, d in enumerate(self.shuttle.directions) if d.headsign == headsign]
        chosen = services_on(on, [direction.days for _, direction in written], self.almanac)
        number, direction = written[chosen.numbers[0] if chosen.numbers else 0]
        runs = written_runs(direction) if chosen.numbers else ()
        stops = self.stop_names(direction)
        after = altered(runs, self._orders(on, headsign), Course(direction, stops, self._name_of))
        return DayService(
            day=self.almanac(on),
            headsign=headsign,
            number=number,
            days=str(direction.days) if chosen.numbers else "",
            stops=stops,
            running_times=direction.running_times,
            runs=after.runs,
            headways=direction.headways if chosen.numbers and not _is_suspended(after) else (),
            is_complete=is_complete(direction) or not chosen.numbers,
            alterations=after.alterations,
            note=chosen.note,
        )

    def stop_names(self, direction: Direction) -> tuple[str, ...]:
        """The stops of one direction by the names that residents know."""
        return tuple(self._name_of(stop.name) for stop in self.shuttle.stops_of(direction))

    def _orders(self, on: date, headsign: str) -> Iterable[Ordered]:
        for order in orders_on(on, self.shuttle.id, self.notices):
            if order.effect.direction in (None, headsign):
                yield order

    def _name_of(self, stop: str) -> str:
        return self.names.get(stop, stop)


def line_of(shuttle: Shuttle, directory: Directory, notices: Iterable[Notice], almanac: Almanac) -> Line:
    """Gather what decides when a shuttle comes; ``notices`` are those about it whose day has come."""
    names = {stop: directory.by_id[stop].name for stop in shuttle.stop_ids() if stop in directory.by_id}
    return Line(shuttle, tuple(notices), names, almanac)


def _is_suspended(after: Altered) -> bool:
    return any(alteration.stops_everything for alteration in after.alterations)
