"""``lianxin cards --sheet ID``: sheets for a print shop, in to-print/<card>-<form>-<paper>/.

Without --households every sheet is filled with one design, to be printed as often as is needed; with it,
each household has a card of its own. Exit code 0, or 1 with the reasons why nothing was made.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from build_tools import pipeline
from build_tools.derive.card_format import Form, forms_of
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.kinds.unit import Unit
from build_tools.locate import pinned
from build_tools.pipeline import Checked
from build_tools.press.paper import PAPERS, Flip
from build_tools.printing.households import households_in
from build_tools.printing.job import print_job
from build_tools.printing.order import Order
from build_tools.problem import Invalid, Problem, Severity
from build_tools.progress import telling
from build_tools.render.cards import setting_of

_FOLDER = "to-print"
_WITHOUT_QUANTITY = 100


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments of --sheet."""
    parser.add_argument("--paper", choices=tuple(PAPERS), default="SRA3", help="拼版的纸（默认 SRA3）")
    parser.add_argument(
        "--flip", choices=tuple(Flip), default=Flip.LONG, help="印反面时怎么翻：长边（long）或短边（short）"
    )
    parser.add_argument("--form", metavar="规格", help="拼版的规格，例如 a6、name、folded（默认是卡上写的第一种）")
    parser.add_argument(
        "--households", type=Path, metavar="表.csv", help="每户一张：楼栋、门牌、码 三列的表，只交给印刷店"
    )


def run(card: Card, options: Namespace, checked: Checked, snapshot: Snapshot) -> int:
    """Make the folder, or say all that is in the way."""
    errors = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    form = _form(card, options.form)
    if errors or form is None:
        return _refused(errors)
    try:
        order = Order(
            setting_of(card, form, snapshot, pipeline.theme_of(options.root).resolve()),
            PAPERS[options.paper],
            Flip(options.flip),
            options.quantity or _quantity(card, snapshot),
            tuple(households_in(options.households)) if options.households else (),
            options.households.as_posix() if options.households else "",
        )
        folder = options.root / _FOLDER / f"{card.id}-{form.word}-{options.paper}"
        with telling() as tell:
            printed = print_job(order, folder, _contact(card, snapshot), tell)
    except Invalid as error:
        return _refused([*pinned(error.problems, snapshot.directory.by_id, options.root)])
    print(f"做好了：{printed.cards} 张卡，{printed.sheets} 张 {options.paper} 版，印前检查全部通过。")
    print(f"整个文件夹交给印刷店：{printed.folder.resolve()}")
    return 0


def _form(card: Card, word: str | None) -> Form | None:
    """The form that is meant, else None, and which there are is said."""
    forms = [form for form in forms_of(card) if form.sides]
    found = next((form for form in forms if word in (None, form.word, form.label)), None)
    if found is None:
        words = "、".join(f"{form.word}（{form.label}）" for form in forms)
        print(f"这张卡没有 {word} 这种规格。可以写：{words}", file=sys.stderr)
    return found


def _refused(problems: list[Problem]) -> int:
    if problems:
        print("\n".join(["不能送印：", *map(str, problems)]), file=sys.stderr)
    return 1


def _quantity(card: Card, snapshot: Snapshot) -> int:
    """As many as there are households, where that is known."""
    units = [unit for name in card.units if (unit := snapshot.directory.unit(name))]
    return sum(unit.households or 0 for unit in units) or _WITHOUT_QUANTITY


def _contact(card: Card, snapshot: Snapshot) -> str:
    """Whom the print shop asks: the committee and its first number."""
    units = [unit for name in card.units if (unit := snapshot.directory.unit(name))]
    return "；".join(map(_reached, units)) or "（请填）"


def _reached(unit: Unit) -> str:
    numbers = [str(phone.number) for phone in unit.phones[:1]]
    return "　".join([unit.name, *numbers])
