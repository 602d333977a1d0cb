"""Whose turn it is, from one hand-over to another, whether or not anybody is there at that hour."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from build_tools.kinds.base import Status
from build_tools.kinds.roster import Post, Roster, Rotation, Turn

_DAY = timedelta(1)
_FIRST, _LAST = datetime.combine(date.min, time()), datetime.combine(date.max, time())


class Stint(NamedTuple):
    """``end`` belongs to the next; both are Beijing time and carry no zone."""

    post: Post
    start: datetime
    end: datetime


def stint_at(roster: Roster, instant: datetime) -> Stint | None:
    """The stint that holds an instant: by date, else by rotation; None where nobody's turn was planned."""
    begins, ends = _in_force(roster)
    if not begins <= instant < ends:
        return None
    stint = _by_date(roster, instant) or (roster.rotation and _in_rotation(roster, roster.rotation, instant))
    return stint._replace(start=max(stint.start, begins), end=min(stint.end, ends)) if stint else None


def next_stint(roster: Roster, instant: datetime) -> datetime | None:
    """When the first stint after an instant begins; None after the last."""
    begins, _ = _in_force(roster)
    starts = [begins, *(_span(roster, turn)[0] for turn in roster.turns)]
    if roster.rotation:
        starts.append(_handover(roster, roster.rotation.start))
        starts.extend(_span(roster, turn)[1] for turn in roster.turns)
    later = sorted(start for start in starts if start > instant)
    return next((start for start in later if stint_at(roster, start)), None)


def _by_date(roster: Roster, instant: datetime) -> Stint | None:
    spans = ((turn.post, *_span(roster, turn)) for turn in roster.turns)
    return next((Stint(*span) for span in spans if span[1] <= instant < span[2]), None)


def _in_rotation(roster: Roster, rotation: Rotation, instant: datetime) -> Stint | None:
    """The rotation goes on behind turns by date; they only cover it."""
    first, length = _handover(roster, rotation.start), timedelta(rotation.every.days)
    if instant < first:
        return None
    number = (instant - first) // length
    start = first + number * length
    spans = [_span(roster, turn) for turn in roster.turns]
    return Stint(
        rotation.posts[number % len(rotation.posts)],
        max([start, *(end for _, end in spans if end <= instant)]),
        min([start + length, *(begin for begin, _ in spans if begin > instant)]),
    )


def _span(roster: Roster, turn: Turn) -> tuple[datetime, datetime]:
    return _handover(roster, turn.dates.first), _handover(roster, turn.dates.last) + _DAY


def _handover(roster: Roster, on: date) -> datetime:
    return datetime.combine(on, time()) + timedelta(minutes=roster.handover.minutes)


def _in_force(roster: Roster) -> tuple[datetime, datetime]:
    """From the first minute of 生效 to the last of 失效; never, where the roster is not in use."""
    if roster.status is not Status.ACTIVE:
        return _LAST, _LAST
    begins = datetime.combine(roster.valid_from, time()) if roster.valid_from else _FIRST
    ends = datetime.combine(roster.valid_to, time()) + _DAY if roster.valid_to else _LAST
    return begins, ends
