"""A notice: fields, then Markdown, in ``content/notices/``."""

from __future__ import annotations

from typing import Annotated, NamedTuple, Self

from pydantic import model_validator

from build_tools.kinds.base import Entry
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.parts.translation import NoticeTranslation, NoticeTranslations
from build_tools.kinds.reads import Day, Days, DepartureTime, Flag, Id, Line, one_of
from build_tools.kinds.shuttle import Trip
from build_tools.values.choice import Choice
from build_tools.values.errors import BadValue


class Category(Choice):
    """The five columns that 庄行镇's 亲馨红管家 has proved."""

    GUIDE = "guide", "办事指南"
    SEASON = "season", "四季节气"
    TIP = "tip", "温馨提示"
    CULTURE = "culture", "文化活动"
    IMPORTANT = "important", "重要通知"


class Severity(Choice):
    """How loudly it is shown."""

    NORMAL = "normal", "普通"
    IMPORTANT = "important", "重要"
    URGENT = "urgent", "紧急"


class Action(Choice):
    """What happens to a service."""

    CANCEL = "cancel", "取消"
    ADD = "add", "加开"
    RETIME = "retime", "改点"
    SKIP = "skip", "跳站"
    MOVE = "move", "迁站"
    SUSPEND = "suspend", "停运"


class Effect(Model):
    """A temporary change to a record; it ends by itself and never touches the base table."""

    target: Id = field("对象", "哪条记录，写编号", "daju-line", REQUIRED)
    dates: Days = field("日期", "哪几天", "2026-12-25 至 2026-12-26", REQUIRED)
    action: Annotated[Action, one_of(Action)] = field("动作", "取消、加开、改点、跳站、迁站、停运", "取消", REQUIRED)
    direction: Line | None = field("方向", "班车的哪个方向", "往大润发")
    trips: tuple[DepartureTime, ...] = field("班次", "哪几班（起点发车时刻）", "16:30", ())
    to: tuple[DepartureTime, ...] = field("改为", "改成几点", "17:00", ())
    stops: tuple[Line, ...] = field("站点", "哪几站", "美平苑", ())
    rows: tuple[Trip, ...] = field("各站", "加开的班次到每一站的时刻，不停的写 -", "12:00 12:04 - 12:20", ())


class Target(NamedTuple):
    """A link in the text to something of this site; line and column count from 1 in the text."""

    address: str
    line: int
    column: int


class Notice(Entry):
    """A 公告 (schema.org SpecialAnnouncement)."""

    folder = "notices"
    kind = "notice"
    label = "公告"
    help = "通知、提示、活动、指南：有发布日期，会过期"

    name: Line = field("标题", "一句话说清什么事", "12月1日起大居线末班延至21:00", REQUIRED, also="title")
    category: Annotated[Category, one_of(Category)] = field("类别", "五个栏目之一", "重要通知", REQUIRED)
    publish_on: Day = field("发布", "哪天开始显示", "2026-11-20", REQUIRED)
    expires_on: Day | None = field("失效", "到哪天为止（含当天），之后进存档", "2026-12-31")
    resolved_on: Day | None = field("解除", "事情解决的日子", "2026-11-25")
    pinned: Flag = field("置顶", "排在最前面", "是", default=False)
    severity: Annotated[Severity, one_of(Severity)] = field("级别", "普通、重要或紧急", "重要", Severity.NORMAL)
    summary: Line | None = field("摘要", "列表里显示的一句话", "末班车从 20:00 延到 21:00")
    author: Line | None = field("发布单位", "谁发布的，写单位或岗位", "美平苑居委会")
    affects: tuple[Id, ...] = field("影响", "与哪些记录有关，写编号", "daju-line", ())
    effects: tuple[Effect, ...] = field("变动", "班车的临时变动", "", ())
    i18n: NoticeTranslations | None = field("译文", "英文的写法")
    body: str = ""
    targets: tuple[Target, ...] = ()

    @property
    def english(self) -> NoticeTranslation:
        """Its words in English, as far as there are any."""
        return (self.i18n and self.i18n.en) or NoticeTranslation()

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.expires_on and self.expires_on < self.publish_on:
            raise BadValue("“失效”早于“发布”", "把前后两个日期核对一遍。", "E216")
        return self
