"""Which records a card may pick from, what the words of 选取 mean, and what may not go on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.derive.card_rows import rows_of
from build_tools.derive.facts import heading_of
from build_tools.derive.freshness import Freshness
from build_tools.derive.grids import grids_of
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Record
from build_tools.kinds.base import Status
from build_tools.kinds.card import Card
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory

_DIGITS = re.compile(r"(\d+)|(\D+)")
_IN_USE = (Status.ACTIVE, Status.TEMPORARILY_CLOSED)
_OUT_OF_DATE = {
    Freshness.OVERDUE: "该重新核对了",
    Freshness.UNVERIFIED: "还没有核对过",
    Freshness.EXPIRED: "已经失效",
}


def readers_of(card: Card, directory: Directory) -> tuple[Unit, ...]:
    """The buildings that get a card of their own, 2号楼 before 10号楼; none where everybody gets the same."""
    if not card.per_building:
        return ()
    below = (unit for name in card.units for unit in directory.below(name))
    buildings = {unit.id: unit for unit in below if unit.type is UnitType.BUILDING and _is_in_use(unit)}
    return tuple(sorted(buildings.values(), key=lambda unit: (_counted(unit.name), unit.id)))


def _counted(name: str) -> tuple[tuple[int, str], ...]:
    """A name for sorting: its numbers by their value."""
    return tuple((int(digits or -1), words) for digits, words in _DIGITS.findall(name))


def matches(word: str, card: Card, building: Unit | None, directory: Directory) -> list[Record]:
    """The records that a word of 选取 means: an id, a kind, a category or level, or a tag.

    With ``building``, only those that serve it.
    """
    named = directory.by_id.get(word)
    if isinstance(named, Record):
        return [named]
    return [record for record in in_scope(card, building, directory) if word in _words_for(record)]


def in_scope(card: Card, building: Unit | None, directory: Directory) -> Iterator[Record]:
    """What serves the card's people, their own units first; other people's units do not."""
    units = [*_around(building, directory)] if building else [*_all_of(card, directory)]
    own = (entry for unit in units for entry in directory.own(unit.id))
    everyone_s = (entry for entry in directory.for_everyone() if not isinstance(entry, Unit))
    found = {entry.id: entry for entry in (*units, *own, *everyone_s)}
    yield from (entry for entry in found.values() if isinstance(entry, Record))


def is_printable(record: Record, snapshot: Snapshot) -> bool:
    """Whether a record may go on paper: wanted, in use, and checked in time."""
    return not why_left_off(record, snapshot)


def why_left_off(record: Record, snapshot: Snapshot) -> str:
    """Why a record may not go on paper, in a few words; empty when it may."""
    if record.card and not record.card.include:
        return "“上卡”写着“否”"
    if not _is_in_use(record):
        return f"“状态”是“{record.status}”"
    if not any(rows_of(record)):
        return "没有能印的电话、时间和地址"
    return _OUT_OF_DATE.get(snapshot.freshness[record.id], "")


def _is_in_use(record: Record) -> bool:
    return record.status in _IN_USE


def _around(building: Unit, directory: Directory) -> Iterator[Unit]:
    """A building, its grid, and what lies above it."""
    lineage = directory.lineage(building.id)
    yield lineage[0]
    yield from (grid for grid in grids_of(building, directory) if grid not in lineage)
    yield from lineage[1:]


def _all_of(card: Card, directory: Directory) -> Iterator[Unit]:
    for name in card.units:
        yield from directory.lineage(name)
        yield from directory.below(name)


def _words_for(record: Record) -> set[str]:
    heading = heading_of(record)
    return {record.kind, record.label, record.folder, *record.tags, *(heading.words if heading else ())}
