"""What an entry is looked for by: its fields as one ``Findable``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.derive.freshness import Freshness
from build_tools.derive.snapshot import Snapshot
from build_tools.finding.findable import Findable
from build_tools.kinds import Entry, Record
from build_tools.kinds.clinic import Clinic
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.market import Market
from build_tools.kinds.notice import Notice
from build_tools.kinds.parts.translation import Translation
from build_tools.kinds.place import Place
from build_tools.kinds.shuttle import Shuttle
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory
from build_tools.values.choice import Choice

_MARKUP = re.compile(r"\]\([^)]*\)|[#*_>`|\[\]!~-]+")
_LONGEST_BODY = 600
_UNSURE = (Freshness.OVERDUE, Freshness.UNVERIFIED)


def findable_of(entry: Entry, snapshot: Snapshot) -> Findable:
    """An entry as the search sees it on the day of ``snapshot``."""
    found = Findable(
        entry.id, entry.label, entry.name, unit=_committee_of(entry, snapshot.directory), labels=tuple(_labels(entry))
    )
    if isinstance(entry, Notice):
        english = (entry.english.name,) if entry.english.name else ()
        body = _plain(f"{entry.summary or ''} {entry.body}")
        return found._replace(others=english, date=entry.publish_on.isoformat(), body=body)
    if not isinstance(entry, Record):
        return found
    return found._replace(
        others=tuple(dict.fromkeys(_others(entry))),
        phones=tuple(phone.number.grouped for phone in entry.numbers_to_call),
        address=entry.location.address if entry.location else "",
        is_overdue=snapshot.freshness[entry.id] in _UNSURE,
        readings=tuple((entry.reading or "").lower().split()),
        body=_plain(" ".join(_body(entry))),
    )


def _committee_of(entry: Entry, directory: Directory) -> str:
    """The name of the 居委 that an entry belongs to, or of the wider unit; empty for what is everyone's."""
    unit = entry if isinstance(entry, Unit) else directory.unit(entry.units[0]) if entry.units else None
    if unit is None:
        return ""
    lineage = directory.lineage(unit.id)
    return next((above.name for above in lineage if above.type is UnitType.COMMITTEE), unit.name)


def _labels(entry: Entry) -> Iterator[str]:
    """What it is by its fields: its kind, its category under each of its names, its tags."""
    yield entry.label
    for name in ("category", "type"):
        sort = getattr(entry, name, None)
        yield from sorted(sort.words) if isinstance(sort, Choice) else (sort,) if isinstance(sort, str) else ()
    yield from entry.tags


def _others(record: Record) -> Iterator[str]:
    yield from record.alternate_name
    if isinstance(record, Unit):
        yield from record.aliases
    for translation in _translations(record):
        yield from filter(None, (translation.name, *translation.alternate_name))
    yield from (phone.label for phone in record.phones if phone.label)


def _translations(record: Record) -> Iterator[Translation]:
    if record.i18n:
        yield from filter(None, (record.i18n.en, record.i18n.zh_hant))


def _body(record: Record) -> Iterator[str]:
    """What is said of it, and what is done, sold or served there."""
    yield record.description or ""
    match record:
        case Hotline():
            yield from filter(None, (record.when_to_call, record.not_for))
        case Clinic():
            yield from (*record.departments, *record.services)
        case Market():
            yield from record.goods
        case Place():
            yield from record.items
        case Shuttle():
            yield from dict.fromkeys(stop.name for stops in map(record.stops_of, record.directions) for stop in stops)


def _plain(text: str) -> str:
    """Markdown as the words in it, on one line, and not more of them than a snippet can come from."""
    return " ".join(_MARKUP.sub(" ", text).split())[:_LONGEST_BODY]
