"""A notice's effects on the buses of one direction on one date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from build_tools.departures.run import Alteration, Run, run_added, run_from_row
from build_tools.kinds.notice import Action, Effect, Notice
from build_tools.kinds.shuttle import Direction
from build_tools.values.clock import Clock
from build_tools.values.departure import Departure, Headway


class Ordered(NamedTuple):
    """An effect, and the notice that orders it."""

    effect: Effect
    notice: Notice

    def alteration(self, stops: tuple[str, ...] = (), was: Clock | None = None) -> Alteration:
        """Say what is done, and where that stands."""
        return Alteration(self.effect.action, self.notice.id, self.notice.name, stops, was, self.notice.summary or "")

    def holds_on(self, on: date) -> bool:
        """Whether it speaks of a date; a matter that is resolved has no effect any more."""
        resolved = self.notice.resolved_on
        return on in self.effect.dates and (resolved is None or on <= resolved)

    @property
    def stops_everything(self) -> bool:
        """Whether no bus of the direction runs any more."""
        named = self.effect.stops or self.effect.trips
        return self.effect.action in (Action.CANCEL, Action.SUSPEND) and not named

    def means(self, run: Run) -> bool:
        """Whether it speaks of that bus; an effect that names none speaks of all."""
        return not self.effect.trips or run.written in {trip.clock for trip in self.effect.trips}


class Altered(NamedTuple):
    """The buses after the notices, and what holds for the direction as a whole."""

    runs: tuple[Run, ...]
    alterations: tuple[Alteration, ...] = ()


class Course(NamedTuple):
    """The direction that is altered, and its stops by the names that residents know."""

    direction: Direction
    stops: tuple[str, ...]
    name_of: Callable[[str], str]


def orders_on(on: date, shuttle_id: str, notices: Iterable[Notice]) -> Iterator[Ordered]:
    """What holds on a date, the newest notice last."""
    for notice in sorted(notices, key=lambda notice: (notice.publish_on, notice.id)):
        holding = (order for order in orders_of(notice, shuttle_id) if order.holds_on(on))
        # What one notice adds runs, whether it is written before or after what the notice stops.
        yield from sorted(holding, key=lambda order: not order.stops_everything)


def orders_of(notice: Notice, shuttle_id: str) -> Iterator[Ordered]:
    """All that a notice does to a shuttle, on whatever date."""
    return (Ordered(effect, notice) for effect in notice.effects if effect.target == shuttle_id)


def altered(runs: tuple[Run, ...], orders: Iterable[Ordered], course: Course) -> Altered:
    """Apply the orders, those on stops after those on times; buses are sorted by their start."""
    found = Altered(runs)
    for order in sorted(orders, key=lambda order: bool(order.effect.stops)):
        found = _ACTIONS[order.effect.action](found, order, course)
    return found._replace(runs=tuple(sorted(found.runs, key=lambda run: run.start)))


def between_ends(headways: tuple[Headway, ...], runs: Iterable[Run]) -> tuple[Headway, ...]:
    """How often others come, once notices have moved or cancelled the first bus or the last."""
    if not headways:
        return ()
    first, last = headways[0], headways[-1]
    start, end = first.start.minutes, last.end.minutes
    for run in runs:
        if run.written == last.end:
            end = last.end.minutes - last.least if run.is_cancelled else min(end, _moved_to(run))
        if run.written == first.start:
            start = first.start.minutes + first.least if run.is_cancelled else max(start, _moved_to(run))
    kept = (replace(each, start=max(each.start, Clock(start)), end=min(each.end, Clock(end))) for each in headways)
    return tuple(each for each in kept if each.start < each.end)


def _moved_to(run: Run) -> int:
    is_retimed = any(alteration.was is not None for alteration in run.alterations)
    return (run.start if is_retimed else run.written).minutes


def _cancel(found: Altered, order: Ordered, course: Course) -> Altered:
    """Cancel the buses that are named, else all; where stops are named, they alone are not served."""
    alteration = order.alteration()
    if order.effect.stops:
        return _skip(found, order, course)
    if not order.effect.trips:
        return Altered((), (*found.alterations, alteration))
    return found._replace(runs=tuple(_marked(run, alteration) if order.means(run) else run for run in found.runs))


def _add(found: Altered, order: Ordered, course: Course) -> Altered:
    added = [run_added(trip, course.direction) for trip in order.effect.trips]
    added += map(run_from_row, order.effect.rows)
    return found._replace(runs=(*found.runs, *(_marked(run, order.alteration()) for run in added)))


def _retime(found: Altered, order: Ordered, course: Course) -> Altered:
    del course
    to = {trip.clock: new.clock for trip, new in zip(order.effect.trips, order.effect.to, strict=False)}
    return found._replace(
        runs=tuple(_shifted(run, to[run.written], order) if run.written in to else run for run in found.runs)
    )


def _shifted(run: Run, to: Clock, order: Ordered) -> Run:
    minutes = to.minutes - run.start.minutes
    calls = (call and Departure(Clock(call.clock.minutes + minutes), call.mark) for call in run.calls)
    return _marked(replace(run, calls=tuple(calls)), order.alteration(was=run.start))


def _skip(found: Altered, order: Ordered, course: Course) -> Altered:
    named = {course.name_of(stop) for stop in order.effect.stops}
    skipped = tuple(stop for stop in course.stops if stop in named)
    if not skipped:
        return found
    alteration = order.alteration(skipped)
    runs = tuple(_without(run, course.stops, named) if order.means(run) else run for run in found.runs)
    if not order.effect.trips:
        return Altered(runs, (*found.alterations, alteration))
    return found._replace(runs=tuple(_marked(run, alteration) if order.means(run) else run for run in runs))


def _without(run: Run, stops: tuple[str, ...], skipped: set[str]) -> Run:
    named = zip(run.calls, stops, strict=False)
    return replace(run, calls=tuple(None if stop in skipped else call for call, stop in named))


def _move(found: Altered, order: Ordered, course: Course) -> Altered:
    """A stop that has moved is served at its times."""
    named = {course.name_of(stop) for stop in order.effect.stops}
    moved = tuple(stop for stop in course.stops if stop in named)
    return found._replace(alterations=(*found.alterations, order.alteration(moved))) if moved else found


def _marked(run: Run, alteration: Alteration) -> Run:
    return replace(run, alterations=(*run.alterations, alteration))


_ACTIONS: dict[Action, Callable[[Altered, Ordered, Course], Altered]] = {
    Action.CANCEL: _cancel,
    Action.SUSPEND: _cancel,
    Action.ADD: _add,
    Action.RETIME: _retime,
    Action.SKIP: _skip,
    Action.MOVE: _move,
}
