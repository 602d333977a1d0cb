"""A body that runs services."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import field
from build_tools.kinds.reads import Id, Line
from build_tools.values.period import Period


class Organization(Record):
    """A 单位 (HSDS organization; GTFS agency)."""

    folder = "organizations"
    kind = "organization"
    label = "单位"
    help = "物业公司、公交公司、超市：谁在提供服务"
    review = Period(months=12)

    legal_name: Line | None = field("全称", "执照上的名称", "某某物业管理有限公司")
    parent: Id | None = field("上级单位", "上级单位的编号", "some-company")
    serves: Line | None = field("服务内容", "一句话说清管什么", "小区保安、保洁、报修")
