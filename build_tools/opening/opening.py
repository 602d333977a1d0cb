"""Hours held against the calendar: the course of a day, and what holds at an instant and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import NamedTuple

from build_tools.calendar.day import Almanac, DayKind
from build_tools.calendar.told import told_on
from build_tools.calendar.vacation import School, schools_on
from build_tools.opening.agreement import agreed
from build_tools.opening.alike import facts_over, kinds_over, unknown_over, within_over
from build_tools.opening.bearing import Bearing, Facts, bearings_of, facts_of
from build_tools.opening.course import course_of
from build_tools.opening.night import Taken, course_with_nights
from build_tools.opening.reading import Told, readings_of
from build_tools.opening.reason import reason_of
from build_tools.opening.spell import Spell, Spells, joined, laid_over
from build_tools.values.hours.week import FULL_DAY, SCHOOL_DAY, SCHOOL_HOLIDAY, Hours, Rule, State, plain_weekdays

__all__ = ["Opening", "Standing"]

_Key = tuple[DayKind, int, tuple[School, ...], tuple[Facts, ...], tuple[Told, ...]]
_NO_SCHOOL = (School(),)
_DAY = timedelta(1)
_FARTHEST_CHANGE = 400
_COVERED = {
    State.OPEN: frozenset((State.OFF, State.UNKNOWN)),
    State.UNKNOWN: frozenset((State.OFF,)),
    State.OFF: frozenset[State](),
}


class Standing(NamedTuple):
    """What holds at an instant, and why, in Chinese words; instants are Beijing time and carry no zone."""

    at: datetime
    state: State
    reason: str


class Opening:
    """One place's hours and the calendars that they are read by; days once worked out are kept."""

    def __init__(self, hours: Hours, almanac: Almanac) -> None:
        self._almanac = almanac
        self._rules = tuple((rule, plain_weekdays(rule.days)) for rule in hours.rules)
        self._dated = tuple((n, rule) for n, rule in enumerate(hours.rules) if _is_dated(rule))
        self._undated = (Facts(),) * len(hours.rules)
        self._asks_schools = any({SCHOOL_HOLIDAY, SCHOOL_DAY} & {*rule.days.holidays} for rule in hours.rules)
        self._asks = tuple(dict.fromkeys(what for rule in hours.rules for what in rule.days.told))
        self._cuts_nights = len(hours.rules) > 1 and not hours.keeps_nights and any(map(_has_night, hours.rules))
        self._courses: dict[tuple[Bearing, ...], Spells] = {}
        self._known: dict[tuple[_Key, _Key | None], Spells] = {}

    def service_day(self, on: date) -> Spells:
        """The spells of a day and of the night that it runs into: from 0 to 1440 or later, in minutes.

        Where a night may be cut off, of the day itself, with the night before.
        """
        key = self._key(on)
        before = self._key(on - _DAY) if self._cuts_nights and on > date.min else None
        spells = self._known.get((key, before))
        if spells is None:
            spells = self._known[key, before] = self._worked_out(key, before)
        return spells

    def _key(self, on: date) -> _Key:
        """What decides the course of a day."""
        facts = self._facts(on) if self._dated else self._undated
        schools = schools_on(on, self._almanac) if self._asks_schools else _NO_SCHOOL
        return self._almanac(on).kind, on.weekday(), schools, facts, told_on(on, self._asks, self._almanac)

    def _worked_out(self, key: _Key, before: _Key | None) -> Spells:
        day = self._taken(key)
        if before is None:
            return agreed([self._course(taken.bearings) for taken in day], [taken.reading for taken in day], key[0])
        pairs = [*product(day, self._taken(before))]
        rules = [rule for rule, _ in self._rules]
        courses = [course_with_nights(rules, *pair) for pair in pairs]
        return agreed(courses, [taken.reading for taken, _ in pairs], key[0])

    def _taken(self, key: _Key) -> tuple[Taken, ...]:
        """Every way to take a date, and how the rules bear on it then."""
        kind, weekday, schools, facts, told = key
        ruled = [(*rule, fact) for rule, fact in zip(self._rules, facts, strict=True)]
        counts = (True, False) if any(fact.is_counted for fact in facts) else (True,)
        return tuple(
            Taken(reading, bearings_of(ruled, reading)) for reading in readings_of(kind, weekday, schools, counts, told)
        )

    def _course(self, bearings: tuple[Bearing, ...]) -> Spells:
        course = self._courses.get(bearings)
        if course is None:
            course = self._courses[bearings] = course_of((rule for rule, _ in self._rules), bearings)
        return course

    def alike(self, first: date, count: int) -> Sequence[object]:
        """For each of ``count`` dates what is equal on dates whose service days are equal."""
        if self._cuts_nights or self._asks_schools or self._asks:
            dates = (first + n * _DAY for n in range(count))
            return [(self._key(on), self._cuts_nights and self._key(on - _DAY)) for on in dates]
        kinds = kinds_over(self._almanac, first, count)
        dated = [facts_over(rule.days, first, count) for _, rule in self._dated]
        return [*zip(kinds, *dated, strict=True)] if dated else kinds

    def seasons(self, first: date, count: int) -> tuple[object, ...]:
        """What is equal on dates of one weekly pattern: which rules' dates hold, and whether the notice is out."""
        unknown = unknown_over(self._almanac, first, count)
        within = [within_over(rule.days, first, count) for _, rule in self._dated if rule.days.is_dated]
        return tuple(zip(unknown, *within, strict=True)) if within else unknown

    def day(self, on: date) -> Spells:
        """The spells from one midnight to the next, what is left of the night before among them."""
        return joined(spell for spell in self._with_the_night(on) if spell.start < FULL_DAY)

    def reason(self, spell: Spell, on: date) -> str:
        """Why ``spell``, one of ``day(on)``, is as it is."""
        return reason_of(spell.why, self._almanac(on - spell.why.days_before * _DAY))

    def at(self, instant: datetime) -> Standing:
        """What holds at an instant."""
        holding = self._holding(instant)
        return Standing(instant, holding.state, self.reason(holding, instant.date()))

    def changes(self, on: date) -> tuple[Standing, ...]:
        """What holds at midnight of a day, and after each change of state until the next midnight."""
        spells = self.day(on)
        starts = [b.start for a, b in zip((None, *spells), spells, strict=False) if not a or a.state is not b.state]
        return tuple(self.at(_instant(on, start)) for start in starts)

    def next_change(self, instant: datetime) -> datetime | None:
        """When the state of an instant becomes another; None where it does not within 400 days."""
        state, first = self._holding(instant).state, instant.date()
        days = (first + n * _DAY for n in range(min(_FARTHEST_CHANGE, (date.max - first).days)))
        starts = ((day, spell) for day in days for spell in self.day(day))
        changes = (_instant(day, spell.start) for day, spell in starts if spell.state is not state)
        return next((change for change in changes if change > instant), None)

    def _holding(self, instant: datetime) -> Spell:
        minute = instant.hour * 60 + instant.minute
        return next(spell for spell in self.day(instant.date()) if spell.end > minute)

    def _facts(self, on: date) -> tuple[Facts, ...]:
        facts = list(self._undated)
        for number, rule in self._dated:
            facts[number] = facts_of(rule.days, on)
        return tuple(facts)

    def _with_the_night(self, on: date) -> Spells:
        spells = self.service_day(on)
        if on == date.min or self._cuts_nights:
            return spells
        for spell in self.service_day(on - _DAY):
            if spell.end > FULL_DAY:
                start, end = max(0, spell.start - FULL_DAY), spell.end - FULL_DAY
                night = Spell(start, end, spell.state, spell.why._replace(days_before=1))
                spells = laid_over(spells, night, _COVERED[spell.state])
        return spells


def _has_night(rule: Rule) -> bool:
    return any(span.end is None or span.end > FULL_DAY for span in rule.spans)


def _is_dated(rule: Rule) -> bool:
    days = rule.days
    return days.is_dated or bool(days.lunar or days.spring) or any(each.nth for each in days.weekdays)


def _instant(on: date, minute: int) -> datetime:
    return datetime.combine(on, time()) + timedelta(minutes=minute)
