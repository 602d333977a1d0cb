"""Every word of a card's 选取 finds something, and nothing doubtful goes on paper unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.derive.card_content import is_printable, matches
from build_tools.derive.freshness import Freshness
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.card import Card
from build_tools.model import Directory
from build_tools.rules.finding import Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield words that pick nothing, records left off because nobody has checked them, and cards without a way back."""
    cards = directory.of(Card)
    if not cards:
        return
    snapshot = take_snapshot(directory, today)
    for card in cards:
        if not directory.settings.address:
            yield Finding(card, ("name",), "E328", "二维码没有去处", "在 directory/site.yml 里写“网址”。")
        for number, section in enumerate(card.sections):
            for place, word in enumerate(section.pick):
                found = matches(word, card, directory)
                if not found:
                    what = f"“{word}”没有选到任何记录"
                    remedy = "写记录的编号、种类（如 班车）、类别（如 物业）或标签。"
                    yield Finding(card, ("sections", number, "pick", place), "E326", what, remedy)
                for record in found:
                    if not is_printable(record, snapshot) and snapshot.freshness[record.id] in _DOUBTFUL:
                        what = f"卡上没有印“{record.name}”：还没有核对，或该重新核对了"
                        yield Finding(
                            card,
                            ("sections", number, "pick", place),
                            "W327",
                            what,
                            f"核对后运行：lianxin verified {record.id}",
                        )


_DOUBTFUL = (Freshness.OVERDUE, Freshness.UNVERIFIED)
