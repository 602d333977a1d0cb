"""One yearly notice, wherever it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from build_tools.calendar.day import DayKind

Named = tuple[DayKind, str]
"""A day off or a make-up workday, and its festival; the festival of a make-up workday may be unknown: ``""``."""


@dataclass(frozen=True)
class Announcement:
    """The days that the notice for ``year`` names, some of which may lie in the last week of the year before."""

    year: int
    source: str
    named: Mapping[date, Named]
