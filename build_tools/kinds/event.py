"""Something that happens on a day: a show, a class, a free clinic."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Days, Id, Line, Money, Number, Time
from build_tools.values.errors import BadValue
from build_tools.values.period import Period


class Event(Record):
    """A 活动 (schema.org Event; iCalendar VEVENT)."""

    folder = "events"
    kind = "event"
    label = "活动"
    help = "哪天、几点、在哪里有什么活动，怎么报名"
    review = Period(months=3)

    days: Days = field("日期", "哪一天，或哪天到哪天", "2026-12-18", REQUIRED)
    start: Time | None = field("开始", "几点开始", "14:00")
    end: Time | None = field("结束", "几点结束", "16:00")
    place: Id | None = field("地点", "在哪里，写网点的编号；不是网点就写“位置”", "bxy7-activity-room")
    capacity: Number | None = field("名额", "最多多少人", "40")
    organiser: Line | None = field("主办", "谁办的", "居委会、文化志愿者队")
    signup: Line | None = field("报名", "怎么报名、到哪天为止", "打居委会电话，报满为止")
    cost: Money | None = field("收费", "免费，或多少钱", "免费")

    @property
    def last_day(self) -> date | None:
        """It is over when it is over, whatever 失效 says."""
        return min(self.days.last, self.valid_to) if self.valid_to else self.days.last

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.start and self.end and self.end.minutes <= self.start.minutes:
            raise BadValue("“结束”不晚于“开始”", "核对两个时刻；开到半夜以后的，“结束”不写，写进“简介”。", "E216")
        return self
