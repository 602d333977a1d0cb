"""A shuttle compiled for the browser: what runs on which day, and nothing to decide.

``compiled`` gives a table of plain lists, fit for JSON::

    {"from": "2026-11-21", "days": 402,
     "ways": [{"to": "往大润发", "stops": ["美平苑", "大润发"], "days": "AABA…",
               "plans": [{"runs": [[510, 600], [0, 18]]}, {"off": 1, "at": []}]}]}

``from``, ``days``  the first service day, day 0, and how many there are; begin with the day before
                    the build, because after midnight the night before still runs. Of days beyond
                    them nothing is known: say “请电询”, never a guess.
``ways``            the directions: where ``to``; every name of a stop in any of its timetables;
                    ``days``, a letter for each day, "A" being the first of ``plans``.

A plan holds what one day looks like; what does not apply is left out:

``at``     the places at which it stops, as indexes of ``stops``; left out where they are all of them.
``runs``   pairs of lists: starts, then minutes from the start to each place, null where it passes
           by, and a shorter list where nobody has written when it gets there.
``waits``  how often buses come of which no time is written: start, end, shortest, longest, again and again.
``after``  with ``waits``: by how much they shift at each place, -1 where that is not written, null
           where they pass by.
``some``   1 where only the first and the last bus are written.
``off``    1 where it is said that nothing runs.
``note``   what is not known.

Minutes count from the midnight of the service day, 1450 is ten past the next midnight. Where a line
ends at a stop that it has passed before, nobody boards at the last place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NotRequired, TypedDict

from build_tools.departures.line import NO_SERVICE, DayService, Line
from build_tools.departures.stop_day import StopDay, at_stop, passes_by
from build_tools.values.departure import Headway

_FIRST_LETTER = ord("A")


class Plan(TypedDict):
    """One day of one direction, as the module's docstring describes it."""

    at: NotRequired[list[int]]
    runs: NotRequired[list[list[int | None]]]
    waits: NotRequired[list[int]]
    after: NotRequired[list[int | None]]
    some: NotRequired[int]
    off: NotRequired[int]
    note: NotRequired[str]


class Way(TypedDict):
    """One direction."""

    to: str
    stops: list[str]
    days: str
    plans: list[Plan]


Table = TypedDict("Table", {"from": str, "days": int, "ways": list[Way]})
"""The whole shuttle."""

See = Callable[[DayService], Plan]
"""What a plan says of a direction on a date."""


def compiled(line: Line, first: date, count: int) -> Table:
    """Compile ``count`` service days from ``first`` on, every stop included."""
    dates = _dates(first, count)

    def way(headsign: str) -> Way:
        stops = line.stops_towards(headsign)
        places = {stop: place for place, stop in enumerate(stops)}
        return _way(line, headsign, stops, dates, lambda service: _plan(service, places))

    return {"from": first.isoformat(), "days": count, "ways": [way(headsign) for headsign in line.headsigns]}


def compiled_at_first_stops(line: Line, first: date, count: int) -> Table:
    """Compile each direction as it is seen from its first stop: a fraction of the whole, for a row in a list."""
    dates = _dates(first, count)

    def way(headsign: str) -> Way:
        stops = line.stops_towards(headsign)[:1]
        return _way(line, headsign, stops, dates, lambda service: _plan_of_stop(at_stop(service, stops[0])))

    return {"from": first.isoformat(), "days": count, "ways": [way(headsign) for headsign in line.headsigns]}


def _dates(first: date, count: int) -> list[date]:
    return [first + timedelta(n) for n in range(count)]


def _way(line: Line, headsign: str, stops: tuple[str, ...], dates: list[date], see: See) -> Way:
    # Most days are like many others; only those are worked out that may differ from all before them.
    known: dict[object, str] = {}
    plans: list[Plan] = []
    letters = []
    for on in dates:
        likeness = line.likeness(headsign, on)
        if likeness not in known:
            plan = see(line.towards(headsign, on))
            if plan not in plans:
                plans.append(plan)
            known[likeness] = chr(_FIRST_LETTER + plans.index(plan))
        letters.append(known[likeness])
    return {"to": headsign, "stops": [*stops], "days": "".join(letters), "plans": plans}


def _plan(service: DayService, places: dict[str, int]) -> Plan:
    plan: Plan = {}
    at = [places[stop] for stop in service.stops]
    if at != [*places.values()]:
        plan["at"] = at
    if runs := [*_runs(service)]:
        plan["runs"] = runs
    if service.headways:
        plan["waits"] = _waits(service.headways)
        plan["after"] = [*_shifts(service)]
    return plan | _remarks(service)


def _waits(headways: tuple[Headway, ...]) -> list[int]:
    return [n for wait in headways for n in (wait.start.minutes, wait.end.minutes, wait.least, wait.most)]


def _remarks(day: DayService | StopDay) -> Plan:
    plan: Plan = {}
    if not day.is_complete:
        plan["some"] = 1
    if day.service == NO_SERVICE:
        plan["off"] = 1
    if day.note:
        plan["note"] = day.note
    return plan


def _runs(service: DayService) -> Iterator[list[int | None]]:
    """Starts of the buses that take the same time, then that time."""
    alike: dict[tuple[int | None, ...], list[int | None]] = {}
    for run in service.runs:
        if not run.is_cancelled:
            start = run.start.minutes
            alike.setdefault(tuple(call.clock.minutes - start if call else None for call in run.calls), []).append(
                start
            )
    for after, starts in alike.items():
        yield from (starts, [*after])


def _shifts(service: DayService) -> Iterator[int | None]:
    known = service.running_times or (0,)
    for place, stop in enumerate(service.stops):
        if passes_by(service, stop):
            yield None
        else:
            yield known[place] if place < len(known) else -1


def _plan_of_stop(day: StopDay) -> Plan:
    plan: Plan = {}
    if day.stoppings:
        plan["runs"] = [[stopping.clock.minutes for stopping in day.stoppings], [0]]
    if day.headways:
        plan["waits"] = _waits(day.headways)
        plan["after"] = [0]
    return plan | _remarks(day)
