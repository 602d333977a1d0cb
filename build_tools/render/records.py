"""One page per record, and the page that stands where a record used to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from build_tools.derive.card_scope import readers_of
from build_tools.derive.disclosing import due_after
from build_tools.derive.facts import references_of
from build_tools.derive.freshness import Freshness
from build_tools.derive.hours_today import hours_shown
from build_tools.derive.rides import Reach, Ride, ride_of
from build_tools.derive.shuttle_today import ShuttleToday, shuttle_today
from build_tools.derive.snapshot import Snapshot
from build_tools.derive.times import numbers_and_times
from build_tools.kinds import Entry, Record
from build_tools.kinds.card import Card
from build_tools.kinds.disclosure import Disclosure
from build_tools.kinds.notice import Notice
from build_tools.kinds.shuttle import Shuttle
from build_tools.kinds.unit import Unit
from build_tools.model import Directory
from build_tools.render.addresses import address_of, former_address, index_of
from build_tools.render.card_page import sheets_of
from build_tools.render.page import Page, Plan, Step, step_to


class Around(NamedTuple):
    """What a record's page says besides the record: the entries that it names, and its state today."""

    named: tuple[Entry, ...]
    notices: tuple[Notice, ...]
    freshness: Freshness


def record_pages(snapshot: Snapshot, templates: frozenset[str]) -> Iterator[Plan]:
    """Yield a page for every record but units, which have pages of their own kind."""
    for record in snapshot.directory.records:
        if type(record) is not Unit:
            own = f"records/{record.kind}.html"
            template = own if own in templates else "record.html"
            surroundings = around(record, snapshot)
            if isinstance(record, Shuttle):
                ride = ride_of(record, snapshot, Reach.EVERY_STOP)
                yield Plan(address_of(record), partial(_shuttle_page, snapshot), (record, surroundings, template, ride))
            elif isinstance(record, Card):
                buildings = readers_of(record, snapshot.directory)
                yield Plan(address_of(record), _card_page, (record, surroundings, template, buildings))
            elif isinstance(record, Disclosure):
                due = due_after(record.formed_on, snapshot.almanac)
                yield Plan(address_of(record), _disclosure_page, (record, surroundings, template, due))
            else:
                yield Plan(address_of(record), _record_page, (record, surroundings, template))


def around(record: Record, snapshot: Snapshot) -> Around:
    """Gather what stands around a record."""
    by_id = snapshot.directory.by_id
    return Around(
        tuple(by_id[name] for name in (*record.units, *references_of(record)) if name in by_id),
        snapshot.notices_on(record),
        snapshot.freshness[record.id],
    )


def _shuttle_page(snapshot: Snapshot, shuttle: Shuttle, surroundings: Around, template: str, ride: Ride) -> Page:
    """What runs today follows from the ride and the calendar, which is part of every page's key."""
    return _record_page(shuttle, surroundings, template, shuttle_today(shuttle, snapshot))._replace(rides=(ride,))


def _card_page(card: Card, surroundings: Around, template: str, buildings: tuple[Unit, ...]) -> Page:
    page = _record_page(card, surroundings, template)
    own = {"buildings": buildings, "sheets": sheets_of(card, buildings)}
    return page._replace(context={**page.context, **own})


def _disclosure_page(disclosure: Disclosure, surroundings: Around, template: str, due: date) -> Page:
    page = _record_page(disclosure, surroundings, template)
    return page._replace(context={**page.context, "due": due})


def _record_page(record: Record, surroundings: Around, template: str, today: ShuttleToday | None = None) -> Page:
    return Page(
        template=template,
        title=record.name,
        context={
            "crumbs": (Step(record.label, index_of(type(record))),),
            **record_context(record, surroundings),
            "today": today,
        },
        origin=record.origin.path,
        prove=partial(numbers_and_times, record),
        hours=tuple(hours_shown(record)),
    )


def record_context(record: Record, surroundings: Around) -> dict[str, Any]:
    """What the templates of every record's page see, units' pages included."""
    return {
        "record": record,
        "links": {entry.id: step_to(entry) for entry in surroundings.named},
        "freshness": surroundings.freshness,
        "notices": surroundings.notices,
    }


def moved_pages(directory: Directory) -> Iterator[Plan]:
    """Yield a signpost at every address that an entry has left."""
    for entry in directory.entries:
        for former in entry.former_ids:
            yield Plan(former_address(entry, former), _signpost, (entry,))


def _signpost(entry: Entry) -> Page:
    return Page("moved.html", entry.name, {"target": step_to(entry)}, origin=entry.origin.path, head="heads/moved.html")
