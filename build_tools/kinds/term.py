"""When schools are open: the terms of one school year."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Days, Line, Number
from build_tools.values.period import Period


class Term(Model):
    """One term; its days off by the State Council's notice need not be left out."""

    name: Line = field("名称", "哪个学期", "第一学期", REQUIRED)
    dates: tuple[Days, ...] = field(
        "日期", "从开学到放假的前一天；中间放秋假，就分两段写", "2026-09-01 至 2027-01-22", REQUIRED
    )


class SchoolYear(Record):
    """A 校历 (GTFS calendar; the education bureau's yearly paper)."""

    folder = "terms"
    kind = "term"
    label = "校历"
    help = "教育局每学年公布的开学和放假的日子，“上学日”照它算"
    review = Period(months=12)

    year: Number = field("学年", "从哪一年秋天开始", "2026", REQUIRED)
    terms: tuple[Term, ...] = field("学期", "每个学期从哪天到哪天", "", REQUIRED)
