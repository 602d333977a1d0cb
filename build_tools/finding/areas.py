"""What is found where: an area is a 居委 and all that serves its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Entry
from build_tools.kinds.unit import Unit, UnitType

# A home page that could find more than this would weigh more than a slow phone can carry.
MOST = 600
TO_BE_FOUND = (UnitType.TOWN, UnitType.COMMITTEE, UnitType.COMPOUND)
_FROM_AFAR = (UnitType.TOWN, UnitType.COMMITTEE)


def everything(snapshot: Snapshot) -> tuple[Entry, ...]:
    """All that can be found anywhere on the site."""
    return tuple(entry for entry in snapshot.directory.entries if _is_found(entry, snapshot))


def for_everyone(snapshot: Snapshot, everywhere: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What the home page finds: everything, or in a large town what serves everybody and who to turn to."""
    if len(everywhere) <= MOST:
        return everywhere
    units = (unit for unit in snapshot.directory.of(Unit) if unit.type in _FROM_AFAR)
    return tuple(_once((*snapshot.directory.for_everyone(), *units), snapshot))[:MOST]


def area_of(committee: Unit, snapshot: Snapshot) -> tuple[Entry, ...]:
    """What the people of a 居委 find on its page: theirs, their compounds', and what they share."""
    directory = snapshot.directory
    below = (*directory.below(committee.id),)
    own = (entry for unit in below for entry in directory.own(unit.id))
    return tuple(_once((committee, *directory.serving(committee.id), *below, *own), snapshot))


def _once(entries: Iterable[Entry], snapshot: Snapshot) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id not in seen and _is_found(entry, snapshot):
            seen.add(entry.id)
            yield entry


def _is_found(entry: Entry, snapshot: Snapshot) -> bool:
    return snapshot.is_listed(entry) and not (isinstance(entry, Unit) and entry.type not in TO_BE_FOUND)
