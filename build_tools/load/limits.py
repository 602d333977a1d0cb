"""How much one file may hold: enough for any committee, too little for an attack."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Bytes of a file, levels of nesting, YAML events, characters of one value."""

    size: int
    depth: int = 16
    events: int = 20_000
    characters: int = 20_000


RECORD = Limits(size=256 * 1024)
NOTICE = Limits(size=64 * 1024)
