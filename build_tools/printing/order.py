"""What is ordered, and the plan of its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.derive.card_format import Form
from build_tools.derive.card_words import CardContent
from build_tools.press.code_shape import best_mask
from build_tools.press.imposing import SIDES, Copy, Plan, Sheet, Slot, cut_and_stack, fits, repeated
from build_tools.press.lettering import lettering
from build_tools.press.paper import Flip, Grid, Paper, grid_on
from build_tools.press.size import Trim
from build_tools.printing.households import Household
from build_tools.problem import Invalid, Location, Problem
from build_tools.render.card_fonts import font_files
from build_tools.render.card_setting import Setting, code_slots, press_pdf

_WEIGHT = 500

PROOF = "样张，不要印"
"""What is written on forms about a card that nobody has frozen."""

_SPOKEN = "第张，共　 0123456789" + "".join(SIDES) + "".join(flip.label for flip in Flip)


class Order(NamedTuple):
    """Cards of one design and form: the paper they are printed on, how it is turned, and how many."""

    setting: Setting
    paper: Paper
    flip: Flip
    quantity: int
    households: tuple[Household, ...] = ()
    listed_in: str = ""

    @property
    def title(self) -> str:
        """What stands on every sheet before its number."""
        first = self.setting.contents[0]
        return f"{first.title} {self.setting.form.label} {first.edition}"

    @property
    def state(self) -> str:
        """What a print shop must know before anything else; empty where nothing is in the way."""
        return PROOF if any(content.is_proof for content in self.setting.contents) else ""


class Laid(NamedTuple):
    """An order laid out: the pages that repeat, the plan of the sheets, and where the codes are."""

    bases: bytes
    plan: Plan
    slots: tuple[Slot, ...]


def lay_out(order: Order) -> Laid:
    """Set the bases and plan the sheets; raise ``Invalid`` for a paper too small or a line too long."""
    setting, form = order.setting, order.setting.form
    grid = _grid(order, form)
    slots = tuple(Slot((s.page - 1) % form.sides, s.left, s.top, s.size) for s in code_slots(setting))
    copies = [*_copies(order)]
    sheets = cut_and_stack(copies, grid) if copies else repeated(len(setting.contents), grid)
    base = setting._replace(contents=tuple(map(_without_code, setting.contents))) if copies else setting
    characters = "".join(sorted({*_SPOKEN, *order.title, *(letter for copy in copies for letter in copy.line)}))
    plan = Plan(
        grid,
        form.sides,
        slots if copies else (),
        sheets,
        lettering(font_files()[0], characters, _WEIGHT),
        order.title,
        form.folds,
        best_mask(copies[0].address) if copies else 0,
    )
    if long := [copy.line for copy in copies if not fits(plan, copy.line)]:
        what = f"“门牌”太长，二维码下面印不下：{'、'.join(long[:5])}"
        raise Invalid(Problem(Location(order.listed_in), "E531", what, "写短一些，例如 12-301。"))
    return Laid(press_pdf(base), plan, slots)


def sheets_to_print(order: Order, plan: Plan) -> Iterator[tuple[Sheet, str, int]]:
    """Yield each sheet, whose cards are on it, and how many times it is printed."""
    for sheet in plan.sheets:
        if order.households:
            yield sheet, "", 1
        else:
            content = order.setting.contents[sheet.number - 1]
            yield sheet, content.unit, -(-order.quantity // plan.grid.per_sheet)


def _grid(order: Order, form: Form) -> Grid:
    found = grid_on(order.paper, Trim(form.width, form.height), order.flip)
    if found is None:
        what = f"{form.label}连出血和裁切线，在 {order.paper.name} 上放不下一张"
        raise Invalid(Problem(Location(order.setting.contents[0].origin), "E533", what, "换大一号的纸：--paper SRA3。"))
    return found


def _copies(order: Order) -> Iterator[Copy]:
    """A card for each household, in the order of the list."""
    contents = order.setting.contents
    by_building = {content.building: number for number, content in enumerate(contents)}
    unknown = {h.building for h in order.households} - by_building.keys()
    if unknown and len(contents) > 1:
        what = f"这些楼栋没有自己的卡：{'、'.join(sorted(unknown)) or '空的'}"
        remedy = f"“楼栋”要写编号：{'、'.join(sorted(by_building)[:5])}……"
        raise Invalid(Problem(Location(order.listed_in), "E532", what, remedy))
    for household in order.households:
        base = by_building.get(household.building, 0)
        behind = f"{'.' if '#' in contents[base].address else '#'}{household.code}" if household.code else ""
        yield Copy(base, contents[base].address + behind, household.line)


def _without_code(content: CardContent) -> CardContent:
    return content._replace(leaves_code_free=True)
