"""What stands on a 便民连心卡: which records it picks, and how each is said in a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from build_tools.derive.facts import heading_of
from build_tools.derive.freshness import Freshness
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Record
from build_tools.kinds.base import Status
from build_tools.kinds.card import Card, Section
from build_tools.kinds.parts.phone import PhoneType
from build_tools.kinds.shuttle import Direction, Shuttle
from build_tools.kinds.unit import Unit
from build_tools.model import Directory
from build_tools.values.hours import Hours, sentence

_ON_CARDS = (Status.ACTIVE, Status.TEMPORARILY_CLOSED)


class Time(NamedTuple):
    """A piece of a shuttle's line; the first and the last are strong."""

    text: str
    strong: bool = False


class Line(NamedTuple):
    """One direction of a shuttle."""

    head: str
    times: tuple[Time, ...]


class Row(NamedTuple):
    """A name with its number, or a name with lines of times below it."""

    kind: str
    id: str
    label: str
    number: str = ""
    note: str = ""
    lines: tuple[Line, ...] = ()


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
        rows = tuple(row for record in records if record.id not in taken for row in _rows(record))
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
        address=f"{directory.settings.address}c/{card.units[0]}/",
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


def _rows(record: Record) -> Iterator[Row]:
    label = record.card.label if record.card and record.card.label else record.name
    if isinstance(record, Shuttle):
        yield Row("line", record.id, label, note=_about(record), lines=tuple(map(_line, record.directions)))
        return
    phones = [phone for phone in record.phones if phone.type is PhoneType.VOICE and phone.on_card]
    for number, phone in enumerate(phones):
        name = f"{label}·{phone.label}" if phone.label and len(phones) > 1 else label
        hours = phone.hours or (record.hours if number == 0 else None)
        yield Row("phone", record.id, name, str(phone.number), _note(hours))
    if not phones:
        address = record.location.address if record.location else ""
        yield Row("line", record.id, label, note=sentence(record.hours) if record.hours else address)


def _note(hours: Hours | None) -> str:
    """When somebody answers; 每天 goes without saying where it is all day."""
    return sentence(hours).replace("每天 24小时", "24小时") if hours else ""


def _about(shuttle: Shuttle) -> str:
    """What it costs, and what the marks ① on its times mean."""
    fare = str(shuttle.fare) if shuttle.fare else ""
    notes = dict.fromkeys(note for direction in shuttle.directions for note in direction.notes)
    return "；".join([*([fare if fare == "免费" else f"票价{fare}"] if fare else []), *notes])


def _line(direction: Direction) -> Line:
    days = str(direction.days)
    head = direction.headsign if days == "每天" else f"{direction.headsign}（{days}）"
    starts = direction.departures or tuple(
        call for trip in direction.trips if (call := next(filter(None, trip.calls), None))
    )
    if starts:
        last = len(starts) - 1
        times = (Time(start.clock.spoken + start.mark, strong=n in (0, last)) for n, start in enumerate(starts))
        return Line(head, tuple(times))
    ends = ((word, end) for word, end in (("首班", direction.first), ("末班", direction.last)) if end)
    waits = (f"{h.start.spoken}–{h.end.spoken} {_wait(h.least, h.most)}" for h in direction.headways)
    return Line(
        head,
        (*(Time(f"{word}{end.clock.spoken}", strong=True) for word, end in ends), *map(Time, waits)),
    )


def _wait(least: int, most: int) -> str:
    return f"约{least}分钟一班" if least == most else f"约{least}–{most}分钟一班"


def _full_name(unit: Unit, directory: Directory) -> str:
    return " ".join(above.name for above in reversed(directory.lineage(unit.id)))


def _checked(card: Card, checks: list[date]) -> str:
    """The card's own check, else the oldest among its records: nothing on it is older."""
    day = card.verified.on if card.verified else min(checks, default=None)
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
