"""One number under two names is usually a slip of copying."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.kinds import Record
from build_tools.model import Directory
from build_tools.rules.finding import Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield the second and later records that print a number; a switchboard is told by its extensions."""
    del today
    shared = {str(phone.number) for record in directory.records for phone in record.phones if phone.shared}
    first: dict[str, Record] = {}
    for record in directory.records:
        for number, phone in enumerate(record.phones):
            other = first.setdefault(str(phone.number), record)
            if other.id != record.id and str(phone.number) not in shared:
                what = f"号码 {phone.number} 也写在“{other.name}”里（{other.origin.path}）"
                remedy = "核对是不是抄错了；确实是同一部电话，就在其中一处写“共用: 是”。"
                yield Finding(record, ("phones", number, "number"), "W303", what, remedy)
