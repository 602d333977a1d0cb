"""Dates as rules name them: of every year or of one, fixed or moving, and numbered years and weeks."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.easter import easter

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WEEK = 7
_YEARS_OF_EASTER = range(1583, 4100)


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


class MovingDay(NamedTuple):
    """A day that each year has elsewhere, some days before or after: Easter has no month.

    ``nth`` of ``weekday`` (Monday is 0) counts within the month, from its end where negative.
    """

    month: int | None = None
    day: int | None = None
    weekday: int = 0
    nth: int = 0
    year: int | None = None
    offset: int = 0

    def __str__(self) -> str:
        year = f"{self.year} " if self.year else ""
        month = MONTHS[self.month - 1] if self.month else "easter"
        day = f" {self.day:02}" if self.day else f" {WEEKDAYS[self.weekday]}[{self.nth}]" if self.nth else ""
        return year + month + day + in_days(self.offset)

    def of(self, year: int) -> date | None:
        """The date in a year; None where it has none, or Easter cannot be told."""
        if year not in _YEARS_OF_EASTER:
            return None
        if self.month is None:
            return easter(year) + timedelta(self.offset)
        length = monthrange(year, self.month)[1]
        day = self.day or self._counted(date(year, self.month, 1).weekday(), length)
        return date(year, self.month, day) + timedelta(self.offset) if 1 <= day <= length else None

    def _counted(self, first: int, length: int) -> int:
        """The day of the month, which may not exist; ``first`` is the weekday that the month begins with."""
        if self.nth > 0:
            return 1 + (self.weekday - first) % _WEEK + (self.nth - 1) * _WEEK
        return length - (first + length - 1 - self.weekday) % _WEEK + (self.nth + 1) * _WEEK


class MovingSpan(NamedTuple):
    """From one to another, both included; without ``last`` for ever."""

    first: MovingDay
    last: MovingDay | None

    def __str__(self) -> str:
        if self.last is None:
            return f"{self.first}+"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class Stride(NamedTuple):
    """Numbers from ``first`` to ``last``, every ``step``; for ever without ``last``."""

    first: int
    last: int | None
    step: int = 1

    def __str__(self) -> str:
        if self.last is None:
            return f"{self.first}+"
        step = f"/{self.step}" if self.step > 1 else ""
        return f"{self.first}-{self.last}{step}" if self.last != self.first else str(self.first)

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int) or number < self.first or (self.last is not None and number > self.last):
            return False
        return (number - self.first) % self.step == 0


def in_days(offset: int) -> str:
    """`` +1 day``, or nothing."""
    return f" {offset:+} day{'s' * (abs(offset) > 1)}" if offset else ""


class Weekdays(NamedTuple):
    """Monday is 0; ``nth`` counts within the month, -1 being the last; ``offset`` days from there."""

    first: int
    last: int
    nth: tuple[int, ...] = ()
    offset: int = 0

    def __str__(self) -> str:
        name = WEEKDAYS[self.first]
        if self.nth:
            return f"{name}[{','.join(map(str, self.nth))}]{in_days(self.offset)}"
        return name if self.first == self.last else f"{name}-{WEEKDAYS[self.last]}"
