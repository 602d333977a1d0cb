"""Units form a tree in which levels go down: 镇街, 居委, 小区, 网格, 楼栋, 楼道."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.kinds.unit import Unit
from build_tools.model import Directory
from build_tools.rules.finding import Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield units whose parent is not above them."""
    del today
    for unit in directory.of(Unit):
        parent = directory.unit(unit.parent) if unit.parent else None
        if parent is None:
            continue
        if unit in directory.lineage(parent.id):
            yield Finding(unit, ("parent",), "E306", f"“{unit.name}”的上级绕了一圈又回到自己", "改正其中一个“上级”。")
        elif parent.type.rank >= unit.type.rank:
            what = f"{unit.type}“{unit.name}”的上级“{parent.name}”是{parent.type}"
            yield Finding(unit, ("parent",), "E306", what, f"上级要比{unit.type}高一级或几级。")
