"""Whether what would be printed today is what has been frozen; if not, it is a proof, and says so."""

from __future__ import annotations

from build_tools.derive.printed import rows_on
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.kinds.edition import Edition


def frozen_now(card: Card, snapshot: Snapshot) -> Edition | None:
    """The frozen edition that bears the card's present 版次, whatever it says."""
    return next((e for e in snapshot.directory.editions_of(card.id) if e.edition == card.edition), None)


def is_final(card: Card, snapshot: Snapshot) -> bool:
    """Whether the card's 版次 is frozen and every word is still as it was."""
    edition = frozen_now(card, snapshot)
    return edition is not None and edition.rows == rows_on(card, snapshot)
