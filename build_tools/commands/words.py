"""``lianxin words QUERY``: what residents would find, and by which word; asked of the very engine that ships.

``--json`` prints one object; ``results`` are in the order in which a page shows them, but that
nothing is raised for being open at the moment::

    {"query": "送饭上门", "results": [
      {"id": "meiluo-canteen", "kind": "place", "name": "美罗社区食堂", "tier": "类别", "matched": "送饭上门"}]}

``tier`` is how it was found: 电话, 名称, 又名, 类别 (a word of ``directory/words/categories.yml``), 开头,
其中, 地址, 辖区, 正文, 近义 (``synonyms.yml``), 读音 or 部分.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace

from build_tools import pipeline
from build_tools.derive.hours_today import hours_today
from build_tools.derive.rides import rides_today
from build_tools.derive.snapshot import take_snapshot
from build_tools.finding.asking import Asked, Hit, Shards
from build_tools.finding.pack import pack_of
from build_tools.kinds.unit import Unit
from build_tools.model import Directory
from build_tools.render.assets import search_ways
from build_tools.render.search import Searches
from build_tools.render.tables_here import LookAt

_NOBODY = "什么也没找到。把居民的说法写进 directory/words/categories.yml，放在该找到的那一类下面。"


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", metavar="词", help="居民会打的字：送饭上门、caichang、衛生站、1606")
    parser.add_argument("--unit", default="", metavar="编号", help="在哪个辖区的网页上搜（默认：首页）")
    parser.add_argument("--json", action="store_true", help="给程序看：每个结果有 id、kind、name、tier、matched")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print the answers; 1 when nothing is found or there is no such unit."""
    checked = pipeline.check(options.root, options.today)
    directory = checked.directory
    unit = directory.unit(options.unit) if options.unit else None
    if options.unit and unit is None:
        print(f"没有编号是“{options.unit}”的辖区。", file=sys.stderr)
        return 1
    hits = asked(options, checked, unit).find(options.query)
    print(_json(options.query, hits, directory) if options.json else _lines(hits, directory))
    return 0 if hits else 1


def asked(options: Namespace, checked: pipeline.Checked, unit: Unit | None) -> Asked:
    """The engine with all that a phone finds on the page of ``unit``, or on the home page."""
    snapshot = take_snapshot(checked.directory, options.today)
    look_at = LookAt(hours_today(snapshot.almanac, options.today), rides_today(snapshot.almanac, options.today))
    theme = pipeline.theme_of(options.root)
    searches = Searches(snapshot, checked.words, look_at, "", search_ways(theme))
    index = (searches.of(unit) if unit else None) or searches.home
    shards = Shards(index.far, searches.town.core_of) if index.far else None
    return Asked(theme, index.core, pack_of(checked.words), index.texts, shards)


def _json(query: str, hits: list[Hit], directory: Directory) -> str:
    rows = [
        {
            "id": hit.id,
            "kind": directory.by_id[hit.id].kind,
            "name": directory.by_id[hit.id].name,
            "tier": hit.tier,
            "matched": hit.word,
        }
        for hit in hits
    ]
    return json.dumps({"query": query, "results": rows}, ensure_ascii=False, indent=2)


def _lines(hits: list[Hit], directory: Directory) -> str:
    found = ((place, hit, directory.by_id[hit.id]) for place, hit in enumerate(hits, 1))
    lines = (f"{place:2}. {it.name}（{it.label}）  {hit.tier}：{hit.word}  {hit.id}" for place, hit, it in found)
    return "\n".join(lines) or _NOBODY
