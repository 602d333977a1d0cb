"""A part of the neighbourhood: from the town down to a stairwell."""

from __future__ import annotations

import re
from typing import Annotated

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Id, Line, Number, Reads, one_of
from build_tools.values.choice import Choice
from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.period import Period

_STATISTICAL = re.compile(r"\d{12}")
_GRID = re.compile(r"\d{12}\d{0,6}")


class UnitType(Choice):
    """Levels, from the widest to the narrowest."""

    TOWN = "town", "镇街", "镇", "街道"
    COMMITTEE = "committee", "居委", "居委会", "居民区", "村"
    COMPOUND = "compound", "小区"
    SECTION = "section", "片区", "标段"
    GRID = "grid", "网格"
    BUILDING = "building", "楼栋", "楼"
    STAIRWELL = "stairwell", "楼道", "单元"


class Population(Model):
    """How many people live there, and as of when."""

    value: Number = field("人数", "总人数", "7130", REQUIRED)
    as_of: Day = field("截至", "数字是哪一天的", "2026-06-30", REQUIRED)

    def __str__(self) -> str:
        return f"{self.value} 人（{self.as_of.year}年{self.as_of.month}月{self.as_of.day}日）"


def _code(pattern: re.Pattern[str], what: str) -> Reads:
    def parse(text: str) -> str:
        digits = fold(text).replace(" ", "")
        if pattern.fullmatch(digits):
            return digits
        raise BadValue(
            f"“{text}”不是{what}", f"{what}是 12 位数字{'，后面可再加顺序码' if pattern is _GRID else ''}。", "E207"
        )

    return Reads(parse)


class Unit(Record):
    """A 辖区 (HSDS organization and service_area; schema.org AdministrativeArea)."""

    folder = "units"
    kind = "unit"
    label = "辖区"
    help = "镇街、居委、小区、网格、楼栋：谁归谁管，记在这里"
    review = Period(months=12)

    type: Annotated[UnitType, one_of(UnitType)] = field("类型", "哪一级", "居委", REQUIRED)
    parent: Id | None = field("上级", "上一级辖区的编号", "luodian")
    code: Annotated[str, _code(_STATISTICAL, "统计用区划代码")] | None = field(
        "区划代码", "统计用区划代码，12 位", "310113000000"
    )
    grid_code: Annotated[str, _code(_GRID, "网格编码")] | None = field(
        "网格编码", "单元网格编码（CJ/T 349）", "310113000000001"
    )
    households: Number | None = field("户数", "多少户", "1834")
    population: Population | None = field("人口", "人数和截至日期")
    aliases: tuple[Line, ...] = field("弄号", "门牌上的弄号、别名", "1234 弄", ())
