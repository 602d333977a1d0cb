"""A number to call."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.parts import PhoneEntry
from build_tools.kinds.reads import Id, Line, Paragraphs
from build_tools.values.period import Period


class Hotline(Record):
    """A 热线 (HSDS service and phone; schema.org ContactPoint)."""

    folder = "hotlines"
    kind = "hotline"
    label = "热线"
    help = "打得通、有人接的电话：报警、报修、咨询"
    review = Period(months=3)

    phones: tuple[PhoneEntry, ...] = field("电话", "一个号码一行", "021-7000-1234", REQUIRED)
    when_to_call: Paragraphs | None = field("什么时候打", "遇到什么事打这个电话", "水管爆裂、停水、水质发黄")
    not_for: Line | None = field("不管什么", "哪些事不归这里，该打哪里", "电表问题请打 95598")
    languages: tuple[Line, ...] = field("语言", "能讲哪些话", "普通话、上海话", ())
    response_time: Line | None = field("答复时限", "多久有答复", "24 小时内回电")
    duty_roster: Id | None = field("值班表", "谁接这个电话由一张值班表定：写它的编号", "bxy3-duty")
