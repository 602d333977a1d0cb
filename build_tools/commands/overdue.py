"""``lianxin overdue``: what must be checked again, by whom, and how to reach it."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from build_tools import pipeline
from build_tools.derive.freshness import Freshness, due_on, freshness_of
from build_tools.kinds import Record
from build_tools.model import Directory


class Due(NamedTuple):
    """A record to check: since when, its number, who checked it last and where it is written."""

    due: date | None
    record: Record
    who: str


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="给人看（text）或给程序看（json）")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print the list, the oldest first; 0 however long it is."""
    directory = pipeline.check(options.root, options.today).directory
    listed = sorted(_due(directory, options.today), key=lambda due: (due.due or date.min, due.record.id))
    print(_json(listed) if options.format == "json" else _text(listed, options.today))
    return 0


def _due(directory: Directory, today: date) -> Iterator[Due]:
    for record in directory.records:
        if freshness_of(record, directory.settings, today) in (Freshness.DUE, Freshness.OVERDUE, Freshness.UNVERIFIED):
            yield Due(due_on(record, directory.settings), record, _who(record, directory))


def _who(record: Record, directory: Directory) -> str:
    """Whoever checked it last, else the units that it serves."""
    if record.verified and record.verified.by:
        return record.verified.by
    names = [directory.by_id[unit].name for unit in record.units if unit in directory.by_id]
    return "、".join(names) or "没有写由谁核对"


def _text(listed: list[Due], today: date) -> str:
    if not listed:
        return "没有要核对的记录。"
    lines = [f"{_state(due.due, today)}  {due.record.name}（{due.record.id}）\n{_details(due)}" for due in listed]
    ids = " ".join(due.record.id for due in listed[:3])
    return "\n".join([*lines, f"共 {len(listed)} 条。打电话核对后运行：lianxin verified {ids}"])


def _state(due: date | None, today: date) -> str:
    if due is None:
        return "从未核对"
    days = (today - due).days
    return f"过期 {days} 天" if days > 0 else f"{-days} 天后到期" if days < 0 else "今天到期"


def _details(due: Due) -> str:
    phones = "、".join(str(phone.number) for phone in due.record.phones) or "没有电话"
    last = f"上次 {due.record.verified.on} {due.record.verified.how}" if due.record.verified else "没有核对过"
    return f"    {phones}；{last}；{due.who}；{due.record.origin.path}"


def _json(listed: list[Due]) -> str:
    rows = [
        {
            "id": due.record.id,
            "name": due.record.name,
            "due": due.due.isoformat() if due.due else None,
            "verified": due.record.verified.on.isoformat() if due.record.verified else None,
            "by": due.who,
            "phones": [str(phone.number) for phone in due.record.phones],
            "file": due.record.origin.path,
        }
        for due in listed
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
