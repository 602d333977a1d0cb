"""Who made sure of a record, when and how (HSDS assured_date, assurer)."""

from __future__ import annotations

import re
from typing import Annotated

from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Line, one_of
from build_tools.values.choice import Choice
from build_tools.values.day import split_after_day

_BETWEEN = re.compile(r"[\s、，,;；]+")


class How(Choice):
    """How a record was checked."""

    PHONE = "phone", "电话"
    VISIT = "visit", "现场"
    DOCUMENT = "document", "文件"
    WEBSITE = "website", "网站"


class Verified(Model):
    """The last check; ``2026-11-01 电话 社工站`` is its short form."""

    on: Day = field("日期", "核对的那一天", "2026-11-01", REQUIRED)
    how: Annotated[How, one_of(How)] = field("方式", "电话、现场、文件或网站", "电话", How.PHONE)
    by: Line | None = field("岗位", "谁核对的，写岗位不写人名", "居委信息员")

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """Day, then how, then by whom, with spaces between."""
        day, rest = split_after_day(text)
        return {"on": day} | dict(zip(("how", "by"), _BETWEEN.split(rest, maxsplit=1) if rest else (), strict=False))
