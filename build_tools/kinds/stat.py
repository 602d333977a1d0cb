"""A month of a hotline: how many called, how many were helped, how many were content."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Id, Number, Reads
from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.period import Period
from build_tools.values.share import share

_MONTH = re.compile(r"(20\d\d)(?:-|年|/|\.)(0?[1-9]|1[0-2])月?")


def parse_month(text: str) -> str:
    """Read 2026年10月 or 2026-10 as 2026-10."""
    if match := _MONTH.fullmatch(fold(text).replace(" ", "")):
        return f"{match[1]}-{int(match[2]):02}"
    raise BadValue(f"“{text.strip()}”不是月份", "写成 2026-10。", "E204")


class HotlineStat(Record):
    """A 热线统计, one hotline and one month."""

    folder = "hotline_stats"
    kind = "stat"
    label = "热线统计"
    help = "一条热线一个月接了多少、办结多少、回访多少、多少人满意；比例由程序算"
    review = Period(months=12)

    hotline: Id = field("热线", "哪条热线，写编号", "bxy3-hotline", REQUIRED)
    month: Annotated[str, Reads(parse_month)] = field("月份", "哪个月", "2026-10", REQUIRED)
    received: Number = field("来电", "接到多少", "501", REQUIRED)
    resolved: Number = field("办结", "其中办结多少", "494", REQUIRED)
    revisited: Number | None = field("回访", "回访了多少", "494")
    satisfied: Number | None = field("满意", "回访的人里多少满意", "480")

    @property
    def computed(self) -> tuple[tuple[str, str], ...]:
        """Of those who called, and of those who were asked."""
        rates = [("办结率", share(self.resolved, self.received))]
        if self.revisited is not None and self.satisfied is not None:
            rates.append(("满意率", share(self.satisfied, self.revisited)))
        return tuple(rates)

    @model_validator(mode="after")
    def _parts_are_no_larger_than_wholes(self) -> Self:
        for part, whole, words in (
            (self.resolved, self.received, "办结的比来电的多"),
            (self.satisfied, self.revisited, "满意的比回访的多"),
        ):
            if part is not None and whole is not None and part > whole:
                raise BadValue(f"{words}：{part} 比 {whole}", "与台账核对，改对其中一个。", "E219")
        return self
