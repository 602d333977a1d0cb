"""Each building lies in exactly one grid, so that someone answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.derive.grids import grids_of
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory
from build_tools.rules.finding import Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield buildings in no grid or in two, wherever grids are kept at all.

    A grid holds what lies below it, and what its 适用范围 names.
    """
    del today
    units = directory.of(Unit)
    grids = [unit for unit in units if unit.type is UnitType.GRID]
    if not grids:
        return
    with_grids = {unit.id for grid in grids for unit in directory.lineage(grid.id)}
    for building in units:
        if building.type is not UnitType.BUILDING or not _is_within(building, with_grids, directory):
            continue
        holders = grids_of(building, directory)
        if not holders:
            what = f"“{building.name}”不在任何网格里"
            yield Finding(building, ("name",), "E305", what, "写进一个网格的“适用范围”，或把上级改成网格。")
        elif len(holders) > 1:
            names = "、".join(grid.name for grid in holders)
            yield Finding(
                building, ("name",), "E305", f"“{building.name}”同时在 {len(holders)} 个网格里：{names}", "只留一个。"
            )


def _is_within(building: Unit, with_grids: set[str], directory: Directory) -> bool:
    """Whether the building's committee keeps grids."""
    above = directory.lineage(building.id)
    committee = next((unit for unit in above if unit.type is UnitType.COMMITTEE), None)
    return committee is not None and committee.id in with_grids
