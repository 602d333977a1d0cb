"""Something that must be made public, and by when."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Day, Line, Paragraphs, one_of
from build_tools.values.choice import Choice
from build_tools.values.errors import BadValue
from build_tools.values.period import Period


class Matter(Choice):
    """What it is about."""

    AFFAIRS = "affairs", "居务", "村务"
    MONEY = "money", "财务", "收支"
    PARTY = "party", "党务"
    SERVICE = "service", "服务", "办事"
    PROPERTY = "property", "物业和业委会", "物业", "公共收益"


class Disclosure(Record):
    """A 公开事项 (政府信息公开条例, article 26: within 20 working days)."""

    folder = "disclosures"
    kind = "disclosure"
    label = "公开事项"
    help = "要公开的收支、表决、安排：内容、依据、哪天形成、在哪里公开；20 个工作日内要公开"
    review = Period(months=12)

    category: Annotated[Matter, one_of(Matter)] = field("类别", "哪一类", "财务", REQUIRED)
    content: Paragraphs = field("内容", "公开的内容，或一句话加链接", "三季度公共收益收支表。", REQUIRED)
    basis: Line | None = field("公开依据", "照哪个规定公开", "《上海市住宅物业管理规定》")
    formed_on: Day = field("形成", "哪天形成的", "2026-10-12", REQUIRED)
    published_on: Day | None = field("公开", "哪天公开的；还没有就不写", "2026-10-20")
    channels: tuple[Line, ...] = field("渠道", "在哪里公开", "公示栏、本网站", ())

    @model_validator(mode="after")
    def _is_published_after_it_exists(self) -> Self:
        if self.published_on and self.published_on < self.formed_on:
            raise BadValue("“公开”早于“形成”", "核对两个日期。", "E216")
        return self
