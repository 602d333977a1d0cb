"""A matter that residents raised, and what became of it; of a place, never of a person."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Flag, Line, Paragraphs, one_of
from build_tools.values.choice import Choice
from build_tools.values.errors import BadValue
from build_tools.values.period import Period


class Via(Choice):
    """How it came in."""

    RECEPTION = "reception", "接待日", "民情接待日"
    HOTLINE = "hotline", "热线", "电话"
    CITY = "city", "12345", "市民热线"
    GRID = "grid", "网格员", "走访"
    BOX = "box", "意见箱", "金点子"
    MEETING = "meeting", "议事会", "座谈会"


class Track(Choice):
    """Small matters at once, larger ones by talking, hard ones by several bodies."""

    AT_ONCE = "at_once", "马上办"
    BY_TALKING = "by_talking", "协商办"
    TOGETHER = "together", "联合办"


class Progress(Choice):
    """How far it is."""

    TAKEN = "taken", "已受理", "受理"
    UNDER_WAY = "under_way", "办理中"
    DONE = "done", "已办结", "办结"
    EXPLAINED = "explained", "已答复", "解释说明"


class Step(Model):
    """What one body did on a day."""

    on: Day = field("日期", "哪天", "2026-11-04", REQUIRED)
    by: Line = field("单位", "哪个单位", "物业", REQUIRED)
    text: Line = field("做了什么", "一句话", "到现场看过，约了电工", REQUIRED)


class Revisit(Model):
    """Whether those who raised it were asked afterwards."""

    on: Day = field("日期", "哪天回访", "2026-11-10", REQUIRED)
    satisfied: Flag | None = field("满意", "满意写“是”", "是")


class Issue(Record):
    """A 民情 (Open311 GeoReport v2 service request)."""

    folder = "issues"
    kind = "issue"
    label = "民情台账"
    help = "居民提的一件事：哪天提的、谁来办、办到哪一步；只写地方，不写谁提的"
    review = Period(months=3)

    raised_on: Day = field("提出", "哪天提出的", "2026-11-04", REQUIRED)
    via: Annotated[Via, one_of(Via)] = field("途径", "怎么提出来的", "接待日", REQUIRED)
    category: Line = field("类别", "哪一类的事", "路灯", REQUIRED)
    track: Annotated[Track, one_of(Track)] = field("办法", "马上办、协商办，或联合办", "马上办", REQUIRED)
    summary: Paragraphs = field("事情", "什么事，在哪里", "3 号楼前的路灯不亮。", REQUIRED)
    process: tuple[Step, ...] = field("过程", "哪天、哪个单位、做了什么", "", ())
    due_on: Day | None = field("限期", "哪天以前办好", "2026-11-18")
    progress: Annotated[Progress, one_of(Progress)] = field("进展", "办到哪一步", "办理中", REQUIRED)
    result: Paragraphs | None = field("结果", "办成什么样；办不了的写为什么", "换了灯头，当晚亮了。")
    resolved_on: Day | None = field("办结日期", "哪天办结", "2026-11-06")
    revisit: Revisit | None = field("回访", "哪天回访，满不满意")

    @property
    def computed(self) -> tuple[tuple[str, str], ...]:
        """How long it took."""
        if not self.resolved_on:
            return ()
        days = (self.resolved_on - self.raised_on).days
        return (("用了", f"{days} 天" if days else "当天办结"),)

    @model_validator(mode="after")
    def _what_is_done_says_so(self) -> Self:
        is_done = self.progress in (Progress.DONE, Progress.EXPLAINED)
        if is_done and not (self.result and self.resolved_on):
            raise BadValue(f"“进展”是{self.progress}，没有写“结果”和“办结日期”", "两项都写上。", "E202")
        days = [self.raised_on, *(step.on for step in self.process), *([self.resolved_on] if self.resolved_on else [])]
        if days != sorted(days):
            raise BadValue("日期的先后不对", "提出、过程、办结要从早到晚写。", "E216")
        return self
