"""Hours held against the calendar: the course of a day, and what holds at an instant and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import NamedTuple

from build_tools.calendar.day import Almanac, DayKind
from build_tools.calendar.vacation import vacations_on
from build_tools.opening.agreement import agreed
from build_tools.opening.bearing import Facts, bearings_of, facts_of
from build_tools.opening.course import course_of
from build_tools.opening.night import Taken, course_with_nights
from build_tools.opening.reading import readings_of
from build_tools.opening.reason import reason_of
from build_tools.opening.spell import Spell, Spells, joined, laid_over
from build_tools.values.hours.membership import is_within
from build_tools.values.hours.week import FULL_DAY, SCHOOL_HOLIDAY, Hours, Rule, State, plain_weekdays

__all__ = ["Opening", "Standing"]

_Key = tuple[DayKind, int, tuple[bool, ...], tuple[Facts, ...]]
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
        self._asks_schools = any(SCHOOL_HOLIDAY in rule.days.holidays for rule in hours.rules)
        self._cuts_nights = len(hours.rules) > 1 and not hours.keeps_nights and any(map(_has_night, hours.rules))
        self._known: dict[tuple[_Key, _Key | None], Spells] = {}

    def service_day(self, on: date) -> Spells:
        """The spells of a day and of the night that it runs into: from 0 to 1440 or later, in minutes.

        Where a night may be cut off, of the day itself, with the night before.
        """
        key = self._key(on)
        before = self._key(on - _DAY) if self._cuts_nights and on > date.min else None
        spells = self._known.get((key, before))
        if spells is None:
            day, yesterday = self._readings(on), self._readings(on - _DAY) if before else ()
            courses = [*(self._cut(day, yesterday) if before else self._whole(day))]
            readings = [taken.reading for taken in day for _ in range(len(courses) // len(day))]
            spells = self._known[key, before] = agreed(courses, readings, self._almanac(on).kind)
        return spells

    def _key(self, on: date) -> _Key:
        """What decides the course of a day."""
        facts = self._facts(on) if self._dated else self._undated
        vacations = vacations_on(on, self._almanac) if self._asks_schools else (False,)
        return self._almanac(on).kind, on.weekday(), vacations, facts

    def _readings(self, on: date) -> tuple[Taken, ...]:
        """Every way to take a date, and how the rules bear on it then."""
        _, _, vacations, facts = self._key(on)
        ruled = [(*rule, fact) for rule, fact in zip(self._rules, facts, strict=True)]
        counts = (True, False) if any(fact.is_counted for fact in facts) else (True,)
        found = readings_of(self._almanac(on), vacations, counts)
        return tuple(Taken(reading, bearings_of(ruled, reading)) for reading in found)

    def _whole(self, day: Sequence[Taken]) -> Iterator[Spells]:
        rules = [rule for rule, _ in self._rules]
        known = {bears: course_of(rules, bears) for bears in dict.fromkeys(taken.bearings for taken in day)}
        return (known[taken.bearings] for taken in day)

    def _cut(self, day: Sequence[Taken], yesterday: Sequence[Taken]) -> Iterator[Spells]:
        rules = [rule for rule, _ in self._rules]
        return (course_with_nights(rules, *pair) for pair in product(day, yesterday))

    def seasons(self, dates: Iterable[date]) -> Iterator[object]:
        """What is equal on dates of one weekly pattern: which rules' dates hold, and whether the notice is out."""
        within = tuple(rule.days for _, rule in self._dated if rule.days.is_dated)
        for on in dates:
            yield self._almanac(on).kind is DayKind.UNKNOWN, [is_within(days, on) for days in within] if within else ()

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
        if not self._dated:
            return self._undated
        facts = list(self._undated)
        for number, rule in self._dated:
            facts[number] = facts_of(rule, on)
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
    return days.is_dated or bool(days.lunar) or any(each.nth for each in days.weekdays)


def _instant(on: date, minute: int) -> datetime:
    return datetime.combine(on, time()) + timedelta(minutes=minute)
