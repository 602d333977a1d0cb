"""What stands on a card, on all its papers and for all its buildings, as rows that can be kept and compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from build_tools.derive.card_content import content_of, contents_of
from build_tools.derive.card_format import Form, forms_of
from build_tools.derive.card_words import CardContent, Row
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.kinds.edition import Edition, PrintedLine, PrintedRow
from build_tools.kinds.edition_code import edition_code

_GAPS = re.compile(r"\s+")


class Order(NamedTuple):
    """What is told to the printer: the day, how many, who prints, and on which papers."""

    day: date
    quantity: int | None
    printer: str
    formats: tuple[str, ...]


class _Seen(NamedTuple):
    """A row in its fullest form, the heading above it, and where it is printed."""

    section: str
    row: Row
    forms: dict[str, None]
    buildings: dict[str, None]


def papers_of(card: Card) -> tuple[Form, ...]:
    """The forms that are printed; pictures for telephones are not, unless there is nothing else."""
    forms = forms_of(card)
    return tuple(form for form in forms if form.sides) or forms


def edition_of(card: Card, snapshot: Snapshot, order: Order) -> Edition:
    """Freeze what stands on a card today as its present 版次."""
    head = content_of(card, snapshot)
    papers = {form.label for form in papers_of(card)}
    draft = Edition.model_construct(
        card=card.id,
        name=card.name,
        edition=card.edition,
        code=edition_code(card.id, card.edition),
        frozen_on=order.day,
        quantity=order.quantity,
        printer=order.printer or None,
        formats=tuple(paper for paper in order.formats if paper in papers),
        address=head.address,
        units=card.units,
        unit=head.unit,
        checked=head.checked or None,
        demo=head.demo,
        rows=rows_on(card, snapshot),
    )
    return draft.model_copy(update={"seal": draft.seal_due})


def rows_on(card: Card, snapshot: Snapshot) -> tuple[PrintedRow, ...]:
    """Return each row once, in order; what is not on every paper or for every building says where it is."""
    papers = papers_of(card)
    contents = [(form, content) for form in papers for content in contents_of(card, form, snapshot)]
    buildings = {content.building for _, content in contents}
    seen: dict[tuple[str, ...], _Seen] = {}
    for form, content in contents:
        for section, row in _rows_in(content):
            key = (row.id, row.label, row.number)
            before = seen.get(key) or _Seen(section, row, {}, {})
            before.forms[form.label] = None
            before.buildings[content.building] = None
            seen[key] = before._replace(row=max(before.row, row, key=lambda each: len(each.place)))
    return tuple(
        printed(row, section).model_copy(
            update={
                "formats": tuple(forms) if len(forms) < len(papers) else (),
                "buildings": tuple(whose) if len(whose) < len(buildings) else (),
            }
        )
        for section, row, forms, whose in seen.values()
    )


def _rows_in(content: CardContent) -> Iterator[tuple[str, Row]]:
    for section in content.sections:
        yield from ((section.title, row) for row in section.rows)


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
    return _GAPS.sub(" ", text).strip()
