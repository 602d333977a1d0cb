"""What serves a unit's people, by kind: the services that its page lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.kinds import KIND_BY_FOLDER, KINDS, Entry
from build_tools.kinds.calendar import Calendar
from build_tools.kinds.card import Card
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.organization import Organization
from build_tools.kinds.role import Role
from build_tools.kinds.roster import Roster
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory
from build_tools.render.addresses import address_of, index_of

NOT_GROUPED = (Unit, Card, Calendar, Organization, Role, Roster)
_WITH_SERVICES = (UnitType.TOWN, UnitType.COMMITTEE, UnitType.COMPOUND)
_MOST_ROWS = 12


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
        if entry.id in shown:
            by_kind.setdefault(type(entry), []).append(entry)
    for kind in sorted(KINDS, key=lambda kind: kind is Hotline):  # what is near before whom to ring anywhere
        if found := by_kind.get(kind):
            yield Group(kind.folder, tuple(found[:_MOST_ROWS]), max(0, len(found) - _MOST_ROWS))


def group_in_view(group: Group) -> tuple[str, str, list[tuple[Entry, str]], int]:
    """Label, address of the whole list, rows, and how many more there are."""
    kind = KIND_BY_FOLDER[group.folder]
    return kind.label, index_of(kind), [(entry, address_of(entry)) for entry in group.entries], group.more
