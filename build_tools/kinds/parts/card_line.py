"""How a record appears on the 便民连心卡."""

from __future__ import annotations

from build_tools.kinds.fields import Model, field
from build_tools.kinds.reads import Flag, Line, Number


class CardLine(Model):
    """Whether it goes on the card, under which words, in which place."""

    include: Flag = field("印上", "不想印写“否”", "是", default=True)
    label: Line | None = field("短名", "卡上地方小，写短一些", "物业报修")
    order: Number = field("次序", "数字小的排在前面", "10", default=100)
    section: Line | None = field("栏目", "放进卡的哪一栏", "常用电话")

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """A line says only whether: 是 or 否."""
        return {"include": text}
