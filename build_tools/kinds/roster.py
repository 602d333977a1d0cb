"""Who is on duty: posts that take turns, or turns by date."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.parts import PhoneEntry
from build_tools.kinds.reads import Day, Days, Hours, Line, Reads, Time
from build_tools.values.errors import BadValue
from build_tools.values.period import Period, parse_period

_BETWEEN_POSTS = re.compile(r"\s*[、；;]\s*")
_ROLE_AND_NUMBER = re.compile(r"(.+?)[\s:：，,]+([+＋(（\d０-９][\d０-９\s()（）转*—－-]+)")


class Post(Model):
    """A role, never a person, and where it is reached; a line is the role, then its number."""

    between = _BETWEEN_POSTS

    role: Line = field("岗位", "哪个岗位值班，不写姓名", "网格一岗", REQUIRED)
    phone: PhoneEntry | None = field(
        "电话", "这个岗位值班时接的号码；都接同一部电话，写在值班表的“电话”里", "021-7000-3011"
    )

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """The role comes first, the number after a space; there may be none."""
        match = _ROLE_AND_NUMBER.fullmatch(text.strip())
        return {"role": match[1], "phone": match[2]} if match else {"role": text}


def _turn_length(text: str) -> Period:
    length = parse_period(text)
    if length.months:
        raise BadValue(f"“{text.strip()}”每次不一样长", "按天或按周轮，写成“1天”或“2周”；按月的写进“日期”。", "E214")
    return length


class Rotation(Model):
    """Posts in the order in which they follow each other, over and over."""

    posts: tuple[Post, ...] = field(
        "岗位",
        "按轮到的先后写，一行一个，或用顿号隔开：岗位，空一格，电话",
        "网格一岗 021-7000-3011、网格二岗 021-7000-3012",
        REQUIRED,
    )
    start: Day = field("从哪天起", "第一个岗位从哪天开始", "2026-11-02", REQUIRED)
    every: Annotated[Period, Reads(_turn_length)] = field("每班", "几天或几周换一次", "1周", REQUIRED)


class Turn(Model):
    """One post on dates; it goes before the rotation."""

    dates: Days = field(
        "日期", "值哪几天：从头一天的交接时间，到最后一天的第二天的交接时间", "2026-10-01 至 2026-10-03", REQUIRED
    )
    post: Post = field("岗位", "谁值班：岗位，空一格，电话", "网格一岗 021-7000-3011", REQUIRED)


class Roster(Record):
    """A 值班表 (HSDS schedule; iCalendar)."""

    folder = "rosters"
    kind = "roster"
    label = "值班"
    help = "值班表：哪个岗位、哪一天、什么时段接电话，没人接打哪里"
    review = Period(months=3)

    hours: Hours | None = field("时段", "什么时段有人值班；不写就是一直有人", "每天 17:00-次日8:30", also="时间")
    handover: Time = field("交接时间", "几点换下一个岗位；这一刻起就算下一个", "8:30", REQUIRED)
    rotation: Rotation | None = field("轮换", "几个岗位轮流：岗位、从哪天起、每班多久")
    turns: tuple[Turn, ...] = field("日期", "按日期排的班；和轮换碰上了，照日期的", "", ())
    fallback: PhoneEntry | None = field("没人接打", "值班电话没人接，或没有排班时打的号码", "021-7000-1000")

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        if not (self.turns or (self.rotation and self.rotation.posts)):
            raise BadValue("没有写谁值班", "写“轮换”（几个岗位轮流），或写“日期”（哪几天是哪个岗位）。", "E218")
        return self

    def number_of(self, post: Post) -> PhoneEntry | None:
        """Where a post is reached: its own number, else the one that all share."""
        return post.phone or next(iter(self.numbers_to_call), None)
