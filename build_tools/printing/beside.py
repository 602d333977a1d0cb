"""The 印前检查单 of every press file of the site, beside it, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_tools.derive.card_format import forms_of
from build_tools.derive.proof import is_final
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.memory import code_version
from build_tools.output import Closing, Draft, Made, Output, Shelf, key_of
from build_tools.printing.checklist import as_json, checklist
from build_tools.printing.order import PROOF
from build_tools.render.addresses import card_file, checklist_file
from build_tools.render.cards import stamp_of_card
from build_tools.render.printer_form import set_form
from build_tools.verify.press.preflight import passed


class _Listed(NamedTuple):
    """A press file: where it is, where its lists go, what it is called, and what keeps it from being printed."""

    path: str
    lists: tuple[str, str]
    about: str
    state: str
    day: date


def checklists_closing(snapshot: Snapshot, theme: Path) -> Closing:
    """Return what lists, for each press file that was made, the checks that it has passed.

    A file that fails one is never made, so the lists follow from the file alone.
    """
    version = code_version(theme)
    listed = [one for card in snapshot.directory.of(Card) for one in _listed(card, snapshot)]

    def close(shelf: Shelf) -> Iterator[Output]:
        for one in listed:
            yield Output(one.lists[0], partial(_draft, shelf, one, version, partial(_for_people, shelf, one, theme)))
            yield Output(one.lists[1], partial(_draft, shelf, one, version, partial(_for_programs, shelf, one)))

    return close


def _draft(shelf: Shelf, listed: _Listed, version: str, make: Callable[[], Made]) -> Draft:
    return Draft(key_of(version, listed, shelf.files[listed.path].stamp), make)


def _listed(card: Card, snapshot: Snapshot) -> Iterator[_Listed]:
    state = "" if is_final(card, snapshot) else PROOF
    for form in (form for form in forms_of(card) if form.sides):
        lists = checklist_file(card, form.word, "pdf"), checklist_file(card, form.word, "json")
        about = f"{card.name}　{form.label}　{card.edition}"
        yield _Listed(card_file(card, form.word, "pdf"), lists, about, state, stamp_of_card(card, snapshot))


def _for_people(shelf: Shelf, listed: _Listed, theme: Path) -> Made:
    name = listed.path.rpartition("/")[2]
    return Made(
        set_form(checklist(name, listed.about, passed(shelf.read(listed.path)), listed.state), theme, listed.day)
    )


def _for_programs(shelf: Shelf, listed: _Listed) -> Made:
    return Made(as_json(listed.path.rpartition("/")[2], passed(shelf.read(listed.path)), listed.state))
