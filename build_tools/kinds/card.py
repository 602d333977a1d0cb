"""A 便民连心卡: which records, in which sections, on which paper."""

from __future__ import annotations

from typing import Annotated

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Flag, Id, Line, Number, one_of
from build_tools.values.choice import Choice
from build_tools.values.period import Period


class CardFormat(Choice):
    """The paper that a card is printed on."""

    NAME = "name", "名片"
    FOLDED = "folded", "折页"
    A6 = "a6", "A6"
    A5 = "a5", "A5冰箱贴", "A5", "冰箱贴"
    A4 = "a4", "A4楼道海报", "A4", "楼道海报", "海报"
    NUMBERS = "numbers", "号码长图", "长图"


_Formats = tuple[Annotated[CardFormat, one_of(CardFormat)], ...]


class Section(Model):
    """A heading and what stands below it."""

    title: Line = field("标题", "卡上这一栏的标题", "常用电话", REQUIRED)
    pick: tuple[Line, ...] = field("选取", "记录的编号、种类、类别或标签", "居委、物业、派出所", REQUIRED)
    max: Number | None = field("最多", "最多几条", "8")
    formats: _Formats = field("只上", "只印在哪些规格上；不写就都印", "A6、A5冰箱贴", ())
    large_print: Flag = field("大字版", "大字版放不下这一栏时写“否”", "否", default=True)


class Card(Record):
    """One design, printed for one committee (vCard)."""

    folder = "cards"
    kind = "card"
    label = "连心卡"
    help = "印给居民的便民连心卡：选哪些记录、怎么分栏"
    review = Period(months=12)

    units: tuple[Id, ...] = field("适用范围", "哪个居委的卡，写辖区的编号", "meiping", REQUIRED)
    formats: _Formats = field("规格", "印成哪几种，用顿号分开", "A6、A4楼道海报", (CardFormat.A6,))
    large_print: Flag = field("大字版", "A6 以上的规格再各做一份大字的，写“是”", "是", default=False)
    per_building: Flag = field("分楼栋", "每栋楼一张，印上本楼的网格和物业，写“是”", "是", default=False)
    edition: Line = field("版次", "第几版；每次送印加一", "2026年第1版", REQUIRED)
    sections: tuple[Section, ...] = field("栏目", "卡上的各栏，按顺序", "", REQUIRED)

    @property
    def titled(self) -> tuple[tuple[str, tuple[Section, ...]], ...]:
        """The sections under their titles: formats that hold more have one of the same title."""
        titles = dict.fromkeys(section.title for section in self.sections)
        return tuple((title, tuple(each for each in self.sections if each.title == title)) for title in titles)
