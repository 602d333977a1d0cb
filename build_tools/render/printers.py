"""A page for whoever prints the cards: what to print, on what, how many, and what has been made sure of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.derive.card_format import forms_of
from build_tools.derive.card_scope import readers_of
from build_tools.derive.paper_words import specification_of
from build_tools.derive.proof import frozen_now, is_final
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.kinds.edition import Edition
from build_tools.kinds.unit import Unit
from build_tools.render.addresses import FOR_PRINTERS, address_of, checklist_file
from build_tools.render.card_page import sheets_of
from build_tools.render.page import Page, Plan
from build_tools.verify.press.preflight import CHECKED, OF_SHEETS

_CHECKED = tuple(what for code, what in CHECKED.items() if code != OF_SHEETS)


class Job(NamedTuple):
    """One card: whose it is, the buildings that have one of their own, and whether it may be printed."""

    card: Card
    units: tuple[Unit, ...]
    buildings: tuple[Unit, ...]
    edition: Edition | None
    final: bool


def printers_page(snapshot: Snapshot) -> Iterator[Plan]:
    """Yield the page, where there are cards to print."""
    jobs = tuple(_job(card, snapshot) for card in snapshot.directory.of(Card) if snapshot.is_listed(card))
    if jobs:
        yield Plan(FOR_PRINTERS, _printers_page, (jobs,))


def _job(card: Card, snapshot: Snapshot) -> Job:
    units = tuple(unit for name in card.units if (unit := snapshot.directory.unit(name)))
    buildings = readers_of(card, snapshot.directory)
    return Job(card, units, buildings, frozen_now(card, snapshot), is_final(card, snapshot))


def _printers_page(jobs: tuple[Job, ...]) -> Page:
    ready_first = sorted(jobs, key=lambda job: not job.final)
    return Page(
        "printers.html",
        "给印刷店",
        {"jobs": [_in_view(job) for job in ready_first], "checked": _CHECKED},
    )


def _in_view(job: Job) -> dict[str, object]:
    specifications = [tuple(specification_of(form)) for form in forms_of(job.card) if form.sides]
    lists = [checklist_file(job.card, form.word, "pdf") for form in forms_of(job.card) if form.sides]
    printed = [sheet for sheet in sheets_of(job.card, job.buildings) if sheet.press_file]
    return {
        "card": job.card,
        "address": address_of(job.card),
        "final": job.final,
        "edition": job.edition,
        "quantity": _quantity(job),
        "papers": [*zip(printed, specifications, lists, strict=True)],
        "units": job.units,
    }


def _quantity(job: Job) -> str:
    """What was ordered, else one for each household, else nothing that anybody has told."""
    if job.edition and job.edition.quantity:
        return f"{job.edition.quantity} 张"
    if job.buildings:
        return f"{len(job.buildings)} 栋楼各一种，每种几张请问居委会"
    households = sum(unit.households or 0 for unit in job.units)
    return f"约 {households} 张（每户一张），以居委会说的为准" if households else "请问居委会"
