"""The numbers of one record as of an instant: whether they answer, and who is on duty in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from enum import IntEnum
from functools import cache, partial
from typing import NamedTuple

from build_tools.calendar.day import Almanac
from build_tools.duty import Duty
from build_tools.kinds import Record
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.parts import PhoneEntry
from build_tools.kinds.role import Role
from build_tools.kinds.roster import Roster
from build_tools.opening import Opening
from build_tools.values.hours import Hours
from build_tools.values.hours.week import State

_AROUND_THE_CLOCK = "24/7"
_SENTENCE_END = re.compile(r"[。\n]")


class Reach(IntEnum):
    """How far off whoever answers is."""

    OWN = 0
    ABOVE = 1
    CITY = 2


class Line(NamedTuple):
    """A number, who answers it, what it is for, and what holds at the instant asked about.

    ``hours`` is None where nobody has written any; ``opens`` is when a closed line answers again,
    ``backup`` what to call when the post on duty does not answer.
    """

    record: Record
    phone: PhoneEntry
    name: str
    purpose: str
    hours: Hours | None
    state: State
    reach: Reach = Reach.OWN
    opens: datetime | None = None
    backup: PhoneEntry | None = None


class Lines:
    """Asks rosters and hours by one calendar; instants are Beijing time and carry no zone."""

    def __init__(self, almanac: Almanac) -> None:
        self._opening = cache(partial(Opening, almanac=almanac))
        self.duty = cache(partial(Duty, almanac=almanac))
        self._standing = cache(self._standing_at)  # many keep the same hours

    def of(self, record: Record, roster: Roster | None, instant: datetime) -> Iterator[Line]:
        """Yield the post on duty in place of the record's own numbers; where nobody is, these and the fallback.

        ``roster`` is the record itself or the one that it names, if any.
        """
        if roster:
            watch = self.duty(roster).at(instant)
            if watch.post and watch.phone:
                name = f"{record.name}：{watch.post.role}"
                hours = roster.hours or record.hours
                yield Line(record, watch.phone, name, purpose_of(record), hours, watch.state, backup=roster.fallback)
                return
            if roster.fallback:
                name = roster.fallback.label or f"{roster.name}没有排班时"
                line = self._line(roster, roster.fallback, roster.fallback.hours, instant)
                yield line._replace(reach=Reach.ABOVE, name=name)
        for phone in record.numbers_to_call if record is not roster else ():
            yield self._line(record, phone, phone.hours or record.hours, instant)

    def _line(self, record: Record, phone: PhoneEntry, hours: Hours | None, instant: datetime) -> Line:
        state, opens = self._standing(hours, instant)
        return Line(record, phone, name_of(record, phone), purpose_of(record), hours, state, opens=opens)

    def _standing_at(self, hours: Hours | None, instant: datetime) -> tuple[State, datetime | None]:
        if hours is None:
            return State.UNKNOWN, None
        if str(hours) == _AROUND_THE_CLOCK:
            return State.OPEN, None
        opening = self._opening(hours)
        state = opening.at(instant).state
        return state, opening.next_change(instant) if state is State.OFF else None


def name_of(record: Record, phone: PhoneEntry) -> str:
    """The record's name, and what the number is for where it has several."""
    return f"{record.name} {phone.label}" if phone.label else record.name


def purpose_of(record: Record) -> str:
    """The first sentence of when to call, or a role's duties; of what is neither, nothing: its name says it."""
    if isinstance(record, Role):
        return "、".join(record.duties)
    words = record.when_to_call if isinstance(record, Hotline) else None
    return _SENTENCE_END.split(words, maxsplit=1)[0] if words else ""
