"""The course of a day for hours in OSM's form that run past midnight.

Its readers, opening_hours.js and opening-hours-py among them, hear the rules in order, each with what it
says of the day and then with the night that it began the day before, whatever else was said of that day:
``22:00-02:00; Tu 12:00-14:00`` is shut on Tuesday at one and open on Wednesday at one. Who wants the
nights whole writes a comma: ``Su-Th 11:00-01:00, Fr-Sa 11:00-03:00``. Of China's days off they know
nothing: the night of the eve is whole, and the night of a day off is what was said of that day. Hours in
Chinese keep all their nights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from build_tools.opening.bearing import Bearing
from build_tools.opening.course import NOTHING_SAID, after, course_of
from build_tools.opening.reading import Reading
from build_tools.opening.spell import EVERY_STATE, Spell, Spells, laid_over
from build_tools.values.hours.week import FULL_DAY, Rule, State


class Taken(NamedTuple):
    """One way to take a date, and how the rules bear on it then."""

    reading: Reading
    bearings: tuple[Bearing, ...]


_GIVE_WAY = frozenset((State.OFF,))


def course_with_nights(rules: Sequence[Rule], today: Taken, yesterday: Taken) -> Spells:
    """Spells from 0 to 1440, the night before among them; each day as it is taken."""
    course: Spells = NOTHING_SAID
    heard = [*_nights(rules, yesterday)]
    for rule, bears, night in zip(rules, today.bearings, heard, strict=True):
        course = after(course, rule, bears)
        for spell in () if today.reading.is_holiday else night:
            course = laid_over(course, spell, EVERY_STATE)
    for spell in chain(*heard) if today.reading.is_holiday else ():
        course = laid_over(course, spell, _GIVE_WAY)
    return tuple(spell._replace(end=min(spell.end, FULL_DAY)) for spell in course if spell.start < FULL_DAY)


def _nights(rules: Sequence[Rule], day: Taken) -> Iterator[Spells]:
    """For each rule, what of its day lies beyond midnight, as minutes of the next day."""
    whole = course_of(rules, day.bearings) if day.reading.is_holiday else None
    for rule, bore in zip(rules, day.bearings, strict=True):
        said = course_of((rule,), (bore,)) if whole is None else whole
        yield tuple(
            Spell(max(start, FULL_DAY) - FULL_DAY, end - FULL_DAY, state, why._replace(days_before=1))
            for start, end, state, why in said
            if end > FULL_DAY and why.rule is rule
        )
