"""Cards on sheets: which card stands where, and each side of a sheet as PDF operators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_tools.derive.card_format import BLEED
from build_tools.press.code_shape import code_shape
from build_tools.press.lettering import Lettering
from build_tools.press.marks import CLEAR, LENGTH
from build_tools.press.paper import Grid, Spot
from build_tools.press.size import MM

SIDES = ("正面", "反面")
_SLUG_SIZE = 7.0
_LINE_SIZE = 7.5
SMALLEST_PT = min(_SLUG_SIZE, _LINE_SIZE)
"""The smallest letters that are added to cards and sheets, in points."""

_LINE_HEIGHT, _LINE_DEPTH = 1.0, 0.12  # of its size: all of a line, and what is below its base


class Slot(NamedTuple):
    """The square of a base that is left free for a code: its side of the card, and its place from the trim's corner."""

    side: int
    left_mm: float
    top_mm: float
    size_mm: float


class Copy(NamedTuple):
    """A card to print: its base, and what only it has; ``address`` is empty where the base bears its code."""

    base: int
    address: str = ""
    line: str = ""


class Sheet(NamedTuple):
    """A sheet: its number from 1, and its cards in the order of the grid; None where nothing is printed."""

    number: int
    cards: tuple[Copy | None, ...]


class Plan(NamedTuple):
    """All that decides what stands on the sheets of a job.

    ``heights_mm`` is the height of a trimmed card, ``title`` what the line of each sheet begins with,
    ``folds_mm`` are measured from the upper cut, ``mask`` is a pattern of QR codes.
    """

    grid: Grid
    sides: int
    slots: tuple[Slot, ...]
    sheets: tuple[Sheet, ...]
    letters: Lettering
    title: str
    folds_mm: tuple[float, ...] = ()
    mask: int = 0


def repeated(bases: int, grid: Grid) -> tuple[Sheet, ...]:
    """Fill one sheet with each base: it is printed as often as is needed."""
    return tuple(Sheet(base + 1, (Copy(base),) * grid.per_sheet) for base in range(bases))


def cut_and_stack(cards: Sequence[Copy], grid: Grid) -> tuple[Sheet, ...]:
    """Lay out cards that differ so that the cut piles, put on each other in the order of the grid, are in order."""
    count = -(-len(cards) // grid.per_sheet)
    return tuple(
        Sheet(
            number + 1,
            tuple(
                cards[at] if at < len(cards) else None for at in range(number, number + count * grid.per_sheet, count)
            ),
        )
        for number in range(count)
    )


def sides_of(plan: Plan, sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """Yield the operators of each side of some sheets: front, back, front, back.

    Bases are the forms ``/S0``, ``/S1`` …, all marks are the form ``/M``.
    """
    spots = (plan.grid.fronts, plan.grid.backs)
    for sheet in sheets:
        for side in range(plan.sides):
            cells = zip(sheet.cards, spots[side], strict=True)
            cards = "".join(_placed(plan, card, spot, side) for card, spot in cells if card)
            yield f"{cards}/M Do\n{_slug(plan, sheet, side)}".encode()


def _placed(plan: Plan, card: Copy, spot: Spot, side: int) -> str:
    width, height = plan.grid.cell
    turn = (
        f"-1 0 0 -1 {spot.left + width:.3f} {spot.bottom + height:.3f}"
        if spot.turned
        else f"1 0 0 1 {spot.left:.3f} {spot.bottom:.3f}"
    )
    return f"q {turn} cm /S{card.base * plan.sides + side} Do\n{_layer(plan, card, side)}Q\n"


def _layer(plan: Plan, card: Copy, side: int) -> str:
    """What only this card has: its code and below it its line, in the slot that the base leaves free."""
    if not card.address:
        return ""
    return "".join(_in_slot(plan, card, slot) for slot in plan.slots if slot.side == side)


def _in_slot(plan: Plan, card: Copy, slot: Slot) -> str:
    left = (slot.left_mm + BLEED) * MM
    bottom = (plan.grid.trim.height_mm - slot.top_mm - slot.size_mm + BLEED) * MM
    room = slot.size_mm * MM
    if not card.line:
        return code_shape(card.address, (left, bottom, room), 0, plan.mask)
    shape = code_shape(card.address, (left, bottom, room), _LINE_SIZE * _LINE_HEIGHT, plan.mask)
    return shape + plan.letters.shown(card.line, left, bottom + _LINE_SIZE * _LINE_DEPTH, _LINE_SIZE)


def fits(plan: Plan, line: str) -> bool:
    """Whether a line has room below the code of every slot."""
    return all(plan.letters.width(line, _LINE_SIZE) <= slot.size_mm * MM for slot in plan.slots)


def _slug(plan: Plan, sheet: Sheet, side: int) -> str:
    """The line above the cards: which sheet and which of its sides this is, and how to turn it."""
    text = slug_text(plan, sheet, side)
    bleed = plan.grid.bleed
    return plan.letters.shown(text, bleed.left + 8 * MM, bleed.top + CLEAR + LENGTH + 1 * MM, _SLUG_SIZE)


def slug_text(plan: Plan, sheet: Sheet, side: int) -> str:
    """Return what is written above the cards of a side."""
    which = f"第 {sheet.number} 张，共 {len(plan.sheets)} 张"
    turned = f"，{SIDES[side]}，{plan.grid.flip.label}" if plan.sides > 1 else ""
    return f"{plan.title}　{which}{turned}"
