"""The hours that one page shows: a number for each, and their tables once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from build_tools.derive.hours_today import HoursToday
from build_tools.values.hours import Hours

LookAt = Callable[[Hours], HoursToday]


class Numbered(NamedTuple):
    """Hours on a page: the number of their table, and what held on the day of the build."""

    number: int
    said: str


class HoursHere(NamedTuple):
    """``tables`` is a JSON list, in the order of the numbers; it holds digits, dates and names of ours only."""

    of: Mapping[Hours, Numbered]
    tables: Markup


def hours_here(shown: Iterable[Hours], look_at: LookAt) -> HoursHere:
    """Number the hours of a page, each once; equal tables of differently written hours are one."""
    looked = {hours: look_at(hours) for hours in shown}
    numbers = {table: n for n, table in enumerate(dict.fromkeys(seen.table for seen in looked.values()))}
    tables = Markup("[{}]").format(Markup(",").join(map(Markup, numbers)))
    return HoursHere({hours: Numbered(numbers[seen.table], seen.said) for hours, seen in looked.items()}, tables)
