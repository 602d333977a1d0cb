"""``lianxin cards --stickers ID``: labels for what is wrong on the last edition, in to-print/<card>-stickers.pdf.

Exit code 0, or 1 where there is nothing to put right, nothing frozen, or too much for a label.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable

from build_tools import pipeline
from build_tools.derive.edition_standing import standing_of
from build_tools.derive.edition_words import verdict_of
from build_tools.derive.snapshot import Snapshot, take_snapshot
from build_tools.kinds.card import Card
from build_tools.problem import Invalid
from build_tools.render.stickers import PER_SHEET, stickers_for

_FOLDER = "to-print"


def run(options: Namespace, card_of: Callable[[str, Snapshot], Card | None]) -> int:
    """Write the sheet and say how to print it; ``card_of`` finds the card, or says that there is none."""
    snapshot = take_snapshot(pipeline.check(options.root, options.today).directory, options.today)
    card = card_of(options.stickers, snapshot)
    if card is None:
        return 1
    editions = snapshot.directory.editions_of(card.id)
    standing = standing_of(editions[-1], snapshot) if editions else None
    if not standing or not standing.wrong:
        why = "卡上的号码和时间都还对，不用贴。" if standing else "还没有定过版，不知道印出去的是什么。"
        print(f"“{card.name}”{why}", file=sys.stderr)
        return 1
    try:
        stickers = stickers_for(editions[-1], standing, pipeline.theme_of(options.root).resolve(), options.today)
    except Invalid as error:
        print("\n".join(["不能做更正贴：", *map(str, error.problems)]), file=sys.stderr)
        return 1
    file = options.root / _FOLDER / f"{card.id}-stickers.pdf"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(stickers.pdf)
    enough = f"，{editions[-1].quantity} 张卡要印 {stickers.sheets} 页" if stickers.sheets else ""
    print(f"更正贴做好了：{file.as_posix()}。A4 不干胶，一页 {PER_SHEET} 枚（宽 70、高 37 毫米）{enough}。")
    print("打印时选“实际大小”，先用白纸印一页，对着不干胶看位置。")
    if verdict_of(standing) == "要重印":
        print("这一版还是要重印：更正贴只管到新卡发下去。")
    return 0
