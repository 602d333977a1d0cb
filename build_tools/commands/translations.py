"""``lianxin translations``: what is not said in English yet, and where it stands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_tools import pipeline
from build_tools.derive.snapshot import take_snapshot
from build_tools.load.files import SETTINGS
from build_tools.load.source import read_source
from build_tools.load.tree import Mapping
from build_tools.locate import locate
from build_tools.problem import Problem
from build_tools.render.english import has_english, names_of, phrasebook_of
from build_tools.render.untranslated import Missing, untranslated
from build_tools.rules.finding import Finding


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print each text that pages in English show in Chinese, then how much there is; zh-Hant is derived."""
    checked = pipeline.check(options.root, options.today)
    directory, theme = checked.directory, pipeline.theme_of(options.root)
    shown = (*directory.records, *take_snapshot(directory, options.today).current)
    missing = [*untranslated(shown, phrasebook_of(directory, theme))]
    names = names_of(directory, theme)
    without = {entry.id for entry in shown if not has_english(entry, names)}
    settings = directory.settings
    if settings.about and not settings.english_about:
        print(f"{SETTINGS}:{_line_of_about(options.root)}:1：“关于”没有英文，写在“英文关于”里")
    for problem in sorted(_told(missing, without, options.root)):
        print(f"{problem.at}：{' '.join(problem.message.split())}")
    hant = "打开了" if settings.hant else "没有打开（site.yml 里写“繁体: 是”）"
    english = f"叫“{settings.english_name}”" if settings.english_name else "没有打开（site.yml 里写“英文名称”）"
    print(f"{len(shown)} 条记录和有效的公告，{len(shown) - len(without)} 条有英文页；{len(missing)} 处还没有英文。")
    print("名称、简介、地址写在那条记录的“译文”里；别的，和好几条记录都有的，写在 site.yml 的“英文用词”里。")
    print(f"英文网页{english}；界面、时间、班次的英文由程序说。繁体由程序转换，现在{hant}。")
    return 0


def _line_of_about(root: Path) -> int:
    tree = read_source(root, SETTINGS).tree
    return next((key.line for key, _ in tree.entries if key.text == "关于"), 1) if isinstance(tree, Mapping) else 1


def _told(missing: Iterable[Missing], without: set[str], root: Path) -> Iterator[Problem]:
    """One line for each text, at the first of its places."""
    places: dict[str, list[Missing]] = defaultdict(list)
    for each in missing:
        places[each.text if each.label != "正文" else each.entry.id].append(each)
    for first, *others in places.values():
        more = f"（共 {len(others) + 1} 处）" if others else ""
        page = "，没有英文页" if first.entry.id in without and first.place[0] in {"name", "body"} else ""
        what = f"{first.label}“{first.text}”没有英文{more}{page}"
        yield from locate([Finding(first.entry, first.place, "", what)], root)
