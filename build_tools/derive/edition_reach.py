"""On which cards a row stands: not every paper has every row, and of some there is one for each building."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.derive.row_changes import Change, gravity_of_loss
from build_tools.kinds.edition import PrintedRow
from build_tools.model import Directory

_MOST_NAMED = 4


def where_of(row: PrintedRow, directory: Directory) -> str:
    """Which cards bear the row, in brackets; empty where all do."""
    places = [*([_names(row.buildings, directory)] if row.buildings else []), *row.formats]
    return f"（只印在{'、'.join(places)}上）" if places else ""


def no_longer_for(
    old: Iterable[PrintedRow], new: Iterable[PrintedRow], everywhere: frozenset[str], directory: Directory
) -> Iterator[Change]:
    """Yield the buildings whose card sends people to somebody who serves them no more; ``everywhere`` are all."""
    present = [*new]
    served = {building for row in present for building in row.buildings or everywhere}
    for row in old:
        lost = [building for building in row.buildings or sorted(everywhere) if building not in served]
        if present and lost:
            said = f"{_names(tuple(lost), directory)}不再归这里"
            yield Change(row.record, row.name, "楼栋", row.number or row.name, said, gravity_of_loss(row))


def _names(buildings: tuple[str, ...], directory: Directory) -> str:
    names = [entry.name if (entry := directory.by_id.get(name)) else name for name in buildings]
    more = f"等 {len(names)} 栋楼" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more
