"""A temporary change must fit the timetable that it changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.kinds.notice import Action, Effect, Notice
from build_tools.kinds.shuttle import Shuttle
from build_tools.model import Directory
from build_tools.rules.finding import FieldPath, Finding
from build_tools.values.clock import Clock

_NAMES_TRIPS = {Action.CANCEL, Action.RETIME}
_NAMES_STOPS = {Action.SKIP, Action.MOVE, Action.CANCEL, Action.SUSPEND}


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield effects on directions, trips or stops that the shuttle does not have."""
    del today
    for notice in directory.of(Notice):
        for number, effect in enumerate(notice.effects):
            shuttle = directory.by_id.get(effect.target)
            place: FieldPath = ("effects", number)
            if isinstance(shuttle, Shuttle):
                yield from _misfits(notice, place, effect, shuttle)
                for stop, remedy in _unknown_stops(effect, shuttle, directory):
                    what = f"“{shuttle.name}”不停“{effect.stops[stop]}”这一站"
                    yield Finding(notice, (*place, "stops", stop), "E310", what, remedy)
            elif shuttle and (effect.direction or effect.trips or effect.to or effect.stops):
                what = f"“{shuttle.name}”不是班车，没有方向、班次和站点"
                yield Finding(notice, (*place, "target"), "E310", what, "核对“对象”的编号。")


def _misfits(notice: Notice, place: FieldPath, effect: Effect, shuttle: Shuttle) -> Iterator[Finding]:
    headsigns = list(dict.fromkeys(direction.headsign for direction in shuttle.directions))
    if effect.direction and effect.direction not in headsigns:
        what = f"“{shuttle.name}”没有“{effect.direction}”这个方向"
        yield Finding(notice, (*place, "direction"), "E310", what, f"可以写：{'、'.join(headsigns)}。")
    times = _departures(effect, shuttle)
    for number, trip in enumerate(effect.trips):
        if effect.action in _NAMES_TRIPS and times and trip.clock not in times:
            what = f"“{shuttle.name}”没有 {trip.clock} 这一班"
            remedy = f"可以写：{'、'.join(str(time) for time in sorted(times))}。"
            yield Finding(notice, (*place, "trips", number), "E310", what, remedy)
    if effect.action is Action.RETIME and len(effect.trips) != len(effect.to):
        what = f"改点写了 {len(effect.trips)} 班，改成的时刻有 {len(effect.to)} 个"
        yield Finding(notice, place, "E310", what, "“班次”和“改为”一一对应。")


def _unknown_stops(effect: Effect, shuttle: Shuttle, directory: Directory) -> Iterator[tuple[int, str]]:
    names = _stop_names(effect, shuttle, directory)
    for number, stop in enumerate(effect.stops):
        if effect.action in _NAMES_STOPS and stop not in names:
            yield number, f"可以写：{'、'.join(dict.fromkeys(names.values()))}。"


def _stop_names(effect: Effect, shuttle: Shuttle, directory: Directory) -> dict[str, str]:
    """Every word for a stop of the directions concerned, id or name, with the name that residents know."""
    concerned = [d for d in shuttle.directions if effect.direction in (None, d.headsign)] or shuttle.directions
    written = [stop.name for direction in concerned for stop in shuttle.stops_of(direction)]
    known = {name: record.name for name in written if (record := directory.by_id.get(name))}
    return {name: known.get(name, name) for name in written} | {name: name for name in known.values()}


def _departures(effect: Effect, shuttle: Shuttle) -> set[Clock]:
    """First-stop departures of the directions concerned; empty where only headways are known."""
    times: set[Clock] = set()
    for direction in shuttle.directions:
        if effect.direction in (None, direction.headsign):
            times.update(departure.clock for departure in direction.departures)
            times.update(trip.calls[0].clock for trip in direction.trips if trip.calls and trip.calls[0])
    return times
