"""Whom the people of a unit turn to: the 楼组长 of their building, the 网格员 of their grid, the 社工 of their 居委."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.grids import grids_of
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.base import Status
from build_tools.kinds.role import Role, RoleTitle
from build_tools.kinds.unit import Unit, UnitType


def roles_for(unit: Unit, snapshot: Snapshot) -> tuple[Role, ...]:
    """Return for each title whoever serves nearest: the unit's own, its grid's, then those of the units above.

    Of a 居委 or a 小区 also the 网格员 within it, so that its page answers whoever does not know the grid.
    """
    nearest: dict[RoleTitle, list[Role]] = {}
    for level in _levels(unit, snapshot):
        found = [role for role in _of(level, snapshot) if role.title not in nearest]
        for role in found:
            nearest.setdefault(role.title, []).append(role)
    roles = {role.id: role for group in nearest.values() for role in group}
    if unit.type in (UnitType.COMMITTEE, UnitType.COMPOUND):
        below = (role for under in snapshot.directory.below(unit.id) for role in _of(under, snapshot))
        roles |= {role.id: role for role in below if role.title is RoleTitle.GRID_WORKER}
    return tuple(sorted(roles.values(), key=lambda role: (role.title.rank, role.id)))


def _levels(unit: Unit, snapshot: Snapshot) -> Iterator[Unit]:
    own, *above = snapshot.directory.lineage(unit.id)
    yield own
    yield from (grid for grid in grids_of(unit, snapshot.directory) if grid.id != own.id)
    yield from above


def _of(unit: Unit, snapshot: Snapshot) -> Iterator[Role]:
    for entry in snapshot.directory.own(unit.id):
        if isinstance(entry, Role) and snapshot.is_listed(entry) and entry.status is Status.ACTIVE:
            yield entry
