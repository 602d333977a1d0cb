"""What stands on a 便民连心卡: which records it picks, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from build_tools.derive.card_rows import Row, rows_of
from build_tools.derive.facts import heading_of
from build_tools.derive.freshness import Freshness
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Record
from build_tools.kinds.base import Status
from build_tools.kinds.card import Card, Section
from build_tools.kinds.edition_code import edition_code
from build_tools.kinds.unit import Unit
from build_tools.model import Directory

_ON_CARDS = (Status.ACTIVE, Status.TEMPORARILY_CLOSED)


class CardSection(NamedTuple):
    """A heading and its rows."""

    title: str
    rows: tuple[Row, ...]


class CardContent(NamedTuple):
    """A card before it is set: all its words, and the page that its QR opens."""

    id: str
    title: str
    unit: str
    edition: str
    checked: str
    address: str
    demo: bool
    sections: tuple[CardSection, ...]
    origin: str


def content_of(card: Card, snapshot: Snapshot) -> CardContent:
    """Pick the records of ``card`` and put them into words."""
    directory = snapshot.directory
    picked = [(section, picked_by(card, section, snapshot)) for section in card.sections]
    taken: set[str] = set()
    sections = []
    for section, records in picked:
        rows = tuple(row for record in records if record.id not in taken for row in rows_of(record))
        taken.update(record.id for record in records)
        if rows:
            sections.append(CardSection(section.title, rows))
    units = [unit for name in card.units if (unit := directory.unit(name))]
    checks = [r.verified.on for _, records in picked for r in records if r.verified]
    return CardContent(
        id=card.id,
        title="便民连心卡",
        unit="、".join(_full_name(unit, directory) for unit in units),
        edition=card.edition,
        checked=_checked(card, checks),
        address=f"{directory.settings.address}k/{edition_code(card.id, card.edition)}/",
        demo=directory.settings.demo,
        sections=tuple(sections),
        origin=card.origin.path,
    )


def picked_by(card: Card, section: Section, snapshot: Snapshot) -> list[Record]:
    """The records of one section in their order on the card, those that may not be printed left out."""
    found: dict[str, Record] = {}
    for word in section.pick:
        chosen = [record for record in matches(word, card, snapshot.directory) if is_printable(record, snapshot)]
        found.update({record.id: record for record in sorted(chosen, key=_order)})
    return list(found.values())[: section.max]


def matches(word: str, card: Card, directory: Directory) -> list[Record]:
    """The records that a word of 选取 means: an id, a kind, a category or level, or a tag."""
    named = directory.by_id.get(word)
    if isinstance(named, Record):
        return [named]
    return [record for record in _in_scope(card, directory) if word in _words_for(record)]


def is_printable(record: Record, snapshot: Snapshot) -> bool:
    """Whether a record may go on paper: running, wanted, and checked in time."""
    wanted = record.card is None or record.card.include
    trusted = snapshot.freshness[record.id] in (Freshness.FRESH, Freshness.DUE)
    return wanted and trusted and record.status in _ON_CARDS


def _in_scope(card: Card, directory: Directory) -> Iterator[Record]:
    """What serves the card's people, their own units first."""
    seen: set[str] = set()
    for name in card.units:
        units = [*directory.lineage(name), *directory.below(name)]
        groups = ([unit] for unit in units), (directory.own(unit.id) for unit in units), [directory.for_everyone()]
        for entry in (entry for group in groups for entries in group for entry in entries):
            if isinstance(entry, Record) and entry.id not in seen:
                seen.add(entry.id)
                yield entry


def _words_for(record: Record) -> set[str]:
    heading = heading_of(record)
    return {record.kind, record.label, record.folder, *record.tags, *(heading.words if heading else ())}


def _order(record: Record) -> int:
    return record.card.order if record.card else 100


def _full_name(unit: Unit, directory: Directory) -> str:
    return " ".join(above.name for above in reversed(directory.lineage(unit.id)))


def _checked(card: Card, checks: list[date]) -> str:
    """The card's own check, else the oldest among its records: nothing on it is older."""
    day = card.verified.on if card.verified else min(checks, default=None)
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
