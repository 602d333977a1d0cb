"""Our own search over documents of another form: the shipped engine, the shipped words, nothing else."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from build_tools.finding.applies import Applies
from build_tools.finding.asking import Asked
from build_tools.finding.columns import PRIOR, Area, compact, core_of, parted
from build_tools.finding.findable import Findable
from build_tools.finding.pack import pack_of
from build_tools.render.theme import script
from build_tools.words import Words, read_words

ROOT = Path(__file__).parent.parent
# Their sorts of place as a volunteer would enter them: the category or tag of the record.
_LABELS = {
    "hospital": "医院", "station": "卫生服务站", "pharmacy": "药店", "dental": "牙科", "tcm": "中医",
    "dogbite": "犬伤", "market": "菜场", "mini": "菜摊", "hyper": "大卖场", "super": "超市",
    "breakfast": "早餐", "bakery": "早点", "lock": "开锁", "shoe": "修鞋", "barber": "理发", "knife": "磨刀",
    "appliance": "家电维修", "pipe": "疏通", "recycle": "废品", "move": "搬家", "laundry": "洗衣",
    "tailor": "裁缝", "phonefix": "手机维修", "glasses": "眼镜", "copy": "打印", "nanny": "家政",
    "window": "门窗", "leak": "补漏", "bike": "修车", "watch": "修表", "flower": "花店", "noodle": "面馆",
    "cake": "蛋糕", "wine": "粮油", "water2": "送水", "photo": "照相", "foot": "修脚", "pet": "宠物",
    "foodbean": "熟食", "hardware": "五金", "police": "派出所", "policebox": "警务室", "post": "邮局",
    "bank": "银行", "library": "图书馆", "toilet": "公厕", "park": "公园", "fitness": "健身",
    "activity": "活动室", "canteen": "食堂", "charge": "充电", "trash": "垃圾厢房", "property": "物业",
    "school": "小学", "kinder": "幼儿园", "middle": "中学", "reception": "受理中心", "party": "党群",
    "culture": "文化中心", "elder": "为老服务", "nursing": "养老院", "express": "快递", "parking": "停车场",
    "gasst": "燃气营业所", "powerhall": "供电营业厅", "waterhall": "自来水营业所", "court": "调解", "shower": "浴室",
    "swim": "游泳", "church": "志愿服务", "committee": "居委", "shuttle": "班车",
}  # fmt: skip


def ask(documents: Sequence[Mapping[str, Any]], queries: Iterable[str]) -> list[list[str]]:
    """The ids that the engine answers to each query with, best first."""
    engine = asked(documents)
    return [[hit.id for hit in engine.find(query)] for query in queries]


def asked(documents: Sequence[Mapping[str, Any]]) -> Asked:
    """The engine over ``documents`` as one area, with everything that a phone may fetch."""
    core = core_in_page(documents)
    return Asked(ROOT / "theme", core, pack_of(words()), "\n".join(findable(document).body for document in documents))


def with_words(documents: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """``documents`` with all that our engine knows of each, as further other names, for engines that have no words."""
    applies = Applies(words().categories)
    return [{**one, "alias": [*dict.fromkeys((*one["alias"], *_told(one, applies)))]} for one in documents]


def _told(document: Mapping[str, Any], applies: Applies) -> Iterator[str]:
    """The words of its categories, and what means the same as one of them or as a part of its names."""
    categories = [words().categories[number] for number in applies.to(findable(document))]
    own = [word for one in categories for word in (one.name, *one.used_for, *one.words) if not word.isdigit()]
    names = "\n".join((document["name"], *document["alias"]))
    yield from own
    for group in words().synonyms:
        if any(word in names or word in own for word in group):
            yield from group


def first_bytes(documents: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """The gzipped bytes of what a home page carries: what the first answer needs, and all."""
    code = script(ROOT / "theme", "search", "search-engine", "search").data
    first, others = map(compact, parted(core_in_page(documents)))
    return len(gzip.compress(code + first.encode(), 9)), len(gzip.compress(code + (first + others).encode(), 9))


def core_in_page(documents: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the engine knows of ``documents`` as one area before it fetches anything."""
    return core([findable(document) for document in documents])


def core(found: Sequence[Findable]) -> dict[str, Any]:
    """The same of an area's documents as the engine sees them."""
    year = max((int(one.date[:4]) for one in found if one.date), default=0)
    area = Area(found, "", year, {"committee": ("", "", PRIOR)})
    return core_of(area, words(), applies())


@cache
def applies() -> Applies:
    """Which categories of the words that ship apply to what."""
    return Applies(words().categories)


@cache
def words() -> Words:
    """The words that ship."""
    found, problems = read_words(ROOT)
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    return found


def findable(document: Mapping[str, Any]) -> Findable:
    """One of their documents as one of ours."""
    label = _LABELS.get(document["sub"])
    return Findable(
        document["id"],
        document["kind"],
        document["name"],
        tuple(document["alias"]),
        tuple(document["phones"]),
        document["address"],
        document["committee"],
        (label,) if label and document["kind"] != "notice" else (),
        document.get("date") or "",
        body=document["text"].replace("\n", " "),
    )
