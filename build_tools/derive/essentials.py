"""The five numbers that a resident must always be able to find, and who answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
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


@lru_cache(1)
def essentials_in(directory: Directory) -> Callable[[Unit], tuple[Essential, ...]]:
    """Return what tells, for each need of a unit, the nearest answer: its own, its parents', then everyone's.

    For a committee also what serves only the compounds below it, which may have a 物业 each.
    """

    @cache
    def answers_of(unit_id: str) -> dict[str, Record]:
        return _answers(entry for entry in directory.own(unit_id) if isinstance(entry, Record))

    def essentials_of(unit: Unit) -> tuple[Essential, ...]:
        lineage = directory.lineage(unit.id)
        below = directory.below(unit.id) if unit.type is UnitType.COMMITTEE else ()
        nearest_last = [*reversed([under.id for under in below]), "", *(above.id for above in reversed(lineage))]
        found = {need: record for unit_id in nearest_last for need, record in answers_of(unit_id).items()}
        found |= _answers(lineage)
        return tuple(Essential(need, found.get(need)) for need in NEEDS)

    return essentials_of


def _answers(records: Iterable[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        if record.numbers_to_call and record.status in _RUNNING:
            for need in _needs_met_by(record):
                found.setdefault(need, record)
        if len(found) == len(NEEDS):
            break
    return found


def _needs_met_by(record: Record) -> Iterator[str]:
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
