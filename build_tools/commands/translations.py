"""``lianxin translations``: which records have no English, and which words of theirs have none."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from build_tools import pipeline
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds import Record
from build_tools.render.english import has_english

_WORDS = (("name", "名称"), ("description", "简介"), ("address", "地址"))


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print what is missing, a line each, also of the notices that hold, then how much there is; zh-Hant is derived."""
    checked = pipeline.check(options.root, options.today)
    records = checked.directory.records
    missing = {record.id: words for record in records if (words := missing_in_english(record))}
    for record in records:
        if record.id in missing:
            print(f"{record.origin.path}：{record.name}，英文缺{'、'.join(missing[record.id])}")
    for notice in take_snapshot(checked.directory, options.today).current:
        if not has_english(notice):
            print(f"{notice.origin.path}：{notice.name}，公告没有英文")
    settings = checked.directory.settings
    hant = "打开了" if settings.hant else "没有打开（site.yml 里写“繁体: 是”）"
    english = f"叫“{settings.english_name}”" if settings.english_name else "没有打开（site.yml 里写“英文名称”）"
    named = sum(has_english(record) for record in records)
    print(
        f"{len(records)} 条记录，{len(records) - len(missing)} 条英文齐全，{named} 条有英文页（写了英文名称的和辖区）。"
    )
    print(f"英文网页{english}；界面、时间、班次的英文由程序说。繁体由程序转换，现在{hant}。")
    return 0


def missing_in_english(record: Record) -> list[str]:
    """The labels of what the record says in Chinese and not in English."""
    english = record.i18n.en if record.i18n else None
    chinese = {
        "name": record.name,
        "description": record.description,
        "address": record.location.address if record.location else None,
    }
    return [label for name, label in _WORDS if chinese[name] and not getattr(english, name, None)]
