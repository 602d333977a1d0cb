"""Freeze a card: make sure that it can be printed, and keep every word of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from build_tools.derive.freshness import Freshness, due_on
from build_tools.derive.printed import Order, edition_of, rows_on
from build_tools.derive.snapshot import Snapshot
from build_tools.edit import save
from build_tools.edition_file import edition_path, edition_text
from build_tools.kinds import Record
from build_tools.kinds.card import Card
from build_tools.load.source import read_source
from build_tools.validate.frozen import edition_in


def freeze(card: Card, snapshot: Snapshot, order: Order, root: Path) -> str:
    """Write the edition's file, read it back, and return its path."""
    edition = edition_of(card, snapshot, order)
    path = edition_path(edition)
    file = root / path
    if file.exists():
        raise FileExistsError(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    save(file, edition_text(edition))
    source = read_source(root, path)
    edition_in(source.tree, path, source.digest)
    return path


def doubts_about(card: Card, snapshot: Snapshot) -> Iterator[str]:
    """Yield what a committee should settle before it pays for the print."""
    if snapshot.directory.settings.demo:
        yield "这是演示数据：卡上印着“演示”，不要真的送印。"
    for record_id in dict.fromkeys(row.record for row in rows_on(card, snapshot)):
        record = snapshot.directory.by_id[record_id]
        if isinstance(record, Record) and snapshot.freshness[record_id] is Freshness.DUE:
            due = due_on(record, snapshot.directory.settings)
            yield f"“{record.name}”{due} 就该重新核对了：印好发出去时多半已经过期，先打电话核对。"
    if snapshot.freshness[card.id] in (Freshness.OVERDUE, Freshness.UNVERIFIED):
        yield f"卡本身该核对了：校对完运行 lianxin verified {card.id}"
