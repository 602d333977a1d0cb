"""``lianxin cards``: a card sent to print is frozen, and later held against the records.

``--freeze ID`` writes directory/cards/ID/editions/<edition>.yml. ``--diff ID`` tells whether the last
edition must be printed anew; its exit code says it to programs:

    0  不用重印     3  更正贴可以     4  要重印     1  cannot be told: no such card, or never frozen

``--sheet ID`` is told in ``card_sheets``. ``--json`` prints one object::

    {"card": "card-meiping", "edition": "2026年第1版", "code": "fymp43f", "frozen_on": "2026-11-25",
     "quantity": 1300, "verdict": "要重印", "unsure": ["美罗快递驿站"],
     "changes": [{"record": "meiping-property", "name": "物业·报修", "field": "电话",
                  "old": "021-7000-5101", "new": "021-7000-5109", "gravity": "要重印",
                  "where": ""}]}

``old`` is "" for what only a new print would have; ``where`` says on which cards, if not on all.
``--stickers ID`` is told in ``card_stickers``.
"""

from __future__ import annotations

import difflib
import json
import sys
from argparse import ArgumentParser, Namespace

from build_tools import pipeline
from build_tools.commands import card_sheets as sheets
from build_tools.derive.card_format import forms_of
from build_tools.derive.edition_standing import standing_of
from build_tools.derive.edition_words import for_a_meeting, for_a_program
from build_tools.derive.printed import Order
from build_tools.derive.proof import frozen_now
from build_tools.derive.row_changes import Gravity
from build_tools.derive.snapshot import Snapshot, take_snapshot
from build_tools.freezing import doubts_about, freeze
from build_tools.kinds.card import Card
from build_tools.pipeline import Checked
from build_tools.problem import Severity

_EXIT = {Gravity.NOTE: 0, Gravity.STICKER: 3, Gravity.REPRINT: 4}


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--stickers", metavar="编号", help="更正贴：A4 一页 24 枚，旧的划掉，新的写上")
    what.add_argument("--freeze", metavar="编号", help="定版：把这张卡现在的内容记下来，然后送印")
    what.add_argument(
        "--sheet", metavar="编号", help="拼版：把这张卡拼到大纸上，连同印刷说明单、印前检查单放进一个文件夹"
    )
    what.add_argument("--diff", metavar="编号", help="印出去的卡还对不对，要不要重印，为什么")
    parser.add_argument("--quantity", type=int, metavar="张数", help="印多少张（定版时记下；拼版时写进说明单）")
    parser.add_argument("--printer", default="", metavar="印刷厂", help="定版时记下哪家印")
    parser.add_argument("--json", action="store_true", help="--diff 的结果给程序看")
    sheets.prepare(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Freeze or compare; the exit codes are told above."""
    if options.stickers:
        from build_tools.commands import card_stickers  # noqa: PLC0415 - few runs print labels

        return card_stickers.run(options, _card)
    checked = pipeline.check(options.root, options.today)
    snapshot = take_snapshot(checked.directory, options.today)
    card = _card(options.freeze or options.diff or options.sheet, snapshot)
    if card is None:
        return 1
    if options.sheet:
        return sheets.run(card, options, checked, snapshot)
    return _freeze(card, options, checked, snapshot) if options.freeze else _diff(card, options, snapshot)


def _card(typed: str, snapshot: Snapshot) -> Card | None:
    cards = snapshot.directory.of(Card)
    for card in cards:
        if typed in (card.id, *card.former_ids):
            return card
    near = difflib.get_close_matches(typed, [card.id for card in cards], n=3, cutoff=0.3)
    guess = "、".join(f"{card.id}（{card.name}）" for card in cards if card.id in near or not near)
    print(f"没有编号是“{typed}”的连心卡。可以写：{guess or '还没有一张卡，运行 lianxin new 连心卡'}", file=sys.stderr)
    return None


def _freeze(card: Card, options: Namespace, checked: Checked, snapshot: Snapshot) -> int:
    errors = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    if errors:
        print("\n".join(["还有错误，不能定版：", *map(str, errors)]), file=sys.stderr)
        return 1
    if before := frozen_now(card, snapshot):
        print(_already(card, before.frozen_on.isoformat()), file=sys.stderr)
        return 1
    left_off = [p.message for p in checked.problems if p.code == "W327" and p.at.path == card.origin.path]
    for doubt in [*left_off, *doubts_about(card, snapshot)]:
        print(f"提醒：{doubt}", file=sys.stderr)
    order = Order(options.today, options.quantity, options.printer, tuple(form.label for form in forms_of(card)))
    path = freeze(card, snapshot, order, options.root)
    print(f"定版了：{card.name}，{card.edition}。记在 {path}，请和别的文件一起提交。")
    print(
        "运行 lianxin build，再把 site/cards/ 里的印刷用 PDF 交给印刷厂。以后运行 lianxin cards --diff 看要不要重印。"
    )
    return 0


def _already(card: Card, day: str) -> str:
    return (
        f"“{card.name}”的{card.edition}在 {day} 已经定版。\n"
        "    怎么改：内容没变，加印就用原来的文件，不用再定版；内容变了，把卡的“版次”加一，再定版。"
    )


def _diff(card: Card, options: Namespace, snapshot: Snapshot) -> int:
    editions = snapshot.directory.editions_of(card.id)
    if not editions:
        print(
            f"“{card.name}”还没有定过版，不知道印出去的是什么。送印前运行：lianxin cards --freeze {card.id}",
            file=sys.stderr,
        )
        return 1
    edition = editions[-1]
    standing = standing_of(edition, snapshot)
    if options.json:
        print(json.dumps(for_a_program(edition, standing), ensure_ascii=False, indent=2))
    else:
        print("\n".join(for_a_meeting(edition, standing)))
    return _EXIT[standing.verdict]
