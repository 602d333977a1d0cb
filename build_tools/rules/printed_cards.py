"""What hangs in people's kitchens still says what the records say, and its QR code is nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.derive.edition_standing import standing_of
from build_tools.derive.row_changes import Gravity
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.card import Card
from build_tools.kinds.edition_code import edition_code
from build_tools.model import Directory
from build_tools.rules.finding import Finding

_EDITION = ("edition",)
_MOST_NAMED = 3


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield cards whose last edition no longer agrees with the records, and two cards with one short code."""
    yield from _same_code(directory)
    if not directory.editions or directory.unread:
        return
    snapshot = take_snapshot(directory, today)
    for card in directory.of(Card):
        for edition in directory.editions_of(card.id)[-1:]:
            wrong = standing_of(edition, snapshot).wrong
            if wrong:
                named = "；".join(map(str, wrong[:_MOST_NAMED]))
                more = f"；还有 {len(wrong) - _MOST_NAMED} 处" if len(wrong) > _MOST_NAMED else ""
                grave = any(change.gravity is Gravity.REPRINT for change in wrong)
                what = f"印出去的{edition.edition}和记录对不上了{'，号码也变了' if grave else ''}：{named}{more}"
                remedy = f"看要不要重印：lianxin cards --diff {card.id}；记录写错了就改记录。"
                yield Finding(card, _EDITION, "W341", what, remedy)


def _same_code(directory: Directory) -> Iterator[Finding]:
    holders = {edition.code: (edition.card, edition.edition) for edition in directory.editions}
    for card in directory.of(Card):
        code = edition_code(card.id, card.edition)
        holder = holders.setdefault(code, (card.id, card.edition))
        if holder != (card.id, card.edition):
            what = f"短码 {code} 已经给了 {holder[0]} 的{holder[1]}"
            yield Finding(card, _EDITION, "E342", what, "把“版次”换个写法，例如加上月份。")
