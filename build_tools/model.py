"""The directory: every entry, indexed and scoped, and the questions that pages ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from build_tools.kinds import Entry, Record
from build_tools.kinds.edition import Edition
from build_tools.kinds.notice import Notice
from build_tools.kinds.unit import Unit, UnitType
from build_tools.settings import Settings

E = TypeVar("E", bound=Entry)
K = TypeVar("K")


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """All entries in the one order that every output uses.

    Nothing in it changes: it equals itself alone, and what follows from it may be kept.
    """

    settings: Settings
    entries: tuple[Entry, ...]
    records: tuple[Record, ...]
    by_id: dict[str, Entry]
    attachments: dict[str, tuple[int, int] | None]
    unread: frozenset[str]
    editions: tuple[Edition, ...]
    _by_kind: dict[type[Entry], tuple[Entry, ...]]
    _by_unit: dict[str, tuple[Entry, ...]]
    _children: dict[str, tuple[Unit, ...]]
    _affecting: dict[str, tuple[Notice, ...]]

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one kind, by id."""
        return self._by_kind.get(kind, ())  # type: ignore[return-value]

    def unit(self, unit_id: str) -> Unit | None:
        """The unit of that id, if it is one."""
        entry = self.by_id.get(unit_id)
        return entry if isinstance(entry, Unit) else None

    def committees(self) -> Iterator[Unit]:
        """The units that are 居委."""
        return (unit for unit in self.of(Unit) if unit.type is UnitType.COMMITTEE)

    def children(self, unit_id: str) -> tuple[Unit, ...]:
        """The units right below one."""
        return self._children.get(unit_id, ())

    def lineage(self, unit_id: str) -> tuple[Unit, ...]:
        """The unit and those above it, from the narrowest; a circle of parents ends where it closes."""
        line: list[Unit] = []
        unit = self.unit(unit_id)
        while unit and unit not in line:
            line.append(unit)
            unit = self.unit(unit.parent) if unit.parent else None
        return tuple(line)

    def below(self, unit_id: str) -> Iterator[Unit]:
        """Every unit below one, a level at a time."""
        seen = {unit_id}
        level = self.children(unit_id)
        while level:
            yield from level
            seen.update(unit.id for unit in level)
            level = tuple(c for unit in level for c in self.children(unit.id) if c.id not in seen)

    def for_everyone(self) -> tuple[Entry, ...]:
        """Entries that serve no unit in particular."""
        return self._by_unit.get("", ())

    def own(self, unit_id: str) -> tuple[Entry, ...]:
        """Entries that name this very unit."""
        return self._by_unit.get(unit_id, ())

    def serving(self, unit_id: str) -> Iterator[Entry]:
        """Entries for the people of a unit: its own, then its parents', then everyone's."""
        seen: set[str] = set()
        for group in (*(self.own(unit.id) for unit in self.lineage(unit_id)), self.for_everyone()):
            for entry in group:
                if entry.id not in seen:
                    seen.add(entry.id)
                    yield entry

    def editions_of(self, card_id: str) -> tuple[Edition, ...]:
        """What has been sent to print of a card, the first first."""
        return tuple(edition for edition in self.editions if edition.card == card_id)

    def affecting(self, entry_id: str) -> tuple[Notice, ...]:
        """The notices that speak of an entry, newest first."""
        return self._affecting.get(entry_id, ())


def assemble(
    entries: Iterable[Entry],
    settings: Settings,
    attachments: Mapping[str, tuple[int, int] | None],
    unread: Iterable[str],
    editions: Iterable[Edition] = (),
) -> Directory:
    """Put entries in order and index them; of two with one id the first keeps it.

    ``attachments`` are the paths of pictures, with width and height, and of papers that notices
    may show, ``unread`` the ids of entries that are there but cannot be read yet: nobody is to be
    told that they are missing.
    ``editions`` are the cards that have been printed.
    """
    ordered = tuple(sorted(entries, key=lambda entry: (entry.folder, entry.id, entry.origin)))
    by_id, by_kind, by_unit = _indexed(ordered)
    return Directory(
        settings,
        ordered,
        tuple(entry for entry in ordered if isinstance(entry, Record)),
        by_id,
        dict(attachments),
        frozenset(unread),
        tuple(sorted(editions, key=lambda edition: (edition.card, *edition.rank, edition.code))),
        by_kind,
        by_unit,
        _frozen(_children(entry for entry in ordered if isinstance(entry, Unit))),
        _frozen(_affecting(entry for entry in ordered if isinstance(entry, Notice))),
    )


def _indexed(
    ordered: tuple[Entry, ...],
) -> tuple[dict[str, Entry], dict[type[Entry], tuple[Entry, ...]], dict[str, tuple[Entry, ...]]]:
    """By id, by kind, and by each unit that they serve."""
    by_id: dict[str, Entry] = {}
    by_kind: dict[type[Entry], list[Entry]] = {}
    by_unit: dict[str, list[Entry]] = {}
    for entry in ordered:
        by_id.setdefault(entry.id, entry)
        by_kind.setdefault(type(entry), []).append(entry)
        for unit_id in entry.units or ("",):
            by_unit.setdefault(unit_id, []).append(entry)
    return by_id, _frozen(by_kind), _frozen(by_unit)


def _children(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    children: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.parent:
            children.setdefault(unit.parent, []).append(unit)
    return children


def _affecting(notices: Iterable[Notice]) -> dict[str, list[Notice]]:
    affecting: dict[str, list[Notice]] = {}
    for notice in sorted(notices, key=lambda notice: (notice.publish_on, notice.id), reverse=True):
        for entry_id in dict.fromkeys((*notice.affects, *(effect.target for effect in notice.effects))):
            affecting.setdefault(entry_id, []).append(notice)
    return affecting


def _frozen(groups: dict[K, list[E]]) -> dict[K, tuple[E, ...]]:
    return {key: tuple(group) for key, group in groups.items()}
