"""One bus on its way: its times at the stops, in whichever form its direction is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from build_tools.kinds.notice import Action
from build_tools.kinds.shuttle import Direction, Trip
from build_tools.values.clock import Clock
from build_tools.values.departure import Departure


class Alteration(NamedTuple):
    """What a notice does to a bus or to a direction, and why; ``was`` is the start that it had before."""

    action: Action
    notice_id: str
    notice: str
    stops: tuple[str, ...] = ()
    was: Clock | None = None
    why: str = ""

    @property
    def stops_everything(self) -> bool:
        """Whether nothing runs any more; where stops are named, it passes them by."""
        return self.action in (Action.CANCEL, Action.SUSPEND) and not self.stops


@dataclass(frozen=True)
class Run:
    """A time for each stop, None where it passes by; shorter than the stops where no time is written.

    ``written`` is the start by which notices name it, whatever they have made of it.
    """

    calls: tuple[Departure | None, ...]
    written: Clock
    alterations: tuple[Alteration, ...] = ()

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not run on this date."""
        return any(alteration.stops_everything for alteration in self.alterations)

    @property
    def start(self) -> Clock:
        """When it leaves the first stop that it serves."""
        return next((call.clock for call in self.calls if call), self.written)

    @property
    def mark(self) -> str:
        """The sign ① that leads to its note."""
        return next((call.mark for call in self.calls if call), "")


def written_runs(direction: Direction) -> tuple[Run, ...]:
    """Every bus of which the exact time is written: of a line with headways, the first and the last."""
    if direction.trips:
        return tuple(map(run_from_row, direction.trips))
    ends = tuple(end for end in (direction.first, direction.last) if end)
    return tuple(run_from(departure, direction) for departure in direction.departures or ends)


def _start_of(trip: Trip) -> Clock:
    return next((call.clock for call in trip.calls if call), Clock(0))


def run_from(departure: Departure, direction: Direction) -> Run:
    """A bus that leaves the first stop at that time; the running times tell the rest."""
    after = direction.running_times[1:]
    later = (Departure(Clock(departure.clock.minutes + minutes), departure.mark) for minutes in after)
    return Run((departure, *later), departure.clock)


def is_told(direction: Direction, stops: int) -> bool:
    """Whether departures and running times tell when each bus reaches each of its ``stops``."""
    return bool(direction.departures) and not direction.trips and len(direction.running_times) == stops > 1


def run_from_row(row: Trip) -> Run:
    """A bus of which the time at each stop is written."""
    return Run(row.calls, _start_of(row))


def run_added(departure: Departure, direction: Direction) -> Run:
    """An extra bus that is written for its first stop: it takes as long as all others, as far as these agree."""
    if not direction.trips:
        return run_from(departure, direction)
    calls = (departure.clock.minutes + minutes for minutes in _minutes_of_all(direction.trips))
    return Run((departure, *(Departure(Clock(call), departure.mark) for call in calls)), departure.clock)


def _minutes_of_all(trips: Sequence[Trip]) -> Iterator[int]:
    """From the first stop to each later one, up to one where trips differ or pass by; one trip is no rule."""
    first, *later = zip(*(trip.calls for trip in trips), strict=False)
    for calls in later if len(trips) > 1 else ():
        minutes = {
            call and start and call.clock.minutes - start.clock.minutes
            for call, start in zip(calls, first, strict=True)
        }
        only = minutes.pop()
        if minutes or only is None:
            return
        yield only


def is_complete(direction: Direction) -> bool:
    """Whether every bus is written, not only the first and the last."""
    return bool(direction.departures or direction.trips)


def ends_of(runs: Sequence[Run]) -> dict[Run, str]:
    """What to call the first and the last bus that run, by bus; the others are empty."""
    running = [run for run in runs if not run.is_cancelled]
    words = dict.fromkeys(runs, "")
    if running:
        words[running[-1]] = "末班"
        words[running[0]] = "首班" if len(running) > 1 else "只有一班"
    return words


def by_hour(runs: Iterable[Run]) -> list[tuple[str, list[Run]]]:
    """Buses under the hour in which they start; after midnight it is 次日0点."""
    return [(f"{Clock(hour * 60).spoken.removesuffix(':00')}点", [*within]) for hour, within in groupby(runs, _hour)]


def _hour(run: Run) -> int:
    return run.start.minutes // 60
