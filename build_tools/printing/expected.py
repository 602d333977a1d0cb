"""What must be found on the sheets of a job when they are read back: card by card, front and back."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.card_format import BLEED
from build_tools.press.imposing import SIDES, SMALLEST_PT, Copy, Plan, Sheet, Slot, slug_text
from build_tools.press.paper import Spot
from build_tools.press.size import MM
from build_tools.printing.order import Laid, Order
from build_tools.verify.press.wanted import Cell, Side, Wanted


def wanted_of(order: Order, laid: Laid, words: list[str]) -> Wanted:
    """Return the plan to hold the sheets against; ``words`` are those of each side of each base, without blanks."""
    grid, form = laid.plan.grid, order.setting.form
    block = grid.bleed.grown(-BLEED * MM)
    sides = [
        Side(
            block.width / MM,
            block.height / MM,
            tuple(_cells(order, laid, words, sheet, side)),
            SMALLEST_PT,
            _slug(laid.plan, sheet, side),
        )
        for sheet in laid.plan.sheets
        for side in range(form.sides)
    ]
    return Wanted(sides, form.sides, BLEED)


def _slug(plan: Plan, sheet: Sheet, side: int) -> Cell:
    """The strip above the cards, where the sheet says its number and how it is turned."""
    bleed, media = plan.grid.bleed, plan.grid.media
    label = f"第 {sheet.number} 张{SIDES[side]}版边的字"
    said = "".join(slug_text(plan, sheet, side).split())
    top = bleed.top / MM
    return Cell(bleed.left / MM, top + BLEED, bleed.width / MM, media.top / MM - top - BLEED, label=label, words=said)


def _cells(order: Order, laid: Laid, words: list[str], sheet: Sheet, side: int) -> Iterator[Cell]:
    plan = laid.plan
    spots = (plan.grid.fronts, plan.grid.backs)[side]
    for number, (card, spot) in enumerate(zip(sheet.cards, spots, strict=True), 1):
        if card:
            yield _cell(order, laid, (card, spot, side), words)._replace(
                label=f"第 {sheet.number} 张第 {number} 格的{SIDES[side] if plan.sides > 1 else '卡'}"
            )


def _cell(order: Order, laid: Laid, placed: tuple[Copy, Spot, int], words: list[str]) -> Cell:
    card, spot, side = placed
    form = order.setting.form
    slot = next((slot for slot in laid.slots if slot.side == side), None)
    address = (card.address or order.setting.contents[card.base].address) if slot else ""
    return Cell(
        spot.left / MM + BLEED,
        spot.bottom / MM + BLEED,
        form.width,
        form.height,
        turned=spot.turned,
        words=words[card.base * form.sides + side] + (card.line if slot else ""),
        address=address,
        code_mm=_code_area(spot, slot, form.width, form.height) if slot else None,
        line=card.line if slot else "",
    )


def _code_area(spot: Spot, slot: Slot, width: float, height: float) -> tuple[float, float, float, float]:
    """The slot on the sheet, turned with its card."""
    left, bottom = slot.left_mm, height - slot.top_mm - slot.size_mm
    if spot.turned:
        left, bottom = width - left - slot.size_mm, height - bottom - slot.size_mm
    left, bottom = spot.left / MM + BLEED + left, spot.bottom / MM + BLEED + bottom
    return left, bottom, left + slot.size_mm, bottom + slot.size_mm
