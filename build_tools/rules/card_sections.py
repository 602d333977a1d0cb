"""Every word of a card's 选取 finds something, and nothing is left off a card unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.derive.card_scope import matches, why_left_off
from build_tools.derive.freshness import Freshness
from build_tools.derive.snapshot import Snapshot, take_snapshot
from build_tools.kinds import Record
from build_tools.kinds.card import Card
from build_tools.model import Directory
from build_tools.rules.finding import Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield words that pick nothing, records left off and why, and cards without a way back."""
    cards = directory.of(Card)
    if not cards:
        return
    snapshot = take_snapshot(directory, today)
    for card in cards:
        if not directory.settings.address:
            yield Finding(card, ("name",), "E328", "二维码没有去处", "在 directory/site.yml 里写“网址”。")
        for number, section in enumerate(card.sections):
            for place, word in enumerate(section.pick):
                yield from _about_word(word, card, ("sections", number, "pick", place), snapshot)


def _about_word(word: str, card: Card, field: tuple[str | int, ...], snapshot: Snapshot) -> Iterator[Finding]:
    found = matches(word, card, None, snapshot.directory)
    if not found:
        what = f"“{word}”没有选到任何记录"
        yield Finding(card, field, "E326", what, "写记录的编号、种类（如 班车）、类别（如 物业）或标签。")
    for record in found:
        reason = why_left_off(record, snapshot)
        if reason and (record.id == word or _is_doubtful(record, snapshot)):
            remedy = f"核对后运行：lianxin verified {record.id}；不印了就从“选取”里去掉。"
            yield Finding(card, field, "W327", f"卡上没有印“{record.name}”：{reason}", remedy)


def _is_doubtful(record: Record, snapshot: Snapshot) -> bool:
    """Whether a check would bring it onto the card; what is closed or unwanted is only missed where it is named."""
    is_wanted = record.card is None or record.card.include
    return is_wanted and snapshot.freshness[record.id] in (Freshness.OVERDUE, Freshness.UNVERIFIED)
