"""A number about the neighbourhood, with its day, its source and, where it is a sum, the sum."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Day, Line, Number, Reads
from build_tools.values.errors import BadValue
from build_tools.values.formula import Formula, parse_formula
from build_tools.values.period import Period


class Statistic(Record):
    """A 数字 (schema.org Observation)."""

    folder = "statistics"
    kind = "statistic"
    label = "数字"
    help = "有多少户、多少人、多少志愿者：哪天的数、从哪里来；加出来的写算式，检查时会再算一遍"
    review = Period(months=12)

    value: Number = field("数值", "多少", "2717", REQUIRED)
    unit: Line = field("单位", "户、人、支、件", "户", REQUIRED)
    as_of: Day = field("截至", "哪一天的数", "2026-06-30", REQUIRED)
    formula: Annotated[Formula, Reads(parse_formula)] | None = field("算式", "几个数加起来的，写出来", "1834+883=2717")

    @model_validator(mode="after")
    def _is_what_the_formula_makes(self) -> Self:
        if self.formula and self.formula.total != self.value:
            what = f"“数值”是 {self.value}，算式算出来是 {self.formula.total}"
            raise BadValue(what, "与来源核对，改对其中一个。", "E219")
        return self
