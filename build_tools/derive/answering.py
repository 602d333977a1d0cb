"""现在打谁的电话: the numbers that a unit's people may call, those that answer first, of these the nearest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import cache

from build_tools.derive.almanac import almanac_of
from build_tools.derive.candidates import Candidate, candidates_of
from build_tools.derive.essentials import essentials_in
from build_tools.derive.grids import grids_of
from build_tools.derive.lines import Line, Lines, Reach
from build_tools.derive.snapshot import Snapshot
from build_tools.duty import Duty
from build_tools.kinds import Entry, Record
from build_tools.kinds.base import Status
from build_tools.kinds.clinic import Clinic
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.place import Place, PlaceCategory
from build_tools.kinds.role import Role, RoleTitle
from build_tools.kinds.roster import Roster
from build_tools.kinds.unit import Unit
from build_tools.values.hours.week import State

ALWAYS = {"110": "报警", "119": "火警", "120": "急救", "12345": "市民热线"}
"""What answers at any hour, whether or not anybody has written a record of it."""

_CALLED_IN_TROUBLE = {PlaceCategory.PROPERTY, PlaceCategory.POLICE}
# Others are neighbours, or sit at the number of their 居委.
_WORKERS = {RoleTitle.GRID_WORKER, RoleTitle.PROPERTY_KEEPER, RoleTitle.POLICE_OFFICER}
_DOUBT = {State.OPEN: 0, State.UNKNOWN: 1, State.OFF: 2}


class Answering:
    """The numbers of one directory; what has been worked out for a unit is kept."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._directory = snapshot, snapshot.directory
        self._lines = Lines(almanac_of(snapshot.directory))
        self._essentials_of = essentials_in(snapshot.directory)
        self._named = {hotline.duty_roster for hotline in snapshot.directory.of(Hotline)}
        self._own = cache(self._called_of)
        self._lines_at = cache(self._lines_of)
        self._sorted = cache(self._sorted_lines)
        self._candidates = cache(self._candidates_for)

    def lines(self, unit: Unit, instant: datetime) -> tuple[Line, ...]:
        """In the order in which to try them; a number that stands in several records, once.

        A unit that has no numbers of its own has those of the nearest one above.
        """
        return self._sorted(self._nearest(unit).id, instant)

    def candidates(self, unit: Unit) -> tuple[Candidate, ...]:
        """All near ones that may answer at any time, the nearest of two that are alike."""
        return self._candidates(self._nearest(unit).id)

    def _candidates_for(self, unit_id: str) -> tuple[Candidate, ...]:
        found: dict[object, Candidate] = {}
        for record, reach in self._called(unit_id):
            for each in candidates_of(record, self._roster_of(record)):
                candidate = _at_reach(each, reach)
                if candidate.line.reach is not Reach.CITY and candidate.line.phone.number.number not in ALWAYS:
                    found.setdefault(candidate.likeness, candidate)
        return tuple(found.values())

    def _nearest(self, unit: Unit) -> Unit:
        lineage = self._directory.lineage(unit.id)
        return next(
            (above for above in lineage if any(self._is_reached(record) for record in self._own(above.id))), unit
        )

    def _is_reached(self, record: Record) -> bool:
        return any(candidates_of(record, self._roster_of(record)))

    def rosters(self, ids: Collection[str]) -> Iterator[Roster]:
        """Those of these ids."""
        return (roster for roster in self._directory.of(Roster) if roster.id in ids)

    def duties(self, unit: Unit) -> Iterator[Duty]:
        """Yield the rosters of a unit and of those above it."""
        for above in self._directory.lineage(unit.id):
            for entry in self._directory.own(above.id):
                if isinstance(entry, Roster) and self._is_running(entry):
                    yield self._lines.duty(entry)

    def _sorted_lines(self, unit_id: str, instant: datetime) -> tuple[Line, ...]:
        lines = [line for line in self._all_lines(unit_id, instant) if line.phone.number.number not in ALWAYS]
        best: dict[str, Line] = {}
        for line in sorted(lines, key=lambda line: (_DOUBT[line.state], line.reach)):
            best.setdefault(str(line.phone.number), line)
        return tuple(sorted((line for line in lines if best[str(line.phone.number)] is line), key=_rank))

    def _all_lines(self, unit_id: str, instant: datetime) -> Iterator[Line]:
        for record, reach in self._called(unit_id):
            for line in self._lines_at(record, instant):
                yield line if reach is Reach.OWN else line._replace(reach=reach)

    def _called(self, unit_id: str) -> Iterator[tuple[Record, Reach]]:
        own, *above = self._directory.lineage(unit_id)
        yield from ((record, Reach.OWN) for record in self._own(own.id))
        yield from ((record, Reach.ABOVE) for unit in above for record in self._own(unit.id))
        for _, record in self._essentials_of(own):
            if record and not isinstance(record, Unit):
                yield record, Reach.ABOVE
        yield from ((record, Reach.CITY) for record in self._own(""))

    def _called_of(self, unit_id: str) -> tuple[Record, ...]:
        """A unit, who works in its grid and what names it, or what serves everyone; whoever is on duty comes first."""
        unit = self._directory.unit(unit_id)
        grids = grids_of(unit, self._directory) if unit else ()
        workers = [entry for grid in grids if grid is not unit for entry in self._directory.own(grid.id)]
        called = [
            entry
            for entry in (*self._directory.own(unit_id), *(worker for worker in workers if isinstance(worker, Role)))
            if isinstance(entry, Record) and self._is_called(entry)
        ]
        records = [*([unit] if unit else []), *called]
        return tuple(sorted(records, key=lambda record: self._roster_of(record) is None))

    def _lines_of(self, record: Record, instant: datetime) -> tuple[Line, ...]:
        return tuple(self._lines.of(record, self._roster_of(record), instant))

    def _roster_of(self, record: Record) -> Roster | None:
        named = self._directory.by_id.get(record.duty_roster or "") if isinstance(record, Hotline) else record
        return named if isinstance(named, Roster) and self._is_running(named) else None

    def _is_called(self, record: Record) -> bool:
        """Whether people in trouble call it; a unit only if it names the units that it serves, as grids do."""
        return self._is_running(record) and (
            isinstance(record, Hotline)
            or (isinstance(record, Role) and record.title in _WORKERS)
            or (isinstance(record, Unit) and bool(record.units))
            or (isinstance(record, Roster) and record.id not in self._named)
            or (isinstance(record, Place) and record.category in _CALLED_IN_TROUBLE)
            or (isinstance(record, Clinic) and bool(record.emergency))
        )

    def _is_running(self, entry: Entry) -> bool:
        return self._snapshot.is_listed(entry) and getattr(entry, "status", None) is Status.ACTIVE


def _at_reach(candidate: Candidate, reach: Reach) -> Candidate:
    return candidate if reach is Reach.OWN else candidate._replace(line=candidate.line._replace(reach=reach))


def _rank(line: Line) -> tuple[bool, Reach, int]:
    """Closed ones last; of the others the nearest first, and of these the sure before the unsure."""
    return line.state is State.OFF, line.reach, _DOUBT[line.state]
