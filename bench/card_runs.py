"""What bench/cards.py measures of lianxin, each in a process of its own: ``python bench/card_runs.py WHAT N OUT``.

``single``: the press file of N cards of one design, each set anew. ``checked``: the same, read back.
``sheets``: N households' cards, each with its own code and door, front and back, nine on SRA3. ``proven``: the same,
read back: every card's words and code, and everything else on each side.
``pictures``: the pictures of a card for chat groups, N times.
"""

# ruff: noqa: PLC0415 - what a run does not need is not imported: one of them is a cold start
from __future__ import annotations

import pickle
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 25)


def main() -> None:
    what, count, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    RUNS[what](count, out)


def setting(count: int):
    """The design ``count`` times, from words kept beside the output: to read the directory is another benchmark."""
    from build_tools.derive.card_format import Form
    from build_tools.render.card_setting import Setting

    content, form = pickle.loads(KEPT.read_bytes())
    numbered = (content._replace(address=f"{content.address}#{n:05}") for n in range(count))
    return Setting(tuple(numbered), Form(*form), ROOT / "theme", TODAY)


def single(count: int, out: Path) -> None:
    from build_tools.render.card_press import press_ready

    out.write_bytes(press_ready(setting(count)))


def checked(count: int, out: Path) -> None:
    from build_tools.render.card_press import press_ready
    from build_tools.verify.cards import read_back

    made = setting(count)
    data = press_ready(made)
    findings = read_back(data, made.contents, made.form).findings
    assert findings == (), findings
    out.write_bytes(data)


def sheets(count: int, out: Path) -> None:
    out.write_bytes(laid_out(count, out)[0])


def proven(count: int, out: Path) -> None:
    from build_tools.printing.expected import wanted_of
    from build_tools.render.card_press import press_ready
    from build_tools.verify.cards import words_of_sides
    from build_tools.verify.press.preflight import preflight

    data, order, laid = laid_out(count, out)
    words = words_of_sides(press_ready(order.setting), order.setting.contents, order.setting.form)
    findings = preflight(data, wanted_of(order, laid, words)).findings
    assert findings == (), findings
    out.write_bytes(data)


def laid_out(count: int, out: Path):
    from build_tools.press.paper import PAPERS, Flip
    from build_tools.press.pdfx import Imprint
    from build_tools.press.sheet_file import sheet_file
    from build_tools.printing.households import Household
    from build_tools.printing.order import Order, lay_out
    from build_tools.render.card_press import profile_of

    homes = tuple(
        Household("", f"{n // 60 + 1}号楼{n % 60 + 101}室", f"{n * 7919 % 268435456:07x}") for n in range(count)
    )
    made = setting(1)
    order = Order(made, PAPERS["SRA3"], Flip.LONG, count, homes, "bench")
    laid = lay_out(order)
    workshop = (out.with_suffix(".parts"), lambda _: None)
    data = sheet_file(laid.bases, laid.plan, Imprint("bench", TODAY, ""), profile_of(made.theme), workshop)
    return data, order, laid


def pictures(count: int, out: Path) -> None:
    from build_tools.render.card_setting import picture_of

    made = setting(1)
    for _ in range(count):
        for view in range(made.form.views):
            out.write_bytes(picture_of(made, view))


RUNS = {"single": single, "checked": checked, "sheets": sheets, "proven": proven, "pictures": pictures}
KEPT = Path(sys.argv[3]).parent / "card.pickle" if len(sys.argv) > 3 else Path()

if __name__ == "__main__":
    main()
