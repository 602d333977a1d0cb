"""The five numbers that a resident must always be able to find, and who answers them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from build_tools.kinds import Record
from build_tools.kinds.base import Status
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.place import Place, PlaceCategory
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory

NEEDS = ("居委会", "物业", "派出所", "卫生站", "12345")
_BY_CATEGORY = {PlaceCategory.PROPERTY: "物业", PlaceCategory.POLICE: "派出所"}
_BY_WORD = {"物业": "物业", "派出所": "派出所", "卫生": "卫生站"}
_RUNNING = (Status.ACTIVE, Status.PLANNED)


class Essential(NamedTuple):
    """A need and the nearest record that answers it, if there is one."""

    name: str
    record: Record | None


def essentials_of(unit: Unit, directory: Directory) -> tuple[Essential, ...]:
    """For each need, the first answer among the unit's own records, its parents' and everyone's."""
    found: dict[str, Record] = {}
    for record in _reachable(unit, directory):
        if record.numbers_to_call and record.status in _RUNNING:
            for need in _needs_met_by(record):
                found.setdefault(need, record)
        if len(found) == len(NEEDS):
            break
    return tuple(Essential(need, found.get(need)) for need in NEEDS)


def _reachable(unit: Unit, directory: Directory) -> Iterator[Record]:
    """For a committee also what serves only the compounds below it, which may have a 物业 each."""
    yield from directory.lineage(unit.id)
    for entry in directory.serving(unit.id):
        if isinstance(entry, Record):
            yield entry
    if unit.type is UnitType.COMMITTEE:
        for below in directory.below(unit.id):
            yield from (entry for entry in directory.own(below.id) if isinstance(entry, Record))


@cache
def _needs_met_by(record: Record) -> tuple[str, ...]:
    return tuple(_needs(record))


def _needs(record: Record) -> Iterator[str]:
    """By level, number and category where they say it, else by the words of its names and tags."""
    if isinstance(record, Unit):
        if record.type is UnitType.COMMITTEE:
            yield "居委会"
        return
    if any(phone.number.number == "12345" for phone in record.phones):
        yield "12345"
    if isinstance(record, Place) and record.category in _BY_CATEGORY:
        yield _BY_CATEGORY[record.category]
    # 上海物业服务热线 is no 物业 of anybody's: a city's hotline is not who answers at home.
    if record.units or not isinstance(record, Hotline):
        words = "".join((record.name, *record.alternate_name, *record.tags))
        yield from (need for word, need in _BY_WORD.items() if word in words)
