"""Which 网格 a unit lies in: one above it, or one whose 适用范围 names it or a unit above it."""

from __future__ import annotations

from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory


def grids_of(unit: Unit, directory: Directory) -> tuple[Unit, ...]:
    """Every grid that holds ``unit``, each once; a building should have exactly one."""
    found: dict[str, Unit] = {}
    for above in directory.lineage(unit.id):
        candidates = (above, *(entry for entry in directory.own(above.id) if isinstance(entry, Unit)))
        found.update({grid.id: grid for grid in candidates if grid.type is UnitType.GRID})
    return tuple(found.values())
