"""Every id that an entry names must belong to an entry of the right kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from build_tools.kinds import Entry, Record
from build_tools.kinds.event import Event
from build_tools.kinds.faq import Faq
from build_tools.kinds.guide import Guide
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.notice import Notice
from build_tools.kinds.organization import Organization
from build_tools.kinds.place import Place
from build_tools.kinds.programme import Programme
from build_tools.kinds.reception import Reception
from build_tools.kinds.roster import Roster
from build_tools.kinds.shuttle import Shuttle, Stop
from build_tools.kinds.stat import HotlineStat
from build_tools.kinds.unit import Unit
from build_tools.model import Directory
from build_tools.rules.finding import FieldPath, Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield references that lead nowhere, or to an entry of another kind."""
    del today
    for entry in directory.entries:
        for place, target, kind in _references(entry):
            found = directory.by_id.get(target)
            if target in directory.unread:
                continue
            if found is None:
                yield Finding(entry, place, "E302", f"找不到编号“{target}”", _nearest(target, directory, kind))
            elif not isinstance(found, kind):
                what = f"“{target}”是{found.label}“{found.name}”，这里要写{kind.label}的编号"
                yield Finding(entry, place, "E302", what, _nearest(target, directory, kind))


def _references(entry: Entry) -> Iterator[tuple[FieldPath, str, type[Entry]]]:
    """Every id that an entry names: where, which, and of what kind it must be."""
    for number, unit in enumerate(entry.units):
        yield ("units", number), unit, Unit
    match entry:
        case Notice():
            yield from _references_of_notice(entry)
        case Shuttle():
            yield from _references_of_shuttle(entry)
    for name, kind in _NAMED_BY.get(type(entry), ()):
        value = getattr(entry, name)
        for number, target in enumerate(value if isinstance(value, tuple) else (value,)):
            if target:
                yield ((name, number) if isinstance(value, tuple) else (name,)), target, kind


def _references_of_notice(notice: Notice) -> Iterator[tuple[FieldPath, str, type[Entry]]]:
    for number, target in enumerate(notice.affects):
        yield ("affects", number), target, Entry
    for number, effect in enumerate(notice.effects):
        yield ("effects", number, "target"), effect.target, Entry


def _references_of_shuttle(shuttle: Shuttle) -> Iterator[tuple[FieldPath, str, type[Entry]]]:
    lists: list[tuple[FieldPath, tuple[Stop, ...]]] = [(("stops",), shuttle.stops)]
    lists += [(("directions", number, "stops"), d.stops) for number, d in enumerate(shuttle.directions)]
    for place, stops in lists:
        for number, stop in enumerate(stops):
            if stop.names_a_record:
                yield (*place, number, "name"), stop.name, Record


_NAMED_BY: dict[type[Entry], tuple[tuple[str, type[Entry]], ...]] = {
    Unit: (("parent", Unit),),
    Organization: (("parent", Organization),),
    Shuttle: (("operator", Organization),),
    Hotline: (("duty_roster", Roster),),
    Guide: (("window", Place),),
    Programme: (("provider", Organization), ("stations", Place)),
    Event: (("place", Place),),
    Reception: (("place", Record),),
    HotlineStat: (("hotline", Hotline),),
    Faq: (("related", Record),),
}


def _nearest(target: str, directory: Directory, kind: type[Entry]) -> str:
    ids = [entry.id for entry in directory.entries if isinstance(entry, kind)]
    near = difflib.get_close_matches(target, ids, n=3, cutoff=0.6)
    if near:
        return f"你是不是想写：{'、'.join(near)}？"
    return "核对编号；编号就是那条记录的文件名（不带 .yml）。"
