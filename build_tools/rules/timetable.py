"""A timetable runs forward: departures ascend, running times fit the stops."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from build_tools.kinds import Entry
from build_tools.kinds.shuttle import Direction, Shuttle
from build_tools.rules.finding import FieldPath, Finding
from build_tools.values.departure import MARKS, Departure, Headway


def check(entry: Entry) -> Iterator[Finding]:
    """Yield what is out of order in one shuttle."""
    if not isinstance(entry, Shuttle):
        return
    services: dict[tuple[str, str], int] = {}
    for number, direction in enumerate(entry.directions):
        place: FieldPath = ("directions", number)
        first = services.setdefault((direction.headsign, str(direction.days)), number)
        if first != number:
            what = f"“{direction.headsign}”在“{direction.days}”写了两组时刻"
            yield Finding(entry, place, "E320", what, "合并成一组，或改“开行”。")
        yield from _departures(entry, direction, place)
        yield from _running_times(entry, direction, place)
        yield from _trips(entry, direction, place)
        yield from _first_and_last(entry, direction, place)
        yield from _notes(entry, direction, place)


def _departures(entry: Shuttle, direction: Direction, place: FieldPath) -> Iterator[Finding]:
    for number, earlier, later in _backwards(direction.departures):
        what = f"发车时刻 {later} 排在 {earlier} 后面" if later != earlier else f"发车时刻 {later} 写了两遍"
        yield Finding(
            entry, (*place, "departures", number), "E321", what, "从早到晚排列；过半夜写 24:10 或“次日0:10”。"
        )
    for number, before, after in _backwards_headways(direction):
        what = f"间隔时段 {after} 与前面的 {before} 重叠或倒过来了"
        yield Finding(entry, (*place, "headways", number), "E321", what, "各时段从早到晚、首尾相接。")


def _backwards(departures: Sequence[Departure | None]) -> Iterator[tuple[int, Departure, Departure]]:
    """Pairs that do not ascend, with the place of the later; stops passed by are left out."""
    timed = [(number, d) for number, d in enumerate(departures) if d]
    for (_, earlier), (number, later) in itertools.pairwise(timed):
        if later.clock <= earlier.clock:
            yield number, earlier, later


def _backwards_headways(direction: Direction) -> Iterator[tuple[int, Headway, Headway]]:
    pairs = zip(direction.headways, direction.headways[1:], strict=False)
    for number, (earlier, later) in enumerate(pairs, 1):
        if later.start < earlier.end:
            yield number, earlier, later


def _running_times(entry: Shuttle, direction: Direction, place: FieldPath) -> Iterator[Finding]:
    times = direction.running_times
    if not times:
        return
    stops = entry.stops_of(direction)
    place = (*place, "running_times")
    if len(times) != len(stops):
        what = f"运行时间有 {len(times)} 个，站点有 {len(stops)} 个"
        yield Finding(entry, place, "E322", what, "每一站写一个分钟数，起点写 0。")
    if times[0] != 0 or any(b < a for a, b in itertools.pairwise(times)):
        yield Finding(entry, place, "E322", "运行时间要从 0 开始，越来越大", "写从起点到每一站的分钟数，例如 0 4 18。")


def _trips(entry: Shuttle, direction: Direction, place: FieldPath) -> Iterator[Finding]:
    stops = entry.stops_of(direction)
    for number, trip in enumerate(direction.trips):
        where = (*place, "trips", number)
        if len(trip.calls) != len(stops):
            what = f"这一班有 {len(trip.calls)} 个时刻，站点有 {len(stops)} 个"
            yield Finding(entry, where, "E322", what, "每一站一个时刻，不停的站写 -。")
        for _, earlier, later in _backwards(trip.calls):
            yield Finding(entry, where, "E321", f"到站时刻 {later} 不晚于前一站的 {earlier}", "核对这一班的时刻。")
    starts = [next((call for call in trip.calls if call), None) for trip in direction.trips]
    for number, earlier, later in _backwards(starts):
        what = f"班次 {later} 排在 {earlier} 后面"
        yield Finding(entry, (*place, "trips", number), "E321", what, "从早到晚排列，不要重复。")


def _first_and_last(entry: Shuttle, direction: Direction, place: FieldPath) -> Iterator[Finding]:
    first, last = direction.first, direction.last
    if first and last and last.clock < first.clock:
        what = f"末班 {last} 早于首班 {first}"
        yield Finding(entry, (*place, "last"), "E321", what, "过了半夜写成 24:10 或“次日0:10”。")
    if not direction.departures:
        return
    for name, label, written, listed in (
        ("first", "首班", first, direction.departures[0]),
        ("last", "末班", last, direction.departures[-1]),
    ):
        if written and written.clock != listed.clock:
            what = f"{label}写 {written}，发车时刻里是 {listed}"
            yield Finding(entry, (*place, name), "E323", what, "两处写成一样，或删掉这一行。")


def _notes(entry: Shuttle, direction: Direction, place: FieldPath) -> Iterator[Finding]:
    """Every mark on a time leads to a note, and every note is marked somewhere."""
    calls = [
        *direction.departures,
        *(call for trip in direction.trips for call in trip.calls),
        direction.first,
        direction.last,
    ]
    used = {call.mark for call in calls if call and call.mark}
    explained = {note[0] for note in direction.notes}
    for mark in sorted(used - explained):
        yield Finding(entry, place, "E324", f"时刻上的{mark}没有说明", f"在“备注”里写：{mark} ……")
    for number, note in enumerate(direction.notes):
        if note[0] in MARKS and note[0] not in used:
            what = f"备注里的{note[0]}没有标在任何一个时刻上"
            yield Finding(
                entry, (*place, "notes", number), "W329", what, f"在时刻后面加上，例如 8:30{note[0]}；或删掉这条备注。"
            )
