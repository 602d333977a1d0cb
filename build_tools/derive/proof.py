"""Whether what would be printed today is what has been frozen; if not, it is a proof, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.derive.printed import rows_on
from build_tools.derive.row_changes import changes_in
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.kinds.edition import Edition, PrintedRow


def frozen_now(card: Card, snapshot: Snapshot) -> Edition | None:
    """The frozen edition that bears the card's present 版次, whatever it says."""
    return next((e for e in snapshot.directory.editions_of(card.id) if e.edition == card.edition), None)


def is_final(card: Card, snapshot: Snapshot) -> bool:
    """Whether the card's 版次 is frozen and every row still says what it said.

    Rows were frozen in the words of that day's program; other words for the same number or hours are no change.
    """
    edition = frozen_now(card, snapshot)
    return edition is not None and _say_the_same(edition.rows, rows_on(card, snapshot))


def _say_the_same(frozen: Sequence[PrintedRow], now: Sequence[PrintedRow]) -> bool:
    if [*map(_where, frozen)] != [*map(_where, now)]:
        return False
    return not any(any(changes_in([was], [row], frozenset())) for was, row in zip(frozen, now, strict=True))


def _where(row: PrintedRow) -> tuple[object, ...]:
    return row.record, row.section, row.formats, row.buildings
