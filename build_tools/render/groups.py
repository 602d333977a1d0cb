"""What serves a unit's people, by kind: the services that its page lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.kinds import KINDS, Entry
from build_tools.kinds.calendar import Calendar
from build_tools.kinds.card import Card
from build_tools.kinds.clinic import Clinic
from build_tools.kinds.market import Market
from build_tools.kinds.organization import Organization
from build_tools.kinds.place import Place
from build_tools.kinds.role import Role
from build_tools.kinds.roster import Roster
from build_tools.kinds.shuttle import Shuttle
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory

NOT_GROUPED = (Unit, Card, Calendar, Organization, Role, Roster)
_FOR_EVERYONE = (Shuttle, Clinic, Market, Place)  # of other kinds a list holds what is everyone's
_WITH_SERVICES = (UnitType.TOWN, UnitType.COMMITTEE, UnitType.COMPOUND)
_MOST_ROWS = 8


class Group(NamedTuple):
    """Some of the entries of one kind, and how many more there are."""

    folder: str
    entries: tuple[Entry, ...]
    more: int


def groups_of(unit: Unit, directory: Directory, shown: frozenset[str]) -> Iterator[Group]:
    """What serves the unit, by kind, its own before what it shares.

    Buildings and grids say whom to call; what is around them stands on their committee's page.
    """
    if unit.type not in _WITH_SERVICES:
        return
    by_kind: dict[type[Entry], list[Entry]] = {}
    for entry in directory.serving(unit.id):
        if entry.id in shown and (entry.units or isinstance(entry, _FOR_EVERYONE)):
            by_kind.setdefault(type(entry), []).append(entry)
    for kind in KINDS:
        if found := by_kind.get(kind):
            yield Group(kind.folder, tuple(found[:_MOST_ROWS]), max(0, len(found) - _MOST_ROWS))
