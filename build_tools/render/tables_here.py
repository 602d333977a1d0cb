"""The hours and the rides that one page shows: a number for each, and their tables once for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from build_tools.derive.hours_today import HoursToday
from build_tools.derive.rides import Ride, RideToday, WayToday
from build_tools.values.hours import Hours

# What could end a script, or a line of one.
_UNSAFE = re.compile("[<\x7f-\x9f\u2028\u2029]")


class LookAt(NamedTuple):
    """What looks at hours and rides on the day of the build."""

    hours: Callable[[Hours], HoursToday]
    ride: Callable[[Ride], RideToday]


class Numbered(NamedTuple):
    """Hours on a page: the number of their table, and what held on the day of the build."""

    number: int
    said: str


class Riding(NamedTuple):
    """A shuttle on a page: its id, by which its table is found, and its directions on the day of the build."""

    id: str
    ways: tuple[WayToday, ...]


class Here(NamedTuple):
    """Hours by themselves, rides by the shuttle's id; tables as JSON: a list in the order of the numbers, and by id."""

    of: Mapping[Hours, Numbered]
    rides: Mapping[str, Riding]
    hours_tables: Markup
    ride_tables: Markup


def tables_here(hours: Iterable[Hours], rides: Iterable[Ride], look_at: LookAt) -> Here:
    """Number what a page shows, each once; equal tables of differently written hours are one."""
    looked = {each: look_at.hours(each) for each in hours}
    riding = {ride.shuttle.id: look_at.ride(ride) for ride in rides}
    of_hours = _numbers(seen.table for seen in looked.values())
    return Here(
        {each: Numbered(of_hours[seen.table], seen.said) for each, seen in looked.items()},
        {name: Riding(name, seen.ways) for name, seen in riding.items()},
        safe_json(f"[{','.join(of_hours)}]"),
        safe_json("{" + ",".join(f'"{name}":{seen.table}' for name, seen in riding.items()) + "}"),
    )


def _numbers(tables: Iterable[str]) -> dict[str, int]:
    return {table: n for n, table in enumerate(dict.fromkeys(tables))}


def safe_json(text: str) -> Markup:
    """JSON as it may stand in a script: names that editors have written end nothing."""
    return Markup(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: S704 - made safe here
