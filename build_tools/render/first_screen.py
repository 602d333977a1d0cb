"""What stands first on a unit's page: what is urgent, the next bus, what may be open, and ways to the rest of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from build_tools.derive.hours_today import is_in_force
from build_tools.kinds import KIND_BY_FOLDER, Entry, Record
from build_tools.kinds.clinic import Clinic
from build_tools.kinds.event import Event
from build_tools.kinds.market import Market
from build_tools.kinds.notice import Notice, Severity
from build_tools.kinds.place import Place
from build_tools.kinds.shuttle import Shuttle
from build_tools.kinds.unit import Unit, UnitType
from build_tools.render.addresses import address_of, index_of
from build_tools.render.groups import Group
from build_tools.render.page import Step

_BY_NAME = (Clinic.folder, Market.folder, Place.folder, Event.folder)
_LOOKED_AT = (Clinic.folder, Market.folder, Place.folder)
_MOST_OF_A_KIND = 2
_HOMES = (UnitType.COMMITTEE, UnitType.COMPOUND)
_TILES = (  # icon, words, and the part of the page that it leads to, or the next if there is no such part
    ("phone", "找电话", ("answering",)),
    ("bus", "看班车", (Shuttle.folder,)),
    ("hospital", "看病买菜", (Clinic.folder, Market.folder)),
    ("map-marker", "办事", (Place.folder,)),
    ("bullhorn", "通知", ("notices",)),
    ("home-group", "我的小区", ("estate",)),
)


def nearby_in(groups: Iterable[Group], today: date) -> tuple[Record, ...]:
    """A few places of each kind that have hours to go by; the page puts those first that are open."""
    return tuple(place for group in groups if group.folder in _LOOKED_AT for place in _with_hours(group, today))


def _with_hours(group: Group, today: date) -> Iterator[Record]:
    places = (entry for entry in group.entries if isinstance(entry, Record) and entry.hours)
    return islice((place for place in places if is_in_force(place, today)), _MOST_OF_A_KIND)


def first_screen(
    unit: Unit,
    groups: tuple[Group, ...],
    nearby: tuple[Record, ...],
    about: Iterable[Notice],
    notices: Iterable[Notice],
) -> Mapping[str, Any]:
    """What the template sees: ``about`` are notices on the unit itself, ``notices`` all that hold for its people."""
    urgent = (notice for notice in notices if notice.severity is Severity.URGENT)
    alerts = {notice.id: notice for notice in (*urgent, *about)}
    return {
        "alerts": [*alerts.values()],
        "unit_notices": [(notice, address_of(notice)) for notice in notices if notice.id not in alerts],
        "rides": [_in_view(group) for group in groups if group.folder == Shuttle.folder],
        "groups": [_in_view(group) for group in groups if group.folder in _BY_NAME],
        "lists": [_list_of(group) for group in groups if group.folder not in (Shuttle.folder, *_BY_NAME)],
        "nearby": [(record, address_of(record)) for record in nearby],
        "tiles": [*_tiles(groups)],
        "is_home": unit.type in _HOMES,
        "is_first": unit.type is UnitType.COMMITTEE,
    }


def _in_view(group: Group) -> tuple[str, str, list[tuple[Entry, str]], int, str]:
    kind = KIND_BY_FOLDER[group.folder]
    return kind.label, index_of(kind), [(e, address_of(e)) for e in group.entries], group.more, group.folder


def _list_of(group: Group) -> Step:
    """Where the rest is listed: naming it too would make the page heavier than one window of the network."""
    kind = KIND_BY_FOLDER[group.folder]
    return Step(kind.label, index_of(kind))


def _tiles(groups: tuple[Group, ...]) -> Iterator[tuple[str, str, str]]:
    """Only to what is there; a building's page, which has no services, needs none."""
    there = {"answering", "notices", "estate", *(group.folder for group in groups)} if groups else set()
    for icon, words, parts in _TILES:
        if found := next(filter(there.__contains__, parts), None):
            yield icon, words, f"#{found}"
