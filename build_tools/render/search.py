"""The plain search: one table of names, numbers and addresses, looked through in the browser."""

from __future__ import annotations

import json
from hashlib import blake2b

from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Entry, Record
from build_tools.render.addresses import address_of


def search_table(snapshot: Snapshot) -> bytes:
    """A script that holds ``[name, other words, numbers, kind, address]`` of everything that can be found.

    A script and not JSON, because a page opened from a USB stick may not fetch.
    """
    rows = [_row(entry) for entry in snapshot.directory.entries if snapshot.is_listed(entry)]
    table = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    safe = table.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"var LIANXIN={safe};\n".encode()


def table_version(snapshot: Snapshot) -> str:
    """What changes whenever the table may: a hash of all that can be found."""
    found = (entry.origin.digest for entry in snapshot.directory.entries if snapshot.is_listed(entry))
    return blake2b("".join(found).encode(), digest_size=5).hexdigest()


def _row(entry: Entry) -> list[str]:
    if not isinstance(entry, Record):
        return [entry.name, "", "", entry.label, address_of(entry)]
    phones = " ".join(phone.number.grouped for phone in entry.phones)
    address = (entry.location.address,) if entry.location else ()
    words = " ".join((*entry.alternate_name, *entry.tags, *address))
    return [entry.name, words, phones, entry.label, address_of(entry)]
