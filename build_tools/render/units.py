"""One page per unit, /c/<id>/, which its card's QR opens; and whom its people can call now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from build_tools.derive.answering import ALWAYS, Answering
from build_tools.derive.essentials import Essential, essentials_in
from build_tools.derive.grids import grids_of
from build_tools.derive.hours_today import hours_shown
from build_tools.derive.rides import Ride, rides_of
from build_tools.derive.roles import roles_for
from build_tools.derive.snapshot import Snapshot
from build_tools.derive.times import numbers_and_times
from build_tools.kinds import Record
from build_tools.kinds.card import Card
from build_tools.kinds.notice import Notice, Severity
from build_tools.kinds.parts import PhoneEntry
from build_tools.kinds.role import Role
from build_tools.kinds.unit import Unit, UnitType
from build_tools.render.addresses import address_of, index_of, now_of
from build_tools.render.duty import Board, boards_of, duty_page_of, duty_plan, nearest_in
from build_tools.render.first_screen import first_screen, nearby_in
from build_tools.render.groups import NOT_GROUPED, Group, groups_of
from build_tools.render.index import Index
from build_tools.render.live import live_of
from build_tools.render.on_duty import NOBODY_ON_DUTY, OnDuty, on_duty_near
from build_tools.render.page import Page, Plan, Step, step_to
from build_tools.render.records import Around, around, record_context
from build_tools.render.search import Searches
from build_tools.values.hours import Hours

_MOST_NOTICES = 3


class Place(NamedTuple):
    """A unit's place in the tree, and what its people need."""

    above: tuple[Unit, ...]
    children: tuple[Unit, ...]
    grids: tuple[Unit, ...]
    covered: tuple[Unit, ...]
    essentials: tuple[Essential, ...]
    roles: tuple[Role, ...]
    groups: tuple[Group, ...]
    nearby: tuple[Record, ...]
    notices: tuple[Notice, ...]
    cards: tuple[Card, ...]
    boards: tuple[Board, ...]
    duty_page: str
    committee: str
    rides: tuple[Ride, ...]
    duty: OnDuty


def unit_pages(snapshot: Snapshot, searches: Searches) -> Iterator[Plan]:
    """Yield a page for every unit, from the town down to the stairwell, and whom to call for the larger ones."""
    directory, answering = snapshot.directory, Answering(snapshot)
    shown = frozenset(
        record.id for record in directory.records if type(record) not in NOT_GROUPED and snapshot.is_listed(record)
    )
    essentials_of = essentials_in(directory)

    @cache
    def needed_by(unit: Unit) -> tuple[Unit, Around, Place, Index | None]:
        place = _place_of(unit, snapshot, shown, essentials_of(unit))._replace(
            boards=nearest_in(boards_of(unit, answering, snapshot.today)),
            duty=on_duty_near(unit, answering, snapshot.today),
        )
        return unit, around(unit, snapshot), place, searches.of(unit)

    def is_live(unit: Unit) -> bool:
        return bool(answering.candidates(unit) or needed_by(unit)[2].rides)

    for unit in directory.of(Unit):
        live = live_of(address_of(unit)) if searches.of(unit) and is_live(unit) else ""
        yield Plan(address_of(unit), _unit_page, partial(needed_by, unit), live)
        yield from duty_plan(unit, answering, snapshot.today)


def _place_of(unit: Unit, snapshot: Snapshot, shown: frozenset[str], essentials: tuple[Essential, ...]) -> Place:
    directory = snapshot.directory
    lineage = directory.lineage(unit.id)
    groups = tuple(groups_of(unit, directory, shown))
    return Place(
        above=lineage[1:],
        children=directory.children(unit.id),
        grids=tuple(grid for grid in grids_of(unit, directory) if grid is not unit),
        covered=tuple(found for name in unit.units if (found := directory.unit(name))),
        essentials=essentials,
        roles=roles_for(unit, snapshot),
        groups=groups,
        nearby=nearby_in(groups, snapshot.today),
        notices=_notices(lineage, snapshot),
        cards=tuple(card for card in directory.of(Card) if unit.id in card.units),
        boards=(),
        duty_page=duty_page_of(unit, directory),
        committee=next((above.id for above in lineage if above.type is UnitType.COMMITTEE), ""),
        rides=rides_of((entry for group in groups for entry in group.entries), snapshot),
        duty=NOBODY_ON_DUTY,
    )


def _notices(lineage: tuple[Unit, ...], snapshot: Snapshot) -> tuple[Notice, ...]:
    """What holds for the unit, its parents or everyone: the newest, and whatever is urgent."""
    ids = {unit.id for unit in lineage}
    concerning = (n for n in snapshot.current if not n.units or ids.intersection(n.units))
    return tuple(n for place, n in enumerate(concerning) if place < _MOST_NOTICES or n.severity is Severity.URGENT)


def _unit_page(unit: Unit, surroundings: Around, place: Place, index: Index | None) -> Page:
    return Page(
        template="unit.html" if index or place.groups or place.nearby else "building.html",
        title=unit.name,
        context={
            **record_context(unit, surroundings),
            "index": index,
            "find_at": _find_at(place.committee, index),
            "crumbs": (Step("我的小区", index_of(Unit)), *map(step_to, reversed(place.above))),
            "essentials": [_essential(need, answer) for need, answer in place.essentials if answer],
            "roles": [(role, address_of(role)) for role in place.roles],
            "other_phones": _other_phones(unit, place),
            **first_screen(unit, place.groups, place.nearby, surroundings.notices, place.notices),
            "children": [*_by_level(place.children)],
            "grids": [*map(step_to, place.grids)],
            "covered": [*map(step_to, place.covered)],
            "cards": place.cards,
            "now": now_of(unit) if unit.type is UnitType.COMMITTEE else "",
            "committee": place.committee,
            **_whom_to_call(place),
        },
        origin=unit.origin.path,
        prove=partial(numbers_and_times, unit),
        hours=tuple(_hours_on(unit, place)),
        rides=place.rides,
        duty=place.duty,
        live=_live_of(unit, place, index),
    )


def _whom_to_call(place: Place) -> dict[str, object]:
    return {"always": ALWAYS, "boards": place.boards, "duty_page": place.duty_page, "live_below": True}


def _live_of(unit: Unit, place: Place, index: Index | None) -> str:
    """A page with a whole neighbourhood on it has its tables beside it; others are light enough."""
    return live_of(address_of(unit)) if index and (place.rides or place.duty.candidates) else ""


def _find_at(committee: str, index: Index | None) -> str:
    """Where the box asks that has no index of its own; with one, and no scripts, the search's own page has lists."""
    return "search.html" if index or not committee else f"c/{committee}/index.html"


def _hours_on(unit: Unit, place: Place) -> Iterator[Hours]:
    answers = (answer for _, answer in place.essentials if answer)
    for record in (unit, *answers, *place.nearby):
        yield from hours_shown(record)


def _essential(need: str, answer: Record) -> tuple[Record, PhoneEntry, str, Hours | None]:
    """Who answers, the number, the name (with the need before it where it does not say it), and when."""
    phone = answer.numbers_to_call[0]
    what = answer.name if need in answer.name or need == "12345" else f"{need}：{answer.name}"
    return answer, phone, what, phone.hours or answer.hours


def _other_phones(unit: Unit, place: Place) -> list[PhoneEntry]:
    """The unit's own numbers that do not stand among the essential ones."""
    shown = {str(answer.numbers_to_call[0].number) for _, answer in place.essentials if answer}
    return [phone for phone in unit.phones if str(phone.number) not in shown]


def _by_level(children: tuple[Unit, ...]) -> Iterator[tuple[str, list[Step]]]:
    for level in UnitType:
        if steps := [step_to(child) for child in children if child.type is level]:
            yield level.label, steps
