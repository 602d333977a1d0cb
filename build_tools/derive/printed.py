"""What stands on a card as rows that can be kept and compared, and an edition made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from build_tools.derive.card_content import CardContent
from build_tools.derive.card_rows import Row
from build_tools.kinds.card import Card
from build_tools.kinds.edition import Edition, PrintedLine, PrintedRow
from build_tools.kinds.edition_code import edition_code

_EDGES = re.compile(r"\s+")


class Order(NamedTuple):
    """What is told to the printer: the day, how many, who prints, on which papers."""

    day: date
    quantity: int | None
    printer: str
    formats: tuple[str, ...]


def edition_of(card: Card, content: CardContent, order: Order) -> Edition:
    """Freeze ``content`` as the card's present 版次."""
    draft = Edition.model_construct(
        card=card.id,
        name=card.name,
        edition=card.edition,
        code=edition_code(card.id, card.edition),
        frozen_on=order.day,
        quantity=order.quantity,
        printer=order.printer or None,
        formats=order.formats,
        address=content.address,
        units=card.units,
        unit=content.unit,
        checked=content.checked or None,
        demo=content.demo,
        rows=tuple(rows_on(content)),
    )
    return draft.model_copy(update={"seal": draft.seal_due})


def rows_on(content: CardContent) -> Iterator[PrintedRow]:
    """Yield the rows of a card in their order."""
    for section in content.sections:
        yield from (printed(row, section.title) for row in section.rows)


def printed(row: Row, section: str) -> PrintedRow:
    """Keep the words of one row."""
    lines = (
        PrintedLine.model_construct(head=_line(line.head), times=tuple(map(_line, line.words))) for line in row.lines
    )
    return PrintedRow.model_construct(
        record=row.id,
        section=_line(section),
        name=_line(row.label),
        number=_line(row.number) or None,
        note=_line(row.note) or None,
        place=_line(row.place) or None,
        lines=tuple(lines),
    )


def _line(text: str) -> str:
    """As the file's reader will have it."""
    return _EDGES.sub(" ", text).strip()
