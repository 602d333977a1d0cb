"""What hours are made of, after the OSM opening_hours specification 0.7.

``str`` of each part is its canonical OSM form; lunar days, which OSM lacks, are written 农历.
Their meaning over the Chinese calendar is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from build_tools.values.hours.dated import WEEKDAYS, DateSpan, MovingSpan, Stride, Weekdays
from build_tools.values.hours.lunar_days import LUNAR_DAYS, spring_day

PUBLIC_HOLIDAY, SCHOOL_HOLIDAY, SCHOOL_DAY = "PH", "SH", "上学日"
FULL_DAY = 24 * 60
# 10:00-02:00 would be refused as unclear: up to noon, an end after midnight is written 26:00.
_NOON = 12 * 60 + 59


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
    """Which days a rule speaks of: within its dates, years and weeks any of the others; all empty is every day.

    ``fortnight`` is the Monday of the first of the weeks that count, every second one; ``spring`` counts days
    from 正月初一, 除夕 being -1; ``festivals`` are days off by name, ``workdays`` count those of a month, -1 being
    the last. The last two, which only a year's notice can tell, stand alone in their ``Days``.
    """

    dates: tuple[DateSpan, ...] = ()
    weekdays: tuple[Weekdays, ...] = ()
    holidays: tuple[str, ...] = ()
    lunar: tuple[int, ...] = ()
    moving: tuple[MovingSpan, ...] = ()
    years: tuple[Stride, ...] = ()
    weeks: tuple[Stride, ...] = ()
    fortnight: date | None = None
    spring: tuple[int, ...] = ()
    festivals: tuple[str, ...] = ()
    workdays: tuple[int, ...] = ()

    def __str__(self) -> str:
        lunar = ("农历" + ",".join(LUNAR_DAYS[day - 1] for day in self.lunar),) if self.lunar else ()
        spring = ("农历" + ",".join(map(spring_day, self.spring)),) if self.spring else ()
        parts = (
            ",".join(map(str, self.years)),
            ",".join(map(str, (*self.dates, *self.moving))),
            "week " + ",".join(map(str, self.weeks)) if self.weeks else "",
            f"隔周{self.fortnight}" if self.fortnight else "",
            ",".join((*map(str, self.weekdays), *self.holidays, *lunar, *spring, *map(str, self.told))),
        )
        return " ".join(part for part in parts if part)

    def __or__(self, other: Days) -> Days:
        return Days(**{each.name: _both(getattr(self, each.name), getattr(other, each.name)) for each in fields(self)})

    @property
    def names_days(self) -> bool:
        """Whether it restricts itself to some days within its dates."""
        return bool(self.weekdays or self.holidays or self.lunar or self.spring or self.told)

    @property
    def told(self) -> tuple[str | int, ...]:
        """What only the notice of a year can tell: festivals by name, workdays by their number."""
        return self.festivals + self.workdays

    @property
    def is_dated(self) -> bool:
        """Whether it holds within some dates, years or weeks only."""
        return bool(self.dates or self.moving or self.years or self.weeks or self.fortnight)


def plain_weekdays(days: Days) -> frozenset[int]:
    """The weekdays named without counting them within a month; Monday is 0."""
    plain = [each for each in days.weekdays if not each.nth]
    return frozenset(n % 7 for first, last, *_ in plain for n in range(first, last + 1 + 7 * (last < first)))


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


class Join(Enum):
    """How a rule follows those before it: instead of them on its days, beside them, or where they are shut."""

    INSTEAD = "; "
    BESIDE = ", "
    ELSE = " || "


@dataclass(frozen=True)
class Rule:
    """On these days, these spans; no span is the whole day."""

    days: Days = Days()
    spans: tuple[Span, ...] = ()
    state: State = State.OPEN
    comment: str = ""
    join: Join = Join.INSTEAD

    def __str__(self) -> str:
        if (self.days, self.spans, self.state, self.comment) == (Days(), (Span(0, FULL_DAY),), State.OPEN, ""):
            return "24/7"
        if self.days.told:
            # The sentence is made of what stands here.
            from build_tools.values.hours.sentence import in_a_comment  # noqa: PLC0415

            return in_a_comment(self)
        comment = f'"{self.comment}"' if self.comment else ""
        state = "" if self.state is State.OPEN and self.spans else self.state.value
        parts = (str(self.days), ",".join(map(str, self.spans)), state, comment)
        return " ".join(part for part in parts if part)

    def on(self, days: Days) -> Rule:
        """The same times on other days."""
        return replace(self, days=days)


@dataclass(frozen=True)
class Hours:
    """Rules in order; where two speak of one day, the later one holds.

    ``keeps_nights`` tells that a night belongs to the day on which it begins, as doors mean it, whatever
    the next day says; else a later rule of the next day cuts it off, as readers of OSM's form do.
    """

    rules: tuple[Rule, ...]
    keeps_nights: bool = False

    def __str__(self) -> str:
        return "".join(rule.join.value * (number > 0) + str(rule) for number, rule in enumerate(self.rules))

    @property
    def names_holidays(self) -> bool:
        """Whether anything is said of public holidays."""
        return any(PUBLIC_HOLIDAY in rule.days.holidays for rule in self.rules)


def _both(one: Any, other: Any) -> Any:
    return one + tuple(each for each in other if each not in one) if isinstance(one, tuple) else one or other


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
