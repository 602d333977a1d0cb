"""Whether a card must be printed anew, in words for a meeting and in values for a program."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.edition_standing import MOST_STICKERS, Standing
from build_tools.derive.row_changes import Change, Gravity
from build_tools.kinds.edition import Edition

_VERDICTS = ("不用重印", "更正贴可以", "要重印")


def verdict_of(standing: Standing) -> str:
    """不用重印, 更正贴可以 or 要重印."""
    return _VERDICTS[standing.verdict]


def for_a_meeting(edition: Edition, standing: Standing) -> Iterator[str]:
    """Yield the lines of the report: the verdict first, then why, then what can wait."""
    quantity = f"，印了 {edition.quantity} 张" if edition.quantity else ""
    yield f"{edition.name}（{edition.edition}，{edition.frozen_on} 定版{quantity}）：{verdict_of(standing)}"
    yield f"    {_why(standing)}"
    yield from (f"  - {change}　【{change.gravity.label}】" for change in standing.wrong)
    later = [change for change in standing.changes if change.gravity is Gravity.NOTE]
    if later:
        yield "不影响用，下次重印时一起改："
        yield from (f"  - {change}" for change in later)
    if standing.unsure:
        yield f"另外 {len(standing.unsure)} 条该核对了，核对过才作数：{'、'.join(standing.unsure)}"


def for_a_program(edition: Edition, standing: Standing) -> dict[str, object]:
    """Return the same as plain values."""
    return {
        "card": edition.card,
        "edition": edition.edition,
        "code": edition.code,
        "frozen_on": edition.frozen_on.isoformat(),
        "quantity": edition.quantity,
        "verdict": verdict_of(standing),
        "unsure": [*standing.unsure],
        "changes": [{**change._asdict(), "gravity": change.gravity.label} for change in standing.changes],
    }


def _why(standing: Standing) -> str:
    grave = [change for change in standing.wrong if change.gravity is Gravity.REPRINT]
    if grave:
        return f"打错电话、找错地方是大事：{_named(grave)}。重印好之前，先贴更正贴。"
    if standing.verdict is Gravity.REPRINT:
        return f"号码都对，可是要改的有 {len(standing.wrong)} 处，超过 {MOST_STICKERS} 处，贴不如重印。"
    if standing.wrong:
        return f"号码都对，只有 {len(standing.wrong)} 处小改动，每张卡贴一枚更正贴就行。"
    return "卡上的号码和时间，与现在的记录一字不差。" if not standing.changes else "卡上的号码和时间都还对。"


def _named(changes: list[Change]) -> str:
    return "、".join(dict.fromkeys(f"{change.name}{change.field}" for change in changes))
