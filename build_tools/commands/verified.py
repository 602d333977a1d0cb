"""``lianxin verified ID…``: somebody has made sure of these records today."""

from __future__ import annotations

import difflib
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from build_tools import pipeline
from build_tools.edit import Change, changed, save, set_field
from build_tools.kinds import Entry, Record
from build_tools.kinds.parts.verified import How
from build_tools.load.source import read_source
from build_tools.load.tree import Mapping, Sequence
from build_tools.values.day import parse_day
from build_tools.values.errors import BadValue

_KEYS = ("核对", "verified")


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("ids", nargs="+", metavar="编号", help="核对过的记录的编号")
    parser.add_argument(
        "--how", default="电话", metavar="方式", help="怎么核对的：电话、现场、文件或网站（默认：电话）"
    )
    parser.add_argument("--by", default="", metavar="岗位", help="谁核对的，写岗位不写人名（默认：和上次一样）")
    parser.add_argument("--on", default="", metavar="日期", help="哪天核对的（默认：今天）")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the check into every record, or into none."""
    directory = pipeline.check(options.root, options.today).directory
    try:
        how = How.parse(options.how)
        day = parse_day(options.on) if options.on else options.today
    except BadValue as error:
        return _refuse(f"{error.message}\n    怎么改：{error.remedy}")
    if day > options.today:
        return _refuse(f"核对日期 {day} 还没到。")
    records = [directory.by_id.get(name) for name in options.ids]
    unknown = [
        _unknown(name, directory.by_id)
        for name, found in zip(options.ids, records, strict=True)
        if not isinstance(found, Record)
    ]
    if unknown:
        return _refuse("\n".join(unknown))
    found = [record for record in records if isinstance(record, Record)]
    for path in dict.fromkeys(record.origin.path for record in found):
        here = [record for record in found if record.origin.path == path]
        _write(options.root, path, [(record, _words(record, day, how, options.by)) for record in here])
    for record in found:
        print(f"记下了：{record.name}（{record.id}），{_words(record, day, how, options.by)}")
    return 0


def _words(record: Record, day: date, how: How, by: str) -> str:
    who = by or (record.verified.by if record.verified and record.verified.by else "")
    return f"{day} {how} {who}".strip()


def _write(root: Path, path: str, checks: list[tuple[Record, str]]) -> None:
    source = read_source(root, path)
    changes = [_change(source.text, source.tree, record, words) for record, words in checks]
    save(root / path, changed(source.text, changes))


def _change(text: str, tree: Mapping | Sequence, record: Record, words: str) -> Change:
    index = record.origin.number
    table = tree.items[index] if isinstance(tree, Sequence) and index is not None else tree
    assert isinstance(table, Mapping)  # noqa: S101 - the record was read from it
    is_english = table.entries[0][0].text.isascii()
    return set_field(text, table, _KEYS[::-1] if is_english else _KEYS, words)


def _unknown(name: str, entries: dict[str, Entry]) -> str:
    near = difflib.get_close_matches(name, entries, n=3)
    return f"没有编号是“{name}”的记录。" + (f"你是不是想写：{'、'.join(near)}？" if near else "")


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
