"""One bus on its way: its times at the stops, in whichever form its direction is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.kinds.notice import Action
from build_tools.kinds.shuttle import Direction
from build_tools.values.clock import Clock
from build_tools.values.departure import Departure


class Alteration(NamedTuple):
    """What a notice does to a bus or to a direction; ``was`` is the start that it had before."""

    action: Action
    notice_id: str
    notice: str
    stops: tuple[str, ...] = ()
    was: Clock | None = None

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


def runs_of(direction: Direction) -> Iterator[Run]:
    """Every bus of which the exact time is written: of a line with headways, the first and the last."""
    if direction.trips:
        for trip in direction.trips:
            yield Run(trip.calls, next(call.clock for call in (*trip.calls, Departure(Clock(0))) if call))
        return
    ends = (end for end in (direction.first, direction.last) if end)
    for departure in direction.departures or ends:
        yield run_from(departure, direction)


def run_from(departure: Departure, direction: Direction) -> Run:
    """A bus that leaves the first stop at that time; the running times tell the rest."""
    after = direction.running_times[1:]
    later = (Departure(Clock(departure.clock.minutes + minutes), departure.mark) for minutes in after)
    return Run((departure, *later), departure.clock)


def is_complete(direction: Direction) -> bool:
    """Whether every bus is written, not only the first and the last."""
    return bool(direction.departures or direction.trips)
