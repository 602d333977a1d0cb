"""Records grow old: what must be checked again, what has run out, what nobody has checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.derive.freshness import Freshness, due_on, freshness_of
from build_tools.kinds import Record
from build_tools.model import Directory
from build_tools.rules.finding import Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield overdue, expired and unverified records, and checks dated in the future."""
    for record in directory.records:
        if record.verified and record.verified.on > today:
            what = f"核对日期 {record.verified.on} 还没到（今天是 {today}）"
            yield Finding(record, ("verified",), "E309", what, "改成真正核对的那一天。")
        elif finding := _finding(record, directory, today):
            yield finding


def _finding(record: Record, directory: Directory, today: date) -> Finding | None:
    match freshness_of(record, directory.settings, today):
        case Freshness.OVERDUE:
            due = due_on(record, directory.settings)
            what = f"“{record.name}”{due} 起该重新核对了"
            return Finding(record, ("verified",), "W306", what, f"打电话核对后运行：lianxin verified {record.id}")
        case Freshness.EXPIRED if record.valid_to:
            what = f"“{record.name}”已在 {record.valid_to} 失效"
            return Finding(record, ("valid_to",), "W307", what, "还有效就改“失效”日期；不再用就删掉或写“状态: 停用”。")
        case Freshness.UNVERIFIED:
            what = f"“{record.name}”还没有核对过"
            return Finding(record, ("name",), "W308", what, f"核对后运行：lianxin verified {record.id}")
        case _:
            return None
