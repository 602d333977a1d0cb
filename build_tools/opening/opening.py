"""Hours held against the calendar: the course of a day, and what holds at an instant and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from build_tools.calendar.day import Almanac, CalendarDay, DayKind
from build_tools.calendar.vacation import vacations_on
from build_tools.opening.agreement import agreed
from build_tools.opening.bearing import Facts, bearings_of, facts_of
from build_tools.opening.course import course_of
from build_tools.opening.reading import readings_of
from build_tools.opening.reason import reason_of
from build_tools.opening.spell import Spell, Spells, joined, laid_over
from build_tools.values.hours.membership import covers
from build_tools.values.hours.week import FULL_DAY, SCHOOL_HOLIDAY, Hours, Rule, State, plain_weekdays

__all__ = ["Opening", "Standing"]

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
        self._known: dict[object, Spells] = {}

    def service_day(self, on: date) -> Spells:
        """The spells of a day and of the night that it runs into: from 0 to 1440 or later, in minutes."""
        day = self._almanac(on)
        vacations = vacations_on(on, self._almanac) if self._asks_schools else (False,)
        facts = self._facts(on)
        key = (day.kind, on.weekday(), vacations, facts if self._dated else ())
        spells = self._known.get(key)
        if spells is None:
            spells = self._known[key] = self._worked_out(day, vacations, facts)
        return spells

    def seasons(self, dates: Iterable[date]) -> Iterator[object]:
        """What is equal on dates of one weekly pattern: which rules' dates hold, and whether the notice is out."""
        spans = tuple(span for _, rule in self._dated for span in rule.days.dates)
        for on in dates:
            yield self._almanac(on).kind is DayKind.UNKNOWN, [covers(span, on) for span in spans] if spans else ()

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

    def _worked_out(self, day: CalendarDay, vacations: tuple[bool, ...], facts: tuple[Facts, ...]) -> Spells:
        ruled = [(*rule, fact) for rule, fact in zip(self._rules, facts, strict=True)]
        counts = (True, False) if any(fact.is_counted for fact in facts) else (True,)
        readings = readings_of(day, vacations, counts)
        bearings = [bearings_of(ruled, reading) for reading in readings]
        courses = {bears: course_of((rule for rule, _ in self._rules), bears) for bears in dict.fromkeys(bearings)}
        return agreed([courses[bears] for bears in bearings], readings, day.kind)

    def _with_the_night(self, on: date) -> Spells:
        spells = self.service_day(on)
        if on == date.min:
            return spells
        for spell in self.service_day(on - _DAY):
            if spell.end > FULL_DAY:
                start, end = max(0, spell.start - FULL_DAY), spell.end - FULL_DAY
                night = Spell(start, end, spell.state, spell.why._replace(days_before=1))
                spells = laid_over(spells, night, _COVERED[spell.state])
        return spells


def _is_dated(rule: Rule) -> bool:
    days = rule.days
    return bool(days.dates or days.lunar or any(each.nth for each in days.weekdays))


def _instant(on: date, minute: int) -> datetime:
    return datetime.combine(on, time()) + timedelta(minutes=minute)
