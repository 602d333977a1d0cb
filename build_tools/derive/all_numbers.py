"""Every number that the people of a card's units may need, for the long picture."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.card_scope import in_scope, is_printable
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import KINDS, Record
from build_tools.kinds.card import Card
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.organization import Organization
from build_tools.kinds.unit import Unit
from build_tools.values.phone import PhoneKind


def all_numbers(card: Card, building: Unit | None, snapshot: Snapshot) -> Iterator[tuple[str, list[Record]]]:
    """Yield headings and records with a number: emergencies, what is theirs alone, then kind by kind."""
    with_number = [
        record
        for record in in_scope(card, building, snapshot.directory)
        if not isinstance(record, Organization)  # their services have numbers of their own
        and any(phone.on_card for phone in record.numbers_to_call)
        and is_printable(record, snapshot)
    ]
    yield "紧急电话", [record for record in with_number if _is_for_emergencies(record)]
    yield "我们小区", [record for record in with_number if isinstance(record, Unit) or record.units]
    for kind in sorted(KINDS, key=lambda kind: kind is Hotline):  # what is near before whom to ring anywhere
        yield kind.label, [record for record in with_number if type(record) is kind]


def _is_for_emergencies(record: Record) -> bool:
    return any(phone.number.kind is PhoneKind.EMERGENCY for phone in record.phones)
