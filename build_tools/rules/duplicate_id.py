"""An id is one address; two entries cannot share it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.kinds import Entry
from build_tools.model import Directory
from build_tools.rules.finding import Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield entries whose id, or former id, another entry has."""
    del today
    holders: dict[str, Entry] = {}
    for entry in directory.entries:
        first = holders.setdefault(entry.id, entry)
        if first is not entry:
            yield _taken(entry, entry.id, first)
    for entry in directory.entries:
        for former in entry.former_ids:
            first = holders.setdefault(former, entry)
            if first is not entry:
                yield _taken(entry, former, first)


def _taken(entry: Entry, entry_id: str, first: Entry) -> Finding:
    place = ("id",) if entry_id == entry.id else ("former_ids",)
    what = f"编号“{entry_id}”已经用在“{first.name}”（{first.origin.path}）"
    return Finding(entry, place, "E301", what, "换一个编号；编号全站不能重复。")
