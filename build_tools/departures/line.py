"""A shuttle with all that decides when it comes, and what it does on one date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from build_tools.calendar.day import Almanac, CalendarDay
from build_tools.departures.effects import Altered, Course, Ordered, altered, between_ends, orders_of, orders_on
from build_tools.departures.run import Alteration, Run, is_complete, written_runs
from build_tools.departures.running_days import Nearness, claim_on
from build_tools.departures.service import Chosen, chooser
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


class _Services(NamedTuple):
    """The places of the services of one direction, and which of them runs on a date."""

    numbers: list[int]
    choose: Callable[[date], Chosen]


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
        numbers, choose = self._services[headsign]
        chosen = choose(on)
        number = numbers[chosen.numbers[0] if chosen.numbers else 0]
        direction = self.shuttle.directions[number]
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
            headways=_headways(direction, after) if chosen.numbers else (),
            is_complete=is_complete(direction) or not chosen.numbers,
            alterations=after.alterations,
            note=chosen.note,
        )

    def likeness(self, headsign: str, on: date) -> object:
        """What decides about one direction on a date: where it is the same, nothing else differs."""
        orders = self._orders(on, headsign) if on in self._touched[headsign] else ()
        return self._services[headsign].choose(on), *(order.effect for order in orders)

    def stops_towards(self, headsign: str) -> tuple[str, ...]:
        """Every stop of any timetable of a direction, each once."""
        written = (direction for direction in self.shuttle.directions if direction.headsign == headsign)
        return tuple(dict.fromkeys(stop for direction in written for stop in self.stop_names(direction)))

    def is_by_date(self, headsign: str, on: date) -> bool:
        """Whether the service that runs was written for that very date, such as 2026-10-01 至 2026-10-07."""
        if headsign not in self._dated:
            return False
        numbers, choose = self._services[headsign]
        chosen = (self.shuttle.directions[numbers[n]].days for n in choose(on).numbers[:1])
        return any(claim_on(on, days, self.almanac).sure is Nearness.DATE for days in chosen)

    def days_with_orders(self, headsign: str) -> frozenset[date]:
        """Every date on which a notice does something to one direction."""
        orders = (order for notice in self.notices for order in orders_of(notice, self.shuttle.id))
        concerned = (order for order in orders if order.effect.direction in (None, headsign))
        return frozenset(on for order in concerned for on in order.effect.dates.days() if order.holds_on(on))

    def stop_names(self, direction: Direction) -> tuple[str, ...]:
        """The stops of one direction by the names that residents know."""
        return tuple(self._name_of(stop.name) for stop in self.shuttle.stops_of(direction))

    @cached_property
    def _services(self) -> dict[str, _Services]:
        choose_among = chooser(self.almanac)
        numbers: dict[str, list[int]] = {}
        for number, direction in enumerate(self.shuttle.directions):
            numbers.setdefault(direction.headsign, []).append(number)
        days = {headsign: tuple(self.shuttle.directions[n].days for n in of) for headsign, of in numbers.items()}
        return {headsign: _Services(of, choose_among(days[headsign])) for headsign, of in numbers.items()}

    @cached_property
    def _dated(self) -> frozenset[str]:
        """The directions of which any service names dates."""
        named = ((each.headsign, each.days.days) for each in self.shuttle.directions)
        return frozenset(headsign for headsign, days in named if days is not None and days.is_dated)

    @cached_property
    def _touched(self) -> dict[str, frozenset[date]]:
        return {headsign: self.days_with_orders(headsign) for headsign in self.headsigns}

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


def _headways(direction: Direction, after: Altered) -> tuple[Headway, ...]:
    is_suspended = any(alteration.stops_everything for alteration in after.alterations)
    return () if is_suspended else between_ends(direction.headways, after.runs)
