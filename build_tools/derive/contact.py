"""What an address book keeps of a record: its name, the numbers that a voice answers, when, and where."""

from __future__ import annotations

from typing import NamedTuple

from build_tools.kinds import Record
from build_tools.values.hours import sentence


class Number(NamedTuple):
    """``dialled`` as a phone dials it, ``,`` a pause before an extension; ``label`` what it is for."""

    dialled: str
    label: str


class Contact(NamedTuple):
    """One entry of an address book."""

    id: str
    name: str
    numbers: tuple[Number, ...]
    address: str
    note: str


def contact_of(record: Record) -> Contact | None:
    """Return the entry of a record; nothing where there is no number to call."""
    if not record.numbers_to_call:
        return None
    numbers = tuple(
        Number(phone.number.uri.removeprefix("tel:").replace(";ext=", ","), phone.label or "")
        for phone in record.numbers_to_call
    )
    hours = [sentence(record.hours)] if record.hours else []
    hours += [f"{phone.number}：{sentence(phone.hours)}" for phone in record.numbers_to_call if phone.hours]
    if record.verified:
        hours.append(f"{record.verified.on.isoformat()} 核对")
    return Contact(
        record.id, record.name, numbers, record.location.address if record.location else "", "\n".join(hours)
    )
