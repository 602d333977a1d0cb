"""One date and what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum


class DayKind(Enum):
    """What the State Council's yearly notice makes of a date."""

    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    WORKDAY = "workday"
    WEEKEND = "weekend"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CalendarDay:
    """``name`` is the festival of a day off or of the make-up workday that pays for it, else empty.

    ``is_school_day`` is None where no school calendar tells. ``source`` is the name of the record or
    list that says so, for people to look it up; empty when nobody has said anything.
    """

    on: date
    kind: DayKind
    name: str = ""
    is_school_day: bool | None = None
    source: str = ""

    @property
    def is_workday(self) -> bool | None:
        """Whether offices work; None in a year whose notice is not out."""
        if self.kind is DayKind.UNKNOWN:
            return None
        return self.kind in {DayKind.WORKDAY, DayKind.MAKEUP}


Almanac = Callable[[date], CalendarDay]
"""What a date is, as far as anybody has announced it."""
