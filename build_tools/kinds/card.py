"""A 便民连心卡: which records, in which sections, on which paper."""

from __future__ import annotations

from typing import Annotated

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Id, Line, Number, one_of
from build_tools.values.choice import Choice
from build_tools.values.period import Period


class CardFormat(Choice):
    """The paper that a card is printed on."""

    A6 = "a6", "A6"


class Section(Model):
    """A heading and what stands below it."""

    title: Line = field("标题", "卡上这一栏的标题", "常用电话", REQUIRED)
    pick: tuple[Line, ...] = field("选取", "记录的编号、种类、类别或标签", "居委、物业、派出所", REQUIRED)
    max: Number | None = field("最多", "最多几条", "8")


class Card(Record):
    """One design, printed for one committee (vCard)."""

    folder = "cards"
    kind = "card"
    label = "连心卡"
    help = "印给居民的便民连心卡：选哪些记录、怎么分栏"
    review = Period(months=12)

    units: tuple[Id, ...] = field("适用范围", "哪个居委的卡，写辖区的编号", "meiping", REQUIRED)
    format: Annotated[CardFormat, one_of(CardFormat)] = field("规格", "纸张大小", "A6", CardFormat.A6)
    edition: Line = field("版次", "第几版；每次送印加一", "2026年第1版", REQUIRED)
    sections: tuple[Section, ...] = field("栏目", "卡上的各栏，按顺序", "", REQUIRED)
