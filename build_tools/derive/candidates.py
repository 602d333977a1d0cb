"""Every number that may answer at some time, and by what a browser tells whether it does now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from build_tools.derive.hours_today import DAYS
from build_tools.derive.lines import Line, Reach, name_of, purpose_of
from build_tools.duty.stint import stint_at
from build_tools.kinds import Record
from build_tools.kinds.parts import PhoneEntry
from build_tools.kinds.roster import Post, Roster
from build_tools.values.hours import Hours
from build_tools.values.hours.week import State

NOBODY = "-"
_FIRST_LETTER = ord("A")
_DAYS_BEFORE = 2  # what was handed over yesterday morning holds until this morning


class Candidate(NamedTuple):
    """``hours`` decide whether it answers; where there are none, ``line.state`` holds at all times.

    Of a roster's lines ``turn`` says when they count: on the days of that letter, or when nobody is there.
    """

    line: Line
    hours: Hours | None
    roster: str = ""
    turn: str = ""

    @property
    def likeness(self) -> tuple[object, ...]:
        """What makes two of them the same to a caller."""
        return str(self.line.phone.number), self.hours, self.line.state, self.roster, self.turn


def candidates_of(record: Record, roster: Roster | None) -> Iterator[Candidate]:
    """The record's numbers; of one with a roster each post, then what is called while nobody is there."""
    if roster:
        for letter, post in _lettered(roster):
            if phone := roster.number_of(post):
                yield _post(record, roster, post, phone)._replace(turn=letter)
        if roster.fallback:
            name = roster.fallback.label or f"{roster.name}没有排班时"
            found = _candidate(roster, roster.fallback, roster.fallback.hours)
            line = found.line._replace(name=name, reach=Reach.ABOVE)
            yield found._replace(line=line, roster=roster.id, turn=NOBODY)
    for phone in record.numbers_to_call if record is not roster else ():
        found = _candidate(record, phone, phone.hours or record.hours)
        yield found._replace(roster=roster.id, turn=NOBODY) if roster else found


def _post(record: Record, roster: Roster, post: Post, phone: PhoneEntry) -> Candidate:
    line = _candidate(record, phone, roster.hours or record.hours).line
    line = line._replace(name=f"{record.name}：{post.role}", state=State.OPEN, backup=roster.fallback)
    return Candidate(line, roster.hours, roster.id)


def _candidate(record: Record, phone: PhoneEntry, hours: Hours | None) -> Candidate:
    line = Line(record, phone, name_of(record, phone), purpose_of(record), hours, State.UNKNOWN)
    return Candidate(line, hours)


def turns(roster: Roster, today: date) -> str:
    """JSON: whose turn it is, a letter for each day from one hand-over to the next, and when the roster holds.

    ``{"from": "2026-11-20", "at": 510, "turns": "AAAABBB", "first": "2026-01-01", "last": "2026-12-31"}``:
    ``at`` is the minute of the hand-over; a dash is a day of nobody, or of a post without a number.
    """
    letters = {post: letter for letter, post in _lettered(roster) if roster.number_of(post)}
    first = today - timedelta(_DAYS_BEFORE)
    almost_a_day = timedelta(days=1, minutes=-1)  # the roster may begin in the night before a hand-over

    def letter_on(on: date) -> str:
        handover = datetime.combine(on, time()) + timedelta(minutes=roster.handover.minutes)
        stint = stint_at(roster, handover) or stint_at(roster, handover + almost_a_day)
        return letters.get(stint.post, NOBODY) if stint else NOBODY

    found = "".join(letter_on(first + timedelta(n)) for n in range(DAYS + _DAYS_BEFORE))
    held = {"first": roster.valid_from, "last": roster.valid_to}
    bounds = {name: day.isoformat() for name, day in held.items() if day}
    table = {"from": first.isoformat(), "at": roster.handover.minutes, "turns": found, **bounds}
    return json.dumps(table, separators=(",", ":"))


def _lettered(roster: Roster) -> Iterator[tuple[str, Post]]:
    """The posts of a roster, each once."""
    written = [*(roster.rotation.posts if roster.rotation else ()), *(turn.post for turn in roster.turns)]
    for number, post in enumerate(dict.fromkeys(written)):
        yield chr(_FIRST_LETTER + number), post
