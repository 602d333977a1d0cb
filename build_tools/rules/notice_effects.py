"""A temporary change must fit the timetable that it changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from build_tools.departures.run import is_complete, written_runs
from build_tools.kinds.notice import Action, Effect, Notice
from build_tools.kinds.shuttle import Direction, Shuttle
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
            yield Finding(notice, (*place, "trips", number), "E310", *_no_such_trip(trip.clock, effect, shuttle))
    for what, remedy in _gaps(effect, headsigns):
        yield Finding(notice, place, "E310", what, remedy)
    for number, what, remedy in _bad_rows(effect, shuttle):
        yield Finding(notice, (*place, "rows", number), "E310", what, remedy)


def _no_such_trip(clock: Clock, effect: Effect, shuttle: Shuttle) -> tuple[str, str]:
    """Of a line with headways only the first bus and the last are written: no other can be named."""
    known = "、".join(time.spoken for time in sorted(_departures(effect, shuttle)))
    if not any(map(is_complete, _concerned(effect, shuttle))):
        what = f"“{shuttle.name}”只写了首班和末班的时刻，没有写明 {clock.spoken} 这一班"
        remedy = f"能{effect.action}的只有首班、末班：{known}。别的班次写进正文；一整天不开写“停运”，不写班次。"
        return what, remedy
    return f"“{shuttle.name}”没有 {clock.spoken} 这一班", f"可以写：{known}。"


def _gaps(effect: Effect, headsigns: list[str]) -> Iterator[tuple[str, str]]:
    """What an effect leaves out without which it does nothing, or too much."""
    if effect.action is Action.RETIME and (not effect.trips or len(effect.trips) != len(effect.to)):
        what = (
            f"改点写了 {len(effect.trips)} 班，改成的时刻有 {len(effect.to)} 个" if effect.trips else "改点没有写哪一班"
        )
        yield what, "“班次”和“改为”一一对应。"
    if effect.action is not Action.ADD:
        return
    if not effect.trips and not effect.rows:
        yield "加开没有写哪一班", "写“班次: 12:00”；到各站的时刻要写明的，写“各站: 12:00 12:04 - 12:20”。"
    if not effect.direction and len(headsigns) > 1:
        yield "加开没有写往哪个方向", f"写上“方向”：{'、'.join(headsigns)}。两个方向都加开，写两条。"


def _bad_rows(effect: Effect, shuttle: Shuttle) -> Iterator[tuple[int, str, str]]:
    counts = {len(shuttle.stops_of(direction)) for direction in _concerned(effect, shuttle)}
    for number, row in enumerate(effect.rows):
        times = [call.clock for call in row.calls if call]
        if effect.action is not Action.ADD:
            yield number, f"“各站”是加开用的，{effect.action}不用写", "删掉“各站”，写“班次”。"
        elif len(row.calls) not in counts:
            what = f"加开的这一班有 {len(row.calls)} 个时刻，站点有 {'、'.join(map(str, sorted(counts)))} 个"
            yield number, what, "每一站一个时刻，不停的站写 -。"
        elif not times or any(after <= before for before, after in pairwise(times)):
            yield number, "加开的这一班时刻不是从早到晚", "核对到各站的时刻。"


def _concerned(effect: Effect, shuttle: Shuttle) -> tuple[Direction, ...]:
    found = tuple(each for each in shuttle.directions if effect.direction in (None, each.headsign))
    return found or shuttle.directions


def _unknown_stops(effect: Effect, shuttle: Shuttle, directory: Directory) -> Iterator[tuple[int, str]]:
    names = _stop_names(effect, shuttle, directory)
    for number, stop in enumerate(effect.stops):
        if effect.action in _NAMES_STOPS and stop not in names:
            yield number, f"可以写：{'、'.join(dict.fromkeys(names.values()))}。"


def _stop_names(effect: Effect, shuttle: Shuttle, directory: Directory) -> dict[str, str]:
    """Every word for a stop of the directions concerned, id or name, with the name that residents know."""
    written = [stop.name for direction in _concerned(effect, shuttle) for stop in shuttle.stops_of(direction)]
    known = {name: record.name for name in written if (record := directory.by_id.get(name))}
    return {name: known.get(name, name) for name in written} | {name: name for name in known.values()}


def _departures(effect: Effect, shuttle: Shuttle) -> set[Clock]:
    """The starts by which the buses of the directions concerned are named; of headways the first and the last."""
    concerned = (each for each in shuttle.directions if effect.direction in (None, each.headsign))
    return {run.written for direction in concerned for run in written_runs(direction)}
