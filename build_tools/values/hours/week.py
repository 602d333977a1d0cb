"""What hours are made of, after the OSM opening_hours specification 0.7.

``str`` of each part is its canonical OSM form; lunar days, which OSM lacks, are written 农历.
Their meaning over the Chinese calendar is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LUNAR_DAYS = tuple(
    f"{ten}{digit}" if digit != "十" else {"初": "初十", "十": "二十", "廿": "三十"}[ten]
    for ten in "初十廿"
    for digit in "一二三四五六七八九十"
)
PUBLIC_HOLIDAY, SCHOOL_HOLIDAY = "PH", "SH"
FULL_DAY = 24 * 60
# 10:00-02:00 would be refused as unclear: up to noon, an end after midnight is written 26:00.
_NOON = 12 * 60 + 59


class MonthDay(NamedTuple):
    """A month, a day of it, or a day of one year."""

    month: int
    day: int | None = None
    year: int | None = None

    def __str__(self) -> str:
        year = f"{self.year} " if self.year else ""
        return year + MONTHS[self.month - 1] + (f" {self.day:02}" if self.day else "")


class DateSpan(NamedTuple):
    """Dates from ``first`` to ``last``, both included, each year unless a year is given."""

    first: MonthDay
    last: MonthDay

    def __str__(self) -> str:
        first, last = self
        if first == last:
            return str(first)
        if first.day and (first.year, first.month) == (last.year, last.month):
            return f"{first}-{last.day:02}"
        return f"{first}-{last._replace(year=None) if last.year == first.year else last}"


class Weekdays(NamedTuple):
    """Monday is 0; ``nth`` counts within the month, -1 being the last."""

    first: int
    last: int
    nth: tuple[int, ...] = ()

    def __str__(self) -> str:
        name = WEEKDAYS[self.first]
        if self.nth:
            return f"{name}[{','.join(map(str, self.nth))}]"
        return name if self.first == self.last else f"{name}-{WEEKDAYS[self.last]}"


def weekday_ranges(members: Iterable[int]) -> tuple[Weekdays, ...]:
    """Gather weekdays into the fewest ranges; all seven are no restriction at all."""
    found = sorted(set(members))
    if len(found) == len(WEEKDAYS):
        return ()
    ranges: list[Weekdays] = []
    for day in found:
        if ranges and ranges[-1].last == day - 1:
            ranges[-1] = Weekdays(ranges[-1].first, day)
        else:
            ranges.append(Weekdays(day, day))
    return tuple(ranges)


@dataclass(frozen=True)
class Days:
    """Which days a rule speaks of: within ``dates``, any of the others; all empty is every day."""

    dates: tuple[DateSpan, ...] = ()
    weekdays: tuple[Weekdays, ...] = ()
    holidays: tuple[str, ...] = ()
    lunar: tuple[int, ...] = ()

    def __str__(self) -> str:
        lunar = ("农历" + ",".join(LUNAR_DAYS[day - 1] for day in self.lunar),) if self.lunar else ()
        parts = (",".join(map(str, self.dates)), ",".join((*map(str, self.weekdays), *self.holidays, *lunar)))
        return " ".join(part for part in parts if part)

    def __or__(self, other: Days) -> Days:
        return Days(
            self.dates + other.dates,
            self.weekdays + other.weekdays,
            self.holidays + tuple(h for h in other.holidays if h not in self.holidays),
            self.lunar + other.lunar,
        )


def plain_weekdays(days: Days) -> frozenset[int]:
    """The weekdays named without counting them within a month; Monday is 0."""
    plain = [each for each in days.weekdays if not each.nth]
    return frozenset(n % 7 for first, last, _ in plain for n in range(first, last + 1 + 7 * (last < first)))


class Span(NamedTuple):
    """Minutes since midnight; ``end`` goes past 1440 over midnight and is None when open-ended."""

    start: int
    end: int | None

    def __str__(self) -> str:
        start = _clock(self.start)
        if self.end is None:
            return f"{start}+"
        wraps = FULL_DAY < self.end < FULL_DAY + self.start and self.start > _NOON
        return f"{start}-{_clock(self.end - FULL_DAY if wraps else self.end)}"


class State(Enum):
    """What a rule says of its days."""

    OPEN = "open"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Rule:
    """On these days, these spans; no span is the whole day."""

    days: Days = Days()
    spans: tuple[Span, ...] = ()
    state: State = State.OPEN
    comment: str = ""

    def __str__(self) -> str:
        if self == Rule(spans=(Span(0, FULL_DAY),)):
            return "24/7"
        comment = f'"{self.comment}"' if self.comment else ""
        state = "" if self.state is State.OPEN and self.spans else self.state.value
        parts = (str(self.days), ",".join(map(str, self.spans)), state, comment)
        return " ".join(part for part in parts if part)

    def on(self, days: Days) -> Rule:
        """The same times on other days."""
        return replace(self, days=days)


@dataclass(frozen=True)
class Hours:
    """Rules in order; where two speak of one day, the later one holds."""

    rules: tuple[Rule, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.rules))

    @property
    def names_holidays(self) -> bool:
        """Whether anything is said of public holidays."""
        return any(PUBLIC_HOLIDAY in rule.days.holidays for rule in self.rules)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
