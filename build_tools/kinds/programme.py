"""A service that residents order: help that comes to the house, or a class to join."""

from __future__ import annotations

from typing import Annotated

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Id, Line, Money, one_of
from build_tools.values.choice import Choice
from build_tools.values.period import Period


class Area(Choice):
    """What part of life a 服务项目 belongs to."""

    ELDERS = "elders", "为老服务", "养老"
    HEALTH = "health", "健康"
    REPAIR = "repair", "维修家政", "家政", "维修"
    FAMILY = "family", "亲子教育", "亲子"
    CULTURE = "culture", "文化体育", "文化", "体育"
    LAW = "law", "法律调解", "法律"
    WORK = "work", "就业创业", "就业"
    DISABILITY = "disability", "助残帮困", "助残", "帮困"


class Programme(Record):
    """A 服务项目 (HSDS program)."""

    folder = "programmes"
    kind = "programme"
    label = "服务项目"
    help = "居民可以约的服务：理发、配药、送餐、维修，怎么约、多少钱"
    review = Period(months=6)

    area: Annotated[Area, one_of(Area)] = field("领域", "属于哪一类", "为老服务", REQUIRED)
    provider: Id | None = field("提供单位", "谁来做，写单位的编号", "rt-mart")
    audience: Line | None = field("给谁", "什么人可以约", "80 岁以上、独居的老人")
    how_to_order: Line = field("怎么约", "打谁的电话、提前几天", "提前一天打居委会电话", REQUIRED)
    stations: tuple[Id, ...] = field("站点", "在哪些地方，写网点的编号", "bxy7-365", ())
    fee: Money | None = field("收费", "免费，或多少钱", "免费")
