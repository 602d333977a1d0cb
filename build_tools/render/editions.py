"""Where the QR code of a printed card leads: whether the card in hand is still right, for every card ever printed.

The pages are complete without scripts, and their addresses are for ever: k/<code>/index.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.derive.card_scope import readers_of
from build_tools.derive.edition_standing import Standing, standing_of
from build_tools.derive.printed import rows_on
from build_tools.derive.row_changes import Change, digits
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Record
from build_tools.kinds.card import Card
from build_tools.kinds.edition import Edition, PrintedRow
from build_tools.kinds.edition_code import edition_code
from build_tools.kinds.notice import Notice
from build_tools.kinds.parts import PhoneEntry
from build_tools.kinds.unit import Unit
from build_tools.render.addresses import address_of, edition_page
from build_tools.render.page import Page, Plan, Step, step_to


class Hand(NamedTuple):
    """The card that somebody may hold; ``standing`` is None for a proof that was never sent to print."""

    card: str
    name: str
    edition: str
    code: str
    frozen: Edition | None
    standing: Standing | None


class Behind(NamedTuple):
    """The newest 版次, all with their codes, and whose card it is.

    ``rows`` are what it would say now, ``notices`` change that for some days. ``buildings`` are those that have a
    card of their own: its code leads to their place on the page.
    """

    newest: str
    editions: tuple[tuple[str, str], ...]
    units: tuple[Unit, ...]
    rows: tuple[PrintedRow, ...]
    records: tuple[Record, ...]
    notices: tuple[Notice, ...]
    buildings: tuple[Unit, ...]


def edition_pages(snapshot: Snapshot) -> Iterator[Plan]:
    """Yield a page for every edition, and one for each card whose present 版次 has not been frozen."""
    directory = snapshot.directory
    for edition in directory.editions:
        hand = Hand(edition.card, edition.name, edition.edition, edition.code, edition, standing_of(edition, snapshot))
        yield _plan(hand, directory.by_id.get(edition.card), edition.units, snapshot)
    frozen = {edition.code for edition in directory.editions}
    for card in directory.of(Card):
        code = edition_code(card.id, card.edition)
        if code not in frozen:
            yield _plan(Hand(card.id, card.name, card.edition, code, None, None), card, card.units, snapshot)


def _plan(hand: Hand, card: object, unit_ids: tuple[str, ...], snapshot: Snapshot) -> Plan:
    directory = snapshot.directory
    rows = rows_on(card, snapshot) if isinstance(card, Card) else ()
    printed = hand.frozen.rows if hand.frozen else rows
    ids = dict.fromkeys(row.record for row in (*printed, *rows))
    records = tuple(record for name in ids if isinstance(record := directory.by_id.get(name), Record))
    editions = directory.editions_of(hand.card)
    behind = Behind(
        newest=editions[-1].edition if hand.frozen else hand.edition,
        editions=tuple((edition.edition, edition.code) for edition in editions),
        units=tuple(unit for name in unit_ids if (unit := directory.unit(name))),
        rows=rows,
        records=records,
        notices=tuple({n.id: n for record in records for n in snapshot.notices_on(record) if n.effects}.values()),
        buildings=readers_of(card, directory) if isinstance(card, Card) else (),
    )
    return Plan(edition_page(hand.code), _edition_page, (hand, behind))


def _edition_page(hand: Hand, behind: Behind) -> Page:
    by_id = {record.id: record for record in behind.records}
    standing = hand.standing
    context = {
        "crumbs": tuple(step_to(unit) for unit in behind.units),
        "hand": hand,
        "newest": behind.newest,
        "others": [Step(label, edition_page(code)) for label, code in behind.editions if code != hand.code],
        "is_old": behind.newest != hand.edition,
        "wrong": [_in_view(change, by_id) for change in standing.wrong] if standing else [],
        "unsure": standing.unsure if standing else (),
        "units": [step_to(unit) for unit in behind.units],
        "rows": [(row, _phone(row.number or "", by_id.get(row.record))) for row in behind.rows if not row.buildings],
        "buildings": [_building_in_view(unit, behind.rows, by_id) for unit in behind.buildings],
        "notices": [(notice, address_of(notice)) for notice in behind.notices],
    }
    return Page("edition.html", f"您手上的连心卡（{hand.edition}）", context)


def _in_view(change: Change, by_id: dict[str, Record]) -> tuple[Change, PhoneEntry | None]:
    return change, _phone(change.new, by_id.get(change.record))


def _building_in_view(unit: Unit, rows: tuple[PrintedRow, ...], by_id: dict[str, Record]) -> dict[str, object]:
    """A building, its page, and the rows that not every building has."""
    own = [(row, _phone(row.number or "", by_id.get(row.record))) for row in rows if unit.id in row.buildings]
    return {"id": unit.id, "name": unit.name, "page": step_to(unit), "rows": own}


def _phone(number: str, record: Record | None) -> PhoneEntry | None:
    """The record's number that is printed so, to be pressed."""
    phones = record.numbers_to_call if record else ()
    return next((phone for phone in phones if digits(number) == digits(str(phone.number))), None)
