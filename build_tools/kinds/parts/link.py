"""Addresses on the web, and what a record rests on."""

from __future__ import annotations

from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Https, Line


class Link(Model):
    """A page elsewhere, with a title that says where it leads."""

    title: Line = field("标题", "链接上的文字", "一网通办", REQUIRED)
    url: Https = field("网址", "https:// 开头", "https://example.org/", REQUIRED)

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """A bare address is its own title."""
        return {"title": text, "url": text}


class Source(Model):
    """The paper, page or office that a record was copied from."""

    title: Line = field("标题", "出处的名称", "站内公示牌", REQUIRED)
    url: Https | None = field("网址", "https:// 开头", "https://example.org/")
    date: Day | None = field("日期", "出处上的日期", "2026-10-30")

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """A line is the title."""
        return {"title": text}
