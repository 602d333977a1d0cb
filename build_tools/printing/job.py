"""An order made into a folder for the print shop; what cannot be printed is refused with all its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_tools.press.pdfx import Imprint
from build_tools.press.sheet_file import sheet_file
from build_tools.printing.checklist import as_json, checklist
from build_tools.printing.expected import wanted_of
from build_tools.printing.order import Laid, Order, lay_out
from build_tools.printing.ticket import ticket
from build_tools.problem import Invalid, Location, Problem
from build_tools.render.card_press import press_ready, profile_of
from build_tools.render.card_refusals import problems_of_setting
from build_tools.render.printer_form import set_form
from build_tools.verify.cards import problems_of, read_back, words_of_sides
from build_tools.verify.press.finding import DIFFERS, OURS
from build_tools.verify.press.preflight import Preflight, preflight

_MADE_TWICE = 20  # sheets; more take seconds

Tell = Callable[[str], None]


class Printed(NamedTuple):
    """A finished job: its folder, and what a volunteer wants to know of it."""

    folder: Path
    sheets: int
    cards: int


def print_job(order: Order, folder: Path, contact: str, tell: Tell) -> Printed:
    """Write sheets, a single card, 印刷说明单 and 印前检查单 into ``folder``.

    Raise ``Invalid`` for what cannot be printed: then there are no sheets, and 印前检查单 says why. A run that
    was killed is gone on with where it was, and ends in the same bytes.
    """
    setting = order.setting
    tell("做单张并检查")
    single = _single(order)
    laid = lay_out(order)
    folder.mkdir(parents=True, exist_ok=True)
    sheets, result = _sheets(order, laid, single, (folder / ".parts", tell))
    names = (f"拼版-{order.paper.name}.pdf", f"单张-{setting.form.word}.pdf")
    listed = set_form(checklist(names[0], order.title, result, order.state), setting.theme, setting.stamp)
    _put(folder, {"印前检查单.json": as_json(names[0], result, order.state), "印前检查单.pdf": listed})
    _raise(problems_of(result, setting.contents))
    asked = set_form(ticket(order, laid, names, contact), setting.theme, setting.stamp)
    _put(folder, {"印刷说明单.pdf": asked, names[1]: single, names[0]: sheets})
    cards = len(order.households) or order.quantity * len(setting.contents)
    return Printed(folder, len(laid.plan.sheets), cards)


def _single(order: Order) -> bytes:
    """The press file of the card, proven against its records and made twice."""
    setting = order.setting
    _raise(problems_of_setting(setting))
    data = press_ready(setting)
    _raise(problems_of(read_back(data, setting.contents, setting.form), setting.contents))
    if press_ready(setting) != data:
        raise Invalid(Problem(Location(setting.contents[0].origin), DIFFERS.code, DIFFERS.what, OURS))
    return data


def _sheets(order: Order, laid: Laid, single: bytes, workshop: tuple[Path, Tell]) -> tuple[bytes, Preflight]:
    """The sheets, and what was found when they were read back; few are made twice."""
    setting = order.setting
    said = repr((setting.contents, order.paper, order.flip, order.households))
    imprint = Imprint(order.title, setting.stamp, said)
    make = partial(sheet_file, laid.bases, laid.plan, imprint, profile_of(setting.theme), workshop)
    sheets = make()
    workshop[1]("把拼好的版读回来检查")
    result = preflight(sheets, wanted_of(order, laid, words_of_sides(single, setting.contents, setting.form)))
    if len(laid.plan.sheets) <= _MADE_TWICE:
        again = () if make() == sheets else (DIFFERS,)
        result = result._replace(unchecked=(), findings=(*result.findings, *again))
    return sheets, result


def _raise(problems: Iterator[Problem]) -> None:
    if found := tuple(problems):
        raise Invalid(*found)


def _put(folder: Path, files: dict[str, bytes]) -> None:
    """Write each file aside and rename it: what bears its name is whole."""
    for name, data in files.items():
        fresh = folder / f".{name}.new"
        fresh.write_bytes(data)
        fresh.replace(folder / name)
