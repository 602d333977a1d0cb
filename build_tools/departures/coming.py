"""The next bus at a stop after an instant, across midnight and into the next service day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from build_tools.departures.stop_day import StopDay, Stopping
from build_tools.values.departure import Headway

StopDays = Callable[[date], StopDay]
"""One stop of one direction by service day."""

_YESTERDAY, _A_MONTH = -1, 31


class Coming(NamedTuple):
    """A bus to come: when in Beijing, on which service day, and whether it is that day's first or last."""

    at: datetime
    of: StopDay
    stopping: Stopping

    @property
    def is_first(self) -> bool:
        """Whether no bus stopped there before it on its service day."""
        return self.stopping.clock == self.of.stoppings[0].clock

    @property
    def is_last(self) -> bool:
        """Whether none comes after it on its service day."""
        return self.stopping.clock == self.of.stoppings[-1].clock


def comings_after(at: datetime, days: StopDays) -> Iterator[Coming]:
    """Every bus of which the time is written, from the instant ``at`` on for a month, in order."""
    waiting: list[Coming] = []
    for ahead in range(_YESTERDAY, _A_MONTH):
        on = at.date() + timedelta(ahead)
        midnight = datetime.combine(on, time())
        # Nothing of this service day or a later one leaves before its midnight.
        yield from (coming for coming in waiting if coming.at < midnight)
        waiting = sorted(
            [*(coming for coming in waiting if coming.at >= midnight), *_of_day(days(on), at)],
            key=lambda coming: coming.at,
        )
    yield from waiting


def _of_day(day: StopDay, at: datetime) -> Iterator[Coming]:
    for stopping in day.stoppings:
        instant = day.instant(stopping.clock)
        if instant >= at:
            yield Coming(instant, day, stopping)


def headway_at(at: datetime, days: StopDays) -> tuple[StopDay, Headway] | None:
    """How often a bus comes at that instant, and of which service day, where only that is written."""
    waits = _headways(at.date(), days, range(_YESTERDAY, 1))
    return next(((day, wait) for day, wait in waits if day.instant(wait.start) <= at < day.instant(wait.end)), None)


def headway_after(at: datetime, days: StopDays) -> tuple[StopDay, Headway] | None:
    """The next headway to begin within a month, and of which service day."""
    waits = _headways(at.date(), days, range(_YESTERDAY, _A_MONTH))
    return next(((day, wait) for day, wait in waits if day.instant(wait.start) > at), None)


def _headways(today: date, days: StopDays, ahead: range) -> Iterator[tuple[StopDay, Headway]]:
    for day in (days(today + timedelta(n)) for n in ahead):
        yield from ((day, wait) for wait in day.headways)
