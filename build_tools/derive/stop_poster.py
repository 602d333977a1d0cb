"""What stands on a shuttle's 站牌海报: every word of it, and nothing of its looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.departures.run import Run, by_hour, ends_of, written_runs
from build_tools.departures.words import wait_in_words
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Record
from build_tools.kinds.shuttle import Direction, Shuttle
from build_tools.values.departure import Departure


class Minute(NamedTuple):
    """A departure within its hour, with its mark: 30①."""

    text: str
    strong: bool


class Hour(NamedTuple):
    """A row of departures from the first stop."""

    label: str
    minutes: tuple[Minute, ...]


class PosterStop(NamedTuple):
    """``after`` is how long the way there takes, such as 9分; empty where that is not written."""

    name: str
    after: str


class PosterWay(NamedTuple):
    """One direction on one kind of day; ``remarks`` are what the times do not say by themselves."""

    headsign: str
    days: str
    ends: tuple[str, ...]
    hours: tuple[Hour, ...]
    waits: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    stops: tuple[PosterStop, ...]


class Poster(NamedTuple):
    """A shuttle as its stop sign tells of it; ``facts`` are fare, operator, number and how long it holds."""

    title: str
    unit: str
    facts: tuple[str, ...]
    ways: tuple[PosterWay, ...]
    checked: str
    address: str
    demo: bool
    origin: str

    @property
    def words(self) -> str:
        """Everything that comes from records."""
        return repr((self.title, self.unit, self.facts, self.ways, self.checked))


def poster_of(shuttle: Shuttle, page: str, snapshot: Snapshot) -> Poster:
    """Put a shuttle into the words of its poster; ``page`` is its page, seen from the site's root."""
    directory = snapshot.directory
    names = {stop: directory.by_id[stop].name for stop in shuttle.stop_ids() if stop in directory.by_id}
    operator = directory.by_id.get(shuttle.operator or "")
    settings = directory.settings
    return Poster(
        shuttle.name,
        settings.name,
        tuple(_facts(shuttle, operator if isinstance(operator, Record) else None)),
        tuple(_way(direction, shuttle, names) for direction in shuttle.directions),
        f"{_day(shuttle.verified.on)}核对" if shuttle.verified else "还没有核对",
        f"{settings.address}{page}" if settings.address else "",
        settings.demo,
        shuttle.origin.path,
    )


def _facts(shuttle: Shuttle, operator: Record | None) -> Iterator[str]:
    if shuttle.fare:
        yield str(shuttle.fare) if str(shuttle.fare) == "免费" else f"票价 {shuttle.fare}"
    numbers = [*shuttle.numbers_to_call, *(operator.numbers_to_call if operator else ())]
    numbers = [phone for phone in numbers if phone.on_card]
    if operator and not numbers:
        yield operator.name
    if numbers:
        yield f"{operator.name if operator else '电话'} {numbers[0].number}"
    if shuttle.valid_from:
        yield f"{_day(shuttle.valid_from)}起"
    if shuttle.valid_to:
        yield f"到{_day(shuttle.valid_to)}为止"


def _day(on: object) -> str:
    year, month, day = str(on).split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def _way(direction: Direction, shuttle: Shuttle, names: dict[str, str]) -> PosterWay:
    stops = tuple(names.get(stop.name, stop.name) for stop in shuttle.stops_of(direction))
    runs = sorted(written_runs(direction), key=lambda run: run.start)
    is_listed = bool(direction.departures or direction.trips)
    from_the_first = [run for run in runs if run.calls[0]] if is_listed else []
    return PosterWay(
        direction.headsign,
        str(direction.days),
        tuple(_ends(direction, from_the_first)),
        tuple(_hours(from_the_first)),
        tuple((f"{wait.start.spoken}–{wait.end.spoken}", wait_in_words(wait)) for wait in direction.headways),
        (*_remarks(direction, runs, stops), *direction.notes),
        tuple(_stops(direction, stops)),
    )


def _ends(direction: Direction, runs: list[Run]) -> Iterator[str]:
    """首班 5:30 and 末班 20:30; what is written comes before what follows from the list."""
    words = ends_of(runs)
    listed = {words[run]: Departure(run.start, run.mark) for run in runs if words[run]}
    written = {word: end for word, end in (("首班", direction.first), ("末班", direction.last)) if end}
    ends = written or listed
    return (
        f"{word} {ends[word].clock.spoken}{ends[word].mark}" for word in ("首班", "末班", "只有一班") if word in ends
    )


def _hours(runs: list[Run]) -> Iterator[Hour]:
    ends = ends_of(runs)
    for label, within in by_hour(runs):
        minutes = (Minute(f"{run.start.minutes % 60:02}{run.mark}", bool(ends[run])) for run in within)
        yield Hour(f"{label.removesuffix('点')}时", tuple(minutes))


def _remarks(direction: Direction, runs: list[Run], stops: tuple[str, ...]) -> Iterator[str]:
    """Where a bus of a matrix begins later or passes a stop by; and that only the ends are known."""
    for run in runs if direction.trips else ():
        served = [place for place, call in enumerate(run.calls) if call]
        if not served:
            continue
        start = f"{run.start.spoken}{run.mark}"
        if served[0]:
            yield f"{start} 从{stops[served[0]]}开"
        if missed := [stops[n] for n, call in enumerate(run.calls) if n > served[0] and not call]:
            yield f"{start} 不停{'、'.join(missed)}"
    if not (direction.departures or direction.trips or direction.headways):
        yield "中间的班次没有写明，请电询"


def _stops(direction: Direction, stops: tuple[str, ...]) -> Iterator[PosterStop]:
    for place, name in enumerate(stops):
        after = direction.running_times[place : place + 1] if place else ()
        yield PosterStop(name, f"{after[0]}分" if after else "")
