"""What was sent to print: a card as it stood on one day, kept for as long as it hangs in kitchens.

``lianxin cards --freeze`` writes the file; nobody edits it. It is no entry of the directory: it has no
page among the records, and nothing in it follows when a record changes.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from pydantic import InstanceOf

from build_tools.kinds.base import Origin
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Flag, Https, Id, Line, Number, Paragraphs

_SEAL_BYTES = 10


class PrintedLine(Model):
    """One direction of a shuttle as it was printed."""

    head: Line = field("方向", "印在前面的字", "往大润发", REQUIRED)
    times: tuple[Line, ...] = field("时刻", "印出来的各个时刻", "8:30、10:00", REQUIRED)


class PrintedRow(Model):
    """One row of the card, word for word."""

    record: Id = field("记录", "这一行是从哪条记录来的", "bxy3-property", REQUIRED)
    buildings: tuple[Id, ...] = field("楼栋", "只印在这几栋楼的卡上，写编号", "bxy3-1、bxy3-2", ())
    formats: tuple[Line, ...] = field("规格", "只印在这几种规格上", "A4楼道海报", ())
    section: Line = field("栏目", "印在哪一栏", "我们小区", REQUIRED)
    name: Line = field("名称", "印出来的名称", "物业·报修", REQUIRED)
    number: Line | None = field("电话", "印出来的号码", "021-7000-3101")
    note: Paragraphs | None = field("说明", "号码旁边的字：时间、地址、票价", "每天 8:00–20:00")
    place: Line | None = field("地址", "大的规格上印着的地址", "美平路 88 号")
    lines: tuple[PrintedLine, ...] = field("班次", "班车各方向的时刻", "", ())


class Edition(Model):
    """One 版次 of one card, frozen."""

    origin: InstanceOf[Origin] = Origin("")
    card: Id = field("连心卡", "哪张卡，写卡的编号", "card-meiping", REQUIRED)
    name: Line = field("名称", "卡的名称", "美平苑便民连心卡", REQUIRED)
    edition: Line = field("版次", "印在卡上的版次", "2026年第1版", REQUIRED)
    code: Id = field("短码", "二维码打开的页面 k/短码/", "k7m3xp", REQUIRED)
    frozen_on: Day = field("定版", "哪天送印", "2026-11-25", REQUIRED)
    quantity: Number | None = field("印数", "印了多少张", "1300")
    printer: Line | None = field("印刷厂", "哪家印的", "镇文印店")
    formats: tuple[Line, ...] = field("规格", "印了哪几种", "A6", REQUIRED)
    address: Https = field("二维码", "二维码里的网址", "https://example.org/k/k7m3xp/", REQUIRED)
    units: tuple[Id, ...] = field("适用范围", "哪个居委的卡", "meiping", REQUIRED)
    unit: Line = field("单位", "印在卡上的单位", "罗店镇 美平苑居委会", REQUIRED)
    checked: Line | None = field("核对", "印在卡上的核对日期", "2026年11月8日")
    demo: Flag = field("演示", "是不是演示卡", "是", default=False)
    rows: tuple[PrintedRow, ...] = field("内容", "卡上的各行，一字不差", "", REQUIRED)
    seal: Line = field("校验", "由程序算出；上面改了一个字，它就对不上", "3f2a", REQUIRED)

    def __repr__(self) -> str:
        """Name the edition and its seal; what is made from it depends on nothing else."""
        return f"<edition {self.card} {self.code} {self.seal}>"

    def __hash__(self) -> int:
        return hash((self.card, self.code, self.seal))

    @property
    def rank(self) -> tuple[Any, ...]:
        """The later one of a card is the larger."""
        return self.frozen_on, self.edition

    @property
    def seal_due(self) -> str:
        """The seal that the content asks for; a field added in later years and left out does not change it."""
        said = json.dumps(_said(self), ensure_ascii=False, sort_keys=True)
        return blake2b(said.encode(), digest_size=_SEAL_BYTES).hexdigest()


def _said(value: Any) -> Any:
    """What was written as plain text, what was left out left out."""
    if isinstance(value, Model):
        names = (name for name in type(value).model_fields if name not in ("origin", "seal"))
        return {name: _said(held) for name in names if (held := getattr(value, name)) not in (None, (), False)}
    return [_said(item) for item in value] if isinstance(value, tuple) else str(value)
