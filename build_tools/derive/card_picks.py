"""Which records stand in which section of a card."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.all_numbers import all_numbers
from build_tools.derive.card_format import Form, is_on
from build_tools.derive.card_scope import in_scope, is_printable, matches
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Record
from build_tools.kinds.card import Card, Section
from build_tools.kinds.unit import Unit

Pick = tuple[int, str, list[Record]]
"""A 栏目: its number from 0, its heading, its records."""


def records_on(card: Card, form: Form, building: Unit | None, snapshot: Snapshot) -> Iterator[Pick]:
    """Yield each 栏目 that the form has; what is for telephones has room for all."""
    if not form.sides:
        yield from ((0, *pick) for pick in all_numbers(card, building, snapshot))
        return
    for number, section in enumerate(card.sections):
        if _is_on(section, form):
            yield number, section.title, _picked_by(card, section, building, snapshot)


def _picked_by(card: Card, section: Section, building: Unit | None, snapshot: Snapshot) -> list[Record]:
    """The records of one section in their order on the card, those that may not be printed left out.

    A record whose 上卡 names a section of this card stands there, picked or not, and in no other.
    """
    titles = {other.title for other in card.sections}
    sent_here = [r for r in in_scope(card, building, snapshot.directory) if _home_of(r) == section.title]
    named = (matches(word, card, building, snapshot.directory) for word in section.pick)
    found: dict[str, Record] = {}
    for records in (*named, sent_here):
        stay = (r for r in records if _home_of(r) == section.title or _home_of(r) not in titles)
        chosen = [record for record in stay if is_printable(record, snapshot)]
        found.update({record.id: record for record in sorted(chosen, key=_order)})
    return list(found.values())[: section.max]


def _is_on(section: Section, form: Form) -> bool:
    wanted = not section.formats or is_on(form, section.formats)
    return wanted and (section.large_print or not form.large)


def _home_of(record: Record) -> str | None:
    return record.card.section if record.card else None


def _order(record: Record) -> int:
    return record.card.order if record.card else 100
