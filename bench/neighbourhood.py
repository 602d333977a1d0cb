"""An invented town of any size, written as a volunteer would and as the other engines want it.

A third of the pages are records, two thirds notices; every build of the same size is the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 22)
_COMMITTEES = 15
_NAMES = [
    "阳光",
    "紫藤",
    "银杏",
    "玉兰",
    "锦绣",
    "望江",
    "康宁",
    "翠湖",
    "新桥",
    "文昌",
    "东篱",
    "梅园",
    "桂香",
    "和睦",
    "永安",
]
# One record in twenty is a shuttle: each has a poster for its stops, which costs as much as a hundred pages.
_A_SHUTTLE = 20
_KINDS = (
    ("hotlines", "热线", ""),
    ("clinics", "卫生服务点", "科室: 全科、中医科\n医保: 是\n"),
    ("markets", "菜场", "类别: 菜场\n卖什么: 蔬菜、水产、豆制品\n"),
    ("places", "活动室", "类别: 活动室\n收费: 免费\n"),
)
_SHUTTLE = ("shuttles", "班车", "")
_HOURS = (
    "周一至周五 8:30-11:00、13:30-16:30，节假日休息",
    "每天 6:00-18:30",
    "工作日 9:00-17:00",
    "周二至周日 9:00-16:30，周一休息",
)
_PARAGRAPHS = (
    "因管道抢修，**{d} 9:00—17:00** 停水，请提前储水，关好水龙头。",
    "活动在居委会二楼举行，名额有限，请提前到居委会登记。",
    "天气转冷，独居老人请检查燃气和取暖设备，有困难请打电话。",
    "请勿在楼道停放电动车，充电请到小区集中充电点。",
    "如有疑问，请打 [12345](tel:12345) 或到居委会咨询。",
)


def write(root: Path, pages: int) -> None:
    """Write ``directory/`` and ``content/`` for about ``pages`` pages below ``root``."""
    (root / "directory").mkdir(parents=True)
    settings = "网站名称: 测速镇便民网\n网址: https://example.org/\n区号: 021\n演示: 是\n"
    (root / "directory" / "site.yml").write_text(settings, encoding="utf-8")
    for path, text in (*_units(), *_records(pages // 3), *_notices(pages - pages // 3)):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _units() -> Iterator[tuple[str, str]]:
    yield "directory/units/town.yml", "名称: 测速镇\n类型: 镇街\n核对: 2026-11-01 文件\n"
    for number, name in enumerate(_NAMES[:_COMMITTEES]):
        yield (
            f"directory/units/c{number:02}.yml",
            f"名称: {name}居委会\n类型: 居委\n上级: town\n电话: 021-7000-{number:04}\n核对: 2026-11-01 电话\n",
        )


def _records(count: int) -> Iterator[tuple[str, str]]:
    draw = random.Random(1)
    for number in range(count):
        folder, noun, own = _KINDS[number % len(_KINDS)] if number % _A_SHUTTLE else _SHUTTLE
        name = f"{draw.choice(_NAMES)}{noun}{number}"
        text = (
            f"名称: {name}\n又名: 老{noun}{number}\n简介: {name}为附近居民服务，欢迎前来。\n"
            f"适用范围: c{number % _COMMITTEES:02}\n"
            f"电话:\n  - 号码: 021-7000-{number % 10000:04}转{number // 10000 + 1}\n    用途: 咨询\n"
            f"位置:\n  地址: {draw.choice(_NAMES)}路 {draw.randrange(1, 999)} 号\n  地标: 公园北门对面\n"
            f"核对: {TODAY - timedelta(draw.randrange(60))} 电话 居委信息员\n{own}"
        )
        text += _timetable(draw) if folder == "shuttles" else f"时间: {draw.choice(_HOURS)}\n"
        yield f"directory/{folder}/r{number:06}.yml", text


def _timetable(draw: random.Random) -> str:
    start = draw.randrange(5 * 60, 9 * 60)
    times = " ".join(f"{t // 60}:{t % 60:02}" for t in range(start, start + 8 * 60, 45))
    return (
        "票价: 免费\n站点: [小区北门, 菜场, 卫生站, 地铁站]\n时刻:\n"
        f"  - 方向: 往地铁站\n    开行: 每天\n    发车: {times}\n    运行: 0 4 9 18\n"
    )


def _notices(count: int) -> Iterator[tuple[str, str]]:
    draw = random.Random(2)
    categories = ("办事指南", "四季节气", "温馨提示", "文化活动", "重要通知")
    for number in range(count):
        day = TODAY - timedelta(draw.randrange(5 * 365))
        body = "\n\n".join(p.format(d=f"{day.month}月{day.day}日") for p in draw.sample(_PARAGRAPHS, 4))
        head = f"标题: 通知第{number}号\n类别: {categories[number % 5]}\n发布: {day}\n失效: {day + timedelta(30)}\n"
        desk = f"- 地点：居委会\n- 咨询：021-7000-{number % 10000:04}\n"
        tail = f"## 注意事项\n\n1. 时间以现场为准；\n2. 带好证件。\n\n{desk}"
        scope = f"适用范围: c{number % _COMMITTEES:02}\n"
        text = f"---\n{head}{scope}---\n\n各位居民：\n\n{body}\n\n{tail}"
        yield f"content/notices/{day:%Y}/n{number:06}.md", text
