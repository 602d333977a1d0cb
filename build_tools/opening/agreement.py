"""What all readings of a date agree on is known; the rest is unknown, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_tools.calendar.day import DayKind
from build_tools.opening.reading import Reading
from build_tools.opening.spell import Ground, Spell, Spells, Why, joined
from build_tools.values.hours.week import FULL_DAY, State

_BY_KIND = {DayKind.MAKEUP: Ground.WHICH_WEEKDAY, DayKind.HOLIDAY: Ground.WHICH_FESTIVAL}
_NOTHING = Why(Ground.NOTHING_SAID)


def agreed(courses: Sequence[Spells], readings: Sequence[Reading], kind: DayKind) -> Spells:
    """Put together the courses of a day, one a reading in the same order; reasons are the first one's."""
    if all(course is courses[0] or course == courses[0] for course in courses):
        return courses[0]
    edges = sorted({edge for course in courses for spell in course for edge in spell[:2]})
    return joined(spell for start, end in pairwise(edges) for spell in _between(start, end, courses, readings, kind))


def _between(
    start: int, end: int, courses: Sequence[Spells], readings: Sequence[Reading], kind: DayKind
) -> Iterator[Spell]:
    found = [_holding(course, start) for course in courses]
    states = [state for state, _ in found]
    if len(set(states)) > 1:
        yield Spell(start, end, State.UNKNOWN, Why(_doubt(states, readings, kind)))
    elif start < FULL_DAY or states[0] is not State.OFF:
        yield Spell(start, end, *found[0])


def _holding(course: Spells, minute: int) -> tuple[State, Why]:
    return next(
        ((spell.state, spell.why) for spell in course if spell.start <= minute < spell.end), (State.OFF, _NOTHING)
    )


def _doubt(states: Sequence[State], readings: Sequence[Reading], kind: DayKind) -> Ground:
    """Whose notice is missing: readings that differ in school alone miss the school's."""
    by_vacation: dict[bool, set[State]] = {}
    for state, reading in zip(states, readings, strict=True):
        by_vacation.setdefault(reading.is_vacation, set()).add(state)
    if all(len(found) == 1 for found in by_vacation.values()):
        return Ground.NO_SCHOOL_YEAR
    return _BY_KIND.get(kind, Ground.NO_NOTICE)
