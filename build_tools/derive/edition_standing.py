"""Whether a printed card still tells the truth, and what has changed since it was printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.derive.card_content import content_of
from build_tools.derive.card_rows import rows_of
from build_tools.derive.card_scope import readers_of
from build_tools.derive.edition_reach import no_longer_for, where_of
from build_tools.derive.freshness import Freshness
from build_tools.derive.printed import printed, rows_on
from build_tools.derive.row_changes import Change, Gravity, about, changes_in, digits_of, gravity_of_loss, in_words
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Entry, Record
from build_tools.kinds.base import Status
from build_tools.kinds.card import Card
from build_tools.kinds.edition import Edition, PrintedRow

MOST_STICKERS = 3
"""More labels than this on one card, and it is cheaper and safer to print it anew."""

_DOUBTFUL = (Freshness.OVERDUE, Freshness.UNVERIFIED)
_ENDED = {Status.TEMPORARILY_CLOSED: "暂停", Status.INACTIVE: "停用", Status.PLANNED: "还在筹建"}


class Standing(NamedTuple):
    """One edition as of a day; ``unsure`` are the names of records that nobody has checked in time."""

    changes: tuple[Change, ...]
    unsure: tuple[str, ...]

    @property
    def wrong(self) -> tuple[Change, ...]:
        """What misleads whoever reads the card; the others only wait for the next print."""
        return tuple(change for change in self.changes if change.gravity is not Gravity.NOTE)

    @property
    def verdict(self) -> Gravity:
        """What is to be done; NOTE when nothing is wrong."""
        if len(self.wrong) > MOST_STICKERS:
            return Gravity.REPRINT
        return max((change.gravity for change in self.wrong), default=Gravity.NOTE)


def standing_of(edition: Edition, snapshot: Snapshot) -> Standing:
    """Hold an edition against the records of the day."""
    card = snapshot.directory.by_id.get(edition.card)
    current = rows_on(card, snapshot) if isinstance(card, Card) else ()
    groups, new_groups = _by_record(edition.rows), _by_record(current)
    changes = [*_changes_of_card(edition, card, snapshot)]
    for record_id, rows in groups.items():
        changes += _changes_of(record_id, rows, snapshot)
        changes += no_longer_for(rows, new_groups.get(record_id, ()), _buildings(card, snapshot), snapshot.directory)
    changes += [
        Change(record_id, row.name, "", "", in_words(row), Gravity.NOTE, where_of(row, snapshot.directory))
        for record_id, rows in new_groups.items()
        if record_id not in groups
        for row in rows
    ]
    unsure = [
        record.name
        for record_id in groups
        if (record := _record(record_id, snapshot)) and snapshot.freshness[record.id] in _DOUBTFUL
    ]
    return Standing(tuple(sorted(changes, key=lambda change: -change.gravity)), tuple(unsure))


def _buildings(card: Entry | None, snapshot: Snapshot) -> frozenset[str]:
    """Those that have a card of their own."""
    return (
        frozenset(unit.id for unit in readers_of(card, snapshot.directory)) if isinstance(card, Card) else frozenset()
    )


def _by_record(rows: tuple[PrintedRow, ...]) -> dict[str, tuple[PrintedRow, ...]]:
    groups: dict[str, list[PrintedRow]] = {}
    for row in rows:
        groups.setdefault(row.record, []).append(row)
    return {record_id: tuple(group) for record_id, group in groups.items()}


def _changes_of_card(edition: Edition, card: Entry | None, snapshot: Snapshot) -> Iterator[Change]:
    address = f"{snapshot.directory.settings.address}k/{edition.code}/"
    if edition.address != address:
        yield Change("", "二维码", "网址", edition.address, address, Gravity.REPRINT)
    unit = content_of(card, snapshot).unit if isinstance(card, Card) else edition.unit
    if unit != edition.unit:
        yield Change("", "卡头", "单位", edition.unit, unit, Gravity.NOTE)


def _changes_of(record_id: str, rows: tuple[PrintedRow, ...], snapshot: Snapshot) -> Iterator[Change]:
    record = _record(record_id, snapshot)
    if ended := _end_of(record, snapshot):
        for row in rows:
            where = where_of(row, snapshot.directory)
            yield Change(record_id, row.name, about(row), in_words(row), ended, gravity_of_loss(row), where)
    elif record:
        has_places = any(row.place for row in rows)
        current = (row if has_places else row.without_place() for row in rows_of(record))
        now = tuple(printed(row, rows[0].section) for row in current)
        whose = {row.name: where_of(row, snapshot.directory) for row in rows}
        still_true = digits_of(str(phone.number) for phone in record.numbers_to_call)
        yield from (change._replace(where=whose.get(change.name, "")) for change in changes_in(rows, now, still_true))


def _end_of(record: Record | None, snapshot: Snapshot) -> str:
    """Why nobody should go by a record any more; empty where all is well."""
    if record is None:
        return "记录已经没有了"
    if snapshot.freshness[record.id] is Freshness.EXPIRED:
        return "已经失效"
    return _ENDED.get(record.status, "")


def _record(record_id: str, snapshot: Snapshot) -> Record | None:
    """The record of that id, or the one that had it before."""
    found = snapshot.directory.by_id.get(record_id)
    if found is None:
        found = next((entry for entry in snapshot.directory.records if record_id in entry.former_ids), None)
    return found if isinstance(found, Record) else None
