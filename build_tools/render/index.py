"""What a browser searches on one page: the index in the page itself, and the texts beside it.

What is fetched are scripts and not JSON, because a page opened from a USB stick may not fetch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from build_tools.derive.hours_today import hours_to_go_by, is_in_force
from build_tools.derive.rides import Reach, Ride, ride_of
from build_tools.derive.snapshot import Snapshot
from build_tools.finding.applies import Applies
from build_tools.finding.columns import PRIOR, Area, compact, core_of, parted, rows
from build_tools.finding.entries import findable_of
from build_tools.kinds import KINDS, Entry, Record
from build_tools.kinds.shuttle import Shuttle
from build_tools.kinds.unit import Unit
from build_tools.output import Draft, Made, Output, key_of
from build_tools.render.page import Step, step_to
from build_tools.render.tables_here import LookAt
from build_tools.values.hours import Hours
from build_tools.words import Words

T = TypeVar("T")
ADDRESSES = {kind.label: (f"{kind.folder}/", ".html", 0.0) for kind in KINDS} | {
    Unit.label: ("c/", "/index.html", PRIOR)
}


class Known(NamedTuple):
    """What every index is made with."""

    snapshot: Snapshot
    words: Words
    applies: Applies
    look_at: LookAt
    version: str


class Beside(NamedTuple):
    """What an index fetches besides its texts: the pack, and of so many shards of the town; 0 where it knows all."""

    pack: str
    far: int


class Index:
    """What one area finds; its ``repr`` says what it is made from, and it is made when it is asked for."""

    def __init__(self, name: str, own: str, entries: Sequence[Entry], known: Known, beside: Beside) -> None:
        self._entries = entries
        self._known = known
        self._own = own
        freshness = known.snapshot.freshness
        states = [(entry, freshness.get(entry.id), self._ride(entry)) for entry in entries]
        # A name that another computer gives too: the version of our code is this computer's.
        named = key_of(name, own, states, known.words.digest, known.snapshot.today)
        self._key = key_of(known.version, named, beside)
        self.pack, self.far = beside
        self.bodies = f"find/{name}.{named[:10]}.js"

    def __repr__(self) -> str:
        return self._key

    @cached_property
    def parts(self) -> tuple[Markup, Markup]:
        """The core as JSON that may stand in two script elements: what the first answer is made from, and the rest."""
        first, others = parted(self.core)
        return Markup(compact(first)), Markup(compact(others))  # noqa: S704 - no "<" is left

    @property
    def core(self) -> dict[str, Any]:
        """All that is known before anything is fetched."""
        look_at = self._known.look_at
        hours, tables = _numbered(map(self._hours, self._entries), lambda one: look_at.hours(one).table)
        rides, lines = _numbered(map(self._ride, self._entries), lambda one: look_at.ride(one).table)
        found = [
            findable_of(entry, self._known.snapshot)._replace(
                hours=hours.get(self._hours(entry), -1), ride=rides.get(self._ride(entry), -1)
            )
            for entry in self._entries
        ]
        area = Area(found, self._own, self._known.snapshot.today.year, ADDRESSES)
        timed = {"tables": [*map(json.loads, tables)], "lines": [*map(json.loads, lines)]}
        return core_of(area, self._known.words, self._known.applies) | timed

    def output(self) -> Output:
        """The script that brings the texts."""
        return Output(self.bodies, lambda: Draft(self._key, lambda: call("addBodies", self.texts)))

    @property
    def texts(self) -> str:
        """The texts of the area, row by row as in the core."""
        return rows(findable_of(entry, self._known.snapshot).body for entry in self._entries)

    @property
    def size(self) -> int:
        """How many things it finds."""
        return len(self._entries)

    @property
    def labelled(self) -> Iterator[tuple[tuple[str, ...], Step]]:
        """Each thing that can be found, under the names of the categories that apply to it."""
        for entry in self._entries:
            numbers = self._known.applies.to(findable_of(entry, self._known.snapshot))
            yield tuple(self._known.words.categories[number].name for number in numbers), step_to(entry)

    def _hours(self, entry: Entry) -> Hours | None:
        if isinstance(entry, Record) and is_in_force(entry, self._known.snapshot.today):
            return hours_to_go_by(entry)
        return None

    def _ride(self, entry: Entry) -> Ride | None:
        if isinstance(entry, Shuttle) and is_in_force(entry, self._known.snapshot.today):
            return ride_of(entry, self._known.snapshot, Reach.FIRST_STOPS)
        return None


def call(function: str, value: object, before: bytes = b"") -> Made:
    """The script that hands ``value`` to the search of the page, after the script ``before``."""
    return Made(before + f"\nlianxinSearch.{function}({compact(value)});\n".encode())


def _numbered(things: Iterable[T | None], table_of: Callable[[T], str]) -> tuple[dict[T | None, int], list[str]]:
    """A number for each thing, and the tables in the order of the numbers; equal tables are one."""
    tables: dict[str, int] = {}
    numbers: dict[T | None, int] = {
        thing: tables.setdefault(table_of(thing), len(tables)) for thing in dict.fromkeys(things) if thing is not None
    }
    return numbers, [*tables]
