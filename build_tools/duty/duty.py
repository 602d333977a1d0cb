"""A roster held against an instant: the post, its number, since when and until when, or that nobody was planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from build_tools.calendar.day import Almanac
from build_tools.duty.stint import next_stint, stint_at
from build_tools.kinds.parts import PhoneEntry
from build_tools.kinds.roster import Post, Roster
from build_tools.opening import Opening
from build_tools.values.hours.week import State

NOBODY = "这个时段没有排班"
_AROUND_THE_CLOCK = "24/7"
_FARTHEST = timedelta(60)
_DAY = timedelta(1)


class Watch(NamedTuple):
    """What a roster says of an instant: ``state`` is open, off, or unknown where nobody can know.

    ``post`` is whose turn it would be, None where the state is off; ``start`` and ``end`` are when
    this began and when it becomes another, None where that is farther off than the roster tells.
    """

    at: datetime
    state: State
    reason: str
    post: Post | None = None
    phone: PhoneEntry | None = None
    start: datetime | None = None
    end: datetime | None = None


class Duty:
    """One roster and the calendar that its hours are read by; instants are Beijing time without a zone."""

    def __init__(self, roster: Roster, almanac: Almanac) -> None:
        self.roster = roster
        always = roster.hours is None or str(roster.hours) == _AROUND_THE_CLOCK
        self._opening = None if always or roster.hours is None else Opening(roster.hours, almanac)

    def at(self, instant: datetime) -> Watch:
        """Who is on duty at an instant; that of a hand-over belongs to the next."""
        stint = stint_at(self.roster, instant)
        state = self._state(instant) if stint else State.OFF
        if stint is None or state is State.OFF:
            return Watch(instant, State.OFF, NOBODY, end=self._next_watch(instant))
        return Watch(
            instant,
            state,
            self._opening.at(instant).reason if self._opening else "",
            stint.post,
            self.roster.number_of(stint.post),
            self._since(instant, stint.start),
            min(end for end in (stint.end, self._next_change(instant)) if end),
        )

    def course(self, first: datetime, last: datetime) -> Iterator[Watch]:
        """Yield one watch after another from ``first`` until ``last``, those of nobody among them."""
        instant: datetime | None = first
        while instant and instant < last:
            watch = self.at(instant)
            yield watch
            instant = watch.end

    def _state(self, instant: datetime) -> State:
        return self._opening.at(instant).state if self._opening else State.OPEN

    def _next_change(self, instant: datetime) -> datetime | None:
        return self._opening.next_change(instant) if self._opening else None

    def _since(self, instant: datetime, earliest: datetime) -> datetime:
        """When the state of an instant began, not before the stint did."""
        if self._opening is None:
            return earliest
        days = [earliest.date() + n * _DAY for n in range((instant.date() - earliest.date()).days + 1)]
        past = [each for day in days for each in self._opening.changes(day) if each.at <= instant]
        began = past[-1]
        for standing in reversed(past):
            if standing.state is not began.state:
                break
            began = standing
        return max(began.at, earliest)

    def _next_watch(self, instant: datetime) -> datetime | None:
        """When somebody may be there again, within sixty days of somebody's turn."""
        moment: datetime | None = instant
        farthest = instant + _FARTHEST
        while moment and moment < farthest:
            stint = stint_at(self.roster, moment)
            edges = [self._next_change(moment), stint.end] if stint else [next_stint(self.roster, moment)]
            moment = min((edge for edge in edges if edge), default=None)
            if moment and stint_at(self.roster, moment) and self._state(moment) is not State.OFF:
                return moment
        return None
