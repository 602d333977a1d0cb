"""A list per kind, in pages of a hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from build_tools.derive.facts import heading_of
from build_tools.derive.hours_today import hours_shown
from build_tools.derive.ledger import totals_of
from build_tools.derive.rides import Ride, rides_of
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import KIND_BY_FOLDER, KINDS, Record
from build_tools.kinds.event import Event
from build_tools.kinds.issue import Issue
from build_tools.kinds.unit import Unit, UnitType
from build_tools.render.addresses import address_of, index_of
from build_tools.render.page import Page, Plan, Step

T = TypeVar("T")
PER_PAGE = 100
_UNITS_LISTED = (UnitType.TOWN, UnitType.COMMITTEE, UnitType.COMPOUND)


def kind_pages(snapshot: Snapshot) -> Iterator[Plan]:
    """Yield the lists of records; what has run out or was given up is not listed."""
    for kind in KINDS:
        if issubclass(kind, Record):
            listed = [record for record in snapshot.directory.of(kind) if _is_listed(record, snapshot)]
            sheets = in_sheets(sorted(listed, key=_rank))
            for number, sheet in enumerate(sheets, 1):
                states = tuple(snapshot.freshness[record.id] for record in sheet)
                place = Sheet(number, len(sheets), len(listed), _in_sum(listed))
                rides = rides_of(sheet, snapshot)
                yield Plan(index_of(kind, number), _list_page, (kind.folder, tuple(sheet), states, place, rides))


class Sheet(NamedTuple):
    """Which page of how many, how many rows there are on all of them, and what they come to."""

    number: int
    of: int
    total: int
    in_sum: tuple[str, ...]


def _list_page(
    folder: str, records: tuple[Record, ...], states: tuple[str, ...], sheet: Sheet, rides: tuple[Ride, ...]
) -> Page:
    kind = KIND_BY_FOLDER[folder]
    context = {
        "label": kind.label,
        "help": kind.help,
        "items": [(r, address_of(r), state) for r, state in zip(records, states, strict=True)],
        "sheets": sheet_steps(sheet.of, sheet.number, partial(index_of, kind)),
        "total": sheet.total,
        "in_sum": sheet.in_sum,
    }
    hours = tuple(hours for record in records for hours in hours_shown(record))
    return Page("kind.html", kind.label, context, hours=hours, rides=rides)


def _in_sum(records: Sequence[Record]) -> tuple[str, ...]:
    return totals_of([record for record in records if isinstance(record, Issue)])


def in_sheets(items: Sequence[T]) -> list[Sequence[T]]:
    """Cut a long list; an empty one is one empty sheet."""
    return [items[at : at + PER_PAGE] for at in range(0, len(items), PER_PAGE)] or [()]


def sheet_steps(count: int, current: int, address: Callable[[int], str]) -> tuple[Step, ...]:
    """Links to the sheets of a long list; none when there is only one, no address where one stands."""
    if count == 1:
        return ()
    return tuple(Step(f"第 {n} 页", "" if n == current else address(n)) for n in range(1, count + 1))


def _is_listed(record: Record, snapshot: Snapshot) -> bool:
    if isinstance(record, Unit) and record.type not in _UNITS_LISTED:
        return False
    return snapshot.is_listed(record)


def _rank(record: Record) -> int:
    """By category where a kind has any; events by their day, matters the newest first."""
    if isinstance(record, Event):
        return record.days.first.toordinal()
    if isinstance(record, Issue):
        return -record.raised_on.toordinal()
    heading = heading_of(record)
    return heading.rank if heading else 0
