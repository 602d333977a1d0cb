"""What is open now: a page for everyone, and one per 居委 with what is near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain, islice
from typing import NamedTuple

from build_tools.derive.answering import Answering
from build_tools.derive.essentials import Essential, essentials_in
from build_tools.derive.hours_today import hours_to_go_by, is_in_force
from build_tools.derive.rides import Ride, rides_of
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import KIND_BY_FOLDER, KINDS, Entry, Record
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.shuttle import Shuttle
from build_tools.kinds.unit import Unit
from build_tools.render.addresses import address_of, duty_of, index_of, now_of
from build_tools.render.home import always_of
from build_tools.render.live import live_of
from build_tools.render.on_duty import NOBODY_ON_DUTY, OnDuty, on_duty_near
from build_tools.render.page import Page, Plan, Step
from build_tools.values.hours import Hours

_MOST_ROWS = 15


class Group(NamedTuple):
    """The nearest of one kind that keep hours, and how many more there are."""

    folder: str
    records: tuple[Record, ...]
    more: int


class Near(NamedTuple):
    """What there is for everyone, or for the people of a 居委."""

    essentials: tuple[Essential, ...]
    groups: tuple[Group, ...]
    rides: tuple[Ride, ...]
    duty: OnDuty = NOBODY_ON_DUTY


class Row(NamedTuple):
    """A record in the list, and the hours that say whether it is open."""

    record: Record
    address: str
    hours: Hours | None


def now_pages(snapshot: Snapshot) -> Iterator[Plan]:
    """Yield the page for everyone, then those of the 居委."""
    directory = snapshot.directory
    committees, always = tuple(directory.committees()), always_of(directory)
    essentials_of, answering = essentials_in(directory), Answering(snapshot)
    above = {hotline.id for hotline in always}

    def near(essentials: tuple[Essential, ...], entries: Iterable[Entry]) -> Near:
        there = [entry for entry in entries if isinstance(entry, Record) and _is_there(entry, snapshot)]
        running = (entry for entry in there if isinstance(entry, Shuttle))
        groups = _groups(entry for entry in there if entry.id not in above)
        return Near(essentials, groups, rides_of(islice(running, _MOST_ROWS), snapshot))

    @cache
    def needed_by(unit: Unit) -> tuple[Unit, tuple[Unit, ...], tuple[Hotline, ...], Near]:
        duty = on_duty_near(unit, answering, snapshot.today)
        around = near(essentials_of(unit), directory.serving(unit.id))._replace(duty=duty)
        return unit, committees, always, around

    everyone = near((), directory.for_everyone())
    yield Plan(now_of(), _now_page, (None, committees, always, everyone), _live_of(None, everyone))
    for unit in committees:
        live = live_of(now_of(unit)) if answering.candidates(unit) or needed_by(unit)[3].rides else ""
        yield Plan(now_of(unit), _now_page, partial(needed_by, unit), live)


def _live_of(unit: Unit | None, near: Near) -> str:
    return live_of(now_of(unit)) if near.rides or near.duty.candidates else ""


def _groups(records: Iterable[Record]) -> tuple[Group, ...]:
    """Those that keep hours, by kind."""
    by_kind: dict[type[Entry], list[Record]] = {}
    for entry in records:
        if not isinstance(entry, Unit | Shuttle) and hours_to_go_by(entry) is not None:
            by_kind.setdefault(type(entry), []).append(entry)
    kinds = sorted((kind for kind in KINDS if kind in by_kind), key=lambda kind: kind is Hotline)
    return tuple(_group(kind.folder, by_kind[kind]) for kind in kinds)


def _group(folder: str, records: list[Record]) -> Group:
    return Group(folder, tuple(records[:_MOST_ROWS]), max(0, len(records) - _MOST_ROWS))


def _is_there(record: Record, snapshot: Snapshot) -> bool:
    return is_in_force(record, snapshot.today) and snapshot.is_listed(record)


def _now_page(unit: Unit | None, committees: tuple[Unit, ...], always: tuple[Hotline, ...], near: Near) -> Page:
    numbers = [_number(answer) for _, answer in near.essentials if answer and answer not in always]
    in_view = [_group_in_view(group) for group in near.groups]
    every = chain(numbers, *(rows for _, _, rows, _ in in_view))
    context = {
        "crumbs": (Step(unit.name, address_of(unit)),) if unit else (),
        "always": always,
        "committees": [Step(each.name, now_of(each)) for each in committees if each != unit],
        "chosen": unit,
        "numbers": numbers,
        "groups": in_view,
        "shuttles": [(ride.shuttle, address_of(ride.shuttle)) for ride in near.rides],
        "all_shuttles": index_of(Shuttle),
        "duty_page": duty_of(unit) if unit else "",
        "live_below": True,
    }
    hours = tuple(row.hours for row in every if row.hours)
    title = f"{unit.name}：现在" if unit else "现在"
    return Page("now.html", title, context, hours=hours, rides=near.rides, duty=near.duty, live=_live_of(unit, near))


def _number(record: Record) -> Row:
    """Whom to call: by the hours of the telephone, which may be longer than those of the door."""
    return Row(record, address_of(record), record.numbers_to_call[0].hours or record.hours)


def _row(record: Record) -> Row:
    return Row(record, address_of(record), hours_to_go_by(record))


def _group_in_view(group: Group) -> tuple[str, str, list[Row], int]:
    kind = KIND_BY_FOLDER[group.folder]
    return kind.label, index_of(kind), [_row(record) for record in group.records], group.more
