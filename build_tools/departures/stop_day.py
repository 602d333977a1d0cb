"""One stop of one direction on one service day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from build_tools.departures.line import DayService
from build_tools.departures.run import Run
from build_tools.kinds.notice import Action
from build_tools.values.clock import Clock
from build_tools.values.departure import Headway

NOT_AT_THIS_STOP = "有的班次没有写几点到这一站"


class Stopping(NamedTuple):
    """A bus at the stop."""

    clock: Clock
    run: Run


class StopDay(NamedTuple):
    """The buses that stop there, in order, and how often others come; cancelled ones are left out.

    ``is_complete`` is false where only the first and the last are written, ``note`` says what is not known.
    """

    on: date
    service: str
    stop: str
    stoppings: tuple[Stopping, ...]
    headways: tuple[Headway, ...]
    is_complete: bool
    note: str

    @property
    def last(self) -> Clock | None:
        """The last bus of which the time is written."""
        return self.stoppings[-1].clock if self.stoppings else None

    def instant(self, clock: Clock) -> datetime:
        """When that is in Beijing; 24:10 lies in the next day."""
        return datetime.combine(self.on, time()) + timedelta(minutes=clock.minutes)


def at_stop(service: DayService, stop: str) -> StopDay:
    """See a service from one of its stops; where a line ends at a stop that it has passed, nobody boards."""
    places = [n for n, name in enumerate(service.stops) if name == stop]
    boarding = places[:-1] if len(places) > 1 and places[-1] == len(service.stops) - 1 else places
    running = [run for run in service.runs if not run.is_cancelled]
    stoppings = sorted(_stoppings(running, boarding), key=lambda stopping: stopping.clock)
    is_untimed = any(_is_untimed(service, running, place) for place in boarding)
    return StopDay(
        on=service.day.on,
        service=service.service,
        stop=stop,
        stoppings=tuple(stoppings),
        headways=tuple(_shifted(service, boarding)),
        is_complete=service.is_complete,
        note="；".join(filter(None, (service.note, NOT_AT_THIS_STOP if is_untimed else ""))),
    )


def passes_by(service: DayService, stop: str) -> bool:
    """Whether a notice has all buses pass it by."""
    return any(stop in each.stops and each.action is not Action.MOVE for each in service.alterations)


def _stoppings(runs: list[Run], places: list[int]) -> Iterator[Stopping]:
    for run in runs:
        for call in (run.calls[place] for place in places if place < len(run.calls)):
            if call:
                yield Stopping(call.clock, run)


def _is_untimed(service: DayService, running: list[Run], place: int) -> bool:
    """Whether buses come at times that are written for the first stop alone."""
    is_served = bool(service.headways) and not passes_by(service, service.stops[place])
    is_untimed_headway = is_served and 0 < place >= len(service.running_times)
    return is_untimed_headway or any(len(run.calls) <= place for run in running)


def _shifted(service: DayService, places: list[int]) -> Iterator[Headway]:
    """The hours of a headway at a later stop, where its running time is written."""
    place = min(places, default=0)
    after = service.running_times[place] if place < len(service.running_times) else 0
    is_served = bool(places) and not passes_by(service, service.stops[place])
    for wait in service.headways if is_served else ():
        start, end = (Clock(clock.minutes + after) for clock in (wait.start, wait.end))
        yield Headway(start, end, wait.least, wait.most)
